import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Assessment, TargetOverTime } from "../../../indicators/index.ts";
import type { Spread } from "../../../steering/index.ts";
import type { ForecastScore, IntervalRecord } from "./forecast-score.ts";
import type { MilestoneRecord } from "./milestone-record.ts";

/** What was promised by a contract and what came of it, seen from the end of a day. */
export interface Evaluation {
  readonly asOf: Day;
  /** True until the last day of the contract is over. */
  readonly provisional: boolean;
  readonly contract: { readonly code: string; readonly title: Bilingual; readonly fromYear: number; readonly toYear: number };
  readonly objectives: readonly EvaluatedObjective[];
  readonly series: readonly EvaluatedSeries[];
  /** How the intervals of all projections did. */
  readonly intervals: IntervalRecord;
  readonly demonstration: boolean;
}

export interface EvaluatedObjective {
  readonly code: string;
  readonly title: Bilingual;
  readonly spread: Spread;
  readonly milestones: MilestoneRecord;
  /** Null while no self-evaluation is closed. */
  readonly selfEvaluation: Bilingual | null;
  /** Indicators that the text of the contract ties to it. */
  readonly indicators: readonly string[];
}

export interface EvaluatedSeries {
  readonly key: string;
  readonly indicator: { readonly code: string; readonly title: Bilingual };
  /** Everything promised, each target over the time in which it was in force. */
  readonly promised: readonly TargetOverTime[];
  readonly assessment: Assessment;
  /** The number that the target is judged on, once the whole of its time is known; null before. */
  readonly outcome: number | null;
  readonly forecasts: readonly ForecastScore[];
}
