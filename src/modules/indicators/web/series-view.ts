import type { TrackNumbers } from "../../../kernel/html/index.ts";
import { pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { Assessment } from "../domain/assessment.ts";
import { describeBaseline, describeTarget } from "../domain/describe.ts";
import { formatDifference, formatPeriod, formatValue } from "../domain/format.ts";
import { formatAge, stateWords, verdictWords } from "./words.ts";

/** The number a row shows: a sum or a mean where the target asks for one, else the latest value. */
export interface ShownValue {
  readonly value: string;
  /** "cumul 2021-2023 · provisoire". */
  readonly about: string;
  readonly age: string | null;
}

/** Null while the series has no value. A qualitative series shows "fait" or "pas encore fait". */
export function shownValue(assessment: Assessment, language: Language): ShownValue | null {
  const { compared, latest, measure, target, freshnessDays } = assessment;
  const isFold = compared !== null && compared.kind !== "latest";
  const last = isFold ? (compared.observations.at(-1) ?? latest) : latest;
  if (last === null) return null;
  const number = isFold ? compared.value : last.value;
  const period = formatPeriod(isFold ? compared.period : last.period, language, isFold ? undefined : target?.scope);
  const provisional = isFold ? compared.observations.some((one) => one.state === "provisional") : last.state === "provisional";
  const state = pick(stateWords[provisional ? "provisional" : last.state], language);
  const fold = !isFold ? "" : compared.kind === "sum" ? (language === "fr" ? "cumul " : "total ") : language === "fr" ? "moyenne " : "mean ";
  return {
    value: measure.unit.kind === "none" ? done(number, language) : formatValue(number, measure.unit, language),
    about: `${fold}${period} · ${state}`,
    age: freshnessDays === null ? null : formatAge(freshnessDays, language),
  };
}

/**
 * How the latest value moved since the one before: "+4 depuis 2023". Null with a single value, for deeds, and where the
 * row shows a sum, whose every value adds.
 */
export function trendOf(assessment: Assessment, language: Language): string | null {
  const { latest, previous, measure, compared } = assessment;
  if (latest === null || previous === null || measure.unit.kind === "none" || compared?.kind === "sum") return null;
  const difference = latest.value - previous.value;
  const since = `${language === "fr" ? "depuis" : "since"} ${formatPeriod(previous.period, language)}`;
  if (difference === 0) return `${language === "fr" ? "stable" : "steady"} ${since}`;
  return `${difference > 0 ? "+" : "\u2212"}${formatDifference(difference, measure.unit, language)} ${since}`;
}

function done(value: number, language: Language): string {
  if (value >= 1) return language === "fr" ? "Fait" : "Done";
  return language === "fr" ? "Pas encore fait" : "Not done yet";
}

/** The numbers of a row's track; null where there is no scale to draw on (a rank, a deed) or no target to run to. */
export function trackNumbers(assessment: Assessment): TrackNumbers | null {
  const { measure, target, compared, pace, projection } = assessment;
  if (target === null || target.value === null || target.comparator === "rank-at-most" || target.comparator === "qualitative") return null;
  const isSum = target.scope.kind === "cumulated";
  // A previous period's total is context, a censored value is no number: neither is an origin.
  const baseline = measure.baseline.kind === "value" && !isSum ? measure.baseline.value : null;
  return {
    baseline,
    origin: isSum ? 0 : baseline,
    value: compared?.value ?? null,
    targets: target.upperValue === null ? [target.value] : [target.value, target.upperValue],
    expected: pace?.expectedNow ?? null,
    projection: projection?.value ?? null,
  };
}

/** The track in one sentence, for those who do not see it. */
export function trackSentence(assessment: Assessment, language: Language): string {
  const { measure, target, pace, projection } = assessment;
  const fr = language === "fr";
  const colon = fr ? "\u202f: " : ": ";
  const shown = shownValue(assessment, language);
  const parts: string[] = [];
  if (measure.baseline.kind !== "none") parts.push(`${fr ? "départ" : "baseline"}${colon}${pick(describeBaseline(measure.baseline, measure.unit), language)}`);
  parts.push(shown === null ? (fr ? "pas encore de valeur" : "no value yet") : `${fr ? "valeur" : "value"}${colon}${shown.value} (${shown.about})`);
  if (target !== null) parts.push(`${fr ? "cible" : "target"}${colon}${pick(describeTarget(target), language)}`);
  if (pace !== null) parts.push(`${fr ? "attendu à cette date" : "expected at this date"}${colon}${formatValue(pace.expectedNow, measure.unit, language)}`);
  if (projection !== null) parts.push(`${fr ? "projection" : "projection"}${colon}${formatValue(projection.value, measure.unit, language)}`);
  return parts.join(fr ? "\u202f; " : "; ");
}

/** One line on where the series will land: what the machine projects, what the owner expects. */
export function landing(assessment: Assessment, language: Language): { readonly projection: string | null; readonly forecast: string | null } {
  const { measure, projection, ownerForecast } = assessment;
  const value = (number: number): string => formatValue(number, measure.unit, language, { digits: measure.unit.kind === "count" ? 0 : measure.unit.kind === "index" ? 2 : 1 });
  return {
    projection: projection === null ? null : value(projection.value),
    forecast: ownerForecast === null ? null : value(ownerForecast.value),
  };
}

/** "En retard : 3 projets pour 6 attendus" as plain text, for titles and exports. */
export function verdictSentence(assessment: Assessment, language: Language): string {
  return `${pick(verdictWords[assessment.verdict.kind], language)}${language === "fr" ? "\u202f: " : ": "}${pick(assessment.verdict.reason, language)}`;
}
