import type { Issue } from "../../../kernel/errors/app-error.ts";
import { safeHref } from "../../../kernel/html/safe-href.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { fault } from "./fault.ts";
import type { CohortContent } from "./record.ts";

const reserved = new Set(["services", "requests", "indicator", "timeline", "new", "import", "sharing"]);

export function codeIssues(code: string): readonly Issue[] {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(code)) return [fault("bad-code", "code", "Le code est un mot de 2 à 40 lettres sans accent, chiffres ou traits d’union, qui commence par une lettre\u202f: cohorte-maree.", "The code is a word of 2 to 40 plain letters, digits or hyphens that begins with a letter: coast-cohort.")];
  return reserved.has(code) ? [fault("bad-code", "code", "Ce mot nomme déjà une page du site\u202f: choisissez un autre code.", "This word names a page of the site already: choose another code.")] : [];
}

/** Is this a well-formed ORCID, its check character included (ISO 7064, MOD 11-2)? */
export function isOrcid(text: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false;
  const digits = text.replaceAll("-", "");
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? "X" : String(check));
}

/** Everything wrong with what is said of a cohort, whatever else of the house knows of its codes. */
export function contentIssues(content: CohortContent): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, field: string, fr: string, en: string): void => void issues.push(fault(code, field, fr, en));
  const bounded = (field: string, text: string, most: number): void => {
    if (text.length > most) add("too-long", field, `${most} caractères au plus.`, `${most} characters at most.`);
  };
  const pair = (field: string, { fr, en }: Bilingual, most: number): void => {
    bounded(`${field}Fr`, fr, most);
    bounded(`${field}En`, en, most);
  };
  if (content.name.fr.trim() === "") add("name-missing", "nameFr", "Donnez le nom de la cohorte.", "Give the name of the cohort.");
  pair("name", content.name, 300);
  pair("population", content.population, 2_000);
  pair("sharing", content.sharing, 5_000);
  if (content.population.fr.trim() === "") add("population-missing", "populationFr", "Dites qui la cohorte suit.", "Say whom the cohort follows.");
  if (content.acronym.trim() === "") add("acronym-missing", "acronym", "Donnez l’acronyme ou le nom court.", "Give the acronym or short name.");
  bounded("acronym", content.acronym, 40);
  crossing(add, "plannedEndOn", content.startedOn, content.plannedEndOn);
  for (const { name, orcid } of content.investigators) {
    if (name.trim() === "" || name.length > 200) add("bad-investigator", "investigators", "Chaque ligne commence par un nom, de 200 caractères au plus.", "Each line begins with a name of 200 characters at most.");
    if (orcid !== "" && !isOrcid(orcid)) add("bad-orcid", "investigators", "Un ORCID a quatre groupes de quatre\u202f; sa clé ne convient pas ici.", "An ORCID has four groups of four; its check character does not fit here.");
  }
  if (content.investigators.length > 50) add("too-many", "investigators", "50 personnes au plus.", "50 people at most.");
  if (content.datasets.length > 200) add("too-many", "datasets", "200 jeux de données au plus.", "200 datasets at most.");
  for (const { funder, programme, amountEuros, from, until } of content.funding) {
    if (funder.trim() === "") add("bad-funding", "funding", "Chaque ligne de financement commence par le financeur.", "Each line of funding begins with the funder.");
    if (funder.length > 200 || programme.length > 200) add("too-long", "funding", "200 caractères au plus pour un financeur et pour un programme.", "200 characters at most for a funder and for a programme.");
    if (amountEuros !== null && !(amountEuros >= 0 && amountEuros < 1e12)) add("bad-funding", "funding", "Un montant est un nombre d’euros, positif.", "An amount is a positive number of euros.");
    crossing(add, "funding", from, until);
  }
  for (const { reference } of content.legal) if (reference.trim() === "" || reference.length > 300) add("bad-legal", "legal", "Chaque ligne donne la référence de l’avis ou de l’autorisation, de 300 caractères au plus.", "Each line gives the reference of the opinion or authorisation, of 300 characters at most.");
  if (content.biobank !== null) {
    if (content.biobank.place.trim() === "") add("biobank-place", "biobankPlace", "Dites où les échantillons sont gardés.", "Say where the samples are kept.");
    bounded("biobankPlace", content.biobank.place, 200);
    bounded("biobankSamples", content.biobank.samples, 500);
  }
  if (content.website !== "" && (content.website.length > 500 || !/^https?:\/\//.test(content.website) || safeHref(content.website) === null)) add("bad-website", "website", "Une adresse commence par https://.", "An address begins with https://.");
  return issues;
}

function crossing(add: (code: string, field: string, fr: string, en: string) => void, field: string, from: Day | null, until: Day | null): void {
  if (from !== null && until !== null && until < from) add("days-cross", field, "La fin précède le début.", "The end is before the start.");
}

/** Everything wrong with a count of participants. */
export function participantsIssues({ on, enrolled, followed }: { readonly on: Day; readonly enrolled: number; readonly followed: number | null }, startedOn: Day | null, today: Day): readonly Issue[] {
  const issues: Issue[] = [];
  const whole = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 100_000_000;
  if (!whole(enrolled)) issues.push(fault("bad-count", "enrolled", "Un nombre entier de personnes.", "A whole number of people."));
  if (followed !== null && !whole(followed)) issues.push(fault("bad-count", "followed", "Un nombre entier de personnes.", "A whole number of people."));
  else if (followed !== null && followed > enrolled) issues.push(fault("more-followed", "followed", "On ne suit pas plus de personnes qu’il n’en a été incluses.", "No more people are followed than were enrolled."));
  if (on > today) issues.push(fault("day-in-future", "on", "Ce jour n’est pas encore passé.", "This day has not come yet."));
  if (startedOn !== null && on < startedOn) issues.push(fault("days-cross", "on", "Ce jour précède le début de la cohorte.", "This day is before the start of the cohort."));
  return issues;
}
