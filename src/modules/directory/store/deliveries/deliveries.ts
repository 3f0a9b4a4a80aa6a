import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Author } from "../../../../kernel/audit/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft, DeliveryReport, SourceStanding } from "../../domain/directory.ts";
import type { Source } from "../../domain/source.ts";

/** One delivery at a time: whoever comes second waits until the transaction of the first ends. */
export async function lockDeliveries(tx: Db): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('directory.deliver', 0))`);
}

export async function putSource(tx: Db, source: Source): Promise<void> {
  await tx.query(sql`
    insert into directory.source (id, kind, name, home, licence)
    values (${source.id}, ${source.kind}, ${jsonb(source.name)}, ${source.home}, ${source.licence})
    on conflict (id) do update set kind = excluded.kind, name = excluded.name, home = excluded.home, licence = excluded.licence`);
}

export interface KnownDelivery {
  readonly id: string;
  readonly observedOn: Day;
  readonly scope: string;
  readonly complete: boolean;
  readonly fileSha256: string | null;
  readonly demonstration: boolean;
}

/** All deliveries of a source in the order recorded. */
export async function deliveriesOf(tx: Db, source: string): Promise<KnownDelivery[]> {
  return tx.query<KnownDelivery>(sql`
    select id, observed_on as "observedOn", scope, complete_scope is not null as complete, file_sha256 as "fileSha256", demonstration
    from directory.delivery where source = ${source} order by sequence`);
}

export async function insertDelivery(tx: Db, id: string, recordedAt: string, by: Author, draft: DeliveryDraft): Promise<void> {
  await tx.query(sql`
    insert into directory.delivery (id, source, observed_on, recorded_at, account_id, author, scope, complete_scope, file_sha256,
      mapping, mapping_version, record_count, demonstration, report)
    values (${id}, ${draft.source.id}, ${draft.observedOn}, ${recordedAt}, ${by.accountId}, ${by.name}, ${draft.scope},
      ${draft.complete ? draft.scope : null}, ${draft.fileSha256}, ${draft.mapping?.name ?? null}, ${draft.mapping?.version ?? null},
      ${draft.records.length}, ${draft.demonstration}, ${jsonb({})})`);
}

export async function keepReport(tx: Db, report: DeliveryReport): Promise<void> {
  await tx.query(sql`update directory.delivery set report = ${jsonb(report)} where id = ${report.deliveryId}::uuid`);
}

export async function deleteDelivery(tx: Db, id: string): Promise<void> {
  await tx.query(sql`delete from directory.delivery where id = ${id}::uuid`);
}

/** Reports of the last deliveries, latest recorded first. */
export async function readReports(db: Db, limit: number): Promise<DeliveryReport[]> {
  const rows = await db.query<{ report: DeliveryReport }>(sql`select report from directory.delivery order by sequence desc limit ${limit}`);
  return rows.map((row) => row.report);
}

interface StandingRow extends Source {
  readonly deliveries: number;
  readonly lastObservedOn: Day | null;
  readonly lastRecordedAt: string | null;
  readonly statements: number;
  readonly demonstration: boolean;
}

/** Every source with what it has delivered; `statements` counts those that no later delivery ended. */
export async function readSources(db: Db): Promise<SourceStanding[]> {
  const rows = await db.query<StandingRow>(sql`
    select source.id, kind, name, home, licence, coalesce(given.deliveries, 0) as deliveries, given.last_observed as "lastObservedOn",
      given.last_recorded as "lastRecordedAt", coalesce(said.statements, 0) as statements, coalesce(given.demonstration, false) as demonstration
    from directory.source
    left join (
      select source, count(*)::int as deliveries, max(observed_on) as last_observed, max(recorded_at) as last_recorded, bool_and(demonstration) as demonstration
      from directory.delivery group by source) as given on given.source = source.id
    left join (select source, count(*)::int as statements from directory.statement where ended_on is null group by source) as said on said.source = source.id
    order by source.id`);
  return rows.map(({ id, kind, name, home, licence, ...standing }) => ({ source: { id, kind, name, home, licence }, ...standing }));
}
