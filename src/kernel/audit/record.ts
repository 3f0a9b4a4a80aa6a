import { sql } from "../db/db.ts";
import type { Db } from "../db/db.ts";
import { jsonb } from "../db/values.ts";
import { chain, emptyHead } from "./entry.ts";
import type { AuditEntry, ChainedEntry, Head } from "./entry.ts";

const batch = 1_000;

/** Adds one entry to the audit. To be called with the handle of the transaction that makes the change. */
export async function recordAudit(db: Db, entry: AuditEntry): Promise<void> {
  await recordAudits(db, [entry]);
}

/**
 * Adds entries in the order given, a thousand per statement. To be called with the handle of the transaction that
 * makes the change, so that neither is kept without the other; writers wait for one another until it ends.
 */
export async function recordAudits(db: Db, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.tx(async (tx) => {
    let head = await lockHead(tx);
    for (let from = 0; from < entries.length; from += batch) {
      const chained: ChainedEntry[] = [];
      for (const entry of entries.slice(from, from + batch)) {
        const next = chain(head, entry);
        chained.push(next);
        head = next;
      }
      await append(tx, chained, head);
    }
  });
}

/** The row of the head is what writers queue on: whoever holds it knows the last hash until its transaction ends. */
async function lockHead(tx: Db): Promise<Head> {
  const lock = sql`select sequence, hash from kernel.audit_head for update`;
  const [head] = await tx.query<Head>(lock);
  if (head !== undefined) return head;
  await tx.query(
    sql`insert into kernel.audit_head (sequence, hash) values (${emptyHead.sequence}, ${emptyHead.hash}) on conflict do nothing`,
  );
  const [first] = await tx.query<Head>(lock);
  if (first === undefined) throw new Error("the head of the audit cannot be read");
  return first;
}

async function append(tx: Db, entries: readonly ChainedEntry[], head: Head): Promise<void> {
  await tx.query(sql`
    with added as (
      insert into kernel.audit_entry
        (sequence, recorded_at, account_id, author, act, subject, previous, next, previous_hash, hash)
      select (e->>'sequence')::bigint, (e->>'recordedAt')::timestamptz, e->>'accountId', e->>'author', e->>'act',
        e->>'subject', nullif(e->'previous', 'null'), nullif(e->'next', 'null'), e->>'previousHash', e->>'hash'
      from jsonb_array_elements(${jsonb(entries)}) as e
    )
    update kernel.audit_head set sequence = ${head.sequence}, hash = ${head.hash}`);
}
