import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const mortalityMigrations: MigrationSet = { schema: "mortality", directory: new URL("./migrations/", import.meta.url) };
