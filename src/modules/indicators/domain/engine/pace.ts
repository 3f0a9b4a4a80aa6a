import { formatNumber, inBoth, narrowSpace, plural, roundNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { addDays, yearOf, type Day } from "../../../../kernel/time/day.ts";
import type { ComparedNumber, Pace } from "../assessment.ts";
import { formatApart, formatDifference, formatPeriod, formatValue } from "../format.ts";
import { better, type Course } from "./course.ts";
import { clamp, sumOf, timeOf } from "./numbers.ts";

/**
 * The value expected of the compared number on a straight line, or null where no line is defined.
 *
 * - A value at a date: linear in time from the end of the baseline year to the end of the due year (a value of the
 *   year Y stands at the end of Y).
 * - A sum: its target times the elapsed share of its period. The baseline plays no part.
 * - A mean: the annual values climb in a straight line from the baseline so that their mean over the whole period is
 *   the target; expected is the mean of that line over the very years that are known, and never more than the target.
 *   A mean cannot be asked to be at its target in the first year when the baseline is below it: the same patience as
 *   for a value at a date, and what the remaining years must then average is printed beside it.
 *
 * Always at the end of the period of the compared number, not today: a value of 2022 read in 2024 is compared with what
 * was expected of 2022.
 */
export function expectedValue(course: Course, compared: ComparedNumber | null): number | null {
  const { held, origin, goal, target } = course;
  const at = timeOf(compared === null ? course.asOf : compared.period.until);
  if (held.kind === "sum") return target.comparator === "between" ? null : target.value * elapsedShare(held.fromYear, held.toYear + 1, at);
  if (origin === null) return null;
  if (held.kind === "latest") {
    if (course.dueYear <= origin.year) return null;
    return origin.value + (goal - origin.value) * elapsedShare(origin.year + 1, course.dueYear + 1, at);
  }
  if (compared === null) return null;
  const middle = (held.fromYear + held.toYear) / 2;
  if (middle <= origin.year) return goal;
  const slope = (goal - origin.value) / (middle - origin.year);
  const line = compared.observations.map((one) => origin.value + slope * (yearOf(one.period.from) - origin.year));
  const mean = sumOf(line) / line.length;
  return better(course, mean, goal) > 0 ? goal : mean;
}

/**
 * What each remaining year has to bring (sum), or what the remaining years have to average (mean). Null where nothing
 * remains, where nothing more is needed, and for a value at a date.
 */
export function requiredPerYear(course: Course, compared: ComparedNumber | null): number | null {
  const { held, target } = course;
  if (held.kind === "latest" || target.comparator === "between") return null;
  const total = held.toYear + 1 - held.fromYear;
  if (held.kind === "sum") {
    const remaining = held.toYear + 1 - (compared === null ? held.fromYear : timeOf(compared.period.until));
    const missing = target.value - (compared?.value ?? 0);
    return remaining > 0 && missing > 0 ? missing / remaining : null;
  }
  const known = compared?.observations.length ?? 0;
  if (known >= total) return null;
  return (target.value * total - sumOf((compared?.observations ?? []).map((one) => one.value))) / (total - known);
}

/** The pace with its sentence, or null where none is defined or the due value is already in. */
export function paceOf(course: Course, compared: ComparedNumber | null): Pace | null {
  const expected = expectedValue(course, compared);
  if (expected === null) return null;
  const required = requiredPerYear(course, compared);
  const words = requiredWords(course, compared);
  const printed = inBoth((language) => [expectedSentence(course, compared, expected, language), ...(words === null ? [] : [words[language]])]
    .join(language === "fr" ? `${narrowSpace}; ` : "; "));
  return { expectedNow: expected, requiredPerYear: required, printed };
}

/** "il faut 15,3 par an sur 3 ans": what is still needed, in words; null where nothing remains to be said. */
export function requiredWords(course: Course, compared: ComparedNumber | null): Bilingual | null {
  const required = requiredPerYear(course, compared);
  if (required !== null) return inBoth((language) => requiredSentence(course, compared, required, language));
  return course.held.kind === "latest" && compared !== null ? yearlyStep(course, compared) : null;
}

function expectedSentence(course: Course, compared: ComparedNumber | null, expected: number, language: "fr" | "en"): string {
  const { unit } = course.target;
  const [, text] = formatApart(compared?.value ?? expected, expected, unit, language);
  const at = endOf(compared === null ? course.asOf : addDays(compared.period.until, -1), language);
  return language === "fr" ? `attendu ${at}${narrowSpace}: ${text}` : `expected ${at}: ${text}`;
}

function requiredSentence(course: Course, compared: ComparedNumber | null, required: number, language: "fr" | "en"): string {
  const { held } = course;
  const { unit } = course.target;
  const text = formatValue(required, unit, language, unit.kind === "share" || unit.kind === "index" ? {} : { digits: 1 });
  if (held.kind === "latest") return text;
  const total = held.toYear + 1 - held.fromYear;
  const years = held.kind === "sum"
    ? held.toYear + 1 - (compared === null ? held.fromYear : timeOf(compared.period.until))
    : total - (compared?.observations.length ?? 0);
  const number = formatNumber(years, language, { maximumFractionDigits: 1 });
  if (held.kind === "sum") {
    if (course.direction === "down") {
      return language === "fr"
        ? `il reste ${text} par an pour ${number} ${plural("fr", years, { one: "an", other: "ans" })}`
        : `${text} a year left for ${number} ${plural("en", years, { one: "year", other: "years" })}`;
    }
    if (years === 1) return language === "fr" ? `il faut ${text} la dernière année` : `${text} needed in the last year`;
    const fr = `il faut ${text} par an sur ${number} ${plural("fr", years, { one: "an", other: "ans" })}`;
    return language === "fr" ? fr : `${text} a year needed over ${number} ${plural("en", years, { one: "year", other: "years" })}`;
  }
  const impossible = unit.kind === "share" && required > 1;
  if (language === "fr") {
    const who = plural("fr", years, { one: "la dernière année doit", other: `les ${number} dernières années doivent` });
    return `${who} faire ${text} en moyenne${impossible ? ", ce qu’une part ne peut pas" : ""}`;
  }
  const who = plural("en", years, { one: "the last year has", other: `the last ${number} years have` });
  return `${who} to average ${text}${impossible ? ", which a share cannot" : ""}`;
}

/** What a value at a date still has to gain each year. */
function yearlyStep(course: Course, compared: ComparedNumber): Bilingual | null {
  const years = course.dueYear + 1 - timeOf(compared.period.until);
  if (years <= 0 || better(course, course.goal, compared.value) <= 0) return null;
  const rising = course.goal > compared.value;
  return inBoth((language) => {
    const { unit } = course.target;
    const exact = (course.goal - compared.value) / years;
    // Nobody enrols a third of a subscriber: counts by the unit where they are large, by tenths where they are small.
    const step = formatDifference(unit.kind === "count" ? roundNumber(exact, Math.abs(exact) >= 100 ? 0 : 1) : exact, unit, language);
    return language === "fr" ? `il faut ${step} de ${rising ? "plus" : "moins"} par an` : `${step} ${rising ? "more" : "less"} a year needed`;
  });
}

/** "fin 2022" for a last day of the year, else the day itself. */
function endOf(last: Day, language: "fr" | "en"): string {
  if (last.endsWith("-12-31")) return language === "fr" ? `fin ${yearOf(last)}` : `by the end of ${yearOf(last)}`;
  const at = { from: last, until: addDays(last, 1) };
  return language === "fr" ? `au ${formatPeriod(at, "fr")}` : `by ${formatPeriod(at, "en")}`;
}

function elapsedShare(from: number, until: number, at: number): number {
  return clamp((at - from) / (until - from), 0, 1);
}
