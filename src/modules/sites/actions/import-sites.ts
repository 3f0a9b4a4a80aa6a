import { createHash } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { readTable } from "../../../kernel/tables/index.ts";
import type { SiteEvent, SiteFact } from "../domain/event.ts";
import { foldSites } from "../domain/fold.ts";
import { isSiteImportHeader } from "../domain/import/columns.ts";
import { planSiteImport, type PlannedSite, type SiteImportPlan } from "../domain/import/plan.ts";
import type { Site } from "../domain/model.ts";
import { listEvents, lockSite } from "../store/event-store.ts";
import { isCommune, waveCode } from "./describe.ts";
import { eventOf, keepEvents, type SiteActDeps } from "./recorder.ts";
import { nextNumber } from "./texts.ts";

export interface SiteFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportOutcome {
  readonly sites: number;
  readonly waves: number;
  readonly commitments: number;
  readonly unchanged: number;
}

/** What the file would do, without doing it: all faults at once. */
export async function planSites({ db }: Pick<SiteActDeps, "db">, file: SiteFile): Promise<SiteImportPlan> {
  const table = await readTable(file.name, file.bytes, { recogniseHeader: isSiteImportHeader });
  return planSiteImport(table, foldSites(await listEvents(db, null), null), isCommune);
}

/** Records what the file holds, all or none. Fails with `sites.import-faulty`, the faults as its issues. */
export async function importSites(deps: SiteActDeps, by: Author, file: SiteFile): Promise<ImportOutcome> {
  const table = await readTable(file.name, file.bytes, { recogniseHeader: isSiteImportHeader });
  return deps.db.tx(async (inside) => {
    // Read once to know which sites to hold, then again with nobody writing about them.
    const first = planSiteImport(table, foldSites(await listEvents(inside, null), null), isCommune);
    for (const { code } of first.sites.toSorted((a, b) => (a.code < b.code ? -1 : 1))) await lockSite(inside, code);
    const known = foldSites(await listEvents(inside, null), null);
    const plan = planSiteImport(table, known, isCommune);
    if (plan.issues.length > 0) throw new AppError("sites.import-faulty", both("Rien n’a été enregistré\u202f: le fichier a des fautes.", "Nothing was recorded: the file has faults."), { status: 422, issues: plan.issues });
    const events: SiteEvent[] = plan.sites.flatMap((planned) => factsOf(planned, known.get(planned.code)).map((fact) => eventOf(deps, by, planned.code, fact)));
    await keepEvents(inside, events);
    const count = (kind: SiteFact["kind"]): number => events.filter(({ fact }) => fact.kind === kind).length;
    const outcome = { sites: count("site-described"), waves: count("wave-opened"), commitments: count("commitment-written"), unchanged: plan.unchanged };
    await recordAudit(inside, {
      recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "sites.imported", subject: "sites",
      next: { ...outcome, fileSha256: createHash("sha256").update(file.bytes).digest("hex") },
    });
    return outcome;
  });
}

function factsOf(planned: PlannedSite, known: Site | undefined): SiteFact[] {
  const facts: SiteFact[] = [];
  if (planned.isNew) facts.push({ kind: "site-described", name: planned.name, communes: planned.communes, partners: planned.partners });
  const waves = [...(known?.waves ?? [])];
  let number = nextNumber(known ?? { commitments: [] });
  for (const wave of planned.waves) {
    const code = wave.code ?? waveCode({ waves }, wave.letter, wave.startsOn);
    if (wave.code === null) facts.push({ kind: "wave-opened", wave: code, letter: wave.letter, startsOn: wave.startsOn });
    for (const { content } of wave.commitments) {
      facts.push({ kind: "commitment-written", number, wave: code, continues: null, content, reason: null });
      number += 1;
    }
  }
  return facts;
}
