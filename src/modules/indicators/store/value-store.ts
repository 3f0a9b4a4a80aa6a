import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { ValueEvent } from "../domain/value-events.ts";
import type { SealedForecast } from "../domain/event-seal.ts";
import type { OwnerForecast, ValueState } from "../domain/measure.ts";

/** An event with the file line it came from, when it came from a file. */
export interface StoredEvent extends ValueEvent {
  readonly batchId: string | null;
  readonly batchLine: number | null;
}

export interface ImportBatch {
  readonly id: string;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly fileSha256: string;
  readonly rowCount: number;
  readonly demonstration: boolean;
}

interface EventRow {
  id: string;
  series: string;
  period_from: Day;
  period_until: Day;
  kind: ValueEvent["kind"];
  value: number | null;
  state: ValueState;
  observed_on: Day;
  recorded_at: string;
  account_id: string | null;
  author: string;
  reason: string | null;
  source: string;
  method: string | null;
  answers: string | null;
  batch_id: string | null;
  batch_line: number | null;
  demonstration: boolean;
}

const eventColumns = sql`id, series, period_from, period_until, kind, value, state, observed_on, recorded_at, account_id, author, reason, source, method, answers, batch_id, batch_line, demonstration`;
const rowsPerStatement = 1000;

function eventOf(row: EventRow): StoredEvent {
  return {
    id: row.id,
    series: row.series,
    period: { from: row.period_from, until: row.period_until },
    kind: row.kind,
    value: row.value,
    state: row.state,
    observedOn: row.observed_on,
    recordedAt: row.recorded_at,
    authorId: row.account_id ?? "",
    author: row.author,
    reason: row.reason,
    source: row.source,
    method: row.method,
    answers: row.answers,
    demonstration: row.demonstration,
    batchId: row.batch_id,
    batchLine: row.batch_line,
  };
}

function rowOf(event: StoredEvent): EventRow {
  return {
    id: event.id,
    series: event.series,
    period_from: event.period.from,
    period_until: event.period.until,
    kind: event.kind,
    value: event.value,
    state: event.state,
    observed_on: event.observedOn,
    recorded_at: event.recordedAt,
    account_id: event.authorId === "" ? null : event.authorId,
    author: event.author,
    reason: event.reason,
    source: event.source,
    method: event.method,
    answers: event.answers,
    batch_id: event.batchId,
    batch_line: event.batchLine,
    demonstration: event.demonstration,
  };
}

/** Adds events in the order given, a thousand to a statement. To be called inside a transaction when there are several. */
export async function appendEvents(db: Db, events: readonly StoredEvent[], onProgress: (done: number) => void = () => {}): Promise<void> {
  for (let start = 0; start < events.length; start += rowsPerStatement) {
    const rows = events.slice(start, start + rowsPerStatement).map(rowOf);
    await db.query(sql`
      insert into indicators.value_event (${eventColumns})
      select ${eventColumns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        id uuid, series text, period_from date, period_until date, kind text, value double precision, state text,
        observed_on date, recorded_at timestamptz, account_id text, author text, reason text, source text, method text,
        answers uuid, batch_id uuid, batch_line integer, demonstration boolean)`);
    onProgress(Math.min(start + rowsPerStatement, events.length));
  }
}

export async function appendBatch(db: Db, batch: ImportBatch): Promise<void> {
  await db.query(sql`
    insert into indicators.import_batch (id, recorded_at, account_id, author, file_sha256, row_count, demonstration)
    values (${batch.id}, ${batch.recordedAt}, ${batch.accountId}, ${batch.author}, ${batch.fileSha256}, ${batch.rowCount}, ${batch.demonstration})`);
}

/** Every event in the order recorded, some thousands at a time. */
export async function* readAllEvents(db: Db, pageSize = 5_000): AsyncGenerator<readonly StoredEvent[]> {
  let after = "0";
  for (;;) {
    const rows = await db.query<EventRow & { place: string }>(sql`
      select ${eventColumns}, sequence::text as place from indicators.value_event
      where sequence > ${after}::bigint order by sequence limit ${pageSize}`);
    const last = rows[rows.length - 1];
    if (last === undefined) return;
    yield rows.map(eventOf);
    after = last.place;
  }
}

/** All events of some series, oldest first. */
export async function listEvents(db: Db, series: readonly string[]): Promise<StoredEvent[]> {
  const rows = await db.query<EventRow>(sql`
    select ${eventColumns} from indicators.value_event
    where series = any(${array(series, "text")})
    order by sequence`);
  return rows.map(eventOf);
}

export async function findEvent(db: Db, id: string): Promise<StoredEvent | undefined> {
  const rows = await db.query<EventRow>(sql`select ${eventColumns} from indicators.value_event where id::text = ${id}`);
  return rows[0] === undefined ? undefined : eventOf(rows[0]);
}

/**
 * The last deciding event of each series and period, as known at an instant (null: now). Enough for a fold, because
 * every deciding event carries the whole value; proposals and refusals decide nothing.
 */
export async function listDecidingEvents(db: Db, knownAt: string | null): Promise<StoredEvent[]> {
  const rows = await db.query<EventRow>(sql`
    select distinct on (series, period_from, period_until) ${eventColumns}
    from indicators.value_event
    where kind in ('entered', 'accepted', 'accepted-changed', 'corrected', 'withdrawn')
      and (${knownAt}::timestamptz is null or recorded_at <= ${knownAt}::timestamptz)
    order by series, period_from, period_until, recorded_at desc, sequence desc`);
  return rows.map(eventOf);
}

export async function listPendingProposals(db: Db): Promise<StoredEvent[]> {
  const rows = await db.query<EventRow>(sql`
    select ${eventColumns} from indicators.value_event as proposal
    where kind = 'proposed' and not exists (select 1 from indicators.value_event as answer where answer.answers = proposal.id)
    order by sequence`);
  return rows.map(eventOf);
}

/** Is there any value at all, and is there one that is not of the demonstration? */
export async function valueKinds(db: Db): Promise<{ demonstration: boolean; real: boolean }> {
  const rows = await db.query<{ demonstration: boolean; real: boolean }>(sql`
    select exists (select 1 from indicators.value_event where demonstration) as demonstration,
           exists (select 1 from indicators.value_event where not demonstration) as real`);
  return rows[0] ?? { demonstration: false, real: false };
}

/** A forecast as it is kept. */
export type StoredForecast = SealedForecast;

export async function appendForecast(db: Db, forecast: StoredForecast): Promise<void> {
  await db.query(sql`
    insert into indicators.owner_forecast (id, series, value, confidence_share, made_on, recorded_at, account_id, author, comment, demonstration)
    values (${forecast.id}, ${forecast.series}, ${forecast.value}, ${forecast.confidenceShare}, ${forecast.madeOn}, ${forecast.recordedAt},
            ${forecast.accountId}, ${forecast.author}, ${forecast.comment}, ${forecast.demonstration})`);
}

/** Every forecast with whose it is and when it came, in the order recorded, for those who check them. */
export async function listStoredForecasts(db: Db): Promise<StoredForecast[]> {
  return db.query<{ id: string; series: string; value: number; confidenceShare: number; madeOn: Day; recordedAt: string; accountId: string | null; author: string; comment: string; demonstration: boolean }>(sql`
    select id, series, value, confidence_share as "confidenceShare", made_on as "madeOn", recorded_at as "recordedAt", account_id as "accountId", author, comment, demonstration
    from indicators.owner_forecast order by sequence`);
}

/** The latest forecast of each series, as known at an instant (null: now). */
export async function listLatestForecasts(db: Db, knownAt: string | null): Promise<OwnerForecast[]> {
  const rows = await db.query<{ series: string; value: number; confidence_share: number; made_on: Day; author: string; comment: string }>(sql`
    select distinct on (series) series, value, confidence_share, made_on, author, comment
    from indicators.owner_forecast
    where ${knownAt}::timestamptz is null or recorded_at <= ${knownAt}::timestamptz
    order by series, sequence desc`);
  return rows.map((row) => ({ series: row.series, value: row.value, confidenceShare: row.confidence_share, madeOn: row.made_on, author: row.author, comment: row.comment }));
}

/** Every forecast ever given for some series (null: for all), in the order given. */
export async function listForecasts(db: Db, series: readonly string[] | null): Promise<OwnerForecast[]> {
  const rows = await db.query<{ series: string; value: number; confidence_share: number; made_on: Day; author: string; comment: string }>(sql`
    select series, value, confidence_share, made_on, author, comment
    from indicators.owner_forecast
    where ${series === null} or series = any(${array(series ?? [], "text")})
    order by sequence`);
  return rows.map((row) => ({ series: row.series, value: row.value, confidenceShare: row.confidence_share, madeOn: row.made_on, author: row.author, comment: row.comment }));
}
