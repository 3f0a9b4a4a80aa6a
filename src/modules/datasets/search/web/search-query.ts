import { z } from "zod";
import { emptyAsNone, pageNumber, queryText as textOf, questionFrom, valueList, withoutFacets, withoutValue as without, type QueryChanges } from "../../../../kernel/search/documents/index.ts";
import { facetCodes, searchSorts, type FacetCode, type SearchQuestion } from "../domain/question.ts";

export { withoutFacets };

const list = valueList(300);

/** What datasets may be asked with, in addresses of the page, the exports and the API alike. */
export const searchQuery = z.object({
  q: z.string().max(1000).optional(),
  sort: z.preprocess(emptyAsNone, z.enum(searchSorts).optional()),
  page: pageNumber,
  kind: list, theme: list, human: list, access: list, format: list, licence: list, unit: list, region: list, year: list, origin: list, label: list,
});
export type SearchQuery = z.output<typeof searchQuery>;

export const questionOf = (query: SearchQuery): SearchQuestion => questionFrom(facetCodes, query);

/** The query part of an address that asks the same, the page left out. */
export const queryText = (query: SearchQuery, changes: QueryChanges = {}): string => textOf(facetCodes, query, changes);

export const withoutValue = (query: SearchQuery, code: FacetCode, value: string): string => without(facetCodes, query, code, value);
