import { setImmediate as nextTurn } from "node:timers/promises";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Questionnaire } from "../domain/campaign.ts";
import type { Ballots, Questionnaires } from "../domain/ports.ts";
import { carryingResults, type CarryingResult } from "./domain/carrying.ts";
import { headline } from "./domain/headline.ts";
import { publishAxisInSteps } from "./domain/publish.ts";
import type { PublishedAxis } from "./domain/published.ts";
import type { KeptRelease, Release } from "./domain/release.ts";
import { notClosedYet } from "./errors.ts";
import { keepRelease, releaseOf } from "./store/release-store.ts";

export interface ResultDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly questionnaires: Pick<Questionnaires, "find" | "list">;
  readonly ballots: Pick<Ballots, "tallies" | "participation">;
  /** How many may answer, for questionnaires put to staff. */
  readonly eligible: (questionnaire: Questionnaire) => Promise<number>;
}

/** Counts of cells, and nothing else: what the organiser may know between closing and publication. */
export interface Effect {
  readonly axis: string;
  /** False: too few contributions, nothing will be shown. */
  readonly shown: boolean;
  readonly hiddenCells: number;
  readonly shownCells: number;
}

export interface PublishedQuestionnaire {
  readonly questionnaire: Questionnaire;
  readonly release: KeptRelease;
}

/** Results of questionnaires: nothing before publication, the one frozen release after it. */
export interface Results {
  /** Null unless the questionnaire is published. */
  resultsOf(code: string): Promise<PublishedQuestionnaire | null>;
  /** Makes and keeps the release of a closed questionnaire; where one is kept already, nothing changes. Fails with `consultations.not-closed-yet`. */
  freeze(code: string): Promise<void>;
  /** What publication will hide, in numbers of cells. Fails with `consultations.not-closed-yet`. */
  effectOf(code: string): Promise<{ readonly questionnaire: Questionnaire; readonly axes: readonly Effect[] }>;
  /** What the latest published self-evaluation says of an objective of the contract, in a sentence with its numbers; null where none speaks of it. */
  headlineOf(objective: string): Promise<Bilingual | null>;
  /** Every share that is shown, for sentences of a synthesis; empty before publication. */
  carryingOf(code: string): Promise<readonly CarryingResult[]>;
}

export function createResults(deps: ResultDeps): Results {
  const { db, questionnaires } = deps;

  async function resultsOf(code: string): Promise<PublishedQuestionnaire | null> {
    const questionnaire = await questionnaires.find(code);
    if (questionnaire?.state !== "published") return null;
    const release = await releaseOf(db, code);
    return release === null ? null : { questionnaire, release };
  }

  return {
    resultsOf,
    async freeze(code) {
      const questionnaire = await closed(deps, code);
      if ((await releaseOf(db, code)) !== null) return;
      await keepRelease(db, await releaseFrom(deps, questionnaire), questionnaire.demonstration);
    },
    async effectOf(code) {
      const questionnaire = await closed(deps, code);
      const axes = (await releaseOf(db, code))?.results.axes ?? (await axesOf(deps, questionnaire));
      return { questionnaire, axes: axes.map((axis) => (axis.shown ? { axis: axis.axis, shown: true, hiddenCells: axis.hiddenCells, shownCells: axis.shownCells } : { axis: axis.axis, shown: false, hiddenCells: 0, shownCells: 0 })) };
    },
    async headlineOf(objective) {
      const published = (await questionnaires.list()).filter(({ state, period, mode }) => state === "published" && period !== null && mode === "anonymous");
      for (const { code } of published.toSorted((a, b) => (a.closesOn < b.closesOn ? 1 : -1))) {
        const found = await resultsOf(code);
        const said = found === null ? null : headline(found.questionnaire, found.release, objective);
        if (said !== null) return said;
      }
      return null;
    },
    async carryingOf(code) {
      const found = await resultsOf(code);
      return found === null ? [] : carryingResults(found.questionnaire.form, found.release.results);
    },
  };
}

async function closed({ questionnaires }: ResultDeps, code: string): Promise<Questionnaire> {
  const questionnaire = await questionnaires.find(code);
  if (questionnaire === null || (questionnaire.state !== "closed" && questionnaire.state !== "published")) throw notClosedYet();
  return questionnaire;
}

/** How long it works on end, in milliseconds, before others have their turn. */
const longestTurn = 15;

/** One axis after another, giving way in between and within: the audit of a large axis takes seconds. */
async function axesOf({ ballots }: ResultDeps, { code, form, threshold }: Questionnaire): Promise<readonly PublishedAxis[]> {
  const axes: PublishedAxis[] = [];
  for (const axis of form.axes) {
    const steps = publishAxisInSteps(form, axis, await ballots.tallies(code, axis.code), threshold);
    for (let since = performance.now(), step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        axes.push(step.value);
        break;
      }
      if (performance.now() - since < longestTurn) continue;
      await nextTurn();
      since = performance.now();
    }
  }
  return axes;
}

async function releaseFrom(deps: ResultDeps, questionnaire: Questionnaire): Promise<Release> {
  const isOpenLink = questionnaire.mode === "open-link";
  const axes = await axesOf(deps, questionnaire);
  const participation = await deps.ballots.participation(questionnaire.code);
  const lost = axes.map(({ axis, shown }): readonly [string, number | null] => {
    const count = participation.find((one) => one.axis === axis)?.lost ?? 0;
    return [axis, shown ? (count < questionnaire.threshold ? 0 : count) : null];
  });
  const issued = axes.map(({ axis, shown }): readonly [string, number | null] => [axis, shown && !isOpenLink ? (participation.find((one) => one.axis === axis)?.issued ?? null) : null]);
  return {
    questionnaire: questionnaire.code, definitionSha256: questionnaire.definitionSha256 ?? "", publishedOn: deps.clock.today(),
    eligible: isOpenLink ? null : await deps.eligible(questionnaire),
    issued: Object.fromEntries(issued),
    ...(participation.some((one) => one.lost !== undefined) ? { lost: Object.fromEntries(lost) } : {}),
    results: { rule: { version: 1, threshold: questionnaire.threshold }, axes },
  };
}
