import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Sighting } from "../domain/fields/build-work.ts";
import type { AccessStatement, BibliographicRecord, CitationCounts, HalDeposit, RecordSource } from "../domain/record.ts";
import type { WorkRecord } from "../domain/work.ts";
import type { StandingRecord } from "./records.ts";

/** What is known of one record for building its work. */
export interface LoadedRecord extends WorkRecord {
  readonly name: string;
  readonly sightings: readonly Sighting[];
}

/** A record that has just been written for the first time, as reading it would give it. */
export interface FreshRecord {
  readonly standing: StandingRecord;
  readonly loaded: LoadedRecord;
}

/** The record alone, as a work shows it. */
export function workRecordOf({ record, observedOn, recordedAt, deliveryId }: LoadedRecord): WorkRecord {
  return { record, observedOn, recordedAt, deliveryId };
}

interface SightingRow {
  readonly record: string;
  readonly observed_on: Day;
  readonly content_sha256: string;
  readonly delivery: string;
  readonly recorded_at: string;
  /** Null for the standing version, whose whole content is read anyway. */
  readonly earlier: { readonly deleted: boolean; readonly updatedOn: string | null; readonly access: AccessStatement | null; readonly hal: HalDeposit | null; readonly citations: CitationCounts | null } | null;
}

/** Orders versions of a record that were seen on one day: by the last change that the source tells, gone after there, then by content. */
export function versionOrder(version: { readonly updatedOn: string | null; readonly deleted: boolean }, sha256: string): string {
  return `${version.updatedOn ?? "0000-00-00"} ${version.deleted ? 1 : 0} ${sha256}`;
}

/** What a record seen once says. */
export function loadedOnce(one: StandingRecord, record: BibliographicRecord, seen: { readonly observedOn: Day; readonly recordedAt: string; readonly delivery: string }): LoadedRecord {
  return loaded(one, record, [{ record: one.record, observed_on: seen.observedOn, content_sha256: one.content_sha256, delivery: seen.delivery, recorded_at: seen.recordedAt, earlier: null }]);
}

/** The standing versions and all sightings of records; `fresh` are those that need not be read again. */
export async function loadRecords(db: Db, records: readonly StandingRecord[], fresh: ReadonlyMap<string, FreshRecord | null> = new Map()): Promise<ReadonlyMap<string, LoadedRecord>> {
  const known = records.flatMap(({ record }) => { const one = fresh.get(record)?.loaded; return one === undefined ? [] : [[record, one] as const]; });
  const unread = records.filter(({ record }) => (fresh.get(record) ?? null) === null);
  return new Map([...known, ...(await readRecords(db, unread))]);
}

async function readRecords(db: Db, unread: readonly StandingRecord[]): Promise<ReadonlyMap<string, LoadedRecord>> {
  if (unread.length === 0) return new Map();
  const contents = await db.query<{ record: string; content: BibliographicRecord }>(sql`
    select c.record, c.content
    from unnest(${array(unread.map(({ record }) => record), "text")}, ${array(unread.map(({ content_sha256 }) => content_sha256), "text")}) as v (record, sha256)
    join publications.record_content c on c.record = v.record and c.content_sha256 = v.sha256`);
  const contentOf = new Map(contents.map(({ record, content }) => [record, content]));
  const rows = await db.query<SightingRow>(sql`
    select s.record, s.observed_on, s.content_sha256, s.delivery, s.recorded_at,
      case when s.content_sha256 <> r.content_sha256 then (
        select jsonb_build_object('deleted', c.content->'deleted', 'updatedOn', c.content->'updatedOn', 'access', c.content->'access', 'hal', c.content->'hal', 'citations', c.content->'citations')
        from publications.record_content c where c.record = s.record and c.content_sha256 = s.content_sha256) end as earlier
    from publications.record_sighting s join publications.source_record r on r.record = s.record
    where s.record = any(${array(unread.map(({ record }) => record), "text")})`);
  const byRecord = new Map<string, SightingRow[]>();
  for (const row of rows) {
    const known = byRecord.get(row.record);
    if (known === undefined) byRecord.set(row.record, [row]);
    else known.push(row);
  }
  return new Map(unread.map((one) => {
    const record = contentOf.get(one.record);
    if (record === undefined) throw new Error("a record has no content");
    return [one.record, loaded(one, record, byRecord.get(one.record) ?? [])];
  }));
}

function loaded(one: StandingRecord, record: BibliographicRecord, rows: readonly SightingRow[]): LoadedRecord {
  const sightings = rows.map((row): Sighting => {
    const said = row.earlier ?? record;
    return {
      record: one.record, source: one.source as RecordSource, observedOn: row.observed_on, order: versionOrder(said, row.content_sha256),
      deleted: said.deleted, access: said.access, hal: said.hal, citations: said.citations,
    };
  });
  const seen = rows.find((row) => row.observed_on === one.observed_on && row.content_sha256 === one.content_sha256);
  return { name: one.record, record, observedOn: one.observed_on, recordedAt: seen?.recorded_at ?? "", deliveryId: seen?.delivery ?? "", sightings };
}
