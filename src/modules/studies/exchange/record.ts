import { emptyHuman, emptyMetadata, exchange, type LocalisedText } from "../../datasets/index.ts";
import type { StudyContent } from "../domain/content.ts";
import { accessOf, accessRightOf, promisedDay } from "./access.ts";
import type { StudyExchangeContext } from "./context.ts";
import { doiOf, pathOf, type ToldStudy } from "./told.ts";
import { descriptionOf, firstOf, joined, keywordsOf, labelsOf, ownCode, titleOf } from "./words.ts";

const { said } = exchange;

const accessWords = {
  open: { fr: "Accès libre.", en: "Open access." }, restricted: { fr: "Accès réservé, sur demande.", en: "Restricted access, on request." }, embargoed: { fr: "Sous embargo.", en: "Under embargo." },
  closed: { fr: "Métadonnées seules\u202f: les données individuelles ne sont pas ouvertes à la demande.", en: "Metadata only: individual data cannot be asked for." },
  unsettled: { fr: "Accès aux données individuelles encore à définir.", en: "Access to individual data still to be defined." },
} as const;

/**
 * The individual data of a study, described as the data portal describes a dataset about people: what DCAT-AP and HealthDCAT-AP are written
 * from. The sponsor, who holds them, is the publisher. Data without a word on their state are personal: pseudonymised, not anonymous.
 */
export function describedData(told: ToldStudy, context: StudyExchangeContext, form: "dcat" | "health"): exchange.DescribedDataset {
  const { study } = told;
  const { content } = study;
  const access = accessOf(content);
  const [sponsor] = content.sponsors.filter(({ name }) => said(name) !== null);
  const keywords = keywordsOf(content, context);
  const size = content.actualSize ?? content.plannedSize;
  return {
    code: study.code, pagePath: pathOf(told), accessRight: accessRightOf(content, form), publisherRor: sponsor?.ror ?? null, state: "published", version: study.version, files: [], doi: doiOf(told),
    origin: { kind: "declared" }, firstPublishedAt: study.firstPublishedAt, modifiedAt: study.modifiedAt, withdrawal: null, demonstration: false,
    metadata: {
      ...emptyMetadata("human"), title: titleOf(study), description: descriptionOf(study),
      keywords: keywords.fr.length + keywords.en.length > 0 ? keywords : { fr: ["étude de santé"], en: ["health study"] },
      meshTerms: content.conditions.flatMap(({ scheme, code }) => (scheme === "mesh" && code !== null ? [code] : [])),
      creators: content.investigators.map(({ name, orcid, affiliation }) => ({ name, kind: "person", orcid, ror: affiliation?.organisation.ror ?? null, affiliation: affiliation?.organisation.name ?? null })),
      publisher: said(sponsor?.name), contact: contactOf(content), places: [...content.regions, ...content.countries], access: access === "unsettled" ? "closed" : access,
      accessReason: joined("\n", accessWords[access], content.accessConditions, content.accessRestrictions, content.nonDisclosureAgreement, content.citationRequirement, content.reportingRequirement),
      availableFrom: promisedDay(content), provenance: provenanceOf(content, context), conformsTo: content.standards,
      human: {
        ...emptyHuman, anonymity: access === "open" ? "anonymous" : "pseudonymised", anonymityReason: access === "open" ? accessWords.open.en : null, purposes: ["AcademicResearch"],
        purposeText: content.purpose, healthCategories: healthCategories(content), numberOfIndividuals: size,
        conditions: content.conditions.flatMap(({ scheme, code }) => (code === null || scheme === "none" ? [] : [`${scheme}:${code}`])),
        minimumAgeYears: whole(content.minimumAgeYears, Math.floor), maximumAgeYears: whole(content.maximumAgeYears, Math.ceil),
        populationCoverage: firstOf(content.populationDetails, joined(", ", ...labelsOf("population-type", content.populationTypes, context), ...labelsOf("sex", content.sexes, context), ...labelsOf("age-group", content.ageGroups, context)), content.geographyDetails),
        useConditions: content.useConditions, structured: content.variableDictionary === true ? true : null,
      },
    },
  };
}

function contactOf({ dataContacts, contacts, accessRequestUrl, accessInformationUrl }: StudyContent): { readonly name: string; readonly email: string | null; readonly url: string | null } | null {
  const [first] = [...dataContacts, ...contacts];
  const url = accessRequestUrl ?? accessInformationUrl;
  return first === undefined ? null : { name: first.name, email: first.email, url };
}

/** How the data came to be: type and design, then what is said of the collection. */
function provenanceOf(content: StudyContent, context: StudyExchangeContext): LocalisedText {
  const design = joined(
    ", ", ...labelsOf("study-type", [content.studyType], context), ...labelsOf("observational-design", content.observationalDesigns, context), ...labelsOf("time-perspective", [content.timePerspective], context),
    ...labelsOf("intervention-model", [content.interventionModel], context), ...labelsOf("allocation", [content.allocation], context), ...labelsOf("collection-mode", content.collectionModes, context),
  );
  return joined("\n", design, content.collectionDetails, content.collectionFrequency, joined(", ", ...content.dataSources.map(({ name }) => name)), content.deidentificationDetails, content.dataCompleteness);
}

/** Categories of article 51(1) of Regulation (EU) 2025/327: trials and studies of intervention; cohorts and surveys; with them genomes and biobanks. */
function healthCategories({ studyType, clinicalTrial, biobank, dataTypes }: StudyContent): readonly string[] {
  const observed = ownCode(studyType) === "observational" && clinicalTrial !== true;
  return [observed ? "51.p" : "51.m", ...(biobank === true ? ["51.q"] : []), ...(dataTypes.some((id) => ownCode(id) === "genetic") ? ["51.f"] : [])];
}

function whole(years: number | null, round: (value: number) => number): number | null {
  return years === null || !Number.isFinite(years) || years < 0 ? null : round(years);
}
