import { addMonths, daysBetween, type Day } from "../../../kernel/time/day.ts";
import { startReviewMonths, type WaveDays } from "./calendar.ts";
import { lastOf, type Conclusion, type ReviewKind, type Site, type SiteReview, type Wave } from "./model.ts";

/** A review that a wave asks for, at its place in the five years. */
export interface DueReview {
  readonly id: string;
  readonly wave: string;
  readonly kind: ReviewKind;
  /** 1 to 4 for the yearly ones; null for the others. */
  readonly year: number | null;
  readonly dueOn: Day;
}

/**
 * `done`: validated by both; `held`: it took place and waits to be written up or validated; `late`: the day has passed and
 * it has not taken place; `soon`: due within sixty days; `to-come`.
 */
export type DueState = "done" | "held" | "late" | "soon" | "to-come";
export const dueStates: readonly DueState[] = ["late", "held", "soon", "to-come", "done"];

export interface ReviewStanding extends DueReview {
  readonly state: DueState;
  /** Days since it was due; zero or less before. */
  readonly daysLate: number;
  readonly review: SiteReview | null;
}

const soonDays = 60;

/**
 * The reviews that a wave asks for, in the order of their days: at its start (within six months), each year on its
 * anniversary, half-way after thirty months, at the end of term by its last day.
 *
 * Source: contract 2021-2025, actions 15 and 17: what is decided at the start is traced, looked at half-way and at the end;
 * each site has a yearly review.
 */
export function reviewsOf(wave: { readonly code: string } & WaveDays): readonly DueReview[] {
  const id = (name: string): string => `${wave.code.toLowerCase()}-${name}`;
  const yearly = [1, 2, 3, 4].map((year): DueReview => ({ id: id(`year-${year}`), wave: wave.code, kind: "yearly", year, dueOn: addMonths(wave.startsOn, 12 * year) }));
  const all: DueReview[] = [
    { id: id("start"), wave: wave.code, kind: "start-of-wave", year: null, dueOn: addMonths(wave.startsOn, startReviewMonths) },
    ...yearly,
    { id: id("half-way"), wave: wave.code, kind: "half-way", year: null, dueOn: wave.halfWayOn },
    { id: id("end"), wave: wave.code, kind: "end-of-term", year: null, dueOn: wave.lastDay },
  ];
  return all.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** How each review of a wave stands on a day. */
export function reviewStandings(site: Pick<Site, "reviews">, wave: Wave, on: Day): readonly ReviewStanding[] {
  return reviewsOf(wave).map((due) => {
    const review = site.reviews.get(due.id) ?? null;
    const daysLate = daysBetween(due.dueOn, on);
    const state: DueState = review?.state === "validated" ? "done" : isHeld(review, on) ? "held" : daysLate > 0 ? "late" : daysLate >= -soonDays ? "soon" : "to-come";
    return { ...due, state, daysLate, review };
  });
}

function isHeld(review: SiteReview | null, on: Day): boolean {
  const heldOn = review === null ? undefined : lastOf(review)?.content.heldOn;
  return heldOn !== undefined && heldOn <= on;
}

export function findDueReview(site: Site, id: string): { readonly wave: Wave; readonly due: DueReview } | null {
  for (const wave of site.waves) {
    const due = reviewsOf(wave).find((one) => one.id === id);
    if (due !== undefined) return { wave, due };
  }
  return null;
}

/** The wave that runs on a day, else the last one that has begun, else the first to come. */
export function waveOn(site: Pick<Site, "waves">, on: Day): Wave | null {
  return site.waves.findLast((wave) => wave.startsOn <= on) ?? site.waves[0] ?? null;
}

/** What the last validated review that speaks of a commitment concludes of it, and when it was held. */
export function lastConclusion(site: Pick<Site, "reviews">, number: number): (Conclusion & { readonly review: string; readonly heldOn: Day }) | null {
  const said = [...site.reviews.values()].flatMap((review) => {
    const conclusion = review.published?.content.conclusions.find((one) => one.commitment === number);
    return review.published === null || conclusion === undefined ? [] : [{ ...conclusion, review: review.id, heldOn: review.published.content.heldOn }];
  });
  return said.sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))[0] ?? null;
}
