import type { DocumentAnswer, DocumentQuestion } from "../../../../kernel/search/documents/index.ts";

/** What a result can be narrowed by. Values within a facet are alternatives, facets add up. */
export const facetCodes = ["kind", "theme", "human", "access", "format", "licence", "unit", "region", "year", "origin", "label"] as const;
export type FacetCode = (typeof facetCodes)[number];

export const searchSorts = ["relevance", "newest", "downloads", "title"] as const;
export type SearchSort = (typeof searchSorts)[number];

export type SearchQuestion = DocumentQuestion<FacetCode, SearchSort>;
export type SearchAnswer = DocumentAnswer<FacetCode>;
