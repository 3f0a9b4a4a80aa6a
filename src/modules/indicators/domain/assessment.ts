import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";
import type { Indicator, Measure, Observation, OwnerForecast } from "./measure.ts";
import type { Target } from "./target.ts";

/** In the order in which a board reads them. `no-target` is for series that the contract follows without a commitment. */
export type VerdictKind = "reached" | "on-the-way" | "behind" | "not-reached" | "not-assessable-yet" | "not-measurable" | "no-target";

export interface Verdict {
  readonly kind: VerdictKind;
  /** Does the condition of the target hold with the numbers known today? Null where that cannot be said. */
  readonly holdsNow: boolean | null;
  /** A short stable code (`floor-held`, `sum-passed-target`, `equal-but-strict`, `awaiting-due-value`…) and its sentence with numbers. */
  readonly reasonCode: string;
  readonly reason: Bilingual;
  /** True where the deciding value is provisional. */
  readonly provisional: boolean;
}

/** How far along the way, when that means something; else the reason why not, in words. */
export type Rate =
  | {
      readonly kind: "rate";
      readonly formula: "from-baseline" | "sum-over-target" | "value-over-target";
      /** Not clamped: can be below 0 (wrong side of the baseline) or above 1, as the formula allows. */
      readonly share: number;
      /** The formula with its numbers: "(24 / 70) = 34 %". */
      readonly printed: Bilingual;
      /** The share expected by now on a straight line; null where no pace is defined. */
      readonly expectedShare: number | null;
    }
  | { readonly kind: "none"; readonly reasonCode: string; readonly reason: Bilingual };

export interface Pace {
  /** The value of the compared number expected at this date on a straight line. */
  readonly expectedNow: number;
  /** What each remaining year has to bring (for sums), or the mean that the remaining years need (for means). */
  readonly requiredPerYear: number | null;
  readonly printed: Bilingual;
}

/** Where the series lands if it goes on as it has. Null where there are too few values. */
export interface Projection {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The share of the distribution between low and high, 0 to 1. */
  readonly confidenceShare: number;
  readonly method: Bilingual;
}

/** The number held against the target: a last value, a sum or a mean, with the observations that went into it. */
export interface ComparedNumber {
  readonly value: number;
  readonly period: Period;
  readonly kind: "latest" | "sum" | "mean";
  readonly observations: readonly Observation[];
  readonly missingYears: readonly number[];
}

/** Everything that can be said of one series against one target on one day. */
export interface Assessment {
  readonly measure: Measure;
  readonly target: Target | null;
  readonly asOf: Day;
  readonly latest: Observation | null;
  /** The observation of the period before, for the trend. */
  readonly previous: Observation | null;
  readonly compared: ComparedNumber | null;
  readonly verdict: Verdict;
  readonly rate: Rate;
  readonly pace: Pace | null;
  readonly projection: Projection | null;
  readonly ownerForecast: OwnerForecast | null;
  /** Days since the latest value was observed, null without a value. */
  readonly freshnessDays: number | null;
}

export interface BoardIndicator {
  readonly indicator: Indicator;
  readonly assessments: readonly Assessment[];
}
