import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { Channel, Stage } from "../domain/stage.ts";

/** The columns of a file of the ledger: the first name is the one of the template, all are understood. */
export interface FileColumn<Key extends string> {
  readonly key: Key;
  readonly names: readonly string[];
  readonly required: boolean;
  readonly meaning: Bilingual;
}

export type LedgerColumn = "stage" | "week" | "deathYear" | "deathMonth" | "channel" | "department" | "entered" | "left" | "handedOn";

export const ledgerColumns: readonly FileColumn<LedgerColumn>[] = [
  { key: "stage", names: ["etape", "stage"], required: true, meaning: both("étape de la chaîne (voir la liste)", "stage of the line (see the list)") },
  { key: "week", names: ["semaine", "week", "date", "jour"], required: true, meaning: both("un jour de la semaine (AAAA-MM-JJ, JJ/MM/AAAA) ou la semaine ISO (AAAA-Wss)", "a day of the week (YYYY-MM-DD, DD/MM/YYYY) or the ISO week (YYYY-Www)") },
  { key: "deathYear", names: ["annee_deces", "annee", "death_year", "year"], required: true, meaning: both("année du décès", "year of death") },
  { key: "deathMonth", names: ["mois_deces", "mois", "death_month", "month"], required: false, meaning: both("mois du décès, 1 à 12\u202f; vide s’il n’est pas connu", "month of death, 1 to 12; empty where it is not known") },
  { key: "channel", names: ["canal", "channel", "support"], required: true, meaning: both("electronique ou papier", "electronic or paper") },
  { key: "department", names: ["departement", "department", "dep"], required: false, meaning: both("code du département\u202f; vide pour tous ensemble", "code of the department; empty for all together") },
  { key: "entered", names: ["entrees", "entered", "in"], required: true, meaning: both("certificats entrés dans l’étape", "certificates that entered the stage") },
  { key: "left", names: ["sorties", "left", "out"], required: true, meaning: both("certificats sortis de l’étape", "certificates that left the stage") },
  { key: "handedOn", names: ["transmis", "handed_on"], required: false, meaning: both("dont transmis à un codeur suivant (étapes de codage)", "of those, handed on to a later coder (coding stages)") },
];

const stageNames: Readonly<Record<Stage, readonly string[]>> = {
  reception: ["reception", "receptions", "recu"], controls: ["controls", "controle", "controles"], matching: ["matching", "appariement", "synchronisation"],
  "coding-automatic": ["coding automatic", "codage automatique", "automatique", "systeme expert", "iris"], "coding-deep-learning": ["coding deep learning", "codage apprentissage profond", "apprentissage profond", "deep learning", "ia", "reseaux de neurones", "codage par reseaux de neurones"],
  "coding-manual": ["coding manual", "codage manuel", "manuel"], freeze: ["freeze", "gel", "gel de l annee"], eurostat: ["eurostat", "envoi a eurostat"], "national-health-data": ["national health data", "snds", "versement au snds"],
};
const channelNames: Readonly<Record<Channel, readonly string[]>> = { electronic: ["electronic", "electronique", "e"], paper: ["paper", "papier", "p"] };

/** Lower case, no accents, signs as one space. */
export function folded(text: string): string {
  return withoutAccents(text).replaceAll(/[^a-z0-9]+/g, " ").trim();
}

export function stageNamed(text: string): Stage | null {
  return named(stageNames, text);
}

export function channelNamed(text: string): Channel | null {
  return named(channelNames, text);
}

function named<Key extends string>(names: Readonly<Record<Key, readonly string[]>>, text: string): Key | null {
  const wanted = folded(text);
  for (const key in names) if (names[key].includes(wanted)) return key;
  return null;
}

/** Where each column of a file is; unknown titles, and those that are missing. */
export function placeColumns<Key extends string>(columns: readonly FileColumn<Key>[], titles: readonly string[]): { readonly at: ReadonlyMap<Key, number>; readonly missing: readonly FileColumn<Key>[]; readonly unknown: readonly number[]; readonly twice: readonly number[] } {
  const at = new Map<Key, number>();
  const unknown: number[] = [];
  const twice: number[] = [];
  for (const [index, title] of titles.entries()) {
    if (title.trim() === "") continue;
    const found = columns.find(({ names }) => names.some((name) => folded(name) === folded(title)));
    if (found === undefined) unknown.push(index);
    else if (at.has(found.key)) twice.push(index);
    else at.set(found.key, index);
  }
  return { at, missing: columns.filter(({ key, required }) => required && !at.has(key)), unknown, twice };
}
