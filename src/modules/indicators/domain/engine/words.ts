import { both, formatDay, formatList, inBoth, narrowSpace } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { daysBetween } from "../../../../kernel/time/day.ts";
import type { ComparedNumber } from "../assessment.ts";
import { describeBaseline, describeTarget } from "../describe.ts";
import { formatApart, formatDifference, formatPeriod, formatYears } from "../format.ts";
import { better, type Course } from "./course.ts";
import { compareNumbers } from "./numbers.ts";

/** Clauses from which the reasons of verdicts are made, each with its numbers, in the two languages. */

/** "36 % en 2022", "24 cumulés sur 2021-2022", "18 M€ en moyenne sur 2021-2022". */
export function subject(course: Course, compared: ComparedNumber): Bilingual {
  const { target } = course;
  return inBoth((language) => {
    const fr = language === "fr";
    const [text] = formatApart(compared.value, target.value, target.unit, language);
    const period = formatPeriod(compared.period, language, compared.kind === "latest" ? target.scope : undefined);
    if (compared.kind === "sum") return fr ? `${text} en cumul sur ${period}` : `${text} in total over ${period}`;
    if (compared.kind === "mean") return fr ? `${text} en moyenne sur ${period}` : `${text} on average over ${period}`;
    const dated = /^(\d{4})$/.test(period);
    if (fr) return `${text} ${dated ? `en ${period}` : period}`;
    return `${text} ${dated ? `in ${period}` : period.startsWith("end of") ? `at the ${period}` : period}`;
  });
}

/** "cible : plus de 30 % en 2024". */
export function targetClause(course: Course): Bilingual {
  const words = describeTarget(course.target);
  const note = course.lagYears === 0 ? both("", "") : both(` (valeur de ${course.dueYear}, connue en ${course.dueYear + course.lagYears})`, ` (value of ${course.dueYear}, known in ${course.dueYear + course.lagYears})`);
  return both(`cible${narrowSpace}: ${words.fr}${note.fr}`, `target: ${words.en}${note.en}`);
}

/** "6 points au-dessus de la cible", "égal à la cible"; empty for a range, which has two bounds. */
export function marginClause(course: Course, compared: ComparedNumber): Bilingual | null {
  const { target } = course;
  if (target.comparator === "between") return null;
  const order = compareNumbers(compared.value, target.value);
  if (order === 0) return course.strict ? both("égal à la cible, qui demande davantage que l’égalité", "equal to the target, which asks for more than equality") : both("égal à la cible", "equal to the target");
  return inBoth((language) => {
    const size = formatDifference(compared.value - target.value, target.unit, language);
    if (target.unit.kind === "rank") return order < 0 ? (language === "fr" ? `${size} devant` : `${size} ahead`) : language === "fr" ? `${size} derrière` : `${size} behind`;
    if (language === "fr") return `${size} ${order > 0 ? "au-dessus" : "au-dessous"} de la cible`;
    return `${size} ${order > 0 ? "above" : "below"} the target`;
  });
}

/** "2,5 points de moins que le départ (38,5 % en 2019)"; a censored baseline is only named; null where it has no part. */
export function baselineClause(course: Course, compared: ComparedNumber): Bilingual | null {
  const { baseline, target } = course;
  if (compared.kind === "sum" || target.unit.kind === "rank") return null;
  const words = describeBaseline(baseline, target.unit);
  if (baseline.kind === "censored") return both(`départ${narrowSpace}: ${words.fr}`, `baseline: ${words.en}`);
  if (baseline.kind !== "value") return null;
  const order = compareNumbers(compared.value, baseline.value);
  if (order === 0) return both(`égal au départ (${words.fr})`, `equal to the baseline (${words.en})`);
  const worse = course.side === "before" && course.direction !== null && better(course, compared.value, baseline.value) < 0;
  return inBoth((language) => {
    const size = formatDifference(compared.value - baseline.value, target.unit, language);
    if (language === "fr") return `${size} de ${order > 0 ? "plus" : "moins"} que le départ (${words.fr})${worse ? ", du mauvais côté" : ""}`;
    return `${size} ${order > 0 ? "more" : "less"} than the baseline (${words.en})${worse ? ", on the wrong side" : ""}`;
  });
}

/** "valeurs de 2022 et 2023 manquantes"; null without a missing year. */
export function missingClause(years: readonly number[]): Bilingual | null {
  if (years.length === 0) return null;
  return inBoth((language) => {
    const list = formatList(years.map(String), language);
    if (language === "fr") return years.length > 1 ? `les valeurs de ${list} manquent` : `la valeur de ${list} manque`;
    return years.length > 1 ? `the values of ${list} are missing` : `the value of ${list} is missing`;
  });
}

/** "valeur de 2025 attendue depuis le 1er janvier 2026 (71 jours)". */
export function awaitedClause(course: Course): Bilingual {
  const days = daysBetween(course.dueEnd, course.asOf);
  const fr = `attendue${course.held.kind === "latest" ? "" : "s"} depuis le ${formatDay(course.dueEnd, "fr")} (${days} ${days < 2 ? "jour" : "jours"})`;
  const en = `since ${formatDay(course.dueEnd, "en")} (${days} ${days === 1 ? "day" : "days"})`;
  if (course.held.kind === "latest") {
    return both(`l’échéance est passée et la valeur de ${course.dueYear} est ${fr}`, `the due date has passed and the value of ${course.dueYear} has been awaited ${en}`);
  }
  const years = formatYears(course.held.fromYear, course.held.toYear);
  return both(`l’échéance est passée et les valeurs de ${years}, ${fr}, ne sont pas toutes là`, `the due date has passed and not all values of ${years}, awaited ${en}, are here`);
}

/** "pas encore de valeur ; départ : 17 % en 2020". */
export function noValueClause(course: Course): Bilingual {
  const words = describeBaseline(course.baseline, course.target.unit);
  const { baseline, held } = course;
  const after = held.kind === "latest" && (baseline.kind === "value" || baseline.kind === "censored");
  if (!after) return both("pas encore de valeur", "no value yet");
  return both(`pas encore de valeur après le départ (${words.fr})`, `no value yet after the baseline (${words.en})`);
}

/** The value expected, written so that it differs from the compared number where it does. */
export function expectedClause(course: Course, compared: ComparedNumber, expected: number): Bilingual {
  return inBoth((language) => {
    const [, text] = formatApart(compared.value, expected, course.target.unit, language);
    return language === "fr" ? `attendu à la fin de cette période${narrowSpace}: ${text}` : `expected by the end of that period: ${text}`;
  });
}

/** A sentence from its clauses: first letter up, clauses parted by semicolons, a full stop. */
export function sentence(...clauses: readonly (Bilingual | null)[]): Bilingual {
  const kept = clauses.filter((clause) => clause !== null);
  return inBoth((language) => {
    const text = kept.map((clause) => clause[language]).join(language === "fr" ? `${narrowSpace}; ` : "; ");
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  });
}
