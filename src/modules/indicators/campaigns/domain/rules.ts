import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day, Period } from "../../../../kernel/time/day.ts";
import { covers, permissions } from "../../../identity/index.ts";
import type { RoleGrant } from "../../../../kernel/http/route.ts";
import type { Series } from "../../domain/catalogue.ts";
import { deadlineOf, periodCode, periodicities, periodsOf, type Periodicity } from "./deadline.ts";

/** A person who holds an account, under the name it had then. */
export interface Holder {
  readonly accountId: string;
  readonly name: string;
}

/** Somebody who may be asked, with what they may do. */
export interface Candidate extends Holder {
  readonly roles: readonly RoleGrant[];
}

/** When the values of a series can be had, and who answers for them. */
export interface CollectionRule {
  readonly series: string;
  readonly periodicity: Periodicity;
  /** Months from the end of a period until its value is expected; the indicator's own lag in years comes on top. */
  readonly delayMonths: number;
  /** The owner, then deputies. Empty: whoever the perimeters name. */
  readonly owners: readonly Holder[];
  /** Null: whoever the perimeters name. */
  readonly validator: Holder | null;
}

export interface RecordedRule extends CollectionRule {
  readonly id: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly authorId: string;
  readonly author: string;
}

/** For a series of which nothing was said: once a year, two months after the year. */
export function defaultRule(series: string): CollectionRule {
  return { series, periodicity: "yearly", delayMonths: 2, owners: [], validator: null };
}

/** One value that is to be had: which, by when, from whom, let in by whom. */
export interface DutyTerms {
  readonly code: string;
  readonly series: string;
  readonly period: Period;
  /** The last day on which it is in time. */
  readonly dueOn: Day;
  readonly owners: readonly Holder[];
  readonly validator: Holder | null;
}

/**
 * The people a series names by their perimeters for a permission: those whose perimeter names it, by name; where nobody
 * does, those of the role that holds everywhere.
 */
export function peopleOf(candidates: readonly Candidate[], permission: "values.propose" | "values.accept", series: string): Holder[] {
  // The steering office may do both everywhere: it is nobody's owner by that alone.
  const roles: readonly string[] = permissions[permission].filter((role) => role !== "steering-office");
  const holding = (everywhere: boolean): Holder[] => candidates
    .filter(({ roles: grants }) => grants.some((grant) => roles.includes(grant.role) && (everywhere ? grant.perimeter.length === 0 : grant.perimeter.length > 0 && covers(grant.perimeter, series))))
    .map(({ accountId, name }) => ({ accountId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, "fr") || (a.accountId < b.accountId ? -1 : 1));
  const named = holding(false);
  return named.length > 0 ? named : holding(true);
}

/** `3.a:2024`, `1.europe:2024-H1`: one duty of a campaign. */
export function dutyCode(series: string, period: Period): string {
  return `${series}:${periodCode(period)}`;
}

export interface CalendarQuestion {
  readonly series: readonly Series[];
  readonly ruleOf: (series: string) => CollectionRule;
  readonly candidates: readonly Candidate[];
  readonly contract: { readonly fromYear: number; readonly toYear: number };
  /** Deadlines from the first day (in) to the second (out). */
  readonly due: Period;
}

/** Who owes which value for which period by when: every duty whose deadline falls in the days asked, by deadline, then in the order of the contract. */
export function dutyCalendar({ series, ruleOf, candidates, contract, due }: CalendarQuestion): DutyTerms[] {
  const duties = series.flatMap((one) => {
    const rule = ruleOf(one.key);
    const delayMonths = rule.delayMonths + 12 * one.indicator.lagYears;
    const expected = periodsOf(rule.periodicity, contract.fromYear, contract.toYear).map((period) => ({ period, dueOn: deadlineOf(period, delayMonths) }));
    const inDays = expected.filter(({ dueOn }) => due.from <= dueOn && dueOn < due.until);
    if (inDays.length === 0) return [];
    const owners = rule.owners.length > 0 ? rule.owners : peopleOf(candidates, "values.propose", one.key);
    const validator = rule.validator ?? peopleOf(candidates, "values.accept", one.key).find((person) => person.accountId !== owners[0]?.accountId) ?? null;
    return inDays.map(({ period, dueOn }) => ({ code: dutyCode(one.key, period), series: one.key, period, dueOn, owners, validator }));
  });
  return duties.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

export interface RuleDraft {
  readonly series: string;
  readonly periodicity: string;
  readonly delayMonths: number;
  readonly owners: readonly Holder[];
  readonly validator: Holder | null;
  readonly reason: string;
}

/** What is wrong with a rule, all faults at once. */
export function ruleIssues(draft: RuleDraft): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, field: string, fr: string, en: string): void => {
    issues.push({ code: `indicators.${code}`, severity: "error", field, text: { fr, en } });
  };
  if (!isPeriodicity(draft.periodicity)) add("rule-periodicity-unknown", "periodicity", "Choisissez un rythme\u202f: annuel, semestriel ou trimestriel.", "Choose a rhythm: yearly, half-yearly or quarterly.");
  if (!Number.isInteger(draft.delayMonths) || draft.delayMonths < 0 || draft.delayMonths > 36) add("rule-delay-out-of-bounds", "delayMonths", "Le délai est un nombre entier de mois, de 0 à 36.", "The delay is a whole number of months, from 0 to 36.");
  if (draft.validator !== null && draft.owners.length === 1 && draft.owners[0]?.accountId === draft.validator.accountId) add("rule-one-person", "validator", "La personne qui valide n’est pas la seule à pouvoir proposer\u202f: désignez deux personnes.", "Whoever accepts cannot be the only one to propose: name two people.");
  if (draft.reason.trim() === "") add("reason-missing", "reason", "Dites pourquoi\u202f: ce motif reste dans l’historique.", "Say why: the reason stays in the history.");
  return issues;
}

export function isPeriodicity(text: string): text is Periodicity {
  return periodicities.some((one) => one === text);
}
