import type { Route } from "../../kernel/http/route.ts";
import { apiRoutes } from "./api/routes.ts";
import type { LabDeps } from "./deps.ts";
import { mapRoutes } from "./map/routes.ts";
import { pagesRoutes } from "./pages/routes.ts";
import { qualityRoutes } from "./quality/routes.ts";
import { searchRoutes } from "./search/routes.ts";

export type { LabDeps } from "./deps.ts";
export { labMigrations } from "./migrations.ts";

/** Every route of the portal. */
export function createLabRoutes(deps: LabDeps): readonly Route[] {
  return [...searchRoutes(deps), ...mapRoutes(deps), ...pagesRoutes(deps), ...apiRoutes(deps), ...qualityRoutes(deps)];
}
