import type { Db } from "../../../kernel/db/db.ts";
import { addDays, yearOf, type Day } from "../../../kernel/time/day.ts";
import type { Corpora, CorpusPaper } from "../../publications/index.ts";
import type { ComputeAnswer, ComputeQuestion, Reference } from "../domain/engine.ts";
import { rankingYears, tiersOf } from "../domain/journal-tiers.ts";
import type { Candidate, Kitchen } from "../domain/recipes/kitchen.ts";
import { engineRows } from "../domain/rows.ts";
import type { Choices } from "../domain/settings.ts";
import { citationsUntil, windowCloses } from "../domain/window.ts";
import { findReference, listReferences, type KeptReference } from "../store/reference-store.ts";

/** What scores papers against a reference. */
export interface Scoring {
  readonly compute: (question: ComputeQuestion) => Promise<ComputeAnswer>;
}

export interface KitchenDeps {
  readonly db: Db;
  readonly corpora: Corpora;
  readonly scoring: Scoring;
}

/**
 * The reference for a publication year on a day: one that holds that year and counts citations to the end of the window;
 * the last observed by that day, else the first observed after it. Null where there is none.
 */
export function chooseReference(kept: readonly KeptReference[], year: number, windowYears: number, on: Day, demonstration: boolean): KeptReference | null {
  const fitting = kept.filter((one) => one.firstYear <= year && year <= one.lastYear && (one.recipe.windowYears === null ? one.recipe.citationsUntilYear <= year + windowYears : one.recipe.windowYears === windowYears) && (demonstration || !one.demonstration));
  const byDay = [...fitting].sort((a, b) => (a.recipe.observedOn < b.recipe.observedOn ? 1 : a.recipe.observedOn > b.recipe.observedOn ? -1 : 0));
  return byDay.find((one) => one.recipe.observedOn <= on) ?? byDay.at(-1) ?? null;
}

/** Everything that recipes need for one publication year, read once; null where there is no paper of it. Access is read as it was seen in the three months that follow the window, at the latest, so that all years compare. */
export async function loadKitchen({ db, corpora, scoring }: KitchenDeps, year: number, on: Day, choices: Choices): Promise<Kitchen | null> {
  const windowYears = Number(choices["citation-window"]);
  const closesOn = windowCloses(year, windowYears);
  const lastLook = addDays(closesOn, harvestDays);
  const accessOn = on < lastLook ? on : lastLook;
  const papers = await corpora.corpus({ years: [year], on });
  if (papers.length === 0) return null;
  const then = accessOn === on ? null : new Map((await corpora.corpus({ years: [year], on: accessOn })).map((one) => [one.code, one]));
  const chosen = chooseReference(await listReferences(db), year, windowYears, on, papers.every((one) => one.demonstration));
  const reference = chosen === null ? null : ((await findReference(db, chosen.sha256, Array.from({ length: rankingYears + 1 }, (_, back) => year - back))) ?? null);
  const untilYear = Math.min(yearOf(closesOn), reference?.recipe.citationsUntilYear ?? yearOf(closesOn));
  const candidates = papers.map((paper): Candidate => ({
    paper,
    ...accessOf(paper, then?.get(paper.code), accessOn, on),
    citations: citationsUntil(paper.citations, untilYear, reference?.recipe.selfCitations === "excluded"),
  }));
  return { year, on, accessOn, candidates, reference, choices, ...(await score(scoring, reference, year, candidates)) };
}

/** Access as it stood when the window closed; where nobody had looked by then, as it was seen later: late is better than unknown, and the days are told. */
function accessOf(now: CorpusPaper, then: CorpusPaper | undefined, accessOn: Day, on: Day): Pick<Candidate, "access" | "accessOn"> {
  return then === undefined || then.access === null ? { access: now, accessOn: on } : { access: then, accessOn };
}

/** Sources are asked some time after the window has closed: what they say in so many days speaks of its end. */
const harvestDays = 90;
const scoredTypes = ["article", "review"] as const;

async function score(scoring: Scoring, reference: Reference | null, year: number, candidates: readonly Candidate[]): Promise<Pick<Kitchen, "scores" | "withoutCell" | "tiers">> {
  if (reference === null) return { scores: new Map(), withoutCell: new Set(), tiers: null };
  const { papers } = engineRows(candidates, scoredTypes, reference.recipe.classification);
  const tiers = tiersOf(reference, year, scoredTypes);
  if (papers.length === 0) return { scores: new Map(), withoutCell: new Set(), tiers };
  const answer = await scoring.compute({ papers, units: null, reference, recipe: reference.recipe, bootstrap: null });
  return { scores: new Map(answer.scores.map((one) => [one.paper, one])), withoutCell: new Set(answer.withoutCell), tiers };
}
