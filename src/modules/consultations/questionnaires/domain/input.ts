import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { campaignModes, type CampaignMode } from "../../domain/campaign.ts";

/** What an organiser fills in. Days and numbers as typed: what is wrong is said by field. */
export interface QuestionnaireInput {
  readonly code: string;
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  /** Who answers questions about it: a name, a service, an address. */
  readonly contact: string;
  readonly mode: string;
  /** The period that is evaluated: first day, and first day outside; both empty where there is none. */
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly opensOn: string;
  /** The first day on which nobody answers any more. */
  readonly closesOn: string;
  readonly threshold: number;
  readonly eligibleRoles: readonly string[] | null;
  readonly form: { readonly code: string; readonly version?: number };
}

export const leastThreshold = 5;
export const usualThreshold = 10;
export const mostThreshold = 1000;

export function isMode(text: string): text is CampaignMode {
  return campaignModes.some((mode) => mode === text);
}

export function fault(code: string, field: string, fr: string, en: string): Issue {
  return { code: `consultations.${code}`, severity: "error", field, text: { fr, en } };
}

/** Everything that keeps a draft from being saved, all at once. */
export function inputFaults(input: QuestionnaireInput, knownRoles: readonly string[]): Issue[] {
  const found: Issue[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.code) || input.code.length > 60) {
    found.push(fault("bad-code", "code", "Le code s’écrit en minuscules, chiffres et tirets, 60 caractères au plus\u202f: il est dans l’adresse.", "The code is written in lower-case letters, digits and hyphens, 60 characters at most: it is in the address."));
  }
  for (const language of ["fr", "en"] as const) {
    const [inFrench, inEnglish] = language === "fr" ? ["en français", "in French"] : ["en anglais", "in English"];
    if (input.title[language].trim() === "" || input.title[language].length > 200) found.push(fault("bad-title", `title.${language}`, `Donnez le titre ${inFrench}, en 200 caractères au plus.`, `Give the title ${inEnglish}, in 200 characters at most.`));
    if (input.purpose[language].trim() === "" || input.purpose[language].length > 4000) found.push(fault("bad-purpose", `purpose.${language}`, `Dites ${inFrench} qui demande, à qui, pourquoi, et ce qu’il en sera fait (4\u202f000 caractères au plus).`, `Say ${inEnglish} who asks, of whom, why, and what will become of it (4,000 characters at most).`));
  }
  if (input.contact.length > 200) found.push(fault("bad-contact", "contact", "Le contact tient en 200 caractères.", "The contact takes 200 characters at most."));
  if (!isMode(input.mode)) found.push(fault("bad-mode", "mode", "Choisissez comment on répond.", "Choose how people answer."));
  const opens = isDay(input.opensOn);
  const closes = isDay(input.closesOn);
  if (!opens) found.push(fault("bad-day", "opensOn", "Donnez le jour d’ouverture.", "Give the opening day."));
  if (!closes) found.push(fault("bad-day", "closesOn", "Donnez le jour de clôture.", "Give the closing day."));
  if (opens && closes && input.closesOn <= input.opensOn) found.push(fault("closes-before-opening", "closesOn", "La clôture vient après l’ouverture\u202f: on ne répond plus dès le jour de clôture.", "The closing comes after the opening: nobody answers from the closing day on."));
  if ((input.periodFrom !== "" || input.periodTo !== "") && (!isDay(input.periodFrom) || !isDay(input.periodTo) || input.periodTo <= input.periodFrom)) {
    found.push(fault("bad-period", "periodFrom", "La période évaluée a un premier jour et, après lui, un premier jour hors période\u202f; ou laissez les deux vides.", "The period evaluated has a first day and, after it, a first day outside; or leave both empty."));
  }
  if (!Number.isInteger(input.threshold) || input.threshold < leastThreshold || input.threshold > mostThreshold) {
    found.push(fault("bad-threshold", "threshold", `Le seuil est un nombre entier, ${leastThreshold} au moins\u202f: en dessous, on reconnaîtrait des personnes.`, `The threshold is a whole number, ${leastThreshold} at least: below it people would be recognised.`));
  }
  const strange = (input.eligibleRoles ?? []).filter((role) => !knownRoles.includes(role));
  if (input.eligibleRoles !== null && (input.eligibleRoles.length === 0 || strange.length > 0)) {
    found.push(fault("bad-roles", "eligibleRoles", "Choisissez au moins un rôle, ou tous les comptes.", "Choose at least one role, or all accounts."));
  }
  return found;
}
