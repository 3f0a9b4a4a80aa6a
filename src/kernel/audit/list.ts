import { sql } from "../db/db.ts";
import type { Db } from "../db/db.ts";
import type { ChainedEntry } from "./entry.ts";

export const entryColumns = sql`sequence, recorded_at as "recordedAt", account_id as "accountId", author, act, subject,
  previous, next, previous_hash as "previousHash", hash`;

export interface AuditQuestion {
  /** At most this many, newest first. */
  readonly limit: number;
  /** Only entries with a lower sequence: the last one of the page before. */
  readonly before?: number;
  readonly subject?: string;
  readonly accountId?: string;
}

/** What was done, newest first, of one subject or by one account where these are given. */
export async function listAudit(db: Db, question: AuditQuestion): Promise<ChainedEntry[]> {
  const { limit, before, subject, accountId } = question;
  return db.query<ChainedEntry>(sql`
    select ${entryColumns} from kernel.audit_entry
    where true
      ${before === undefined ? sql`` : sql`and sequence < ${before}`}
      ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
      ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}
    order by sequence desc limit ${limit}`);
}

const page = 1_000;

/**
 * Every entry of some acts, oldest first, for those who check that what they keep is what was recorded. To be called
 * in a transaction: nobody adds to the audit until it ends, so what is read beside it belongs to the same moment.
 */
export async function readAuditOf(db: Db, acts: readonly string[]): Promise<ChainedEntry[]> {
  await db.query(sql`select sequence from kernel.audit_head for update`);
  const found: ChainedEntry[] = [];
  for (;;) {
    const after = found[found.length - 1]?.sequence ?? 0;
    const rows = await db.query<ChainedEntry>(sql`
      select ${entryColumns} from kernel.audit_entry
      where act = any(${`{${acts.join(",")}}`}::text[]) and sequence > ${after} order by sequence limit ${page}`);
    found.push(...rows);
    if (rows.length < page) return found;
  }
}
