import { canonicalJson } from "../../../kernel/audit/index.ts";
import { yearPeriod, type Day } from "../../../kernel/time/day.ts";
import { observationsAsKnown, type Observation, type StoredEvent, type ValueEventKind } from "../../indicators/index.ts";
import { sha256Of } from "../domain/canonical.ts";

/**
 * What was known: everything recorded by the end of a day; and, where the report was built on that very day, nothing
 * that came after it was built. `lastEventId` parts what was recorded in the same instant.
 */
export interface Cut {
  readonly knownOn: Day;
  /** Null while nothing is built yet. */
  readonly builtAt: string | null;
  readonly lastEventId: string | null;
}

const deciding: ReadonlySet<ValueEventKind> = new Set<ValueEventKind>(["entered", "accepted", "accepted-changed", "corrected", "withdrawn"]);

export function endOf(day: Day): string {
  return `${day}T23:59:59.999Z`;
}

/** The events on this side of the cut. `events` in the order recorded. */
export function eventsWithin(events: readonly StoredEvent[], cut: Cut): readonly StoredEvent[] {
  const end = endOf(cut.knownOn);
  const last = cut.lastEventId === null ? -1 : events.findIndex((event) => event.id === cut.lastEventId);
  return events.filter((event, place) => {
    if (event.recordedAt > end) return false;
    if (cut.builtAt === null) return true;
    return last === -1 && cut.lastEventId !== null ? event.recordedAt <= cut.builtAt : event.recordedAt < cut.builtAt || place <= last;
  });
}

/** Does a report of this year speak of this period? Those that end after the year are of a later report. */
export function isWithinYear(period: { readonly until: Day }, year: number): boolean {
  return period.until <= yearPeriod(year).until;
}

/**
 * What stands of some events for a report: one observation for each series and period, named by the digest of the event
 * that decides it and dated by the report, so that neither chance nor the hour of a keystroke shows in it.
 */
export function reportedObservations(events: readonly StoredEvent[], year: number, knownOn: Day): readonly Observation[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const lastOf = new Map<string, StoredEvent>();
  for (const event of events) {
    if (!deciding.has(event.kind) || !isWithinYear(event.period, year)) continue;
    const key = `${event.series} ${event.period.from} ${event.period.until}`;
    const before = lastOf.get(key);
    if (before === undefined || event.recordedAt >= before.recordedAt) lastOf.set(key, event);
  }
  return observationsAsKnown([...lastOf.values()]).map((observation) => {
    const event = byId.get(observation.eventId);
    return { ...observation, knownSince: knownOn, eventId: event === undefined ? "" : digestOf(event, event.answers === null ? undefined : byId.get(event.answers)) };
  });
}

/** The SHA-256 of what an event says: no identifier drawn by chance, no account, no instant. */
export function digestOf(event: StoredEvent, answered: StoredEvent | undefined): string {
  const { series, period, kind, value, state, observedOn, source, method, reason, demonstration } = event;
  return sha256Of(canonicalJson({ series, period, kind, value, state, observedOn, source, method, reason, demonstration, answered: answered === undefined ? null : digestOf(answered, undefined) }));
}
