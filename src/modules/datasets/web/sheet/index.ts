export { sheetRoutes } from "./routes.ts";
export { datasetsNear } from "./near.ts";
export type { SheetDeps } from "./deps.ts";
export { formatBytes, accessNames, labelNames, subjectNames } from "./words.ts";
export { titleOf } from "./localised.ts";
