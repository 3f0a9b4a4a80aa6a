import { both, formatNumber, formatPercent, inBoth } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { Period } from "../../../kernel/time/day.ts";
import type { MeasurementDraft } from "../../indicators/index.ts";
import type { BibliometricRecipe } from "./recipes/recipes.ts";
import type { IndicatorResult, ReadingValue } from "./result.ts";
import { settings } from "./settings.ts";

/** The page of a result. */
export function resultPath(id: string): string {
  return `/bibliometrics/results/${encodeURIComponent(id)}`;
}

/** A number of a recipe as pages write it. */
export function sayNumber(value: number | null, unit: BibliometricRecipe["unit"], language: Language): string {
  if (value === null) return language === "fr" ? "sans objet" : "none";
  if (unit === "share") return formatPercent(value, language, Math.abs(value) < 0.02 ? 3 : 2);
  return unit === "index" ? formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : formatNumber(value, language, { maximumFractionDigits: 1 });
}

/** What a reading of a series is called. */
export function readingName({ readingKey }: Pick<BibliometricRecipe, "readingKey">, code: string): Bilingual {
  const option = readingKey === null ? undefined : settings[readingKey].options.find((one) => one.code === code);
  return option?.name ?? settings["1.articles"].options[0]?.name ?? both(code, code);
}

/** A result as the indicators take it: one line for the corpus under the declared reading, and one for each other reading, beside it. */
export function measurementDraft(recipe: BibliometricRecipe, result: IndicatorResult, period: Period): MeasurementDraft {
  const href = resultPath(result.id);
  const label = ({ code, papers }: ReadingValue): Bilingual => inBoth((language) => {
    const count = formatNumber(papers, language);
    const name = readingName(recipe, code)[language];
    return language === "fr" ? `${name}\u202f: ${count} publications de ${result.publicationYear}` : `${name}: ${count} publications of ${result.publicationYear}`;
  });
  const declared = result.readings.filter(({ code }) => code === result.recipe.declaredReading);
  const others = result.readings.filter(({ code }) => code !== result.recipe.declaredReading);
  return {
    series: recipe.series, enters: "indicator", period, asOf: result.recipe.factsOn, value: result.value, state: result.state === "final" ? "consolidated" : "provisional",
    recipe: { code: recipe.code, version: recipe.version, name: recipe.name, sentence: recipe.sentence },
    counted: declared.map((one) => ({ label: label(one), href, amount: result.value, standing: "attested", statementIds: [] })),
    countedFacts: declared[0]?.papers ?? 0,
    leftOut: others.map((one) => ({
      label: label(one), href, statementIds: [],
      reason: inBoth((language) => (language === "fr" ? `autre lecture, qui donnerait ${sayNumber(one.value, recipe.unit, "fr")}` : `another reading, which would give ${sayNumber(one.value, recipe.unit, "en")}`)),
    })),
    demonstration: result.demonstration, firstSeenOn: null,
  };
}
