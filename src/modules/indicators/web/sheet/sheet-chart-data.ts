import type { ChartLine, ChartPoint } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { addDays, daysBetween, yearOf, yearPeriod } from "../../../../kernel/time/day.ts";
import type { Day, Period } from "../../../../kernel/time/day.ts";
import type { Assessment } from "../../domain/assessment.ts";
import { formatValue } from "../../domain/format.ts";
import type { TargetOverTime } from "../../domain/catalogue.ts";
import type { Observation } from "../../domain/measure.ts";
import type { Target } from "../../domain/target.ts";
import { describeTarget } from "../../domain/describe.ts";

/**
 * Where a period stands on the axis of years: a whole year 2024 at 2024, what ends in the middle of 2024 at 2023.5.
 * So a value stands where the time it tells of is over.
 */
export function moment(period: Period): number {
  const lastDay = addDays(period.until, -1);
  const year = yearPeriod(yearOf(lastDay));
  return yearOf(lastDay) - 1 + daysBetween(year.from, period.until) / daysBetween(year.from, year.until);
}

/** Where a day stands on the same axis: the first of January 2024 at 2023, where the year before is over. */
export function momentOfDay(day: Day): number {
  const year = yearPeriod(yearOf(day));
  return yearOf(day) - 1 + daysBetween(year.from, day) / daysBetween(year.from, year.until);
}

/** The numbers drawn: the values as they are; the running sum or mean where the target asks for one. */
export function chartPoints(assessment: Assessment, observations: readonly Observation[], language: Language): readonly ChartPoint[] {
  const { measure, target } = assessment;
  const kind = target?.scope.kind;
  const scope = target?.scope;
  const isFold = kind === "cumulated" || kind === "mean";
  const used = observations
    .filter((one) => !isFold || (scope !== undefined && "fromYear" in scope && yearOf(one.period.from) >= scope.fromYear && yearOf(addDays(one.period.until, -1)) <= scope.toYear))
    .toSorted((a, b) => (a.period.until < b.period.until ? -1 : 1));
  let sum = 0;
  let provisional = false;
  return used.map((one, index) => {
    sum += one.value;
    provisional = (isFold && provisional) || one.state === "provisional";
    const value = kind === "cumulated" ? sum : kind === "mean" ? sum / (index + 1) : one.value;
    return { x: moment(one.period), value, label: formatValue(value, measure.unit, language), hollow: provisional };
  });
}

export function chartBaseline(assessment: Assessment, language: Language): ChartPoint | null {
  const { baseline, unit } = assessment.measure;
  if (baseline.kind !== "value" || assessment.target?.scope.kind === "cumulated") return null;
  return { x: baseline.year, value: baseline.value, label: formatValue(baseline.value, unit, language), hollow: false };
}

/** The target over the time it holds for: a short line at its date, the whole period for a sum or a mean. Two lines for two bounds. */
export function chartTargets(assessment: Assessment, language: Language, targetsOver: readonly TargetOverTime[] = []): readonly ChartLine[] {
  const { target } = assessment;
  if (target === null || target.value === null) return [];
  const { scope, dueYear } = target;
  const held = targetsOver.at(-1);
  if (targetsOver.length > 1 && held !== undefined && held.target !== null) return [...earlierTargets(target, targetsOver, language), ...over(held, Math.max(dueYear, momentOfDay(held.from)) + 0.25, boundSign(target), language, false)];
  const fromX = scope.kind === "mean" || target.comparator === "keep-at-or-above" ? ("fromYear" in scope ? scope.fromYear : dueYear - 1) : dueYear - 0.6;
  const toX = dueYear + (scope.kind === "mean" ? 0 : 0.25);
  const label = formatValue(target.value, target.unit, language);
  const lines = [{ fromX, toX, fromValue: target.value, toValue: target.value, label: boundSign(target) + label }];
  if (target.upperValue !== null) lines.push({ fromX, toX, fromValue: target.upperValue, toValue: target.upperValue, label: formatValue(target.upperValue, target.unit, language) });
  return lines;
}

/** Targets that an amendment has replaced, each over the time in which it was in force; one that counts otherwise cannot stand on the same axis. */
function earlierTargets(now: Target, targetsOver: readonly TargetOverTime[], language: Language): ChartLine[] {
  return targetsOver.slice(0, -1).flatMap((one) => {
    const { target, until } = one;
    if (target === null || until === null || target.unit.kind !== now.unit.kind || target.scope.kind !== now.scope.kind) return [];
    return over(one, momentOfDay(until), boundSign(target), language, true);
  });
}

function over({ target, from }: TargetOverTime, toX: number, sign: string, language: Language, past: boolean): ChartLine[] {
  if (target === null || target.value === null) return [];
  const fromX = momentOfDay(from);
  const line = (value: number, mark: string): ChartLine => ({ fromX, toX, fromValue: value, toValue: value, label: mark + formatValue(value, target.unit, language), past });
  return [line(target.value, sign), ...(target.upperValue === null ? [] : [line(target.upperValue, "")])];
}

function boundSign(target: Target): string {
  switch (target.comparator) {
    case "more-than":
      return ">\u00a0";
    case "less-than":
      return "<\u00a0";
    case "at-most":
      return "≤\u00a0";
    case "keep-at-or-above":
      return "≥\u00a0";
    default:
      return "";
  }
}

/** The straight line of what is expected: from the baseline, or from nothing at the start of a sum, to the target. Null without a pace. */
export function chartPace(assessment: Assessment, label: string): ChartLine | null {
  const { target, pace, measure } = assessment;
  if (target === null || target.value === null || pace === null || target.scope.kind === "mean") return null;
  if (target.scope.kind === "cumulated") return { fromX: target.scope.fromYear - 1, toX: target.dueYear, fromValue: 0, toValue: target.value, label };
  if (measure.baseline.kind !== "value") return null;
  return { fromX: measure.baseline.year, toX: target.dueYear, fromValue: measure.baseline.value, toValue: target.value, label };
}

/** The years under the drawing, from the first thing drawn to the due year. */
export function chartYears(xs: readonly number[]): readonly { readonly x: number; readonly label: string }[] {
  const first = Math.floor(Math.min(...xs));
  const last = Math.ceil(Math.max(...xs) - 0.5);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = Math.ceil(years.length / 8);
  return years.filter((year) => (last - year) % step === 0).map((year) => ({ x: year, label: String(year) }));
}

/** The drawing in words: how it starts, where it is, where it should go. */
export function chartDescription(assessment: Assessment, points: readonly ChartPoint[], language: Language): string {
  const first = points[0];
  const last = points.at(-1);
  const fr = language === "fr";
  const way = first === undefined || last === undefined ? (fr ? "Aucune valeur." : "No value.") : first === last
    ? `${Math.round(last.x)}${fr ? "\u202f: " : ": "}${last.label}.`
    : `${fr ? "De" : "From"} ${first.label} (${Math.round(first.x)}) ${fr ? "à" : "to"} ${last.label} (${Math.round(last.x)}).`;
  return assessment.target === null ? way : `${way} ${fr ? "Cible\u202f:" : "Target:"} ${describeTarget(assessment.target)[language]}.`;
}
