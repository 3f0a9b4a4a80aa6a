import { z } from "zod";
import { readAuditOf } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { sealOf, type SteeringEvent } from "../domain/event.ts";
import { actKinds } from "../domain/steering.ts";
import { eventsUnder } from "../store/event-store.ts";

export interface SteeringDifference {
  /** `altered`: not what was recorded; `missing`: recorded and not there; `unexpected`: there and never recorded. */
  readonly reason: "altered" | "missing" | "unexpected";
  readonly eventId: string;
  readonly subject: string;
  /** The entry of the audit that says otherwise; null where none speaks of it. */
  readonly auditSequence: number | null;
  readonly text: Bilingual;
}

export interface SteeringVerdict {
  readonly events: number;
  readonly ok: boolean;
  readonly firstDifference: SteeringDifference | null;
}

const sealed = z.object({ eventId: z.string(), eventSha256: z.string() });

/** Tells of a file whether it is kept. */
export interface KeptFiles {
  has(sha256: string): Promise<boolean>;
}

/**
 * Is every event of what is steered the one that the audit says was recorded, and is every recorded one there? With `files`,
 * also whether each file of evidence is still kept; that it is what its address says is for the storage to verify.
 */
export async function verifySteering(db: Db, files?: KeptFiles): Promise<SteeringVerdict> {
  const { events, differences } = await steeringDifferences(db, files);
  return { events, ok: differences.length === 0, firstDifference: differences[0] ?? null };
}

/** Every difference, in the order of the audit. */
export async function steeringDifferences(db: Db, files?: KeptFiles): Promise<{ readonly events: number; readonly differences: readonly SteeringDifference[] }> {
  return db.tx(async (inside) => {
    const recorded = new Map<string, { readonly sequence: number; readonly subject: string; readonly act: string; readonly sha256: string }>();
    for (const { sequence, subject, act, next } of await readAuditOf(inside, actKinds.map((kind) => `steering.${kind}`))) {
      const found = sealed.safeParse(next);
      if (found.success) recorded.set(found.data.eventId, { sequence, subject, act, sha256: found.data.eventSha256 });
    }
    const events = await eventsUnder(inside, "", null);
    const differences: SteeringDifference[] = [];
    for (const event of events) {
      const entry = recorded.get(event.id);
      recorded.delete(event.id);
      const name = `${event.subject}, ${event.act.kind}, ${event.recordedAt.slice(0, 10)}`;
      if (entry === undefined) differences.push({ reason: "unexpected", eventId: event.id, subject: event.subject, auditSequence: null, text: both(`l’événement (${name}) n’a jamais été enregistré par Jalon`, `the event (${name}) was never recorded by Jalon`) });
      else if (entry.sha256 === sealOf(event)) differences.push(...(await lostFiles(event, entry.sequence, files)));
      else differences.push({ reason: "altered", eventId: event.id, subject: event.subject, auditSequence: entry.sequence, text: both(`l’événement (${name}) n’est plus celui que dit l’entrée ${entry.sequence} du journal`, `the event (${name}) is no longer the one that entry ${entry.sequence} of the log tells of`) });
    }
    for (const [eventId, { sequence, subject, act }] of recorded) {
      differences.push({ reason: "missing", eventId, subject, auditSequence: sequence, text: both(`l’événement (${subject}, ${act}) que dit l’entrée ${sequence} du journal n’est plus là`, `the event (${subject}, ${act}) that entry ${sequence} of the log tells of is gone`) });
    }
    const place = (one: SteeringDifference): number => one.auditSequence ?? Number.MAX_SAFE_INTEGER;
    differences.sort((a, b) => place(a) - place(b));
    return { events: events.length, differences };
  });
}

/** The files of evidence that an event names and that are no longer kept. */
async function lostFiles({ id, subject, act }: SteeringEvent, auditSequence: number, files: KeptFiles | undefined): Promise<readonly SteeringDifference[]> {
  if (files === undefined) return [];
  const lost: SteeringDifference[] = [];
  for (const piece of act.kind === "evidence-added" ? [act.evidence] : act.kind === "milestone-reached" ? act.evidence : []) {
    if (piece.kind === "link" || (await files.has(piece.sha256))) continue;
    lost.push({ reason: "missing", eventId: id, subject, auditSequence, text: both(`la pièce ${piece.sha256} de ${subject}, que dit l’entrée ${auditSequence} du journal, n’est plus gardée`, `the evidence ${piece.sha256} of ${subject}, that entry ${auditSequence} of the log tells of, is no longer kept`) });
  }
  return lost;
}
