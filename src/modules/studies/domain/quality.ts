import type { FieldName, StudyContent } from "./content.ts";
import { isUnsaid } from "./empty.ts";
import { fields } from "./fields/index.ts";
import type { Provenance, Quality } from "./study.ts";

/**
 * One item of the WHO Trial Registration Data Set 1.3.1: the fields that can hold it, whether it applies to this study, and whether it
 * is said. Item numbers are those of the data set; fields come from the table of fields unless the item is one part of a field.
 */
interface Item {
  readonly item: number;
  readonly fields: readonly FieldName[];
  readonly applies: (content: StudyContent) => boolean;
  readonly said: (content: StudyContent) => boolean;
}

const always = (): boolean => true;
const isInterventional = ({ studyType }: StudyContent): boolean => studyType === "interventional";
/** Sizes and dates that only come about later are not missing from a study that has not come so far. */
const isDone = ({ recruitmentStatus }: StudyContent): boolean => recruitmentStatus === "completed" || recruitmentStatus === "terminated";
const any = (...names: readonly FieldName[]) => (content: StudyContent): boolean => names.some((name) => !isUnsaid(content[name]));
const item = (number: number, names: readonly FieldName[], said: Item["said"] = any(...names), applies: Item["applies"] = always): Item => ({ item: number, fields: names, said, applies });

/**
 * The items that can be asked of a record. Item 3 (secondary numbers), 6 (secondary sponsors) and 20 (secondary outcomes) are met by
 * saying nothing where there are none, and cannot be told from an omission: they are not counted. Item 2 and 21 concern what has to be
 * registered or reviewed, 13 what is tried or observed as exposure; 23 a study that has ended.
 */
const items: readonly Item[] = [
  item(1, ["registryNumbers"]),
  item(2, ["registeredOn"], any("registeredOn"), isInterventional),
  item(4, ["funders"]),
  item(5, ["sponsors"]),
  item(7, ["contacts"], ({ contacts }) => contacts.some(({ kind }) => kind === "public")),
  item(8, ["contacts", "investigators"], ({ contacts, investigators }) => investigators.length > 0 || contacts.some(({ kind }) => kind === "scientific")),
  item(9, ["publicTitle"]),
  item(10, ["title"]),
  item(11, ["countries", "sites"]),
  item(12, ["conditions"]),
  item(13, ["interventions"], any("interventions"), isInterventional),
  item(14, ["inclusionCriteria", "exclusionCriteria"]),
  item(15, ["studyType"]),
  item(16, ["startedOn"]),
  item(17, ["plannedSize", "plannedSizeBand", "actualSize"]),
  item(18, ["recruitmentStatus"]),
  item(19, ["outcomes"], ({ outcomes }) => outcomes.some(({ rank }) => rank === "primary")),
  item(21, ["authorisations", "conformity"]),
  item(22, ["completedOn"]),
  item(23, ["resultsPostedOn", "resultsUrl", "publications"], ({ resultsPostedOn, resultsUrl, publications }) => resultsPostedOn !== null || !isUnsaid(resultsUrl) || publications.some(({ kind }) => kind === "results"), isDone),
  item(24, ["sharingPlan"]),
];

const texts = fields.filter(({ kind }) => kind === "text" || kind === "long-text" || kind === "keywords").map(({ name }) => name);

/** How good is this record? `valid` is what `validateStudy` says of it: without it, the record is taken as valid, as published ones are. */
export function qualityOf({ content, provenance }: { readonly content: StudyContent; readonly provenance: Provenance }, valid = true): Quality {
  const applying = items.filter(({ applies }) => applies(content));
  const missing = applying.filter(({ said }) => !said(content)).map(({ item: number, fields: names }) => ({ item: number, fields: names }));
  const said = texts.filter((name) => !isUnsaid(content[name]));
  const without = (language: "fr" | "en"): FieldName[] => said.filter((name) => isUnsaid((content[name] as Readonly<Record<string, unknown>>)[language]));
  const missingTexts = { fr: without("fr"), en: without("en") };
  const share = (absent: readonly FieldName[]): number => (said.length === 0 ? 0 : (said.length - absent.length) / said.length);
  const origins = Object.entries(provenance);
  return {
    valid,
    completeness: (applying.length - missing.length) / applying.length,
    missing,
    curated: origins.length > 0 && origins.every(([, { curated }]) => curated),
    uncurated: origins.filter(([, { kind, curated }]) => !curated && (kind === "machine-translated" || kind === "inferred")).map(([key]) => key),
    languages: { fr: share(missingTexts.fr), en: share(missingTexts.en) },
    missingTexts,
  };
}
