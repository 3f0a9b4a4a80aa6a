import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const publicationMigrations: MigrationSet = { schema: "publications", directory: new URL("./migrations/", import.meta.url) };
