import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { foldCohort } from "../domain/fold.ts";
import type { Cohort, Statement } from "../domain/record.ts";

interface CohortRow {
  readonly code: string;
  readonly revision: number;
  readonly demonstration: boolean;
}

export interface NewStatement {
  readonly cohort: string;
  readonly field: string;
  readonly value: unknown;
  readonly on: Day | null;
  readonly source: string;
  readonly retracts?: number;
}

const columns = sql`id, cohort, field, value, on_day as "on", source, retracts, recorded_at as "recordedAt", account_id as "accountId", author`;

/** Everything that was said of a cohort, oldest first. */
export async function statementsOf(db: Db, code: string): Promise<readonly Statement[]> {
  return db.query<Statement>(sql`select ${columns} from cohorts.statement where cohort = ${code} order by id`);
}

/** Every cohort with what is known of it, by code. */
export async function listCohorts(db: Db): Promise<readonly Cohort[]> {
  const rows = await db.query<CohortRow>(sql`select code, revision, demonstration from cohorts.cohort order by code`);
  const statements = await db.query<Statement>(sql`select ${columns} from cohorts.statement order by cohort, id`);
  const byCohort = new Map<string, Statement[]>();
  for (const one of statements) (byCohort.get(one.cohort) ?? byCohort.set(one.cohort, []).get(one.cohort))?.push(one);
  return rows.map((row) => foldCohort(row, byCohort.get(row.code) ?? []));
}

/** `lock`: whoever changes the record waits for those who do. */
export async function findCohort(db: Db, code: string, lock = false): Promise<Cohort | null> {
  const [row] = await db.query<CohortRow>(sql`select code, revision, demonstration from cohorts.cohort where code = ${code} ${lock ? sql`for update` : sql``}`);
  return row === undefined ? null : foldCohort(row, await statementsOf(db, code));
}

/** Which of these codes are taken? */
export async function takenCodes(db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ code: string }>(sql`select code from cohorts.cohort where code = any(${array(codes, "text")})`);
  return new Set(rows.map(({ code }) => code));
}

/** False where the code is taken. */
export async function insertCohort(db: Db, code: string, now: Date, demonstration: boolean): Promise<boolean> {
  const added = await db.query(sql`insert into cohorts.cohort (code, revision, created_at, demonstration) values (${code}, 1, ${now.toISOString()}::timestamptz, ${demonstration}) on conflict do nothing returning code`);
  return added.length === 1;
}

export async function raiseRevision(db: Db, code: string): Promise<void> {
  await db.query(sql`update cohorts.cohort set revision = revision + 1 where code = ${code}`);
}

export async function addStatements(db: Db, statements: readonly NewStatement[], by: Author, now: Date): Promise<void> {
  if (statements.length === 0) return;
  await db.query(sql`
    insert into cohorts.statement (cohort, field, value, on_day, source, retracts, recorded_at, account_id, author)
    select s->>'cohort', s->>'field', s->'value', (s->>'on')::date, s->>'source', (s->>'retracts')::bigint, ${now.toISOString()}::timestamptz, ${by.accountId}::text, ${by.name}::text
    from jsonb_array_elements(${jsonb(statements)}) with ordinality as given (s, at) order by at`);
}
