import { baselineValue, previousPeriod, target, type Case } from "./testing.ts";

/**
 * Eight targets of the contract 2021-2025 on which common formulas go wrong, with invented values at mid-course.
 * Read on 1 March 2023 (4.c on 1 March 2024), when the values of the year before are known.
 */
const midCourse = "2023-03-01";
const period = { fromYear: 2021, toYear: 2025 } as const;

export const eightCases = {
  "1": {
    target: target({ comparator: "more-than", strict: true, value: 0.3, unit: { kind: "share" }, dueYear: 2024 }),
    baseline: baselineValue(0.385, 2019), values: { 2022: 0.36 }, asOf: midCourse, lagYears: 1,
  },
  "2": {
    target: target({ comparator: "more-than", strict: true, value: 1.66, unit: { kind: "index" }, dueYear: 2024 }),
    baseline: baselineValue(1.66, 2019), values: { 2022: 1.66 }, asOf: midCourse, lagYears: 1,
  },
  "3.a": {
    target: target({ value: 70, scope: { kind: "cumulated", ...period } }),
    baseline: previousPeriod(30), values: { 2021: 11, 2022: 13 }, asOf: midCourse,
  },
  "4.a": {
    target: target({ value: 15, scope: { kind: "cumulated", ...period } }),
    baseline: baselineValue(0, 2020), values: { 2021: 1, 2022: 2 }, asOf: midCourse,
  },
  "4.c": {
    target: target({ comparator: "more-than", strict: true, value: 0.25, unit: { kind: "share" } }),
    baseline: baselineValue(0.25, 2019), values: { 2023: 0.25 }, asOf: "2024-03-01",
  },
  "6.a": {
    target: target({ comparator: "less-than", strict: true, value: 2, unit: { kind: "year" } }),
    baseline: { kind: "censored", bound: "more-than", value: 3, year: 2020, note: null, lines: [] }, values: { 2022: 2.5 }, asOf: midCourse,
  },
  "6.b": {
    target: target({ comparator: "less-than", strict: true, value: 0.05, unit: { kind: "share" } }),
    baseline: baselineValue(0.17, 2020), values: { 2022: 0.2 }, asOf: midCourse,
  },
  "8.a": {
    target: target({ value: 20e6, unit: { kind: "eur" }, scope: { kind: "mean", ...period } }),
    baseline: baselineValue(16e6, 2020), values: { 2021: 17e6, 2022: 19e6 }, asOf: midCourse,
  },
} satisfies Record<string, Case>;
