import type { AffiliationMatch } from "../../domain/affiliation-match.ts";

/** Why something that a signature may mean waits for a person. */
export const questionReasons = ["several", "period", "place", "institution", "abroad", "weak"] as const;
export type QuestionReason = (typeof questionReasons)[number];

/** A structure or organisation that the signature may mean: shown to a person, counted nowhere. */
export interface MatchQuestion extends Omit<AffiliationMatch, "standing"> {
  readonly reason: QuestionReason;
}

export interface MatchOutcome {
  /** In the order of the text. */
  readonly matches: readonly AffiliationMatch[];
  readonly questions: readonly MatchQuestion[];
  /** Countries that the text names, overseas France as `FR`. */
  readonly countries: readonly string[];
  /** Labels stated of which the graph knows none, as written. */
  readonly unknownLabels: readonly string[];
}
