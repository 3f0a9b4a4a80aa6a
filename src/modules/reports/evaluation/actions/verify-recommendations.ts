import { z } from "zod";
import { readAuditOf } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { recommendationSha256 } from "../domain/recommendation.ts";
import { listRecommendationEvents } from "../store/recommendation-store.ts";

export interface RecommendationsVerdict {
  readonly events: number;
  readonly ok: boolean;
  readonly firstDifference: { readonly reason: "altered" | "missing" | "unexpected"; readonly number: number | null; readonly auditSequence: number | null; readonly text: Bilingual } | null;
}

const recorded = z.object({ eventId: z.string(), eventSha256: z.string() });

/** Is every text of a recommendation the one that the audit says was recorded, and is every recorded one there? */
export async function verifyRecommendations(db: Db): Promise<RecommendationsVerdict> {
  return db.tx(async (inside) => {
    const acts = ["entered", "revised", "withdrawn"].map((act) => `reports.recommendation-${act}`);
    const told = new Map<string, { readonly sequence: number; readonly subject: string; readonly sha256: string }>();
    for (const { sequence, subject, next } of await readAuditOf(inside, acts)) {
      const found = recorded.safeParse(next);
      if (found.success) told.set(found.data.eventId, { sequence, subject, sha256: found.data.eventSha256 });
    }
    const events = await listRecommendationEvents(inside);
    const differences: NonNullable<RecommendationsVerdict["firstDifference"]>[] = [];
    for (const event of events) {
      const entry = told.get(event.id);
      told.delete(event.id);
      const { number, revision } = event;
      if (entry === undefined) differences.push({ reason: "unexpected", number, auditSequence: null, text: both(`le texte ${revision} de la recommandation ${number} n’a jamais été enregistré par Jalon`, `text ${revision} of recommendation ${number} was never recorded by Jalon`) });
      else if (entry.sha256 !== recommendationSha256(event)) differences.push({ reason: "altered", number, auditSequence: entry.sequence, text: both(`le texte ${revision} de la recommandation ${number} n’est plus celui que dit l’entrée ${entry.sequence} du journal`, `text ${revision} of recommendation ${number} is no longer the one that entry ${entry.sequence} of the log tells of`) });
    }
    for (const { sequence, subject } of told.values()) differences.push({ reason: "missing", number: null, auditSequence: sequence, text: both(`un texte (${subject}) que dit l’entrée ${sequence} du journal n’est plus là`, `a text (${subject}) that entry ${sequence} of the log tells of is gone`) });
    return { events: events.length, ok: differences.length === 0, firstDifference: differences[0] ?? null };
  });
}
