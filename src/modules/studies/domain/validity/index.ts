export { validateStudy } from "./validate.ts";
export type { StudyValidityContext } from "./issue.ts";
