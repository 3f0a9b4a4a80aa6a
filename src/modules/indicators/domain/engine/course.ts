import { yearPeriod, type Day } from "../../../../kernel/time/day.ts";
import type { Measure } from "../measure.ts";
import type { Baseline, Target } from "../target.ts";
import { compareNumbers } from "./numbers.ts";

/** A target that a number can meet: everything except the qualitative ones. */
export interface NumericTarget extends Target {
  readonly value: number;
}

/** Which number of the series is held against the target, with its years. */
export type Held =
  | { readonly kind: "latest" }
  | { readonly kind: "sum"; readonly fromYear: number; readonly toYear: number }
  | { readonly kind: "mean"; readonly fromYear: number; readonly toYear: number; readonly minimumYears: number };

/** `up`: larger is better. Null where neither is, as for a range. */
export type Direction = "up" | "down" | null;

/**
 * Where the baseline stands. `before`: on the other side of the target, so there is a way to go. `equal`, `beyond`: a
 * line to hold. `unusable`: no number of which a difference could be taken (censored, previous period, none).
 */
export type BaselineSide = "before" | "equal" | "beyond" | "unusable";

/** The question put to the engine, with all readings of the contract settled. */
export interface Course {
  readonly measure: Measure;
  readonly target: NumericTarget;
  readonly asOf: Day;
  readonly held: Held;
  readonly direction: Direction;
  readonly strict: boolean;
  /** The reference year of the deciding value, and the first day after it. */
  readonly dueYear: number;
  readonly dueEnd: Day;
  readonly dueEnded: boolean;
  /** How many years after its reference year a value is known; 0 where that is not said. */
  readonly lagYears: number;
  readonly baseline: Baseline;
  readonly side: BaselineSide;
  /** The number from which the way starts, where `side` is `before`. */
  readonly origin: { readonly value: number; readonly year: number } | null;
  /** The bound that the way leads to: the value, or for a range the bound nearest to the baseline. */
  readonly goal: number;
}

export interface CourseInput {
  readonly measure: Measure;
  readonly target: NumericTarget;
  readonly asOf: Day;
  readonly contract: { readonly fromYear: number; readonly toYear: number };
  readonly lagYears: number;
}

/**
 * Settles how the target is read.
 *
 * Lag: an indicator whose values are "always of the year n-1" shows in year n the value of n-1. Years written in a
 * contract (baselines, targets, scopes) are read as reference years, so the target 2024 of such an indicator is judged
 * on the value of 2024, which is known in 2025: this is why its targets stop a year before the contract does. The other
 * reading (2024 is the year of the board, judged on the value of 2023) would judge a year too early.
 *
 * "Mean a year after 3 years" is read as the mean of the annual values from the start of the contract to the due
 * year, said once 3 of them are known; not as the mean of the first three years, nor of those that follow them.
 */
export function courseOf(input: CourseInput): Course {
  const { measure, target, asOf, contract } = input;
  const held = heldOf(target, contract.fromYear);
  const dueYear = held.kind === "latest" ? target.dueYear : held.toYear;
  const dueEnd = yearPeriod(dueYear).until;
  const direction = directionOf(target);
  const { baseline } = measure;
  const goal = goalOf(target, baseline);
  const side = held.kind === "sum" ? "unusable" : sideOf(target, direction, baseline);
  const origin = side === "before" && baseline.kind === "value" ? { value: baseline.value, year: baseline.year } : null;
  const strict = target.strict || target.comparator === "more-than" || target.comparator === "less-than";
  return {
    measure, target, asOf, held, direction, strict, dueYear, dueEnd, dueEnded: asOf >= dueEnd, baseline, side, origin, goal,
    lagYears: held.kind === "latest" ? input.lagYears : 0,
  };
}

/** Does `value` meet the condition of the target? Strictness respected, decimal dust ignored. */
export function meets(course: Course, value: number): boolean {
  const { target, strict, direction } = course;
  const toValue = compareNumbers(value, target.value);
  if (target.comparator === "between") {
    const toUpper = compareNumbers(value, target.upperValue ?? target.value);
    return strict ? toValue > 0 && toUpper < 0 : toValue >= 0 && toUpper <= 0;
  }
  if (toValue === 0) return !strict;
  return direction === "down" ? toValue < 0 : toValue > 0;
}

/** Above 0 where `first` is better than `second`, 0 where equal, in the direction of the target; a range has no better. */
export function better(course: Course, first: number, second: number): number {
  const order = compareNumbers(first, second);
  if (course.direction === null) return course.goal === course.target.value ? order : -order;
  return course.direction === "down" ? -order : order;
}

function heldOf(target: Target, contractFromYear: number): Held {
  const { scope } = target;
  switch (scope.kind) {
    case "cumulated":
      return { kind: "sum", fromYear: scope.fromYear, toYear: scope.toYear };
    case "mean":
      return { kind: "mean", fromYear: scope.fromYear, toYear: scope.toYear, minimumYears: 1 };
    case "mean-after":
      return { kind: "mean", fromYear: contractFromYear, toYear: Math.max(target.dueYear, contractFromYear), minimumYears: scope.years };
    default:
      return { kind: "latest" };
  }
}

function directionOf(target: Target): Direction {
  switch (target.comparator) {
    case "between":
    case "qualitative":
      return null;
    case "at-most":
    case "less-than":
    case "rank-at-most":
      return "down";
    default:
      return "up";
  }
}

function goalOf(target: NumericTarget, baseline: Baseline): number {
  if (target.comparator !== "between" || target.upperValue === null || baseline.kind !== "value") return target.value;
  return baseline.value > target.upperValue ? target.upperValue : target.value;
}

function sideOf(target: NumericTarget, direction: Direction, baseline: Baseline): BaselineSide {
  if (baseline.kind !== "value") return "unusable";
  // What is to be kept, and a rank, is held or lost; there is no way from one rank to another to be halfway on.
  if (target.comparator === "keep-at-or-above" || target.comparator === "rank-at-most") return "unusable";
  if (target.comparator === "between") {
    const upper = target.upperValue ?? target.value;
    const inside = compareNumbers(baseline.value, target.value) >= 0 && compareNumbers(baseline.value, upper) <= 0;
    return inside ? "beyond" : "before";
  }
  const order = compareNumbers(baseline.value, target.value);
  if (order === 0) return "equal";
  return (order < 0) === (direction === "up") ? "before" : "beyond";
}
