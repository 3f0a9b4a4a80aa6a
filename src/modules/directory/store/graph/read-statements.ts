import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { ProvenStatement } from "../../domain/directory.ts";
import type { NodeId } from "../../domain/entity.ts";

/** What was ever said of an entity, by field, the latest first. Objects are the nodes as their sources named them. */
export async function statementsAbout(db: Db, id: NodeId, field: string | undefined): Promise<ProvenStatement[]> {
  return provenStatements(db, sql`
    n.entity = (select entity from directory.node where id = ${id}) ${field === undefined ? sql`` : sql`and s.field = ${field}`}`);
}

export async function statementsWithIds(db: Db, ids: readonly string[]): Promise<ProvenStatement[]> {
  return provenStatements(db, sql`s.id = any(${array(ids, "uuid")})`);
}

async function provenStatements(db: Db, wanted: SQL): Promise<ProvenStatement[]> {
  return db.query<ProvenStatement>(sql`
    select s.id, s.node, s.field, s.slot, s.object, s.value, s.valid_from as "validFrom", s.valid_until as "validUntil", s.source,
      s.record_key as "recordKey", s.delivery as "deliveryId", s.first_observed_on as "firstObservedOn", s.last_observed_on as "lastObservedOn",
      s.ended_on as "endedOn", s.confidence, s.raw, s.author, s.recorded_at as "recordedAt", s.demonstration,
      f.name as "sourceName", f.kind as "sourceKind", n.key as "nodeKey"
    from directory.statement as s join directory.node as n on n.id = s.node join directory.source as f on f.id = s.source
    where ${wanted}
    order by s.field, s.slot, s.last_observed_on desc, s.source, s.id`);
}
