import { z } from "zod";
import { readAuditOf } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { listCountersignatures } from "../../store/countersignature-store.ts";
import { sealOfRow } from "../domain/seal.ts";
import { listCampaignEvents, listDrafts, listRules } from "../store/campaign-store.ts";

export interface CampaignDifference {
  readonly reason: "altered" | "missing" | "unexpected";
  readonly id: string;
  /** The entry of the audit that says otherwise; null where none speaks of it. */
  readonly auditSequence: number | null;
  readonly text: Bilingual;
}

export interface CampaignsVerdict {
  readonly records: number;
  readonly ok: boolean;
  readonly firstDifference: CampaignDifference | null;
}

const acts = [
  "campaign.opened", "campaign.announced", "campaign.ladder-set", "campaign.duty-added", "campaign.duty-removed", "campaign.duty-reassigned", "campaign.duty-postponed",
  "campaign.duty-excused", "campaign.duty-resumed", "campaign.draft-let-in", "campaign.closed", "campaign.reopened", "campaign.draft-kept", "collection-rule.set", "value.countersigned",
];

const sealed = z.union([
  z.object({ campaignEventId: z.string(), campaignEventSha256: z.string() }).transform((one) => ({ id: one.campaignEventId, sha256: one.campaignEventSha256 })),
  z.object({ draftId: z.string(), draftSha256: z.string() }).transform((one) => ({ id: one.draftId, sha256: one.draftSha256 })),
  z.object({ ruleId: z.string(), ruleSha256: z.string() }).transform((one) => ({ id: one.ruleId, sha256: one.ruleSha256 })),
  z.object({ countersignatureId: z.string(), countersignatureSha256: z.string() }).transform((one) => ({ id: one.countersignatureId, sha256: one.countersignatureSha256 })),
]);

/** Is every act of a campaign, rule, kept entry and countersignature the one that the audit says was recorded, and is every recorded one there? */
export async function verifyCampaigns(db: Db): Promise<CampaignsVerdict> {
  return db.tx(async (inside) => {
    const expected = new Map<string, { readonly sha256: string; readonly sequence: number; readonly subject: string }>();
    for (const { next, sequence, subject } of await readAuditOf(inside, acts)) {
      const read = sealed.safeParse(next);
      if (read.success) expected.set(read.data.id, { sha256: read.data.sha256, sequence, subject });
    }
    const rows = [
      ...(await listCampaignEvents(inside, null)).map((row) => ({ row, name: both(`l’acte «\u202f${row.act.kind}\u202f» de la campagne ${row.campaign}`, `the act “${row.act.kind}” of campaign ${row.campaign}`) })),
      ...(await listDrafts(inside)).map((row) => ({ row, name: both(`l’envoi gardé ${row.duty} de la campagne ${row.campaign}`, `the kept entry ${row.duty} of campaign ${row.campaign}`) })),
      ...(await listRules(inside, null)).map((row) => ({ row, name: both(`la règle de collecte de ${row.series}`, `the collection rule of ${row.series}`) })),
      ...(await listCountersignatures(inside)).map((row) => ({ row, name: both("une contresignature", "a countersignature") })),
    ];
    const differences: CampaignDifference[] = [];
    for (const { row, name } of rows) {
      const said = expected.get(row.id);
      expected.delete(row.id);
      if (said === undefined) differences.push({ reason: "unexpected", id: row.id, auditSequence: null, text: both(`${name.fr} n’a jamais été enregistré par Jalon`, `${name.en} was never recorded by Jalon`) });
      else if (said.sha256 !== sealOfRow({ ...row })) differences.push({ reason: "altered", id: row.id, auditSequence: said.sequence, text: both(`${name.fr} n’est plus ce que dit l’entrée ${said.sequence} du journal`, `${name.en} is no longer what entry ${said.sequence} of the log tells of`) });
    }
    for (const [id, { sequence, subject }] of expected) differences.push({ reason: "missing", id, auditSequence: sequence, text: both(`ce que dit l’entrée ${sequence} du journal (${subject}) n’est plus là`, `what entry ${sequence} of the log tells of (${subject}) is gone`) });
    const place = (one: CampaignDifference): number => one.auditSequence ?? Number.MAX_SAFE_INTEGER;
    differences.sort((a, b) => place(a) - place(b));
    return { records: rows.length, ok: differences.length === 0, firstDifference: differences[0] ?? null };
  });
}

function both(fr: string, en: string): Bilingual {
  return { fr, en };
}
