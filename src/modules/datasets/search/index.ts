export type { Explanation, FacetValue, FoundWord, SearchAnswer, SearchHit, SearchQuestion, SearchSort } from "./domain/question.ts";
export { createDatasetSearch } from "./searcher.ts";
export type { DatasetSearch, DatasetSearchDeps } from "./searcher.ts";
export { searchRoutes } from "./routes.ts";
export type { SearchRouteDeps } from "./routes.ts";
export { downloadsOf } from "./downloads.ts";
