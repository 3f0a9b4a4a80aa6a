import type { Route } from "../../kernel/http/route.ts";
import { accessRoutes } from "./access/index.ts";
import { apiRoutes } from "./api/routes.ts";
import type { LabDeps } from "./deps.ts";
import { mapRoutes } from "./map/routes.ts";
import { pagesRoutes } from "./pages/routes.ts";
import { qualityRoutes } from "./quality/routes.ts";
import { searchRoutes } from "./search/routes.ts";

export type { LabDeps } from "./deps.ts";
export { createAccesses } from "./access/index.ts";
export type { Accesses } from "./access/index.ts";
export { entityPath, searchOf } from "./search/index.ts";
export type { Search, SearchAnswer, SearchItem, SearchKind, SearchQuestion } from "./search/index.ts";
export { labRepository } from "./records/oai.ts";
export { RegionMap } from "./map/web/region-map.tsx";
export type { RegionMapProps } from "./map/web/region-map.tsx";
export { labMigrations } from "./migrations.ts";

/** Every route of the portal. */
export function createLabRoutes(deps: LabDeps): readonly Route[] {
  return [...searchRoutes(deps), ...accessRoutes(deps), ...mapRoutes(deps), ...pagesRoutes(deps), ...apiRoutes(deps), ...qualityRoutes(deps)];
}
