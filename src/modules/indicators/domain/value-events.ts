import { addDays, isDay, type Day, type Period } from "../../../kernel/time/day.ts";
import type { Observation, ValueState } from "./measure.ts";

export type ValueEventKind = "entered" | "proposed" | "accepted" | "accepted-changed" | "refused" | "corrected" | "withdrawn";

/**
 * One act on the value of one series for one period. Events are added, never changed.
 *
 * `entered`: put in by someone entitled to; a value that a proposal asked for only after it was accepted. `proposed`:
 * waits for an answer. `accepted`: the proposed value stands; `accepted-changed`: the value of the answer stands
 * instead; `refused`: nothing changes. `corrected`: another value for one that stands, with a reason. `withdrawn`: no
 * value stands any more, with a reason; an erased value is this and never a blank. `value` is null for `refused` and
 * `withdrawn`; `answers` is the id of the proposal for the three answers, else null.
 */
export interface ValueEvent {
  readonly id: string;
  readonly series: string;
  readonly period: Period;
  readonly kind: ValueEventKind;
  readonly value: number | null;
  readonly state: ValueState;
  readonly observedOn: Day;
  /** ISO instant at which Jalon learnt it. */
  readonly recordedAt: string;
  readonly authorId: string;
  readonly author: string;
  readonly reason: string | null;
  readonly source: string;
  readonly method: string | null;
  readonly answers: string | null;
  readonly demonstration: boolean;
}

/** What one series says of one period after its events. */
export interface ValueStanding {
  readonly observation: Observation | null;
  /** Proposals without an answer, oldest first. */
  readonly pending: readonly ValueEvent[];
}

/**
 * The values as they were known at an instant, or at the end of a day `YYYY-MM-DD` in universal time (null: all that is
 * recorded): for each series and period the last one
 * entered, accepted or corrected and not withdrawn since. Pending proposals do not count. Nothing recorded after the
 * instant has any effect, whatever day it speaks of. The order of the input does not matter: events are put in the
 * order of their recording (`byRecording`). Events that the rules forbid (a correction of nothing) are taken by their
 * value: the door that lets events in is `checkMove`, a fold does not judge the past.
 *
 * @throws RangeError when `at` or a `recordedAt` is no instant.
 */
export function observationsAsKnown(events: readonly ValueEvent[], at: string | null = null): Observation[] {
  const found: Observation[] = [];
  for (const group of groups(events, at)) {
    const { observation } = standingOf(group);
    if (observation !== null) found.push(observation);
  }
  return found.sort((a, b) => order(a.series, b.series) || order(a.period.from, b.period.from) || order(a.period.until, b.period.until));
}

/** The proposals that nobody has answered yet at an instant (null: now), oldest first. */
export function pendingProposals(events: readonly ValueEvent[], at: string | null = null): ValueEvent[] {
  return groups(events, at).flatMap((group) => standingOf(group).pending).sort(byRecording);
}

/** What stands of the events of one series and one period, as known at an instant (null: all of them). */
export function standing(events: readonly ValueEvent[], at: string | null = null): ValueStanding {
  return standingOf(known(events, at));
}

/** Events of the same instant: what can only follow comes after; the rest by id, so let ids sort as they are given. */
const rank: Readonly<Record<ValueEventKind, number>> = {
  entered: 0, proposed: 0, accepted: 1, "accepted-changed": 1, refused: 1, corrected: 2, withdrawn: 3,
};

/** Puts the events in the order in which they were recorded. */
export function byRecording(a: ValueEvent, b: ValueEvent): number {
  return instant(a.recordedAt) - instant(b.recordedAt) || rank[a.kind] - rank[b.kind] || order(a.id, b.id);
}

function standingOf(sorted: readonly ValueEvent[]): ValueStanding {
  let observation: Observation | null = null;
  // The last value that stood, kept through a withdrawal: what replaces a settled value is a revision.
  let former: Observation | null = null;
  let pending: readonly ValueEvent[] = [];
  const proposals = new Map<string, ValueEvent>();
  for (const event of sorted) {
    const value: number | null = event.value;
    switch (event.kind) {
      case "proposed":
        proposals.set(event.id, event);
        pending = [...pending, event];
        break;
      case "refused":
        pending = pending.filter((one) => one.id !== event.answers);
        break;
      case "withdrawn":
        observation = null;
        break;
      case "accepted":
      case "accepted-changed": {
        const proposal = event.answers === null ? undefined : proposals.get(event.answers);
        pending = pending.filter((one) => one.id !== event.answers);
        const decided: number | null = event.kind === "accepted" ? (proposal?.value ?? value) : value;
        if (decided !== null) observation = observed(event, decided, former, proposal);
        break;
      }
      case "entered":
      case "corrected":
        if (value !== null) observation = observed(event, value, former);
        break;
    }
    former = observation ?? former;
  }
  return { observation, pending };
}

/** What an accepted proposal says of source, method and day of observation is said by the proposal. */
function observed(event: ValueEvent, value: number, before: Observation | null, proposal: ValueEvent = event): Observation {
  const settled = before !== null && before.state !== "provisional";
  // A second, different number after a settled one is a revision, however it came in.
  const revised = settled && (before.value !== value || before.state === "revised");
  return {
    series: event.series,
    period: event.period,
    value,
    state: revised ? "revised" : proposal.state,
    observedOn: proposal.observedOn,
    knownSince: event.recordedAt,
    source: proposal.source,
    method: proposal.method,
    demonstration: event.demonstration || proposal.demonstration,
    eventId: event.id,
  };
}

function groups(events: readonly ValueEvent[], at: string | null): readonly (readonly ValueEvent[])[] {
  const byKey = new Map<string, ValueEvent[]>();
  for (const event of known(events, at)) {
    const key = `${event.period.from}/${event.period.until}/${event.series}`;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [event]);
    else group.push(event);
  }
  return [...byKey.values()];
}

function known(events: readonly ValueEvent[], at: string | null): readonly ValueEvent[] {
  const limit = at === null ? Infinity : isDay(at) ? instant(`${addDays(at, 1)}T00:00:00Z`) - 1 : instant(at);
  return events.filter((event) => instant(event.recordedAt) <= limit).sort(byRecording);
}

/** Only the whole ISO form, with its zone: what the system would guess from less is not the same everywhere. */
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function instant(text: string): number {
  const time = isoInstant.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${text}`);
  return time;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
