import { z } from "zod";
import { emptyAsNone, pageNumber, valueList } from "../../../../kernel/search/documents/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { facetCodes, searchKinds, searchSorts, searchStates, type FacetCode, type SearchQuestion } from "../domain/question.ts";

const list = valueList(200);

/** What a search may be asked with, in addresses of pages, exports and the API alike. */
export const searchQuery = z.object({
  q: z.string().max(300).optional(),
  kind: z.preprocess(emptyAsNone, z.enum(searchKinds).optional()),
  on: z.preprocess(emptyAsNone, z.iso.date().optional()),
  state: z.preprocess(emptyAsNone, z.enum(searchStates).optional()),
  sort: z.preprocess(emptyAsNone, z.enum(searchSorts).optional()),
  page: pageNumber,
  region: list, site: list, parent: list, participant: list, type: list, form: list, domain: list, theme: list,
});
export type SearchQuery = z.output<typeof searchQuery>;

/** The question of an address; the kind is structures where it says none, the day is today. */
export function questionOf(query: SearchQuery, { clock }: Pick<RequestContext, "clock">): SearchQuestion {
  const on: Day = query.on !== undefined && isDay(query.on) ? query.on : clock.today();
  return {
    text: query.q?.trim() ?? "",
    kind: query.kind ?? "structure",
    on,
    filters: Object.fromEntries(facetCodes.map((code) => [code, query[code]])),
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(query.sort === undefined ? {} : { sort: query.sort }),
    ...(query.page === undefined ? {} : { page: query.page }),
  };
}

/** The query part of an address that asks the same, without what is as usual; `page` is left out unless given. */
export function queryText(query: SearchQuery, changes: { readonly [name: string]: string | null } = {}): string {
  const text = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    const given = name in changes ? changes[name] : value;
    if (given !== undefined && given !== null && given !== "") text.append(name, given);
  };
  put("q", query.q);
  put("kind", query.kind);
  put("on", query.on);
  put("state", query.state);
  for (const code of facetCodes) if (!(code in changes)) for (const value of query[code]) text.append(code, value);
  put("sort", query.sort);
  put("page", undefined);
  put("lang", undefined);
  const written = text.toString();
  return written === "" ? "" : `?${written}`;
}

/** As `queryText`, without one value of a facet. */
export function withoutValue(query: SearchQuery, code: FacetCode, value: string): string {
  return queryText({ ...query, [code]: query[code].filter((one) => one !== value) });
}

/** As `queryText`, with no value of any facet. */
export function withoutFacets(query: SearchQuery, changes: { readonly [name: string]: string | null } = {}): string {
  return queryText({ ...query, region: [], site: [], parent: [], participant: [], type: [], form: [], domain: [], theme: [] }, changes);
}
