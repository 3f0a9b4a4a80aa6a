import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Reference } from "./engine.ts";
import { contributionsOf } from "./contributions.ts";
import { writeContributions, writePapers, writeUnits } from "./contributions-csv.ts";
import type { Candidate, Cooked, CookedReading, Kitchen } from "./recipes/kitchen.ts";
import type { BibliometricRecipe } from "./recipes/recipes.ts";
import type { DaySpan, IndicatorResult, ResultRecipe } from "./result.ts";
import { engineRows } from "./rows.ts";
import { groupValues, readingValue } from "./serve.ts";

/** A change of how numbers are made of cells and papers is a new version. */
export const engineVersion = 1;

export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A result with the texts that are kept beside it, by their place in `files`. */
export interface ComposedResult {
  readonly result: IndicatorResult;
  readonly texts: readonly string[];
}

/** The number of a recipe with all it rests on; null where its declared reading gives none. Pure: the same kitchen gives the same address and the same bytes. */
export function composeResult(recipe: BibliometricRecipe, kitchen: Kitchen, cooked: Extract<Cooked, { kind: "cooked" }>, frame: { readonly closesOn: Day; readonly windowYears: number }): ComposedResult | null {
  const { reference, candidates } = kitchen;
  const declared = declaredOf(recipe, kitchen, cooked.readings);
  if (declared === undefined) return null;
  const readings = cooked.readings.map(readingValue);
  const mine = readings.find((one) => one.code === declared.code);
  if (mine === undefined || mine.value === null) return null;
  const contributions = writeContributions(contributionsOf(candidates, cooked.readings, declared, { citations: recipe.usesCitations, countries: recipe.series === "1.europe" }), cooked.readings.map(({ code }) => code));
  const cited = recipe.usesCitations && reference !== null ? engineRows(candidates, cooked.documentTypes, reference.recipe.classification) : null;
  const [papersText, unitsText] = cited === null ? [null, null] : [writePapers(cited.papers), writeUnits(cited.units)];
  const corpusSha256 = sha256Of(contributions);
  const counted = candidates.filter(({ paper }) => typeof declared.papers.get(paper.code) === "object");
  const resultRecipe: ResultRecipe = {
    code: recipe.code, version: recipe.version, engineVersion, publicationYear: kitchen.year, factsOn: kitchen.on, accessOn: kitchen.accessOn, closesOn: frame.closesOn, windowYears: frame.windowYears,
    documentTypes: cooked.documentTypes, counting: declared.counting, declaredReading: declared.code, corpusSha256,
    citations: recipe.usesReference && reference !== null ? citationRecipe(reference, recipe.usesCitations ? spanOf(counted.map(({ paper }) => paper.citations?.observedOn ?? null)) : null, frame.closesOn) : null,
    europeList: recipe.series === "1.europe" ? declared.code : null,
    accessObserved: recipe.series === "13" ? spanOf(counted.map(({ access }) => access.access?.observedOn ?? null)) : null,
  };
  const content: Omit<IndicatorResult, "id"> = {
    series: recipe.series, name: recipe.name, publicationYear: kitchen.year, state: kitchen.on > frame.closesOn ? "final" : "provisional",
    value: mine.value, interval: mine.interval, readings,
    groups: groupValues(candidates, declared, classificationOf(candidates, reference)),
    recipe: resultRecipe, papers: candidates.length,
    files: { contributions: corpusSha256, papers: papersText === null ? null : sha256Of(papersText), units: unitsText === null ? null : sha256Of(unitsText) },
    demonstration: candidates.some(({ paper }) => paper.demonstration),
  };
  return {
    result: { id: sha256Of(canonicalJson(content)).slice(0, 24), ...content },
    texts: [contributions, papersText, unitsText].filter((text) => text !== null),
  };
}

function declaredOf({ readingKey }: BibliometricRecipe, { choices }: Kitchen, readings: readonly CookedReading[]): CookedReading | undefined {
  return readingKey === null ? readings[0] : readings.find(({ code }) => code === choices[readingKey]);
}

function citationRecipe({ recipe, sha256 }: Reference, observed: DaySpan | null, closesOn: Day): ResultRecipe["citations"] {
  return {
    referenceSha256: sha256, referenceObservedOn: recipe.observedOn, classification: recipe.classification, citationsUntilYear: Math.min(recipe.citationsUntilYear, Number(closesOn.slice(0, 4))),
    selfCitations: recipe.selfCitations, tieRule: "fractional", uncitedCellRule: "one", observed,
  };
}

/** The classification of the reference; without one, that of most papers. */
function classificationOf(candidates: readonly Candidate[], reference: Reference | null): string | null {
  if (reference !== null) return reference.recipe.classification;
  const counts = new Map<string, number>();
  for (const { paper } of candidates) for (const scheme of new Set(paper.fields.map((field) => field.scheme))) counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

function spanOf(days: readonly (Day | null)[]): DaySpan | null {
  const known = days.filter((one) => one !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}
