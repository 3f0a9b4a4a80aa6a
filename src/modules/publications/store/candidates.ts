import { sql, type Db } from "../../../kernel/db/db.ts";
import type { OpenQuestion } from "../domain/merge/group-records.ts";

export interface CandidateRow {
  readonly left: string;
  readonly right: string;
  readonly left_work: string;
  readonly right_work: string;
  readonly links: readonly { readonly link: string; readonly because: OpenQuestion["because"] }[];
}

/** Pairs of records of two works that something would have joined, with all that speaks for it; those of shared identifiers first. */
export async function readCandidates(db: Db, limit: number, offset: number): Promise<{ readonly total: number; readonly rows: readonly CandidateRow[] }> {
  const pairs = sql`
    select q.left_record as left, q.right_record as right, l.work as left_work, r.work as right_work,
      jsonb_agg(jsonb_build_object('link', q.link, 'because', q.because) order by q.link) as links, bool_and(q.link like 'natural:%') as weak
    from publications.open_question q
    join publications.source_record l on l.record = q.left_record join publications.source_record r on r.record = q.right_record
    where l.work is not null and r.work is not null and l.work <> r.work
    group by 1, 2, 3, 4`;
  const [total] = await db.query<{ count: number }>(sql`select count(*)::int as count from (${pairs}) p`);
  const rows = await db.query<CandidateRow>(sql`select "left", "right", left_work, right_work, links from (${pairs}) p order by weak, "left", "right" limit ${limit} offset ${offset}`);
  return { total: total?.count ?? 0, rows };
}
