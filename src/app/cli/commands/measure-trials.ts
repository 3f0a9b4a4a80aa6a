import { formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { resultWords } from "../../../modules/activity/index.ts";
import { trialsWithDoiRecipe, type TrialReport } from "../../../modules/studies/index.ts";

/** What became of a number, in words. */
export function resultText(result: string, language: Language): string {
  return Object.entries(resultWords).find(([code]) => code === result)?.[1][language] ?? result;
}

/** Indicator 4.d as the terminal tells it. */
export function printedTrials({ count: { value, counted, leftOut, others }, result }: TrialReport, language: Language): string {
  const { series, name } = trialsWithDoiRecipe;
  const number = (of: number): string => formatNumber(of, language);
  const facts = value === null ? "" : language === "fr" ? `\n  ${number(value)}  (${number(counted.length)} comptés\u202f; ${number(leftOut.length + others)} laissés de côté)` : `\n  ${number(value)}  (${number(counted.length)} counted; ${number(leftOut.length + others)} left out)`;
  return `${series}  ${name[language]}${facts}\n  ${resultText(result, language)}`;
}

export function trialJson({ count, result, measurementId }: TrialReport): unknown {
  const { series, code, version } = trialsWithDoiRecipe;
  return { series, recipe: code, version, value: count.value, demonstration: count.demonstration, counted: count.counted, leftOut: count.leftOut, others: count.others, result, measurementId };
}
