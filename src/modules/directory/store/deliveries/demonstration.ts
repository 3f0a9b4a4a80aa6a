import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { NodeId } from "../../domain/entity.ts";

export interface Removal {
  readonly statements: number;
  readonly deliveries: number;
  readonly decisions: number;
  /** Nodes that made-up facts alone had named. */
  readonly gone: readonly NodeId[];
  /** Nodes that stay and of which less is said now. */
  readonly left: readonly NodeId[];
}

export async function holdsDemonstration(db: Db): Promise<boolean> {
  const rows = await db.query<{ held: boolean }>(sql`
    select exists (select 1 from directory.delivery where demonstration) or exists (select 1 from directory.statement where demonstration) as held`);
  return rows[0]?.held === true;
}

/**
 * Deletes every made-up statement, record, delivery and source, the nodes that nothing else names, and the decisions
 * about these. What stays is to be projected anew by the caller.
 */
export async function deleteDemonstration(tx: Db): Promise<Removal> {
  const named = await idsOf(tx, sql`
    select node as id from directory.statement where demonstration union select object from directory.statement where demonstration and object is not null
    union select id from directory.node where demonstration`);
  const statements = await idsOf(tx, sql`delete from directory.statement where demonstration returning id`);
  await tx.query(sql`delete from directory.source_record using directory.delivery where source_record.delivery = delivery.id and delivery.demonstration`);
  const deliveries = await idsOf(tx, sql`delete from directory.delivery where demonstration returning id`);
  await tx.query(sql`delete from directory.source where not exists (select 1 from directory.delivery where delivery.source = source.id)`);
  const gone = await idsOf(tx, sql`
    select id from directory.node where demonstration
      and not exists (select 1 from directory.statement where statement.node = node.id)
      and not exists (select 1 from directory.statement where statement.object = node.id)`);
  const decisions = await deleteDecisions(tx, gone, statements);
  const others = await deleteNodes(tx, gone);
  await tx.query(sql`update directory.node set demonstration = false where demonstration`);
  const away = new Set(gone);
  return { statements: statements.length, deliveries: deliveries.length, decisions, gone, left: [...new Set([...named.filter((id) => !away.has(id)), ...others])] };
}

async function deleteDecisions(tx: Db, gone: readonly NodeId[], statements: readonly string[]): Promise<number> {
  const about = await idsOf(tx, sql`
    select decision.id from directory.decision
    join directory.node on node.kind = decision.node_kind and node.key in (decision.left_key, decision.right_key)
    where node.id = any(${array(gone, "uuid")})
    union select decision.id from directory.decision where statement = any(${array(statements, "uuid")})`);
  await tx.query(sql`delete from directory.decision where revokes = any(${array(about, "uuid")})`);
  await tx.query(sql`delete from directory.decision where id = any(${array(about, "uuid")})`);
  return about.length;
}

/** Gives the nodes that had been joined to one of those deleted. */
async function deleteNodes(tx: Db, gone: readonly NodeId[]): Promise<NodeId[]> {
  const ids = array(gone, "uuid");
  const others = await idsOf(tx, sql`
    select other.id from directory.node as other join directory.node as away on away.id = any(${ids}) and other.entity = away.entity
    where not other.id = any(${ids}) union
    select other.id from directory.node as other where other.entity = any(${ids}) and not other.id = any(${ids})`);
  await tx.query(sql`update directory.node set entity = id where entity = any(${ids})`);
  await tx.query(sql`delete from directory.succession where predecessor = any(${ids}) or successor = any(${ids})`);
  await tx.query(sql`delete from directory.relation where subject = any(${ids}) or object = any(${ids})`);
  await tx.query(sql`delete from directory.identifier where entity = any(${ids})`);
  await tx.query(sql`delete from directory.record where entity = any(${ids})`);
  await tx.query(sql`delete from directory.node where id = any(${ids})`);
  return others;
}

async function idsOf(tx: Db, query: ReturnType<typeof sql>): Promise<string[]> {
  return (await tx.query<{ id: string }>(query)).map((row) => row.id);
}
