import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { NodeId } from "../../domain/entity.ts";
import { batchesOf } from "./rows.ts";

/** An entity that has a record, in a line. */
export interface EntityLine {
  readonly id: NodeId;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly closedDay: Day | null;
}

/** The entities with a record that some nodes belong to, each with those of the nodes that are its own. */
export async function entitiesOf(tx: Db, nodes: Iterable<NodeId>): Promise<Map<NodeId, EntityLine & { readonly nodes: NodeId[] }>> {
  const entities = new Map<NodeId, EntityLine & { readonly nodes: NodeId[] }>();
  for (const batch of batchesOf([...nodes], 5_000)) {
    const rows = await tx.query<EntityLine & { node: NodeId }>(sql`
      select node.id as node, record.entity as id, record.kind, canonical.code, record.name, record.closed_day as "closedDay"
      from directory.node join directory.record on record.entity = node.entity join directory.node as canonical on canonical.id = record.entity
      where node.id = any(${array(batch, "uuid")})`);
    for (const { node, ...line } of rows) {
      const known = entities.get(line.id);
      if (known === undefined) entities.set(line.id, { ...line, nodes: [node] });
      else known.nodes.push(node);
    }
  }
  return entities;
}

/** Notes that entities are no more, for indexes that follow. */
export async function noteGone(tx: Db, gone: readonly NodeId[]): Promise<void> {
  for (const batch of batchesOf(gone, 5_000)) await tx.query(sql`insert into directory.entity_change (entity) select unnest(${array(batch, "uuid")})`);
}
