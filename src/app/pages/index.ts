export { createAppRoutes } from "./routes.ts";
export type { AppPagesDeps } from "./routes.ts";
export { auditRoutes } from "./audit-routes.ts";
