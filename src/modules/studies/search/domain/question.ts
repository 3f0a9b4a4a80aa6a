import { z } from "zod";
import { emptyAsNone, pageNumber, questionFrom as fromQuery, queryText, valueList, type DocumentAnswer, type DocumentQuestion, type QueryChanges } from "../../../../kernel/search/documents/index.ts";

/** What studies can be narrowed by, in the order of the page. Values within a facet are alternatives, facets add up. */
export const facetCodes = [
  "condition", "type", "status", "phase", "design", "theme", "population", "age", "sex", "country", "region",
  "sponsor", "sponsorKind", "access", "sharing", "biobank", "national", "results", "doi", "language", "start", "register",
] as const;
export type FacetCode = (typeof facetCodes)[number];

export const studySorts = ["relevance", "newest", "start", "size", "title"] as const;
export type StudySort = (typeof studySorts)[number];

export type StudyQuestion = DocumentQuestion<FacetCode, StudySort>;
export type StudyAnswer = DocumentAnswer<FacetCode>;

const list = valueList(300);

/** What studies may be asked with, in addresses of pages, exports and the API alike. */
export const studyQuery = z.object({
  q: z.string().max(1000).optional(),
  sort: z.preprocess(emptyAsNone, z.enum(studySorts).optional()),
  page: pageNumber,
  condition: list, type: list, status: list, phase: list, design: list, theme: list, population: list, age: list, sex: list, country: list, region: list,
  sponsor: list, sponsorKind: list, access: list, sharing: list, biobank: list, national: list, results: list, doi: list, language: list, start: list, register: list,
});
export type StudyQuery = z.output<typeof studyQuery>;

/** The question that an address asks. */
export const questionFrom = (query: StudyQuery): StudyQuestion => fromQuery(facetCodes, query);

/** The query part of the address that asks a question (`?q=…`), its page left out; empty where nothing is asked. */
export function queryOf({ text, filters, sort }: StudyQuestion, changes: QueryChanges = {}): string {
  const facets = Object.fromEntries(facetCodes.map((code) => [code, filters?.[code] ?? []])) as unknown as Record<FacetCode, readonly string[]>;
  return queryText<FacetCode, StudySort>(facetCodes, { ...facets, q: text, sort }, changes);
}
