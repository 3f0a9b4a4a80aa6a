import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { RecordedAct, SteeringEvent } from "../domain/event.ts";

interface EventRow {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly body: object;
  readonly recorded_at: string;
  readonly account_id: string | null;
  readonly author: string;
  readonly demonstration: boolean;
}

const columns = sql`id, subject, kind, body, recorded_at, account_id, author, demonstration`;

function eventOf(row: EventRow): SteeringEvent {
  const { id, subject, kind, body, recorded_at, account_id, author, demonstration } = row;
  return { id, subject, act: { ...body, kind } as RecordedAct, recordedAt: recorded_at, accountId: account_id, author, demonstration };
}

/** The last instant of a day, as text. */
export function endOf(day: Day): string {
  return `${day}T23:59:59.999Z`;
}

/** Writers of one subject wait for one another until their transactions end. */
export async function lockSubject(db: Db, subject: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`steering ${subject}`}, 0))`);
}

const rowsAStatement = 500;

/** Adds events in the order given. To be called inside a transaction when there are several. */
export async function appendEvents(db: Db, events: readonly SteeringEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += rowsAStatement) {
    const rows = events.slice(from, from + rowsAStatement).map(({ act: { kind, ...body }, recordedAt, accountId, ...rest }) => ({ ...rest, kind, body, recorded_at: recordedAt, account_id: accountId }));
    await db.query(sql`
      insert into steering.event (${columns})
      select ${columns} from jsonb_to_recordset(${jsonb(rows)}) as row (
        id uuid, subject text, kind text, body jsonb, recorded_at timestamptz, account_id text, author text, demonstration boolean)`);
  }
}

/** The events of one subject in the order recorded, as known at the end of a day (null: all). */
export async function eventsOf(db: Db, subject: string, knownOn: Day | null): Promise<SteeringEvent[]> {
  const rows = await db.query<EventRow>(sql`
    select ${columns} from steering.event where subject = ${subject} ${known(knownOn)} order by sequence`);
  return rows.map(eventOf);
}

/** The events of every subject whose name starts so, in the order recorded. */
export async function eventsUnder(db: Db, prefix: string, knownOn: Day | null): Promise<SteeringEvent[]> {
  const rows = await db.query<EventRow>(sql`
    select ${columns} from steering.event where starts_with(subject, ${prefix}) ${known(knownOn)} order by sequence`);
  return rows.map(eventOf);
}

/** All events of those subjects about which something was recorded after the end of a day. */
export async function eventsOfChanged(db: Db, prefix: string, since: Day): Promise<SteeringEvent[]> {
  const rows = await db.query<EventRow>(sql`
    select ${columns} from steering.event
    where subject in (select subject from steering.event where starts_with(subject, ${prefix}) and recorded_at > ${endOf(since)}::timestamptz)
    order by sequence`);
  return rows.map(eventOf);
}

/** Is anything here made up? */
export async function hasDemonstration(db: Db): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(sql`select exists (select 1 from steering.event where demonstration) as found`);
  return row?.found ?? false;
}

export async function lastRecordedAt(db: Db): Promise<string | null> {
  const [row] = await db.query<{ at: string | null }>(sql`select max(recorded_at) as at from steering.event`);
  return row?.at ?? null;
}

function known(knownOn: Day | null) {
  return knownOn === null ? sql`` : sql`and recorded_at <= ${endOf(knownOn)}::timestamptz`;
}
