import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";

export interface DecisionRow {
  readonly id: string;
  readonly kind: "same" | "different" | "prefer";
  readonly left_record: string;
  readonly right_record: string | null;
  readonly field: string | null;
  readonly reason: string;
  readonly recorded_at: string;
  readonly author: string;
  readonly revoked_at: string | null;
  readonly revoked_by: string | null;
  readonly revoked_reason: string | null;
}

const columns = sql`d.id, d.kind, d.left_record, d.right_record, d.field, d.reason, d.recorded_at, d.author, r.recorded_at as revoked_at, r.author as revoked_by, r.reason as revoked_reason`;
const withRevocation = sql`publications.decision d left join publications.decision r on r.revokes = d.id`;

export async function anyDecision(db: Db): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(sql`select exists (select 1 from publications.decision) as any`);
  return row?.any === true;
}

/** Decisions that stand about any of these records, oldest first. */
export async function standingDecisions(db: Db, records: readonly string[]): Promise<DecisionRow[]> {
  if (records.length === 0) return [];
  const these = array(records, "text");
  return db.query<DecisionRow>(sql`
    select ${columns} from ${withRevocation}
    where d.kind <> 'revoke' and r.id is null and (d.left_record = any(${these}) or d.right_record = any(${these}))
    order by d.recorded_at, d.id`);
}

/** All decisions, or those about some records, the latest first, revoked ones included. */
export async function listDecisions(db: Db, records: readonly string[] | null): Promise<DecisionRow[]> {
  const about = records === null ? sql`true` : sql`(d.left_record = any(${array(records, "text")}) or d.right_record = any(${array(records, "text")}))`;
  return db.query<DecisionRow>(sql`select ${columns} from ${withRevocation} where d.kind <> 'revoke' and ${about} order by d.sequence desc limit 2000`);
}

export async function findDecision(db: Db, id: string): Promise<DecisionRow | null> {
  const [row] = await db.query<DecisionRow>(sql`select ${columns} from ${withRevocation} where d.id = ${id}::uuid and d.kind <> 'revoke'`);
  return row ?? null;
}

export interface NewDecision {
  readonly id: string;
  readonly kind: "same" | "different" | "prefer" | "revoke";
  readonly left: string;
  readonly right: string | null;
  readonly field: string | null;
  readonly revokes: string | null;
  readonly reason: string;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

export async function insertDecision(db: Db, one: NewDecision): Promise<void> {
  await db.query(sql`
    insert into publications.decision (id, kind, left_record, right_record, field, revokes, reason, recorded_at, account_id, author)
    values (${one.id}, ${one.kind}, ${one.left}, ${one.right}, ${one.field}, ${one.revokes}, ${one.reason}, ${one.recordedAt}, ${one.accountId}, ${one.author})`);
}
