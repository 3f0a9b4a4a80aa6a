import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { NodeId } from "../entity.ts";
import { idFrom } from "../node-id.ts";
import type { StatementDraft } from "../statement.ts";

/** What a statement says, as a UUID: two statements of one record that say the same of the same thing have one identity. */
export type StatementIdentity = string;

/**
 * The identity of a statement: its source and record, subject, field, slot, other end, value, stated bounds and how sure
 * its source is. The words of the source are not part of it: spelt otherwise with the same meaning, nothing else is said,
 * and the words kept are those of the delivery recorded first.
 */
export function identityOf(source: string, recordKey: string, subject: NodeId, object: NodeId | null, draft: StatementDraft): StatementIdentity {
  const { field, slot = "", value, validFrom, validUntil, confidence = 1 } = draft;
  return idFrom("statement", source, recordKey, subject, field, slot, object ?? "", canonicalJson(value), validFrom ?? "", validUntil ?? "", String(confidence));
}

/** Id of the nth run (from 1) of deliveries in a row that made a statement: the first bears the identity itself. */
export function runIdOf(identity: StatementIdentity, run: number): string {
  return run === 1 ? identity : idFrom("run", identity, String(run));
}

/** One text for what a record says, whatever the order of its statements. */
export function contentHashOf(identities: Iterable<StatementIdentity>): string {
  return createHash("sha256").update([...identities].sort().join("\n")).digest("hex");
}
