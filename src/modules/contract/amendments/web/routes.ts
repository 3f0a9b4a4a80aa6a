import type { Route } from "../../../../kernel/http/route.ts";
import { actRoutes } from "./acts/act-routes.tsx";
import { amendmentApiRoutes } from "./api/api-routes.ts";
import { detailRoutes } from "./detail/detail-routes.tsx";
import type { AmendmentWebDeps } from "./deps.ts";
import { editRoutes } from "./forms/edit-routes.tsx";
import { removeRoutes } from "./forms/remove-routes.tsx";
import { listRoutes } from "./list/list-routes.tsx";

/** Every page, export and API route of the amendments. Drafts are for those who work with the contract; nothing here is public. */
export function createAmendmentRoutes(deps: AmendmentWebDeps): readonly Route[] {
  return [...listRoutes(deps), ...detailRoutes(deps), ...editRoutes(deps), ...removeRoutes(deps), ...actRoutes(deps), ...amendmentApiRoutes(deps)];
}
