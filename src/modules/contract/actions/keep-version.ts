import { createHash, randomUUID } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Contradiction } from "../domain/check/index.ts";
import type { Register } from "../domain/register.ts";
import { insertVersion, type ContractVersion } from "../store/version-store.ts";

export interface NewVersion {
  readonly register: Register;
  readonly contradictions: readonly Contradiction[];
  /** Null keeps it a draft. */
  readonly inForceFrom: Day | null;
  readonly sourceName: string | null;
  readonly sourceSha256: string | null;
  readonly reasonKind?: string;
  readonly reason?: Bilingual;
}

/** The SHA-256 of a register, whatever the order in which its keys are kept. */
export function registerHash(register: Register): string {
  return createHash("sha256").update(canonicalJson(register)).digest("hex");
}

/** The SHA-256 of what is kept beside a register: why, after which document, with which contradictions, and whose hand it is. */
export function recordHash({ kind, reasonKind, reason, sourceName, sourceSha256, contradictions, accountId, author }: Pick<ContractVersion, "kind" | "reasonKind" | "reason" | "sourceName" | "sourceSha256" | "contradictions" | "accountId" | "author">): string {
  return createHash("sha256").update(canonicalJson(JSON.parse(JSON.stringify({ kind, reasonKind, reason, sourceName, sourceSha256, contradictions, accountId, author })))).digest("hex");
}

/** Keeps a register as the version of that number, in the transaction of the caller, and says so in the audit. */
export async function keepVersion(inside: Db, by: Author, at: Date, number: number, version: NewVersion): Promise<{ id: string; registerSha256: string }> {
  const id = randomUUID();
  const registerSha256 = registerHash(version.register);
  await insertVersion(inside, {
    id,
    contractCode: version.register.code,
    number,
    kind: number === 0 ? "base" : "amendment",
    reasonKind: version.reasonKind ?? null,
    reason: version.reason ?? null,
    inForceFrom: version.inForceFrom,
    register: version.register,
    registerSha256,
    sourceName: version.sourceName,
    sourceSha256: version.sourceSha256,
    contradictions: version.contradictions,
    createdAt: at.toISOString(),
    accountId: by.accountId,
    author: by.name,
  });
  await recordAudit(inside, {
    accountId: by.accountId,
    author: by.name,
    act: version.inForceFrom === null ? "contract.draft-added" : "contract.version-added",
    subject: `${version.register.code} v${number}`,
    previous: null,
    next: { id, registerSha256, inForceFrom: version.inForceFrom, recordSha256: recordHash({ ...version, kind: number === 0 ? "base" : "amendment", reasonKind: version.reasonKind ?? null, reason: version.reason ?? null, accountId: by.accountId, author: by.name }) },
  });
  return { id, registerSha256 };
}
