import type { VNode } from "preact";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { isLate } from "../../domain/alerts.ts";
import type { Milestone, UndertakingState } from "../../domain/standing.ts";
import { countedState } from "../words.ts";

const tones: Readonly<Record<UndertakingState, string>> = { blocked: "bad", "at-risk": "warn", "on-track": "good", "not-started": "quiet", done: "good", abandoned: "quiet" };

type Shape = "cross" | "alarm" | "arrow" | "dots" | "tick" | "dash" | "ring";

const shapes: Readonly<Record<UndertakingState, Shape>> = { blocked: "cross", "at-risk": "alarm", "on-track": "arrow", "not-started": "dots", done: "tick", abandoned: "dash" };

function Sign({ shape }: { readonly shape: Shape }): VNode {
  const isDisc = shape === "cross" || shape === "tick";
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {isDisc ? <circle class="full" cx="8" cy="8" r="8" /> : <circle class="stroke" cx="8" cy="8" r="7" />}
      {shape === "tick" ? <path class="cut" d="M4.4 8.3 7 10.8 11.6 5.6" /> : null}
      {shape === "cross" ? <path class="cut" d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" /> : null}
      {shape === "arrow" ? <path class="stroke" d="M4.4 8h6.8M8.6 5.2 11.4 8 8.6 10.8" /> : null}
      {shape === "alarm" ? <><path class="stroke" d="M8 4.2v4.6" /><circle class="dots" cx="8" cy="11.4" r="1" /></> : null}
      {shape === "dots" ? <><circle class="dots" cx="4.9" cy="8" r="0.95" /><circle class="dots" cx="8" cy="8" r="0.95" /><circle class="dots" cx="11.1" cy="8" r="0.95" /></> : null}
      {shape === "dash" ? <path class="stroke" d="M5 8h6" /> : null}
    </svg>
  );
}

function Mark({ tone, shape, word }: { readonly tone: string; readonly shape: Shape; readonly word: string }): VNode {
  return <span class={`mark tone-${tone}`}><Sign shape={shape} /><span class="mark-word">{word}</span></span>;
}

/** The state that the owner gave, by shape, word and colour; null where nobody has said anything yet. `count`: after how many actions the word stands. */
export function StateMark({ state, count = 1, language }: { readonly state: UndertakingState | null; readonly count?: number; readonly language: Language }): VNode {
  const word = countedState(state, count, language);
  return state === null ? <Mark tone="quiet" shape="ring" word={word} /> : <Mark tone={tones[state]} shape={shapes[state]} word={word} />;
}

export type MilestoneState = "reached" | "late" | "to-come" | "dropped";

export const milestoneWords: Readonly<Record<MilestoneState, Bilingual>> = {
  reached: both("atteint", "reached"), late: both("en retard", "late"), "to-come": both("à venir", "to come"), dropped: both("abandonné", "dropped"),
};

/** How a milestone stands on a day. */
export function milestoneState(milestone: Milestone, on: Day): MilestoneState {
  if (milestone.dropped) return "dropped";
  if (milestone.reachedOn !== null && milestone.reachedOn <= on) return "reached";
  return isLate(milestone, on) ? "late" : "to-come";
}

const milestoneSigns: Readonly<Record<MilestoneState, { readonly tone: string; readonly shape: Shape }>> = {
  reached: { tone: "good", shape: "tick" }, late: { tone: "warn", shape: "alarm" }, "to-come": { tone: "quiet", shape: "dots" }, dropped: { tone: "quiet", shape: "dash" },
};

export function MilestoneMark({ state, language }: { readonly state: MilestoneState; readonly language: Language }): VNode {
  return <Mark {...milestoneSigns[state]} word={pick(milestoneWords[state], language)} />;
}
