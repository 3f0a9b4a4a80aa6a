import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson, readAuditOf } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { listAllVersions } from "../store/version-store.ts";
import { recordHash } from "./keep-version.ts";

export interface VersionDifference {
  /** `altered`: the register is not the one recorded; `missing`: recorded and gone; `unexpected`: never recorded. */
  readonly reason: "altered" | "missing" | "unexpected";
  readonly contractCode: string;
  readonly number: number | null;
  /** The entry of the audit that says otherwise; null where none speaks of it. */
  readonly auditSequence: number | null;
  readonly text: Bilingual;
}

export interface VersionsVerdict {
  readonly versions: number;
  readonly ok: boolean;
  readonly firstDifference: VersionDifference | null;
}

const recordedSchema = z.object({ id: z.string(), registerSha256: z.string(), inForceFrom: z.string().nullable(), recordSha256: z.string().optional() });

/** Does every version of a contract still hold the register that the audit says was kept, in force from the same day, for the same reason? */
export async function verifyVersions(db: Db): Promise<VersionsVerdict> {
  return db.tx(async (inside) => {
    const entries = await readAuditOf(inside, ["contract.draft-added", "contract.version-added", "contract.version-adopted"]);
    // The record is told of once, when the version comes in.
    const records = new Map<string, string>();
    // In the order of the log: the adoption of a draft comes after the draft, and says the rest again.
    const recorded = new Map(entries.flatMap((entry) => {
      const next = recordedSchema.safeParse(entry.next);
      if (next.success && next.data.recordSha256 !== undefined) records.set(next.data.id, next.data.recordSha256);
      return next.success ? [[next.data.id, { ...next.data, sequence: entry.sequence, subject: entry.subject }] as const] : [];
    }));
    const differences: VersionDifference[] = [];
    const versions = await listAllVersions(inside);
    for (const version of versions) {
      const said = recorded.get(version.id);
      recorded.delete(version.id);
      const name = `${version.contractCode} v${version.number}`;
      const place = { contractCode: version.contractCode, number: version.number, auditSequence: said?.sequence ?? null };
      const sha256 = createHash("sha256").update(canonicalJson(version.register)).digest("hex");
      if (said === undefined) differences.push({ ...place, reason: "unexpected", text: { fr: `la version ${name} du contrat n’a jamais été enregistrée par Jalon`, en: `version ${name} of the contract was never recorded by Jalon` } });
      else if (said.registerSha256 !== sha256 || version.registerSha256 !== sha256 || said.inForceFrom !== version.inForceFrom || said.subject !== name || (records.get(version.id) ?? recordHash(version)) !== recordHash(version)) {
        differences.push({ ...place, reason: "altered", text: { fr: `la version ${name} du contrat n’est plus celle que dit l’entrée ${said.sequence} du journal`, en: `version ${name} of the contract is no longer the one that entry ${said.sequence} of the log tells of` } });
      }
    }
    for (const { sequence, subject } of recorded.values()) {
      differences.push({ reason: "missing", contractCode: subject, number: null, auditSequence: sequence, text: { fr: `la version ${subject} du contrat, que dit l’entrée ${sequence} du journal, n’est plus là`, en: `version ${subject} of the contract, which entry ${sequence} of the log tells of, is gone` } });
    }
    return { versions: versions.length, ok: differences.length === 0, firstDifference: differences[0] ?? null };
  });
}
