import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatNumber, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { mailsIn, namesIn, nirsIn, phonesIn, searched } from "../../../../kernel/text/personal/index.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { cleanText } from "../../../../kernel/xml/clean-text.ts";
import type { Consultation } from "./consultation.ts";

/** What somebody sends; `title`, `theme` and `objective` of proposals only. */
export interface Draft {
  readonly title: string;
  readonly body: string;
  readonly theme: string;
  readonly objective: string;
}

/** In characters as people count them. */
export const lengths = { title: { least: 5, most: 150 }, proposal: { least: 20, most: 4_000 }, comment: { least: 2, most: 2_000 }, pseudonym: { least: 2, most: 40 }, reason: { least: 10, most: 3_000 } } as const;

// Marks that turn the direction of a line, or that nobody sees: they make a text say other than what is read, or say nothing.
const hidden = /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;
// More marks on one letter than any language writes: they run over the lines around.
const heaped = /(\p{M}{3})\p{M}+/gu;

/** Plain text as it is kept: no control, hidden and direction marks, no more than two line ends at once, nothing around. */
export function plainText(text: string): string {
  return cleanText(text).replace(hidden, "").replace(heaped, "$1").replace(/[^\S\n]+$/gmu, "").replace(/\n{3,}/g, "\n\n").trim();
}

/** One line of plain text. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/gu, " ");
}

export function fault(code: string, field: string, fr: string, en: string, severity: Issue["severity"] = "error"): Issue {
  return { code: `consultations.${code}`, severity, field, text: { fr, en } };
}

const thing: Readonly<Record<string, Bilingual>> = {
  title: { fr: "Le titre", en: "The title" }, body: { fr: "Le texte", en: "The text" }, pseudonym: { fr: "Le pseudonyme", en: "The pseudonym" }, reason: { fr: "La raison", en: "The reason" }, note: { fr: "Le texte", en: "The text" },
};

/** The fault of a text that is too short or too long; none otherwise. */
export function lengthIssues(field: string, text: string, { least, most }: { readonly least: number; readonly most: number }): Issue[] {
  // Long before counting signs one by one.
  const count = text.length > most * 4 ? text.length : [...text].length;
  const name = thing[field] ?? thing["body"] ?? { fr: "", en: "" };
  if (count < least) return [{ code: "consultations.too-short", severity: "error", field, text: inBoth((language) => (language === "fr" ? `${name.fr} doit compter au moins ${least} caractères.` : `${name.en} must have at least ${least} characters.`)) }];
  if (count > most) return [{ code: "consultations.too-long", severity: "error", field, text: inBoth((language) => (language === "fr" ? `${name.fr} compte ${formatNumber(count, "fr")} caractères\u202f: il n’en faut pas plus de ${formatNumber(most, "fr")}.` : `${name.en} has ${formatNumber(count, "en")} characters: ${formatNumber(most, "en")} at most.`)) }];
  return [];
}

// Cyrillic and Greek letters that look like Latin ones, with these.
const twins: Readonly<Record<string, string>> = { а: "a", в: "b", с: "c", е: "e", ё: "e", һ: "h", і: "i", ї: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p", ѕ: "s", т: "t", у: "y", х: "x", α: "a", β: "b", ε: "e", η: "n", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a" };
const spokenFor = /moderat|administrat|institut|personnel|staff|direction|inserm|jalon/;

/** The faults of a pseudonym, given as one plain line: too short or long, an address, what would pass for somebody of the house. */
export function pseudonymIssues(pseudonym: string): readonly Issue[] {
  const letters = withoutAccents(pseudonym.normalize("NFKC")).toLowerCase().replaceAll(/./gu, (sign) => twins[sign] ?? sign).replaceAll(/[^a-z]/g, "");
  const mixed = /\p{Script=Latin}/u.test(pseudonym) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(pseudonym);
  return [
    ...lengthIssues("pseudonym", pseudonym, lengths.pseudonym),
    ...(/@|https?:/i.test(pseudonym) ? [fault("pseudonym-address", "pseudonym", "Un pseudonyme ne contient pas d’adresse.", "A pseudonym holds no address.")] : []),
    ...(mixed || spokenFor.test(letters) ? [fault("pseudonym-taken", "pseudonym", "Ce pseudonyme pourrait passer pour celui de l’institut, d’un modérateur ou d’un membre du personnel\u202f: choisissez-en un autre.", "This pseudonym could pass for that of the institute, a moderator or a member of staff: choose another.")] : []),
  ];
}

/** What is wrong with a proposal or a comment, all at once. The draft is taken as `plainText` gives it. */
export function draftIssues(kind: "proposal" | "comment", draft: Draft, consultation: Pick<Consultation, "themes">, objectives: readonly string[]): readonly Issue[] {
  const body = lengthIssues("body", draft.body, lengths[kind]);
  if (kind === "comment") return body;
  return [
    ...lengthIssues("title", draft.title, lengths.title),
    ...body,
    ...(consultation.themes.some(({ code }) => code === draft.theme) ? [] : [fault("unknown-theme", "theme", "Choisissez un thème dans la liste.", "Choose a theme in the list.")]),
    ...(draft.objective === "" || objectives.includes(draft.objective) ? [] : [fault("unknown-objective", "objective", "Choisissez un objectif dans la liste, ou aucun.", "Choose an objective in the list, or none.")]),
  ];
}

const some = (found: Generator<unknown>): boolean => found.next().done !== true;

/**
 * What looks like personal data in a text that will be public. Warnings, which the author may overrule, but for social
 * security numbers, which never have a place here. What was found is not repeated.
 */
export function personalIssues(texts: Readonly<Record<string, string>>, language: "fr" | "en"): readonly Issue[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    // What is much too long is refused before anybody looks for names in it.
    if (text === "" || text.length > 20_000) return [];
    const read = searched(text);
    return [
      ...(some(nirsIn(read)) ? [fault("personal-nir", field, "Ce texte contient un numéro de sécurité sociale\u202f: ôtez-le.", "This text holds a social security number: take it out.")] : []),
      ...(some(mailsIn(read)) ? [fault("personal-mail", field, "Ce texte semble contenir une adresse électronique.", "This text seems to hold a mail address.", "warning")] : []),
      ...(some(phonesIn(read)) ? [fault("personal-phone", field, "Ce texte semble contenir un numéro de téléphone.", "This text seems to hold a telephone number.", "warning")] : []),
      ...(some(namesIn(read, { isEnglish: language === "en" })) ? [fault("personal-name", field, "Ce texte semble nommer une personne.", "This text seems to name somebody.", "warning")] : []),
    ];
  });
}
