import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Door } from "./consultation.ts";

/** `waiting` for a moderator; `masked` after it was published, by a moderator; `withdrawn` by its author. */
export const contributionStates = ["waiting", "published", "refused", "masked", "withdrawn"] as const;
export type ContributionState = (typeof contributionStates)[number];

/** A proposal, or a comment on one. */
export interface Contribution {
  readonly id: string;
  readonly consultation: string;
  /** Of a proposal, counted within its consultation; null for comments. */
  readonly number: number | null;
  /** The proposal that is commented; null for proposals. */
  readonly proposalId: string | null;
  /** The comment that this one answers; comments that answer are not answered. */
  readonly replyTo: string | null;
  readonly door: Door;
  readonly shownAs: Bilingual;
  readonly title: string;
  readonly body: string;
  readonly theme: string;
  readonly objective: string;
  readonly state: ContributionState;
  readonly rule: string | null;
  readonly note: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly publishedAt: string | null;
  readonly revision: number;
}

export const verdicts = ["accepted", "partly", "refused"] as const;
export type Verdict = (typeof verdicts)[number];

export const followUpStates = ["planned", "under-way", "done", "given-up"] as const;
export type FollowUpState = (typeof followUpStates)[number];

/** What the institute said to a proposal; a later one comes beside it, the latest holds. */
export interface ProposalAnswer {
  readonly proposalId: string;
  readonly verdict: Verdict;
  readonly reason: string;
  /** The person or body that answers for the institute, as shown. */
  readonly answeredBy: string;
  /** Code of the action of the contract that carries it; empty where there is none. */
  readonly action: string;
  readonly answeredOn: Day;
}

export interface FollowUp {
  readonly proposalId: string;
  readonly state: FollowUpState;
  readonly note: string;
  readonly happenedOn: Day;
}

/** A published proposal in a list, with what came of it. */
export interface ProposalRow extends Contribution {
  readonly number: number;
  readonly supports: number;
  readonly comments: number;
  readonly verdict: Verdict | null;
  readonly answeredOn: Day | null;
  readonly followUp: FollowUpState | null;
}
