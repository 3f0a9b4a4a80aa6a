import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";

/** What a contact answers for. */
export const contactFields = ["ethics", "professional-conduct", "research-integrity", "quality", "whistleblowing", "animal-research"] as const;
export type ContactField = (typeof contactFields)[number];

export const fieldNames: Readonly<Record<ContactField, Bilingual>> = {
  ethics: both("Éthique", "Ethics"),
  "professional-conduct": both("Déontologie", "Professional conduct"),
  "research-integrity": both("Intégrité scientifique", "Research integrity"),
  quality: both("Qualité", "Quality"),
  whistleblowing: both("Signalement et protection des lanceurs d’alerte", "Reporting, and protection of whistleblowers"),
  "animal-research": both("Recherche animale", "Animal research"),
};

export const contactScopes = ["institute", "delegation", "structure"] as const;
export type ContactScope = (typeof contactScopes)[number];

export const scopeNames: Readonly<Record<ContactScope, Bilingual>> = {
  institute: both("Tout l’institut", "The whole institute"),
  delegation: both("Une délégation régionale", "A regional delegation"),
  structure: both("Un laboratoire ou un service", "A lab or a department"),
};

export interface ContactContent {
  readonly field: ContactField;
  readonly scope: ContactScope;
  /** Name of the delegation or structure; empty for the whole institute. */
  readonly place: string;
  readonly person: string;
  readonly title: Bilingual;
  readonly mail: string;
  readonly phone: string;
  /** The mandate, half open; null: until further notice. */
  readonly from: Day;
  readonly until: Day | null;
  /** Shown to everybody, or to those who have signed in only. */
  readonly isPublic: boolean;
}

export interface Contact extends ContactContent {
  readonly id: string;
  readonly revision: number;
  readonly demonstration: boolean;
}

const longestLine = 250;

/** An entry without blanks at either end, and without a place where it answers for the whole institute. */
export function tidyContact(content: ContactContent): ContactContent {
  const { place, person, title, mail, phone } = content;
  return { ...content, place: content.scope === "institute" ? "" : place.trim(), person: person.trim(), title: { fr: title.fr.trim(), en: title.en.trim() }, mail: mail.trim(), phone: phone.trim() };
}

/** Every fault of an entry, by field. */
export function contactIssues(content: ContactContent): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (field: string, fr: string, en: string): void => { issues.push({ code: "consultations.bad-contact", severity: "error", field, text: { fr, en } }); };
  if (content.person.trim() === "") add("person", "Donnez le nom de la personne, ou celui de la cellule qui répond.", "Give the name of the person, or of the office that answers.");
  if (content.title.fr.trim() === "") add("title.fr", "Donnez la fonction en français.", "Give the function in French.");
  if (content.title.en.trim() === "") add("title.en", "Donnez la fonction en anglais.", "Give the function in English.");
  for (const [field, value] of [["person", content.person], ["title.fr", content.title.fr], ["title.en", content.title.en], ["place", content.place], ["mail", content.mail]] as const) {
    if (value.length > longestLine) add(field, `${longestLine} caractères au plus\u202f: il y en a ${formatNumber(value.length, "fr")}.`, `${longestLine} characters at most: there are ${formatNumber(value.length, "en")}.`);
  }
  if (content.scope !== "institute" && content.place.trim() === "") add("place", "Dites pour quelle délégation ou quelle structure.", "Say for which delegation or structure.");
  if (content.mail.trim() === "" && content.phone.trim() === "") add("mail", "Donnez une adresse électronique ou un numéro de téléphone\u202f: sans l’un des deux, personne ne peut joindre ce contact.", "Give a mail address or a phone number: without either nobody can reach this contact.");
  if (content.mail.trim() !== "" && !/^[^\s@<>"?&,;:()[\]\\]+@[^\s@<>"?&,;:()[\]\\]+\.[^\s@<>"?&,;:()[\]\\]+$/.test(content.mail.trim())) add("mail", "Cette adresse n’est pas complète\u202f: attendu nom@exemple.fr.", "This address is not whole: expected name@example.org.");
  if (content.phone.trim() !== "" && !/^\+?[\d\s().-]{6,25}$/.test(content.phone.trim())) add("phone", "Un numéro s’écrit en chiffres, comme 01\u202f23\u202f45\u202f67\u202f89.", "A number is written in digits, such as +33 1 23 45 67 89.");
  if (content.until !== null && content.until <= content.from) add("until", "La fin du mandat vient après son début.", "The mandate ends after it begins.");
  return issues;
}

/** Is this mandate under way on that day? */
export function answersOn({ from, until }: ContactContent, on: Day): boolean {
  return from <= on && (until === null || on < until);
}

/** By field, the whole institute first, then delegations, then structures, by name. */
export function inOrder(contacts: readonly Contact[]): readonly Contact[] {
  const rank = (one: Contact): number => contactFields.indexOf(one.field) * 10 + contactScopes.indexOf(one.scope);
  return [...contacts].sort((a, b) => rank(a) - rank(b) || a.place.localeCompare(b.place, "fr") || a.person.localeCompare(b.person, "fr") || (a.id < b.id ? -1 : 1));
}
