import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { IntakeReport, RecordDelivery } from "../domain/publications.ts";

export async function insertDelivery(db: Db, id: string, now: string, by: Author, delivery: Omit<RecordDelivery, "records">): Promise<void> {
  await db.query(sql`
    insert into publications.delivery (id, source, observed_on, recorded_at, account_id, author, file_name, file_sha256, demonstration)
    values (${id}, ${delivery.source}, ${delivery.observedOn}, ${now}, ${by.accountId}, ${by.name}, ${delivery.fileName}, ${delivery.fileSha256}, ${delivery.demonstration})`);
}

export async function completeDelivery(db: Db, id: string, now: string, report: IntakeReport): Promise<void> {
  const { issues, ...counts } = report;
  await db.query(sql`update publications.delivery set completed_at = ${now}, report = ${jsonb({ ...counts, issues: issues.length })} where id = ${id}`);
}

/** Is there any record of this kind? */
export async function holdsRecords(db: Db, demonstration: boolean): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(sql`select exists (select 1 from publications.source_record where demonstration = ${demonstration}) as any`);
  return row?.any === true;
}

/** The works that made-up records make, which no real record shares. */
export async function demonstrationWorks(db: Db): Promise<string[]> {
  const rows = await db.query<{ code: string }>(sql`select code from publications.work where demonstration`);
  return rows.map(({ code }) => code);
}

export async function removeDemonstrationRows(db: Db): Promise<number> {
  const made = sql`(select record from publications.source_record where demonstration)`;
  const [count] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.source_record where demonstration`);
  for (const table of ["record_content", "record_sighting", "record_link", "record_alias"]) await db.query(sql`delete from publications.${sql.identifier(table)} where record in ${made}`);
  await db.query(sql`delete from publications.open_question where left_record in ${made} or right_record in ${made}`);
  await db.query(sql`delete from publications.source_record where demonstration`);
  await db.query(sql`delete from publications.delivery where demonstration`);
  await db.query(sql`delete from publications.broad_link b where not exists (select 1 from publications.record_link l where l.link = b.link)`);
  return count?.count ?? 0;
}

export async function countRecords(db: Db): Promise<{ works: number; records: Readonly<Record<string, number>> }> {
  const [works] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.work`);
  const rows = await db.query<{ source: string; count: number }>(sql`select source, count(*)::int as count from publications.source_record where not deleted group by source order by source`);
  return { works: works?.count ?? 0, records: Object.fromEntries(rows.map(({ source, count }) => [source, count])) };
}
