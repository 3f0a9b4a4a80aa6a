/**
 * Life of a request for a service, as one table: which side may do what in which state, and where it leads. Nothing else in the
 * house decides about it.
 *
 * asked → qualified → (quoted →) accepted → under-way → delivered → closed; on the way refused or withdrawn.
 */
export const requestStates = ["asked", "qualified", "quoted", "accepted", "under-way", "delivered", "closed", "refused", "withdrawn"] as const;
export type RequestState = (typeof requestStates)[number];

/** The cohort that asks, and the office that serves. */
export const sides = ["cohort", "office"] as const;
export type Side = (typeof sides)[number];

export const requestMoves = ["ask", "qualify", "quote", "accept", "refuse", "start", "deliver", "resume", "close", "withdraw", "message", "assign", "tie"] as const;
export type RequestMove = (typeof requestMoves)[number];

interface Allowed {
  readonly move: RequestMove;
  readonly by: readonly Side[];
  readonly from: readonly RequestState[];
  readonly to: RequestState | "same";
}

const open: readonly RequestState[] = ["asked", "qualified", "quoted", "accepted", "under-way", "delivered"];

export const allowedMoves: readonly Allowed[] = [
  { move: "qualify", by: ["office"], from: ["asked"], to: "qualified" },
  { move: "quote", by: ["office"], from: ["qualified", "quoted"], to: "quoted" },
  // Without a quote the office agrees; a quote is for the cohort to accept.
  { move: "accept", by: ["office"], from: ["qualified"], to: "accepted" },
  { move: "accept", by: ["cohort"], from: ["quoted"], to: "accepted" },
  { move: "refuse", by: ["office"], from: ["asked", "qualified"], to: "refused" },
  { move: "refuse", by: ["cohort"], from: ["quoted"], to: "refused" },
  { move: "start", by: ["office"], from: ["accepted"], to: "under-way" },
  { move: "deliver", by: ["office"], from: ["under-way"], to: "delivered" },
  { move: "resume", by: ["cohort"], from: ["delivered"], to: "under-way" },
  { move: "close", by: ["cohort", "office"], from: ["delivered"], to: "closed" },
  { move: "withdraw", by: ["cohort"], from: ["asked", "qualified", "quoted", "accepted", "under-way"], to: "withdrawn" },
  { move: "message", by: ["cohort", "office"], from: open, to: "same" },
  { move: "assign", by: ["office"], from: open, to: "same" },
  { move: "tie", by: ["cohort", "office"], from: open, to: "same" },
];

/** The state after a move by one side; null where the table does not allow it. */
export function stateAfter(state: RequestState, move: RequestMove, side: Side): RequestState | null {
  const found = allowedMoves.find((one) => one.move === move && one.by.includes(side) && one.from.includes(state));
  return found === undefined ? null : found.to === "same" ? state : found.to;
}

/** The first of these sides that may make this move; null where none may. */
export function sideFor(state: RequestState, move: RequestMove, mine: readonly Side[]): Side | null {
  return mine.find((side) => stateAfter(state, move, side) !== null) ?? null;
}

/** States that nothing leads out of. */
export const statesOver: readonly RequestState[] = ["closed", "refused", "withdrawn"];
/** States in which the office owes the next step. */
export const statesOwed: readonly RequestState[] = ["asked", "qualified", "accepted", "under-way"];
