import { z } from "zod";
import { facetCodes, searchSorts, type FacetCode, type SearchQuestion } from "../domain/question.ts";

/** An empty value, as a form sends it for what was left alone, is none. */
const empty = (given: unknown): unknown => (given === "" ? undefined : given);
/** A value given twice is one: links made from an address would otherwise grow with every step. */
const list = z.preprocess((given) => [...new Set<unknown>(given === undefined ? [] : Array.isArray(given) ? given : [given])].filter((one) => one !== ""), z.array(z.string().max(300)).max(50));

/** What datasets may be asked with, in addresses of the page, the exports and the API alike. */
export const searchQuery = z.object({
  q: z.string().max(1000).optional(),
  sort: z.preprocess(empty, z.enum(searchSorts).optional()),
  page: z.preprocess(empty, z.coerce.number().int().min(1).max(100_000).optional()),
  kind: list, theme: list, human: list, access: list, format: list, licence: list, unit: list, region: list, year: list, origin: list, label: list,
});
export type SearchQuery = z.output<typeof searchQuery>;

export function questionOf(query: SearchQuery): SearchQuestion {
  return {
    text: query.q ?? "",
    filters: Object.fromEntries(facetCodes.map((code) => [code, query[code]])),
    ...(query.sort === undefined ? {} : { sort: query.sort }),
    ...(query.page === undefined ? {} : { page: query.page }),
  };
}

/** The query part of an address that asks the same, the page left out; `changes` replace, null leaves out. */
export function queryText(query: SearchQuery, changes: { readonly [name: string]: string | null } = {}): string {
  const text = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    const given = name in changes ? changes[name] : value;
    if (given !== undefined && given !== null && given !== "") text.append(name, given);
  };
  put("q", query.q);
  for (const code of facetCodes) if (!(code in changes)) for (const value of query[code]) text.append(code, value);
  put("sort", query.sort);
  put("lang", undefined);
  const written = text.toString();
  return written === "" ? "" : `?${written}`;
}

export function withoutValue(query: SearchQuery, code: FacetCode, value: string): string {
  return queryText({ ...query, [code]: query[code].filter((one) => one !== value) });
}

export function withoutFacets(query: SearchQuery, changes: { readonly [name: string]: string | null } = {}): string {
  return queryText({ ...query, ...(Object.fromEntries(facetCodes.map((code) => [code, []])) as unknown as Record<FacetCode, string[]>) }, changes);
}
