import type { CampaignAct, CampaignPhase } from "./campaign.ts";
import type { DutyStanding, DutyState } from "./duty-state.ts";

/** A duty as its moves see it: its state, with a value that waits for a second person apart from a proposal. */
export type DutyPosition = DutyState | "unsigned";

/** What can happen to a duty: by events on its value, or by acts of its campaign. */
export type DutyMove =
  | "propose" | "take-back" | "accept" | "accept-with-change" | "send-back" | "enter" | "correct" | "withdraw" | "countersign"
  | "excuse" | "resume" | "reassign" | "postpone" | "remove";

/**
 * Where each move leads from each position; what is not here cannot happen. `owing` is due or overdue, as the day says;
 * `before` is where it stood before the proposal. Moves of values keep the rules of values (`checkMove`).
 */
export const dutyMoves: Readonly<Record<DutyPosition, Partial<Readonly<Record<DutyMove, DutyPosition | "owing" | "same" | "before" | "gone">>>>> = {
  due: { propose: "submitted", enter: "unsigned", excuse: "excused", reassign: "same", postpone: "owing", remove: "gone" },
  overdue: { propose: "submitted", enter: "unsigned", excuse: "excused", reassign: "same", postpone: "owing", remove: "gone" },
  "sent-back": { propose: "submitted", enter: "unsigned", excuse: "excused", reassign: "same", postpone: "same", remove: "gone" },
  // What was submitted is answered first; then it can be excused or removed.
  submitted: { accept: "accepted", "accept-with-change": "accepted-with-change", "send-back": "sent-back", "take-back": "before", reassign: "same", postpone: "same" },
  unsigned: { countersign: "accepted", propose: "submitted", correct: "unsigned", withdraw: "owing", reassign: "same", postpone: "same" },
  accepted: { propose: "submitted", correct: "unsigned", withdraw: "owing" },
  "accepted-with-change": { propose: "submitted", correct: "unsigned", withdraw: "owing" },
  "already-known": { countersign: "same", propose: "submitted", correct: "unsigned", withdraw: "owing", reassign: "same", postpone: "same", remove: "gone" },
  // A value wins over the excuse: nothing that is had is hidden.
  excused: { resume: "owing", propose: "submitted", enter: "unsigned", remove: "gone" },
};

export function positionOf({ state, waiting }: Pick<DutyStanding, "state" | "waiting">): DutyPosition {
  return state === "submitted" && waiting?.kind !== "proposed" ? "unsigned" : state;
}

/** The move of a duty that each act of a campaign makes; null for acts on the campaign itself. */
export const moveOfAct: Readonly<Record<CampaignAct["kind"], DutyMove | null>> = {
  opened: null, announced: null, "ladder-set": null, "duty-added": null, "draft-let-in": "propose", closed: null, reopened: null,
  "duty-removed": "remove", "duty-reassigned": "reassign", "duty-postponed": "postpone", "duty-excused": "excuse", "duty-resumed": "resume",
};

const whileRunning: readonly CampaignAct["kind"][] = ["ladder-set", "duty-added", "duty-removed", "duty-reassigned", "duty-postponed", "duty-excused", "duty-resumed", "closed"];

/** The acts that each phase of a campaign allows. Only a closed one is reopened; what came too late is let in from then on. */
export const campaignMoves: Readonly<Record<CampaignPhase, readonly CampaignAct["kind"][]>> = {
  planned: whileRunning,
  open: [...whileRunning, "announced", "draft-let-in"],
  closed: ["reopened", "draft-let-in"],
};

/** The acts of a campaign that a person may do on a duty now. */
export function actsOnDuty(phase: CampaignPhase, position: DutyPosition): readonly CampaignAct["kind"][] {
  return campaignMoves[phase].filter((kind) => {
    const move = moveOfAct[kind];
    return move !== null && kind !== "draft-let-in" && dutyMoves[position][move] !== undefined;
  });
}
