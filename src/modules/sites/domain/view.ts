import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { referentsOn } from "./fold.ts";
import { lastOf, publicOf, type Commitment, type CommitmentContent, type Conclusion, type Minutes, type Referent, type Revision, type Site, type Versioned, type Wave } from "./model.ts";
import { lastConclusion, reviewStandings, waveOn, type ReviewStanding } from "./reviews-due.ts";

/** The text that a reader sees, and whether it still waits to be validated. */
export interface Shown<Content> {
  readonly revision: Revision<Content>;
  readonly isDraft: boolean;
}

export interface CommitmentView {
  readonly commitment: Commitment;
  readonly shown: Shown<CommitmentContent>;
  readonly conclusion: (Conclusion & { readonly review: string; readonly heldOn: Day }) | null;
}

export interface WaveView {
  readonly wave: Wave;
  readonly projection: Shown<Bilingual> | null;
  readonly commitments: readonly CommitmentView[];
  readonly reviews: readonly ReviewStanding[];
}

/** A site as one reader sees it on a day. */
export interface SiteView {
  readonly site: Site;
  readonly on: Day;
  readonly referents: readonly Referent[];
  readonly waves: readonly WaveView[];
  /** The wave that runs, else the last one, else the first to come; null where none was opened. */
  readonly current: WaveView | null;
  /** Of the current wave: the first review that is neither validated nor held. */
  readonly next: ReviewStanding | null;
  readonly late: readonly ReviewStanding[];
  /** Texts and reviews that wait for somebody else than whoever wrote them. */
  readonly waiting: number;
}

/** The last text for those who read drafts, else the one that is validated; null where there is none. */
export function shownOf<Content>(text: Versioned<Content>, seesDrafts: boolean): Shown<Content> | null {
  const revision = seesDrafts ? lastOf(text) : publicOf(text);
  return revision === null ? null : { revision, isDraft: text.validated?.revision !== revision.number };
}

/** The minutes that a reader sees: the published ones, or what is being written. */
export function minutesOf({ review }: Pick<ReviewStanding, "review">, seesDrafts: boolean): Shown<Minutes> | null {
  if (review === null) return null;
  const revision = seesDrafts ? lastOf(review) : review.published;
  return revision === null ? null : { revision, isDraft: review.published?.number !== revision.number };
}

/** What was decided after the day, and waves that begin after it, are left out. */
export function viewOf(site: Site, on: Day, seesDrafts: boolean): SiteView {
  const waves = site.waves.filter((wave) => seesDrafts || wave.startsOn <= on || wave === site.waves[0]).map((wave): WaveView => ({
    wave,
    projection: shownOf(wave.projection, seesDrafts),
    commitments: site.commitments.filter((one) => one.wave === wave.code).flatMap((commitment) => {
      const shown = shownOf(commitment.text, seesDrafts);
      return shown === null || shown.revision.content.decidedOn > on ? [] : [{ commitment, shown, conclusion: lastConclusion(site, commitment.number) }];
    }),
    reviews: reviewStandings(site, wave, on),
  }));
  const running = waveOn(site, on);
  const current = waves.find(({ wave }) => wave === running) ?? null;
  const reviews = current?.reviews ?? [];
  const texts: readonly Versioned<unknown>[] = [...site.waves.map((wave) => wave.projection), ...site.commitments.map((one) => one.text)];
  return {
    site, on, referents: referentsOn(site, on), waves, current,
    next: reviews.find(({ state }) => state === "late" || state === "soon" || state === "to-come") ?? null,
    late: reviews.filter(({ state }) => state === "late"),
    waiting: texts.filter((text) => text.revisions.length > 0 && text.validated?.revision !== text.revisions.length).length + reviews.filter(({ review }) => review?.state === "with-office").length,
  };
}

/** The commitments of a reader's view in all the waves, by number. */
export function commitmentsIn(view: SiteView): readonly CommitmentView[] {
  return view.waves.flatMap((wave) => wave.commitments).toSorted((a, b) => a.commitment.number - b.commitment.number);
}
