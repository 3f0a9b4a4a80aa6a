import type { Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { CatalogueRun, CatalogueSource, RecordFault, RunStanding } from "../domain/harvest.ts";

const runColumns = sql`number, source, standing, author, observed_on::text as "observedOn", started_at as "startedAt", ended_at as "endedAt", from_file as "fromFile", pages, announced, given, added, updated, unchanged, returned, vanished, faults, warnings,
  next_page as "nextPage", last_error as "lastError", demonstration`;

export async function sourcesOf(db: Db): Promise<readonly (CatalogueSource & { readonly records: number; readonly vanished: number })[]> {
  return db.query(sql`
    select s.code, s.name, s.kind, s.address, s.language, s.demonstration,
      (select count(*)::int from datasets.dataset d where d.source = s.code and d.vanished_on is null and d.public_state = 'published') as records,
      (select count(*)::int from datasets.dataset d where d.source = s.code and d.vanished_on is not null) as vanished
    from datasets.harvest_source s order by s.name, s.code`);
}

export async function findSource(db: Db, code: string): Promise<CatalogueSource | null> {
  const [row] = await db.query<CatalogueSource>(sql`select code, name, kind, address, language, demonstration from datasets.harvest_source where code = ${code}`);
  return row ?? null;
}

export async function putSource(tx: Db, source: CatalogueSource, at: Date): Promise<void> {
  await tx.query(sql`insert into datasets.harvest_source (code, name, kind, address, language, demonstration, created_at) values (${source.code}, ${source.name}, ${source.kind}, ${source.address}, ${source.language}, ${source.demonstration}, ${at.toISOString()})
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, address = excluded.address, language = excluded.language, demonstration = excluded.demonstration`);
}

/** Null where a run of this source is under way. */
export async function insertRun(tx: Db, by: Author, source: CatalogueSource, run: { readonly observedOn: string; readonly startedAt: Date; readonly fromFile: boolean; readonly nextPage: string | null }): Promise<number | null> {
  const [row] = await tx.query<{ number: number }>(sql`
    insert into datasets.harvest_run (source, standing, account_id, author, observed_on, started_at, from_file, next_page, demonstration)
    values (${source.code}, 'running', ${by.accountId}, ${by.name}, ${run.observedOn}, ${run.startedAt.toISOString()}, ${run.fromFile}, ${run.nextPage}, ${source.demonstration}) on conflict (source) where standing = 'running' do nothing returning number`);
  return row === undefined ? null : Number(row.number);
}

export async function findRun(db: Db, number: number): Promise<CatalogueRun | null> {
  const [row] = await db.query<CatalogueRun>(sql`select ${runColumns} from datasets.harvest_run where number = ${number}`);
  return row ?? null;
}

export async function listRuns(db: Db, { page, pageSize }: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly CatalogueRun[] }> {
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from datasets.harvest_run`);
  return { total: count?.total ?? 0, items: await db.query<CatalogueRun>(sql`select ${runColumns} from datasets.harvest_run order by number desc limit ${pageSize} offset ${(page - 1) * pageSize}`) };
}

export interface PageCounts {
  readonly announced: number | null;
  readonly given: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly returned: number;
  readonly faults: number;
  readonly warnings: number;
  readonly nextPage: string | null;
}

export async function recordPage(tx: Db, number: number, counts: PageCounts): Promise<void> {
  await tx.query(sql`
    update datasets.harvest_run set pages = pages + 1, announced = coalesce(${counts.announced}::int, announced), given = given + ${counts.given}, added = added + ${counts.added}, updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged},
      returned = returned + ${counts.returned}, faults = faults + ${counts.faults}, warnings = warnings + ${counts.warnings}, next_page = ${counts.nextPage} where number = ${number}`);
}

export async function insertFaults(tx: Db, number: number, faults: readonly RecordFault[]): Promise<void> {
  if (faults.length === 0) return;
  await tx.query(sql`insert into datasets.harvest_fault (run, page, record, issue) select ${number}, page, record, issue from jsonb_to_recordset(${jsonb(faults)}) as f (page integer, record text, issue jsonb)`);
}

export async function listFaults(db: Db, number: number, { page, pageSize }: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly RecordFault[] }> {
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from datasets.harvest_fault where run = ${number}`);
  return { total: count?.total ?? 0, items: await db.query<RecordFault>(sql`select page, record, issue from datasets.harvest_fault where run = ${number} order by sequence limit ${pageSize} offset ${(page - 1) * pageSize}`) };
}

/** Ends a run that stands as `from`; false where it does not any more. */
export async function endRun(tx: Db, number: number, from: RunStanding, standing: RunStanding, at: Date, vanished: number, error: Issue | null): Promise<boolean> {
  const rows = await tx.query(sql`update datasets.harvest_run set standing = ${standing}, ended_at = ${at.toISOString()}, vanished = ${vanished}, last_error = ${jsonb(error ?? undefined)}, stop_asked = false where number = ${number} and standing = ${from} returning number`);
  return rows.length === 1;
}

export async function askToStop(tx: Db, number: number): Promise<void> {
  await tx.query(sql`update datasets.harvest_run set stop_asked = true where number = ${number} and standing = 'running'`);
}

export async function isStopAsked(db: Db, number: number): Promise<boolean> {
  const [row] = await db.query<{ asked: boolean }>(sql`select stop_asked or standing <> 'running' as asked from datasets.harvest_run where number = ${number}`);
  return row?.asked ?? true;
}

/** Takes up a run that failed, where no other of the source is under way. */
export async function takeUp(tx: Db, number: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update datasets.harvest_run r set standing = 'running', ended_at = null, last_error = null, stop_asked = false where number = ${number} and standing in ('failed', 'cancelled') and not from_file and next_page is not null
      and not exists (select 1 from datasets.harvest_run o where o.source = r.source and (o.standing = 'running' or o.number > r.number)) returning number`);
  return rows.length === 1;
}

/** Published records of a source, and how many of them this run has not seen. */
export async function unseen(db: Db, source: string, run: string): Promise<{ readonly known: number; readonly gone: number }> {
  const [row] = await db.query<{ known: number; gone: number }>(sql`
    select count(*)::int as known, (count(*) filter (where source_run is distinct from ${run}))::int as gone from datasets.dataset where source = ${source} and public_state = 'published' and vanished_on is null`);
  return row ?? { known: 0, gone: 0 };
}

/** Runs left by a process that is gone. */
export async function settleAbandoned(tx: Db, at: Date, error: Issue, mine: readonly number[]): Promise<void> {
  await tx.query(sql`update datasets.harvest_run set standing = 'failed', ended_at = ${at.toISOString()}, last_error = ${jsonb(error)} where standing = 'running' and not (number = any(array(select value::bigint from jsonb_array_elements_text(${jsonb(mine)}))))`);
}
