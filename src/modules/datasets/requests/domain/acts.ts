import type { UseCondition, Verdict } from "./request.ts";

export interface DecisionText {
  readonly verdict: Verdict;
  /** Told to the requester where this side prevails; needed for a refusal. */
  readonly reason: string;
  /** For the other deciders alone. */
  readonly note: string | null;
  readonly conditions: readonly UseCondition[];
  /** Null: the duration that the dataset gives. */
  readonly durationDays: number | null;
  /** Null: all files. */
  readonly files: readonly string[] | null;
}

/** What a person does on a request; each is a move of the table. */
export type RequestAct =
  | { readonly move: "save" | "submit"; readonly answers: Readonly<Record<string, string>>; readonly accepted: readonly string[] }
  | { readonly move: "withdraw" | "return" | "revoke" | "ask" | "note"; readonly text: string }
  | { readonly move: "answer"; readonly question: number; readonly text: string }
  | { readonly move: "accept"; readonly accepted: readonly string[] }
  | { readonly move: "take" }
  | ({ readonly move: "opine" | "decide" } & DecisionText)
  | { readonly move: "replace-decider"; readonly from: string; readonly to: string }
  | { readonly move: "make-link"; readonly files: readonly string[] | null; readonly days: number }
  | { readonly move: "revoke-link"; readonly link: string };
