import type { MigrationSet } from "../db/migrate.ts";

/** The ledger of what is published: to be put before the modules that publish. */
export const oaiMigrations: MigrationSet = { schema: "oai", directory: new URL("./migrations/", import.meta.url) };

export { createOaiProvider } from "./provider.ts";
export type { OaiProvider, OaiProviderOptions } from "./provider.ts";
export { dublinCoreElement } from "./dublin-core.ts";
export { digestOfBodies, dublinCore } from "./repository.ts";
export type { OaiChanges, OaiEntry, OaiFormat, OaiRepository, OaiSet } from "./repository.ts";
export { liveIds } from "./ledger.ts";
export { oaiRoutes } from "./routes.ts";
