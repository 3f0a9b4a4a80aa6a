import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";

/** Somebody is away from `from` (in) until `until` (out, the day they are back); the replacement stands in meanwhile. */
export interface Absence {
  readonly id: string;
  readonly accountId: string;
  readonly from: Day;
  readonly until: Day;
  readonly replacementId: string;
}

export interface AbsenceInput {
  readonly accountId: string;
  readonly from: string;
  readonly until: string;
  readonly replacementId: string;
}

/** Absences of the same account that a new one would overlap. */
export function overlapping(absences: readonly Absence[], wanted: Pick<Absence, "accountId" | "from" | "until">): readonly Absence[] {
  return absences.filter((one) => one.accountId === wanted.accountId && one.from < wanted.until && wanted.from < one.until);
}

/**
 * Who stands in for an account on a day, through replacements who are away themselves (A by B, B by C: C). Null where
 * the account is not away, and where the chain comes back to somebody in it: then nobody is there, and the account
 * keeps what is its own.
 */
export function standInAmong(absences: readonly Absence[], accountId: string, on: Day): string | null {
  const seen = new Set([accountId]);
  let at = accountId;
  for (;;) {
    const away = absences.find((one) => one.accountId === at && one.from <= on && on < one.until);
    if (away === undefined) return at === accountId ? null : at;
    if (seen.has(away.replacementId)) return null;
    seen.add(away.replacementId);
    at = away.replacementId;
  }
}

/** The accounts that somebody stands in for on a day, themselves or at the end of a chain; in the order of the list. */
export function standsInFor(absences: readonly Absence[], accountId: string, on: Day): readonly string[] {
  const away = new Set(absences.filter((one) => one.from <= on && on < one.until).map((one) => one.accountId));
  return [...away].filter((absent) => absent !== accountId && standInAmong(absences, absent, on) === accountId);
}

/** What is wrong with the words of an absence before anything else is known, all faults at once. */
export function absenceIssues(input: AbsenceInput): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, field: string, fr: string, en: string): void => {
    issues.push({ code: `identity.${code}`, severity: "error", field, text: { fr, en } });
  };
  if (!isDay(input.from)) add("absence-from-missing", "from", "Indiquez le premier jour d’absence.", "Give the first day of absence.");
  if (!isDay(input.until)) add("absence-until-missing", "until", "Indiquez le jour du retour.", "Give the day of return.");
  if (isDay(input.from) && isDay(input.until) && input.until <= input.from) {
    add("absence-until-before-from", "until", "Le retour est au plus tôt le lendemain du premier jour d’absence.", "The return is at the earliest the day after the first day of absence.");
  }
  if (input.replacementId === "") add("absence-replacement-missing", "replacement", "Choisissez qui remplace.", "Choose who stands in.");
  else if (input.replacementId === input.accountId) add("absence-replacement-self", "replacement", "Une personne absente ne se remplace pas elle-même.", "Somebody who is away cannot stand in for themselves.");
  return issues;
}

export function overlapIssue(other: Absence): Issue {
  const days = (language: "fr" | "en"): readonly [string, string] => [formatDay(other.from, language), formatDay(other.until, language)];
  const [fr, en] = [days("fr"), days("en")];
  return {
    code: "identity.absence-overlaps",
    severity: "error",
    field: "from",
    text: {
      fr: `Une absence est déjà prévue du ${fr[0]} au retour le ${fr[1]}. Annulez-la d’abord, ou choisissez d’autres jours.`,
      en: `An absence is already set from ${en[0]} to the return on ${en[1]}. Call it off first, or choose other days.`,
    },
  };
}
