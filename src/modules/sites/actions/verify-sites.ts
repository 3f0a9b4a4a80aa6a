import { z } from "zod";
import { readAuditOf } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { sealOf, type SiteFact } from "../domain/event.ts";
import { listEvents, listKinds } from "../store/event-store.ts";

export interface SiteDifference {
  /** `altered`: not what was recorded; `missing`: recorded and gone; `unexpected`: there and never recorded. */
  readonly reason: "altered" | "missing" | "unexpected";
  readonly site: string;
  /** The entry of the audit that says otherwise; null where none speaks of it. */
  readonly auditSequence: number | null;
  readonly text: Bilingual;
}

export interface SitesVerdict {
  readonly events: number;
  readonly ok: boolean;
  readonly firstDifference: SiteDifference | null;
}

const kinds: readonly SiteFact["kind"][] = [
  "site-described", "referent-named", "referent-ended", "wave-opened", "wave-corrected", "projection-written", "projection-validated", "commitment-written",
  "commitment-validated", "minutes-written", "minutes-sent", "review-referent-validated", "review-office-validated", "review-sent-back", "review-reopened",
];
const recorded = z.object({ eventId: z.string(), eventSha256: z.string() });

/** Is every act of the site dialogue the one that the audit says was recorded, in that order, and is every recorded one there? */
export async function verifySites(db: Db): Promise<SitesVerdict> {
  return db.tx(async (inside) => {
    const said = new Map<string, { readonly sequence: number; readonly subject: string; readonly sha256: string; readonly act: string }>();
    for (const { next, sequence, subject, act } of await readAuditOf(inside, kinds.map((kind) => `site.${kind}`))) {
      const read = recorded.safeParse(next);
      if (read.success) said.set(read.data.eventId, { sequence, subject, sha256: read.data.eventSha256, act });
    }
    const events = await listEvents(inside, null);
    const columns = await listKinds(inside);
    const differences: SiteDifference[] = [];
    // Those of one site are written one after the other; those of two sites may cross.
    const lastOf = new Map<string, number>();
    for (const event of events) {
      const entry = said.get(event.id);
      said.delete(event.id);
      const name = `${event.fact.kind} ${event.site}`;
      if (entry === undefined) {
        differences.push({ reason: "unexpected", site: event.site, auditSequence: null, text: { fr: `l’acte ${name} du dialogue de site n’a jamais été enregistré par Jalon`, en: `the act ${name} of the site dialogue was never recorded by Jalon` } });
        continue;
      }
      const altered = entry.sha256 !== sealOf(event) || entry.act !== `site.${columns.get(event.id) ?? ""}` || entry.sequence < (lastOf.get(event.site) ?? 0);
      lastOf.set(event.site, entry.sequence);
      if (altered) differences.push({ reason: "altered", site: event.site, auditSequence: entry.sequence, text: { fr: `l’acte ${name} du dialogue de site n’est plus celui que dit l’entrée ${entry.sequence} du journal`, en: `the act ${name} of the site dialogue is no longer the one that entry ${entry.sequence} of the log tells of` } });
    }
    for (const { sequence, subject, act } of said.values()) {
      differences.push({ reason: "missing", site: subject.replace(/^site /, ""), auditSequence: sequence, text: { fr: `l’acte ${act} (${subject}) que dit l’entrée ${sequence} du journal n’est plus là`, en: `the act ${act} (${subject}) that entry ${sequence} of the log tells of is gone` } });
    }
    const place = (one: SiteDifference): number => one.auditSequence ?? Number.MAX_SAFE_INTEGER;
    differences.sort((a, b) => place(a) - place(b));
    return { events: events.length, ok: differences.length === 0, firstDifference: differences[0] ?? null };
  });
}
