import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { EntityKind, EntityRef, NodeId } from "../../domain/entity.ts";

export interface FoundNode {
  readonly ref: EntityRef;
  readonly moved: boolean;
}

const kindIs = (kind: EntityKind | undefined) => (kind === undefined ? sql`` : sql`and m.kind = ${kind}`);

async function foundNodes(db: Db, wanted: ReturnType<typeof sql>, kind: EntityKind | undefined): Promise<FoundNode[]> {
  const rows = await db.query<EntityRef & { moved: boolean }>(sql`
    select n.id, n.kind, n.code, coalesce(r.name, n.code) as name, m.id <> n.id as moved
    from directory.node as m join directory.node as n on n.id = m.entity left join directory.record as r on r.entity = n.id
    where ${wanted} ${kindIs(kind)} order by moved, n.kind desc, n.code`);
  return rows.map(({ moved, ...ref }) => ({ ref, moved }));
}

export async function nodesWithId(db: Db, id: NodeId, kind?: EntityKind): Promise<FoundNode[]> {
  return foundNodes(db, sql`m.id = ${id}`, kind);
}

/** Codes are written in capitals or small letters by kind; who types one need not know. */
export async function nodesWithCode(db: Db, code: string, kind?: EntityKind): Promise<FoundNode[]> {
  return foundNodes(db, sql`m.code = any(${array([...new Set([code, code.toUpperCase(), code.toLowerCase()])], "text")})`, kind);
}

export async function nodesWithKey(db: Db, keys: readonly string[], kind?: EntityKind): Promise<FoundNode[]> {
  return foundNodes(db, sql`m.key = any(${array([...new Set(keys)], "text")})`, kind);
}

/**
 * Entities that hold an identifier in one of these schemes, best first: the one whose own key it is, then valid ones, then
 * the one that most others are tied to, then by code. `moved` where a node that bears it as its key was merged into another.
 * `schemes` are folded, as `folded` is.
 */
export async function holdersOf(db: Db, schemes: readonly string[], folded: string, kind?: EntityKind): Promise<FoundNode[]> {
  const bears = (node: string) => sql`lower(split_part(${sql.raw(node)}.key, ':', 1)) = i.scheme and regexp_replace(lower(split_part(${sql.raw(node)}.key, ':', 2)), '[^a-z0-9]', '', 'g') = ${folded}`;
  const rows = await db.query<EntityRef & { moved: boolean }>(sql`
    select m.id, m.kind, m.code, coalesce(r.name, m.code) as name,
      exists (select 1 from directory.node as x where x.entity = m.id and x.id <> m.id and ${bears("x")}) as moved
    from (select entity, bool_or(valid) as valid, min(scheme) as scheme from directory.identifier
          where scheme = any(${array(schemes, "text")}) and folded = ${folded} group by entity) as i
    join directory.node as m on m.id = i.entity left join directory.record as r on r.entity = m.id
    where true ${kindIs(kind)}
    order by (${bears("m")}) desc, i.valid desc, (select count(*) from directory.relation as l where l.object = m.id) desc, m.kind desc, m.code`);
  return rows.map(({ moved, ...ref }) => ({ ref, moved }));
}
