import type { Route } from "../../../kernel/http/route.ts";
import { apiRoutes } from "./api.ts";
import { pageRoutes } from "./pages.tsx";
import { listRoutes } from "./list-page.tsx";
import { valueRoutes } from "./values/routes.tsx";
import type { IndicatorWebDeps } from "./web-deps.ts";

/** Pages, exports and interface for programs of this module. */
export function createIndicatorRoutes(deps: IndicatorWebDeps): readonly Route[] {
  return [...pageRoutes(deps), ...listRoutes(deps), ...valueRoutes(deps), ...apiRoutes(deps)];
}
