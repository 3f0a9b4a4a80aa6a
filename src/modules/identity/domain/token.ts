import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import { day, isDay, type Day } from "../../../kernel/time/day.ts";

/** A token as its owner sees it: never the token itself. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly createdAt: string;
  /** The last day on which it opens anything. */
  readonly expiresOn: Day;
  readonly lastUsedOn: Day | null;
  readonly revokedAt: string | null;
}

export interface ApiTokenInput {
  readonly name: string;
  readonly expiresOn: string;
  readonly readOnly: boolean;
}

/** Begins every token, so that one that was left in a file is recognised for what it is. */
export const tokenPrefix = "jln_";

/** The same day a year later; from 29 February, 28 February. */
export function oneYearAfter(from: Day): Day {
  const same = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
  return isDay(same) ? same : day(`${same.slice(0, 8)}28`);
}

/** What is wrong with a token to be made, all at once. */
export function tokenIssues({ name, expiresOn }: ApiTokenInput, today: Day): Issue[] {
  const issues: Issue[] = [];
  const last = oneYearAfter(today);
  if (name.trim() === "" || name.trim().length > 80) {
    issues.push({ code: "identity.token-name", severity: "error", field: "name", text: { fr: "Donnez un nom de 1 à 80 caractères, par exemple celui du programme.", en: "Give a name of 1 to 80 characters, for example that of the program." } });
  }
  if (!isDay(expiresOn) || expiresOn < today || expiresOn > last) {
    issues.push({ code: "identity.token-expiry", severity: "error", field: "expiresOn", text: { fr: `Choisissez un jour d’aujourd’hui au ${formatDay(last, "fr")}\u202f: un jeton dure un an au plus.`, en: `Choose a day from today to ${formatDay(last, "en")}: a token lasts a year at most.` } });
  }
  return issues;
}
