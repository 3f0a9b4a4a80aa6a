import type { Day, Period } from "../../../../kernel/time/day.ts";
import type { Assessment } from "../../domain/assessment.ts";
import type { Observation, Part, ValueState } from "../../domain/measure.ts";
import type { TargetOverTime } from "../../domain/catalogue.ts";
import type { Target } from "../../domain/target.ts";
import type { ValueEventKind } from "../../domain/value-events.ts";

/** One thing that happened to a value of a series, as the history table shows it. */
export interface SheetEvent {
  readonly id: string;
  readonly period: Period;
  readonly kind: ValueEventKind;
  readonly value: number | null;
  readonly state: ValueState;
  readonly observedOn: Day;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly author: string;
  readonly reason: string | null;
  readonly source: string;
  readonly method: string | null;
  readonly demonstration: boolean;
  readonly batchLine: number | null;
}

/** A number worked out from facts, that the value of an event came from or was confirmed by. */
export interface SheetMeasurement {
  readonly id: string;
  readonly eventId: string | null;
  readonly countedFacts: number;
}

/** Everything the sheet shows of one series. */
export interface SheetSeriesData {
  readonly series: { readonly part: Part; readonly targets: readonly Target[] };
  /** The targets of the contract, version after version; left out where there was only ever one. */
  readonly targetsOver?: readonly TargetOverTime[];
  /** The first day on which the contract no longer had the series; null or left out where it does. */
  readonly leftOn?: Day | null;
  readonly assessment: Assessment;
  /** As known at the moment of the question, oldest period first. */
  readonly observations: readonly Observation[];
  /** All events of the series, oldest first. */
  readonly events: readonly SheetEvent[];
  readonly measurements: readonly SheetMeasurement[];
}

/** A place of the contract whose text sends the reader here. */
export interface SheetReference {
  readonly label: string;
  readonly href: string;
}
