import type { Route } from "../../../kernel/http/route.ts";
import { cohortApiRoutes } from "./api-routes.ts";
import type { CohortWebDeps } from "./deps.tsx";
import { indicatorRoutes } from "./indicator/routes.tsx";
import { editRoutes } from "./register/edit-routes.tsx";
import { registerRoutes } from "./register/routes.tsx";
import { requestRoutes } from "./requests/routes.tsx";
import { serviceRoutes } from "./services/routes.tsx";

/** The register of cohorts, services and requests, indicator 5: pages, files and API. */
export function cohortRoutes(deps: CohortWebDeps): readonly Route[] {
  return [...registerRoutes(deps), ...editRoutes(deps), ...serviceRoutes(deps), ...requestRoutes(deps), ...indicatorRoutes(deps), ...cohortApiRoutes(deps)];
}
