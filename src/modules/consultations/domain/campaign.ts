import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Form } from "./form.ts";

/**
 * `anonymous`: staff who sign in to get blind tokens, then send without signing in. `open-link`: anybody who has the
 * address, protected from robots, where one person may answer twice. Fixed at the opening, told before the first question.
 */
export const campaignModes = ["anonymous", "open-link"] as const;
export type CampaignMode = (typeof campaignModes)[number];

/** A draft is prepared; announced, its text is public; open, people answer; closed, nobody does any more; published, its results are public. */
export const campaignStates = ["draft", "announced", "open", "closed", "published"] as const;
export type CampaignState = (typeof campaignStates)[number];

/** One questionnaire put to people for a while. Everything but the state is fixed from the opening on, and hashed. */
export interface Questionnaire {
  /** Public, in addresses: `self-evaluation-2019-2023`. */
  readonly code: string;
  readonly title: Bilingual;
  /** Who asks, of whom, to what end, what will become of it. */
  readonly purpose: Bilingual;
  /** Who answers questions about it; not part of what is hashed. */
  readonly contact?: string;
  readonly mode: CampaignMode;
  /** The period that is evaluated, half open. */
  readonly period: { readonly from: Day; readonly to: Day } | null;
  /** Half open: nobody answers on `closesOn`. */
  readonly opensOn: Day;
  readonly closesOn: Day;
  /** Fewest contributions behind anything shown, and in a batch. 5 at least; 10 unless chosen otherwise. */
  readonly threshold: number;
  /** Roles whose holders may answer; null: every active account. */
  readonly eligibleRoles: readonly string[] | null;
  readonly form: Form;
  readonly state: CampaignState;
  /** SHA-256 in hexadecimal of what is fixed at the opening, keys included; null before. */
  readonly definitionSha256: string | null;
  readonly demonstration: boolean;
}

/** The public key with which tokens for one axis of one questionnaire are signed (RFC 9474, RSABSSA-SHA384-PSS-Randomized). */
export interface AxisKey {
  readonly axis: string;
  /** SubjectPublicKeyInfo in DER, base64url. */
  readonly publicKey: string;
}
