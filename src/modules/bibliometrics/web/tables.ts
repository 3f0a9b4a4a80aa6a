import { both } from "../../../kernel/i18n/format.ts";
import type { Table } from "../../../kernel/tables/index.ts";
import type { PaperContribution } from "../domain/contributions.ts";
import { readingName } from "../domain/measurement-draft.ts";
import type { GroupValue, RecordedResult } from "../domain/result.ts";
import { reasonWords } from "../domain/serve.ts";
import { recipeOf, stateWords } from "./web-deps.ts";

/** Every reading of some results, a row each. */
export function readingsTable(name: string, results: readonly RecordedResult[]): Table {
  return {
    name,
    title: both("Indicateurs tirés des publications, toutes lectures", "Indicators from publications, all readings"),
    columns: [
      { key: "series", label: both("Série", "Series") }, { key: "year", label: both("Année de publication", "Publication year") }, { key: "reading", label: both("Lecture", "Reading") },
      { key: "declared", label: both("Déclarée", "Declared") }, { key: "value", label: both("Valeur", "Value") }, { key: "low", label: both("Borne basse à 95 %", "Lower bound, 95%") }, { key: "high", label: both("Borne haute à 95 %", "Upper bound, 95%") },
      { key: "papers", label: both("Publications", "Publications") }, { key: "divisor", label: both("Rapportées à", "Held against") }, { key: "state", label: both("État", "State") },
      { key: "facts-on", label: both("Faits connus le", "Facts known on") }, { key: "reference", label: both("Référence", "Reference") }, { key: "result", label: both("Résultat", "Result") },
    ],
    rows: results.flatMap((result) => result.readings.map((one) => [
      result.series, result.publicationYear, readingName(recipeOf(result), one.code), one.code === result.recipe.declaredReading ? both("oui", "yes") : both("non", "no"),
      one.value, one.interval?.low ?? null, one.interval?.high ?? null, one.papers, one.divisor, stateWords[result.state], result.recipe.factsOn, result.recipe.citations?.referenceSha256 ?? null, result.id,
    ])),
    demonstration: results.some(({ demonstration }) => demonstration),
  };
}

/** The papers of a result, with what each adds under every reading. */
export function contributionsTable(result: RecordedResult, readings: readonly string[], papers: readonly PaperContribution[]): Table {
  const recipe = recipeOf(result);
  return {
    name: `bibliometrics-${result.series.replaceAll(".", "-")}-${result.publicationYear}-${result.id.slice(0, 8)}`,
    title: both(`${recipe.name.fr}, publications de ${result.publicationYear}`, `${recipe.name.en}, publications of ${result.publicationYear}`),
    columns: [
      { key: "paper", label: both("Publication", "Publication") }, { key: "title", label: both("Titre", "Title") }, { key: "year", label: both("Année", "Year") }, { key: "type", label: both("Type", "Type") }, { key: "journal", label: both("Revue", "Journal") },
      { key: "left-out", label: both("Laissée de côté", "Left out") }, ...readings.map((code) => ({ key: `adds-${code}`, label: readingName(recipe, code) })),
      { key: "fractional", label: both("Part de l’institut", "Part of the institute") }, { key: "units", label: both("Structures", "Structures") }, { key: "countries", label: both("Pays", "Countries") }, { key: "citations", label: both("Citations de la fenêtre", "Citations of the window") },
    ],
    rows: papers.map((one) => [
      one.paper, one.title, one.year, one.documentType, one.journal, one.reason === null ? null : reasonWords[one.reason], ...readings.map((_, at) => one.adds[at] ?? null),
      one.instituteFractional, one.units.join(" "), one.countries.join(" "), one.citations,
    ]),
    notes: [both(`Recette ${recipe.code}, version ${recipe.version}. ${recipe.sentence.fr}`, `Recipe ${recipe.code}, version ${recipe.version}. ${recipe.sentence.en}`)],
    demonstration: result.demonstration,
  };
}

/** The declared reading by unit and by field. */
export function groupsTable(name: string, result: RecordedResult, groups: readonly GroupValue[]): Table {
  const recipe = recipeOf(result);
  return {
    name,
    title: both(`${recipe.name.fr}, publications de ${result.publicationYear}, par groupe`, `${recipe.name.en}, publications of ${result.publicationYear}, by group`),
    columns: [
      { key: "kind", label: both("Sorte", "Kind") }, { key: "code", label: both("Code", "Code") }, { key: "name", label: both("Nom", "Name") }, { key: "papers", label: both("Publications", "Publications") },
      { key: "value", label: both("Valeur", "Value") }, { key: "low", label: both("Borne basse à 95 %", "Lower bound, 95%") }, { key: "high", label: both("Borne haute à 95 %", "Upper bound, 95%") },
    ],
    rows: groups.map((one) => [one.kind === "unit" ? both("unité", "unit") : both("discipline", "field"), one.code, one.name, one.papers, one.value, one.interval?.low ?? null, one.interval?.high ?? null]),
    notes: [both("Sous 50 publications un nombre dit peu\u202f: lisez l’intervalle.", "Below 50 publications a number says little: read the interval.")],
    demonstration: result.demonstration,
  };
}
