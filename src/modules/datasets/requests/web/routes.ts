import type { Route } from "../../../../kernel/http/route.ts";
import { apiRoutes } from "./api-routes.ts";
import { askRoutes } from "./ask-routes.tsx";
import type { RequestWebDeps } from "./deps.ts";
import { listRoutes } from "./list-routes.tsx";
import { requestRoutes } from "./request-routes.tsx";
import { settingsRoutes } from "./settings-routes.tsx";
import { sharedRoutes } from "./shared-routes.tsx";

/** Asking for access, deciding on it, following it. */
export function createRequestRoutes(deps: RequestWebDeps): readonly Route[] {
  return [...askRoutes(deps), ...listRoutes(deps), ...requestRoutes(deps), ...settingsRoutes(deps), ...sharedRoutes(deps), ...apiRoutes(deps)];
}
