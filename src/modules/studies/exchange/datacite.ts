import type { DoiResource } from "../../../kernel/doi/index.ts";
import { isDay, yearOf, type Day } from "../../../kernel/time/day.ts";
import { exchange, placeOf } from "../../datasets/index.ts";
import type { StudyContent } from "../domain/content.ts";
import type { CodedTerm, PublicationLink } from "../domain/parts.ts";
import { coarRightOf, promisedDay } from "./access.ts";
import type { StudyExchangeContext } from "./context.ts";
import { doiOf, pathOf, studyPath, type ToldStudy } from "./told.ts";
import { descriptionOf, keywordsOf, labelsOf, linkedAddress, numbersOf, otherTitles, titleOf } from "./words.ts";

const { instantOf, orcidAddress, rorAddress, said, texts, webAddress } = exchange;

const schemes: Readonly<Partial<Record<CodedTerm["scheme"], readonly [name: string, address: string]>>> = {
  mesh: ["MeSH", "http://id.nlm.nih.gov/mesh/"], icd11: ["ICD-11", "http://id.who.int/icd/"], icd10: ["ICD-10", "http://hl7.org/fhir/sid/icd-10"], orpha: ["ORDO", "http://www.orpha.net/ORDO/"], snomed: ["SNOMED CT", "http://snomed.info/sct"], atc: ["ATC", "http://www.whocc.no/atc"],
};

const relationOf: Readonly<Record<PublicationLink["kind"], string>> = { results: "IsReferencedBy", protocol: "IsDocumentedBy", background: "References", derived: "IsCitedBy" };

/**
 * A study as a resource of DataCite 4.7, of the type that 4.6 made for it (`StudyRegistration`), for its DOI and for harvesters. The study has its
 * versions, a version is one of the study and follows another; registry numbers are its other identifiers.
 */
export function studyDoiResource(told: ToldStudy, context: StudyExchangeContext): DoiResource {
  const { study } = told;
  const { content } = study;
  const issued = dayOf(told.as === "study" ? study.firstPublishedAt : study.modifiedAt);
  const modified = dayOf(study.modifiedAt);
  const titles = texts(titleOf(study));
  const other = otherTitles(study);
  const right = coarRightOf(content);
  const promised = promisedDay(content);
  const keywords = keywordsOf(content, context);
  const kind = labelsOf("study-type", [content.studyType], context)[0]?.en;
  return {
    titles: [...titles, ...texts(other.titles).map((one) => ({ ...one, alternative: true as const })), ...(other.acronym === null ? [] : [{ text: other.acronym, alternative: true as const }])],
    creators: creatorsOf(content),
    publisher: { name: context.institute.name, ror: context.institute.ror },
    publicationYear: yearOf(issued ?? modified ?? context.today),
    resourceType: { general: "StudyRegistration", text: kind ?? "Health study" },
    subjects: [
      ...(["fr", "en"] as const).flatMap((language) => keywords[language].map((text) => ({ text, language }))),
      ...[...content.conditions, ...content.interventions.flatMap(({ terms }) => terms)].flatMap(({ scheme, code, label }) => {
        const known = schemes[scheme];
        return known === undefined || code === null || said(code) === null ? [] : [{ text: texts(label)[0]?.text ?? code, scheme: known[0], schemeUri: known[1], ...(/^[\w.-]+$/.test(code) && known[1].endsWith("/") ? { valueUri: `${known[1]}${scheme === "orpha" ? "Orphanet_" : ""}${code}` } : {}) }];
      }),
    ],
    contributors: [
      ...content.contacts.map(({ name }) => ({ name, kind: "organisation" as const, type: "ContactPerson" })),
      ...content.sponsors.map(({ name }) => ({ name, kind: "organisation" as const, type: "Sponsor" })),
      ...content.investigators.filter(({ role }) => role === "partner").map(({ name }) => ({ name, kind: "person" as const, type: "ProjectMember" })),
    ],
    dates: [
      ...(issued === null ? [] : [{ date: issued, type: "Issued" as const }]),
      ...(modified === null ? [] : [{ date: modified, type: "Updated" as const }]),
      ...(promised === null ? [] : [{ date: promised, type: "Available" as const }]),
      ...(content.startedOn === null && content.completedOn === null ? [] : [{ date: `${content.startedOn?.date ?? ".."}/${content.completedOn?.date ?? ".."}`, type: "Collected" as const }]),
      ...(study.withdrawal === null || dayOf(study.withdrawal.at) === null ? [] : [{ date: dayOf(study.withdrawal.at) ?? "", type: "Withdrawn" as const }]),
    ],
    language: content.originLanguage,
    alternateIdentifiers: [{ value: study.code, type: "local code" }, { value: `${context.siteUrl}${pathOf(told)}`, type: "URL" }, ...numbersOf(content).map(({ number, register }) => ({ value: number, type: register }))],
    related: [...versionLinks(told), ...publicationLinks(content, context), ...dataLinks(content, context), ...documentLinks(content)],
    sizes: content.actualSize !== null ? [`${content.actualSize} participants`] : content.plannedSize !== null ? [`${content.plannedSize} participants planned`] : [],
    formats: [], version: String(study.version),
    rights: [...(right === null ? [] : [{ text: right.text, language: "en", uri: right.uri }]), ...texts(content.accessConditions)],
    descriptions: [...texts(descriptionOf(study)).map((one) => ({ ...one, type: "Abstract" as const })), ...texts(content.designDetails).map((one) => ({ ...one, type: "Methods" as const }))],
    places: content.countries.flatMap((code) => placeOf(code)?.name.en ?? []),
  };
}

/** What a DataCite document calls the record by: its DOI, else its address, typed as what it is. */
export function studyIdentifier(told: ToldStudy, { siteUrl }: Pick<StudyExchangeContext, "siteUrl">): { readonly value: string; readonly type: "DOI" | "URL" } {
  const doi = doiOf(told);
  return doi === null ? { value: `${siteUrl}${pathOf(told)}`, type: "URL" } : { value: doi, type: "DOI" };
}

/** Whoever answers for the study: its principal investigators, else the sponsors. */
function creatorsOf({ investigators, sponsors }: StudyContent): DoiResource["creators"] {
  const people = investigators.filter(({ role, name }) => role === "principal" && said(name) !== null);
  if (people.length > 0) return people.map(({ name, orcid, affiliation }) => ({ name, kind: "person", orcid: orcidAddress(orcid)?.slice("https://orcid.org/".length) ?? null, ror: rorAddress(affiliation?.organisation.ror ?? null), affiliation: said(affiliation?.organisation.name) }));
  return sponsors.flatMap(({ name, ror }) => (said(name) === null ? [] : [{ name, kind: "organisation" as const, orcid: null, ror: rorAddress(ror), affiliation: null }]));
}

function versionLinks({ study, versions, as }: ToldStudy): DoiResource["related"] {
  const link = (doi: string | null | undefined, relation: string): DoiResource["related"] => (doi === null || doi === undefined ? [] : [{ value: doi, type: "DOI", relation }]);
  const doiAt = (version: number): string | null | undefined => versions.find((one) => one.version === version)?.doi;
  if (as === "study") return [...versions].sort((one, other) => one.version - other.version).flatMap(({ doi }) => link(doi, "HasVersion"));
  return [...link(study.doi, "IsVersionOf"), ...link(doiAt(study.version - 1), "IsNewVersionOf"), ...link(doiAt(study.version + 1), "IsPreviousVersionOf")];
}

function publicationLinks({ publications }: StudyContent, context: StudyExchangeContext): DoiResource["related"] {
  return publications.flatMap((link) => {
    const address = linkedAddress(link, context);
    return address === null ? [] : [{ ...identified(link.scheme, link.identifier, address), relation: relationOf[link.kind] }];
  });
}

function dataLinks({ datasets }: StudyContent, context: StudyExchangeContext): DoiResource["related"] {
  return datasets.flatMap((link) => {
    const address = linkedAddress(link, context);
    return address === null ? [] : [{ ...identified(link.scheme, link.identifier, address), relation: "IsSourceOf" }];
  });
}

function documentLinks({ documents }: StudyContent): DoiResource["related"] {
  return documents.flatMap(({ url }) => { const address = webAddress(url); return address === null ? [] : [{ value: address, type: "URL" as const, relation: "IsDocumentedBy" }]; });
}

function identified(scheme: string, identifier: string | null, address: string): Pick<DoiResource["related"][number], "value" | "type"> {
  if (scheme === "doi") return { value: decodeURIComponent(address.slice("https://doi.org/".length)), type: "DOI" };
  if (identifier !== null && scheme === "pmid") return { value: identifier.trim(), type: "PMID" };
  if (identifier !== null && scheme === "handle") return { value: identifier.trim(), type: "Handle" };
  return { value: address, type: "URL" };
}

function dayOf(at: string | null): Day | null {
  const instant = instantOf(at)?.slice(0, 10);
  return instant !== undefined && isDay(instant) ? instant : null;
}

/** Where the DOI leads. */
export function studyAddress(told: Pick<ToldStudy, "study" | "as">, { siteUrl }: Pick<StudyExchangeContext, "siteUrl">): string {
  return told.study.state === "published" ? `${siteUrl}${pathOf(told)}` : `${siteUrl}${studyPath(told.study)}`;
}
