import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const indicatorMigrations: MigrationSet = { schema: "indicators", directory: new URL("./migrations/", import.meta.url) };
