import { both, formatDay, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { RegistryScheme } from "../../domain/parts.ts";
import type { OriginKind, StudyState } from "../../domain/study.ts";

export const studyStateNames: Readonly<Record<StudyState, Bilingual>> = {
  draft: both("Brouillon", "Draft"), submitted: both("Soumise à relecture", "Submitted for review"), returned: both("Renvoyée pour modification", "Returned for change"), published: both("Publiée", "Published"), withdrawn: both("Retirée", "Withdrawn"),
};

export const originNames: Readonly<Record<OriginKind, Bilingual>> = {
  entered: both("Saisi", "Entered"), imported: both("Repris", "Imported"), inferred: both("Déduit", "Worked out"), "machine-translated": both("Traduit par un programme", "Translated by a program"),
};

/** Names of registers and of the schemes of their numbers. */
export const registryNames: Readonly<Record<RegistryScheme, Bilingual>> = {
  nct: both("ClinicalTrials.gov", "ClinicalTrials.gov"), eudract: both("EudraCT", "EudraCT"), ctis: both("CTIS (Union européenne)", "CTIS (European Union)"), "id-rcb": both("ID-RCB (ANSM)", "ID-RCB (ANSM)"),
  isrctn: both("ISRCTN", "ISRCTN"), utn: both("UTN (OMS)", "UTN (WHO)"), drks: both("DRKS (Allemagne)", "DRKS (Germany)"), fresh: both("FReSH", "FReSH"), pef: both("Portail Épidémiologie-France", "Épidémiologie-France portal"),
  eclaire: both("ECLAIRE", "ECLAIRE"), grant: both("Financement", "Grant"), sponsor: both("Numéro du promoteur", "Sponsor’s number"), doi: both("DOI", "DOI"), other: both("Autre registre", "Other register"),
};

export const languageNames: Readonly<Record<Language, Bilingual>> = { fr: both("français", "French"), en: both("anglais", "English") };

/** "texte en anglais seulement": the sign beside a text that stands in for a missing one. */
export function onlyIn(lang: Language, language: Language): string {
  if (language === "fr") return lang === "fr" ? "en français seulement" : "en anglais seulement";
  return lang === "fr" ? "in French only" : "in English only";
}

export function yesNo(value: boolean): Bilingual {
  return value ? both("Oui", "Yes") : both("Non", "No");
}

const monthsFr = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const monthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A year, a month or a day with the precision that it has: "2025", "mars 2025", "3 mars 2025". Anything else stays as written. */
export function partialDateText(date: string, language: Language): string {
  if (isDay(date)) return formatDay(date, language);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(date);
  const name = (language === "fr" ? monthsFr : monthsEn)[Number(month?.[2] ?? 0) - 1];
  return name === undefined ? date : `${name} ${month?.[1] ?? ""}`;
}

/** The day of an instant in words; the text itself where it is none. */
export function instantDayText(instant: string, language: Language): string {
  const text = instant.slice(0, 10);
  return isDay(text) ? formatDay(text, language) : text;
}

/** Years with their unit; months below two years where the number is a fraction. */
export function yearsText(years: number, language: Language): string {
  const months = Math.round(years * 12);
  if (!Number.isInteger(years) && months < 24) return language === "fr" ? `${formatNumber(months, "fr")}\u00a0mois` : `${formatNumber(months, "en")} month${months === 1 ? "" : "s"}`;
  const number = formatNumber(years, language, { maximumFractionDigits: 1 });
  return language === "fr" ? `${number}\u00a0an${years < 2 ? "" : "s"}` : `${number} year${years === 1 ? "" : "s"}`;
}

/** "nct:NCT06171568" in words: "ClinicalTrials.gov NCT06171568". */
export function sourceText(source: string, language: Language): string {
  const at = source.indexOf(":");
  if (at < 0) return source;
  const register = source.slice(0, at);
  const name = Object.hasOwn(registryNames, register) ? pick(registryNames[register as RegistryScheme], language) : register;
  return `${name} ${source.slice(at + 1)}`;
}
