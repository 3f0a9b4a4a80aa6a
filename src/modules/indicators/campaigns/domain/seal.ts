import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/audit/index.ts";

/** The hash of all that a row says; instants are written alike before it is stored and after it is read back. */
export function sealOfRow(row: Readonly<Record<string, unknown>> & { readonly recordedAt: string }): string {
  return createHash("sha256").update(canonicalJson({ ...row, recordedAt: new Date(row.recordedAt).toISOString() })).digest("hex");
}
