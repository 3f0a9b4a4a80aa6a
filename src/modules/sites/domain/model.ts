import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { WaveDays } from "./calendar.ts";

export const reviewKinds = ["start-of-wave", "yearly", "half-way", "end-of-term"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What a review says of a commitment. `continued`: goes on in the next wave. */
export const conclusionKinds = ["kept", "adjusted", "dropped", "reached", "continued"] as const;
export type ConclusionKind = (typeof conclusionKinds)[number];

/** Who recorded something: an account, or a program (no account). */
export interface Recorder {
  readonly accountId: string | null;
  readonly name: string;
}

/** An organisation that takes part: of the directory by its public code, or by its name alone. */
export interface Partner {
  readonly code: string | null;
  readonly name: string;
}

export interface Revision<Content> {
  /** Counted from 1. */
  readonly number: number;
  readonly content: Content;
  readonly reason: string | null;
  readonly by: Recorder;
  readonly recordedAt: string;
}

/** A text that is written, written again, and made public by somebody else than its writer. */
export interface Versioned<Content> {
  /** Oldest first. */
  readonly revisions: readonly Revision<Content>[];
  /** The revision that the public reads; null while none is validated. */
  readonly validated: { readonly revision: number; readonly by: Recorder; readonly recordedAt: string } | null;
}

export interface Referent extends Recorder {
  readonly accountId: string;
  readonly from: Day;
  /** First day on which they are no longer; null while they are. */
  readonly until: Day | null;
}

export interface Wave extends WaveDays {
  /** `C2023`: the letter and the year in which it was opened to start. */
  readonly code: string;
  readonly letter: string;
  readonly projection: Versioned<Bilingual>;
}

export interface CommitmentContent {
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** Names of those among the partners of the site whom it concerns. */
  readonly partners: readonly string[];
  /** Codes of priorities, objectives and actions of the contract that it serves. */
  readonly contractCodes: readonly string[];
  readonly decidedOn: Day;
}

export interface Commitment {
  readonly number: number;
  /** `site-69123.3`: the word of perimeters and of what is steered. */
  readonly subject: string;
  readonly wave: string;
  /** The commitment of an earlier wave that it continues. */
  readonly continues: number | null;
  readonly text: Versioned<CommitmentContent>;
  readonly demonstration: boolean;
}

export interface Conclusion {
  readonly commitment: number;
  readonly kind: ConclusionKind;
  /** Why, for what is adjusted or dropped; may be empty otherwise. */
  readonly reason: string;
}

export interface Minutes {
  readonly heldOn: Day;
  /** Organisations, never persons. */
  readonly participants: readonly string[];
  readonly text: Bilingual;
  readonly conclusions: readonly Conclusion[];
}

/** `draft`: being written; `with-office`: the referent has validated it; `validated`: the office too, public from then on. */
export type ReviewState = "draft" | "with-office" | "validated";

export interface ReviewStep {
  readonly kind: "written" | "sent-to-partners" | "referent-validated" | "office-validated" | "sent-back" | "reopened";
  readonly revision: number;
  readonly text: string | null;
  readonly on: Day | null;
  readonly by: Recorder;
  readonly recordedAt: string;
}

export interface SiteReview {
  /** `c2023-half-way`, `c2023-year-1`. */
  readonly id: string;
  readonly state: ReviewState;
  readonly revisions: readonly Revision<Minutes>[];
  /** The day on which the minutes went to the partners, and in which revision. */
  readonly sent: { readonly on: Day; readonly revision: number } | null;
  readonly referentValidated: Recorder | null;
  /** Last revision that both have validated: what the public reads, even while it is open again. */
  readonly published: Revision<Minutes> | null;
  readonly steps: readonly ReviewStep[];
}

/** All that is known of a site at one instant. */
export interface Site {
  readonly code: string;
  readonly subject: string;
  readonly name: string;
  /** INSEE codes of the communes it covers. */
  readonly communes: readonly string[];
  readonly partners: readonly Partner[];
  /** How often it was described: whoever changes it says which description they saw. */
  readonly revision: number;
  readonly referents: readonly Referent[];
  /** In the order of their first day. */
  readonly waves: readonly Wave[];
  readonly commitments: readonly Commitment[];
  /** Those that have been begun, by id. */
  readonly reviews: ReadonlyMap<string, SiteReview>;
  readonly demonstration: boolean;
}

/** The word by which a perimeter names a site: `site-69123`, `site-2a004`. */
export function siteSubject(code: string): string {
  return `site-${code.toLowerCase()}`;
}

export function commitmentSubject(code: string, number: number): string {
  return `${siteSubject(code)}.${number}`;
}

export function lastOf<Content>(text: { readonly revisions: readonly Revision<Content>[] }): Revision<Content> | null {
  return text.revisions.at(-1) ?? null;
}

/** What the public reads of a text; null while nothing is validated. */
export function publicOf<Content>(text: Versioned<Content>): Revision<Content> | null {
  return text.validated === null ? null : (text.revisions[text.validated.revision - 1] ?? null);
}

export function isSamePerson(one: Recorder, other: Recorder): boolean {
  return one.accountId === null || other.accountId === null ? one.accountId === other.accountId && one.name === other.name : one.accountId === other.accountId;
}
