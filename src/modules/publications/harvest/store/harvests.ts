import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Holder } from "../../../../kernel/db/process-mark.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Harvest, HarvestQuery, HarvestSince, HarvestSource, HarvestStanding } from "../domain/harvest.ts";

/** Without a sign of life for so long a harvest is taken as left by its process. */
export const leaseSeconds = 300;

interface Line extends Omit<Harvest, "query" | "since"> {
  readonly queryBy: string;
  readonly queryValue: string;
  readonly sinceDay: Day | null;
  readonly sinceOf: HarvestSince["of"];
}

const columns = sql`number, source, query_by as "queryBy", query_value as "queryValue", since as "sinceDay", since_of as "sinceOf", base_address as "baseAddress", standing,
  started_on as "startedOn", started_at as "startedAt", ended_at as "endedAt", author, cursor, announced, pages, given, records, repeated, unchanged, faults, retries, throttled, seconds,
  last_error as "lastError", stop_asked as "stopAsked", demonstration`;

function harvestOf({ queryBy, queryValue, sinceDay, sinceOf, ...line }: Line): Harvest {
  return { ...line, query: { by: queryBy, value: queryValue }, since: sinceDay === null ? null : { day: sinceDay, of: sinceOf } };
}

export interface NewHarvest {
  readonly source: HarvestSource;
  readonly query: HarvestQuery;
  readonly since: HarvestSince | null;
  readonly baseAddress: string;
  readonly startedOn: Day;
  readonly startedAt: Date;
}

/** Who runs a harvest: one run of one process. */
export interface Runner {
  readonly id: string;
  readonly process: Holder;
}

const lease = sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;

/** Null where another harvest of the source is running. */
export async function insertHarvest(tx: Db, by: Author, runner: Runner, draft: NewHarvest): Promise<number | null> {
  const { source, query, since, baseAddress, startedOn, startedAt } = draft;
  const [row] = await tx.query<{ number: number }>(sql`
    insert into publications.harvest (source, query_by, query_value, since, since_of, base_address, standing, started_on, started_at, account_id, author, runner, runner_process, leased_until, demonstration)
    values (${source}, ${query.by}, ${query.value}, ${since?.day ?? null}, ${since?.of ?? "changed"}, ${baseAddress}, 'running', ${startedOn}, ${startedAt.toISOString()}, ${by.accountId}, ${by.name},
      ${runner.id}, ${jsonb(runner.process)}, ${lease}, false)
    on conflict (source) where standing = 'running' do nothing returning number`);
  return row?.number ?? null;
}

export async function findHarvest(db: Db, number: number): Promise<Harvest | null> {
  const [line] = await db.query<Line>(sql`select ${columns} from publications.harvest where number = ${number}`);
  return line === undefined ? null : harvestOf(line);
}

export async function listHarvests(db: Db, { page, pageSize, source }: { readonly page: number; readonly pageSize: number; readonly source?: HarvestSource }): Promise<{ readonly total: number; readonly items: readonly Harvest[] }> {
  const wanted = source === undefined ? sql`true` : sql`source = ${source}`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from publications.harvest where ${wanted}`);
  const lines = await db.query<Line>(sql`select ${columns} from publications.harvest where ${wanted} order by number desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total: count?.total ?? 0, items: lines.map(harvestOf) };
}

/** The latest that can be resumed, of a source or of any. */
export async function latestResumable(db: Db, source: HarvestSource | null): Promise<Harvest | null> {
  const [line] = await db.query<Line>(sql`
    select ${columns} from publications.harvest where standing in ('paused', 'failed') and ${source === null ? sql`true` : sql`source = ${source}`} order by number desc limit 1`);
  return line === undefined ? null : harvestOf(line);
}

/** The day on which the last complete harvest of the query began; null where there was none. */
export async function lastCompleteDay(db: Db, source: HarvestSource, query: HarvestQuery): Promise<Day | null> {
  // A harvest by day of publication did not see what was changed, and completes nothing.
  const [row] = await db.query<{ day: Day }>(sql`
    select started_on as day from publications.harvest where source = ${source} and query_by = ${query.by} and query_value = ${query.value} and standing = 'done'
      and (since is null or since_of = 'changed') order by started_at desc, number desc limit 1`);
  return row?.day ?? null;
}

interface RunnerLine {
  readonly number: number;
  readonly runner: string;
  readonly process: Holder | null;
  readonly expired: boolean;
}

/** Those that are running by what the table says, and whether their lease has run out. */
export async function runningHarvests(db: Db): Promise<readonly RunnerLine[]> {
  return db.query<RunnerLine>(sql`
    select number, coalesce(runner, '') as runner, runner_process as process, coalesce(leased_until < clock_timestamp(), true) as expired from publications.harvest where standing = 'running'`);
}

/** Takes a harvest that stands still for a run of this process; false where it is not resumable or another of the source is running. */
export async function takeOver(tx: Db, number: number, runner: Runner): Promise<boolean> {
  const rows = await tx.query(sql`
    update publications.harvest h set standing = 'running', runner = ${runner.id}, runner_process = ${jsonb(runner.process)}, leased_until = ${lease}, stop_asked = null, ended_at = null, last_error = null
    where number = ${number} and standing in ('paused', 'failed') and not exists (select 1 from publications.harvest o where o.source = h.source and o.standing = 'running') returning number`);
  return rows.length === 1;
}

/** A sign of life; what was asked of the run meanwhile, or `lost` where it is no longer this runner's. */
export async function renewLease(db: Db, number: number, runner: string): Promise<"go" | "pause" | "cancel" | "lost"> {
  const [row] = await db.query<{ asked: "pause" | "cancel" | null }>(sql`
    update publications.harvest set leased_until = ${lease} where number = ${number} and runner = ${runner} and standing = 'running' returning stop_asked as asked`);
  return row === undefined ? "lost" : row.asked ?? "go";
}

export interface PageCounts {
  readonly cursor: string | null;
  readonly total: number | null;
  readonly given: number;
  readonly records: number;
  readonly repeated: number;
  readonly unchanged: number;
  readonly faults: number;
  readonly seconds: number;
  readonly done: boolean;
  readonly endedAt: Date;
}

/** What a page brought, with the cursor after it; false where the harvest is no longer this runner's. */
export async function recordPage(tx: Db, number: number, runner: string, page: PageCounts): Promise<boolean> {
  const rows = await tx.query(sql`
    update publications.harvest set cursor = ${page.cursor}, announced = coalesce(${page.total}::int, announced), pages = pages + 1, given = given + ${page.given}, records = records + ${page.records},
      repeated = repeated + ${page.repeated}, unchanged = unchanged + ${page.unchanged}, faults = faults + ${page.faults}, seconds = seconds + ${page.seconds}::float8
      ${page.done ? sql`, standing = 'done', ended_at = ${page.endedAt.toISOString()}, runner = null, runner_process = null, leased_until = null` : sql`, leased_until = ${lease}`}
    where number = ${number} and runner = ${runner} and standing = 'running' returning number`);
  return rows.length === 1;
}

/** How many of these keys the harvest has not seen before; they are seen from now on. */
export async function markSeen(tx: Db, number: number, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const rows = await tx.query(sql`
    insert into publications.harvest_seen (harvest, key) select ${number}, k from (select distinct k from jsonb_array_elements_text(${jsonb(keys)}) as k) as given on conflict do nothing returning 1`);
  return rows.length;
}

export async function forgetSeen(tx: Db, number: number): Promise<void> {
  await tx.query(sql`delete from publications.harvest_seen where harvest = ${number}`);
}

/** Ends a run. `by`: whose it must be; null: whoever's. */
export async function endRun(tx: Db, number: number, runner: string | null, standing: Exclude<HarvestStanding, "running">, endedAt: Date, error: Issue | null): Promise<boolean> {
  const rows = await tx.query(sql`
    update publications.harvest set standing = ${standing}, ended_at = ${endedAt.toISOString()}, last_error = coalesce(${jsonb(error ?? undefined)}, last_error), runner = null, runner_process = null, leased_until = null, stop_asked = null
    where number = ${number} and ${ofRunner(runner)} returning number`);
  if (standing === "cancelled") await forgetSeen(tx, number);
  return rows.length === 1;
}

function ofRunner(runner: string | null): SQL {
  return runner === null ? sql`standing in ('running', 'paused', 'failed')` : sql`runner = ${runner} and standing = 'running'`;
}

export async function askToStop(tx: Db, number: number, how: "pause" | "cancel"): Promise<boolean> {
  const rows = await tx.query(sql`update publications.harvest set stop_asked = ${how} where number = ${number} and standing = 'running' returning number`);
  return rows.length === 1;
}

export async function setCursor(tx: Db, number: number, runner: string, cursor: string | null): Promise<void> {
  await tx.query(sql`update publications.harvest set cursor = ${cursor} where number = ${number} and runner = ${runner} and standing = 'running'`);
}

/** Made-up harvests leave with the first real one. */
export async function removeMadeUp(tx: Db): Promise<void> {
  await tx.query(sql`delete from publications.harvest_trouble where harvest in (select number from publications.harvest where demonstration)`);
  await tx.query(sql`delete from publications.harvest where demonstration`);
}
