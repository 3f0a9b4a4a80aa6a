import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const labMigrations: MigrationSet = { schema: "lab", directory: new URL("./migrations/", import.meta.url) };
