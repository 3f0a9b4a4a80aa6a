export { studyVersionRoutes } from "./routes.ts";
