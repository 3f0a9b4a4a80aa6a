import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const contractMigrations: MigrationSet = { schema: "contract", directory: new URL("./migrations/", import.meta.url) };
