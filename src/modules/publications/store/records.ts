import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { MergeNode } from "../domain/merge/node.ts";

/** One works the publications out at a time, so that nobody groups records that another is changing, and changes are numbered in the order they are kept. */
export async function lockWorks(db: Db): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended('publications.works', 0))`);
}

/** The latest version of a record as it is kept. */
export interface StandingRecord {
  readonly record: string;
  readonly source: string;
  readonly observed_on: Day;
  readonly updated_on: Day | null;
  readonly content_sha256: string;
  readonly deleted: boolean;
  readonly demonstration: boolean;
  readonly work: string | null;
  readonly node: MergeNode;
}

const standing = sql`record, source, observed_on, updated_on, content_sha256, deleted, demonstration, work, node`;

export async function standingRecords(db: Db, names: readonly string[]): Promise<StandingRecord[]> {
  return names.length === 0 ? [] : db.query<StandingRecord>(sql`select ${standing} from publications.source_record where record = any(${array(names, "text")})`);
}

export async function recordsOfWorks(db: Db, codes: readonly string[]): Promise<StandingRecord[]> {
  return codes.length === 0 ? [] : db.query<StandingRecord>(sql`select ${standing} from publications.source_record where work = any(${array(codes, "text")})`);
}

export interface VersionKey {
  readonly record: string;
  readonly sha256: string;
}

/** Which of these versions are kept already, and by which delivery they were seen on this day. */
export async function knownVersions(db: Db, versions: readonly VersionKey[], on: Day): Promise<ReadonlyMap<string, { readonly delivery: string | null }>> {
  const rows = await db.query<{ record: string; sha256: string; delivery: string | null }>(sql`
    select c.record, c.content_sha256 as sha256, s.delivery
    from unnest(${array(versions.map(({ record }) => record), "text")}, ${array(versions.map(({ sha256 }) => sha256), "text")}) as v (record, sha256)
    join publications.record_content c on c.record = v.record and c.content_sha256 = v.sha256
    left join publications.record_sighting s on s.record = c.record and s.content_sha256 = c.content_sha256 and s.observed_on = ${on}`);
  return new Map(rows.map(({ record, sha256, delivery }) => [`${record} ${sha256}`, { delivery }]));
}

export interface NewVersion extends VersionKey {
  readonly raw: string;
  /** The normalised record, as JSON text. */
  readonly json: string;
}

/** Every text is a parameter of its own: within one JSON or array they would be escaped and read twice. */
export async function keepContents(db: Db, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map(({ record, sha256, raw, json }) => sql`(${record}, ${sha256}, ${raw}, ${json}::json)`);
  await db.query(sql`insert into publications.record_content (record, content_sha256, raw, content) values ${sql.join(rows, sql`, `)} on conflict do nothing`);
}

export async function keepSightings(db: Db, versions: readonly (VersionKey & { readonly line: number | null })[], seen: { readonly on: Day; readonly delivery: string; readonly recordedAt: string }): Promise<void> {
  if (versions.length === 0) return;
  await db.query(sql`
    insert into publications.record_sighting (record, observed_on, content_sha256, delivery, recorded_at, line)
    select v.record, ${seen.on}::date, v.sha256, ${seen.delivery}::uuid, ${seen.recordedAt}::timestamptz, v.line
    from unnest(${array(versions.map(({ record }) => record), "text")}, ${array(versions.map(({ sha256 }) => sha256), "text")}, ${array(versions.map(({ line }) => line), "int")}) as v (record, sha256, line)
    on conflict do nothing`);
}

/** Makes these versions the standing ones of their records, with their links and codes. */
export async function standVersions(db: Db, records: readonly (Omit<StandingRecord, "work"> & { readonly aliases: readonly string[] })[], known: ReadonlySet<string>): Promise<void> {
  if (records.length === 0) return;
  const changed = records.filter(({ record }) => known.has(record)).map(({ record }) => record);
  if (changed.length > 0) await db.query(sql`delete from publications.record_link where record = any(${array(changed, "text")})`);
  await db.query(sql`
    insert into publications.source_record (record, source, observed_on, updated_on, content_sha256, deleted, demonstration, node)
    select record, source, observed_on, updated_on, content_sha256, deleted, demonstration, node
    from jsonb_to_recordset(${jsonb(records.map((one) => ({ record: one.record, source: one.source, observed_on: one.observed_on, updated_on: one.updated_on, content_sha256: one.content_sha256, deleted: one.deleted, demonstration: one.demonstration, node: one.node })))})
      as r (record text, source text, observed_on date, updated_on date, content_sha256 text, deleted boolean, demonstration boolean, node jsonb)
    on conflict (record) do update set observed_on = excluded.observed_on, updated_on = excluded.updated_on, content_sha256 = excluded.content_sha256,
      deleted = excluded.deleted, demonstration = excluded.demonstration, node = excluded.node`);
  const links = records.flatMap(({ record, node }) => [...node.joins, ...node.mentions].map((link) => ({ link, record, title: node.title })));
  await db.query(sql`
    insert into publications.record_link (link, record, title)
    select * from unnest(${array(links.map(({ link }) => link), "text")}, ${array(links.map(({ record }) => record), "text")}, ${array(links.map(({ title }) => title), "text")})
    on conflict do nothing`);
  await keepAliases(db, records.flatMap(({ record, aliases }) => aliases.map((code) => ({ record, code }))));
}

export async function keepAliases(db: Db, aliases: readonly { readonly record: string; readonly code: string }[]): Promise<void> {
  if (aliases.length === 0) return;
  await db.query(sql`
    insert into publications.record_alias (code, record)
    select * from unnest(${array(aliases.map(({ code }) => code), "text")}, ${array(aliases.map(({ record }) => record), "text")})
    on conflict do nothing`);
}
