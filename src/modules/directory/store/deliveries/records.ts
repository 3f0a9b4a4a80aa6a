import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { JsonValue } from "../../domain/statement.ts";
import { inBatches, rowsParameter } from "./rows.ts";

/** A version of a record: as a source was seen to have it, or no longer to have it, on a day. */
export interface RecordRow {
  readonly key: string;
  readonly observed_on: Day;
  readonly delivery: string;
  readonly present: boolean;
  readonly line: number | null;
  readonly content_sha256: string | null;
  readonly raw: Readonly<Record<string, JsonValue>> | null;
}

export async function putRecords(tx: Db, source: string, scope: string, rows: readonly RecordRow[]): Promise<void> {
  await inBatches(rows, (batch) =>
    tx.query(sql`
      insert into directory.source_record (source, key, observed_on, delivery, scope, present, line, content_sha256, raw)
      select ${source}::text, key, observed_on, delivery, ${scope}::text, present, line, content_sha256, raw
      from jsonb_to_recordset(${rowsParameter(batch)}::jsonb) as row (
        key text, observed_on date, delivery uuid, present boolean, line integer, content_sha256 text, raw jsonb)
      on conflict (source, key, observed_on) do update set delivery = excluded.delivery, present = excluded.present,
        line = excluded.line, content_sha256 = excluded.content_sha256, raw = excluded.raw`), 1_000);
}

export interface KnownVersion {
  readonly key: string;
  readonly day: Day;
  readonly present: boolean;
  readonly scope: string;
}

export async function readVersions(tx: Db, source: string, keys: readonly string[]): Promise<KnownVersion[]> {
  return tx.query<KnownVersion>(sql`
    select key, observed_on as day, present, scope from directory.source_record
    where source = ${source} and key = any(${array(keys, "text")}) order by key, observed_on`);
}

/** Keys of the records of a scope that the source last had on a day or before: those that a complete delivery of that day should hold. */
export async function keysExpected(tx: Db, source: string, scope: string, on: Day): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(sql`
    select key from (
      select distinct on (key) key, present from directory.source_record
      where source = ${source} and scope = ${scope} and observed_on <= ${on}
      order by key, observed_on desc) as latest
    where present order by key`);
  return rows.map((row) => row.key);
}
