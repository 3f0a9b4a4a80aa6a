export { readFreshXml, type FreshFile } from "./read.ts";
export { freshPaths, type FreshPath } from "./paths.ts";
export { freshXml, type FreshWriteFacts } from "./write.ts";
export { freshRoutes, type FreshRouteDeps } from "./routes.ts";
