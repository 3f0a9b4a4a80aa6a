import { both, formatNumber, formatPercent, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { QuestionKind } from "../../domain/form.ts";
import type { Completeness } from "../editing/translations.ts";

export const words = {
  consultations: both("Consultations", "Consultations"),
  forms: both("Formulaires", "Forms"),
  draft: both("Brouillon", "Draft"),
  preview: both("Aperçu", "Preview"),
  compare: both("Comparer deux versions", "Compare two versions"),
  print: both("Sur papier", "On paper"),
  edit: both("Modifier", "Change"),
  up: both("Monter", "Move up"),
  down: both("Descendre", "Move down"),
  remove: both("Retirer", "Remove"),
  add: both("Ajouter", "Add"),
  save: both("Enregistrer", "Save"),
  french: both("Français", "French"),
  english: both("Anglais", "English"),
  code: both("Code", "Code"),
  title: both("Titre", "Title"),
  introduction: both("Introduction", "Introduction"),
  groups: both("Groupes", "Groups"),
  untitled: both("(sans texte)", "(no text)"),
  order: both("Ordre", "Order"),
} as const satisfies Readonly<Record<string, Bilingual>>;

export function say(key: keyof typeof words, language: Language): string {
  return words[key][language];
}

export const kindNames: Readonly<Record<QuestionKind, Bilingual>> = {
  scale: both("Échelle", "Scale"),
  single: both("Choix unique", "Single choice"),
  multiple: both("Choix multiple", "Multiple choice"),
  ranking: both("Classement", "Ranking"),
  matrix: both("Tableau", "Matrix"),
  number: both("Nombre", "Number"),
  date: both("Date", "Date"),
  text: both("Texte libre", "Free text"),
};

export function formPath(code: string, rest = ""): string {
  return `/consultations/forms/${encodeURIComponent(code)}${rest === "" ? "" : `/${rest}`}`;
}

/** "FR 100 %, EN 92 %" with how many texts are missing. */
export function completenessText({ texts, missing }: Completeness, language: Language): string {
  const share = (lacking: number) => formatPercent(texts === 0 ? 1 : Math.floor(((texts - lacking) / texts) * 100) / 100, language, 0);
  const lacking = missing.fr + missing.en;
  const both = language === "fr" ? `français ${share(missing.fr)}, anglais ${share(missing.en)}` : `French ${share(missing.fr)}, English ${share(missing.en)}`;
  if (lacking === 0) return both;
  const count = formatNumber(lacking, language);
  return language === "fr" ? `${both} (${count} ${plural("fr", lacking, { one: "texte manque", other: "textes manquent" })})` : `${both} (${count} ${plural("en", lacking, { one: "text is missing", other: "texts are missing" })})`;
}

export const doneWords: Readonly<Record<string, Bilingual>> = {
  saved: both("Enregistré dans le brouillon.", "Saved in the draft."),
  moved: both("Déplacé.", "Moved."),
  removed: both("Retiré.", "Removed."),
  undone: both("Le dernier changement est annulé.", "The last change is undone."),
  imported: both("Le formulaire est dans le brouillon\u202f: relisez-le, puis enregistrez-en une version.", "The form is in the draft: read it through, then save it as a version."),
  discarded: both("Le brouillon est jeté.", "The draft is discarded."),
  published: both("Nouvelle version enregistrée.", "New version saved."),
};
