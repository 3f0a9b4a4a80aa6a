import type { Day } from "../../../kernel/time/day.ts";
import type { Dataset, DatasetFile } from "../domain/dataset.ts";
import type { LocalisedText } from "../domain/metadata.ts";
import { placeOf, themeOf } from "../domain/vocabularies/index.ts";
import type { StructureFacts } from "../domain/ports.ts";
import type { DocumentEntry } from "../../../kernel/search/documents/index.ts";
import type { FacetCode } from "./domain/question.ts";

/** Where the data are, for those that stand here. */
export const ownOrigin = "here";
const longestYears = 80;

/** What the index takes from a published dataset, with its unit's facts where it has one. */
export function entryOf(dataset: Dataset, unit: StructureFacts | null, today: Day): DocumentEntry<FacetCode> {
  const { metadata, files, origin } = dataset;
  const published = (dataset.firstPublishedAt ?? dataset.modifiedAt).slice(0, 10) as Day;
  const regions = metadata.places.length > 0 ? metadata.places : unit?.region == null ? [] : [unit.region];
  const unitName = unit === null ? null : unit.acronym === null || unit.acronym === unit.name ? unit.name : `${unit.name} (${unit.acronym})`;
  const human = metadata.human;
  return {
    code: dataset.code,
    titles: texts(metadata.title),
    keywords: [...metadata.keywords.fr, ...metadata.keywords.en, ...metadata.themes.flatMap((code) => { const name = themeOf(code)?.name; return name === undefined ? [] : [name.fr, name.en]; })],
    concepts: [...metadata.meshTerms, ...(human?.conditions ?? []).flatMap((one) => (/^mesh:/i.test(one) ? [one.slice(5)] : []))],
    description: [...texts(metadata.description), ...texts(metadata.provenance), ...(human === null ? [] : [...texts(human.purposeText), ...texts(human.populationCoverage)])].join("\n"),
    content: [...files.map(({ path }) => path), ...files.flatMap(({ description }) => description ?? []), ...files.flatMap(columnsOf), ...metadata.conformsTo],
    people: [
      ...metadata.creators.flatMap(({ name, affiliation, orcid }) => [name, affiliation, orcid].filter((one) => one !== null)),
      ...(unit === null ? [] : [unit.name, unit.acronym ?? "", unit.code, unit.city ?? ""]),
      ...regions.flatMap((code) => { const name = placeOf(code)?.name; return name === undefined ? [] : [name.fr, name.en]; }),
      metadata.publisher ?? "", metadata.elsewhere?.repository ?? "", metadata.project ?? "",
      ...(origin.kind === "harvested" ? [origin.sourceName] : []),
    ].filter((text) => text !== ""),
    identifiers: [dataset.code, dataset.doi ?? "", ...(origin.kind === "harvested" ? [origin.identifier] : [])].filter((text) => text !== ""),
    facets: {
      kind: metadata.kind === null ? [] : [metadata.kind],
      theme: metadata.themes,
      human: [metadata.subjectKind],
      access: accessOf(dataset, today),
      format: [...new Set(files.flatMap((file) => formatOf(file) ?? []))],
      licence: metadata.licence === null ? [] : [metadata.licence],
      unit: metadata.unit === null ? [] : [metadata.unit],
      region: regions,
      year: yearsOf(dataset),
      origin: [origin.kind === "harvested" ? origin.sourceName : (metadata.elsewhere?.repository ?? ownOrigin)],
      label: [dataset.label.label],
    },
    valueNames: unitName === null || metadata.unit === null ? {} : { unit: { [metadata.unit]: unitName } },
    published,
    quality: dataset.fairScore,
    ageYears: (Date.parse(today) - Date.parse(dataset.modifiedAt.slice(0, 10))) / (365.25 * 86_400_000),
    vanished: origin.kind === "harvested" && origin.vanishedOn !== null,
  };
}

function texts({ fr, en }: LocalisedText): string[] {
  return [...new Set([fr?.trim() ?? "", en?.trim() ?? ""])].filter((text) => text !== "");
}

function columnsOf({ profile }: DatasetFile): string[] {
  return profile === null ? [] : profile.tables.flatMap(({ fields }) => fields.map(({ name }) => name));
}

/** Embargoed data whose day has come are open. */
export function accessOf({ metadata: { access, availableFrom } }: Dataset, today: Day): string[] {
  if (access === null) return [];
  return [access === "embargoed" && availableFrom !== null && availableFrom <= today ? "open" : access];
}

/** By what the file was found to be, else by its ending. */
function formatOf({ profile, path }: DatasetFile): string | null {
  if (profile !== null && profile.format !== "other") return profile.format;
  const ending = /\.([a-z0-9]{1,8})$/i.exec(path.replace(/\.(gz|zip|bz2|xz)$/i, ""))?.[1];
  return ending === undefined ? null : ending.toLowerCase();
}

/** Every year in which data were collected. Where no end is known, up to the last change of the record. */
function yearsOf({ metadata: { collected }, modifiedAt }: Dataset): string[] {
  const { start, end } = collected;
  if (start === null) return end === null ? [] : [lastYear(end)];
  const first = Number(start.slice(0, 4));
  const last = Number(end === null ? modifiedAt.slice(0, 4) : lastYear(end));
  if (!(last >= first)) return [String(first)];
  // Beyond so many years the last ones tell more.
  return Array.from({ length: Math.min(longestYears, last - first + 1) }, (_, step) => String(last - step));
}

/** Periods are half open: one that ends on 1 January holds nothing of that year. */
function lastYear(end: string): string {
  return end.endsWith("-01-01") ? String(Number(end.slice(0, 4)) - 1) : end.slice(0, 4);
}
