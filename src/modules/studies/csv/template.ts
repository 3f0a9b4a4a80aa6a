import type { Cell, Table } from "../../../kernel/tables/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Field } from "../domain/fields/index.ts";
import { conceptOf, ownLists } from "../vocabularies/index.ts";
import { recordColumn, studyColumns } from "./columns.ts";
import { partPaths, shapes } from "./shapes.ts";

/** The empty table: titles of every column, nothing below. */
export function templateTable(): Table {
  return { name: "studies-template", title: { fr: "Modèle de tableau d’études", en: "Template of a table of studies" }, columns: [recordColumn, ...studyColumns.map(({ name }) => name)].map((key) => ({ key, label: { fr: key, en: key } })), rows: [] };
}

/** What each column holds and how it is written, one row per column. */
export function templateHelp(): Table {
  const first: readonly Cell[] = [recordColumn, { fr: "Numéro dans le tableau", en: "Number in the table" }, { fr: "Un texte qui ne change pas d’une fois à l’autre\u202f: l’étude est reconnue à lui.", en: "A text that stays the same from one time to the next: the study is known by it." }, null];
  return {
    name: "studies-template-help", title: { fr: "Colonnes du tableau d’études", en: "Columns of the table of studies" },
    columns: [{ key: "column", label: { fr: "Colonne", en: "Column" } }, { key: "label", label: { fr: "Champ", en: "Field" } }, { key: "writing", label: { fr: "Comment l’écrire", en: "How to write it" } }, { key: "terms", label: { fr: "Termes admis", en: "Terms allowed" } }],
    rows: [first, ...studyColumns.map(({ name, field }): readonly Cell[] => [name, field.label, writingOf(field), termsOf(field)])],
  };
}

function writingOf({ kind }: Field): Bilingual {
  const shape = shapes[kind];
  if (shape !== undefined) {
    const parts = partPaths(shape);
    const many = kind === "sharing-plan" ? { fr: "", en: "" } : { fr: " Plusieurs\u202f: séparer par |.", en: " Several: separate by |." };
    return { fr: `Parties séparées par «\u202f;\u202f», chacune partie=valeur\u202f: ${parts.join(", ")}.${many.fr} Un signe | ; , = \\ du texte est précédé de \\.`, en: `Parts separated by “;”, each part=value: ${parts.join(", ")}.${many.en} A sign | ; , = \\ of the text has \\ before it.` };
  }
  const words: Partial<Readonly<Record<Field["kind"], Bilingual>>> = {
    keywords: { fr: "Plusieurs\u202f: séparer par |.", en: "Several: separate by |." }, concepts: { fr: "Codes ou libellés, séparés par |.", en: "Codes or labels, separated by |." }, concept: { fr: "Un code ou un libellé.", en: "A code or a label." },
    boolean: { fr: "oui ou non (true, false).", en: "yes or no (true, false)." }, number: { fr: "Un nombre.", en: "A number." }, day: { fr: "AAAA-MM-JJ.", en: "YYYY-MM-DD." },
    "study-date": { fr: "AAAA, AAAA-MM ou AAAA-MM-JJ, suivie de (expected) si elle est prévue, (actual) si elle est passée.", en: "YYYY, YYYY-MM or YYYY-MM-DD, followed by (expected) where it is planned, (actual) where it has come." },
    countries: { fr: "Codes ISO 3166-1 à deux lettres, séparés par |.", en: "ISO 3166-1 two-letter codes, separated by |." }, regions: { fr: "Codes INSEE, séparés par |.", en: "INSEE codes, separated by |." }, language: { fr: "fr ou en.", en: "fr or en." },
    lines: { fr: "Plusieurs\u202f: séparer par |.", en: "Several: separate by |." }, cohorts: { fr: "Codes de l’annuaire, séparés par |.", en: "Codes of the directory, separated by |." }, url: { fr: "Une adresse https.", en: "An https address." },
  };
  return words[kind] ?? { fr: "Un texte.", en: "A text." };
}

function termsOf({ list }: Field): Bilingual | null {
  if (list === null) return null;
  const told = (language: "fr" | "en"): string => ownLists[list].map(({ code }) => `${code} (${conceptOf(list, code)?.name[language] ?? code})`).join(", ");
  return { fr: told("fr"), en: told("en") };
}
