import { daysBetween, yearPeriod, type Day, type Period } from "../../../../kernel/time/day.ts";
import type { ComparedNumber } from "../assessment.ts";
import type { Observation } from "../measure.ts";
import type { Course } from "./course.ts";
import { sumOf, yearsBetween } from "./numbers.ts";

/**
 * The observations of one series that can be seen on a day: observed by then, about a period already begun, one for
 * each period (the one learnt last), in the order of time. The order of the input does not matter.
 */
export function visible(observations: readonly Observation[], series: string, asOf: Day): readonly Observation[] {
  const byPeriod = new Map<string, Observation>();
  for (const one of observations) {
    if (one.series !== series || one.observedOn > asOf || one.period.from > asOf || !Number.isFinite(one.value)) continue;
    const key = `${one.period.from}/${one.period.until}`;
    const other = byPeriod.get(key);
    if (other === undefined || orderOfKnowledge(one, other) > 0) byPeriod.set(key, one);
  }
  return [...byPeriod.values()].sort(byTime);
}

/**
 * The number held against the target, or null without a value. A last value is the one whose period ends last, at the
 * latest with the due year; what the baseline year or an earlier one says is no news on the way and is left out. A sum
 * takes periods that do not overlap, the longest first (a whole year before its quarters). A mean takes whole years.
 * `missingYears` are the years of a sum or mean that have ended by `asOf` and are not wholly known.
 */
export function comparedNumber(course: Course, seen: readonly Observation[]): ComparedNumber | null {
  const { held } = course;
  if (held.kind === "latest") return latestNumber(course, seen);
  const window: Period = { from: yearPeriod(held.fromYear).from, until: yearPeriod(held.toYear).until };
  const inside = seen.filter((one) => one.period.from >= window.from && one.period.until <= window.until);
  const used = held.kind === "sum" ? withoutOverlap(inside) : inside.filter((one) => isWholeYear(one.period));
  const last = used[used.length - 1];
  if (last === undefined) return null;
  const sum = sumOf(used.map((one) => one.value));
  const missingYears = yearsBetween(held.fromYear, held.toYear).filter((year) => yearPeriod(year).until <= course.asOf && !covered(year, used));
  return {
    value: held.kind === "sum" ? sum : sum / used.length,
    period: { from: window.from, until: last.period.until },
    kind: held.kind,
    observations: used,
    missingYears,
  };
}

/** Does the compared number say all that will decide: the value of the due year, or every year of the sum or mean? */
export function isComplete(course: Course, compared: ComparedNumber): boolean {
  if (course.held.kind === "latest") return compared.period.until === course.dueEnd;
  return yearsBetween(course.held.fromYear, course.held.toYear).every((year) => covered(year, compared.observations));
}

/** Years missing before the last known one: a hole in the middle, not a value still awaited. */
export function gapYears(compared: ComparedNumber): readonly number[] {
  return compared.missingYears.filter((year) => yearPeriod(year).until <= compared.period.until);
}

/** Is this value still open: provisional, or observed before its period was over? */
export function isOpen(observation: Observation): boolean {
  return observation.state === "provisional" || daysBetween(observation.observedOn, observation.period.until) > 1;
}

export function isWholeYear(period: Period): boolean {
  return period.from.endsWith("-01-01") && period.until === yearPeriod(Number(period.from.slice(0, 4))).until;
}

function latestNumber(course: Course, seen: readonly Observation[]): ComparedNumber | null {
  const { baseline } = course;
  const baselineEnd = baseline.kind === "value" || baseline.kind === "censored" ? yearPeriod(baseline.year).until : null;
  const usable = seen.filter((one) => one.period.until <= course.dueEnd && (baselineEnd === null || one.period.until > baselineEnd));
  const last = usable[usable.length - 1];
  return last === undefined ? null : { value: last.value, period: last.period, kind: "latest", observations: [last], missingYears: [] };
}

function withoutOverlap(observations: readonly Observation[]): readonly Observation[] {
  const taken: Observation[] = [];
  const longestFirst = [...observations].sort((a, b) => daysBetween(b.period.from, b.period.until) - daysBetween(a.period.from, a.period.until) || byTime(a, b));
  for (const one of longestFirst) {
    if (!taken.some((other) => one.period.from < other.period.until && other.period.from < one.period.until)) taken.push(one);
  }
  return taken.sort(byTime);
}

/** Every day of the year lies in one of the periods, which do not overlap. */
function covered(year: number, observations: readonly Observation[]): boolean {
  const { from, until } = yearPeriod(year);
  const days = observations.map(({ period }) => {
    const start = period.from > from ? period.from : from;
    const end = period.until < until ? period.until : until;
    return start < end ? daysBetween(start, end) : 0;
  });
  return sumOf(days) === daysBetween(from, until);
}

function orderOfKnowledge(a: Observation, b: Observation): number {
  return compareText(a.knownSince, b.knownSince) || compareText(a.eventId, b.eventId);
}

function byTime(a: Observation, b: Observation): number {
  return compareText(a.period.until, b.period.until) || compareText(b.period.from, a.period.from);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
