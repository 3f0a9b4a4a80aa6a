import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import { isBlank, isHttpUrl } from "../../../datasets/index.ts";
import type { FieldName, StudyContent } from "../content.ts";
import { fieldOf, fields } from "../fields/index.ts";
import { doiShape } from "./identifiers.ts";
import { advice, fault } from "./issue.ts";
import type { ToldText } from "./walk.ts";

const longestTitle = 1_000;
const longestText = 3_000;
/** ClinicalTrials.gov takes 32,000 signs in its longest fields. */
const longestLongText = 35_000;
const longestLine = 500;

export function textIssues(content: StudyContent, texts: readonly ToldText[]): Issue[] {
  return [...texts.flatMap(lengthIssues), ...texts.flatMap(languageIssues), ...addressIssues(content)];
}

function mostOf({ field, path }: ToldText): number {
  if (field === "title" || field === "publicTitle") return longestTitle;
  const kind = fieldOf(field)?.kind;
  if (kind === "long-text" || /\.(?:description|statement|criteria)\./.test(path)) return longestLongText;
  return kind === "line" || kind === "keywords" ? longestLine : longestText;
}

function lengthIssues(told: ToldText): Issue[] {
  const [length, most] = [told.text.length, mostOf(told)];
  return length <= most ? [] : [fault(told.path, "text-too-long", `${formatNumber(length, "fr")} signes\u202f: ${formatNumber(most, "fr")} au plus.`, `${formatNumber(length, "en")} characters: ${formatNumber(most, "en")} at most.`)];
}

/** Small words that are common in one of the two languages and absent from the other. */
const small = {
  fr: new Set("le la les des une du et est dans pour par avec sur aux qui que ou au ce cette ces sont ont être leur leurs chez entre après selon dont elle ils".split(" ")),
  en: new Set("the of and is in to for with by are was were or which that this these from their between after at be has have who will an".split(" ")),
} as const;
const fewestSmallWords = 3;

function languageIssues({ path, text, language }: ToldText): Issue[] {
  if (language === null) return [];
  const words = text.slice(0, 5_000).toLowerCase().split(/[^\p{L}]+/u);
  const count = (of: ReadonlySet<string>): number => words.filter((word) => of.has(word)).length;
  const [own, other] = language === "fr" ? [count(small.fr), count(small.en)] : [count(small.en), count(small.fr)];
  if (other < fewestSmallWords || other <= 2 * own) return [];
  return language === "fr"
    ? [advice(path, "other-language", "Ce texte semble être en anglais, dans le champ français.", "This text seems to be in English, in the French field.")]
    : [advice(path, "other-language", "Ce texte semble être en français, dans le champ anglais.", "This text seems to be in French, in the English field.")];
}

function addressIssues(content: StudyContent): Issue[] {
  const wrong = (field: string, url: string | null): Issue[] => (isBlank(url) || (isHttpUrl(url ?? "") && (url ?? "").length <= 2_000) ? [] : [fault(field, "url-wrong", "Cette adresse n’est pas celle d’une page\u202f: elle commence par https://.", "This is not the address of a page: it begins with https://.")]);
  const urls = fields.filter(({ kind }) => kind === "url").map(({ name }) => name);
  return [
    ...urls.flatMap((name: FieldName) => wrong(name, content[name] as string | null)),
    ...wrong("sharingPlan.url", content.sharingPlan?.url ?? null), ...wrong("sharingPlan.planUrl", content.sharingPlan?.planUrl ?? null),
    ...content.documents.flatMap(({ url, title }, at) => [...wrong(`documents[${at}].url`, url), ...(isBlank(title) ? [fault(`documents[${at}].title`, "name-missing", "Nommez ce document.", "Name this document.")] : [])]),
    ...content.datasets.flatMap(({ scheme, identifier }, at) => tied(`datasets[${at}].identifier`, scheme, identifier)),
    ...content.publications.flatMap(({ scheme, identifier }, at) => (scheme === "none" ? [] : tied(`publications[${at}].identifier`, scheme, identifier ?? ""))),
  ];
}

const shapes: Readonly<Record<string, (value: string) => boolean>> = {
  doi: (value) => doiShape.test(value), pmid: (value) => /^[1-9]\d{0,8}$/.test(value), hal: (value) => /^[a-z]+[_-]\d{6,}(?:v\d+)?$/.test(value), url: (value) => isHttpUrl(value),
  handle: (value) => /^[\d.]+\/\S+$/.test(value), portal: (value) => /^ds-\d{6,}$/.test(value), other: (value) => !isBlank(value),
};

function tied(field: string, scheme: string, identifier: string): Issue[] {
  return shapes[scheme]?.(identifier) === true ? [] : [fault(field, "identifier-malformed", "Cet identifiant n’a pas la forme attendue (DOI\u202f: 10.…, PMID\u202f: un nombre, HAL\u202f: hal-…, portail\u202f: ds-…, adresse\u202f: https://…).", "This identifier is not of the expected form (DOI: 10.…, PMID: a number, HAL: hal-…, portal: ds-…, address: https://…).")];
}
