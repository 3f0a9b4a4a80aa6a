import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { StudyContent } from "../content.ts";
import { isUnsaid } from "../empty.ts";
import { partialDateIssues, surelyBefore } from "./dates.ts";
import { advice, fault } from "./issue.ts";

/** Access to the data, and what is promised of it: a promise says what, when and how, or it cannot be held against anything. */
export function sharingIssues(content: StudyContent): Issue[] {
  return [...planIssues(content), ...accessIssues(content)];
}

function planIssues({ sharingPlan: plan, individualDataAccess, accessConditions, accessRequestUrl, startedOn, completedOn }: StudyContent): Issue[] {
  if (plan === null) return [];
  const issues = [...partialDateIssues("sharingPlan.from", plan.from), ...partialDateIssues("sharingPlan.until", plan.until)];
  if (surelyBefore(plan.until, plan.from)) issues.push(fault("sharingPlan.until", "sharing-dates-crossed", "Le partage finit avant d’avoir commencé\u202f: corrigez l’une des deux dates.", "Sharing ends before it has begun: mend one of the two dates."));
  if (surelyBefore(plan.from, startedOn?.date ?? null)) issues.push(fault("sharingPlan.from", "sharing-before-start", "Les données ne se partagent pas avant le premier participant.", "Data are not shared before the first participant."));
  if (plan.monthsAfterCompletion !== null && !(plan.monthsAfterCompletion >= 0 && plan.monthsAfterCompletion <= 600)) issues.push(fault("sharingPlan.monthsAfterCompletion", "months-wrong", "Un nombre de mois va de 0 à 600.", "A number of months is between 0 and 600."));
  if (plan.monthsAfterCompletion !== null && completedOn === null) issues.push(advice("completedOn", "completion-for-sharing", "Le partage est promis un certain temps après la fin de l’étude\u202f: donnez cette fin.", "Sharing is promised some time after completion: give the date of completion."));
  if (plan.decision === "yes") {
    // Registers of trials often leave it at a statement in words; then what is missing is told, and no more.
    const told = isUnsaid(plan.statement) ? fault : advice;
    if (plan.information.length === 0) issues.push(told("sharingPlan.information", "sharing-what-missing", "Dites ce qui sera partagé\u202f: données, protocole, plan d’analyse…", "Say what will be shared: data, protocol, analysis plan…"));
    if (plan.from === null && plan.monthsAfterCompletion === null && isUnsaid(plan.timeFrame)) issues.push(told("sharingPlan.from", "sharing-when-missing", "Dites à partir de quand les données seront partagées.", "Say from when on the data will be shared."));
    if (isUnsaid(plan.criteria) && isUnsaid(plan.url) && isUnsaid(accessConditions) && isUnsaid(accessRequestUrl) && individualDataAccess !== "open") issues.push(told("sharingPlan.criteria", "sharing-how-missing", "Dites à qui et comment les données seront partagées.", "Say to whom and how the data will be shared."));
  } else if (plan.decision === "no") {
    if (plan.from !== null || plan.monthsAfterCompletion !== null) issues.push(fault("sharingPlan.from", "sharing-date-denied", "Le partage est refusé, mais il a une date\u202f: corrigez l’un des deux.", "Sharing is refused, but it has a date: mend one of the two."));
    if (individualDataAccess === "open" || individualDataAccess === "embargoed") issues.push(fault("sharingPlan.decision", "sharing-denied-but-open", "Le partage est refusé, mais les données sont dites ouvertes\u202f: corrigez l’un des deux.", "Sharing is refused, but the data are said to be open: mend one of the two."));
    if (isUnsaid(plan.statement)) issues.push(advice("sharingPlan.statement", "sharing-why-not", "Dites pourquoi les données ne seront pas partagées.", "Say why the data will not be shared."));
  }
  return issues;
}

function accessIssues(content: StudyContent): Issue[] {
  const { individualDataAccess: access, sharingPlan, accessConditions, accessRequestUrl, dataContacts } = content;
  const issues: Issue[] = [];
  if (access === "open") {
    for (const field of ["accessRestrictions", "nonDisclosureAgreement"] as const) {
      if (!isUnsaid(content[field])) issues.push(fault(field, "open-but-restricted", "Les données sont dites ouvertes à tous\u202f: ce champ dit le contraire. Corrigez l’un des deux.", "The data are said to be open to all: this field says otherwise. Mend one of the two."));
    }
  }
  if (access === "embargoed" && sharingPlan?.from == null && sharingPlan?.monthsAfterCompletion == null) issues.push(fault("sharingPlan.from", "embargo-without-date", "Dites à partir de quand les données seront ouvertes.", "Say from when on the data will be open."));
  if (access === "metadata-only" && sharingPlan?.decision === "yes" && sharingPlan.information.includes("individual-data")) issues.push(fault("individualDataAccess", "promised-but-metadata-only", "Le plan promet les données individuelles, mais l’accès est limité à leur description\u202f: corrigez l’un des deux.", "The plan promises individual data, but access is to their description alone: mend one of the two."));
  if (access === "restricted" && isUnsaid(accessConditions) && isUnsaid(accessRequestUrl) && dataContacts.length === 0 && isUnsaid(sharingPlan?.criteria)) issues.push(advice("accessConditions", "access-route-missing", "Dites comment demander l’accès\u202f: conditions, adresse ou contact.", "Say how access is asked for: conditions, address or contact."));
  return issues;
}
