import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { NodeId } from "../../domain/entity.ts";
import { inBatches, rowsParameter } from "./rows.ts";

export interface NodeRow {
  readonly id: NodeId;
  readonly kind: string;
  readonly key: string;
  readonly code: string;
}

/**
 * Makes sure that these nodes are there, each an entity of its own when new. A node that a made-up fact brought in is
 * made-up no more once a real one names it. Gives the ids of those that are new.
 */
export async function ensureNodes(tx: Db, rows: readonly NodeRow[], demonstration: boolean): Promise<NodeId[]> {
  const added: NodeId[] = [];
  await inBatches(rows, async (batch) => {
    const fresh = await tx.query<{ id: NodeId }>(sql`
      insert into directory.node (id, kind, key, code, entity, demonstration)
      select id, kind, key, code, id, ${demonstration}::boolean
      from jsonb_to_recordset(${rowsParameter(batch)}::jsonb) as row (id uuid, kind text, key text, code text)
      on conflict (id) do nothing returning id`);
    for (const { id } of fresh) added.push(id);
    if (!demonstration && fresh.length < batch.length) {
      await tx.query(sql`update directory.node set demonstration = false where demonstration and id = any(${array(batch.map((row) => row.id), "uuid")})`);
    }
  });
  return added;
}
