import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";

/** In the order in which a review reads them, from what asks for help to what is over. */
export const undertakingStates = ["blocked", "at-risk", "on-track", "not-started", "done", "abandoned"] as const;
export type UndertakingState = (typeof undertakingStates)[number];

/** A link or a file that shows that something happened. */
export type Evidence =
  | { readonly kind: "link"; readonly label: string; readonly href: string }
  /** Kept by its content; `sha256` finds it in the storage. */
  | { readonly kind: "file"; readonly label: string; readonly fileName: string; readonly mediaType: string; readonly sizeBytes: number; readonly sha256: string };

export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly dueOn: Day;
  /** An account; null where the owner of the whole answers for it too. */
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** Null while it is not reached. */
  readonly reachedOn: Day | null;
  readonly dropped: boolean;
  readonly droppedReason: string | null;
  readonly evidence: readonly Evidence[];
  /** The due day it had when it was first set: a date that moves is seen to move. */
  readonly firstDueOn: Day;
}

/** A dated word of the owner: how it stands, how sure they are, and why. */
export interface Review {
  readonly id: string;
  readonly on: Day;
  readonly state: UndertakingState;
  /** The owner's own confidence that it will be done in time, 0 to 1. */
  readonly confidenceShare: number;
  readonly synthesis: string;
  readonly author: string;
  readonly recordedAt: string;
}

/** What stands in the way, or a decision that the owner asks for. Open until it is closed with a word. */
export interface Ask {
  readonly id: string;
  readonly kind: "obstacle" | "decision";
  readonly text: string;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  /** How it went away, or what was decided. */
  readonly outcome: string | null;
}

export interface Tie {
  readonly kind: "indicator" | "resource" | "partner";
  /** Code of an indicator or part, of a resource table and line, of an organisation; free words where there is no code. */
  readonly code: string;
  readonly label: string;
}

export interface Person {
  readonly accountId: string;
  readonly name: string;
}

/** All that is known of one subject at one instant: the fold of its events. */
export interface Standing {
  readonly subject: string;
  readonly owner: Person | null;
  readonly deputies: readonly Person[];
  readonly milestones: readonly Milestone[];
  /** Newest first. */
  readonly reviews: readonly Review[];
  readonly asks: readonly Ask[];
  readonly ties: readonly Tie[];
  /** Said outright, with the reason: no indicator measures this. */
  readonly noIndicator: string | null;
  /** How many events it rests on: whoever writes says on which count they base what they write, so that nobody overwrites unseen. */
  readonly revision: number;
}

/** What a list says of one subject on a day, each with its reason in words. */
export interface Alerts {
  /** Milestones due before the day and not reached. */
  readonly lateMilestones: number;
  /** Days since the last review; null where there was none. */
  readonly daysSinceReview: number | null;
  /** No review for longer than the rhythm asks (never for what is done or abandoned). */
  readonly silent: boolean;
  readonly openObstacles: number;
  readonly openDecisions: number;
  readonly withoutOwner: boolean;
}

/** How many of a group are in each state; those never reviewed are counted apart. Never a mean. */
export interface Spread {
  readonly counts: Readonly<Record<UndertakingState, number>>;
  readonly neverReviewed: number;
  readonly late: number;
  readonly silent: number;
  readonly total: number;
}

/** What can be steered: the composition says it from the contract, a site dialogue, an evaluation. */
export interface SteeredSubject {
  readonly subject: string;
  /** "12" */
  readonly code: string;
  readonly title: Bilingual;
  /** Where its own page is. */
  readonly href: string;
  /** The group whose spread is shown: an objective, a site. */
  readonly group: { readonly code: string; readonly title: Bilingual; readonly href: string };
  /** Codes of indicators that the contract's own text names for it. */
  readonly namedIndicators: readonly string[];
}
