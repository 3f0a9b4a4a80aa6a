import { formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { hostedRecipe, type HostedReport } from "../../../modules/cohorts/index.ts";
import { resultText } from "./measure-trials.ts";

/** Indicator 5 as the terminal tells it. */
export function printedCohorts({ count: { value, counted, leftOut, reading }, result }: HostedReport, language: Language): string {
  const { series, name } = hostedRecipe(reading);
  const number = (of: number): string => formatNumber(of, language);
  const facts = language === "fr" ? `${number(value ?? 0)}  (${number(counted.length)} comptées\u202f; ${number(leftOut.length)} laissées de côté)` : `${number(value ?? 0)}  (${number(counted.length)} counted; ${number(leftOut.length)} left out)`;
  return `${series}  ${name[language]}\n  ${facts}\n  ${resultText(result, language)}`;
}

export function cohortJson({ count, result, measurementId }: HostedReport): unknown {
  const { series, code, version } = hostedRecipe(count.reading);
  return { series, recipe: code, version, value: count.value, demonstration: count.demonstration, counted: count.counted, leftOut: count.leftOut, result, measurementId };
}
