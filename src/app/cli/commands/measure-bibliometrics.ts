import { formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { outcomeWords, readingName, sayNumber, type BibliometricReport } from "../../../modules/bibliometrics/index.ts";

/** What one recipe over publications gave, as a person reads it. */
export function printedBibliometrics(report: BibliometricReport, language: Language): string {
  const { recipe, publicationYear, result, last } = report;
  const french = language === "fr";
  const head = `${recipe.series}  ${recipe.name[language]} (${publicationYear})`;
  const outcome = `  ${outcomeWords(report)[language]}`;
  if (result === null) return `${head}\n${outcome}`;
  const say = (value: number | null): string => sayNumber(value, recipe.unit, language);
  const declared = result.readings.find(({ code }) => code === result.recipe.declaredReading);
  const interval = result.interval === null ? "" : french ? ` (${say(result.interval.low)} à ${say(result.interval.high)})` : ` (${say(result.interval.low)} to ${say(result.interval.high)})`;
  const state = result.state === "final" ? (french ? "définitif" : "final") : french ? "provisoire" : "provisional";
  const counts = french ? `${formatNumber(declared?.papers ?? 0, "fr")} publications\u202f; ${formatNumber(declared?.leftOut ?? 0, "fr")} laissées de côté` : `${formatNumber(declared?.papers ?? 0, "en")} publications; ${formatNumber(declared?.leftOut ?? 0, "en")} left out`;
  return [
    head, `  ${say(result.value)}${interval}, ${state}${french ? "\u202f; " : "; "}${counts}`,
    ...result.readings.filter((one) => one !== declared).map((one) => `    ${readingName(recipe, one.code)[language]}${french ? "\u00a0: " : ": "}${say(one.value)}`),
    ...(last === null ? [] : [`  ${french ? "dernière fois\u00a0:" : "last time:"} ${say(last.value)}`]),
    outcome,
  ].join("\n");
}

/** For programs. */
export function bibliometricJson({ recipe, publicationYear, result, last, outcome, measurementId, lastYearWithPapers }: BibliometricReport): unknown {
  return {
    series: recipe.series, recipe: recipe.code, version: recipe.version, publicationYear, value: result?.value ?? null, interval: result?.interval ?? null, state: result?.state ?? null, readings: result?.readings ?? [],
    recipeUsed: result?.recipe ?? null, demonstration: result?.demonstration ?? false, resultId: result?.id ?? null, last, result: outcome, measurementId, lastYearWithPapers,
  };
}
