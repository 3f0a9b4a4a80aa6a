import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const reportMigrations: MigrationSet = { schema: "reports", directory: new URL("./migrations/", import.meta.url) };
