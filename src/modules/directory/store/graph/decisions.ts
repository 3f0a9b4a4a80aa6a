import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import type { Decision } from "../../domain/directory.ts";
import type { EntityKind, NodeId } from "../../domain/entity.ts";

/** A row of the journal of decisions: nothing in it is ever changed, a revocation is a row of its own. */
export interface DecisionRow {
  readonly id: string;
  readonly kind: Decision["kind"] | "revoke";
  readonly nodeKind: EntityKind;
  readonly leftKey: string;
  readonly rightKey: string | null;
  readonly field: string | null;
  readonly slot: string | null;
  readonly statement: string | null;
  readonly revokes: string | null;
  readonly reason: string;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

export async function appendDecision(db: Db, row: DecisionRow): Promise<void> {
  await db.query(sql`
    insert into directory.decision (id, kind, node_kind, left_key, right_key, field, slot, statement, revokes, reason, recorded_at, account_id, author)
    values (${row.id}, ${row.kind}, ${row.nodeKind}, ${row.leftKey}, ${row.rightKey}, ${row.field}, ${row.slot}, ${row.statement}, ${row.revokes},
      ${row.reason}, ${row.recordedAt}, ${row.accountId}, ${row.author})`);
}

type Line = Omit<Decision, "revoked"> & { revokedBy: string | null; revokedAt: string | null; revokedReason: string | null };

async function decisionsWhere(db: Db, wanted: SQL): Promise<Decision[]> {
  const rows = await db.query<Line>(sql`
    select d.id, d.kind, d.node_kind as "nodeKind", d.left_key as "leftKey", d.right_key as "rightKey", d.field, d.slot, d.statement, d.reason, d.author,
      d.recorded_at as "recordedAt", v.author as "revokedBy", v.recorded_at as "revokedAt", v.reason as "revokedReason"
    from directory.decision as d left join directory.decision as v on v.revokes = d.id
    where d.kind <> 'revoke' and ${wanted} order by d.sequence desc`);
  return rows.map(({ revokedBy, revokedAt, revokedReason, ...decision }) => ({
    ...decision,
    revoked: revokedBy === null || revokedAt === null ? null : { author: revokedBy, recordedAt: revokedAt, reason: revokedReason ?? "" },
  }));
}

/** Every decision, or those about a node of one entity, revoked ones too, newest first. */
export async function listDecisions(db: Db, entity?: NodeId): Promise<Decision[]> {
  if (entity === undefined) return decisionsWhere(db, sql`true`);
  return decisionsWhere(db, sql`exists (
    select 1 from directory.node as m where m.entity = (select entity from directory.node where id = ${entity})
      and m.kind = d.node_kind and m.key in (d.left_key, d.right_key))`);
}

export async function findDecision(db: Db, id: string): Promise<Decision | null> {
  return (await decisionsWhere(db, sql`d.id::text = ${id.toLowerCase()}`))[0] ?? null;
}

/** Decisions that stand on a pair, in either order. */
export async function standingOnPair(db: Db, kind: EntityKind, leftKey: string, rightKey: string): Promise<Decision[]> {
  return decisionsWhere(db, sql`v.id is null and d.kind in ('same', 'different') and d.node_kind = ${kind}
    and ((d.left_key = ${leftKey} and d.right_key = ${rightKey}) or (d.left_key = ${rightKey} and d.right_key = ${leftKey}))`);
}

/** Decisions that stand and say that a node of one entity differs from a node of the other. */
export async function rejectionsBetween(db: Db, left: NodeId, right: NodeId): Promise<Decision[]> {
  return decisionsWhere(db, sql`v.id is null and d.kind = 'different' and exists (
    select 1 from directory.node as a join directory.node as b on a.kind = b.kind
    where a.entity = (select entity from directory.node where id = ${left}) and b.entity = (select entity from directory.node where id = ${right})
      and d.node_kind = a.kind and ((d.left_key = a.key and d.right_key = b.key) or (d.left_key = b.key and d.right_key = a.key)))`);
}

/** Kinds in which there is a node of this key. */
export async function kindsOfKey(db: Db, key: string): Promise<EntityKind[]> {
  return (await db.query<{ kind: string }>(sql`select kind from directory.node where key = ${key} order by kind`)).map((row) => row.kind);
}

/** Does the statement say something of the entity of this node, in this field and slot? */
export async function statementIsAbout(db: Db, statement: string, node: NodeId, field: string, slot: string): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 from directory.statement as s join directory.node as n on n.id = s.node
    where s.id::text = ${statement.toLowerCase()} and s.field = ${field} and s.slot = ${slot} and n.entity = (select entity from directory.node where id = ${node})`);
  return rows.length > 0;
}
