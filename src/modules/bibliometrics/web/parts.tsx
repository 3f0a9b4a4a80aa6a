import type { VNode } from "preact";
import { Breadcrumbs, Table, TabLinks, Tag, type Column } from "../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isDay } from "../../../kernel/time/day.ts";
import { readingName, sayNumber } from "../domain/measurement-draft.ts";
import type { Interval } from "../domain/engine.ts";
import type { BibliometricRecipe } from "../domain/recipes/recipes.ts";
import type { ReadingValue, RecordedResult } from "../domain/result.ts";
import { recipeOf } from "./web-deps.ts";

export type BibliometricTab = "overview" | "units" | "method" | "settings";

const tabs: readonly { readonly key: BibliometricTab; readonly href: string; readonly fr: string; readonly en: string }[] = [
  { key: "overview", href: "/bibliometrics", fr: "Indicateurs", en: "Indicators" },
  { key: "units", href: "/bibliometrics/units", fr: "Par unité", en: "By unit" },
  { key: "method", href: "/bibliometrics/method", fr: "Méthode", en: "Method" },
  { key: "settings", href: "/bibliometrics/settings", fr: "Lectures du contrat", en: "Readings of the contract" },
];

/** Where the reader is among the pages of this part. */
export function PartHead({ current, language, crumb }: { readonly current: BibliometricTab | null; readonly language: Language; readonly crumb?: string }): VNode {
  const french = language === "fr";
  const home = french ? "Bibliométrie" : "Bibliometrics";
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: french ? "Indicateurs" : "Indicators", href: "/indicators" }, ...(crumb === undefined ? [{ label: home }] : [{ label: home, href: "/bibliometrics" }, { label: crumb }])]} />
      <TabLinks label={french ? "Pages de la bibliométrie" : "Pages of bibliometrics"} tabs={tabs.map(({ key, href, fr, en }) => ({ href, label: french ? fr : en, current: key === current }))} />
    </>
  );
}

/** “12,1 % to 24,3 %”, or why there is none. */
export function sayInterval(interval: Interval | null, unit: BibliometricRecipe["unit"], language: Language): string {
  if (interval === null) return "–";
  // Drawn again by chance, bounds have fewer digits to give than the number between them.
  const say = (bound: number): string => (unit === "share" && bound >= 0.02 ? formatPercent(bound, language, 1) : sayNumber(bound, unit, language));
  const [low, high] = [say(interval.low), say(interval.high)];
  return language === "fr" ? `${low} à ${high}` : `${low} to ${high}`;
}

/** A day as people write it; a text that is no day, as it is. */
export function sayDay(text: string, language: Language): string {
  return isDay(text) ? formatDay(text, language) : text;
}

export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** All readings of a number side by side; the declared one is marked. */
export function ReadingsTable({ result, language }: { readonly result: RecordedResult; readonly language: Language }): VNode {
  const french = language === "fr";
  const recipe = recipeOf(result);
  return (
    <Table<ReadingValue>
      caption={french ? `Lectures\u202f: ${recipe.name.fr}` : `Readings: ${recipe.name.en}`}
      captionHidden
      language={language}
      rows={result.readings}
      columns={[
        { header: french ? "Lecture" : "Reading", rowHeader: true, cell: (one) => <>{pick(readingName(recipe, one.code), language)} {one.code === result.recipe.declaredReading && result.readings.length > 1 ? <Tag tone="accent">{french ? "lecture déclarée" : "declared reading"}</Tag> : null}</> },
        { header: french ? "Valeur" : "Value", numeric: true, cell: (one) => (one.code === result.recipe.declaredReading ? <strong>{sayNumber(one.value, recipe.unit, language)}</strong> : sayNumber(one.value, recipe.unit, language)) },
        ...(result.readings.some(({ interval }) => interval !== null) ? [{ header: french ? "Intervalle à 95\u202f%" : "95% interval", numeric: true, cell: (one: ReadingValue) => sayInterval(one.interval, recipe.unit, language) }] : []),
        { header: "Publications", numeric: true, cell: (one) => formatNumber(one.papers, language) },
        ...(result.readings.some(({ divisor }) => divisor !== null) ? [{ header: french ? "Rapportées à" : "Held against", numeric: true, cell: (one: ReadingValue) => (one.divisor === null ? "–" : formatNumber(one.divisor, language, { maximumFractionDigits: 1 })) }] : []),
      ]}
    />
  );
}

export interface RowValue {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** A column that draws each value on one scale, its interval as a thick line. Numbers stand beside it in columns of their own. */
export function scaleColumn<Row extends RowValue>(header: string, rows: readonly Row[], unit: BibliometricRecipe["unit"], language: Language): Column<Row> {
  const highest = Math.max(...rows.map(({ value, interval }) => interval?.high ?? value ?? 0), 1e-9);
  const at = (value: number): string => `${2 + (Math.max(0, value) / highest) * 96}%`;
  return {
    header,
    cell: ({ value, interval }) => (value === null ? "" : (
      <svg class="track" role="img" height="22" width="100%">
        <title>{interval === null ? sayNumber(value, unit, language) : `${sayNumber(value, unit, language)} (${sayInterval(interval, unit, language)})`}</title>
        <line class="track-base" x1="2%" x2="98%" y1="11" y2="11" />
        {interval === null ? <line class="track-way" x1="2%" x2={at(value)} y1="11" y2="11" /> : <line class="track-band" x1={at(interval.low)} x2={at(interval.high)} y1="11" y2="11" />}
        <circle class="track-value" cx={at(value)} cy="11" r="5" />
      </svg>
    )),
  };
}
