export { mortalityMigrations } from "./migrations.ts";
