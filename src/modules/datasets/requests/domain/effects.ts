import type { AccessRequest, Opinion, RequestEvent, UseCondition } from "./request.ts";
import { tally } from "./decision.ts";
import { instantAfter } from "./delays.ts";
import { stateAfter, type RequestMove, type RequestSide } from "./table.ts";

/** One line of the journal with what it changes of the request. */
export interface Step {
  readonly move: RequestMove;
  readonly side: RequestSide;
  readonly account: string | null;
  readonly internal: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly change: Partial<AccessRequest>;
}

/** The opinions kept in a journal. */
export function opinionsOf(events: readonly Pick<RequestEvent, "move" | "detail">[]): readonly Opinion[] {
  return events.flatMap((event) => ((event.move === "opine" || event.move === "decide") && "verdict" in event.detail ? [event.detail as unknown as Opinion] : []));
}

/** The request after a step; throws where the table does not allow it: whoever makes steps asks the table first. */
export function afterStep(request: AccessRequest, step: Step, at: string): AccessRequest {
  const state = stateAfter(request.state, step.move, step.side);
  if (state === null) throw new Error(`the table has no ${step.move} by ${step.side} from ${request.state}`);
  return { ...request, ...step.change, state, revision: request.revision + 1, changedAt: at };
}

/** What the house does by itself once an opinion has come in: approves and opens, refuses, or waits. */
export function stepsOfRule(request: AccessRequest, opinions: readonly Opinion[], at: string): readonly Step[] {
  const { outcome } = tally(request, opinions);
  const held = opinions.filter((one) => one.round === request.round);
  return outcome === "open" ? [] : outcome === "approved" ? approval(request, held.filter((one) => one.verdict === "agree"), at) : [refusal(held.filter((one) => one.verdict === "refuse"), at)];
}

/** A decision of one person alone, after the delay has passed. */
export function stepsOfDecision(request: AccessRequest, decision: Opinion, at: string): readonly Step[] {
  return decision.verdict === "agree" ? approval(request, [decision], at) : [refusal([decision], at)];
}

function house(move: RequestMove, detail: Readonly<Record<string, unknown>>, change: Partial<AccessRequest>): Step {
  return { move, side: "house", account: null, internal: false, detail, change };
}

function reasonsOf(opinions: readonly Opinion[]): readonly string[] {
  return [...new Set(opinions.map(({ reason }) => reason.trim()).filter((reason) => reason !== ""))];
}

function refusal(opinions: readonly Opinion[], at: string): Step {
  return house("refuse", { reasons: reasonsOf(opinions) }, { decidedAt: at, closedAt: at });
}

/** The strictest of what those who agree ask for: all their conditions, the shortest duration, the files that all of them open. */
function approval(request: AccessRequest, opinions: readonly Opinion[], at: string): readonly Step[] {
  const asked = new Map<string, UseCondition>(opinions.flatMap(({ conditions }) => conditions).map((one) => [one.key, one]));
  const conditions = [...asked.values()].filter(({ key }) => !request.accepted.includes(key));
  const durations = opinions.flatMap(({ durationDays }) => (durationDays === null ? [] : [durationDays]));
  const durationDays = durations.length === 0 ? request.durationDays : Math.min(...durations);
  const lists = opinions.flatMap(({ files }) => (files === null ? [] : [files]));
  const [first, ...rest] = lists;
  const grantedFiles = first === undefined ? null : first.filter((file) => rest.every((list) => list.includes(file)));
  const approve = house("approve", { reasons: reasonsOf(opinions), conditions, durationDays }, { decidedAt: at, conditions, durationDays, grantedFiles });
  return conditions.length > 0 ? [approve] : [approve, house("open", {}, opening(durationDays, at))];
}

/** What opens access from an instant on. */
export function opening(durationDays: number, at: string): Partial<AccessRequest> {
  return { grantedAt: at, expiresAt: instantAfter(at, durationDays) };
}
