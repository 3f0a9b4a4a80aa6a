import { codeOfIdentifier, codeOfRecord, codeSchemes, recordName } from "../codes.ts";
import type { BibliographicRecord, WorkIdentifier, WorkScheme } from "../record.ts";
import { foldTitle, isNotice, naturalKey, shortHash } from "./titles.ts";

/** Schemes whose values name one work, strongest first. ISBN is not among them: chapters share that of their book. */
export const joiningSchemes = ["doi", "pmid", "pmcid", "hal", "nnt", "arxiv", "openalex"] as const satisfies readonly WorkScheme[];

/** What merging looks at in one record. */
export interface MergeNode {
  /** `source:key`. */
  readonly name: string;
  /** Links that join: the record's own identifier of each scheme (`doi:10.1234/abc`) and its natural key. */
  readonly joins: readonly string[];
  /** Further identifiers of a scheme of which it has another: they ask a question, and join nothing. */
  readonly mentions: readonly string[];
  readonly title: string;
  readonly year: number | null;
  readonly notice: boolean;
}

/**
 * The node of a record. Of several values of one scheme the record's own is the one that its key names, else the first
 * that its source gives.
 */
export function nodeOf(record: BibliographicRecord): MergeNode {
  const joins: string[] = [];
  const mentions: string[] = [];
  for (const scheme of joiningSchemes) {
    const values = [...new Set(record.identifiers.filter((one) => one.scheme === scheme).map(({ value }) => value))];
    const own = values.includes(record.key) ? record.key : values[0];
    for (const value of values) (value === own ? joins : mentions).push(`${scheme}:${value}`);
  }
  const natural = naturalKey(record);
  if (natural !== null) joins.push(natural);
  return {
    name: recordName(record.source, record.key), joins, mentions,
    title: record.title === null ? "" : shortHash(foldTitle(record.title)), year: record.year, notice: record.title !== null && isNotice(record.title),
  };
}

/** Every code that a version of a record would give a work alone. */
export function aliasesOf(record: BibliographicRecord): readonly string[] {
  const named: readonly string[] = codeSchemes;
  const codes = record.identifiers.filter(({ scheme }) => named.includes(scheme)).map(codeOfIdentifier);
  return [...new Set([...codes, codeOfRecord(recordName(record.source, record.key))])];
}

/** `doi:10.1234/abc` as an identifier; null for a natural key. */
export function identifierOfLink(link: string): WorkIdentifier | null {
  const scheme = joiningSchemes.find((one) => link.startsWith(`${one}:`));
  return scheme === undefined ? null : { scheme, value: link.slice(scheme.length + 1) };
}
