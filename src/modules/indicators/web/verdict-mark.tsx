import type { VNode } from "preact";
import { pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { VerdictKind } from "../domain/assessment.ts";
import { verdictWords } from "./words.ts";

const tones: Readonly<Record<VerdictKind, string>> = {
  reached: "good",
  "on-the-way": "good",
  behind: "warn",
  "not-reached": "bad",
  "not-assessable-yet": "quiet",
  "not-measurable": "quiet",
  "no-target": "quiet",
};

/** A verdict by shape, word and colour, in that order of importance. The word is always there; the shape is for the eye alone. */
export function VerdictMark({ kind, language }: { readonly kind: VerdictKind; readonly language: Language }): VNode {
  return (
    <span class={`mark tone-${tones[kind]}`}>
      <VerdictShape kind={kind} />
      <span class="mark-word">{pick(verdictWords[kind], language)}</span>
    </span>
  );
}

function VerdictShape({ kind }: { readonly kind: VerdictKind }): VNode | null {
  if (kind === "no-target") return null;
  const isDisc = kind === "reached" || kind === "not-reached";
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {isDisc ? <circle class="full" cx="8" cy="8" r="8" /> : <circle class="stroke" cx="8" cy="8" r="7" />}
      {kind === "reached" ? <path class="cut" d="M4.4 8.3 7 10.8 11.6 5.6" /> : null}
      {kind === "not-reached" ? <path class="cut" d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" /> : null}
      {kind === "on-the-way" ? <path class="stroke" d="M4.4 8h6.8M8.6 5.2 11.4 8 8.6 10.8" /> : null}
      {kind === "behind" ? <><path class="stroke" d="M8 4.2v4.6" /><circle class="dots" cx="8" cy="11.4" r="1" /></> : null}
      {kind === "not-assessable-yet" ? <><circle class="dots" cx="4.9" cy="8" r="0.95" /><circle class="dots" cx="8" cy="8" r="0.95" /><circle class="dots" cx="11.1" cy="8" r="0.95" /></> : null}
      {kind === "not-measurable" ? <path class="stroke" d="M5 8h6" /> : null}
    </svg>
  );
}
