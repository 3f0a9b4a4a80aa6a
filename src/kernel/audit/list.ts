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
