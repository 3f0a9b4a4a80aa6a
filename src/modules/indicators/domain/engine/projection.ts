import { both, formatList, formatPercent, inBoth, narrowSpace } from "../../../../kernel/i18n/format.ts";
import type { ComparedNumber, Projection } from "../assessment.ts";
import { formatPeriod } from "../format.ts";
import type { Observation } from "../measure.ts";
import { gapYears, isComplete, isWholeYear } from "./compare.ts";
import type { Course } from "./course.ts";
import { clamp, sumOf, timeOf } from "./numbers.ts";

const confidenceShare = 0.8;
/** Quantiles of Student's t at 0.9 (an interval of 80 %), for 1 to 20 degrees of freedom. */
const studentQuantiles = [
  3.07768, 1.88562, 1.63774, 1.53321, 1.47588, 1.43976, 1.41492, 1.39682, 1.38303, 1.37218,
  1.36343, 1.35622, 1.35017, 1.34503, 1.34061, 1.33676, 1.33338, 1.33039, 1.32773, 1.32534,
];
const fewestPoints = 3;

/**
 * Where the number held against the target lands if the series goes on as it has, with an interval of 80 %; null with
 * fewer than three points, for ranks, and once the due value is known. It knows nothing of plans: the owner's forecast
 * stands beside it.
 *
 * - A value at a date: straight line by least squares through the values and, when it is a number, the baseline; the
 *   prediction interval of a new value at the due date (Student's t, n - 2 degrees of freedom).
 * - A sum: the sum so far plus the mean annual value for each remaining year; a mean: the mean of the period filled in
 *   the same way. Interval from the scatter of the known years: s × sqrt(r + r²/k), for r remaining and k known years.
 *
 * Shares stay between 0 and 1; a series of counts, amounts or durations never seen below zero stays at or above zero.
 */
export function projectionOf(course: Course, compared: ComparedNumber | null, seen: readonly Observation[]): Projection | null {
  if (compared === null || course.target.unit.kind === "rank" || isComplete(course, compared)) return null;
  const projected = course.held.kind === "latest" ? alongLine(course, seen) : fillingYears(course, compared);
  if (projected === null || !Number.isFinite(projected.value + projected.low + projected.high)) return null;
  const [floor, ceiling] = limits(course, compared, seen);
  return {
    value: clamp(projected.value, floor, ceiling),
    low: clamp(projected.low, floor, ceiling),
    high: clamp(projected.high, floor, ceiling),
    confidenceShare,
    method: projected.method,
  };
}

/** The value y(x) of a least squares line and the half-width of its prediction interval, for three or more points. */
export function extrapolate(points: readonly { readonly x: number; readonly y: number }[], x: number): { readonly value: number; readonly halfWidth: number } | null {
  const n = points.length;
  if (n < fewestPoints) return null;
  const meanX = sumOf(points.map((point) => point.x)) / n;
  const meanY = sumOf(points.map((point) => point.y)) / n;
  const spreadX = sumOf(points.map((point) => (point.x - meanX) ** 2));
  if (spreadX === 0) return null;
  const slope = sumOf(points.map((point) => (point.x - meanX) * (point.y - meanY))) / spreadX;
  const residual = sumOf(points.map((point) => (point.y - meanY - slope * (point.x - meanX)) ** 2));
  const error = Math.sqrt(residual / (n - 2)) * Math.sqrt(1 + 1 / n + (x - meanX) ** 2 / spreadX);
  return { value: meanY + slope * (x - meanX), halfWidth: studentQuantile(n - 2) * error };
}

/** The quantile at 0.9 of Student's t; beyond the table by the first term of its expansion about the normal law. */
export function studentQuantile(degrees: number): number {
  const normal = 1.281552;
  return studentQuantiles[degrees - 1] ?? normal + (normal ** 3 + normal) / (4 * degrees);
}

interface Landing {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly method: Projection["method"];
}

function alongLine(course: Course, seen: readonly Observation[]): Landing | null {
  const byTime = new Map<number, number>();
  const { baseline } = course;
  if (baseline.kind === "value") byTime.set(baseline.year + 1, baseline.value);
  for (const one of seen) if (one.period.until <= course.dueEnd) byTime.set(timeOf(one.period.until), one.value);
  const points = [...byTime].map(([x, y]) => ({ x, y })).sort((a, b) => a.x - b.x);
  const line = extrapolate(points, course.dueYear + 1);
  if (line === null) return null;
  const share = inBoth((language) => formatPercent(confidenceShare, language));
  return {
    value: line.value, low: line.value - line.halfWidth, high: line.value + line.halfWidth,
    method: both(
      `droite des moindres carrés sur ${points.length} points${baseline.kind === "value" ? ", départ compris" : ""}, prolongée jusqu’à fin ${course.dueYear}${narrowSpace}; intervalle de prévision à ${share.fr}`,
      `least squares line through ${points.length} points${baseline.kind === "value" ? ", baseline included" : ""}, carried on to the end of ${course.dueYear}; ${share.en} prediction interval`,
    ),
  };
}

function fillingYears(course: Course, compared: ComparedNumber): Landing | null {
  if (course.held.kind === "latest") return null;
  const values = compared.observations.filter((one) => isWholeYear(one.period)).map((one) => one.value);
  // Parts of years have no annual value to repeat: nothing is projected from a sum that holds some.
  if (values.length < fewestPoints || values.length !== compared.observations.length) return null;
  const known = values.length;
  const total = course.held.toYear + 1 - course.held.fromYear;
  const remaining = total - known;
  const annual = sumOf(values) / known;
  const scatter = Math.sqrt(sumOf(values.map((value) => (value - annual) ** 2)) / (known - 1));
  const halfWidth = studentQuantile(known - 1) * scatter * Math.sqrt(remaining + remaining ** 2 / known);
  const sum = sumOf(values) + remaining * annual;
  const divisor = course.held.kind === "mean" ? total : 1;
  const gaps = gapYears(compared).map(String);
  const method = inBoth((language) => {
    const fr = language === "fr";
    const years = formatPeriod(compared.period, language);
    const share = formatPercent(confidenceShare, language);
    const filled = gaps.length === 0 ? "" : fr ? `, années sans valeur comprises (${formatList(gaps, "fr")})` : `, years without a value included (${formatList(gaps, "en")})`;
    const rest = remaining === 1 ? (fr ? "l’année restante" : "the remaining year") : fr ? `chacune des ${remaining} années restantes` : `each of the ${remaining} remaining years`;
    return fr
      ? `la moyenne annuelle des ${known} années connues (${years}) pour ${rest}${filled}${narrowSpace}; intervalle à ${share} d’après leur dispersion`
      : `the annual mean of the ${known} known years (${years}) for ${rest}${filled}; ${share} interval from their scatter`;
  });
  return { value: sum / divisor, low: (sum - halfWidth) / divisor, high: (sum + halfWidth) / divisor, method };
}

function limits(course: Course, compared: ComparedNumber, seen: readonly Observation[]): readonly [number, number] {
  const { unit } = course.target;
  if (unit.kind === "share" && compared.kind !== "sum") return [0, 1];
  const neverNegative = seen.every((one) => one.value >= 0) && (course.baseline.kind !== "value" || course.baseline.value >= 0);
  if (!neverNegative) return [-Infinity, Infinity];
  // A sum of contributions that are never negative cannot end under where it is.
  return [compared.kind === "sum" ? compared.value : 0, Infinity];
}
