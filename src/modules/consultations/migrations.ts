import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const consultationMigrations: MigrationSet = { schema: "consultations", directory: new URL("./migrations/", import.meta.url) };
