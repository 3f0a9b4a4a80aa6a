import { z } from "zod";
import { readAuditOf } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { batchSealer, firstDifference, sealOf, type BatchSealer } from "../domain/event-seal.ts";
import { readAllEvents, type StoredEvent } from "../store/value-store.ts";

export interface ValueDifference {
  /** `altered`: not what was recorded; `missing`: recorded and not there; `unexpected`: there and never recorded. */
  readonly reason: "altered" | "missing" | "unexpected";
  readonly eventId: string | null;
  readonly batchId: string | null;
  /** The series and the end of the period that it is about; null where rows of a file are shifted and it is about many. */
  readonly series: string | null;
  readonly periodUntil: string | null;
  /** The entry of the audit that says otherwise; null where none speaks of it. */
  readonly auditSequence: number | null;
  readonly text: Bilingual;
}

export interface ValuesVerdict {
  readonly events: number;
  readonly ok: boolean;
  readonly firstDifference: ValueDifference | null;
}

const acts = ["value.entered", "value.proposed", "value.accepted", "value.accepted-changed", "value.refused", "value.corrected", "value.withdrawn", "values.imported"];
const singleSchema = z.object({ eventId: z.string(), eventSha256: z.string() });
const batchSchema = z.object({ batchId: z.string(), rows: z.number(), eventsSha256: z.string(), blockSize: z.number(), marks: z.string() });

interface Single { readonly sequence: number; readonly subject: string; readonly sha256: string }
interface Batch extends z.infer<typeof batchSchema> { readonly sequence: number; readonly recordedAt: string; readonly sealer: BatchSealer; readonly seen: StoredEvent[] }

/** Is every event of a value the one that the audit says was recorded, and is every recorded one there? */
export async function verifyValues(db: Db): Promise<ValuesVerdict> {
  const { events, differences } = await valueDifferences(db);
  return { events, ok: differences.length === 0, firstDifference: differences[0] ?? null };
}

/** Every difference, in the order of the audit; of an imported file the first place alone, for what follows may be shifted. */
export async function valueDifferences(db: Db): Promise<{ readonly events: number; readonly differences: readonly ValueDifference[] }> {
  return db.tx(async (inside) => {
    const singles = new Map<string, Single>();
    const batches = new Map<string, Batch>();
    for (const entry of await readAuditOf(inside, acts)) {
      const batch = batchSchema.safeParse(entry.next);
      const single = singleSchema.safeParse(entry.next);
      const { sequence, recordedAt, subject } = entry;
      if (batch.success) batches.set(batch.data.batchId, { ...batch.data, sequence, recordedAt, sealer: batchSealer(batch.data.rows), seen: [] });
      else if (single.success) singles.set(single.data.eventId, { sequence, subject, sha256: single.data.eventSha256 });
    }
    let events = 0;
    const differences: ValueDifference[] = [];
    for await (const page of readAllEvents(inside)) {
      for (const event of page) {
        events += 1;
        const batch = event.batchId === null ? undefined : batches.get(event.batchId);
        if (batch !== undefined) {
          batch.sealer.add(event);
          batch.seen.push(event);
          continue;
        }
        const single = event.batchId === null ? singles.get(event.id) : undefined;
        singles.delete(event.id);
        if (single === undefined) differences.push(unexpected(event));
        else if (single.sha256 !== sealOf(event)) differences.push(altered(event, single.sequence));
      }
    }
    for (const [eventId, single] of singles) differences.push(missing(eventId, single));
    for (const batch of batches.values()) {
      const found = batch.sealer.finish();
      if (found.eventsSha256 !== batch.eventsSha256) differences.push(inBatch(batch, firstDifference(batch, found)));
    }
    const place = (one: ValueDifference): number => one.auditSequence ?? Number.MAX_SAFE_INTEGER;
    differences.sort((a, b) => place(a) - place(b));
    return { events, differences };
  });
}

function nameOf(event: StoredEvent): string {
  return `${event.series} ${event.period.from}/${event.period.until}`;
}

function unexpected(event: StoredEvent): ValueDifference {
  return {
    reason: "unexpected", eventId: event.id, batchId: event.batchId, series: event.series, periodUntil: event.period.until, auditSequence: null,
    text: { fr: `la valeur ${nameOf(event)} n’a jamais été enregistrée par Jalon`, en: `the value ${nameOf(event)} was never recorded by Jalon` },
  };
}

function altered(event: StoredEvent, auditSequence: number): ValueDifference {
  return {
    reason: "altered", eventId: event.id, batchId: null, series: event.series, periodUntil: event.period.until, auditSequence,
    text: { fr: `la valeur ${nameOf(event)} n’est plus celle que dit l’entrée ${auditSequence} du journal`, en: `the value ${nameOf(event)} is no longer the one that entry ${auditSequence} of the log tells of` },
  };
}

function missing(eventId: string, { sequence, subject }: Single): ValueDifference {
  return {
    reason: "missing", eventId, batchId: null, series: subject.split(" ")[0] ?? null, periodUntil: subject.split("/")[1] ?? null, auditSequence: sequence,
    text: { fr: `la valeur ${subject} que dit l’entrée ${sequence} du journal n’est plus là`, en: `the value ${subject} that entry ${sequence} of the log tells of is gone` },
  };
}

/** Where rows are missing or added, what follows is shifted: the place is where it begins. */
function inBatch(batch: Batch, at: number): ValueDifference {
  const { batchId, sequence, rows, seen } = batch;
  const event = seen[at];
  const reason = seen.length < rows ? "missing" : seen.length > rows ? "unexpected" : "altered";
  const line = event?.batchLine ?? null;
  const day = batch.recordedAt.slice(0, 10);
  const from = event === undefined || line === null ? null : { fr: `à partir de la ligne ${line} du fichier (${nameOf(event)})`, en: `from line ${line} of the file on (${nameOf(event)})` };
  const near = from ?? { fr: "à la fin du fichier", en: "at the end of the file" };
  const counted = reason === "altered"
    ? { fr: "n’est plus tel qu’il a été enregistré", en: "is no longer as it was recorded" }
    : { fr: `a ${seen.length} valeurs au lieu de ${rows}`, en: `has ${seen.length} values instead of ${rows}` };
  return {
    reason, eventId: reason === "altered" && batch.blockSize === 1 ? (event?.id ?? null) : null, batchId, auditSequence: sequence,
    series: reason === "altered" ? (event?.series ?? null) : null, periodUntil: reason === "altered" ? (event?.period.until ?? null) : null,
    text: { fr: `l’import du ${day} (entrée ${sequence} du journal) ${counted.fr}, ${near.fr}`, en: `the import of ${day} (entry ${sequence} of the log) ${counted.en}, ${near.en}` },
  };
}
