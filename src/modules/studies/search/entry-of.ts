import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { foldedWords, type DocumentEntry, type Vocabulary } from "../../../kernel/search/documents/index.ts";
import { dayNumber } from "../../../kernel/search/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { placeOf } from "../../datasets/index.ts";
import type { LocalisedText, StudyContent } from "../domain/content.ts";
import { isUnsaid } from "../domain/empty.ts";
import { fieldNames } from "../domain/fields/index.ts";
import type { CodedTerm } from "../domain/parts.ts";
import type { ConceptLabels } from "../domain/ports.ts";
import { regionOfSite } from "../domain/places.ts";
import { promiseOn, type SharedDatasets } from "../domain/promise.ts";
import type { Study } from "../domain/study.ts";
import { shippedCodeTies } from "./code-ties.ts";
import { conceptsOf } from "./domain/coded-concepts.ts";
import { wordsOfCode } from "./domain/coded-words.ts";
import type { FacetCode } from "./domain/question.ts";

export interface EntryContext {
  readonly labels: ConceptLabels;
  readonly vocabulary: Vocabulary;
  /** Datasets that the studies name, for what becomes of their promises. */
  readonly datasets: SharedDatasets;
  readonly today: Day;
}

/** Fields that are said in a well described study, of all: more says no more about it. */
const wellDescribed = 60;

/** What the index takes from a published study: both languages, and the names in both of everything coded. */
export function entryOf(study: Study, context: EntryContext): DocumentEntry<FacetCode> {
  const { content, doi } = study;
  const { labels, vocabulary, today } = context;
  const ties = shippedCodeTies();
  const mentionsOf = (text: string): readonly string[] => vocabulary.mentions(foldedWords(text)).map(({ concept }) => concept.id);
  const conceptsIn = (terms: readonly CodedTerm[]): string[] => [...new Set(terms.flatMap((term) => conceptsOf(term, { vocabulary, ties, mentionsOf })))];
  const interventionTerms = content.interventions.flatMap(({ terms }) => terms);
  const published = (study.firstPublishedAt ?? study.modifiedAt).slice(0, 10) as Day;
  const start = content.startedOn?.date ?? "";
  const countries = unique([...content.countries, ...content.sites.flatMap(({ country }) => country ?? [])]);
  const regions = unique([...content.regions, ...content.sites.flatMap((site) => regionOfSite(site) ?? [])]);
  const sponsors = unique(content.sponsors.map(({ name }) => name.trim()).filter((name) => name !== ""));
  return {
    code: study.code,
    titles: unique([...texts(content.title), ...texts(content.publicTitle)]),
    keywords: unique([
      ...content.keywords.fr, ...content.keywords.en, content.acronym ?? "",
      ...content.conditions.flatMap(({ label }) => texts(label)), ...content.interventions.flatMap(({ name }) => texts(name)), ...interventionTerms.flatMap(({ label }) => texts(label)),
      ...codedWords(content, labels),
    ]),
    concepts: unique([...conceptsIn(content.conditions), ...conceptsIn(interventionTerms)]),
    description: [content.summary, content.purpose, content.designDetails, content.populationDetails, ...content.interventions.map(({ description }) => description)].flatMap(texts).join("\n"),
    content: [
      ...content.outcomes.flatMap(({ measure, description }) => [...texts(measure), ...texts(description)]), ...content.arms.flatMap(({ name, description }) => [...texts(name), ...texts(description)]),
      ...[content.inclusionCriteria, content.clinicalDetails, content.paraclinicalDetails, content.biologicalDetails, content.biobankDetails].flatMap(texts),
      ...content.datasets.flatMap(({ title }) => title ?? []), ...content.dataSources.flatMap(({ name }) => texts(name)),
    ],
    people: unique([
      ...[...content.sponsors, ...content.funders, ...content.collaborators].map(({ name }) => name),
      ...content.investigators.flatMap(({ name, affiliation }) => [name, affiliation?.organisation.name ?? "", affiliation?.laboratory ?? ""]),
      ...content.sites.flatMap(({ name, city }) => [name, city ?? ""]), ...texts(content.networks),
      ...[...countries, ...regions].flatMap((code) => { const name = placeOf(code)?.name; return name === undefined ? [] : [name.fr, name.en]; }),
    ]),
    identifiers: unique([study.code, doi ?? "", study.versionDoi ?? "", ...content.registryNumbers.map(({ number }) => number), ...study.sources.map(({ number }) => number)]),
    facets: {
      condition: conditionsOf(content, conceptsIn),
      type: one(content.studyType),
      status: one(content.recruitmentStatus),
      phase: content.phases,
      design: designOf(content),
      theme: content.themes,
      population: unique([...content.populationTypes, ...(content.healthyVolunteers === true ? ["healthy-volunteers"] : [])]),
      age: content.ageGroups,
      sex: content.sexes,
      country: countries,
      region: regions,
      sponsor: sponsors,
      sponsorKind: unique(content.sponsors.flatMap(({ kind }) => kind ?? [])),
      access: one(content.individualDataAccess),
      sharing: [promiseOn(content, context.datasets, today).state],
      biobank: yesNo(content.biobank),
      national: unique(content.dataSources.flatMap(({ national }) => national ?? [])),
      results: [content.resultsPostedOn !== null || content.resultsUrl !== null ? "posted" : content.publications.some(({ kind }) => kind === "results") ? "published" : "none"],
      doi: [doi === null ? "no" : "yes"],
      language: (["fr", "en"] as const).filter((language) => said(content.title[language]) || said(content.summary[language])),
      start: /^\d{4}/.test(start) ? [start.slice(0, 4)] : [],
      register: unique([...content.registryNumbers.map(({ scheme }) => scheme as string).filter((scheme) => !notRegisters.has(scheme)), ...study.sources.map(({ register }) => register).filter((register) => register !== "csv")]),
    },
    valueNames: {},
    published,
    orders: { start: start === "" ? 0 : dayNumber(`${start}-00-00`.slice(0, 10)), size: Math.min(2_000_000_000, content.actualSize ?? content.plannedSize ?? 0) },
    quality: Math.min(1, fieldNames.reduce((sum, name) => sum + (isUnsaid(content[name]) ? 0 : 1), 0) / wellDescribed),
    ageYears: (Date.parse(today) - Date.parse(study.modifiedAt.slice(0, 10))) / (365.25 * 86_400_000),
    vanished: false,
  };
}

/** Numbers of other kinds than those of a register of studies. */
const notRegisters = new Set<string>(["grant", "sponsor", "doi", "other", "utn"]);

/** Codes as they stand in the facet of designs; their lists, in the order in which a label is looked for. */
export const designLists = ["design-feature", "observational-design", "time-perspective", "intervention-model", "allocation", "masking"] as const;

/** One facet for all that tells how a study is made: values are `list:code`, for codes of two lists may be the same. */
function designOf(content: StudyContent): string[] {
  const of = (list: (typeof designLists)[number], codes: readonly (string | null)[]): string[] => codes.flatMap((code) => (code === null || code === "not-applicable" ? [] : [`${list}:${code}`]));
  return unique([
    ...of("design-feature", content.designFeatures), ...of("observational-design", content.observationalDesigns), ...of("time-perspective", [content.timePerspective]),
    ...of("intervention-model", [content.interventionModel]), ...of("allocation", [content.allocation]), ...of("masking", [content.masking]),
  ]);
}

/** Concepts that the conditions name; the label itself where the vocabulary has none. */
function conditionsOf({ conditions }: StudyContent, conceptsIn: (terms: readonly CodedTerm[]) => string[]): string[] {
  return unique(conditions.flatMap((term) => {
    const concepts = conceptsIn([term]);
    return concepts.length > 0 ? concepts : [term.label.en ?? term.label.fr ?? term.code ?? ""];
  }));
}

function codedWords(content: StudyContent, labels: ConceptLabels): string[] {
  const words: string[] = [];
  const put = (list: string, codes: readonly (string | null)[]): void => {
    for (const code of codes) {
      if (code === null || code === "other" || code === "not-applicable" || code === "unknown") continue;
      const label: Bilingual | null = labels.label(code, list);
      words.push(...wordsOfCode(list, code, label));
    }
  };
  put("study-type", [content.studyType]);
  put("design-feature", content.designFeatures);
  put("observational-design", content.observationalDesigns);
  put("time-perspective", [content.timePerspective]);
  put("intervention-model", [content.interventionModel]);
  put("primary-purpose", content.primaryPurposes);
  put("phase", content.phases);
  put("allocation", [content.allocation]);
  put("masking", [content.masking]);
  put("arm-kind", content.arms.map(({ kind }) => kind));
  put("intervention-kind", content.interventions.map(({ kind }) => kind));
  put("theme", content.themes);
  put("determinant", content.determinants);
  put("population-type", content.populationTypes);
  put("age-group", content.ageGroups);
  if (content.sexes.length === 1) put("sex", content.sexes);
  put("recruitment-status", [content.recruitmentStatus]);
  put("data-type", content.dataTypes);
  put("sample-type", content.sampleTypes);
  put("national-source", content.dataSources.map(({ national }) => national));
  if (content.biobank === true) words.push("biobanque", "biobank");
  if (content.rareDisease === true) words.push("maladie rare", "rare disease");
  if (content.healthyVolunteers === true) words.push("volontaires sains", "healthy volunteers");
  return words;
}

function texts({ fr, en }: LocalisedText): string[] {
  return unique([fr?.trim() ?? "", en?.trim() ?? ""]);
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].filter((text) => text !== "");
}

const one = (value: string | null): string[] => (value === null ? [] : [value]);
const yesNo = (value: boolean | null): string[] => (value === null ? [] : [value ? "yes" : "no"]);
const said = (text: string | undefined): boolean => (text?.trim() ?? "") !== "";
