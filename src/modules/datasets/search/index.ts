export type { SearchAnswer, SearchQuestion, SearchSort } from "./domain/question.ts";
export { createDatasetSearch } from "./searcher.ts";
export type { DatasetSearch, DatasetSearchDeps } from "./searcher.ts";
export { searchRoutes } from "./routes.ts";
export type { SearchRouteDeps } from "./routes.ts";
export { downloadsOf } from "./downloads.ts";
export { shippedVocabulary } from "./vocabulary/vocabulary.ts";
