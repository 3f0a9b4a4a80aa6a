export { studySheetRoutes } from "./routes.ts";
export type { LinkedForm, StudySheetDeps, StudyStandards } from "./deps.ts";
export { plainTitle, studyTitle } from "./view.ts";
export { studyStandards } from "./standards.ts";
