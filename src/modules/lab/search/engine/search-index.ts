import type { FacetCode, SearchKind } from "../domain/question.ts";
import type { FacetColumn, Postings, Spelling } from "../../../../kernel/search/index.ts";

/**
 * Everything searched, in memory and never changed: a new one takes its place. Documents are numbered in the order of
 * their names, so that what ties stays in that order.
 */
export interface SearchIndex {
  readonly revision: number;
  readonly size: number;
  /** So many documents are in the order of their names; those known by a number only come after. */
  readonly ordered: number;
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly acronyms: readonly (string | null)[];
  readonly kinds: Uint8Array;
  /** As `dayNumber`. Opening: 0 where not known, 99999999 for what is known by its number only. Closure: 99999999 while open. */
  readonly opened: Int32Array;
  readonly closed: Int32Array;
  /** What is added to every score. */
  readonly prior: Int16Array;
  readonly facets: Readonly<Record<FacetCode, FacetColumn>>;
  /** Names of values that the entries themselves carry: sites, domains. */
  readonly valueNames: Partial<Readonly<Record<FacetCode, ReadonlyMap<string, string>>>>;
  readonly postings: Postings;
  readonly spelling: Spelling;
  /** Labels and identifiers in one piece; `solidWords` says it by the number of the word. */
  readonly solid: ReadonlySet<string>;
  readonly solidWords: Uint8Array;
  /** How a word without its plural or accents is written, where that differs. */
  readonly written: ReadonlyMap<string, string>;
  /** Documents by opening, oldest first, unknown last. */
  readonly byOpening: Uint32Array;
  readonly numberOf: ReadonlyMap<string, number>;
  /** Organisations and institutes by public code and by `scheme:value`: entity ids. */
  readonly named: ReadonlyMap<string, string>;
  /** Of a person: the structures that name it, with the field. */
  readonly namedBy: ReadonlyMap<number, readonly { readonly doc: number; readonly field: string; readonly from: number; readonly until: number }[]>;
  /** The numbers of all documents. */
  readonly everything: Uint32Array;
  /** Room to work in; one search at a time, none is interrupted. */
  readonly scratch: { readonly hits: Uint8Array; readonly scores: Int32Array; readonly best: Int32Array };
}

export const kindNumber: Readonly<Record<SearchKind, number>> = { structure: 0, organisation: 1, person: 2 };
export const otherKind = 3;
export const solidWeight = 1000;
