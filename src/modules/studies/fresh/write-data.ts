import type { XmlElement } from "../../../kernel/xml/xml.ts";
import type { StudyContent } from "../domain/content.ts";
import { detail } from "./write.ts";
import type { Writing } from "./writing.ts";

const wholeDay = /^\d{4}-\d\d-\d\d$/;

/** How data are collected. */
export function collectionNodes(c: StudyContent, w: Writing): XmlElement | undefined {
  const [start, end] = [c.startedOn?.date ?? null, c.completedOn?.date ?? null];
  const isDated = end !== null && wholeDay.test(end);
  if (!isDated && (start !== null || end !== null || c.collectionFrequency[w.language] !== undefined)) w.tell("warning", "no-whole-day", "completedOn", { fr: "FReSH veut un jour entier de fin pour écrire les dates\u202f; la fiche n’en a pas, les dates n’y sont pas écrites.", en: "FReSH wants a whole day of completion to write dates; the record has none, dates are not written." });
  if (c.conformity.length > 1) w.tell("warning", "one-alone", "conformity", { fr: "FReSH n’a de place que pour une méthodologie de référence\u202f: la première qu’il connaît y est écrite.", en: "FReSH has room for one reference methodology: the first that it knows is written." });
  const sources = c.dataSources.flatMap(({ name, identifier, kinds, purpose }) => kinds.map((kind) => w.group("ThirdPartySource", [
    w.text("SourceName", name), w.line("SourceId", identifier), w.term("SourceType", "source-kind", kind, "dataSources"), w.term("SourcePurpose", "source-purpose", purpose, "dataSources"), kind === "other" ? detail(c, w, "OtherSourceType", "dataSources") : undefined,
  ])));
  return w.group("DataCollectionIntegration", [
    w.group("SampleSize", [w.term("PlannedSampleSize", "size-band", c.plannedSizeBand ?? bandOf(c.plannedSize), "plannedSizeBand"), w.line("FinalSampleSize", c.actualSize === null ? null : String(c.actualSize))]),
    isDated ? w.group("CollectionChronology", [w.line("CollectionStart", start !== null && wholeDay.test(start) ? start : null), w.line("CollectionEnd", end), w.text("CollectionFrequency", c.collectionFrequency)]) : undefined,
    w.group("DataCollection", [
      w.group("CollectionProcess", [
        w.need("collectionModes", w.terms("CollectionMode", "collection-mode", c.collectionModes, "collectionModes")), detail(c, w, "CollectionModeOther", "collectionModes"), w.text("CollectionModeDetails", c.collectionDetails),
        w.need("samplingModes", w.terms("SamplingMode", "sampling-mode", c.samplingModes, "samplingModes")), detail(c, w, "SamplingModeOther", "samplingModes"),
      ], "needed"),
      w.terms("RecruitmentSource", "recruitment-source", c.recruitmentSources, "recruitmentSources"), detail(c, w, "RecruitmentSourceOther", "recruitmentSources"),
      c.activeFollowUp === null ? undefined : w.group("ActiveFollowUp", [w.yesNo("IsActiveFollowUp", c.activeFollowUp), w.terms("FollowUpMode", "follow-up-mode", c.followUpModes, "followUpModes"), detail(c, w, "FollowUpModeOther", "followUpModes")]),
      w.group("DataTypes", [
        w.need("dataTypes", w.terms("DataType", "data-type", c.dataTypes, "dataTypes")), detail(c, w, "DataTypeOther", "dataTypes"), w.text("ClinicalDataDetails", c.clinicalDetails), w.text("ParaclinicalDataOther", c.paraclinicalDetails), w.text("BiologicalDataDetails", c.biologicalDetails),
        w.yesNo("isDataInBiobank", c.biobank), w.terms("BiobankContent", "sample-type", c.sampleTypes, "sampleTypes"), detail(c, w, "BiobankContentOther", "sampleTypes"), w.text("OtherLiquidsDetails", c.biobankDetails),
      ], "needed"),
    ], "needed"),
    w.need("reusesOtherData", w.yesNo("IsDataIntegration", c.reusesOtherData ?? (c.dataSources.length > 0 ? true : null))),
    w.group("DataIntegration", [c.conformity.map((one) => w.term("ConformityDeclaration", "conformity", one, "conformity")).filter((one) => one !== undefined).slice(0, 1), sources]),
  ], "needed");
}

/** The band of the format that a planned number of people falls into. */
export function bandOf(people: number | null): string | null {
  if (people === null) return null;
  if (people < 500) return "under-500";
  if (people < 1_000) return "500-999";
  if (people < 10_000) return "1000-9999";
  return people < 20_000 ? "10000-19999" : "20000-and-more";
}

/** Access, use, datasets, documents. */
export function accessNodes(c: StudyContent, w: Writing): readonly (XmlElement | undefined)[] {
  const link = (name: string, field: "accessRequestUrl" | "accessInformationUrl" | "variableDictionaryUrl" | "mockSampleUrl"): XmlElement | undefined => w.line(name, c[field]) ?? (field === "accessRequestUrl" ? undefined : detail(c, w, name, field));
  return [w.group("DataAccess", [
    w.group("DataQuality", [c.standards.map((one) => w.line("UsedStandards", one)), c.qualityProcedures.map((one) => w.line("QualityProcedure", one))]),
    w.group("DataAvailability", [
      w.need("individualDataAccess", w.term("IndividualDataAccess", "individual-data-access", c.individualDataAccess, "individualDataAccess")), w.text("AggregatedDataAccess", c.aggregatedDataAccess),
      w.group("DataAccessRequestTool", [w.yesNo("DataAccessRequestToolAvailable", c.accessRequestTool), link("DataAccessRequestToolLocation", "accessRequestUrl")]), w.text("DataFileCompleteness", c.dataCompleteness), w.text("DataLocation", c.dataLocation),
    ], "needed"),
    w.group("UseStatement", [
      w.text("AccessConditions", c.accessConditions), w.text("AccessRestrictions", c.accessRestrictions), link("AdditionalDataAccessLink", "accessInformationUrl"), w.text("NonDisclosureAgreement", c.nonDisclosureAgreement),
      c.dataContacts.filter(({ email }) => email !== null).map(({ name, email }) => w.group("DataInformationContact", [w.line("DIContactName", name), w.line("DIContactMail", email)])),
    ], "needed"),
    w.group("DataCitation", [w.text("DataCitationRequirement", c.reportingRequirement), w.text("DataCitationStatement", c.citationRequirement)]),
    c.variableDictionary === null ? undefined : w.group("VariableDictionnary", [w.yesNo("VariableDictionnaryAvailable", c.variableDictionary), link("VariableDictionnaryLink", "variableDictionaryUrl")]),
    c.mockSample === null ? undefined : w.group("MockSample", [w.yesNo("MockSampleAvailable", c.mockSample), link("MockSampleLocation", "mockSampleUrl")]), w.text("OtherDocumentation", c.otherDocumentation),
    c.datasets.filter(({ scheme }) => scheme !== "portal").map(({ scheme, identifier }) => w.group("DatasetPID", [
      scheme === "doi" ? w.coded("DatasetPIDSchema", "DOI", []) : scheme === "handle" ? w.coded("DatasetPIDSchema", "Handle", []) : undefined,
      w.line("URI", scheme === "doi" ? `https://doi.org/${identifier}` : scheme === "handle" ? `https://hdl.handle.net/${identifier}` : identifier),
    ])),
  ], "needed"), ...c.documents.map(({ kind, title, url }) => w.group("RelatedDocument", [w.term("DocumentType", "document-kind", kind, "documents"), w.line("DocumentTitle", title), w.line("DocumentLink", url)]))];
}
