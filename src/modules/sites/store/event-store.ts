import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { SiteEvent, SiteFact } from "../domain/event.ts";

interface EventRow {
  readonly id: string;
  readonly site: string;
  readonly body: SiteFact;
  readonly recorded_at: string;
  readonly account_id: string | null;
  readonly author: string;
  readonly demonstration: boolean;
}

const columns = sql`id, site, body, recorded_at, account_id, author, demonstration`;

function eventOf(row: EventRow): SiteEvent {
  return { id: row.id, site: row.site, fact: row.body, recordedAt: row.recorded_at, accountId: row.account_id, author: row.author, demonstration: row.demonstration };
}

/** In the order in which they were recorded; those of one site, or all. */
export async function listEvents(db: Db, site: string | null): Promise<readonly SiteEvent[]> {
  const rows = await db.query<EventRow>(sql`select ${columns} from sites.event where ${site === null ? sql`true` : sql`site = ${site}`} order by sequence`);
  return rows.map(eventOf);
}

const rowsAStatement = 500;

/** Adds events in the order given. To be called inside a transaction when there are several. */
export async function appendEvents(db: Db, events: readonly SiteEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += rowsAStatement) {
    const rows = events.slice(from, from + rowsAStatement).map(({ id, site, fact, recordedAt, accountId, author, demonstration }) => ({ id, site, kind: fact.kind, body: fact, recorded_at: recordedAt, account_id: accountId, author, demonstration }));
    await db.query(sql`
      insert into sites.event (id, site, kind, body, recorded_at, account_id, author, demonstration)
      select id, site, kind, body, recorded_at, account_id, author, demonstration from jsonb_to_recordset(${jsonb(rows)}) as row (
        id uuid, site text, kind text, body jsonb, recorded_at timestamptz, account_id text, author text, demonstration boolean)`);
  }
}

/** Whoever writes about a site waits for those who write about it: the revision that is checked is still the last when the event is added. */
export async function lockSite(db: Db, site: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`sites:${site}`}, 0))`);
}

/** Kind column apart from the body, for `verifySites`: both have to say the same. */
export async function listKinds(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; kind: string }>(sql`select id, kind from sites.event`);
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
