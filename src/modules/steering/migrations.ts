import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const steeringMigrations: MigrationSet = { schema: "steering", directory: new URL("./migrations/", import.meta.url) };
