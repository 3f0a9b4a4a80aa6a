export type {
  FacetCode, FacetValue, Reading, SearchAnswer, SearchItem, SearchKind, SearchQuestion, SearchSort, SearchState,
} from "./domain/question.ts";
export { facetCodes, searchKinds, searchSorts, searchStates } from "./domain/question.ts";
export { searchOf } from "./searcher.ts";
export type { Search } from "./searcher.ts";
export { pathOf as entityPath } from "./web/result-list.tsx";
