import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Storage } from "../../../kernel/storage/index.ts";
import { yearOf, yearPeriod, type Clock, type Day } from "../../../kernel/time/day.ts";
import type { Indicators, MeasurementOutcome } from "../../indicators/index.ts";
import { composeResult, type ComposedResult } from "../domain/compose-result.ts";
import { measurementDraft } from "../domain/measurement-draft.ts";
import type { Kitchen } from "../domain/recipes/kitchen.ts";
import { bibliometricRecipesFor, type BibliometricRecipe } from "../domain/recipes/recipes.ts";
import type { IndicatorResult } from "../domain/result.ts";
import { choicesOn, type Choices } from "../domain/settings.ts";
import { windowCloses } from "../domain/window.ts";
import { dayInFuture } from "../errors.ts";
import { listDeclarations } from "../store/declaration-store.ts";
import { insertEntry, insertResult, listRevisions } from "../store/result-store.ts";
import { loadKitchen, type KitchenDeps } from "./load-kitchen.ts";

export interface BibliometricMeasureDeps extends KitchenDeps {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly indicators: Pick<Indicators, "listSeries" | "recordMeasurement" | "measurements">;
}

export interface BibliometricMeasureQuestion {
  /** Facts as they were known on this day. */
  readonly on: Day;
  /** Series, indicators or recipes; all where none is named. Codes of other measures are passed over. */
  readonly codes?: readonly string[];
  /** Nothing is recorded. */
  readonly dryRun?: boolean;
  /** The year before that of `on`, and the one before it where its number still is provisional, unless named. */
  readonly publicationYears?: readonly number[];
}

/** What one recipe gave for one publication year, and what became of it. */
export interface BibliometricReport {
  readonly recipe: BibliometricRecipe;
  readonly publicationYear: number;
  readonly on: Day;
  /** Null where there is no number. */
  readonly result: IndicatorResult | null;
  readonly last: { readonly id: string; readonly value: number } | null;
  readonly outcome: MeasurementOutcome["result"] | "no-paper" | "no-value" | "no-reference" | "no-series" | "dry-run";
  readonly measurementId: string | null;
  /** Where there is no paper of the year: the last one that has some. */
  readonly lastYearWithPapers: number | null;
}

/** Works out the bibliometric recipes of a day and, unless it is a dry run, records what there is. Fails with `bibliometrics.day-in-future`. */
export async function measureBibliometrics(deps: BibliometricMeasureDeps, by: Author, question: BibliometricMeasureQuestion): Promise<readonly BibliometricReport[]> {
  const { on } = question;
  const recipes = bibliometricRecipesFor(question.codes);
  if (recipes.length === 0) return [];
  if (on > deps.clock.today()) throw dayInFuture(on);
  const choices = choicesOn(await listDeclarations(deps.db), on);
  const known = new Set((await deps.indicators.listSeries(deps.clock.today())).map((one) => one.key));
  const reports: BibliometricReport[] = [];
  for (const { year, recipes: due } of await yearsDue(deps, recipes, question, choices)) {
    const kitchen = await loadKitchen(deps, year, on, choices);
    const lastYearWithPapers = kitchen === null ? ((await deps.corpora.years()).filter((one) => one <= yearOf(on)).sort((a, b) => a - b).at(-1) ?? null) : year;
    for (const recipe of due) reports.push(await report(deps, by, question, { recipe, kitchen, year, choices, lastYearWithPapers, known: known.has(recipe.series) }));
  }
  return reports;
}

interface Due {
  readonly year: number;
  readonly recipes: readonly BibliometricRecipe[];
}

/** The year asked for every recipe, and the earlier one for those whose number was recorded while its window was open. */
async function yearsDue(deps: BibliometricMeasureDeps, recipes: readonly BibliometricRecipe[], { on, publicationYears }: BibliometricMeasureQuestion, choices: Choices): Promise<Due[]> {
  if (publicationYears !== undefined) return publicationYears.map((year) => ({ year, recipes }));
  const year = yearOf(on) - 1;
  const due: Due[] = [{ year, recipes }];
  const windowYears = Number(choices["citation-window"]);
  for (let earlier = year - 1; earlier >= year - windowYears; earlier -= 1) {
    if (on <= windowCloses(earlier, windowYears)) continue;
    const open: BibliometricRecipe[] = [];
    for (const recipe of recipes) if ((await listRevisions(deps.db, recipe.series, earlier))[0]?.state === "provisional") open.push(recipe);
    if (open.length > 0) due.push({ year: earlier, recipes: open });
  }
  return due;
}

interface Asked {
  readonly recipe: BibliometricRecipe;
  readonly kitchen: Kitchen | null;
  readonly year: number;
  readonly choices: Choices;
  readonly lastYearWithPapers: number | null;
  /** The contract in force has the series. */
  readonly known: boolean;
}

async function report(deps: BibliometricMeasureDeps, by: Author, { on, dryRun }: BibliometricMeasureQuestion, { recipe, kitchen, year, choices, lastYearWithPapers, known }: Asked): Promise<BibliometricReport> {
  const windowYears = Number(choices["citation-window"]);
  const before = (await listRevisions(deps.db, recipe.series, year))[0];
  const base = { recipe, publicationYear: year, on, last: before === undefined ? null : { id: before.id, value: before.value }, measurementId: null, lastYearWithPapers, result: null };
  if (kitchen === null) return { ...base, outcome: "no-paper" };
  const cooked = recipe.cook(kitchen);
  if (cooked.kind === "missing") return { ...base, outcome: "no-reference" };
  const composed = composeResult(recipe, kitchen, cooked, { closesOn: windowCloses(year, windowYears), windowYears });
  if (composed === null) return { ...base, outcome: "no-value" };
  const { result } = composed;
  if (!known) return { ...base, result, outcome: "no-series" };
  if (dryRun === true) return { ...base, result, outcome: "dry-run" };
  await keep(deps, by, composed);
  const outcome = await deps.indicators.recordMeasurement(by, measurementDraft(recipe, result, yearPeriod(year)));
  if (outcome.measurement !== null && enters.has(outcome.result)) await insertEntry(deps.db, result.id, { measurementId: outcome.measurement.id, proposed: outcome.result === "proposed" });
  return { ...base, result, outcome: outcome.result, measurementId: outcome.measurement?.id ?? null };
}

const enters: ReadonlySet<string> = new Set(["entered", "corrected", "confirmed", "proposed", "unchanged"]);

/** Files first: a result that is there has its corpus. Files without a result are harmless, and the same again next time. */
async function keep({ db, clock, storage }: BibliometricMeasureDeps, by: Author, { result, texts }: ComposedResult): Promise<void> {
  for (const text of texts) await storage.put(new TextEncoder().encode(text));
  await db.tx(async (inside) => {
    const isNew = await insertResult(inside, result, { computedAt: clock.now().toISOString(), accountId: by.accountId, author: by.name });
    if (!isNew) return;
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: "bibliometrics.result-recorded", subject: `${result.series} ${result.publicationYear}`,
      next: { resultId: result.id, value: result.value, state: result.state, reading: result.recipe.declaredReading, corpusSha256: result.recipe.corpusSha256, referenceSha256: result.recipe.citations?.referenceSha256 ?? null },
    });
  });
}
