import type { Day } from "../../time/day.ts";
import type { TierCode } from "./ranking.ts";

/** Orders that every index has; an index may have more of its own (`DocumentEntry.orders`, or counts given from outside). */
export const commonSorts = ["relevance", "newest", "title"] as const;
export type CommonSort = (typeof commonSorts)[number];

/** Facets `F` are what results can be narrowed by: values within a facet are alternatives, facets add up. */
export interface DocumentQuestion<F extends string, S extends string = CommonSort> {
  /** Words, a title, a code or another identifier; empty: everything. */
  readonly text?: string;
  readonly filters?: Partial<Readonly<Record<F, readonly string[]>>>;
  /** Default `relevance` with a text, else `newest`. */
  readonly sort?: S;
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
}

export interface FacetValue {
  readonly value: string;
  /** Name that the records themselves carry; null where the value names itself or a list names it. */
  readonly label: string | null;
  /** How many would be left with this value, the other facets as they are. */
  readonly count: number;
  readonly chosen: boolean;
}

/** How the words were taken: nothing asked; all found as written (or as synonyms); some in another spelling; only some of them found. */
export type Reading = "every" | "words" | "near" | "some";

/** How a word of the question was found in a record. `cognate`: the same learned word in the spelling of the other language. */
export const wayCodes = ["as-written", "beginning", "joined", "synonym", "cognate", "near"] as const;
export type Way = (typeof wayCodes)[number];

/** Where in a record, from what counts most to least. */
export const places = ["title", "keywords", "description", "content", "people"] as const;
export type Place = (typeof places)[number];

export interface FoundWord {
  /** As the reader wrote it. */
  readonly written: string;
  readonly way: Way;
  /** The word or the concept of the record, where it is another than the one written. */
  readonly as: string | null;
  readonly places: readonly Place[];
}

/** Why a result stands where it stands. Points are those of `ranking.ts`. */
export interface Explanation {
  readonly tier: TierCode;
  /** Of 95 points inside the tier: words and where they are; how much of the title the question is. */
  readonly wordPoints: number;
  readonly coveragePoints: number;
  /** Of 5 points: quality of the record, freshness. */
  readonly qualityPoints: number;
  readonly freshnessPoints: number;
  readonly words: readonly FoundWord[];
  /** Gone from the catalogue that it came from: after the others of its tier. */
  readonly vanished: boolean;
}

export interface SearchHit {
  readonly code: string;
  /** Null where nothing was asked. */
  readonly explanation: Explanation | null;
}

export interface UnderstoodConcept {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
}

export interface DocumentAnswer<F extends string> {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly hits: readonly SearchHit[];
  readonly facets: Readonly<Record<F, readonly FacetValue[]>>;
  readonly reading: Reading;
  /** The question with the spelling that was found; null where it was taken as written. */
  readonly suggestion: string | null;
  /** Concepts of the vocabulary that the words name: their synonyms in both languages were looked for too. */
  readonly concepts: readonly UnderstoodConcept[];
  /** What the words find whatever the facets. */
  readonly totalWithoutFilters: number;
  /** Stems to be marked in what is shown. */
  readonly marks: ReadonlySet<string>;
  /** A large change is still being taken in. */
  readonly following: boolean;
  readonly on: Day;
}
