import { keepable } from "../../../../kernel/audit/canonical.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { NodeId } from "../../domain/entity.ts";
import type { JsonValue } from "../../domain/statement.ts";
import { batchesOf, holdsUnkeepable, inBatches, rowsParameter, unless } from "./rows.ts";

/** A statement to add; what all statements of a delivery share is in `StatementCommon`. */
export interface StatementRow {
  readonly id: string;
  readonly node: NodeId;
  readonly field: string;
  readonly slot: string;
  readonly object: NodeId | null;
  readonly value: JsonValue;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly record_key: string;
  readonly first: Day;
  readonly last: Day;
  readonly ended: Day | null;
  readonly confidence: number;
  readonly raw: string | null;
}

export interface StatementCommon {
  readonly source: string;
  readonly delivery: string;
  readonly author: string | null;
  readonly recordedAt: string;
  readonly observedOn: Day;
  readonly demonstration: boolean;
}

/** Gives the rows as they will be read back. */
export async function insertStatements(tx: Db, common: StatementCommon, rows: readonly StatementRow[]): Promise<StatementRow[]> {
  const kept: StatementRow[] = [];
  await inBatches(rows, (batch) => {
    const lean = batch.map((row) => leanRow(row, common.observedOn));
    const json = JSON.stringify(lean);
    const altered = holdsUnkeepable(json);
    for (const row of batch) kept.push(altered ? (keepable(row) as StatementRow) : row);
    return tx.query(sql`
      insert into directory.statement (id, node, field, slot, object, value, valid_from, valid_until, source, record_key, delivery,
        first_observed_on, last_observed_on, ended_on, confidence, raw, author, recorded_at, demonstration)
      select id, node, field, coalesce(slot, ''), object, value, valid_from, valid_until, ${common.source}::text, record_key, ${common.delivery}::uuid,
        coalesce(first, ${common.observedOn}::date), coalesce(last, ${common.observedOn}::date), ended, coalesce(confidence, 1), raw,
        ${common.author}::text, ${common.recordedAt}::timestamptz, ${common.demonstration}::boolean
      from jsonb_to_recordset(${altered ? JSON.stringify(keepable(lean)) : json}::jsonb) as row (
        id uuid, node uuid, field text, slot text, object uuid, value jsonb, valid_from text, valid_until text, record_key text,
        first date, last date, ended date, confidence real, raw text)`);
  });
  return kept;
}

/** Part by part: copying the rest of a row costs more than all else here. */
function leanRow(row: StatementRow, observedOn: Day): object {
  return {
    id: row.id, node: row.node, field: row.field, slot: unless("", row.slot), object: unless(null, row.object), value: row.value,
    valid_from: unless(null, row.valid_from), valid_until: unless(null, row.valid_until), record_key: row.record_key,
    first: unless(observedOn, row.first), last: unless(observedOn, row.last), ended: unless(null, row.ended),
    confidence: unless(1, row.confidence), raw: unless(null, row.raw),
  };
}

/** Has anything ever been said, by any source? */
export async function holdsStatements(tx: Db): Promise<boolean> {
  const rows = await tx.query<{ held: boolean }>(sql`select exists (select 1 from directory.statement) as held`);
  return rows[0]?.held === true;
}

export interface RunRow {
  readonly id: string;
  readonly first: Day;
  readonly last: Day;
  readonly ended: Day | null;
}

export interface KnownRun extends RunRow {
  readonly record: string;
}

/** Runs of all that some records of a source ever said. */
export async function readRuns(tx: Db, source: string, keys: readonly string[]): Promise<KnownRun[]> {
  return tx.query<KnownRun>(sql`
    select id, record_key as record, first_observed_on as first, last_observed_on as last, ended_on as ended
    from directory.statement where source = ${source} and record_key = any(${array(keys, "text")})`);
}

export async function updateRuns(tx: Db, rows: readonly RunRow[]): Promise<void> {
  await inBatches(rows, (batch) =>
    tx.query(sql`
      update directory.statement set first_observed_on = row.first, last_observed_on = row.last, ended_on = row.ended
      from jsonb_to_recordset(${rowsParameter(batch)}::jsonb) as row (id uuid, first date, last date, ended date)
      where statement.id = row.id`));
}

/** Seen once more, with nothing else to change: the commonest case by far. */
export async function extendRuns(tx: Db, ids: readonly string[], last: Day): Promise<void> {
  await inBatches(ids, (batch) => tx.query(sql`update directory.statement set last_observed_on = ${last} where id = any(${array(batch, "uuid")})`));
}

/** A further run of a statement, with the content of its first. */
export async function copyRuns(tx: Db, rows: readonly (RunRow & { readonly of: string })[]): Promise<void> {
  await inBatches(rows, (batch) =>
    tx.query(sql`
      insert into directory.statement (id, node, field, slot, object, value, valid_from, valid_until, source, record_key, delivery,
        first_observed_on, last_observed_on, ended_on, confidence, raw, author, recorded_at, demonstration)
      select row.id, node, field, slot, object, value, valid_from, valid_until, source, record_key, delivery,
        row.first, row.last, row.ended, confidence, raw, author, recorded_at, demonstration
      from jsonb_to_recordset(${rowsParameter(batch)}::jsonb) as row (id uuid, of uuid, first date, last date, ended date)
      join directory.statement on statement.id = row.of`));
}

/** The nodes that some statements are about, other ends included. */
export async function nodesOfStatements(tx: Db, ids: readonly string[]): Promise<Set<NodeId>> {
  const nodes = new Set<NodeId>();
  for (const batch of batchesOf(ids)) {
    const rows = await tx.query<{ node: NodeId; object: NodeId | null }>(sql`select distinct node, object from directory.statement where id = any(${array(batch, "uuid")})`);
    for (const { node, object } of rows) {
      nodes.add(node);
      if (object !== null) nodes.add(object);
    }
  }
  return nodes;
}

/** The nodes that a source, in deliveries after a day alone, says to be opened in the year or the month of that day. */
export async function nodesOpenedAbout(tx: Db, source: string, on: Day): Promise<NodeId[]> {
  const rows = await tx.query<{ node: NodeId }>(sql`
    select distinct node from directory.statement
    where source = ${source} and field = 'opened' and value #>> '{}' in (${on.slice(0, 4)}, ${on.slice(0, 7)}) and first_observed_on > ${on}`);
  return rows.map((row) => row.node);
}

/** The nodes that some records of a source ever spoke of. */
export async function nodesSpokenOf(tx: Db, source: string, keys: readonly string[]): Promise<NodeId[]> {
  const rows = await tx.query<{ node: NodeId }>(sql`select distinct node from directory.statement where source = ${source} and record_key = any(${array(keys, "text")})`);
  return rows.map((row) => row.node);
}
