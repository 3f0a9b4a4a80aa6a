import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import { languages } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { DatasetMetadata, LocalisedText, Period } from "../metadata.ts";
import { dataLanguageOf, placeOf, relationOf, themeOf } from "../vocabularies/index.ts";
import { advice, fault, isBlank, isHttpUrl } from "./issue.ts";
import type { ValidityContext } from "./validate.ts";

export const longestTitle = 300;
const shortestTitle = 10;
/** What search engines for datasets ask of a description (Google, structured data for datasets): 50 to 5,000 characters. */
const shortestDescription = 50;
export const longestText = 5_000;

/** Title, description, kind, themes, keywords, period, places, relations. */
export function descriptionIssues(metadata: DatasetMetadata, { today }: ValidityContext): Issue[] {
  return [...titleIssues(metadata), ...textIssues(metadata), ...classIssues(metadata), ...periodIssues("collected", metadata.collected), ...periodAdvice(metadata, today), ...placeIssues(metadata), ...relatedIssues(metadata)];
}

const lengthOf = (text: string | undefined): number => [...(text ?? "").trim()].length;
export const isMissing = ({ fr, en }: LocalisedText): boolean => isBlank(fr) && isBlank(en);

function tooLong(field: string, text: LocalisedText, most: number): Issue[] {
  return languages.flatMap((language) => {
    const length = lengthOf(text[language]);
    return length <= most ? [] : [fault(`${field}.${language}`, "text-too-long", `${formatNumber(length, "fr")} signes\u202f: ${formatNumber(most, "fr")} au plus.`, `${formatNumber(length, "en")} characters: ${formatNumber(most, "en")} at most.`)];
  });
}

function titleIssues({ title, subjectKind }: DatasetMetadata): Issue[] {
  if (isMissing(title)) return [fault("title", "title-missing", "Donnez un titre, en français ou en anglais.", "Give a title, in French or English.")];
  const issues = tooLong("title", title, longestTitle);
  for (const language of languages) {
    const length = lengthOf(title[language]);
    if (length > 0 && length < shortestTitle) issues.push(advice(`title.${language}`, "title-short", "Ce titre est court\u202f: dites qui, quoi, où, quand.", "This title is short: say who, what, where, when."));
  }
  if (isBlank(title.fr) && subjectKind === "human") issues.push(advice("title.fr", "title-french", "Ajoutez un titre en français, pour que les personnes concernées comprennent.", "Add a French title, so that the people concerned understand."));
  if (isBlank(title.en)) issues.push(advice("title.en", "title-english", "Un titre en anglais fait trouver le jeu de données au-delà de la France.", "An English title lets the dataset be found beyond France."));
  return issues;
}

function textIssues({ description, provenance, accessReason }: DatasetMetadata): Issue[] {
  const issues = [...tooLong("description", description, longestText), ...tooLong("provenance", provenance, longestText), ...tooLong("accessReason", accessReason, longestText)];
  if (isMissing(description)) issues.push(fault("description", "description-missing", "Décrivez les données en quelques phrases.", "Describe the data in some sentences."));
  for (const language of languages) {
    const length = lengthOf(description[language]);
    if (length > 0 && length < shortestDescription) issues.push(advice(`description.${language}`, "description-short", `${formatNumber(length, "fr")} signes\u202f: il en faut ${shortestDescription} pour que les moteurs de recherche montrent la description.`, `${formatNumber(length, "en")} characters: search engines show a description from ${shortestDescription} on.`));
  }
  if (isMissing(provenance)) issues.push(advice("provenance", "provenance-missing", "Dites comment les données ont été recueillies et contrôlées.", "Say how the data were collected and checked."));
  return issues;
}

function classIssues({ kind, themes, keywords, meshTerms, languages: spoken }: DatasetMetadata): Issue[] {
  const issues: Issue[] = [];
  if (kind === null) issues.push(fault("kind", "kind-missing", "Choisissez la nature des données.", "Choose the kind of data."));
  if (themes.length === 0) issues.push(fault("themes", "themes-missing", "Choisissez au moins un thème.", "Choose at least one theme."));
  for (const code of themes) if (themeOf(code) === null) issues.push(fault("themes", "theme-unknown", `Le thème «\u202f${code}\u202f» n’est pas dans la liste.`, `The theme “${code}” is not in the list.`));
  if (keywords.fr.length + keywords.en.length === 0) issues.push(advice("keywords", "keywords-missing", "Ajoutez quelques mots-clés, ceux que taperait un collègue.", "Add some keywords, those that a colleague would type."));
  for (const language of languages) if (keywords[language].some((word) => lengthOf(word) > 100)) issues.push(fault(`keywords.${language}`, "keyword-too-long", "Un mot-clé a 100 signes au plus\u202f: séparez-les.", "A keyword has 100 characters at most: part them."));
  for (const id of meshTerms) if (!/^D\d{6}(?:\d{3})?$/.test(id)) issues.push(fault("meshTerms", "mesh-unknown", `«\u202f${id}\u202f» n’est pas un identifiant MeSH, comme D003920.`, `“${id}” is not a MeSH identifier, such as D003920.`));
  for (const code of spoken) if (dataLanguageOf(code) === null) issues.push(fault("languages", "language-unknown", `«\u202f${code}\u202f» n’est pas un code de langue à deux lettres (ISO 639-1).`, `“${code}” is not a two-letter language code (ISO 639-1).`));
  return issues;
}

/** A period half open: from its first day to the day after its last. */
export function periodIssues(field: string, { start, end }: Period): Issue[] {
  const issues: Issue[] = [];
  if (start !== null && !isDay(start)) issues.push(fault(`${field}.start`, "day-unknown", "Ce jour n’existe pas\u202f: écrivez AAAA-MM-JJ.", "This day does not exist: write YYYY-MM-DD."));
  if (end !== null && !isDay(end)) issues.push(fault(`${field}.end`, "day-unknown", "Ce jour n’existe pas\u202f: écrivez AAAA-MM-JJ.", "This day does not exist: write YYYY-MM-DD."));
  if (issues.length === 0 && start !== null && end !== null && end <= start) issues.push(fault(`${field}.end`, "period-reversed", "La période finit avant d’avoir commencé.", "The period ends before it has begun."));
  return issues;
}

function periodAdvice({ collected: { start, end } }: DatasetMetadata, today: string): Issue[] {
  if (start === null && end === null) return [advice("collected", "period-missing", "Dites quand les données ont été recueillies.", "Say when the data were collected.")];
  return start !== null && start > today ? [advice("collected.start", "period-ahead", "Le recueil commence dans l’avenir\u202f: est-ce voulu\u202f?", "Collection begins in the future: is it meant?")] : [];
}

function placeIssues({ places }: DatasetMetadata): Issue[] {
  if (places.length === 0) return [advice("places", "places-missing", "Dites d’où viennent les données.", "Say where the data come from.")];
  return places.filter((code) => placeOf(code) === null).map((code) => fault("places", "place-unknown", `Le lieu «\u202f${code}\u202f» n’est pas dans la liste.`, `The place “${code}” is not in the list.`));
}

const shapes: Readonly<Record<string, (value: string) => boolean>> = {
  doi: (value) => /^10\.\d{4,9}\/\S+$/.test(value), hal: (value) => /^[a-z]+[_-]\d{6,}(?:v\d+)?$/.test(value), pmid: (value) => /^[1-9]\d{0,8}$/.test(value), nct: (value) => /^NCT\d{8}$/.test(value),
  handle: (value) => /^[\d.]+\/\S+$/.test(value), url: (value) => isHttpUrl(value),
};

function relatedIssues({ related }: DatasetMetadata): Issue[] {
  return related.flatMap(({ relation, scheme, value }, index) => {
    const issues: Issue[] = [];
    if (relationOf(relation) === null) issues.push(fault(`related.${index}.relation`, "relation-unknown", "Choisissez le lien dans la liste.", "Choose the relation in the list."));
    if (isBlank(value) || shapes[scheme]?.(value) !== true) issues.push(fault(`related.${index}.value`, "related-malformed", "Cet identifiant n’a pas la forme attendue (DOI\u202f: 10.…, HAL\u202f: hal-…, PMID\u202f: un nombre, essai\u202f: NCT…, adresse\u202f: https://…).", "This identifier is not of the expected form (DOI: 10.…, HAL: hal-…, PMID: a number, trial: NCT…, address: https://…)."));
    return issues;
  });
}
