import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../../kernel/time/day.ts";
import type { Measure, ValueState } from "../measure.ts";

/** One series that may receive values, with what a plausible value is (in inside units: shares 0 to 1, euros, years). */
export interface ImportSeries {
  readonly measure: Measure;
  readonly bounds?: { readonly min?: number; readonly max?: number };
  /** Counts and ranks take whole numbers only. */
  readonly integer: boolean;
}

/** Everything the plan has to know and cannot find in the file. */
export interface ImportContext {
  readonly series: ReadonlyMap<string, ImportSeries>;
  /** The value as it stands today for the series and the period from the first day until the second (the first day outside). */
  readonly known: (series: string, periodFrom: Day, periodUntil: Day) => { readonly value: number; readonly state: ValueState } | null;
  /** The value of the last period known before the one that begins on this day. */
  readonly lastBefore: (series: string, periodFrom: Day) => number | null;
  /** Series whose sum cannot exceed another one in the same period. */
  readonly wholes: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  readonly today: Day;
  /** Inclusive years. */
  readonly contract: { readonly fromYear: number; readonly toYear: number };
  /**
   * From what change against the last value a justification is asked: `factor` times more or less (2 if not given),
   * for shares `points` of percentage (10 if not given).
   */
  readonly jump?: { readonly factor: number; readonly points: number };
}

export interface PlannedValue {
  readonly series: string;
  readonly period: Period;
  readonly value: number;
  readonly state: ValueState;
  readonly observedOn: Day;
  readonly source: string;
  readonly method: string | null;
  readonly justification: string | null;
  /** The line of the file, from 1. */
  readonly line: number;
  /** True where a value is known for this series and period, which this one corrects. */
  readonly replaces: boolean;
}

/** A fault of the file. A warning blocks until its line has a justification; an error always blocks. */
export interface ImportIssue extends Issue {
  readonly blocking: boolean;
}

/** Something worth saying that hinders nothing. */
export interface ImportNote {
  readonly code: string;
  readonly text: Bilingual;
  readonly line: number;
}

export interface ValueImportPlan {
  /** The values of the lines that have no blocking fault of their own, in the order of the file. Recorded only if the whole plan is not blocking. */
  readonly ready: readonly PlannedValue[];
  /** Lines that say what is already known, to the digit. */
  readonly unchanged: number;
  /** Lines without a value: what is known stays as it is. */
  readonly skippedEmpty: number;
  readonly issues: readonly ImportIssue[];
  readonly notes: readonly ImportNote[];
  /** True where anything has to be mended or justified first: nothing is imported unless everything is. */
  readonly blocking: boolean;
}
