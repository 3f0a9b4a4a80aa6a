import { doiAddress } from "../../../kernel/doi/index.ts";
import { exchange, placeOf } from "../../datasets/index.ts";
import type { StudyContent } from "../domain/content.ts";
import type { Organisation } from "../domain/parts.ts";
import { accessOf } from "./access.ts";
import { studyPortal, type StudyExchangeContext } from "./context.ts";
import { doiOf, pathOf, type ToldStudy } from "./told.ts";
import { descriptionOf, keywordsOf, labelsOf, linkedAddress, numbersOf, otherTitles, ownCode, titleOf } from "./words.ts";

const { filled, instantOf, mailAddress, orcidAddress, rorAddress, said, texts, webAddress } = exchange;

/** A page's head is read by search engines: the whole list of sites is in the other forms. */
const maxPlaces = 50;

type Json = Readonly<Record<string, unknown>>;

/**
 * A study in schema.org: a `MedicalTrial` where people are treated, a `MedicalObservationalStudy` where they are observed, a
 * `MedicalStudy` where that is not known; and, where there are data to be had, a `Dataset` that is tied to it.
 */
export function studySchemaOrg(told: ToldStudy, context: StudyExchangeContext): Json {
  const { study } = told;
  const { content } = study;
  const page = `${context.siteUrl}${pathOf(told)}`;
  const doi = doiOf(told);
  const address = doi === null ? null : doiAddress(doi);
  const titles = texts(titleOf(study));
  const other = otherTitles(study);
  const described = texts(descriptionOf(study));
  const numbers = numbersOf(content);
  const keywords = keywordsOf(content, context);
  const publications = content.publications.flatMap((link) => linkedAddress(link, context) ?? said(link.citation) ?? []);
  return filled({
    "@context": "https://schema.org/", ...kindOf(content), "@id": address ?? page, url: page,
    name: spoken(titles), alternateName: [...spoken(texts(other.titles)), ...(other.acronym === null ? [] : [other.acronym])], description: spoken(described),
    identifier: [...(address === null ? [] : [address]), study.code, ...numbers.map(({ number, register }) => ({ "@type": "PropertyValue", propertyID: register, value: number }))],
    sameAs: numbers.flatMap((one) => one.address ?? []),
    keywords: [...keywords.fr.map((word) => ({ "@value": word, "@language": "fr" })), ...keywords.en.map((word) => ({ "@value": word, "@language": "en" }))],
    status: labelsOf("recruitment-status", [content.recruitmentStatus], context)[0]?.en,
    healthCondition: content.conditions.flatMap((one) => {
      const name = spoken(texts(one.label));
      return name.length === 0 ? [] : [filled({ "@type": "MedicalCondition", name, code: one.code === null || one.scheme === "none" ? null : { "@type": "MedicalCode", codeValue: one.code, codingSystem: one.scheme } })];
    }),
    studySubject: content.interventions.flatMap(({ name }) => { const names = spoken(texts(name)); return names.length === 0 ? [] : [{ "@type": "MedicalEntity", name: names }]; }),
    population: spoken(texts(content.populationDetails)),
    sponsor: content.sponsors.flatMap(organisation), funder: content.funders.flatMap(organisation),
    studyLocation: content.sites.slice(0, maxPlaces).flatMap(({ name, city, country, latitude, longitude }) => (said(name) === null ? [] : [filled({
      "@type": "Place", name: said(name), address: filled({ "@type": "PostalAddress", addressLocality: said(city), addressCountry: country }),
      geo: latitude === null || longitude === null ? null : { "@type": "GeoCoordinates", latitude, longitude },
    })])),
    author: content.investigators.flatMap(({ name, orcid, affiliation }) => (said(name) === null ? [] : [filled({
      "@type": "Person", name: said(name), "@id": orcidAddress(orcid), sameAs: orcidAddress(orcid), affiliation: affiliation === null ? null : organisation(affiliation.organisation)[0],
    })])),
    publisher: filled({ "@type": "Organization", name: context.institute.name, sameAs: context.institute.ror }),
    version: String(study.version), datePublished: instantOf(study.firstPublishedAt)?.slice(0, 10), dateModified: instantOf(study.modifiedAt)?.slice(0, 10),
    startDate: content.startedOn?.date, endDate: content.completedOn?.date,
    citation: publications, subjectOf: dataOf(told, context, page),
  });
}

const blinding: Readonly<Record<string, string>> = { none: "OpenTrial", single: "SingleBlindedTrial", double: "DoubleBlindedTrial", triple: "TripleBlindedTrial" };

function kindOf({ studyType, clinicalTrial, masking, allocation, designFeatures }: StudyContent): Json {
  const type = ownCode(studyType);
  if (type === "interventional" || clinicalTrial === true) {
    const designs = [blinding[ownCode(masking) ?? ""], ownCode(allocation) === "randomised" ? "RandomizedTrial" : undefined, designFeatures.some((one) => ownCode(one) === "multicentre") ? "MultiCenterTrial" : undefined];
    return filled({ "@type": "MedicalTrial", trialDesign: designs.flatMap((one) => (one === undefined ? [] : [`https://schema.org/${one}`])) });
  }
  return { "@type": type === "observational" ? "MedicalObservationalStudy" : "MedicalStudy" };
}

/** The individual data, where they can be had: a study that plans to share nothing has none to tell of. */
function dataOf(told: ToldStudy, context: StudyExchangeContext, page: string): Json | null {
  const { content } = told.study;
  const access = accessOf(content);
  if ((access === "closed" || access === "unsettled") && content.datasets.length === 0) return null;
  const keywords = keywordsOf(content, context);
  const [contact] = content.dataContacts;
  const mail = mailAddress(contact?.email)?.slice("mailto:".length);
  return filled({
    "@type": "Dataset", "@id": `${page}#dataset`, url: page, name: texts(titleOf(told.study))[0]?.text, description: describing(told),
    keywords: [...keywords.fr, ...keywords.en], creator: content.sponsors.flatMap(organisation), isAccessibleForFree: access === "open", conditionsOfAccess: texts(content.accessConditions)[0]?.text,
    temporalCoverage: content.startedOn === null && content.completedOn === null ? null : `${content.startedOn?.date ?? ".."}/${content.completedOn?.date ?? ".."}`,
    spatialCoverage: content.countries.flatMap((code) => { const name = placeOf(code)?.name.en; return name === undefined ? [] : [{ "@type": "Place", name }]; }),
    hasPart: content.datasets.flatMap((link) => linkedAddress(link, context) ?? []),
    contactPoint: contact === undefined || mail === undefined ? null : filled({ "@type": "ContactPoint", name: said(contact.name), email: mail, url: webAddress(content.accessRequestUrl) }),
    includedInDataCatalog: { "@type": "DataCatalog", name: studyPortal.title.en, url: `${context.siteUrl}${studyPortal.homePath}` },
  });
}

/** 50 to 5,000 characters, as Google's dataset search wants it. */
function describing({ study }: ToldStudy): string {
  const told = texts(descriptionOf(study)).map(({ text }) => text).join("\n\n");
  const long = told.length >= 50 ? told : [told, ...texts(titleOf(study)).map(({ text }) => text), `${studyPortal.title.fr}, ${study.code}.`].join("\n");
  return long.length <= 5_000 ? long : `${long.slice(0, 4_990).replace(/[\ud800-\udbff]$/, "").replace(/\s+\S*$/, "")} […]`;
}

function organisation({ name, ror }: Organisation): readonly Json[] {
  const [held, own] = [said(name), rorAddress(ror)];
  return held === null ? [] : [filled({ "@type": "Organization", name: held, "@id": own, sameAs: own })];
}

/** Texts with their languages, as JSON-LD has them. */
function spoken(given: ReturnType<typeof texts>): readonly Json[] {
  return given.map(({ text, language }) => ({ "@value": text, "@language": language }));
}
