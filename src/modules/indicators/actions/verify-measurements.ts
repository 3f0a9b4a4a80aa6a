import { z } from "zod";
import { readAuditOf } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { measurementSeal, type Measurement } from "../domain/measurement.ts";
import { readAllMeasurements } from "../store/measurement-store.ts";

export interface MeasurementsVerdict {
  readonly measurements: number;
  readonly ok: boolean;
  readonly firstDifference: { readonly measurementId: string; readonly auditSequence: number | null; readonly text: Bilingual } | null;
}

const sealed = z.object({ measurementId: z.string(), measurementSha256: z.string() });

/** Is every measurement the one that the audit says was recorded, with the same facts, and is every recorded one there? */
export async function verifyMeasurements(db: Db): Promise<MeasurementsVerdict> {
  return db.tx(async (inside) => {
    const recorded = new Map<string, { sequence: number; subject: string; sha256: string }>();
    for (const entry of await readAuditOf(inside, ["measurement.recorded"])) {
      const seal = sealed.safeParse(entry.next);
      if (seal.success) recorded.set(seal.data.measurementId, { sequence: entry.sequence, subject: entry.subject, sha256: seal.data.measurementSha256 });
    }
    let measurements = 0;
    const differences: NonNullable<MeasurementsVerdict["firstDifference"]>[] = [];
    for await (const page of readAllMeasurements(inside)) {
      for (const one of page) {
        measurements += 1;
        const said = recorded.get(one.id);
        recorded.delete(one.id);
        if (said?.sha256 !== measurementSeal(one)) differences.push(differs(one, said?.sequence ?? null));
      }
    }
    for (const [id, { sequence, subject }] of recorded) {
      differences.push({ measurementId: id, auditSequence: sequence, text: { fr: `la mesure ${subject} que dit l’entrée ${sequence} du journal n’est plus là`, en: `the measurement ${subject} that entry ${sequence} of the log tells of is gone` } });
    }
    return { measurements, ok: differences.length === 0, firstDifference: differences[0] ?? null };
  });
}

function differs(one: Measurement, sequence: number | null): NonNullable<MeasurementsVerdict["firstDifference"]> {
  const name = `${one.series} ${one.period.from}/${one.period.until}`;
  return {
    measurementId: one.id,
    auditSequence: sequence,
    text: sequence === null
      ? { fr: `la mesure ${name} n’a jamais été enregistrée par Jalon`, en: `the measurement ${name} was never recorded by Jalon` }
      : { fr: `la mesure ${name} n’est plus celle que dit l’entrée ${sequence} du journal`, en: `the measurement ${name} is no longer the one that entry ${sequence} of the log tells of` },
  };
}
