import type { Author } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Rhythm } from "./alerts.ts";
import type { Alerts, Evidence, Person, Spread, Standing, Tie, UndertakingState } from "./standing.ts";

/** At which instant, and seen from which day. */
export interface SteeringMoment {
  readonly on: Day;
  /** Events recorded after the end of this day are left out; null takes all. */
  readonly knownOn: Day | null;
}

export interface MilestoneDraft {
  readonly title: string;
  readonly dueOn: Day;
  readonly ownerId: string | null;
}

export interface ReviewDraft {
  readonly on: Day;
  readonly state: UndertakingState;
  readonly confidenceShare: number;
  readonly synthesis: string;
}

/** One act of an owner or of the steering office. */
export type SteeringAct =
  | { readonly kind: "owners-set"; readonly owner: Person | null; readonly deputies: readonly Person[] }
  | { readonly kind: "milestone-set"; readonly milestoneId: string | null; readonly milestone: MilestoneDraft; readonly reason: string | null }
  | { readonly kind: "milestone-reached"; readonly milestoneId: string; readonly on: Day; readonly evidence: readonly Evidence[] }
  | { readonly kind: "milestone-reopened"; readonly milestoneId: string; readonly reason: string }
  | { readonly kind: "milestone-dropped"; readonly milestoneId: string; readonly reason: string }
  | { readonly kind: "evidence-added"; readonly milestoneId: string; readonly evidence: Evidence }
  | { readonly kind: "reviewed"; readonly review: ReviewDraft }
  | { readonly kind: "ask-opened"; readonly ask: "obstacle" | "decision"; readonly text: string; readonly on: Day }
  | { readonly kind: "ask-closed"; readonly askId: string; readonly outcome: string; readonly on: Day }
  | { readonly kind: "ties-set"; readonly ties: readonly Tie[]; readonly noIndicator: string | null };

export const actKinds = ["owners-set", "milestone-set", "milestone-reached", "milestone-reopened", "milestone-dropped", "evidence-added", "reviewed", "ask-opened", "ask-closed", "ties-set"] as const satisfies readonly SteeringAct["kind"][];

export interface SteeringChange {
  readonly subject: string;
  readonly kind: SteeringAct["kind"];
  readonly recordedAt: string;
  readonly author: string;
  /** In words, French and English. */
  readonly text: { readonly fr: string; readonly en: string };
}

export interface Steering {
  /**
   * Records an act. `basedOn` is the revision that the writer saw; where others wrote since on what the act replaces, it
   * fails with `steering.changed-meanwhile` and the issues say what changed. The same act sent again by the same account from
   * the same revision is recorded once. Fails with `steering.unknown-milestone`, `steering.unknown-ask`,
   * `steering.unknown-subject`, `steering.not-possible` (all faults at once). Who may do it is for the caller to have asked.
   */
  act(by: Author, subject: string, act: SteeringAct, basedOn: number, options?: { readonly demonstration?: boolean }): Promise<Standing>;
  standing(subject: string, knownOn: Day | null): Promise<Standing>;
  /** The standing of each subject that has any event, for those whose subject starts with `prefix` ("action-"). */
  standings(prefix: string, knownOn: Day | null): Promise<ReadonlyMap<string, Standing>>;
  /** What was due, written or open on a day: a milestone reached after it was not yet reached. The rhythm left out is the usual one, without end. */
  alerts(standing: Standing, on: Day, rhythm?: Rhythm): Alerts;
  spread(standings: readonly (Standing | undefined)[], on: Day, rhythm?: Rhythm): Spread;
  /** What was done since the end of a day, newest first. */
  changesSince(prefix: string, since: Day): Promise<readonly SteeringChange[]>;
  /** All that was ever done to one subject, newest first. */
  story(subject: string): Promise<readonly SteeringChange[]>;
  /** Is any event made up, for demonstration? */
  hasDemonstration(): Promise<boolean>;
  /** When the last event of all was recorded; null where there is none. */
  lastRecordedAt(): Promise<string | null>;
}
