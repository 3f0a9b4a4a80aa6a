export { studyMapRoutes } from "./routes.ts";
export type { StudyMapDeps } from "./routes.ts";
export { createStudyPlaces } from "./study-places.ts";
export type { StudyPlacesIndex } from "./study-places.ts";
