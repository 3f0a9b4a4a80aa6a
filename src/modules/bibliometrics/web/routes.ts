import type { Route } from "../../../kernel/http/route.ts";
import { apiRoutes } from "./api-routes.ts";
import { methodRoutes } from "./method-routes.tsx";
import { overviewRoutes } from "./overview-routes.tsx";
import { resultRoutes } from "./result-routes.tsx";
import { settingRoutes } from "./settings-routes.tsx";
import { unitRoutes } from "./units-routes.tsx";
import type { BibliometricWebDeps } from "./web-deps.ts";

/** Every page, export and API route of the indicators made of publications. */
export function createBibliometricRoutes(deps: BibliometricWebDeps): readonly Route[] {
  return [...overviewRoutes(deps), ...unitRoutes(deps), ...methodRoutes(deps), ...settingRoutes(deps), ...resultRoutes(deps), ...apiRoutes(deps)];
}
