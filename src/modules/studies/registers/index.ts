export { readCtgovJson, readCtgovStudy, type ReadRegisterFile, type ReadRegisterRecord } from "./ctgov/index.ts";
export { createStudyImports, type StudyImports } from "./actions/imports.ts";
export { kindOf, readStudyFiles, type FileKind } from "./actions/read-files.ts";
export { recordOutcomes, type RegisterRun, type RunLine } from "./domain/run.ts";
export { createRegisterFollowing, type RegisterFollowing } from "./network/follow.ts";
export { createRegisterLookUp } from "./network/look-up.ts";
export { ctgovBase } from "./network/client.ts";
export { studyImportRoutes } from "./web/import-routes.tsx";
