import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { SignatureStatus } from "../domain/decisions.ts";
import type { MatchOutcome } from "../domain/outcome.ts";

/** One text as a reviewer sees it: the day that most needs a look stands for the others. */
export interface ReviewItem {
  readonly textHash: string;
  readonly raw: string;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly on: Day;
  readonly status: SignatureStatus;
  readonly outcome: MatchOutcome;
  /** Publications that bear it. */
  readonly works: number;
}

export interface ReviewQuestion {
  readonly status?: SignatureStatus;
  /** Part of the text. */
  readonly text?: string;
  /** Public code of a structure or organisation among the matches and questions. */
  readonly entity?: string;
  readonly page: number;
  readonly pageSize: number;
}

interface Row { readonly text_hash: string; readonly raw: string; readonly identifiers: ReviewItem["identifiers"]; readonly on_day: Day; readonly status: SignatureStatus; readonly outcome: MatchOutcome; readonly works: number }

const represented = (where: SQL): SQL => sql`
  select distinct on (s.text_hash) s.text_hash, s.raw, s.identifiers, m.on_day, m.status, m.outcome
  from publications.signature s join publications.signature_match m on m.hash = s.hash where ${where}
  order by s.text_hash, array_position(array['question', 'unknown', 'decided', 'matched', 'elsewhere'], m.status), m.on_day desc, s.hash`;

function itemOf({ text_hash, on_day, raw, identifiers, status, outcome, works }: Row): ReviewItem {
  return { raw, identifiers, status, outcome, works, textHash: text_hash, on: on_day };
}

function conditions({ status, text, entity }: Omit<ReviewQuestion, "page" | "pageSize">): SQL {
  const parts: SQL[] = [sql`true`];
  if (status !== undefined) parts.push(sql`r.status = ${status}`);
  if (text !== undefined && text.trim() !== "") parts.push(sql`position(lower(${text.trim()}) in lower(r.raw)) > 0`);
  if (entity !== undefined && entity.trim() !== "") {
    const named = JSON.stringify([{ code: entity.trim() }]);
    parts.push(sql`(r.outcome->'matches' @> ${named}::jsonb or r.outcome->'questions' @> ${named}::jsonb)`);
  }
  return sql.join(parts, sql` and `);
}

/** Those borne by most publications first. */
export async function reviewList(db: Db, question: ReviewQuestion): Promise<{ readonly total: number; readonly items: readonly ReviewItem[] }> {
  const where = conditions(question);
  const rows = await db.query<Row & { readonly total: number }>(sql`
    with r as (${represented(sql`true`)}), u as (select s.text_hash, count(distinct w.work_code)::int as works from publications.signature s join publications.signature_work w on w.hash = s.hash group by s.text_hash)
    select r.*, coalesce(u.works, 0) as works, (count(*) over ())::int as total from r left join u on u.text_hash = r.text_hash
    where ${where} order by works desc, r.raw, r.text_hash limit ${question.pageSize} offset ${(question.page - 1) * question.pageSize}`);
  return { total: rows[0]?.total ?? 0, items: rows.map(itemOf) };
}

/** How many texts stand where. */
export async function reviewCounts(db: Db): Promise<Readonly<Partial<Record<SignatureStatus, number>>>> {
  const rows = await db.query<{ status: SignatureStatus; count: number }>(sql`select status, count(*)::int as count from (${represented(sql`true`)}) r group by status`);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

export async function reviewOne(db: Db, textHash: string): Promise<ReviewItem | null> {
  const [row] = await db.query<Row>(sql`
    select r.*, (select count(distinct w.work_code)::int from publications.signature s join publications.signature_work w on w.hash = s.hash where s.text_hash = ${textHash}) as works
    from (${represented(sql`s.text_hash = ${textHash}`)}) r`);
  return row === undefined ? null : itemOf(row);
}

export interface BearingWork { readonly code: string; readonly title: string; readonly year: number | null }

/** The publications that bear a text, the newest first. */
export async function bearingWorks(db: Db, textHash: string, limit: number): Promise<readonly BearingWork[]> {
  return db.query<BearingWork>(sql`
    select distinct w.code, w.title, w.year from publications.signature s join publications.signature_work u on u.hash = s.hash join publications.work w on w.code = u.work_code
    where s.text_hash = ${textHash} order by w.year desc nulls last, w.code limit ${limit}`);
}
