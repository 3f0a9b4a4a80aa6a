import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { SignatureVerdict } from "../domain/decisions.ts";

export interface KeptVerdict extends SignatureVerdict {
  readonly id: string;
  readonly entityKind: "structure" | "organisation";
  readonly entityName: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly author: string;
  readonly revoked: { readonly author: string; readonly recordedAt: string; readonly reason: string } | null;
}

interface Row {
  readonly id: string; readonly text_hash: string; readonly kind: "accepted" | "rejected"; readonly entity_id: string; readonly entity_kind: "structure" | "organisation"; readonly entity_code: string;
  readonly entity_name: string; readonly reason: string; readonly recorded_at: string; readonly author: string;
  readonly revoked_by: string | null; readonly revoked_at: string | null; readonly revoked_because: string | null;
}

const columns = sql`d.id, d.text_hash, d.kind, d.entity_id, d.entity_kind, d.entity_code, d.entity_name, d.reason, d.recorded_at, d.author,
  v.author as revoked_by, v.recorded_at as revoked_at, v.reason as revoked_because`;

function verdictOf(row: Row): KeptVerdict {
  return {
    id: row.id, textHash: row.text_hash, kind: row.kind, entityId: row.entity_id, entityKind: row.entity_kind, entityCode: row.entity_code, entityName: row.entity_name,
    reason: row.reason, recordedAt: row.recorded_at, author: row.author,
    revoked: row.revoked_by === null || row.revoked_at === null ? null : { author: row.revoked_by, recordedAt: row.revoked_at, reason: row.revoked_because ?? "" },
  };
}

/** What stands for these texts, oldest first. */
export async function standingVerdicts(db: Db, textHashes: readonly string[]): Promise<ReadonlyMap<string, readonly KeptVerdict[]>> {
  const byText = new Map<string, KeptVerdict[]>();
  if (textHashes.length === 0) return byText;
  const rows = await db.query<Row>(sql`
    select ${columns} from publications.signature_decision d left join publications.signature_decision v on v.revokes = d.id
    where d.kind <> 'revoke' and v.id is null and d.text_hash = any(${array(textHashes, "text")}) order by d.sequence`);
  for (const row of rows) byText.set(row.text_hash, [...(byText.get(row.text_hash) ?? []), verdictOf(row)]);
  return byText;
}

/** Every decision on one text, newest first, those taken back among them. */
export async function verdictsOn(db: Db, textHash: string): Promise<readonly KeptVerdict[]> {
  return (await db.query<Row>(sql`
    select ${columns} from publications.signature_decision d left join publications.signature_decision v on v.revokes = d.id
    where d.kind <> 'revoke' and d.text_hash = ${textHash} order by d.sequence desc`)).map(verdictOf);
}

export async function findVerdict(db: Db, id: string): Promise<KeptVerdict | null> {
  const [row] = await db.query<Row>(sql`
    select ${columns} from publications.signature_decision d left join publications.signature_decision v on v.revokes = d.id
    where d.kind <> 'revoke' and d.id::text = ${id.toLowerCase()}`);
  return row === undefined ? null : verdictOf(row);
}

export interface NewVerdict extends Omit<KeptVerdict, "kind" | "revoked"> {
  readonly kind: "accepted" | "rejected" | "revoke";
  readonly revokes: string | null;
  readonly accountId: string | null;
}

export async function appendVerdict(db: Db, one: NewVerdict): Promise<void> {
  await db.query(sql`
    insert into publications.signature_decision (id, text_hash, kind, entity_id, entity_kind, entity_code, entity_name, reason, revokes, recorded_at, account_id, author)
    values (${one.id}::uuid, ${one.textHash}, ${one.kind}, ${one.entityId}, ${one.entityKind}, ${one.entityCode}, ${one.entityName}, ${one.reason}, ${one.revokes}::uuid, ${one.recordedAt}::timestamptz, ${one.accountId}, ${one.author})`);
}
