export { createUseCounter } from "./use-counter.ts";
export type { RunningUseCounter } from "./use-counter.ts";
export { countRoutes } from "./web/routes.ts";
export type { CountWebDeps } from "./web/routes.ts";
export { isRobot, robotListEdition } from "./robots.ts";
export { takeDemonstrationCounts } from "./demonstration.ts";
export type { MadeUpCount } from "./demonstration.ts";
