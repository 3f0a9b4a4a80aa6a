import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const studyMigrations: MigrationSet = { schema: "studies", directory: new URL("./migrations/", import.meta.url) };
