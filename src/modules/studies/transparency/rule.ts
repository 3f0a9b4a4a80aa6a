import { daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { StudyContent } from "../domain/content.ts";
import { firstDayOf, lastDayOf, monthsAfter } from "../domain/partial-date.ts";
import type { PartialDate, RegistryScheme, StudyDate } from "../domain/parts.ts";

/** Registers of trials; a number of a sponsor, a grant or a portal is no registration. */
export const trialRegisters: readonly RegistryScheme[] = ["nct", "eudract", "ctis", "isrctn", "drks"];

/** From which day the twelve months run: the end of the study (Regulation (EU) 536/2014, article 37), or that of its main outcome (WHO 2017, 42 CFR 11). */
export const reportingClocks = ["completion", "primary"] as const;
export type ReportingClock = (typeof reportingClocks)[number];

/** Months within which results are due. */
export const reportingMonths = 12;

export const registrationStates = ["before", "late", "none", "unclear", "not-started"] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const reportingStates = ["on-time", "late", "undated", "overdue", "not-due", "unclear", "not-applicable"] as const;
export type ReportingState = (typeof reportingStates)[number];

export type TrialContent = Pick<StudyContent, "studyType" | "clinicalTrial" | "recruitmentStatus" | "registryNumbers" | "registeredOn" | "startedOn" | "completedOn" | "primaryCompletedOn" | "resultsPostedOn" | "resultsUrl" | "publications">;

export interface TrialStanding {
  readonly registration: RegistrationState;
  /** Days after the first participant, where late. */
  readonly registeredDaysLate: number | null;
  readonly reporting: ReportingState;
  readonly reportDueOn: Day | null;
  readonly reportedOn: PartialDate | null;
  /** Past the due day: until it was reported where late, so far where overdue. */
  readonly reportDaysLate: number | null;
  /** Year of the day from which the months run; null where it has not come or is not stated. */
  readonly completionYear: number | null;
}

/** Which studies are looked at: interventional ones, unless they say that they are no clinical trial. */
export function isTrial({ studyType, clinicalTrial }: Pick<StudyContent, "studyType" | "clinicalTrial">): boolean {
  return studyType === "interventional" && clinicalTrial !== false;
}

/**
 * Where a trial stands on a day. Of a partial date the reading in favour of the sponsor is taken: the last day for a start or an end, the
 * first one for a publication. Nothing that comes after `on` counts. Sources: WHO joint statement of 2017; Regulation (EU) 536/2014,
 * article 37(4); ICMJE recommendations, clinical trial registration; 42 CFR 11 beside them.
 */
export function standingOf(content: TrialContent, on: Day, clock: ReportingClock): TrialStanding {
  return { ...registration(content, on), ...reporting(content, on, clock) };
}

function registration(content: TrialContent, on: Day): Pick<TrialStanding, "registration" | "registeredDaysLate"> {
  const { registeredOn, startedOn, registryNumbers } = content;
  const none = { registeredDaysLate: null };
  const isRegistered = registeredOn !== null ? registeredOn <= on : registryNumbers.some(({ scheme }) => trialRegisters.includes(scheme));
  const start = startedOn === null ? null : lastDayOf(startedOn.date);
  if (!hasStarted(content, on)) return { ...none, registration: isRegistered ? "before" : "not-started" };
  if (!isRegistered) return { ...none, registration: "none" };
  if (registeredOn === null || start === null) return { ...none, registration: "unclear" };
  return registeredOn <= start ? { ...none, registration: "before" } : { registration: "late", registeredDaysLate: daysBetween(start, registeredOn) };
}

const before: ReadonlySet<string> = new Set(["not-yet-recruiting", "withdrawn"]);

function hasStarted({ startedOn, recruitmentStatus }: TrialContent, on: Day): boolean {
  if (recruitmentStatus !== null && before.has(recruitmentStatus)) return false;
  const first = startedOn === null ? null : firstDayOf(startedOn.date);
  return startedOn === null ? recruitmentStatus !== null : startedOn.kind !== "expected" && first !== null && first <= on;
}

/** The day from which the months run; `unclear` where it should have come and nobody says so. */
function end(content: TrialContent, on: Day, clock: ReportingClock): StudyDate | "running" | "unclear" {
  const date = clock === "primary" ? content.primaryCompletedOn : content.completedOn;
  const isOver = content.recruitmentStatus === "completed" || content.recruitmentStatus === "terminated";
  if (date === null) return isOver ? "unclear" : "running";
  const last = lastDayOf(date.date);
  if (last === null) return "unclear";
  const first = firstDayOf(date.date);
  if (date.kind === "expected") return last <= on ? "unclear" : "running";
  return first !== null && first > on ? "running" : date;
}

function reporting(content: TrialContent, on: Day, clock: ReportingClock): Omit<TrialStanding, "registration" | "registeredDaysLate"> {
  const ended = end(content, on, clock);
  const none = { reportDueOn: null, reportDaysLate: null, completionYear: null };
  const reported = reportOf(content, on);
  const reportedOn = reported === "undated" ? null : reported;
  if (content.recruitmentStatus === "withdrawn") return { ...none, reportedOn, reporting: "not-applicable" };
  if (typeof ended === "string") {
    // Results before the end: nothing can be late.
    if (reported !== null) return { ...none, reportedOn, reporting: reported === "undated" ? "undated" : "on-time" };
    return { ...none, reportedOn, reporting: ended === "running" ? "not-due" : "unclear" };
  }
  const reportDueOn = monthsAfter(ended.date, reportingMonths);
  const completionYear = Number(ended.date.slice(0, 4));
  if (reportDueOn === null) return { ...none, reportedOn, reporting: "unclear" };
  if (reported === "undated") return { reportDueOn, reportDaysLate: null, completionYear, reportedOn, reporting: "undated" };
  const told = reported === null ? null : firstDayOf(reported);
  if (told !== null) {
    const late = told > reportDueOn ? daysBetween(reportDueOn, told) : null;
    return { reportDueOn, completionYear, reportedOn, reportDaysLate: late, reporting: late === null ? "on-time" : "late" };
  }
  const late = on > reportDueOn ? daysBetween(reportDueOn, on) : null;
  return { reportDueOn, completionYear, reportedOn, reportDaysLate: late, reporting: late === null ? "not-due" : "overdue" };
}

/** The first time that results were made public: posted in a register, or published. A publication has the one year that its citation names. */
function reportOf({ resultsPostedOn, resultsUrl, publications }: TrialContent, on: Day): PartialDate | "undated" | null {
  const papers = publications.filter(({ kind }) => kind === "results");
  const years = papers.map(({ citation }) => yearIn(citation));
  const dated = [...(resultsPostedOn === null ? [] : [resultsPostedOn]), ...years.flatMap((year) => (year === null ? [] : [year]))].filter((date) => (firstDayOf(date) ?? on) <= on);
  const first = dated.toSorted((a, b) => ((firstDayOf(a) ?? a) < (firstDayOf(b) ?? b) ? -1 : 1))[0];
  if (first !== undefined) return first;
  const hasUndated = years.includes(null) || (resultsPostedOn === null && resultsUrl !== null);
  return hasUndated ? "undated" : null;
}

/** The year of a citation, where it names one only. */
function yearIn(citation: string): PartialDate | null {
  const years = new Set(citation.match(/(?<![\d./-])(?:19|20)\d{2}(?![\d-])/g) ?? []);
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
