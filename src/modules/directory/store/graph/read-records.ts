import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityKind, EntityRef, NodeId, NodeKey } from "../../domain/entity.ts";
import type { Relation } from "../../domain/record.ts";
import type { RecordContent } from "./content.ts";

export interface KeptRecord {
  readonly id: NodeId;
  readonly kind: EntityKind;
  readonly code: string;
  readonly statementCount: number;
  readonly demonstration: boolean;
  readonly content: RecordContent;
}

const recordColumns = sql`r.entity as id, r.kind, n.code, r.statement_count as "statementCount", r.demonstration, r.content`;

/** The records of the entities that these nodes belong to, each once, in no order. */
export async function keptRecords(db: Db, ids: readonly NodeId[]): Promise<KeptRecord[]> {
  return db.query<KeptRecord>(sql`
    select ${recordColumns} from directory.record as r join directory.node as n on n.id = r.entity
    where r.entity in (select entity from directory.node where id = any(${array(ids, "uuid")}))`);
}

/** The next records of a kind after an id (null: from the first). */
export async function nextRecords(db: Db, kind: EntityKind, after: NodeId | null, limit: number): Promise<KeptRecord[]> {
  return db.query<KeptRecord>(sql`
    select ${recordColumns} from directory.record as r join directory.node as n on n.id = r.entity
    where r.kind = ${kind} ${after === null ? sql`` : sql`and r.entity > ${after}::uuid`} order by r.entity limit ${limit}`);
}

/** By id of any node, the entity that it belongs to. */
export async function refsOf(db: Db, ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, EntityRef>> {
  const rows = await db.query<EntityRef & { node: NodeId }>(sql`
    select m.id as node, n.id, n.kind, n.code, coalesce(r.name, n.code) as name
    from directory.node as m join directory.node as n on n.id = m.entity left join directory.record as r on r.entity = n.id
    where m.id = any(${array(ids, "uuid")})`);
  return new Map(rows.map(({ node, ...ref }) => [node, ref]));
}

/** Keys of all nodes of an entity, that of the canonical one first. */
export async function keysOfEntity(db: Db, id: NodeId): Promise<NodeKey[]> {
  return db.query<NodeKey & { kind: string; key: string }>(sql`
    select m.kind, m.key from directory.node as m where m.entity = (select entity from directory.node where id = ${id})
    order by m.id <> m.entity, m.key`);
}

export async function changedAfter(db: Db, sequence: number, limit: number): Promise<{ sequence: number; entities: readonly NodeId[] | "all" }> {
  const [{ last } = { last: 0 }] = await db.query<{ last: number }>(sql`select coalesce(max(sequence), 0) as last from directory.entity_change`);
  if (sequence <= 0 || sequence > last) return { sequence: last, entities: sequence === last ? [] : "all" };
  const rows = await db.query<{ entity: NodeId }>(sql`
    select distinct entity from directory.entity_change where sequence > ${sequence} and sequence <= ${last} limit ${limit + 1}`);
  return { sequence: last, entities: rows.length > limit ? "all" : rows.map((row) => row.entity) };
}

export interface RelationQuestion {
  readonly subject?: NodeId;
  readonly object?: NodeId;
  readonly fields?: readonly string[];
  readonly on?: Day;
}

interface RelationLine {
  readonly field: string; readonly slot: string; readonly value: Relation["value"];
  readonly fromDay: Day | null; readonly untilDay: Day | null; readonly attestedFrom: Day; readonly attestedUntil: Day;
  readonly content: Pick<Relation, "validFrom" | "validUntil" | "source" | "statements">;
  readonly subject: NodeId; readonly subjectKind: string; readonly subjectCode: string; readonly subjectName: string;
  readonly object: NodeId; readonly objectKind: string; readonly objectCode: string; readonly objectName: string;
}

/** Relations from and to entities, those of one field together, then by the names of both ends and the days. */
export async function relationsOf(db: Db, { subject, object, fields, on }: RelationQuestion): Promise<Relation[]> {
  const rows = await db.query<RelationLine>(sql`
    select l.field, l.slot, l.value, l.from_day as "fromDay", l.until_day as "untilDay", l.attested_from as "attestedFrom", l.attested_until as "attestedUntil", l.content,
      s.id as subject, s.kind as "subjectKind", s.code as "subjectCode", coalesce(sr.name, s.code) as "subjectName",
      o.id as object, o.kind as "objectKind", o.code as "objectCode", coalesce(orr.name, o.code) as "objectName"
    from directory.relation as l
    join directory.node as s on s.id = l.subject left join directory.record as sr on sr.entity = s.id
    join directory.node as o on o.id = l.object left join directory.record as orr on orr.entity = o.id
    where true
      ${subject === undefined ? sql`` : sql`and l.subject = (select entity from directory.node where id = ${subject})`}
      ${object === undefined ? sql`` : sql`and l.object = (select entity from directory.node where id = ${object})`}
      ${fields === undefined || fields.length === 0 ? sql`` : sql`and l.field = any(${array(fields, "text")})`}
      ${on === undefined ? sql`` : sql`and (l.from_day is null or l.from_day <= ${on}::date) and (l.until_day is null or ${on}::date < l.until_day)
        and (sr.opened_day is null or sr.opened_day <= ${on}::date) and (sr.closed_day is null or ${on}::date < sr.closed_day)`}
    order by l.field, sr.name collate "C", o.kind, orr.name collate "C", l.slot, l.from_day nulls first, l.attested_from, s.id, o.id`);
  return rows.map((row) => ({
    field: row.field,
    subject: { id: row.subject, kind: row.subjectKind, code: row.subjectCode, name: row.subjectName },
    object: { id: row.object, kind: row.objectKind, code: row.objectCode, name: row.objectName },
    slot: row.slot, value: row.value, fromDay: row.fromDay, untilDay: row.untilDay, attestedFrom: row.attestedFrom, attestedUntil: row.attestedUntil,
    validFrom: row.content.validFrom, validUntil: row.content.validUntil, source: row.content.source, statements: row.content.statements,
  }));
}
