import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const cohortMigrations: MigrationSet = { schema: "cohorts", directory: new URL("./migrations/", import.meta.url) };
