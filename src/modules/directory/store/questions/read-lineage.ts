import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityRef, NodeId } from "../../domain/entity.ts";
import type { SuccessionType } from "../../domain/field.ts";
import type { LineageLink, LineageUnit } from "../../domain/lineage/measure.ts";

interface LinkRow {
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  readonly type: SuccessionType;
  readonly effectiveFrom: string;
  readonly effectiveDay: Day;
  readonly content: { readonly source: string; readonly statements: readonly string[] };
}

/**
 * Every succession above a unit (its predecessors, theirs…) and below it. Who is reached is kept once, so that a circle in
 * what sources say ends the walk instead of never ending it.
 */
export async function successionsAround(db: Db, id: NodeId): Promise<readonly LineageLink[]> {
  // Ends are named as the succession has them; `node` leads from one that was merged since to the entity it belongs to.
  const links = sql`
    select p.entity as predecessor, s.entity as successor, l.type, l.effective_from, l.effective_day, l.content
    from directory.succession as l join directory.node as p on p.id = l.predecessor join directory.node as s on s.id = l.successor
    where p.entity <> s.entity`;
  const rows = await db.query<LinkRow>(sql`
    with recursive link as materialized (${links}),
    back (id) as (select ${id}::uuid union select link.predecessor from link join back on link.successor = back.id),
    forth (id) as (select ${id}::uuid union select link.successor from link join forth on link.predecessor = forth.id)
    select predecessor, successor, type, effective_from as "effectiveFrom", effective_day as "effectiveDay", content from link
    where successor in (select id from back) or predecessor in (select id from forth)`);
  return rows.map(({ content, ...link }) => ({ ...link, source: content.source, statements: content.statements }));
}

export async function lineageUnits(db: Db, ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, LineageUnit>> {
  const rows = await db.query<EntityRef & Pick<LineageUnit, "openedDay" | "closedDay" | "stub">>(sql`
    select n.id, n.kind, n.code, coalesce(r.name, n.code) as name, r.opened_day as "openedDay", r.closed_day as "closedDay",
      not coalesce(r.content -> 'fields' ? 'name', false) as stub
    from directory.node as n left join directory.record as r on r.entity = n.id
    where n.id = any(${array(ids, "uuid")})`);
  return new Map(rows.map(({ id, kind, code, name, openedDay, closedDay, stub }) => [id, { ref: { id, kind, code, name }, openedDay, closedDay, stub }]));
}

/** The entity that a node belongs to; null where there is no such node. */
export async function entityOf(db: Db, id: NodeId): Promise<NodeId | null> {
  const [row] = await db.query<{ entity: NodeId }>(sql`select entity from directory.node where id = ${id}::uuid`);
  return row?.entity ?? null;
}
