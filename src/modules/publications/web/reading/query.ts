import { z } from "zod";
import { documentTypes, recordSources } from "../../domain/record.ts";
import type { WorkQuestion } from "../../domain/publications.ts";

/** An empty value, as a form sends it for what was left alone, is none. */
const empty = (given: unknown): unknown => (given === "" ? undefined : given);
/** A value given twice is one; an address cannot make the page fail. */
const list = <T extends z.ZodType<unknown>>(item: T) =>
  z.preprocess((given) => [...new Set<unknown>(given === undefined ? [] : Array.isArray(given) ? given : [given])].filter((one) => one !== ""), z.array(item).max(50));

export const workSorts = ["newest", "oldest", "title", "most-cited"] as const;
export const halStates = ["file", "notice", "none"] as const;

/** What the list of publications may be asked with, in addresses of pages and downloads alike. */
export const listQuery = z.object({
  q: z.string().max(300).optional(),
  year: list(z.coerce.number().int().min(1000).max(2999)),
  type: list(z.enum(documentTypes)),
  structure: list(z.string().max(100)),
  source: list(z.enum(recordSources)),
  open: z.preprocess(empty, z.enum(["yes", "no"]).optional()),
  hal: z.preprocess(empty, z.enum(halStates).optional()),
  institute: z.preprocess(empty, z.enum(["yes"]).optional()),
  sort: z.preprocess(empty, z.enum(workSorts).optional()),
  page: z.preprocess(empty, z.coerce.number().int().min(1).max(100_000).optional()),
});
export type ListQuery = z.output<typeof listQuery>;

/** Names of what narrows the list; the first four may hold several values. */
export const listFilters = ["year", "type", "structure", "source", "open", "hal", "institute"] as const;
export type ListFilter = (typeof listFilters)[number];

export function questionOf(query: ListQuery, page: number, pageSize: number): WorkQuestion {
  const text = query.q?.trim() ?? "";
  return {
    ...(text === "" ? {} : { text }),
    ...(query.year.length === 0 ? {} : { years: query.year }),
    ...(query.type.length === 0 ? {} : { documentTypes: query.type }),
    ...(query.structure.length === 0 ? {} : { structures: query.structure }),
    ...(query.source.length === 0 ? {} : { sources: query.source }),
    ...(query.open === undefined ? {} : { open: query.open === "yes" }),
    ...(query.hal === undefined ? {} : { hal: query.hal }),
    ...(query.institute === undefined ? {} : { institute: true }),
    ...(query.sort === undefined ? {} : { sort: query.sort }),
    page,
    pageSize,
  };
}

/** The values that an address gives for one filter, as text. */
export function valuesOf(query: ListQuery, filter: ListFilter): readonly string[] {
  const given = query[filter];
  return given === undefined ? [] : Array.isArray(given) ? given.map(String) : [String(given)];
}

/** The query part of an address that asks the same from its first page, one value of one filter left out where that is asked. */
export function queryText(query: ListQuery, changes: { readonly without?: { readonly filter: ListFilter; readonly value: string }; readonly noFilters?: true; readonly noText?: true; readonly language?: string } = {}): string {
  const text = new URLSearchParams();
  if (query.q !== undefined && query.q.trim() !== "" && changes.noText !== true) text.set("q", query.q.trim());
  if (changes.noFilters !== true) {
    for (const filter of listFilters) {
      for (const value of valuesOf(query, filter)) if (changes.without?.filter !== filter || changes.without.value !== value) text.append(filter, value);
    }
  }
  if (query.sort !== undefined) text.set("sort", query.sort);
  if (changes.language !== undefined) text.set("lang", changes.language);
  const written = text.toString();
  return written === "" ? "" : `?${written}`;
}
