import type { Route } from "../../../../kernel/http/route.ts";
import { formApiRoutes } from "./api-routes.ts";
import type { FormWebDeps } from "./deps.ts";
import { draftRoutes } from "./draft-routes.tsx";
import { formRoutes } from "./form-routes.tsx";

export type { FormWebDeps } from "./deps.ts";

/** Pages and API of forms, for those who run questionnaires. */
export function createFormRoutes(deps: FormWebDeps): readonly Route[] {
  return [...formRoutes(deps), ...draftRoutes(deps), ...formApiRoutes(deps)];
}
