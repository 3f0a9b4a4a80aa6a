import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { addDays, isDay, type Day } from "../../../../kernel/time/day.ts";
import type { StudyContent } from "../content.ts";
import { firstDayOf, lastDayOf } from "../partial-date.ts";
import type { PartialDate, StudyDate } from "../parts.ts";
import { advice, fault, type StudyValidityContext } from "./issue.ts";

/** An expected date that lies further back than this was forgotten. */
const longPastDays = 183;
const firstYear = 1900;

/** Is `earlier` before `later` whatever days they stand for? Months and years that overlap contradict nothing. */
export function surelyBefore(earlier: PartialDate | null, later: PartialDate | null): boolean {
  const [last, first] = [earlier === null ? null : lastDayOf(earlier), later === null ? null : firstDayOf(later)];
  return last !== null && first !== null && last < first;
}

const stages = ["startedOn", "primaryCompletedOn", "completedOn"] as const;

export function dateIssues(content: StudyContent, { today }: StudyValidityContext): Issue[] {
  const issues = stages.flatMap((field) => studyDateIssues(field, content[field], today));
  for (const field of ["registeredOn", "resultsPostedOn"] as const) issues.push(...pastDayIssues(field, content[field], today));
  content.authorisations.forEach(({ decidedOn }, at) => issues.push(...pastDayIssues(`authorisations[${at}].decidedOn`, decidedOn, today)));
  content.documents.forEach(({ date }, at) => issues.push(...dayIssues(`documents[${at}].date`, date)));
  return [...issues, ...orderIssues(content)];
}

/** A date of any precision: does it exist, is it of our time? */
export function partialDateIssues(field: string, date: PartialDate | null): Issue[] {
  if (date === null) return [];
  if (firstDayOf(date) === null) return [fault(field, "date-unknown", `La date «\u202f${date.slice(0, 20)}\u202f» n’existe pas\u202f: écrivez AAAA, AAAA-MM ou AAAA-MM-JJ.`, `The date “${date.slice(0, 20)}” does not exist: write YYYY, YYYY-MM or YYYY-MM-DD.`)];
  return Number(date.slice(0, 4)) < firstYear ? [tooOld(field)] : [];
}

function tooOld(field: string): Issue {
  return fault(field, "date-too-old", `Cette date est avant ${firstYear}\u202f: vérifiez l’année.`, `This date is before ${firstYear}: check the year.`);
}

function studyDateIssues(field: string, value: StudyDate | null, today: Day): Issue[] {
  if (value === null) return [];
  const issues = partialDateIssues(field, value.date);
  if (issues.length > 0) return issues;
  if (value.kind === "actual" && surelyBefore(today, value.date)) return [fault(field, "actual-in-the-future", "Cette date est dite réelle, mais elle n’est pas encore venue\u202f: dites-la prévue, ou corrigez-la.", "This date is said to be actual, but it has not come yet: call it expected, or mend it.")];
  if (value.kind === "expected" && surelyBefore(value.date, addDays(today, -longPastDays))) return [advice(field, "expected-long-past", "Cette date prévue est passée depuis plus de six mois\u202f: dites ce qu’il en est.", "This expected date passed more than six months ago: say what came of it.")];
  return [];
}

function dayIssues(field: string, date: string | null): Issue[] {
  if (date !== null && isDay(date) && Number(date.slice(0, 4)) < firstYear) return [tooOld(field)];
  return date === null || isDay(date) ? [] : [fault(field, "date-unknown", `Le jour «\u202f${date.slice(0, 20)}\u202f» n’existe pas\u202f: écrivez AAAA-MM-JJ.`, `The day “${date.slice(0, 20)}” does not exist: write YYYY-MM-DD.`)];
}

function pastDayIssues(field: string, date: string | null, today: Day): Issue[] {
  const issues = dayIssues(field, date);
  if (date === null || issues.length > 0) return issues;
  return date > today ? [fault(field, "day-in-the-future", "Ce jour n’est pas encore venu\u202f: corrigez-le.", "This day has not come yet: mend it.")] : [];
}

function orderIssues({ startedOn, primaryCompletedOn, completedOn, registeredOn, resultsPostedOn, studyType }: StudyContent): Issue[] {
  const issues: Issue[] = [];
  const [start, primary, end] = [startedOn?.date ?? null, primaryCompletedOn?.date ?? null, completedOn?.date ?? null];
  if (surelyBefore(end, start)) issues.push(fault("completedOn", "completed-before-start", "L’étude finit avant d’avoir commencé\u202f: corrigez l’une des deux dates.", "The study ends before it has begun: mend one of the two dates."));
  if (surelyBefore(primary, start)) issues.push(fault("primaryCompletedOn", "primary-before-start", "Le critère principal est recueilli avant le premier participant\u202f: corrigez l’une des deux dates.", "The primary outcome is complete before the first participant: mend one of the two dates."));
  if (surelyBefore(end, primary)) issues.push(fault("primaryCompletedOn", "primary-after-completion", "Le critère principal est recueilli après la fin de l’étude\u202f: corrigez l’une des deux dates.", "The primary outcome is complete after the study ended: mend one of the two dates."));
  if (resultsPostedOn !== null && surelyBefore(resultsPostedOn, start)) issues.push(fault("resultsPostedOn", "results-before-start", "Des résultats ne se déposent pas avant le premier participant\u202f: corrigez l’une des deux dates.", "Results are not posted before the first participant: mend one of the two dates."));
  if (registeredOn !== null && resultsPostedOn !== null && surelyBefore(resultsPostedOn, registeredOn)) issues.push(fault("registeredOn", "registered-after-results", "L’étude est inscrite après le dépôt de ses résultats\u202f: corrigez l’une des deux dates.", "The study is registered after its results were posted: mend one of the two dates."));
  else if (registeredOn !== null && studyType === "interventional" && startedOn?.kind !== "expected" && surelyBefore(start, registeredOn)) issues.push(advice("registeredOn", "registered-after-start", "Cet essai a été inscrit après son premier participant.", "This trial was registered after its first participant."));
  return issues;
}
