import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { RequestForm } from "./form.ts";
import type { RequestMove, RequestSide, RequestState } from "./table.ts";

/** A condition of use: a code of the Data Use Ontology (GA4GH) with its detail, or a text of the deciders' own. */
export interface UseCondition {
  readonly key: string;
  /** `DUO:0000007`; null where it was typed. */
  readonly code: string | null;
  readonly text: Bilingual;
}

/** How many agreements open access: one, every decider's, or a number of them. */
export type DecisionRule = { readonly kind: "any" } | { readonly kind: "all" } | { readonly kind: "quorum"; readonly number: number };

export type Verdict = "agree" | "refuse";

/** What one decider thinks in one round, with the reason. The reason of the side that prevails is told to the requester, the note never. */
export interface Opinion {
  readonly by: string;
  /** The named deciders whose share this opinion counts for: the giver's own, or of those they stand in for. */
  readonly shares: readonly string[];
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string | null;
  readonly conditions: readonly UseCondition[];
  readonly durationDays: number | null;
  readonly files: readonly string[] | null;
  readonly round: number;
  readonly at: string;
}

/** A request for access as it stands. Instants are ISO 8601 in UTC. */
export interface AccessRequest {
  readonly id: number;
  /** `r-000042`: what people quote. */
  readonly number: string;
  readonly dataset: string;
  /** Account; null once purged. */
  readonly requester: string | null;
  readonly state: RequestState;
  /** Counted up by every act: two who act at once do not overwrite each other. */
  readonly revision: number;
  readonly formVersion: number;
  readonly form: RequestForm;
  readonly answers: Readonly<Record<string, string>>;
  /** Keys of the conditions accepted one by one. */
  readonly accepted: readonly string[];
  /** Accounts named to decide, the requester never among them; empty: the data administrators. */
  readonly deciders: readonly string[];
  readonly rule: DecisionRule;
  readonly round: number;
  /** Added with the approval, to be accepted before access opens. */
  readonly conditions: readonly UseCondition[];
  /** Null: all files. */
  readonly grantedFiles: readonly string[] | null;
  readonly durationDays: number;
  readonly region: string | null;
  readonly renewalOf: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly submittedAt: string | null;
  readonly dueAt: string | null;
  readonly escalatedAt: string | null;
  readonly decidedAt: string | null;
  readonly grantedAt: string | null;
  readonly expiresAt: string | null;
  readonly closedAt: string | null;
  readonly purgedAt: string | null;
  readonly demonstration: boolean;
}

/** One line of the journal of a request. */
export interface RequestEvent {
  readonly sequence: number;
  readonly at: string;
  readonly move: RequestMove;
  readonly side: RequestSide;
  readonly account: string | null;
  readonly internal: boolean;
  readonly fromState: RequestState;
  readonly toState: RequestState;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AccessLink {
  readonly id: string;
  readonly files: readonly string[] | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

export function numberOf(id: number): string {
  return `r-${String(id).padStart(6, "0")}`;
}

/** The id behind a number; null where the text is none. */
export function idOf(number: string): number | null {
  const found = /^r-(\d{6,12})$/i.exec(number.trim());
  return found === null ? null : Number(found[1]);
}
