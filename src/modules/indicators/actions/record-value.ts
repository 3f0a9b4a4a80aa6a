import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Clock, Day, Period } from "../../../kernel/time/day.ts";
import { sealOf } from "../domain/event-seal.ts";
import { standing, type ValueEvent } from "../domain/value-events.ts";
import { checkMove } from "../domain/value-moves.ts";
import type { ValueState } from "../domain/measure.ts";
import { appendEvents, findEvent, listEvents, type StoredEvent } from "../store/value-store.ts";
import { moveNotAllowed, unknownEvent } from "../errors.ts";

/** A value that a person writes, before it is an event. */
export interface ValueDraft {
  readonly series: string;
  readonly period: Period;
  readonly value: number;
  readonly state: ValueState;
  readonly observedOn: Day;
  readonly source: string;
  readonly method: string | null;
  readonly reason: string | null;
  /** Only for made-up facts: marks the value, in pages and exports. */
  readonly demonstration?: boolean;
}

/** What follows from an event within its own transaction: `proposal` is the one it answers. */
export type AfterEvent = (inside: Db, event: StoredEvent, proposal: ValueEvent | null) => Promise<void>;

const nothingFollows: AfterEvent = async () => {};

/** An event before it is recorded: everything but who and when. */
export type NewEvent = Omit<ValueEvent, "id" | "recordedAt" | "author" | "authorId">;

/**
 * Records one event after checking that it may follow those before it. It keeps the state that the value has once the
 * event is in ("revised" after a settled one), so that the last event of a series and period tells all.
 */
export async function appendEvent(db: Db, clock: Clock, by: Author, event: NewEvent, after: AfterEvent = nothingFollows): Promise<StoredEvent> {
  const draft: StoredEvent = {
    ...event,
    id: randomUUID(),
    recordedAt: clock.now().toISOString(),
    author: by.name,
    authorId: by.accountId ?? "",
    batchId: null,
    batchLine: null,
  };
  return db.tx(async (inside) => {
    // Values of one series follow one another, and none comes in while a file is imported.
    await inside.query(sql`select pg_advisory_xact_lock_shared(hashtextextended('indicators.import', 0))`);
    await inside.query(sql`select pg_advisory_xact_lock(hashtextextended(${`indicators.value ${event.series}`}, 0))`);
    const ofSeries = await listEvents(inside, [event.series]);
    const before = ofSeries.filter((other) => other.period.from === event.period.from && other.period.until === event.period.until);
    const issues = checkMove(before, draft);
    if (issues.length > 0) throw moveNotAllowed(issues);
    const stands = standing([...before, draft]).observation;
    const stored = stands?.eventId === draft.id ? { ...draft, state: stands.state } : draft;
    await appendEvents(inside, [stored]);
    const previous = standing(before).observation;
    await recordAudit(inside, {
      accountId: by.accountId,
      author: by.name,
      act: `value.${event.kind}`,
      subject: `${event.series} ${event.period.from}/${event.period.until}`,
      previous: previous === null ? null : { value: previous.value, state: previous.state },
      next: { eventId: stored.id, eventSha256: sealOf(stored), value: stored.value, state: stored.state, source: stored.source, reason: stored.reason },
    });
    await after(inside, stored, before.find((other) => other.id === stored.answers) ?? null);
    return stored;
  });
}

/** Enters a value that counts at once. Fails with `indicators.move-not-allowed` where one stands already: correct that one. */
export function enterValue(db: Db, clock: Clock, by: Author, draft: ValueDraft, after?: AfterEvent): Promise<StoredEvent> {
  return appendEvent(db, clock, by, { ...draft, kind: "entered", answers: null, demonstration: draft.demonstration ?? false }, after);
}

/** Proposes a value: it counts only once accepted, by somebody else. */
export function proposeValue(db: Db, clock: Clock, by: Author, draft: ValueDraft, after?: AfterEvent): Promise<StoredEvent> {
  return appendEvent(db, clock, by, { ...draft, kind: "proposed", answers: null, demonstration: draft.demonstration ?? false }, after);
}

/** Replaces a value; the reason is asked, the old value stays readable in the history. */
export function correctValue(db: Db, clock: Clock, by: Author, draft: ValueDraft, after?: AfterEvent): Promise<StoredEvent> {
  return appendEvent(db, clock, by, { ...draft, kind: "corrected", answers: null, demonstration: draft.demonstration ?? false }, after);
}

export type Answer =
  | { readonly kind: "accepted"; readonly reason: string | null }
  | { readonly kind: "accepted-changed"; readonly value: number; readonly reason: string }
  | { readonly kind: "refused" | "withdrawn"; readonly reason: string };

/** Answers a proposal, or withdraws a value that stands. Fails with `indicators.unknown-event`, `indicators.move-not-allowed`. */
export async function answerEvent(db: Db, clock: Clock, by: Author, eventId: string, answer: Answer, after?: AfterEvent): Promise<StoredEvent> {
  const target = await findEvent(db, eventId);
  if (target === undefined) throw unknownEvent();
  const { series, period, state, observedOn, source, method, demonstration } = target;
  const value = answer.kind === "accepted" ? target.value : answer.kind === "accepted-changed" ? answer.value : null;
  const answers = answer.kind === "withdrawn" ? null : target.id;
  return appendEvent(db, clock, by, { series, period, state, observedOn, source, method, demonstration, kind: answer.kind, reason: answer.reason, value, answers }, after);
}
