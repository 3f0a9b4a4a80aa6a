import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { StudyContent } from "../content.ts";
import { isUnsaid } from "../empty.ts";
import { surelyBefore } from "./dates.ts";
import { advice, fault, type StudyValidityContext } from "./issue.ts";

const over: ReadonlySet<string> = new Set(["completed", "terminated"]);
const underWay: ReadonlySet<string> = new Set(["recruiting", "enrolling-by-invitation", "active-not-recruiting", "ongoing", "suspended"]);
const stopped: ReadonlySet<string> = new Set(["suspended", "terminated", "withdrawn"]);
const bands: Readonly<Record<string, readonly [least: number, below: number]>> = { "under-500": [0, 500], "500-999": [500, 1_000], "1000-9999": [1_000, 10_000], "10000-19999": [10_000, 20_000], "20000-and-more": [20_000, Infinity] };

/** Status, dates and sizes held against one another. */
export function progressIssues(content: StudyContent, { today }: StudyValidityContext): Issue[] {
  return [...statusIssues(content, today), ...sizeIssues(content, today)];
}

function statusIssues({ recruitmentStatus, startedOn, primaryCompletedOn, completedOn, whyStopped, resultsPostedOn }: StudyContent, today: string): Issue[] {
  const status = recruitmentStatus ?? "";
  const issues: Issue[] = [];
  const startsLater = startedOn !== null && surelyBefore(today, startedOn.date);
  if (over.has(status) && completedOn !== null && surelyBefore(today, completedOn.date)) issues.push(fault("completedOn", "over-but-ends-later", "L’étude est dite finie, mais sa fin est dans l’avenir\u202f: corrigez l’état ou la date.", "The study is said to be over, but it ends in the future: mend the status or the date."));
  if (over.has(status) && startsLater) issues.push(fault("startedOn", "over-but-starts-later", "L’étude est dite finie, mais elle commence dans l’avenir\u202f: corrigez l’état ou la date.", "The study is said to be over, but it starts in the future: mend the status or the date."));
  if (status === "not-yet-recruiting" && startedOn?.kind === "actual") issues.push(fault("recruitmentStatus", "begun-but-not-recruiting", "L’étude a un premier participant réel, mais elle est dite non commencée\u202f: corrigez l’état ou la date.", "The study has an actual first participant, but is said not to have begun: mend the status or the date."));
  if (status === "not-yet-recruiting" && primaryCompletedOn?.kind === "actual") issues.push(fault("primaryCompletedOn", "measured-but-not-recruiting", "Le critère principal est recueilli, mais l’étude est dite non commencée\u202f: corrigez l’état ou la date.", "The primary outcome is complete, but the study is said not to have begun: mend the status or the date."));
  if (underWay.has(status) && startsLater) issues.push(fault("startedOn", "under-way-but-starts-later", "L’étude est dite en cours, mais elle commence dans l’avenir\u202f: corrigez l’état ou la date.", "The study is said to be under way, but it starts in the future: mend the status or the date."));
  if ((underWay.has(status) || status === "not-yet-recruiting") && completedOn?.kind === "actual") issues.push(fault("recruitmentStatus", "ended-but-under-way", "L’étude a une fin réelle, mais elle n’est pas dite finie\u202f: corrigez l’état ou la date.", "The study has an actual end, but is not said to be over: mend the status or the date."));
  if (status === "not-yet-recruiting" && resultsPostedOn !== null) issues.push(fault("resultsPostedOn", "results-before-start", "Une étude qui n’a pas commencé n’a pas de résultats.", "A study that has not begun has no results."));
  if (stopped.has(status) && isUnsaid(whyStopped)) issues.push(advice("whyStopped", "why-stopped-missing", "Dites pourquoi l’étude s’est arrêtée.", "Say why the study was stopped."));
  if (!stopped.has(status) && status !== "" && !isUnsaid(whyStopped)) issues.push(advice("whyStopped", "stopped-but-not-said", "Une raison d’arrêt est donnée, mais l’étude n’est pas dite arrêtée.", "A reason for stopping is given, but the study is not said to be stopped."));
  return issues;
}

function sizeIssues({ plannedSize, plannedSizeBand, actualSize, recruitmentStatus, startedOn }: StudyContent, today: string): Issue[] {
  const issues: Issue[] = [];
  for (const [field, size] of [["plannedSize", plannedSize], ["actualSize", actualSize]] as const) {
    if (size !== null && (!Number.isSafeInteger(size) || size < 0)) issues.push(fault(field, "size-wrong", "Un nombre de participants est un nombre entier, zéro ou plus.", "A number of participants is a whole number, zero or more."));
  }
  if (issues.length > 0) return issues;
  const notBegun = recruitmentStatus === "not-yet-recruiting" || recruitmentStatus === "withdrawn" || (startedOn !== null && surelyBefore(today, startedOn.date));
  if (actualSize !== null && actualSize > 0 && notBegun) issues.push(fault("actualSize", "actual-size-before-start", "L’étude n’a pas commencé\u202f: elle n’a pas encore de participant inclus. Donnez plutôt le nombre prévu.", "The study has not begun: it has no participant yet. Give the planned number instead."));
  if (plannedSize === 0 && recruitmentStatus !== "withdrawn") issues.push(advice("plannedSize", "planned-size-zero", "Aucun participant n’est prévu\u202f: est-ce juste\u202f?", "No participant is planned: is that right?"));
  if (plannedSize !== null && plannedSize > 0 && actualSize !== null && actualSize > 3 * plannedSize) issues.push(advice("actualSize", "actual-size-large", "Plus de trois fois le nombre prévu\u202f: vérifiez les deux.", "More than three times the planned number: check both."));
  const band = plannedSizeBand === null ? undefined : bands[plannedSizeBand];
  if (band !== undefined && plannedSize !== null && (plannedSize < band[0] || plannedSize >= band[1])) issues.push(fault("plannedSizeBand", "size-outside-band", "Le nombre prévu n’est pas dans cette tranche\u202f: corrigez l’un des deux.", "The planned number is not in this band: mend one of the two."));
  return issues;
}
