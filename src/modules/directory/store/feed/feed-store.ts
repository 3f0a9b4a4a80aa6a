import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Mapping, Title } from "../../domain/mapping/index.ts";
import type { FeedImport, RejectedQuestion, RejectedRowRecord } from "../../domain/mapping/feed.ts";
import type { SourceRecordDraft } from "../../domain/statement.ts";

export interface KeptMapping {
  readonly version: number;
  readonly sha256: string;
  readonly content: Mapping;
}

/** Versions of a mapping that were used, latest first. */
export async function usedMappings(db: Db, name: string): Promise<KeptMapping[]> {
  return db.query<KeptMapping>(sql`select version, sha256, content from directory.feed_mapping where name = ${name} order by version desc`);
}

export async function keepMapping(db: Db, mapping: Mapping, sha256: string, now: string): Promise<void> {
  await db.query(sql`
    insert into directory.feed_mapping (name, version, sha256, content, first_used_at)
    values (${mapping.name}, ${mapping.version}, ${sha256}, ${jsonb(mapping)}, ${now}) on conflict do nothing`);
}

export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly mapping: string;
  readonly mappingVersion: number;
  readonly observedOn: Day;
  readonly titles: Readonly<Record<string, Title>>;
  readonly rowCount: number;
  readonly deliveries: readonly string[];
  readonly waiting: readonly SourceRecordDraft[] | null;
}

export async function addImport(db: Db, by: Author, now: string, row: ImportRow): Promise<void> {
  await db.query(sql`
    insert into directory.feed_import (id, file_name, file_sha256, mapping, mapping_version, observed_on, recorded_at, account_id, author, titles, row_count, deliveries, waiting)
    values (${row.id}, ${row.fileName}, ${row.fileSha256}, ${row.mapping}, ${row.mappingVersion}, ${row.observedOn}, ${now}, ${by.accountId}, ${by.name},
      ${jsonb(row.titles)}, ${row.rowCount}, ${jsonb(row.deliveries)}, ${row.waiting === null ? sql`null` : jsonb(row.waiting)})`);
}

/** The import with its lock, so that two replays of it follow one another. */
export async function lockImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.query<ImportRow>(sql`
    select id, file_name as "fileName", file_sha256 as "fileSha256", mapping, mapping_version as "mappingVersion", observed_on as "observedOn", titles,
      row_count as "rowCount", deliveries, waiting
    from directory.feed_import where id = ${id} for update`);
  return row;
}

export async function setProgress(db: Db, id: string, deliveries: readonly string[], waiting: readonly SourceRecordDraft[] | null): Promise<void> {
  await db.query(sql`update directory.feed_import set deliveries = ${jsonb(deliveries)}, waiting = ${waiting === null ? sql`null` : jsonb(waiting)} where id = ${id}`);
}

export async function listImports(db: Db, page: number, pageSize: number): Promise<{ total: number; items: FeedImport[] }> {
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from directory.feed_import`);
  const items = await db.query<FeedImport>(sql`
    select i.id, i.file_name as "fileName", json_build_object('name', m.name, 'version', m.version, 'title', m.content->'title') as mapping,
      i.observed_on as "observedOn", i.recorded_at as "recordedAt", i.author, i.row_count as "rowCount", i.deliveries, i.waiting is not null as waits,
      (select count(*)::int from directory.rejected_row r where r.feed_import = i.id and r.status = 'open') as open,
      (select count(*)::int from directory.rejected_row r where r.feed_import = i.id and r.status = 'corrected') as corrected,
      (select count(*)::int from directory.rejected_row r where r.feed_import = i.id and r.status = 'dismissed') as dismissed
    from directory.feed_import i join directory.feed_mapping m on m.name = i.mapping and m.version = i.mapping_version
    order by i.sequence desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total: count?.total ?? 0, items };
}

export interface NewRejectedRow {
  readonly id: string;
  readonly line: number;
  readonly recordKey: string | null;
  readonly cells: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

export async function addRejectedRows(db: Db, feedImport: string, rows: readonly NewRejectedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    await db.query(sql`
      insert into directory.rejected_row (id, feed_import, line, record_key, cells, reasons, status)
      select (e->>'id')::uuid, ${feedImport}::uuid, (e->>'line')::int, e->>'recordKey', e->'cells', e->'issues', 'open'
      from jsonb_array_elements(${jsonb(rows.slice(from, from + 1000))}) e`);
  }
}

type RawRejected = Omit<RejectedRowRecord, "cells" | "mapping"> & { mappingContent: Mapping; titles: Record<string, Title>; texts: Record<string, string> };

function selectRejected(where: SQL, tail: SQL): SQL {
  return sql`
    select r.id, r.feed_import as "importId", i.file_name as "fileName", i.observed_on as "observedOn", r.line, r.record_key as "recordKey", r.cells as texts,
      r.reasons, r.status, r.settled_at as "settledAt", r.settled_by as "settledBy", r.settled_reason as "settledReason", i.titles, m.content as "mappingContent"
    from directory.rejected_row r join directory.feed_import i on i.id = r.feed_import
      join directory.feed_mapping m on m.name = i.mapping and m.version = i.mapping_version
    where ${where} ${tail}`;
}

function asRecord({ mappingContent, titles, texts, ...row }: RawRejected): RejectedRowRecord {
  return {
    ...row,
    mapping: { name: mappingContent.name, version: mappingContent.version },
    // jsonb forgets the order of properties: columns of the file stand as in the file, the others after them.
    cells: Object.entries(mappingContent.columns)
      .sort(([a], [b]) => order(titles[a]?.column ?? null) - order(titles[b]?.column ?? null) || (a < b ? -1 : 1))
      .map(([column, { header, restricted, required }]) => ({ column, title: titles[column]?.title ?? header[0] ?? column, text: texts[column] ?? "", restricted, required })),
  };
}

function order(letters: string | null): number {
  return letters === null ? Number.MAX_SAFE_INTEGER : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export async function listRejected(db: Db, { status, importId, mapping, sort = "recent", descending = false, page = 1, pageSize = 50 }: RejectedQuestion): Promise<{ total: number; items: RejectedRowRecord[] }> {
  const where = sql`${status === undefined ? sql`true` : sql`r.status = ${status}`} and ${importId === undefined ? sql`true` : sql`r.feed_import = ${importId}`}
    and ${mapping === undefined ? sql`true` : sql`i.mapping = ${mapping}`}`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from directory.rejected_row r join directory.feed_import i on i.id = r.feed_import where ${where}`);
  const way = descending ? sql`desc` : sql`asc`;
  const by = sort === "line" ? sql`r.line ${way}, i.sequence desc` : sort === "file" ? sql`i.file_name ${way}, i.sequence desc, r.line` : sql`i.sequence ${descending ? sql`asc` : sql`desc`}, r.line`;
  const rows = await db.query<RawRejected>(selectRejected(where, sql`order by ${by}, r.id limit ${pageSize} offset ${(page - 1) * pageSize}`));
  return { total: count?.total ?? 0, items: rows.map(asRecord) };
}

export async function rejectedById(db: Db, ids: readonly string[]): Promise<RejectedRowRecord[]> {
  return (await db.query<RawRejected>(selectRejected(sql`r.id = any(${array(ids, "uuid")})`, sql`order by i.sequence, r.line`))).map(asRecord);
}

/** Settles a row; the cells given are those that are kept. */
export async function settleRow(db: Db, by: Author, now: string, id: string, row: { status: "corrected" | "dismissed"; cells: Readonly<Record<string, string>>; reason: string | null; delivery: string | null }): Promise<void> {
  await db.query(sql`
    update directory.rejected_row set status = ${row.status}, cells = ${jsonb(row.cells)}, settled_at = ${now}, settled_by = ${by.name}, settled_reason = ${row.reason}, delivery = ${row.delivery}
    where id = ${id} and status = 'open'`);
}

/** A row that was tried again and is still refused: with its new texts and reasons. */
export async function keepTried(db: Db, id: string, cells: Readonly<Record<string, string>>, reasons: readonly Issue[]): Promise<void> {
  await db.query(sql`update directory.rejected_row set cells = ${jsonb(cells)}, reasons = ${jsonb(reasons)} where id = ${id} and status = 'open'`);
}

export async function openRowIds(db: Db, feedImport?: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`select id from directory.rejected_row where status = 'open' and ${feedImport === undefined ? sql`true` : sql`feed_import = ${feedImport}`}`);
  return rows.map((row) => row.id);
}
