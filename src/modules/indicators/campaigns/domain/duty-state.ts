import type { Day } from "../../../../kernel/time/day.ts";
import { isCountersigned } from "../../domain/countersign.ts";
import { byRecording, standing, type ValueEvent } from "../../domain/value-events.ts";
import type { Duty } from "./campaign.ts";

/** In the order in which a campaign reads them: from what is missing to what is had. */
export const dutyStates = ["overdue", "due", "sent-back", "submitted", "accepted-with-change", "accepted", "already-known", "excused"] as const;
export type DutyState = (typeof dutyStates)[number];

/** The states in which somebody still owes something. */
export const owingStates: readonly DutyState[] = ["overdue", "due", "sent-back"];
/** The states in which nothing more is awaited. */
export const settledStates: readonly DutyState[] = ["accepted", "accepted-with-change", "already-known", "excused"];

/** Where a duty stands: worked out from the events of its value and the acts of its campaign, never typed. */
export interface DutyStanding {
  readonly state: DutyState;
  /** Still owed, and its due day is over. */
  readonly late: boolean;
  /** The proposal that waits for an answer, or the value that waits for a second person; null otherwise. */
  readonly waiting: ValueEvent | null;
  /** A value one person alone put in, which a second has not countersigned. */
  readonly unsigned: boolean;
  /** The value that stands. */
  readonly value: number | null;
  /** What was proposed, where another value was accepted. */
  readonly proposedValue: number | null;
  /** Why it was sent back, changed, excused or withdrawn. */
  readonly reason: string | null;
  /** Who answered. */
  readonly answeredBy: string | null;
}

export interface DutyQuestion {
  /** All events of the series and period, whoever asked for them; in any order. */
  readonly events: readonly ValueEvent[];
  /** Ids of the value events that a second person has countersigned. */
  readonly countersigned: ReadonlySet<string>;
  /** The day on which the campaign opens: what stood before is already known. */
  readonly opensOn: Day;
  readonly on: Day;
}

/**
 * Where a duty stands on a day. A proposal that waits is submitted, from wherever it came. A refusal by another person
 * sends back, unless it is older than the campaign and a value stands; one's own is a proposal taken back. A value that
 * came in before the opening day is already known; since then it is accepted once a second person stands behind it, and
 * submitted until then. An excuse holds until an event on the value comes after it.
 */
export function standingOfDuty(duty: Pick<Duty, "dueOn" | "excused">, { events, countersigned, opensOn, on }: DutyQuestion): DutyStanding {
  const sorted = withoutTakenBack([...events].sort(byRecording));
  const now = standing(sorted);
  const last = sorted.at(-1);
  const value = now.observation?.value ?? null;
  const decisive = sorted.find((event) => event.id === now.observation?.eventId);
  const unsigned = decisive !== undefined && !isCountersigned(decisive, countersigned);
  const base = { late: false, waiting: null, unsigned, value, proposedValue: null, reason: null, answeredBy: null };
  const waiting = now.pending.at(-1);
  if (duty.excused !== null && (last === undefined || Date.parse(last.recordedAt) <= Date.parse(duty.excused.recordedAt))) {
    return { ...base, state: "excused", reason: duty.excused.reason, answeredBy: duty.excused.author };
  }
  if (waiting !== undefined) return { ...base, state: "submitted", waiting };
  const sinceOpening = (event: ValueEvent): boolean => Date.parse(event.recordedAt) >= Date.parse(`${opensOn}T00:00:00Z`);
  const late = on > duty.dueOn;
  if (last?.kind === "refused" && (decisive === undefined || sinceOpening(last))) return { ...base, state: "sent-back", late, reason: last.reason, answeredBy: last.author };
  if (decisive === undefined) return { ...base, state: late ? "overdue" : "due", late, reason: last?.kind === "withdrawn" ? last.reason : null };
  if (!sinceOpening(decisive)) return { ...base, state: "already-known" };
  if (decisive.kind === "accepted-changed") {
    const proposal = sorted.find((event) => event.id === decisive.answers);
    return { ...base, state: "accepted-with-change", proposedValue: proposal?.value ?? null, reason: decisive.reason, answeredBy: decisive.author };
  }
  return unsigned ? { ...base, state: "submitted", waiting: decisive } : { ...base, state: "accepted", answeredBy: decisive.author };
}

/** Without the proposals that their own author refused: they were taken back, and nobody sent anything back. */
function withoutTakenBack(events: readonly ValueEvent[]): readonly ValueEvent[] {
  const gone = new Set<string>();
  for (const event of events) {
    const proposal = event.kind === "refused" ? events.find((one) => one.id === event.answers) : undefined;
    if (proposal !== undefined && proposal.authorId === event.authorId) for (const one of [event, proposal]) gone.add(one.id);
  }
  return events.filter((event) => !gone.has(event.id));
}
