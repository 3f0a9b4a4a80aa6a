import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft } from "../../domain/directory.ts";
import type { IntakeCounts } from "./intake.ts";

/** Above this share of records gone, a complete file is more likely cut short than true. */
const suspiciousGoneShare = 0.1;
const fewRecords = 20;

/** What a person should look at in a delivery taken as a whole. */
export function remarksOn(draft: DeliveryDraft, counts: IntakeCounts, today: Day): Issue[] {
  const remarks: Issue[] = [];
  if (draft.observedOn > today) {
    remarks.push({
      code: "directory.observed-in-the-future",
      severity: "warning",
      text: { fr: `L’extraction est datée du ${draft.observedOn}, après aujourd’hui (${today}). Vérifiez la date.`, en: `The extract is dated ${draft.observedOn}, after today (${today}). Check the date.` },
    });
  }
  const held = draft.records.length - counts.newRecords + counts.goneRecords;
  if (held > fewRecords && counts.goneRecords / held > suspiciousGoneShare) {
    remarks.push({
      code: "directory.many-records-gone",
      severity: "warning",
      text: {
        fr: `${counts.goneRecords} enregistrements sur ${held} ne sont plus dans ce fichier\u202f: est-il complet\u202f?`,
        en: `${counts.goneRecords} of ${held} records are no longer in this file: is it complete?`,
      },
    });
  }
  return remarks;
}
