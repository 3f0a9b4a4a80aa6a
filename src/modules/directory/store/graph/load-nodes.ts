import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { PairDecision } from "../../domain/cluster/index.ts";
import type { EntityKind, NodeId } from "../../domain/entity.ts";

export interface NodeRow {
  readonly id: NodeId;
  readonly kind: EntityKind;
  readonly key: string;
  readonly code: string;
  readonly entity: NodeId;
}

const columns = sql`n.id, n.kind, n.key, n.code, n.entity`;

/** The nodes themselves, and all others of the entities that they belong to. */
export async function nodesBeside(db: Db, ids: readonly NodeId[]): Promise<NodeRow[]> {
  return db.query<NodeRow>(sql`
    select ${columns} from directory.node as n
    where n.entity in (select entity from directory.node where id = any(${array(ids, "uuid")}))`);
}

export async function nodesOfEntities(db: Db, entities: readonly NodeId[]): Promise<NodeRow[]> {
  return db.query<NodeRow>(sql`select ${columns} from directory.node as n where n.entity = any(${array(entities, "uuid")})`);
}

/** Nodes that these speak of and that were never worked out: the other ends of relations, known by their number alone. */
export async function unknownObjects(db: Db, ids: readonly NodeId[]): Promise<NodeId[]> {
  const rows = await db.query<{ id: NodeId }>(sql`
    select distinct n.id from directory.statement as s join directory.node as n on n.id = s.object
    where s.node = any(${array(ids, "uuid")}) and not exists (select 1 from directory.record as r where r.entity = n.entity)`);
  return rows.map((row) => row.id);
}

export interface StatedIdentifier {
  readonly node: NodeId;
  readonly scheme: string;
  readonly value: string;
  readonly valid: boolean;
}

/** Identifiers stated of these nodes and not taken back: still said, or said to the last by a record that is gone. */
export async function statedIdentifiers(db: Db, ids: readonly NodeId[], fields: readonly string[]): Promise<StatedIdentifier[]> {
  return db.query<StatedIdentifier>(sql`
    select s.node, s.value->>'scheme' as scheme, s.value->>'value' as value, coalesce((s.value->>'valid')::boolean, false) as valid
    from directory.statement as s
    where s.node = any(${array(ids, "uuid")}) and s.field = any(${array(fields, "text")})
      and s.value->>'scheme' is not null and s.value->>'value' is not null and ${notTakenBack}`);
}

/** `s` is still said by its source, or was until its whole record left it. What another delivery of the same day replaced was never said. */
export const notTakenBack = sql`(s.ended_on is null or s.ended_on > s.first_observed_on and not exists (
  select 1 from directory.statement as later
  where later.source = s.source and later.record_key = s.record_key and later.node = s.node and later.last_observed_on > s.last_observed_on
    and (later.ended_on is null or later.ended_on > later.first_observed_on)))`;

/** Entities that hold one of these identifiers, or one that an entity of `entities` held when it was last worked out. */
export async function entitiesSharing(db: Db, keys: readonly { readonly kind: EntityKind; readonly scheme: string; readonly folded: string }[], entities: readonly NodeId[]): Promise<NodeId[]> {
  const rows = await db.query<{ entity: NodeId }>(sql`
    with asked as (
      select kind, scheme, folded from jsonb_to_recordset(${jsonb(keys)}) as k (kind text, scheme text, folded text)
      union
      select kind, scheme, folded from directory.identifier where valid and entity = any(${array(entities, "uuid")}))
    select distinct i.entity from asked join directory.identifier as i on i.scheme = asked.scheme and i.folded = asked.folded and i.kind = asked.kind
    where i.valid`);
  return rows.map((row) => row.entity);
}

/** Decisions that stand about pairs of nodes of these kinds and keys, with the ids of the nodes that exist. */
export async function pairDecisions(db: Db, keys: readonly string[]): Promise<(PairDecision & { readonly left: NodeId | null; readonly right: NodeId | null })[]> {
  return db.query(sql`
    select d.id, d.kind, d.node_kind as "nodeKind", d.left_key as "leftKey", d.right_key as "rightKey", l.id as left, r.id as right
    from directory.decision as d
    left join directory.node as l on l.kind = d.node_kind and l.key = d.left_key
    left join directory.node as r on r.kind = d.node_kind and r.key = d.right_key
    where d.kind in ('same', 'different') and (d.left_key = any(${array(keys, "text")}) or d.right_key = any(${array(keys, "text")}))
      and not exists (select 1 from directory.decision as v where v.revokes = d.id)
    order by d.sequence`);
}

export async function moveNodes(db: Db, moves: readonly { readonly id: NodeId; readonly entity: NodeId }[]): Promise<void> {
  if (moves.length === 0) return;
  await db.query(sql`
    update directory.node as n set entity = m.entity from jsonb_to_recordset(${jsonb(moves)}) as m (id uuid, entity uuid) where n.id = m.id`);
}

/** Entities that say something of one of these nodes. */
export async function entitiesNaming(db: Db, ids: readonly NodeId[]): Promise<NodeId[]> {
  const rows = await db.query<{ entity: NodeId }>(sql`
    select distinct n.entity from directory.statement as s join directory.node as n on n.id = s.node where s.object = any(${array(ids, "uuid")})`);
  return rows.map((row) => row.entity);
}

/** Entities that one of these nodes succeeds, or was said to when last worked out. */
export async function predecessorsOf(db: Db, ids: readonly NodeId[], entities: readonly NodeId[], fields: readonly string[]): Promise<NodeId[]> {
  const rows = await db.query<{ entity: NodeId }>(sql`
    select n.entity from directory.statement as s join directory.node as n on n.id = s.object
    where s.node = any(${array(ids, "uuid")}) and s.field = any(${array(fields, "text")})
    union
    select n.entity from directory.succession as s join directory.node as n on n.id = s.predecessor where s.successor = any(${array(entities, "uuid")})`);
  return rows.map((row) => row.entity);
}
