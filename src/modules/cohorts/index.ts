export { cohortMigrations } from "./migrations.ts";
