import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { EntityKind, NodeId } from "../../domain/entity.ts";

export interface NamedEntity {
  readonly id: NodeId;
  readonly code: string;
  readonly key: string;
  readonly name: string;
}

export async function namesOfKind(db: Db, kind: EntityKind): Promise<NamedEntity[]> {
  return db.query<NamedEntity>(sql`
    select r.entity as id, n.code, n.key, r.name from directory.record as r join directory.node as n on n.id = r.entity
    where r.kind = ${kind} and r.statement_count > 0`);
}

export async function namedEntities(db: Db, ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, NamedEntity & { readonly kind: EntityKind }>> {
  const rows = await db.query<NamedEntity & { kind: EntityKind }>(sql`
    select n.id, n.kind, n.code, n.key, coalesce(r.name, n.code) as name from directory.node as n left join directory.record as r on r.entity = n.id
    where n.id = any(${array(ids, "uuid")})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Structures that each of these people is tied to. */
export async function structuresOfPeople(db: Db, people: readonly NodeId[]): Promise<{ person: NodeId; structure: NodeId }[]> {
  return db.query(sql`select distinct object as person, subject as structure from directory.relation where object = any(${array(people, "uuid")})`);
}

/** Pairs of structures of which one comes from the other, or is part of it. */
export async function relatedStructures(db: Db): Promise<{ a: NodeId; b: NodeId }[]> {
  return db.query(sql`
    select predecessor as a, successor as b from directory.succession
    union select l.subject, l.object from directory.relation as l join directory.node as n on n.id = l.object where l.field = 'part-of'`);
}

/** Labels with a number that several structures bear at one parent now. */
export async function sharedLabels(db: Db): Promise<{ label: string; parent: string; holders: NodeId[] }[]> {
  return db.query(sql`
    select l.value->>'labelNumber' as label, coalesce(p.acronym, p.name) as parent, array_agg(distinct l.subject) as holders
    from directory.relation as l join directory.record as p on p.entity = l.object join directory.record as s on s.entity = l.subject
    where l.value->>'labelNumber' ~ '[0-9]' and l.until_day is null and s.closed_day is null
    group by 1, l.object, p.acronym, p.name having count(distinct l.subject) > 1`);
}

/** Acronyms that several open structures of one town bear; CEDEX and its number are no part of a town. */
export async function sharedAcronyms(db: Db): Promise<{ acronym: string; town: string; holders: NodeId[] }[]> {
  return db.query(sql`
    select upper(s.acronym) as acronym, s.town, array_agg(s.entity) as holders
    from (select r.entity, r.acronym, upper(trim(regexp_replace(v.value->0->>'municipality', '\\s+cedex.*$', '', 'i'))) as town
          from directory.record as r, jsonb_array_elements(r.content->'fields'->'address'->0) as v
          where r.kind = 'structure' and r.closed_day is null and length(r.acronym) > 1 and v.value->>9 is null) as s
    where s.town <> '' group by 1, 2 having count(distinct s.entity) > 1`);
}

/** Identifiers that name one thing and are held by several entities of a kind. */
export async function sharedIdentifiers(db: Db, schemes: readonly string[], kind: EntityKind): Promise<{ scheme: string; value: string; holders: NodeId[] }[]> {
  return db.query(sql`
    select scheme, min(value) as value, array_agg(entity) as holders from directory.identifier
    where kind = ${kind} and valid and scheme = any(${array(schemes, "text")}) group by scheme, folded having count(distinct entity) > 1`);
}

/** Pairs of entities that people said differ. */
export async function rejectedPairs(db: Db): Promise<{ a: NodeId; b: NodeId }[]> {
  return db.query(sql`
    select l.entity as a, r.entity as b from directory.decision as d
    join directory.node as l on l.kind = d.node_kind and l.key = d.left_key join directory.node as r on r.kind = d.node_kind and r.key = d.right_key
    where d.kind = 'different' and not exists (select 1 from directory.decision as v where v.revokes = d.id)`);
}
