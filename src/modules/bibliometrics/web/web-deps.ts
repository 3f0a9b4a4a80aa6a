import type { RequestContext } from "../../../kernel/http/route.ts";
import { both, formatNumber, noBreakSpace } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { maySomewhere } from "../../identity/index.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { BibliometricReport } from "../actions/measure.ts";
import { bibliometricRecipes, type BibliometricRecipe } from "../domain/recipes/recipes.ts";
import type { RecordedResult } from "../domain/result.ts";
import type { Bibliometrics } from "../module.ts";

export interface BibliometricWebDeps {
  readonly bibliometrics: Bibliometrics;
  readonly indicators: Pick<Indicators, "listSeries">;
}

export const pageSize = 50;

/** Below it the number of a unit says little: the interval is wide, and one paper moves it. */
export const fewPapers = 50;

export const stateWords: Readonly<Record<RecordedResult["state"], Bilingual>> = { provisional: both("provisoire", "provisional"), final: both("définitif", "final") };

export function seesDrafts({ actor }: Pick<RequestContext, "actor">): boolean {
  return maySomewhere(actor, "drafts.read");
}

export function recipeOf(result: Pick<RecordedResult, "series">): BibliometricRecipe {
  const found = bibliometricRecipes.find((one) => one.series === result.series);
  if (found === undefined) throw new Error(`no recipe for ${result.series}`);
  return found;
}

/** "Indicateur 1 · Part du monde": the codes of series mean nothing to a reader. */
export function seriesName({ series, name }: Pick<BibliometricRecipe, "series" | "name">, language: Language): string {
  return `${language === "fr" ? "Indicateur" : "Indicator"} ${series.startsWith("1.") ? "1" : series} · ${name[language]}`;
}

/** The page of the indicator that a series belongs to. */
export function indicatorHref(series: string): string {
  return `/indicators/${encodeURIComponent(series.startsWith("1.") ? "1" : series)}`;
}

export function sayCount(count: number, language: Language, french: { readonly one: string; readonly other: string }, english: { readonly one: string; readonly other: string }): string {
  const words = language === "fr" ? french : english;
  const one = language === "fr" ? Math.abs(count) < 2 : count === 1;
  return `${formatNumber(count, language)}${noBreakSpace}${one ? words.one : words.other}`;
}

export function sayPapers(count: number, language: Language): string {
  return sayCount(count, language, { one: "publication", other: "publications" }, { one: "publication", other: "publications" });
}

/** What became of a number, and why there is none. */
export function outcomeWords({ outcome, publicationYear, lastYearWithPapers }: Pick<BibliometricReport, "outcome" | "publicationYear" | "lastYearWithPapers">): Bilingual {
  if (outcome === "no-paper") {
    return lastYearWithPapers === null
      ? both("aucune publication n’est connue\u202f: rien n’est enregistré", "no publication is known: nothing is recorded")
      : both(`aucune publication de ${publicationYear}\u202f: rien n’est enregistré\u202f; la dernière année qui en a est ${lastYearWithPapers}`, `no publication of ${publicationYear}: nothing is recorded; the last year that has some is ${lastYearWithPapers}`);
  }
  return words[outcome];
}

const words: Readonly<Record<Exclude<BibliometricReport["outcome"], "no-paper">, Bilingual>> = {
  entered: both("valeur enregistrée", "value recorded"),
  corrected: both("valeur corrigée", "value corrected"),
  proposed: both("proposée\u202f: une valeur saisie dit autre chose, quelqu’un doit trancher", "proposed: a value entered says otherwise, somebody has to decide"),
  confirmed: both("confirme la valeur en place", "confirms the value in place"),
  recorded: both("enregistrée", "recorded"),
  unchanged: both("inchangée\u202f: les mêmes publications", "unchanged: the same publications"),
  waiting: both("non enregistrée\u202f: une proposition attend une réponse", "not recorded: a proposal waits for an answer"),
  kept: both("non enregistrée\u202f: des faits fictifs ne remplacent pas une valeur réelle", "not recorded: made-up facts do not replace a real value"),
  "no-value": both("aucune publication ne compte sous la lecture déclarée\u202f: rien n’est enregistré", "no publication counts under the declared reading: nothing is recorded"),
  "no-reference": both("pas de référence pour cette année et cette fenêtre\u202f: importez-en une (jalon facts import reference)", "no reference for this year and window: import one (jalon facts import reference)"),
  "no-series": both("le contrat en vigueur n’a pas cette série\u202f: rien n’est enregistré", "the contract in force has no such series: nothing is recorded"),
  "dry-run": both("calculée seulement", "computed only"),
};
