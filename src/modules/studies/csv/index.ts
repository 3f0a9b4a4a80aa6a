export { readStudyTable, type StudyTableFile } from "./read.ts";
export { studyTable } from "./write.ts";
export { templateHelp, templateTable } from "./template.ts";
