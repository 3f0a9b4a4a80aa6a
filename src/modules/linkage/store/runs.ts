import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { FailureCase, KeptPair, RunReport } from "../domain/report.ts";
import type { FittedCalibration, Run, WholeRun } from "../domain/project.ts";
import type { Seal, Stage } from "../domain/run.ts";

const runColumns = sql`id, project, model, model_version as "modelVersion", left_file as "leftFile", right_file as "rightFile", previous_run as "previousRun", state, stage, share, by_name as "byName", asked_at as "askedAt",
  started_at as "startedAt", ended_at as "endedAt", seal, refusal, calibration, demonstration`;

export function listRuns(db: Db, project: string | null): Promise<readonly Run[]> {
  return db.query<Run>(sql`select ${runColumns} from linkage.run ${project === null ? sql`` : sql`where project = ${project}`} order by id desc ${project === null ? sql`limit 50` : sql``}`);
}

export async function findRun(db: Db, id: number): Promise<WholeRun | null> {
  const [row] = await db.query<WholeRun>(sql`select ${runColumns}, report, card from linkage.run where id = ${id}`);
  return row ?? null;
}

/** Puts runs that a stop of the machine cut short back in the line. */
export async function requeueRunning(db: Db): Promise<void> {
  await db.query(sql`update linkage.run set state = 'queued', started_at = null, stage = null, share = null where state = 'running'`);
}

/** The next to start. */
export async function nextQueued(db: Db): Promise<Run | null> {
  const [row] = await db.query<Run>(sql`select ${runColumns} from linkage.run where state = 'queued' order by id limit 1`);
  return row ?? null;
}

/** Those that wait or are under way, oldest first. */
export function waitingRuns(db: Db): Promise<readonly Run[]> {
  return db.query<Run>(sql`select ${runColumns} from linkage.run where state in ('queued', 'running') order by id`);
}

export async function insertRun(db: Db, by: Author, run: Pick<Run, "project" | "model" | "modelVersion" | "leftFile" | "rightFile" | "previousRun" | "askedAt" | "demonstration">): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`insert into linkage.run (project, model, model_version, left_file, right_file, previous_run, state, by_account, by_name, asked_at, demonstration)
    values (${run.project}, ${run.model}, ${run.modelVersion}, ${run.leftFile}, ${run.rightFile}, ${run.previousRun}, 'queued', ${by.accountId}, ${by.name}, ${run.askedAt}, ${run.demonstration}) returning id`);
  return row?.id ?? 0;
}

export async function setStarted(db: Db, id: number, at: string): Promise<boolean> {
  return (await db.query(sql`update linkage.run set state = 'running', started_at = ${at}, stage = null, share = null where id = ${id} and state = 'queued' returning id`)).length > 0;
}

export async function setProgress(db: Db, id: number, stage: Stage, share: number | null): Promise<void> {
  await db.query(sql`update linkage.run set stage = ${stage}, share = ${share} where id = ${id} and state = 'running'`);
}

export async function setDone(db: Db, id: number, at: string, { report, seal, card }: { readonly report: RunReport; readonly seal: Seal; readonly card: string }): Promise<boolean> {
  return (await db.query(sql`update linkage.run set state = 'done', ended_at = ${at}, stage = null, share = null, report = ${jsonb(report)}, seal = ${jsonb(seal)}, card = ${card} where id = ${id} and state = 'running' returning id`)).length > 0;
}

export async function setEnded(db: Db, id: number, at: string, state: "failed" | "cancelled", refusal: Run["refusal"]): Promise<void> {
  await db.query(sql`update linkage.run set state = ${state}, ended_at = ${at}, stage = null, share = null, refusal = ${refusal === null ? sql`null` : jsonb(refusal)} where id = ${id} and state in ('queued', 'running')`);
}

export async function setCalibration(db: Db, id: number, calibration: FittedCalibration): Promise<void> {
  await db.query(sql`update linkage.run set calibration = ${jsonb(calibration)} where id = ${id}`);
}

export async function insertPairs(db: Db, run: number, pairs: readonly KeptPair[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += 1_000) {
    await db.query(sql`insert into linkage.run_pair (run, pair, left_pseudonym, right_pseudonym, probability, weight, rule, linked, evidence)
      select ${run}, e->>'pair', e->>'left', e->>'right', (e->>'probability')::float8, (e->>'weight')::float8, e->>'rule', (e->>'linked')::boolean, e->'evidence' from jsonb_array_elements(${jsonb(pairs.slice(from, from + 1_000))}) as e`);
  }
}

const pairColumns = sql`pair, left_pseudonym as "left", right_pseudonym as "right", probability, weight, rule, linked, evidence`;
export const pairsPerPage = 50;

export async function listPairs(db: Db, run: number, { sort, page }: { readonly sort: "doubt" | "strong" | "weak"; readonly page: number }, threshold: number): Promise<{ readonly pairs: readonly KeptPair[]; readonly total: number }> {
  const order = sort === "strong" ? sql`weight desc, pair` : sort === "weak" ? sql`weight, pair` : sql`abs(weight - ${threshold}), pair`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from linkage.run_pair where run = ${run}`);
  return { pairs: await db.query<KeptPair>(sql`select ${pairColumns} from linkage.run_pair where run = ${run} order by ${order} limit ${pairsPerPage} offset ${(page - 1) * pairsPerPage}`), total: count?.total ?? 0 };
}

export async function findPair(db: Db, run: number, pair: string): Promise<KeptPair | null> {
  const [row] = await db.query<KeptPair>(sql`select ${pairColumns} from linkage.run_pair where run = ${run} and pair = ${pair}`);
  return row ?? null;
}

export async function insertFailureCases(db: Db, run: number, cases: readonly FailureCase[]): Promise<void> {
  for (let from = 0; from < cases.length; from += 1_000) {
    const rows = cases.slice(from, from + 1_000).map((one) => ({ ...one, explanation: { missing: one.missing, text: one.text, nearest: one.nearest } }));
    await db.query(sql`insert into linkage.failure_case (run, record, cause, structural, nearest_pair, nearest_weight, explanation)
      select ${run}, e->>'record', e->>'cause', (e->>'structural')::boolean, e->'nearest'->>'pair', (e->'nearest'->>'weight')::float8, e->'explanation' from jsonb_array_elements(${jsonb(rows)}) as e`);
  }
}

interface CaseRow { readonly record: string; readonly cause: string; readonly structural: boolean; readonly explanation: Pick<FailureCase, "missing" | "text" | "nearest"> }

export async function listFailureCases(db: Db, run: number, cause: string | null, page: number): Promise<{ readonly cases: readonly FailureCase[]; readonly total: number }> {
  const where = sql`run = ${run}${cause === null ? sql`` : sql` and cause = ${cause}`}`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from linkage.failure_case where ${where}`);
  const rows = await db.query<CaseRow>(sql`select record, cause, structural, explanation from linkage.failure_case where ${where} order by structural, nearest_weight desc nulls last, record limit ${pairsPerPage} offset ${(page - 1) * pairsPerPage}`);
  return { cases: rows.map(({ explanation, ...row }) => ({ ...row, ...explanation })), total: count?.total ?? 0 };
}

export async function findFailureCase(db: Db, run: number, record: string): Promise<FailureCase | null> {
  const [row] = await db.query<CaseRow>(sql`select record, cause, structural, explanation from linkage.failure_case where run = ${run} and record = ${record}`);
  return row === undefined ? null : { record: row.record, cause: row.cause, structural: row.structural, ...row.explanation };
}

/**
 * Finished runs with failures, oldest first, for whoever counts them elsewhere. Those that compared names are not among them: the national
 * health data hold none, and a file of deaths searched for the people of a cohort fails to find most of them, as it should.
 */
export function runsWithFailures(db: Db): Promise<readonly { readonly runId: number; readonly project: string; readonly sealSha256: string; readonly endedAt: string; readonly failures: NonNullable<RunReport["failures"]>; readonly demonstration: boolean }[]> {
  return db.query(sql`select id as "runId", project, seal->>'sha256' as "sealSha256", ended_at as "endedAt", report->'failures' as failures, demonstration from linkage.run where state = 'done' and jsonb_typeof(report->'failures') = 'object' and not jsonb_path_exists(report, '$.summary.model.columns.*.clean ? (@ == "name" || @ == "first-names")') order by id`);
}
