import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const datasetMigrations: MigrationSet = { schema: "datasets", directory: new URL("./migrations/", import.meta.url) };
