export { createBulk } from "./bulk.ts";
export type { Bulk, BulkDeps, BulkExport } from "./bulk.ts";
export { bulkRoutes } from "./routes.tsx";
