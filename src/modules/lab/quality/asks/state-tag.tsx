import type { VNode } from "preact";
import { Tag, type Tone } from "../../../../kernel/html/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { AskState } from "./ask.ts";

export const askStateNames: Readonly<Record<AskState, Bilingual>> = {
  open: both("en cours", "open"), overdue: both("en retard", "overdue"), answered: both("répondue", "answered"), cancelled: both("annulée", "cancelled"),
};
const tones: Readonly<Record<AskState, Tone>> = { open: "accent", overdue: "warn", answered: "good", cancelled: "quiet" };

export function AskStateTag({ state, language }: { readonly state: AskState; readonly language: Language }): VNode {
  return <Tag tone={tones[state]}>{askStateNames[state][language]}</Tag>;
}
