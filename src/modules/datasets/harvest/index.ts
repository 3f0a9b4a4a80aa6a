export { createCatalogueHarvests, type CatalogueHarvestDeps, type CatalogueHarvests } from "./actions/harvests.ts";
export type { CatalogueRun, CatalogueSource, RecordFault, RunStanding } from "./domain/harvest.ts";
export { catalogueKinds, type CatalogueKind } from "./readers/index.ts";
export { catalogueHarvestRoutes } from "./web/routes.tsx";
