import type { MigrationSet } from "../../kernel/db/migrate.ts";

export const bibliometricMigrations: MigrationSet = { schema: "bibliometrics", directory: new URL("./migrations/", import.meta.url) };
