import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { FileProfile } from "./dataset.ts";
import type { Proposal } from "./datasets.ts";
import type { DatasetMetadata } from "./metadata.ts";

/** Names that say nothing of what a file holds. */
const hollow = new Set("data donnees donnee export extraction extract fichier file table tableau sheet feuille feuil book classeur test final def copie copy new nouveau resultats results output sortie untitled sans titre document img image scan dcm".split(" "));
const french = new Set("nom prenom date naissance age sexe poids taille ville commune code valeur valeurs mesure groupe visite traitement dose annee mois jour unite numero identifiant libelle departement region effectif nombre taux patient souris sang tension duree heure lieu espece echantillon resultat temoin cas sujet".split(" "));
const english = new Set("name first last birth sex weight height city value values measure group visit treatment dose year month day unit number identifier label count rate patient mouse blood pressure duration time place species sample result control case subject gender arm mean start end file".split(" "));
/** Columns that are in every table and tell no one what it is about. */
const plumbing = new Set("id ids identifiant identifier code date day month year annee mois jour n no num numero number index row ligne value valeur unit unite label libelle name nom type version comment commentaire column".split(" "));

const mostKeywords = 8;

/** What the name and the columns of a file let one say in words: a title, words to find it by, the language of the data. */
export function wordProposals(metadata: DatasetMetadata, fileName: string, profile: FileProfile): Proposal[] {
  const from = { kind: "file", name: fileName } as const;
  const columns = profile.tables.flatMap(({ fields }) => fields);
  const language = languageOf(columns.map(({ name }) => name));
  const proposals: Proposal[] = [];
  const title = titleFrom(fileName);
  if (title !== null && (metadata.title.fr ?? "") === "" && (metadata.title.en ?? "") === "") proposals.push({ field: `title.${language ?? "fr"}`, value: title, from });
  if (metadata.languages.length === 0 && language !== null) proposals.push({ field: "languages", value: [language], from });
  const words = columns.filter(({ suspected }) => suspected.length === 0).map(({ name }) => spoken(name)).filter((word) => word.length >= 3 && /^\p{L}/u.test(word) && !/^column \d+$/.test(word) && !wordsOf(word).every((one) => plumbing.has(one)));
  const keywords = [...new Set(words)].slice(0, mostKeywords);
  if (keywords.length > 0 && metadata.keywords.fr.length + metadata.keywords.en.length === 0) proposals.push({ field: `keywords.${language ?? "fr"}`, value: keywords, from });
  return proposals;
}

/** `cohorte_NutriNet-2019_v2.csv` → `cohorte NutriNet 2019`; null where the name says nothing. */
export function titleFrom(fileName: string): string | null {
  const base = fileName.slice(fileName.lastIndexOf("/") + 1).replace(/(?:\.[a-z0-9]{1,8}){1,2}$/i, "");
  if (/^[0-9a-f-]{20,}$/i.test(base)) return null;
  const text = spoken(base).replace(/(?:^| )v\d+(?: \d+)*$/i, "").trim();
  const telling = wordsOf(text).filter((word) => /[a-z]{3}/.test(word) && !hollow.has(word));
  return telling.length === 0 ? null : `${text.charAt(0).toUpperCase()}${text.slice(1)}`.slice(0, 200);
}

function spoken(name: string): string {
  return name.replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2").replaceAll(/[_.\-\s]+/g, " ").trim().slice(0, 60);
}

function wordsOf(text: string): readonly string[] {
  return withoutAccents(text).split(/[^a-z0-9]+/).filter((word) => word !== "");
}

function languageOf(names: readonly string[]): "fr" | "en" | null {
  const words = names.flatMap((name) => wordsOf(spoken(name)));
  const score = (known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length;
  const [fr, en] = [score(french) + names.filter((name) => /[éèêàçùôîû]/i.test(name)).length, score(english)];
  if (fr === en) return null;
  return fr > en ? "fr" : "en";
}
