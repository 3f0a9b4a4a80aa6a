import { daysBetween, type Day } from "../../../kernel/time/day.ts";
import { undertakingStates, type Alerts, type Ask, type Milestone, type Review, type Spread, type Standing, type UndertakingState } from "./standing.ts";

/** A review each quarter, the longest of which has 92 days, and a week to write it. */
export const silentAfterDays = 100;

/** The rhythm in which reviews are awaited. */
export interface Rhythm {
  /** Silent is what has had no review for more than so many days. */
  readonly silentAfterDays: number;
  /** The last day on which reviews are awaited: nobody is silent about a contract that is over. Null: always. */
  readonly until: Day | null;
}

export const usualRhythm: Rhythm = { silentAfterDays, until: null };

/** The last review dated on or before the day. */
export function reviewOn({ reviews }: Standing, on: Day): Review | null {
  return reviews.find((review) => review.on <= on) ?? null;
}

export function stateOn(standing: Standing, on: Day): UndertakingState | null {
  return reviewOn(standing, on)?.state ?? null;
}

/** Due before the day, neither dropped nor reached by then. */
export function isLate({ dueOn, reachedOn, dropped }: Milestone, on: Day): boolean {
  return !dropped && dueOn < on && (reachedOn === null || reachedOn > on);
}

export function isOpen({ openedOn, closedOn }: Ask, on: Day): boolean {
  return openedOn <= on && (closedOn === null || closedOn > on);
}

/** The first milestone still to be reached on the day, a late one included. */
export function nextMilestone({ milestones }: Standing, on: Day): Milestone | null {
  return milestones.find(({ dropped, reachedOn }) => !dropped && (reachedOn === null || reachedOn > on)) ?? null;
}

/** What a list says of one subject on a day. Nothing is late in what is abandoned; what was never reviewed is not silent but never reviewed. */
export function alertsOf(standing: Standing, on: Day, rhythm: Rhythm = usualRhythm): Alerts {
  const review = reviewOn(standing, on);
  const state = review?.state ?? null;
  const daysSinceReview = review === null ? null : daysBetween(review.on, on);
  const open = standing.asks.filter((ask) => isOpen(ask, on));
  return {
    lateMilestones: state === "abandoned" ? 0 : standing.milestones.filter((milestone) => isLate(milestone, on)).length,
    daysSinceReview,
    silent: daysSinceReview !== null && daysSinceReview > rhythm.silentAfterDays && state !== "done" && state !== "abandoned" && (rhythm.until === null || on <= rhythm.until),
    openObstacles: open.filter(({ kind }) => kind === "obstacle").length,
    openDecisions: open.filter(({ kind }) => kind === "decision").length,
    withoutOwner: standing.owner === null,
  };
}

/** How many of a group are in each state. `undefined` stands for a subject of which nothing was ever said. */
export function spreadOf(standings: readonly (Standing | undefined)[], on: Day, rhythm: Rhythm = usualRhythm): Spread {
  const known = standings.filter((standing) => standing !== undefined);
  const states = known.map((standing) => stateOn(standing, on));
  const alerts = known.map((standing) => alertsOf(standing, on, rhythm));
  const count = (state: UndertakingState): number => states.filter((one) => one === state).length;
  const counts = Object.fromEntries(undertakingStates.map((state) => [state, count(state)])) as Record<UndertakingState, number>;
  return {
    counts,
    neverReviewed: standings.length - states.filter((state) => state !== null).length,
    late: alerts.filter(({ lateMilestones }) => lateMilestones > 0).length,
    silent: alerts.filter(({ silent }) => silent).length,
    total: standings.length,
  };
}
