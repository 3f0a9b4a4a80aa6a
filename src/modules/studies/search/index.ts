export { facetCodes as studyFacetCodes, queryOf, questionFrom, studyQuery, studySorts } from "./domain/question.ts";
export type { FacetCode as StudyFacetCode, StudyAnswer, StudyQuery, StudyQuestion, StudySort } from "./domain/question.ts";
export { createStudySearch } from "./searcher.ts";
export type { StudySearch, StudySearchDeps } from "./searcher.ts";
export { studySearchRoutes } from "./routes.ts";
export type { StudySearchRouteDeps } from "./routes.ts";
