/**
 * Where a correction stands. `recorded`: the lab owns the field, its word stands. `transmitted`: the owner agrees and has
 * passed it on to the register outside; it will show when the register says so. `superseded`: the lab has said something else since.
 */
export const correctionStates = ["open", "questioned", "transmitted", "accepted", "accepted-with-change", "declined", "withdrawn", "superseded", "recorded"] as const;
export type CorrectionState = (typeof correctionStates)[number];

export const correctionActs = ["accept", "accept-with-change", "transmit", "decline", "ask-back", "reply", "withdraw", "supersede"] as const;
export type CorrectionAct = (typeof correctionActs)[number];

export interface Move {
  readonly from: readonly CorrectionState[];
  readonly to: CorrectionState;
  /** Who may: the owner of the field, the lab, or nobody by hand. */
  readonly by: "owner" | "lab" | "system";
  /** Must it say why? */
  readonly needsText: boolean;
  /** Does the graph have to say something else afterwards? */
  readonly changesGraph: boolean;
}

/** Every step that a correction may take. What is not here cannot happen. */
export const moves: Readonly<Record<CorrectionAct, Move>> = {
  accept: { from: ["open", "questioned", "transmitted"], to: "accepted", by: "owner", needsText: false, changesGraph: true },
  "accept-with-change": { from: ["open", "questioned", "transmitted"], to: "accepted-with-change", by: "owner", needsText: true, changesGraph: true },
  transmit: { from: ["open", "questioned"], to: "transmitted", by: "owner", needsText: false, changesGraph: false },
  decline: { from: ["open", "questioned", "transmitted"], to: "declined", by: "owner", needsText: true, changesGraph: true },
  "ask-back": { from: ["open"], to: "questioned", by: "owner", needsText: true, changesGraph: false },
  reply: { from: ["questioned"], to: "open", by: "lab", needsText: true, changesGraph: false },
  withdraw: { from: ["open", "questioned"], to: "withdrawn", by: "lab", needsText: false, changesGraph: true },
  supersede: { from: ["open", "questioned", "transmitted", "recorded"], to: "superseded", by: "system", needsText: false, changesGraph: false },
};

/** States in which somebody still has something to do. */
export const waitingStates: readonly CorrectionState[] = ["open", "questioned", "transmitted"];

/** The state after an act, or null where the act is not possible from there. */
export function stateAfter(state: CorrectionState, act: CorrectionAct): CorrectionState | null {
  const move = moves[act];
  return move.from.includes(state) ? move.to : null;
}

/** What somebody may do now: the acts of one side that the state allows. */
export function actsFrom(state: CorrectionState, by: Move["by"]): readonly CorrectionAct[] {
  return correctionActs.filter((act) => moves[act].by === by && moves[act].from.includes(state));
}

/** What the graph has to hold in a state: the word of the lab (said, taken back, or as the next correction leaves it), and which word of the owner. */
export function graphOf(state: CorrectionState, atOnce: boolean): { readonly lab: "said" | "ended" | "as-is"; readonly owner: "proposed" | "answered" | "nothing" } {
  const lab = !atOnce || state === "superseded" ? "as-is" : state === "declined" || state === "withdrawn" || state === "accepted-with-change" ? "ended" : "said";
  return { lab, owner: state === "accepted" ? "proposed" : state === "accepted-with-change" ? "answered" : "nothing" };
}
