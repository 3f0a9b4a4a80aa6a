export { readingRoutes } from "./routes.ts";
export type { ReadingDeps } from "./deps.ts";
export { workPath } from "./result-list.tsx";
