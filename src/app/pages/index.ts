export { createAppRoutes } from "./routes.ts";
export type { AppPagesDeps } from "./routes.ts";
export { auditRoute } from "./audit-routes.ts";
