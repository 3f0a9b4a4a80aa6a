/**
 * Life of a request for access, as one table: who may do what in which state, and where it leads. Nothing else in the
 * house decides about it; `table.test.ts` walks every state, move and side.
 *
 * draft → submitted → under-review → approved → granted → expired | revoked; on the way returned, refused, withdrawn,
 * closed. `approved` waits for the requester to accept what was added as conditions; without any, access opens at once.
 */
export const requestStates = ["draft", "submitted", "under-review", "returned", "approved", "granted", "refused", "withdrawn", "expired", "revoked", "closed"] as const;
export type RequestState = (typeof requestStates)[number];

/** Who acts on a request: who asked, those named to decide, the data administrators of the region, and the house (time, and the rule of decision). */
export const requestSides = ["requester", "decider", "administrator", "house"] as const;
export type RequestSide = (typeof requestSides)[number];

export const requestMoves = [
  "save", "submit", "withdraw", "accept", "renew", "make-link", "revoke-link",
  "ask", "answer", "note", "take", "return", "opine", "decide", "replace-decider", "revoke",
  "approve", "refuse", "open", "expire", "lapse", "close", "remind", "escalate", "pass-share",
] as const;
export type RequestMove = (typeof requestMoves)[number];

interface Allowed {
  readonly move: RequestMove;
  readonly by: readonly RequestSide[];
  readonly from: readonly RequestState[];
  /** `same`: what the move adds does not change the state. */
  readonly to: RequestState | "same";
}

/** States in which somebody still has something to do before access opens or is refused; one such request per person and dataset. */
export const statesUnderWay: readonly RequestState[] = ["draft", "submitted", "under-review", "returned", "approved"];
/** States in which deciders are awaited. */
export const statesWaiting: readonly RequestState[] = ["submitted", "under-review"];
/** States that nothing leads out of; personal data are purged some years after. */
export const statesOver: readonly RequestState[] = ["refused", "withdrawn", "expired", "revoked", "closed"];

const handling: readonly RequestSide[] = ["decider", "administrator"];

export const allowedMoves: readonly Allowed[] = [
  { move: "save", by: ["requester"], from: ["draft", "returned"], to: "same" },
  { move: "submit", by: ["requester"], from: ["draft", "returned"], to: "submitted" },
  { move: "withdraw", by: ["requester"], from: ["draft", "submitted", "under-review", "returned", "approved"], to: "withdrawn" },
  { move: "accept", by: ["requester"], from: ["approved"], to: "granted" },
  { move: "renew", by: ["requester"], from: ["granted", "expired"], to: "same" },
  { move: "make-link", by: ["requester"], from: ["granted"], to: "same" },
  { move: "revoke-link", by: ["requester", "decider", "administrator"], from: ["granted"], to: "same" },
  { move: "ask", by: ["requester"], from: ["submitted", "under-review", "returned", "approved", "granted"], to: "same" },
  { move: "ask", by: handling, from: ["submitted", "under-review"], to: "under-review" },
  { move: "ask", by: handling, from: ["returned", "approved", "granted"], to: "same" },
  { move: "answer", by: ["requester", "decider", "administrator"], from: ["submitted", "under-review", "returned", "approved", "granted"], to: "same" },
  { move: "note", by: handling, from: ["submitted", "under-review", "returned", "approved", "granted", "refused", "expired", "revoked"], to: "same" },
  { move: "take", by: handling, from: ["submitted"], to: "under-review" },
  { move: "return", by: handling, from: ["submitted", "under-review"], to: "returned" },
  // An administrator gives an opinion in the place of deciders who left; see `domain/decision.ts`.
  { move: "opine", by: handling, from: ["submitted", "under-review"], to: "under-review" },
  // Alone, once the delay for deciding has passed.
  { move: "decide", by: ["administrator"], from: ["submitted", "under-review"], to: "under-review" },
  { move: "replace-decider", by: ["administrator"], from: ["submitted", "under-review", "returned"], to: "same" },
  { move: "revoke", by: handling, from: ["approved", "granted"], to: "revoked" },
  { move: "approve", by: ["house"], from: ["under-review"], to: "approved" },
  { move: "refuse", by: ["house"], from: ["under-review"], to: "refused" },
  { move: "open", by: ["house"], from: ["approved"], to: "granted" },
  { move: "expire", by: ["house"], from: ["granted"], to: "expired" },
  { move: "lapse", by: ["house"], from: ["draft", "returned", "approved"], to: "closed" },
  { move: "close", by: ["house"], from: ["draft", "submitted", "under-review", "returned", "approved"], to: "closed" },
  { move: "remind", by: ["house"], from: ["submitted", "under-review"], to: "same" },
  { move: "escalate", by: ["house"], from: ["submitted", "under-review"], to: "same" },
  { move: "pass-share", by: ["house"], from: ["submitted", "under-review"], to: "same" },
];

/** The state after a move by one side; null where the table does not allow it. */
export function stateAfter(state: RequestState, move: RequestMove, side: RequestSide): RequestState | null {
  const found = allowedMoves.find((one) => one.move === move && one.by.includes(side) && one.from.includes(state));
  if (found === undefined) return null;
  return found.to === "same" ? state : found.to;
}

/** The first of these sides, in the order given, that may make this move; null where none may. */
export function sideFor(state: RequestState, move: RequestMove, sides: readonly RequestSide[]): RequestSide | null {
  return sides.find((side) => stateAfter(state, move, side) !== null) ?? null;
}
