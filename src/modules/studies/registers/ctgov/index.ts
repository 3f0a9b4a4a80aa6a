export { readCtgovJson, type ReadRegisterFile, type ReadRegisterRecord } from "./file.ts";
export { readCtgovStudy } from "./study.ts";
