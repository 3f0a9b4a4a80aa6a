export { createAlerts, recipientPrefix } from "./alerts.ts";
export type { AlertDeps, AlertRun, Alerts } from "./alerts.ts";
export { addressOfAlert } from "./alert.ts";
export { alertRoutes } from "./routes.tsx";
export type { AlertWebDeps } from "./routes.tsx";
