import { z } from "zod";
import type { DocumentQuestion } from "./question.ts";

/** For schemas of addresses: an empty value, as a form sends it for what was left alone, is none. */
export const emptyAsNone = (given: unknown): unknown => (given === "" ? undefined : given);

/** A facet in an address. A value given twice is one: links made from an address would otherwise grow with every step. */
export const valueList = (longest: number) =>
  z.preprocess((given) => [...new Set<unknown>(given === undefined ? [] : Array.isArray(given) ? given : [given])].filter((one) => one !== ""), z.array(z.string().max(longest)).max(50));

/** The number of a page of results in an address. */
export const pageNumber = z.preprocess(emptyAsNone, z.coerce.number().int().min(1).max(100_000).optional());

/** What a search may be asked with in an address, once checked. */
export type AddressQuery<F extends string, S extends string> = Readonly<Record<F, readonly string[]>> & { readonly q?: string | undefined; readonly sort?: S | undefined; readonly page?: number | undefined };

/** The question that an address asks. */
export function questionFrom<F extends string, S extends string>(facets: readonly F[], query: AddressQuery<F, S>): DocumentQuestion<F, S> {
  const filters: Partial<Record<F, readonly string[]>> = {};
  for (const code of facets) filters[code] = query[code];
  return { text: query.q ?? "", filters, ...(query.sort === undefined ? {} : { sort: query.sort }), ...(query.page === undefined ? {} : { page: query.page }) };
}

export interface QueryChanges {
  /** Null leaves the name out. */
  readonly [name: string]: string | null;
}

/** The query part of an address that asks the same, the page left out; `changes` replace, or add `lang`. Empty where nothing is asked. */
export function queryText<F extends string, S extends string>(facets: readonly F[], query: AddressQuery<F, S>, changes: QueryChanges = {}): string {
  const text = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    const given = name in changes ? changes[name] : value;
    if (given !== undefined && given !== null && given !== "") text.append(name, given);
  };
  put("q", query.q);
  for (const code of facets) if (!(code in changes)) for (const value of query[code]) text.append(code, value);
  put("sort", query.sort);
  put("lang", undefined);
  const written = text.toString();
  return written === "" ? "" : `?${written}`;
}

/** As `queryText`, without one value of a facet. */
export function withoutValue<F extends string, S extends string>(facets: readonly F[], query: AddressQuery<F, S>, code: F, value: string): string {
  return queryText(facets, { ...query, [code]: query[code].filter((one) => one !== value) });
}

/** As `queryText`, without any facet. */
export function withoutFacets(query: { readonly q?: string | undefined; readonly sort?: string | undefined }, changes: QueryChanges = {}): string {
  return queryText([], query, changes);
}
