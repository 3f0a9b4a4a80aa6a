import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { StudyContent } from "../domain/content.ts";
import { askFrom, blockingKeys, byScore, comparable, compareStudies, crowd, type Comparable, type DuplicateCandidate } from "./candidates.ts";

/**
 * Brings the sheets that are compared up to the studies as they stand: the draft where one is written, else what is published; tombstones
 * go. Only those written since the last time are read.
 */
export async function refreshComparables(db: Db): Promise<void> {
  while (await db.tx(refreshSome) > 0);
}

async function refreshSome(tx: Db): Promise<number> {
  const stale = await tx.query<{ code: string }>(sql`
    delete from studies.comparable_stale where id in (select id from studies.comparable_stale order by id limit 500 for update) returning code`);
  if (stale.length === 0) return 0;
  const codes = array([...new Set(stale.map(({ code }) => code))].toSorted(), "text");
  const rows = await tx.query<{ code: string; revision: number; content: Partial<StudyContent> }>(sql`
    select s.code, s.revision, coalesce(s.draft, v.content) as content from studies.study s
    left join studies.study_version v on v.code = s.code and v.version = s.published_version
    where s.code = any(${codes}) and (s.draft is not null or s.public_state = 'published') order by s.code`);
  const sheets = rows.map(({ code, revision, content }) => ({ code, revision, sheet: comparable(code, content) }));
  const keys = sheets.flatMap(({ code, sheet }) => blockingKeys(sheet).map((key) => ({ key, code })));
  const standing = array(rows.map(({ code }) => code), "text");
  await tx.query(sql`delete from studies.comparable where code = any(${codes}) and not (code = any(${standing}))`);
  await tx.query(sql`
    insert into studies.comparable (code, revision, sheet) select r.code, r.revision, r.sheet from jsonb_to_recordset(${jsonb(sheets)}) as r (code text, revision integer, sheet jsonb)
    on conflict (code) do update set revision = excluded.revision, sheet = excluded.sheet`);
  await tx.query(sql`delete from studies.comparable_key where code = any(${standing})`);
  await tx.query(sql`insert into studies.comparable_key (key, code) select r.key, r.code from jsonb_to_recordset(${jsonb(keys)}) as r (key text, code text) on conflict do nothing`);
  return stale.length;
}

/** Studies here that look like this one, best first; keys that a crowd shares are left out. */
export async function candidatesFor(db: Db, sheet: Comparable): Promise<readonly DuplicateCandidate[]> {
  await refreshComparables(db);
  const rows = await db.query<{ sheet: Comparable }>(sql`
    with near as materialized (
      select k.key, b.codes from unnest(${array([...blockingKeys(sheet)], "text")}) as k (key)
      cross join lateral (select array_agg(one.code) as codes from (select c.code from studies.comparable_key c where c.key = k.key limit ${crowd + 1}) one) b
    )
    select c.sheet from studies.comparable c where c.code in (select unnest(n.codes) from near n where cardinality(n.codes) <= ${crowd})`);
  return rows.filter((row) => row.sheet.code !== sheet.code).map((row) => compareStudies(sheet, row.sheet)).filter(({ score }) => score >= askFrom).toSorted(byScore);
}

/** For `take`: codes of studies that look like a content that has no code yet, best first. */
export async function findCandidates(db: Db, content: StudyContent): Promise<readonly string[]> {
  return (await candidatesFor(db, comparable("", content))).slice(0, 10).map(({ left, right }) => (left === "" ? right : left));
}

export async function allComparables(db: Db): Promise<readonly Comparable[]> {
  await refreshComparables(db);
  return (await db.query<{ sheet: Comparable }>(sql`select sheet from studies.comparable order by code`)).map(({ sheet }) => sheet);
}

export interface DuplicateDecision {
  readonly number: number;
  readonly left: string;
  readonly right: string;
  readonly decision: "same" | "different";
  readonly kept: string | null;
  readonly decidedAt: string;
  readonly author: string;
  readonly undoneAt: string | null;
}

const decisionColumns = sql`number, left_code as left, right_code as right, decision, kept_code as kept, decided_at as "decidedAt", author, undone_at as "undoneAt"`;

export async function decisionsOf(db: Db): Promise<readonly DuplicateDecision[]> {
  return (await db.query<DuplicateDecision>(sql`select ${decisionColumns} from studies.duplicate_decision order by number desc limit 1000`)).map((row) => ({ ...row, number: Number(row.number) }));
}

export async function findDecision(db: Db, number: number): Promise<(DuplicateDecision & { readonly before: unknown }) | null> {
  const [row] = await db.query<DuplicateDecision & { before: unknown }>(sql`select ${decisionColumns}, before from studies.duplicate_decision where number = ${number} for update`);
  return row === undefined ? null : { ...row, number: Number(row.number) };
}

/** Null where this pair has been decided already. */
export async function insertDecision(tx: Db, decision: { readonly left: string; readonly right: string; readonly decision: "same" | "different"; readonly kept: string | null; readonly before: unknown; readonly at: Date; readonly accountId: string | null; readonly author: string }): Promise<number | null> {
  const [row] = await tx.query<{ number: number }>(sql`
    insert into studies.duplicate_decision (left_code, right_code, decision, kept_code, before, decided_at, account_id, author)
    values (${decision.left}, ${decision.right}, ${decision.decision}, ${decision.kept}, ${jsonb(decision.before ?? undefined)}, ${decision.at.toISOString()}, ${decision.accountId}, ${decision.author}) on conflict do nothing returning number`);
  return row === undefined ? null : Number(row.number);
}

export async function markUndone(tx: Db, number: number, at: Date): Promise<void> {
  await tx.query(sql`update studies.duplicate_decision set undone_at = ${at.toISOString()} where number = ${number} and undone_at is null`);
}
