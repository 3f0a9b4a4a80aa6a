import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";

/**
 * Says that the public face of these studies may have changed. To be called inside the transaction of the act, before its audit.
 * The lock is held until the transaction ends: numbers become visible in the order in which they were given, so that who follows
 * the feed never passes one that is still to come.
 */
export async function noteStudyChanges(tx: Db, codes: readonly string[], at: string): Promise<void> {
  if (codes.length === 0) return;
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('studies.changes', 0))`);
  await tx.query(sql`
    insert into studies.study_change (code, sequence, gone, changed_at)
    select c.code, nextval('studies.change_sequence'), c.gone, ${at}::timestamptz
    from (select s.code, s.public_state = 'withdrawn' as gone from studies.study s where s.code = any(${array(codes, "text")}) and s.public_state is not null order by s.code) c
    on conflict (code) do update set sequence = excluded.sequence, gone = excluded.gone, changed_at = excluded.changed_at`);
}

export async function studyChangesAfter(db: Db, sequence: number, limit: number): Promise<{ code: string; sequence: number; gone: boolean; changedAt: string }[]> {
  return db.query(sql`select code, sequence, gone, changed_at as "changedAt" from studies.study_change where sequence > ${sequence} order by sequence limit ${limit}`);
}
