import { day, yearPeriod, type Day } from "../../../../kernel/time/day.ts";
import type { Assessment } from "../assessment.ts";
import type { Measure, Observation, ValueState } from "../measure.ts";
import type { Baseline, Target, Unit } from "../target.ts";
import { assess } from "./assess.ts";

/** Builders for the tests of the engine: a series "x" in counts, a target at a date, values of whole years. */

export const contract = { fromYear: 2021, toYear: 2025 } as const;

export function baselineValue(value: number, year: number): Baseline {
  return { kind: "value", value, year, note: null, lines: [] };
}

export function previousPeriod(value: number): Baseline {
  return { kind: "previous-period", value, fromYear: 2016, toYear: 2020, note: null, lines: [] };
}

export function measure(unit: Unit, baseline: Baseline): Measure {
  return { key: "x", part: "x", name: { fr: "série", en: "series" }, unit, baseline, lines: [] };
}

export function target(part: Partial<Target>): Target {
  return {
    key: "x", series: "x", comparator: "at-least", strict: false, value: 0, upperValue: null, unit: { kind: "count" }, scope: { kind: "at-date" },
    dueYear: 2025, approximate: false, condition: null, calledTarget: true, role: "commitment", written: null, statement: null, lines: [], ...part,
  };
}

/** The value of a whole year, observed on 1 February after it. */
export function observation(year: number, value: number, state: ValueState = "consolidated"): Observation {
  return {
    series: "x", period: yearPeriod(year), value, state, observedOn: day(`${year + 1}-02-01`), knownSince: `${year + 1}-02-01T09:00:00Z`,
    source: "essai", method: null, demonstration: true, eventId: `${year}-${value}`,
  };
}

export interface Case {
  readonly target: Target;
  readonly baseline: Baseline;
  readonly values: Readonly<Record<number, number>>;
  readonly asOf: string | Day;
  readonly lagYears?: number;
  readonly state?: ValueState;
}

export function assessCase(given: Case): Assessment {
  return assess({
    measure: measure(given.target.unit, given.baseline),
    target: given.target,
    observations: Object.entries(given.values).map(([year, value]) => observation(Number(year), value, given.state)),
    asOf: day(given.asOf),
    contract,
    ...(given.lagYears === undefined ? {} : { lagYears: given.lagYears }),
  });
}
