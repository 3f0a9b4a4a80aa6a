import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";
import type { Baseline, Target, Unit } from "./target.ts";

/**
 * A series of numbers that the contract speaks of. Its key is the code of the part when the part has one measure
 * ("3.a", "10"), else that code and a word ("1.europe", "14.a.twitter"). Keys are stable across contract versions.
 */
export interface Measure {
  readonly key: string;
  readonly part: string;
  readonly name: Bilingual;
  readonly unit: Unit;
  readonly baseline: Baseline;
  readonly lines: readonly number[];
}

/** A lettered part of an indicator; an indicator without letters has one part with its own number as code. */
export interface Part {
  readonly code: string;
  /** Own words; the words of an imported document are in `writtenDefinition`. */
  readonly definition: Bilingual | null;
  readonly writtenDefinition: string | null;
  readonly measures: readonly Measure[];
  readonly targets: readonly Target[];
  readonly lines: readonly number[];
}

export interface Indicator {
  /** "1" to "14" in the contract of 2021-2025; may be hierarchical elsewhere ("2.1"). */
  readonly code: string;
  readonly title: Bilingual;
  /** Values are always those of the year before the one in which they are shown (bibliometric indicators). */
  readonly lagYears: number;
  readonly parts: readonly Part[];
  readonly lines: readonly number[];
}

export type ValueState = "provisional" | "consolidated" | "revised";

/**
 * One known value of a series as it stands on a date: the fold of its events.
 * `period` is what the number is about (the year n-1, a stock on the last day of `period`), `observedOn` when it was
 * observed, `knownSince` when Jalon learnt it. For a qualitative series `value` is 1 (done) or 0 (not done).
 */
export interface Observation {
  readonly series: string;
  readonly period: Period;
  readonly value: number;
  readonly state: ValueState;
  readonly observedOn: Day;
  readonly knownSince: string;
  readonly source: string;
  readonly method: string | null;
  readonly demonstration: boolean;
  readonly eventId: string;
}

/** The owner's own landing forecast, dated, with a confidence of 0 to 1. */
export interface OwnerForecast {
  readonly series: string;
  readonly value: number;
  readonly confidenceShare: number;
  readonly madeOn: Day;
  readonly author: string;
  readonly comment: string;
}
