import type { Author } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { yearOf, yearPeriod, type Clock, type Day } from "../../../kernel/time/day.ts";
import type { EntityRef } from "../../directory/index.ts";
import type { Indicators, Measurement, MeasurementDraft, MeasurementOutcome } from "../../indicators/index.ts";
import { recipes, type Measured, type Recipe } from "../domain/recipes/index.ts";
import { dayInFuture, unknownRecipe } from "../errors.ts";
import { loadFacts, type FactSources } from "./load-facts.ts";

export interface MeasureDeps extends FactSources {
  readonly clock: Clock;
  readonly indicators: Pick<Indicators, "listSeries" | "recordMeasurement" | "measurement" | "measurements">;
  /** Series that another part of the house counts from facts of its own: their recipes here are left aside. */
  readonly countedElsewhere?: () => Promise<ReadonlySet<string>>;
}

export interface MeasureQuestion {
  /** The state of the facts on this day; the value is that of its year. */
  readonly on: Day;
  /** Series, indicators or recipes; all where none is named. */
  readonly codes?: readonly string[];
  /** Nothing is recorded. */
  readonly dryRun?: boolean;
}

/** What one recipe gave, what changed since it was last recorded for the same year, and what became of it. */
export interface MeasureReport {
  readonly recipe: Recipe;
  readonly on: Day;
  readonly measured: Measured;
  readonly last: { readonly id: string; readonly value: number; readonly asOf: Day } | null;
  readonly added: readonly Bilingual[];
  readonly gone: readonly Bilingual[];
  /** `no-fact`: the graph holds nothing of the sort; `no-series`: the contract in force has no such series; `dry-run`: computed only. */
  readonly result: MeasurementOutcome["result"] | "no-fact" | "no-series" | "dry-run";
  readonly measurementId: string | null;
}

const factsFolder = "/activity/";

/** The page of a fact of this module. */
export function factPath(ref: EntityRef): string {
  return `${factsFolder}${encodeURIComponent(ref.kind)}/${encodeURIComponent(ref.code)}`;
}

function matches(recipe: Recipe, code: string): boolean {
  return recipe.code === code || recipe.series === code || recipe.series.startsWith(`${code}.`);
}

/** Is there a recipe here that this code names? */
export function knowsRecipe(code: string): boolean {
  return recipes.some((recipe) => matches(recipe, code));
}

/** The recipes that some codes name: "4.b", "7", "employment", "hosted-cohorts". Fails with `activity.unknown-recipe`. */
export function recipesFor(codes: readonly string[] | undefined): readonly Recipe[] {
  if (codes === undefined || codes.length === 0) return recipes;
  for (const code of codes) {
    if (!knowsRecipe(code)) throw unknownRecipe(code, recipes.map((one) => one.series));
  }
  return recipes.filter((one) => codes.some((code) => matches(one, code)));
}

/** Works out every recipe asked for on a day and, unless it is a dry run, records what there is. Fails with `activity.day-in-future`, `activity.unknown-recipe`. */
export async function measure(deps: MeasureDeps, by: Author, question: MeasureQuestion): Promise<readonly MeasureReport[]> {
  const { on } = question;
  const elsewhere = (await deps.countedElsewhere?.()) ?? new Set<string>();
  const asked = recipesFor(question.codes).filter(({ series }) => !elsewhere.has(series));
  if (on > deps.clock.today()) throw dayInFuture(on);
  const facts = await loadFacts(deps, on);
  const known = new Set((await deps.indicators.listSeries(deps.clock.today())).map((one) => one.key));
  const reports: MeasureReport[] = [];
  for (const recipe of asked) {
    const measured = recipe.measure(facts);
    const last = await lastOf(deps, recipe, on);
    const { added, gone } = changes(last, measured);
    const report = {
      recipe, on, measured, added, gone,
      last: last === null ? null : { id: last.id, value: last.value, asOf: last.asOf },
      measurementId: last?.id ?? null,
    };
    const draft = draftOf(recipe, measured, on);
    if (draft === null) reports.push({ ...report, result: "no-fact" });
    else if (recipe.enters === "indicator" && !known.has(recipe.series)) reports.push({ ...report, result: "no-series" });
    else if (question.dryRun === true) reports.push({ ...report, result: "dry-run" });
    else {
      const outcome = await deps.indicators.recordMeasurement(by, draft);
      reports.push({ ...report, result: outcome.result, measurementId: outcome.measurement?.id ?? null });
    }
  }
  return reports;
}

/** A measure as the indicators take it; null where there is no fact to count. */
export function draftOf(recipe: Recipe, measured: Measured, on: Day): MeasurementDraft | null {
  const { value, counted, leftOut } = measured;
  if (value === null) return null;
  const { code, version, name, sentence, series, enters } = recipe;
  const href = (ref: EntityRef | null): string | null => (ref === null ? null : factPath(ref));
  return {
    series, enters, value,
    period: yearPeriod(yearOf(on)),
    asOf: on,
    recipe: { code, version, name, sentence },
    counted: counted.map((one) => ({ label: one.label, href: one.page ?? href(one.ref), amount: one.amount, standing: one.standing, statementIds: one.statements })),
    leftOut: leftOut.map((one) => ({ label: one.label, href: href(one.ref), reason: one.reason, statementIds: one.statements })),
    demonstration: measured.demonstration,
    firstSeenOn: measured.firstSeenOn,
  };
}

async function lastOf({ indicators }: MeasureDeps, recipe: Recipe, on: Day): Promise<Measurement | null> {
  const found = (await indicators.measurements([recipe.series])).find((one) => one.period.from === yearPeriod(yearOf(on)).from);
  return found === undefined ? null : indicators.measurement(found.id);
}

function changes(last: Measurement | null, measured: Measured): { readonly added: Bilingual[]; readonly gone: Bilingual[] } {
  if (last === null) return { added: [], gone: [] };
  // Things of the graph are told by their page; what has none of its own, by its words.
  const kept = (one: Measurement["counted"][number]): string => (one.href?.startsWith(factsFolder) === true ? one.href : one.label.en);
  const found = (one: Measured["counted"][number]): string => (one.ref === null ? one.label.en : factPath(one.ref));
  const before = new Set(last.counted.map(kept));
  const now = new Set(measured.counted.map(found));
  return {
    added: measured.counted.filter((one) => !before.has(found(one))).map((one) => one.label),
    gone: last.counted.filter((one) => !now.has(kept(one))).map((one) => one.label),
  };
}
