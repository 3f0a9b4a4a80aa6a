import { day, type Day } from "../../kernel/time/day.ts";
import type { DeliveryDraft, Source, SourceKind, SourceRecordDraft } from "../../modules/directory/index.ts";
import { agreementRecords, budgetRecords, cohortRecords, postRecords, projectRecords } from "./graph/activity.ts";
import { frameRecords, labRecords, staffRecords } from "./graph/institute.ts";
import { numberOf } from "./graph/keys.ts";
import { makeUpPeople } from "./graph/people.ts";
import { registerRecords } from "./graph/register.ts";

/** Days of the two extracts of the made-up register: between them units merge, split, change name and parents. */
export const registerDays: readonly Day[] = [day("2021-03-01"), day("2025-03-01")];
const otherDay = day("2025-03-15");

/** Public code of a made-up unit that a demonstration account may stand for. */
export const demonstrationUnit = numberOf("rythmes");

function source(id: string, kind: SourceKind, fr: string, en: string): Source {
  return { id: `demonstration-${id}`, kind, name: { fr: `${fr} (fictif)`, en: `${en} (fictitious)` }, home: null, licence: null };
}

function delivery(from: Source, observedOn: Day, scope: string, records: readonly SourceRecordDraft[]): DeliveryDraft {
  return { source: from, observedOn, scope, complete: true, fileSha256: null, mapping: null, demonstration: true, records };
}

/**
 * An invented graph for a house without facts: structures, organisations, people, posts, projects, agreements, cohorts
 * and credit lines, as deliveries of invented sources in the order of their days. All is made up but the institute of the
 * shipped contract and the names of towns. Numbers pass the checks of their schemes and can belong to nobody. The same
 * on every machine.
 */
export function demonstrationGraph(): readonly DeliveryDraft[] {
  const people = makeUpPeople();
  const register = source("register", "official-register", "Répertoire des structures", "Register of structures");
  const staff = source("staff", "human-resources", "Ressources humaines", "Human resources");
  return [
    ...registerDays.map((on) => delivery(register, on, "structures", registerRecords(Number(on.slice(0, 4)), people))),
    delivery(source("institute", "institute-document", "Organisation de l’institut", "Organisation of the institute"), otherDay, "organisation", frameRecords()),
    delivery(staff, otherDay, "staff", staffRecords(people)),
    delivery(staff, otherDay, "posts", postRecords(people)),
    delivery(source("contracts", "contracts", "Contrats et conventions", "Contracts and agreements"), otherDay, "contracts", [...projectRecords(), ...agreementRecords(), ...cohortRecords()]),
    delivery(source("finance", "finance", "Finances", "Finance"), otherDay, "budget-lines", budgetRecords()),
    delivery(source("labs", "lab", "Déclarations des laboratoires", "Statements of the labs"), otherDay, "pages", labRecords()),
  ];
}
