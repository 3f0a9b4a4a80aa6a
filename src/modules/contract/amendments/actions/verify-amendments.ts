import { z } from "zod";
import { readAuditOf } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { contentSchema } from "../domain/act.ts";
import { actSha256, listEveryAct, type StoredAct } from "../store/amendment-store.ts";
import { auditActs, auditSubject } from "./record.ts";

export interface AmendmentDifference {
  readonly reason: "altered" | "missing" | "unexpected";
  readonly contractCode: string;
  readonly amendment: number | null;
  readonly act: number | null;
  readonly auditSequence: number | null;
  readonly text: Bilingual;
}

export interface AmendmentsVerdict {
  readonly acts: number;
  readonly ok: boolean;
  readonly firstDifference: AmendmentDifference | null;
}

const recordedSchema = z.object({ act: z.number(), sha256: z.string() });

/** Is every act of every amendment, edits and signatures among them, the one that the audit says was recorded? Names the first that is not. */
export async function verifyAmendments(db: Db): Promise<AmendmentsVerdict> {
  return db.tx(async (inside) => {
    const entries = await readAuditOf(inside, auditActs);
    const recorded = new Map<string, { act: number; sha256: string; sequence: number; subject: string; kind: string }>(entries.flatMap((entry) => {
      const next = recordedSchema.safeParse(entry.next);
      return next.success ? [[`${entry.subject} act ${next.data.act}`, { ...next.data, sequence: entry.sequence, subject: entry.subject, kind: entry.act.replace("contract.amendment-", "") }] as const] : [];
    }));
    const acts = await listEveryAct(inside);
    const differences: AmendmentDifference[] = [];
    for (const act of acts) {
      const name = `${auditSubject(act.contractCode, act.amendment)} act ${act.number}`;
      const said = recorded.get(name);
      recorded.delete(name);
      const place = { contractCode: act.contractCode, amendment: act.amendment, act: act.number, auditSequence: said?.sequence ?? null };
      const { fr, en } = nameOf(act);
      if (said === undefined) differences.push({ ...place, reason: "unexpected", text: { fr: `${fr} n’a jamais été enregistré par Jalon`, en: `${en} was never recorded by Jalon` } });
      else if (said.sha256 !== act.sha256 || said.sha256 !== actSha256(act)) differences.push({ ...place, reason: "altered", text: { fr: `${fr} n’est plus celui que dit l’entrée ${said.sequence} du journal`, en: `${en} is no longer the one that entry ${said.sequence} of the log tells of` } });
    }
    for (const { sequence, subject, act, kind } of recorded.values()) {
      differences.push({ reason: "missing", contractCode: subject.split(" ")[0] ?? subject, amendment: null, act, auditSequence: sequence, text: { fr: `l’acte ${act} (${kind}) de «\u202f${subject}\u202f», que dit l’entrée ${sequence} du journal, n’est plus là`, en: `act ${act} (${kind}) of “${subject}”, which entry ${sequence} of the log tells of, is gone` } });
    }
    const first = differences.toSorted((a, b) => (a.auditSequence ?? Infinity) - (b.auditSequence ?? Infinity))[0] ?? null;
    return { acts: acts.length, ok: first === null, firstDifference: first };
  });
}

function nameOf(act: StoredAct): Bilingual {
  const read = contentSchema.safeParse(act.content);
  const signature = read.success && read.data.kind === "sign";
  return signature
    ? { fr: `l’acte ${act.number} (signature) de l’avenant ${act.amendment}`, en: `act ${act.number} (signature) of amendment ${act.amendment}` }
    : { fr: `l’acte ${act.number} de l’avenant ${act.amendment}`, en: `act ${act.number} of amendment ${act.amendment}` };
}
