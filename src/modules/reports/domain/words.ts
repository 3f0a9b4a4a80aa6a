import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { stateWords, verdictWords, type ValueState, type VerdictKind } from "../../indicators/index.ts";

export function verdictWord(kind: VerdictKind): Bilingual {
  return verdictWords[kind];
}

export function stateWord(state: ValueState): Bilingual {
  return stateWords[state];
}

/** What happened to a value after a report, in the words of a list. */
export const sinceWords = {
  added: both("valeur ajoutée", "value added"),
  corrected: both("valeur corrigée", "value corrected"),
  accepted: both("proposition acceptée", "proposal accepted"),
  withdrawn: both("valeur retirée", "value withdrawn"),
} as const satisfies Readonly<Record<string, Bilingual>>;
