import { isDeepStrictEqual } from "node:util";
import type { Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { isAlive, thisHolder, type Holder } from "../../../../kernel/db/process-mark.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RegisterRecord, TakenRecord } from "../../domain/studies.ts";
import type { LineQuestion, RecordOutcome, RegisterRun, RegisterRunStanding, RunLine, RunOrigin } from "../domain/run.ts";

const columns = sql`r.number, r.origin, r.standing, r.names, r.author, r.publish, r.started_at as "startedAt", r.ended_at as "endedAt", r.total, r.done, r.issues, r.last_error as "lastError", r.demonstration,
  coalesce((select jsonb_object_agg(c.outcome, c.count) from (select coalesce(l.outcome, l.planned) as outcome, count(*)::int as count from studies.register_line l where l.run = r.number group by 1) c), '{}'::jsonb) as counts,
  (select count(*)::int from studies.register_line l where l.run = r.number and l.published) as published`;

/** Null where another run follows registers. */
export async function insertRegisterRun(tx: Db, by: Author, run: { readonly origin: RunOrigin; readonly standing: RegisterRunStanding; readonly names: readonly string[]; readonly at: Date; readonly publish?: boolean; readonly nextPage?: unknown; readonly demonstration?: boolean }): Promise<number | null> {
  const [row] = await tx.query<{ number: number }>(sql`
    insert into studies.register_run (origin, standing, names, account_id, author, publish, started_at, next_page, demonstration, holder, alive_at)
    values (${run.origin}, ${run.standing}, ${jsonb(run.names)}, ${by.accountId}, ${by.name}, ${run.publish ?? false}, ${run.at.toISOString()}, ${jsonb(run.nextPage)}, ${run.demonstration ?? false}, ${jsonb(thisHolder())}, clock_timestamp()) on conflict do nothing returning number`);
  return row === undefined ? null : Number(row.number);
}

export async function findRegisterRun(db: Db, number: number): Promise<RegisterRun | null> {
  const [row] = await db.query<RegisterRun>(sql`select ${columns} from studies.register_run r where r.number = ${number}`);
  return row === undefined ? null : { ...row, number: Number(row.number) };
}

export async function listRegisterRuns(db: Db, { page, pageSize }: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly RegisterRun[] }> {
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from studies.register_run`);
  const rows = await db.query<RegisterRun>(sql`select ${columns} from studies.register_run r order by r.number desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total: count?.total ?? 0, items: rows.map((row) => ({ ...row, number: Number(row.number) })) };
}

/** Another standing, from the one it has; false where it has moved on. */
export async function moveRegisterRun(tx: Db, number: number, from: readonly RegisterRunStanding[], to: RegisterRunStanding, facts: { readonly at: Date; readonly error?: Issue | null; readonly publish?: boolean }): Promise<boolean> {
  const over = to === "done" || to === "failed" || to === "stopped";
  const rows = await tx.query(sql`
    update studies.register_run set standing = ${to}, ended_at = case when ${over}::boolean then ${facts.at.toISOString()}::timestamptz end, last_error = ${jsonb(facts.error ?? undefined)}, publish = coalesce(${facts.publish ?? null}::boolean, publish), stop_asked = false,
      holder = ${jsonb(thisHolder())}, alive_at = clock_timestamp(),
      -- Progress of writing begins anew, after that of reading.
      done = case when ${to === "writing"}::boolean and origin <> 'follow' then (select count(*)::int from studies.register_line l where l.run = register_run.number and l.outcome is not null) else done end
    where number = ${number} and standing = any(${array([...from], "text")}) returning number`);
  return rows.length === 1;
}

export async function setRunFacts(tx: Db, number: number, facts: { readonly total: number; readonly issues: readonly Issue[] }): Promise<void> {
  await tx.query(sql`update studies.register_run set total = ${facts.total}, issues = issues || ${jsonb(facts.issues)} where number = ${number}`);
}

export async function setNextPage(tx: Db, number: number, nextPage: unknown): Promise<void> {
  await tx.query(sql`update studies.register_run set next_page = ${jsonb(nextPage)} where number = ${number}`);
}

export async function nextPageOf(db: Db, number: number): Promise<unknown> {
  const [row] = await db.query<{ page: unknown }>(sql`select next_page as page from studies.register_run where number = ${number}`);
  return row?.page ?? null;
}

export async function addDone(tx: Db, number: number, count: number): Promise<void> {
  await tx.query(sql`update studies.register_run set done = done + ${count}, alive_at = clock_timestamp() where number = ${number}`);
}

export async function askRunToStop(tx: Db, number: number): Promise<void> {
  await tx.query(sql`update studies.register_run set stop_asked = true where number = ${number}`);
}

export async function isRunToStop(db: Db, number: number): Promise<boolean> {
  const [row] = await db.query<{ asked: boolean }>(sql`select stop_asked as asked from studies.register_run where number = ${number}`);
  return row?.asked ?? true;
}

/** A run led from a machine that cannot be looked at is believed so long without a sign of life. */
const silence = sql`interval '15 minutes'`;

/**
 * Runs whose process is gone stand still, whoever led them. Those of this process are judged by who leads them: `mine` are the ones
 * under way among imports of files, or among runs that follow registers.
 */
export async function settleRuns(db: Db, at: Date, error: Issue, of: "files" | "follow", mine: { has(number: number): boolean }): Promise<void> {
  const under = await db.query<{ number: number; origin: RunOrigin; holder: Holder | null; silent: boolean }>(sql`
    select number, origin, holder, coalesce(alive_at < clock_timestamp() - ${silence}, true) as silent from studies.register_run where standing in ('reading', 'writing')`);
  for (const { number, origin, holder, silent } of under) {
    const isOwn = holder !== null && isDeepStrictEqual(holder, { ...thisHolder() });
    if (isOwn ? mine.has(Number(number)) || (origin === "follow") !== (of === "follow") : ((holder === null ? null : isAlive(holder)) ?? !silent)) continue;
    await db.query(sql`update studies.register_run set standing = 'failed', ended_at = ${at.toISOString()}, last_error = ${jsonb(error)} where number = ${number} and standing in ('reading', 'writing') and holder is not distinct from ${jsonb(holder ?? undefined)}::jsonb`);
  }
}

/** Forgets a plan that nobody confirmed, and what was read for it. */
export async function deletePlan(tx: Db, number: number): Promise<void> {
  await tx.query(sql`delete from studies.register_run where number = ${number} and standing = 'planned'`);
}

/** How many records of a run were read to the end: less than its total where reading was cut short. */
export async function countLines(db: Db, number: number): Promise<number> {
  const [row] = await db.query<{ lines: number }>(sql`select count(*)::int as lines from studies.register_line where run = ${number}`);
  return row?.lines ?? 0;
}

export interface NewLine {
  readonly position: number;
  readonly file: string;
  readonly line: number | null;
  readonly register: string;
  readonly number: string;
  readonly title: string;
  readonly record: RegisterRecord | null;
  readonly planned: RecordOutcome;
  readonly outcome: RecordOutcome | null;
  readonly code: string | null;
  readonly published: boolean;
  readonly changed: readonly string[];
  readonly issues: readonly Issue[];
  readonly candidates: readonly string[];
}

export async function insertLines(tx: Db, run: number, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(sql`
    insert into studies.register_line (run, position, file, line, register, number, title, record, planned, outcome, code, published, changed, issues, candidates)
    select ${run}, l.position, l.file, l.line, l.register, l.number, l.title, case when l.record = 'null'::jsonb then null else l.record end, l.planned, l.outcome, l.code, l.published, l.changed, l.issues, l.candidates
    from jsonb_to_recordset(${jsonb(lines)}) as l (position integer, file text, line integer, register text, number text, title text, record jsonb, planned text, outcome text, code text, published boolean, changed jsonb, issues jsonb, candidates jsonb)`);
}

/** The next records of a plan that have not been written. */
export async function waitingLines(db: Db, run: number, limit: number): Promise<readonly { readonly position: number; readonly record: RegisterRecord }[]> {
  return db.query(sql`select position, record from studies.register_line where run = ${run} and record is not null and outcome is null order by position limit ${limit}`);
}

/** What became of a record; what was read of it is no longer needed. */
export async function writeLine(tx: Db, run: number, position: number, taken: TakenRecord): Promise<void> {
  await tx.query(sql`
    update studies.register_line set outcome = ${taken.outcome}, code = ${taken.code}, published = ${taken.published}, changed = ${jsonb(taken.changed)}, issues = ${jsonb(taken.issues)}, candidates = ${jsonb(taken.candidates)}, record = null
    where run = ${run} and position = ${position}`);
}

/** Lines of a run, refused and doubtful ones first; by outcome where asked. */
export async function listLines(db: Db, run: number, { page, pageSize, outcome }: LineQuestion): Promise<{ readonly total: number; readonly items: readonly RunLine[] }> {
  const condition = outcome === undefined ? sql`run = ${run}` : sql`run = ${run} and coalesce(outcome, planned) = ${outcome}`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from studies.register_line where ${condition}`);
  const items = await db.query<RunLine>(sql`
    select position, file, line, register, number, title, coalesce(outcome, planned) as outcome, outcome as written, code, published, changed, issues, candidates from studies.register_line where ${condition} order by position limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total: count?.total ?? 0, items };
}
