import type { Day } from "../../../kernel/time/day.ts";

/** One structure or organisation that a signature names, with what speaks for it. */
export interface AffiliationMatch {
  /** Of the graph (`directory`): public code, kind and id of the entity. */
  readonly entityId: string;
  readonly kind: "structure" | "organisation";
  readonly code: string;
  readonly name: string;
  /** Which ordered strategy found it, and the pieces of text it used, word for word. */
  readonly strategy: string;
  readonly evidence: readonly { readonly criterion: string; readonly text: string; readonly start: number; readonly length: number }[];
  /** 0 to 1. */
  readonly confidence: number;
  /** `accepted` and `rejected` are decisions of people, remembered for the same signature whenever it comes again. */
  readonly standing: "matched" | "accepted" | "rejected";
}

/** The question: a raw signature, word for word, and the day of the paper. */
export interface SignatureQuestion {
  readonly raw: string;
  readonly on: Day;
  /** What the source made of it: evidence, not truth. */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}

/** Signatures of one work, by author rank and affiliation, with their matches. */
export interface WorkSignature {
  readonly rank: number;
  readonly name: string;
  readonly raw: string;
  readonly country: string | null;
  readonly matches: readonly AffiliationMatch[];
}
