export { studyCompareRoutes } from "./routes.ts";
export type { StudyCompareDeps } from "./routes.ts";
