import type { Day } from "../../../time/day.ts";

/** What an index takes from one record. */
export interface DocumentEntry<F extends string> {
  readonly code: string;
  /** The one that the list of titles is ordered by first. */
  readonly titles: readonly string[];
  readonly keywords: readonly string[];
  /** Ids of concepts that the record names itself: they count as keywords. */
  readonly concepts: readonly string[];
  readonly description: string;
  /** Names of parts and files, single measures. */
  readonly content: readonly string[];
  /** Who made it, who answers for it, where it stands. */
  readonly people: readonly string[];
  readonly identifiers: readonly string[];
  readonly facets: Readonly<Record<F, readonly string[]>>;
  /** Names that facet values bear in this record. */
  readonly valueNames: Partial<Readonly<Record<F, Readonly<Record<string, string>>>>>;
  readonly published: Day;
  /** Other orders by which results may stand, the largest first: whole numbers. */
  readonly orders?: Readonly<Record<string, number>>;
  /** 0 to 1. */
  readonly quality: number;
  readonly ageYears: number;
  readonly vanished: boolean;
}

/** What is the same for every record of one index. */
export interface IndexProfile<F extends string> {
  readonly facets: readonly F[];
  /** Names of `DocumentEntry.orders`. */
  readonly orders?: readonly string[];
  /** Learned words are found in the spelling of the other language (`cognate.ts`). */
  readonly cognates?: boolean;
}
