import { createHash } from "node:crypto";
import { canonicalJson, keepable, keepableText } from "./canonical.ts";

/** Who did what, when, with the value before and after. `null` as `accountId`: the program itself, or nobody signed in. */
export interface AuditEntry {
  /** When it was recorded; left out, now. */
  readonly recordedAt?: Date;
  readonly accountId: string | null;
  /** Name shown to readers, as it was then. */
  readonly author: string;
  /** What was done, `module.verb`: `indicators.value-corrected`. */
  readonly act: string;
  /** To what: `indicator:8.b`. */
  readonly subject: string;
  readonly previous?: unknown;
  readonly next?: unknown;
}

/** An entry in the chain, as kept and as read back. */
export interface ChainedEntry {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly act: string;
  readonly subject: string;
  readonly previous: unknown;
  readonly next: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** Before the first entry: 64 zeros, as no SHA-256 is known to give. */
export const emptyHead: Head = { sequence: 0, hash: "0".repeat(64) };

/** The SHA-256 of all that an entry says, its place and the hash before it; the same on every machine. */
export function hashOf(entry: Omit<ChainedEntry, "hash">): string {
  const { sequence, recordedAt, accountId, author, act, subject, previous, next, previousHash } = entry;
  const said = { sequence, recordedAt, accountId, author, act, subject, previous, next, previousHash };
  return createHash("sha256").update(canonicalJson(said)).digest("hex");
}

/** The entry that follows `head`. */
export function chain(head: Head, entry: AuditEntry): ChainedEntry {
  const unsealed = {
    sequence: head.sequence + 1,
    recordedAt: (entry.recordedAt ?? new Date()).toISOString(),
    accountId: entry.accountId === null ? null : keepableText(entry.accountId),
    author: keepableText(entry.author),
    act: keepableText(entry.act),
    subject: keepableText(entry.subject),
    previous: keepable(entry.previous),
    next: keepable(entry.next),
    previousHash: head.hash,
  };
  return { ...unsealed, hash: hashOf(unsealed) };
}
