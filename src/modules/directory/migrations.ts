import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const directoryMigrations: MigrationSet = { schema: "directory", directory: new URL("./migrations/", import.meta.url) };
