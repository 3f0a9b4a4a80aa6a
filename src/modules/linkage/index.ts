export { linkageMigrations } from "./migrations.ts";
export type * from "./domain/model.ts";
export type * from "./domain/run.ts";
