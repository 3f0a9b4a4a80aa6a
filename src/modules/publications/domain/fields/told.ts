import { ascending } from "d3-array";
import type { Authorship, BibliographicRecord } from "../record.ts";
import type { Told, WorkRecord } from "../work.ts";
import { sourceRank, type PrioritisedField, type ToldField } from "./priorities.ts";

/** Decisions that stand: which record (`source:key`) is right about which field. */
export type Preferences = ReadonlyMap<string, string>;

const nameOf = (record: BibliographicRecord): string => `${record.source}:${record.key}`;

/** Records in the order in which their sources are right about a field; of one source, by their keys. */
export function ranked(records: readonly WorkRecord[], field: PrioritisedField): readonly BibliographicRecord[] {
  return records.map(({ record }) => record).sort((a, b) => sourceRank(field, a.source) - sourceRank(field, b.source) || ascending(a.key, b.key));
}

/** The value of a field with where it comes from, and every other value that a source gives. */
export function tell<F extends ToldField>(field: F, records: readonly WorkRecord[], preferred: Preferences): Told<NonNullable<BibliographicRecord[F]>> | null {
  const chosen = preferred.get(field);
  const candidates = ranked(records, field).flatMap((record) => {
    const value = valueOf(record, field);
    return value === null ? [] : [{ value, source: record.source, recordKey: record.key, first: nameOf(record) === chosen }];
  });
  const best = candidates.find(({ first }) => first) ?? (field === "authors" ? bestAuthors(records, candidates) : field === "documentType" ? bestType(candidates) : candidates[0]);
  if (best === undefined) return null;
  if (candidates.length === 1) return { value: best.value, source: best.source, recordKey: best.recordKey, otherwise: [] };
  // Long lists are written out once, and only where there is another to hold them against.
  const said = typeof best.value === "object" ? JSON.stringify(best.value) : best.value;
  const otherwise = candidates.filter((one) => one !== best && (typeof one.value === "object" ? JSON.stringify(one.value) : one.value) !== said).map(({ value, source, recordKey }) => ({ value, source, recordKey }));
  return { value: best.value, source: best.source, recordKey: best.recordKey, otherwise };
}

function valueOf<F extends ToldField>(record: BibliographicRecord, field: F): NonNullable<BibliographicRecord[F]> | null {
  const value = record[field];
  if (value === null || value === undefined || value === "") return null;
  // An empty list of authors says nothing.
  return Array.isArray(value) && value.length === 0 ? null : value;
}

/** 0: a whole list of which half the authors or more have an affiliation; 1: a whole list; 2: a cut one. */
function listRank(record: BibliographicRecord): number {
  if (record.authorsIncomplete) return 2;
  return record.authors.filter(hasAffiliation).length * 2 >= record.authors.length ? 0 : 1;
}

function hasAffiliation({ affiliations }: Authorship): boolean {
  return affiliations.length > 0;
}

/** Crossref and HAL call every piece in a journal an article: where one of them comes first, a finer word of OpenAlex is heard. */
function bestType<T extends { readonly source: string; readonly value: unknown }>(candidates: readonly T[]): T | undefined {
  const [first] = candidates;
  if (first?.value !== "article" || (first.source !== "crossref" && first.source !== "hal")) return first;
  return candidates.find(({ source, value }) => source === "openalex" && (value === "review" || value === "letter" || value === "editorial")) ?? first;
}

function bestAuthors<T extends { readonly source: string; readonly recordKey: string }>(records: readonly WorkRecord[], candidates: readonly T[]): T | undefined {
  const ranks = new Map(records.map(({ record }) => [nameOf(record), record.source === "manual" ? -1 : listRank(record)]));
  const rankOf = (one: T): number => ranks.get(`${one.source}:${one.recordKey}`) ?? 3;
  // The order of the sources is kept within a rank: sorting is stable.
  return candidates.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
}
