export { createAccesses } from "./accesses.ts";
export type { Accesses } from "./accesses.ts";
export { accessRoutes } from "./routes.ts";
