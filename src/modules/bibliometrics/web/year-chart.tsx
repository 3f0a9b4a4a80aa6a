import type { VNode } from "preact";
import { LineChart, Table } from "../../../kernel/html/index.ts";
import { formatDay, formatList, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { readingName, resultPath, sayNumber } from "../domain/measurement-draft.ts";
import type { RecordedResult } from "../domain/result.ts";
import { sayInterval } from "./parts.tsx";
import { recipeOf, stateWords } from "./web-deps.ts";

/** One series over its publication years, the provisional ones hollow. Null below two years: there is no course to draw. */
export function YearChart({ results, language }: { readonly results: readonly RecordedResult[]; readonly language: Language }): VNode | null {
  const sorted = [...results].sort((a, b) => a.publicationYear - b.publicationYear);
  const last = sorted.at(-1);
  if (last === undefined || sorted.length < 2) return null;
  const french = language === "fr";
  const recipe = recipeOf(last);
  const value = (of: number): string => sayNumber(of, recipe.unit, language);
  const readings = [...new Set(sorted.map((one) => one.recipe.declaredReading))].map((code) => pick(readingName(recipe, code), language));
  const series = pick(recipe.name, language);
  return (
    <LineChart
      title={series}
      unit={french ? "par année de publication" : "by publication year"}
      description={sorted.map((one) => `${one.publicationYear}${french ? "\u202f: " : ": "}${value(one.value)} (${pick(stateWords[one.state], language)})`).join(", ")}
      language={language}
      words={{ point: french ? "définitif" : "final", hollowPoint: french ? "provisoire\u202f: la fenêtre est ouverte" : "provisional: the window is open", baseline: "", target: "", pace: "", projection: "", forecast: "" }}
      points={sorted.map((one) => ({ x: one.publicationYear, value: one.value, label: value(one.value), hollow: one.state === "provisional" }))}
      baseline={null} targets={[]} pace={null} projection={null} forecast={null}
      xTicks={sorted.map((one) => ({ x: one.publicationYear, label: String(one.publicationYear) }))}
      formatTick={value}
      source={french ? `publications de l’institut, ${formatList(readings, "fr").toLowerCase()}, faits connus le ${formatDay(last.recipe.factsOn, "fr")}` : `publications of the institute, ${formatList(readings, "en").toLowerCase()}, facts known on ${formatDay(last.recipe.factsOn, "en")}`}
      table={
        <Table<RecordedResult>
          caption={series}
          language={language}
          rows={sorted}
          columns={[
            { header: french ? "Année" : "Year", rowHeader: true, cell: (one) => <a href={resultPath(one.id)}>{one.publicationYear}</a> },
            { header: french ? "Valeur" : "Value", numeric: true, cell: (one) => value(one.value) },
            { header: french ? "Intervalle à 95\u202f%" : "95% interval", numeric: true, cell: (one) => sayInterval(one.interval, recipe.unit, language) },
            { header: french ? "État" : "State", cell: (one) => pick(stateWords[one.state], language) },
          ]}
        />
      }
    />
  );
}
