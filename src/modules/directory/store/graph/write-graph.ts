import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityKind, NodeId } from "../../domain/entity.ts";
import type { JsonValue } from "../../domain/statement.ts";
import { unless } from "../deliveries/rows.ts";
import type { RecordContent } from "./content.ts";

export interface RecordRow {
  readonly entity: NodeId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly acronym: string | null;
  readonly opened_day: Day | null;
  readonly closed_day: Day | null;
  readonly contested_count: number;
  readonly statement_count: number;
  readonly demonstration: boolean;
  readonly content: RecordContent;
}

export interface RelationRow {
  readonly subject: NodeId;
  readonly field: string;
  readonly object: NodeId;
  readonly slot: string;
  readonly from_day: Day | null;
  readonly until_day: Day | null;
  readonly attested_from: Day;
  readonly attested_until: Day;
  readonly value: JsonValue;
  readonly content: { readonly validFrom: string | null; readonly validUntil: string | null; readonly source: string; readonly statements: readonly string[] };
}

export interface IdentifierRow {
  readonly entity: NodeId;
  readonly kind: EntityKind;
  readonly scheme: string;
  readonly value: string;
  readonly folded: string;
  readonly valid: boolean;
}

export interface SuccessionRow {
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  readonly type: string;
  readonly effective_from: string;
  readonly effective_day: Day;
  readonly content: { readonly source: string; readonly statements: readonly string[] };
}

export interface GraphRows {
  readonly records: readonly RecordRow[];
  readonly relations: readonly RelationRow[];
  readonly identifiers: readonly IdentifierRow[];
  readonly successions: readonly SuccessionRow[];
}

/** One at a time works the graph out, so that nobody groups nodes by decisions that another is changing, and changes are numbered in the order they are kept. */
export async function lockGraph(db: Db): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended('directory.graph', 0))`);
}

/** After a large delivery the planner does not know yet what the tables hold, and would read all of them for each batch. */
export async function analyseGraph(db: Db): Promise<void> {
  await db.query(sql`analyze directory.node`);
  await db.query(sql`analyze directory.statement`);
}

/** Takes away what was worked out of these entities: their records and what they say, not what others say of them. */
export async function clearGraph(db: Db, entities: readonly NodeId[]): Promise<void> {
  // Where nothing is worked out yet (a first import), there is no need to look for each.
  const [held] = await db.query<{ any: boolean }>(sql`select exists (select 1 from directory.record) as any`);
  if (held?.any !== true) return;
  const these = array(entities, "uuid");
  await db.query(sql`delete from directory.record where entity = any(${these})`);
  await db.query(sql`delete from directory.relation where subject = any(${these})`);
  await db.query(sql`delete from directory.identifier where entity = any(${these})`);
  await db.query(sql`delete from directory.succession where successor = any(${these})`);
}

/** Asks for all at once, which is carried out in this order. */
export async function writeGraph(db: Db, { records, relations, identifiers, successions }: GraphRows): Promise<void> {
  const writing: Promise<unknown>[] = [];
  if (records.length > 0) {
    writing.push(db.query(sql`
      insert into directory.record (entity, kind, name, acronym, opened_day, closed_day, contested_count, statement_count, demonstration, content)
      select entity, kind, name, acronym, opened_day, closed_day, coalesce(contested_count, 0), statement_count, coalesce(demonstration, false), content
      from jsonb_to_recordset(${jsonb(records.map(leanRecord))}) as r (entity uuid, kind text, name text, acronym text, opened_day date, closed_day date,
        contested_count integer, statement_count integer, demonstration boolean, content jsonb)`));
  }
  if (relations.length > 0) {
    writing.push(db.query(sql`
      insert into directory.relation (subject, field, object, slot, from_day, until_day, attested_from, attested_until, value, content)
      select subject, field, object, coalesce(slot, ''), from_day, until_day, attested_from, coalesce(attested_until, attested_from), coalesce(value, 'null'), content
      from jsonb_to_recordset(${jsonb(relations.map(leanRelation))}) as r (subject uuid, field text, object uuid, slot text, from_day date, until_day date,
        attested_from date, attested_until date, value jsonb, content jsonb)`));
  }
  if (identifiers.length > 0) {
    writing.push(db.query(sql`
      insert into directory.identifier (entity, kind, scheme, value, folded, valid)
      select entity, kind, scheme, value, folded, valid
      from jsonb_to_recordset(${jsonb(identifiers)}) as r (entity uuid, kind text, scheme text, value text, folded text, valid boolean)`));
  }
  if (successions.length > 0) {
    writing.push(db.query(sql`
      insert into directory.succession (predecessor, successor, type, effective_from, effective_day, content)
      select predecessor, successor, type, effective_from, effective_day, content
      from jsonb_to_recordset(${jsonb(successions)}) as r (predecessor uuid, successor uuid, type text, effective_from text, effective_day date, content jsonb)`));
  }
  await Promise.all(writing);
}

function leanRecord(row: RecordRow): object {
  return {
    entity: row.entity, kind: row.kind, name: row.name, acronym: unless(null, row.acronym), opened_day: unless(null, row.opened_day), closed_day: unless(null, row.closed_day),
    contested_count: unless(0, row.contested_count), statement_count: row.statement_count, demonstration: unless(false, row.demonstration), content: row.content,
  };
}

function leanRelation(row: RelationRow): object {
  return {
    subject: row.subject, field: row.field, object: row.object, slot: unless("", row.slot), from_day: unless(null, row.from_day), until_day: unless(null, row.until_day),
    attested_from: row.attested_from, attested_until: unless(row.attested_from, row.attested_until), value: unless(null, row.value), content: row.content,
  };
}

/** Tells indexes that follow. */
export async function noteChanges(db: Db, entities: readonly NodeId[]): Promise<void> {
  if (entities.length === 0) return;
  await db.query(sql`insert into directory.entity_change (entity) select unnest(${array(entities, "uuid")})`);
}
