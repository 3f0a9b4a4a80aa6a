import type { ChainedEntry } from "../../kernel/audit/index.ts";
import type { Table } from "../../kernel/tables/index.ts";
import { auditWords as words } from "./audit-words.ts";

/** Entries of the audit log as a table to take away, hashes included, so that the chain can be checked elsewhere. */
export function auditTable(entries: readonly ChainedEntry[]): Table {
  return {
    name: "audit",
    title: words.title,
    columns: [
      { key: "sequence", label: words.number },
      { key: "recordedAt", label: words.when },
      { key: "author", label: words.who },
      { key: "act", label: words.act },
      { key: "subject", label: words.subject },
      { key: "previous", label: words.before },
      { key: "next", label: words.after },
      { key: "previousHash", label: words.previousHash },
      { key: "hash", label: words.hash },
    ],
    rows: entries.map((entry) => [
      entry.sequence, entry.recordedAt, entry.author, entry.act, entry.subject, kept(entry.previous), kept(entry.next), entry.previousHash, entry.hash,
    ]),
  };
}

function kept(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
