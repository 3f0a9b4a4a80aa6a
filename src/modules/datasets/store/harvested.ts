import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { HarvestedRecord, HarvestSource } from "../domain/harvested.ts";
import { rowsWhere, type DatasetRow } from "./rows.ts";

export interface HarvestedWrite {
  readonly code: string;
  readonly version: number;
  readonly at: string;
  readonly summary: string;
  readonly region: string | null;
  readonly record: HarvestedRecord;
  readonly digest: string;
  readonly source: HarvestSource;
  readonly demonstration: boolean;
}

/** Two harvests of one source follow one another. */
export async function lockSource(tx: Db, source: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`datasets.source ${source}`}, 0))`);
}

export async function harvestedRows(tx: Db, source: string, identifiers: readonly string[]): Promise<DatasetRow[]> {
  return identifiers.length === 0 ? [] : rowsWhere(tx, sql`d.source = ${source} and d.source_identifier = any(${array(identifiers, "text")})`);
}

/** New records and new versions of known ones, in two statements however many. */
export async function writeHarvested(tx: Db, writes: readonly HarvestedWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const rows = writes.map(({ code, version, at, summary, region, record, digest, source, demonstration }) => ({
    code, version, at, summary, region, digest, demonstration, subject_kind: record.metadata.subjectKind, doi: record.doi, source: source.code, source_name: source.name,
    source_identifier: record.identifier, source_url: record.url, issues: record.issues, metadata: record.metadata,
  }));
  await tx.query(sql`
    insert into datasets.dataset (code, subject_kind, public_state, published_version, region, doi, doi_state, source, source_name, source_identifier, source_url, source_digest, source_issues,
      created_at, modified_at, first_published_at, demonstration)
    select code, subject_kind, 'published', version, region, doi, case when doi is null then 'none' else 'given' end, source, source_name, source_identifier, source_url, digest, issues, at, at, at, demonstration
    from jsonb_to_recordset(${jsonb(rows)}) as r (code text, subject_kind text, version integer, region text, doi text, source text, source_name text, source_identifier text, source_url text,
      digest text, issues jsonb, at timestamptz, demonstration boolean)
    on conflict (code) do update set subject_kind = excluded.subject_kind, published_version = excluded.published_version, region = excluded.region, doi = excluded.doi, doi_state = excluded.doi_state,
      source_name = excluded.source_name, source_url = excluded.source_url, source_digest = excluded.source_digest, source_issues = excluded.source_issues, modified_at = excluded.modified_at`);
  await tx.query(sql`
    insert into datasets.dataset_version (code, version, published_at, summary, metadata, files)
    select code, version, at, summary, metadata, '[]'::jsonb
    from jsonb_to_recordset(${jsonb(rows)}) as r (code text, version integer, at timestamptz, summary text, metadata jsonb)`);
}

export async function markSeen(tx: Db, source: HarvestSource, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx.query(sql`update datasets.dataset set source_run = ${source.run}, vanished_on = null where code = any(${array(codes, "text")})`);
}

export async function markVanished(tx: Db, source: HarvestSource): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(sql`
    update datasets.dataset set vanished_on = ${source.observedOn}::date
    where source = ${source.code} and source_run is distinct from ${source.run} and vanished_on is null and public_state = 'published' returning code`);
  return rows.map(({ code }) => code).sort();
}
