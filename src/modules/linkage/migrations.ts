import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const linkageMigrations: MigrationSet = { schema: "linkage", directory: new URL("./migrations/", import.meta.url) };
