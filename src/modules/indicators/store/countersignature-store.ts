import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";

/** A second person stands behind the value that an event put in. */
export interface Countersignature {
  readonly id: string;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly authorId: string;
  readonly author: string;
  readonly demonstration: boolean;
}

const columns = sql`id, event_id as "eventId", recorded_at as "recordedAt", coalesce(account_id, '') as "authorId", author, demonstration`;

export async function appendCountersignature(db: Db, one: Countersignature): Promise<void> {
  await db.query(sql`
    insert into indicators.countersignature (id, event_id, recorded_at, account_id, author, demonstration)
    values (${one.id}::uuid, ${one.eventId}::uuid, ${one.recordedAt}::timestamptz, ${one.authorId === "" ? null : one.authorId}, ${one.author}, ${one.demonstration})`);
}

/** Which of these events of values a second person has countersigned by an instant (null: now); of all events where none is named. */
export async function countersignedAmong(db: Db, eventIds: readonly string[] | null, knownAt: string | null = null): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select event_id as id from indicators.countersignature
    where ${eventIds === null ? sql`true` : sql`event_id = any(${array(eventIds, "uuid")})`}
      and (${knownAt}::timestamptz is null or recorded_at <= ${knownAt}::timestamptz)`);
  return new Set(rows.map((row) => row.id));
}

export function listCountersignatures(db: Db): Promise<Countersignature[]> {
  return db.query<Countersignature>(sql`select ${columns} from indicators.countersignature order by sequence`);
}
