import { sql } from "../db/db.ts";
import type { Db } from "../db/db.ts";
import { emptyHead, hashOf } from "./entry.ts";
import type { ChainedEntry, Head } from "./entry.ts";
import { entryColumns, listAudit } from "./list.ts";

/**
 * What is wrong with the first broken link:
 * - `altered`: the entry does not give its own hash;
 * - `missing`: entries of the numbers from `sequence` on are not there, though later ones or the head are;
 * - `unlinked`: the entry is whole but does not follow the one before it: that one was replaced, or this one put in;
 * - `unexpected`: the entry comes after the last one that the program recorded.
 */
export type BreakReason = "altered" | "missing" | "unlinked" | "unexpected";

export interface FirstBroken {
  readonly sequence: number;
  readonly reason: BreakReason;
  /** `null` where the entry is missing. */
  readonly recordedAt: string | null;
}

export interface AuditVerdict {
  /** How many entries were read up to the break, or to the end. */
  readonly entries: number;
  readonly ok: boolean;
  readonly firstBroken: FirstBroken | null;
}

const batch = 1_000;

/**
 * Is the audit whole? Reads every entry in order, a thousand at a time, and names the first broken link.
 *
 * Proves that entries agree with one another and with the head. Whoever can write to the database and knows the
 * method can rebuild the whole chain: keep a head (`sequence`, `hash`) elsewhere to notice that too.
 */
export async function verifyAudit(db: Db, onProgress?: (entries: number) => void): Promise<AuditVerdict> {
  let last: ChainedEntry | null = null;
  let entries = 0;
  for (;;) {
    // Others may add entries meanwhile. The head is read before the page: it is never ahead of what the page shows.
    const [head = emptyHead] = await db.query<Head>(sql`select sequence, hash from kernel.audit_head`);
    const page: ChainedEntry[] = await db.query<ChainedEntry>(sql`
      select ${entryColumns} from kernel.audit_entry
      where ${last === null ? sql`true` : sql`sequence > ${last.sequence}`} order by sequence limit ${batch}`);
    for (const entry of page) {
      const firstBroken = breakAt(last ?? emptyHead, entry);
      if (firstBroken !== null) return { entries, ok: false, firstBroken };
      entries += 1;
      last = entry;
    }
    if (page.length > 0) onProgress?.(entries);
    else {
      const firstBroken = await breakAtEnd(db, last, head);
      return { entries, ok: firstBroken === null, firstBroken };
    }
  }
}

function breakAt(last: Head, entry: ChainedEntry): FirstBroken | null {
  const { sequence, recordedAt } = entry;
  // A number below 1 can only come first: the entry is not where it was put.
  if (sequence < 1) return { sequence, reason: "altered", recordedAt };
  if (sequence !== last.sequence + 1) return { sequence: last.sequence + 1, reason: "missing", recordedAt: null };
  if (hashOf(entry) !== entry.hash) return { sequence, reason: "altered", recordedAt };
  return entry.previousHash === last.hash ? null : { sequence, reason: "unlinked", recordedAt };
}

async function breakAtEnd(db: Db, last: ChainedEntry | null, head: Head): Promise<FirstBroken | null> {
  const { sequence, hash } = last ?? emptyHead;
  if (sequence < head.sequence) return { sequence: sequence + 1, reason: "missing", recordedAt: null };
  if (sequence > head.sequence) {
    const [added] = await listAudit(db, { limit: 1, before: head.sequence + 2 });
    return { sequence: head.sequence + 1, reason: "unexpected", recordedAt: added?.recordedAt ?? null };
  }
  // The last entry is whole in itself and is not the one that was recorded.
  return hash === head.hash ? null : { sequence, reason: "unlinked", recordedAt: last?.recordedAt ?? null };
}
