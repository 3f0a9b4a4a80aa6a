import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { placeOf } from "../../../datasets/index.ts";
import { regionOf } from "../../../directory/index.ts";
import type { ConceptId, LocalisedText } from "../../domain/content.ts";
import type { ConceptLabels } from "../../domain/ports.ts";
import { plainText, shownTexts, type RecordLanguage, type ShownText } from "./shown.ts";

/** A dataset of the portal as studies name it. */
export interface DatasetName {
  readonly title: LocalisedText;
  readonly open: boolean;
  readonly availableFrom: string | null;
}

/** What words are taken from. */
export interface DescribeContext {
  /** Of the interface: for labels, numbers, dates. */
  readonly language: Language;
  readonly record: RecordLanguage;
  /** For labels of concepts, countries, regions, where they are not to follow the language of the record. */
  readonly labelsIn?: Language;
  readonly labels: ConceptLabels;
  readonly datasets: ReadonlyMap<string, DatasetName>;
  readonly cohorts: ReadonlyMap<string, string>;
}

export function localised(text: LocalisedText, { record, language }: DescribeContext): readonly ShownText[] {
  return shownTexts(text, record, language);
}

/** A label of a vocabulary. */
function labelled(label: Bilingual, context: DescribeContext): readonly ShownText[] {
  return shownTexts(label, context.labelsIn ?? context.record, context.language);
}

/** A concept by its label, in the language of the record; its id where no vocabulary knows it. */
export function conceptTexts(id: ConceptId, list: string | undefined, context: DescribeContext): readonly ShownText[] {
  const label = context.labels.label(id, list);
  return label === null ? plainText(id) : labelled(label, context);
}

/** Words of the house: in the language of the interface alone. */
export function houseWords(text: Bilingual, { language }: DescribeContext): readonly ShownText[] {
  return plainText(pick(text, language));
}

export function numberTexts(value: number, { language }: DescribeContext): readonly ShownText[] {
  return plainText(formatNumber(value, language));
}

/** A country by its ISO 3166-1 code; the code where it is none. */
export function countryTexts(code: string, context: DescribeContext): readonly ShownText[] {
  const name = placeOf(code)?.name;
  return name === undefined ? plainText(code) : labelled(name, context);
}

export function regionTexts(code: string, context: DescribeContext): readonly ShownText[] {
  const name = regionOf(code)?.name;
  return name === undefined ? plainText(code) : labelled(name, context);
}
