import { both, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../kernel/tables/index.ts";
import type { Measurement } from "../../indicators/index.ts";
import { words } from "./words.ts";

const standing: Readonly<Record<"attested" | "presumed", Bilingual>> = {
  attested: both(words.fr.attested, words.en.attested),
  presumed: both(words.fr.presumed, words.en.presumed),
};

/** Everything a measurement counted and left out, a row a fact, with the ids of the statements behind it. */
export function measurementTable(measurement: Measurement): Table {
  const { series, period, asOf, recipe, value, counted, leftOut, demonstration, id } = measurement;
  const row = (use: Bilingual, more: readonly Cell[], fact: { readonly label: Bilingual; readonly href: string | null; readonly statementIds: readonly string[] }): Cell[] => [use, fact.label, ...more, fact.href, fact.statementIds.join(" ")];
  return {
    name: `measurement-${series.replaceAll(".", "-")}-${period.from.slice(0, 4)}-${id.slice(0, 8)}`,
    title: both(`${recipe.name.fr}, au ${asOf}\u202f: ${formatNumber(value, "fr")}`, `${recipe.name.en}, on ${asOf}: ${formatNumber(value, "en")}`),
    columns: [
      { key: "use", label: both("Usage", "Use") },
      { key: "fact", label: both("Fait", "Fact") },
      { key: "amount", label: both("Compte pour", "Counts for") },
      { key: "certainty", label: both("Sûreté", "Certainty") },
      { key: "reason", label: both("Pourquoi", "Why") },
      { key: "page", label: both("Page", "Page") },
      { key: "statements", label: both("Énoncés", "Statements") },
    ],
    rows: [
      ...counted.map((one) => row(both("compté", "counted"), [one.amount, standing[one.standing], null], one)),
      ...leftOut.map((one) => row(both("laissé de côté", "left out"), [0, null, one.reason], one)),
    ],
    notes: [both(`Recette ${recipe.code}, version ${recipe.version}. ${recipe.sentence.fr}`, `Recipe ${recipe.code}, version ${recipe.version}. ${recipe.sentence.en}`)],
    demonstration,
  };
}
