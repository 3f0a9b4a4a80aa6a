import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { DeliveryQuestion, IntakeReport, KeptDelivery, RecordDelivery } from "../domain/publications.ts";

export async function insertDelivery(db: Db, id: string, now: string, by: Author, delivery: Omit<RecordDelivery, "records">): Promise<void> {
  await db.query(sql`
    insert into publications.delivery (id, source, observed_on, recorded_at, account_id, author, file_name, file_sha256, demonstration)
    values (${id}, ${delivery.source}, ${delivery.observedOn}, ${now}, ${by.accountId}, ${by.name}, ${delivery.fileName}, ${delivery.fileSha256}, ${delivery.demonstration})`);
}

export async function completeDelivery(db: Db, id: string, now: string, report: IntakeReport): Promise<void> {
  const { issues, ...counts } = report;
  await db.query(sql`update publications.delivery set completed_at = ${now}, report = ${jsonb({ ...counts, issues: issues.length })} where id = ${id}`);
}

const sortColumns: Readonly<Record<NonNullable<DeliveryQuestion["sort"]>, SQL>> = {
  recorded: sql`sequence`, observed: sql`observed_on`, source: sql`source`, file: sql`file_name`, records: sql`(report->>'records')::bigint`,
};

interface DeliveryLine extends Omit<KeptDelivery, "counts"> {
  readonly report: (Omit<IntakeReport, "deliveryId" | "issues"> & { readonly issues: number }) | null;
}

export async function listDeliveries(db: Db, { files = false, source, sort = "recorded", direction = "descending", page, pageSize }: DeliveryQuestion): Promise<{ readonly total: number; readonly items: readonly KeptDelivery[] }> {
  const wanted = sql`${files ? sql`file_name is not null` : sql`true`} and ${source === undefined ? sql`true` : sql`source = ${source}`}`;
  const way = direction === "ascending" ? sql`asc nulls last` : sql`desc nulls last`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from publications.delivery where ${wanted}`);
  const lines = await db.query<DeliveryLine>(sql`
    select id, source, observed_on as "observedOn", file_name as "fileName", recorded_at as "recordedAt", completed_at as "completedAt", author, demonstration, report
    from publications.delivery where ${wanted} order by ${sortColumns[sort]} ${way}, sequence desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total: count?.total ?? 0, items: lines.map(keptDelivery) };
}

function keptDelivery({ report, ...told }: DeliveryLine): KeptDelivery {
  if (report === null) return { ...told, counts: null };
  const { records, repeated, unchanged, worksOpened, worksChanged, worksMerged, recordsDeleted, issues } = report;
  return { ...told, counts: { records, repeated, unchanged, worksOpened, worksChanged, worksMerged, recordsDeleted, faults: issues } };
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
