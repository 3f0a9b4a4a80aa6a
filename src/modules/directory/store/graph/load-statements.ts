import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { NodeId } from "../../domain/entity.ts";
import type { Departure, KnownStatement, RecordSightings } from "../../domain/resolve/index.ts";
import type { PartialDate } from "../../domain/partial-date.ts";
import type { JsonValue } from "../../domain/statement.ts";
import type { SourceKind } from "../../domain/source.ts";
import { notTakenBack } from "./load-nodes.ts";

export interface StatementOfEntity extends KnownStatement {
  readonly entity: NodeId;
}

/** One statement as an array: half the work of a row of columns, where there are tens of thousands. */
type StatementCells = readonly [
  entity: NodeId, id: string, node: NodeId, field: string, slot: string, object: NodeId | null, value: JsonValue, validFrom: PartialDate | null, validUntil: PartialDate | null,
  source: string, recordKey: string, firstObservedOn: Day, lastObservedOn: Day, endedOn: Day | null, confidence: number, raw: string | null, demonstration: boolean,
];

/** Everything ever said of these entities, objects as canonical nodes. */
export async function statementsOfEntities(db: Db, entities: readonly NodeId[]): Promise<StatementOfEntity[]> {
  const rows = await db.query<{ cells: StatementCells }>(sql`
    select json_build_array(n.entity, s.id, s.node, s.field, s.slot, o.entity, s.value, s.valid_from, s.valid_until, s.source, s.record_key,
      s.first_observed_on, s.last_observed_on, s.ended_on, s.confidence, s.raw, s.demonstration) as cells
    from directory.node as n join directory.statement as s on s.node = n.id left join directory.node as o on o.id = s.object
    where n.entity = any(${array(entities, "uuid")})`);
  return rows.map(({ cells: [entity, id, node, field, slot, object, value, validFrom, validUntil, source, recordKey, firstObservedOn, lastObservedOn, endedOn, confidence, raw, demonstration] }) => (
    { entity, id, node, field, slot, object, value, validFrom, validUntil, source, recordKey, firstObservedOn, lastObservedOn, endedOn, confidence, raw, demonstration }
  ));
}

/** Successions that name these entities as predecessor and were not taken back. */
export async function departuresOf(db: Db, entities: readonly NodeId[], fields: readonly string[]): Promise<(Departure & { readonly entity: NodeId })[]> {
  return db.query(sql`
    select distinct n.entity, s.value->>'type' as type, s.value->>'effectiveFrom' as "effectiveFrom"
    from directory.node as n join directory.statement as s on s.object = n.id join directory.node as w on w.id = s.node
    where n.entity = any(${array(entities, "uuid")}) and s.field = any(${array(fields, "text")}) and w.entity <> n.entity and ${notTakenBack}`);
}

/** Days on which a scope of a source was seen whole. */
export type CompleteDays = (source: string, scope: string) => readonly Day[];

/** Of every scope of every source. */
export async function completeDays(db: Db): Promise<CompleteDays> {
  const rows = await db.query<{ source: string; scope: string; days: readonly Day[] }>(sql`
    select source, complete_scope as scope, json_agg(distinct observed_on) as days
    from directory.delivery where complete_scope is not null group by source, complete_scope`);
  const days = new Map(rows.map((row) => [`${row.source}\u001f${row.scope}`, row.days]));
  return (source, scope) => days.get(`${source}\u001f${scope}`) ?? [];
}

/** When each of these records was first seen at its source, and on which days before that its scope was seen without it. */
export async function sightingsOf(db: Db, records: readonly Pick<KnownStatement, "source" | "recordKey">[], complete: CompleteDays): Promise<RecordSightings> {
  const named = new Map(records.map(({ source, recordKey }) => [`${source}\u001f${recordKey}`, { source, key: recordKey }]));
  // A record stays in one scope: any of its versions tells which.
  const rows = await db.query<{ source: string; key: string; first: Day; scope: string }>(sql`
    select r.source, r.key, min(r.observed_on) as first, min(r.scope) as scope
    from jsonb_to_recordset(${jsonb([...named.values()])}) as asked (source text, key text)
    join directory.source_record as r on r.source = asked.source and r.key = asked.key and r.present
    group by r.source, r.key`);
  const seen = new Map(rows.map((row) => [`${row.source}\u001f${row.key}`, row]));
  return {
    recordSeenFrom: (source, recordKey) => seen.get(`${source}\u001f${recordKey}`)?.first ?? null,
    recordLackedOn: (source, recordKey) => {
      const record = seen.get(`${source}\u001f${recordKey}`);
      return record === undefined ? [] : complete(source, record.scope).filter((day) => day < record.first);
    },
  };
}

export interface Preference {
  readonly entity: NodeId;
  readonly field: string;
  readonly slot: string;
  readonly statement: string;
}

/** The statements that people preferred, the last word where there are several on one field. */
export async function preferencesOf(db: Db, entities: readonly NodeId[]): Promise<Preference[]> {
  return db.query<Preference>(sql`
    select distinct on (n.entity, d.field, d.slot) n.entity, d.field, d.slot, d.statement
    from directory.decision as d join directory.node as n on n.kind = d.node_kind and n.key = d.left_key
    where d.kind = 'prefer' and n.entity = any(${array(entities, "uuid")}) and not exists (select 1 from directory.decision as v where v.revokes = d.id)
    order by n.entity, d.field, d.slot, d.sequence desc`);
}

export async function sourceKinds(db: Db): Promise<ReadonlyMap<string, SourceKind>> {
  const rows = await db.query<{ id: string; kind: SourceKind }>(sql`select id, kind from directory.source`);
  return new Map(rows.map((row) => [row.id, row.kind]));
}
