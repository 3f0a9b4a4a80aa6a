import type { XmlNode } from "../../../kernel/xml/read-tree.ts";
import type { Arm, DataSource, DocumentLink, Intervention, LinkedData, Outcome } from "../domain/parts.ts";
import { dayAt, type Read } from "./read-first.ts";
import type { Reading } from "./reading.ts";

/** Section 3: design, arms, interventions, outcomes. */
export function readDesign(root: XmlNode, r: Reading): Read {
  const [method] = r.all(root, "StudyMethodology");
  const [trial] = r.all(method, "InterventionalStudy");
  const [observed] = r.all(method, "ObservationalStudy");
  const grouped = r.yesNo(trial, "IsInclusionGroups", "grouped") ?? r.yesNo(observed, "IsInclusionGroups", "grouped");
  r.keep("primaryPurposes", "other", r.text(trial, "OtherResearchPurpose"));
  r.keep("observationalDesigns", "other", r.text(observed, "OtherResearchTypeDetails"));
  const arms = r.all(trial, "Arm").flatMap((node): readonly Arm[] => {
    r.keep("arms", "other", r.text(node, "ArmTypeOther"));
    const name = r.localised(node, "ArmName");
    return name[r.language] === undefined ? [] : [{ name, kind: r.concept(node, "ArmType", "arm-kind", "arms"), description: r.localised(node, "ArmDescription") }];
  });
  const groups = [trial, observed].flatMap((side) => r.all(side, "InclusionGroup")).map((node): Arm => ({ name: r.localised(node, "GroupName"), kind: null, description: r.localised(node, "GroupDescription") }));
  const [design, allocation, masking] = [r.concept(observed, "ObservationalStudyDesign", "observational-design", "observationalDesigns"), r.all(trial, "Allocation")[0], r.all(trial, "Masking")[0]];
  return {
    studyType: r.concept(method, "ResearchType", "study-type", "studyType"), clinicalTrial: r.yesNo(trial, "IsClinicalTrial", "clinicalTrial"), phases: r.concepts(trial, "TrialPhase", "phase", "phases"),
    primaryPurposes: r.concepts(trial, "ResearchPurpose", "primary-purpose", "primaryPurposes"), interventionModel: r.concept(trial, "InterventionalStudyModel", "intervention-model", "interventionModel"), grouped,
    allocation: r.concept(allocation, "AllocationMode", "allocation", "allocation"), allocationUnit: r.concept(allocation, "AllocationUnit", "allocation-unit", "allocationUnit"),
    masking: r.concept(masking, "MaskingType", "masking", "masking"), maskedRoles: r.concepts(masking, "BlindedMaskingDetails", "masked-role", "maskedRoles"), arms: [...arms, ...groups],
    observationalDesigns: design === null ? [] : [design], timePerspective: r.concept(observed, "TimePerspective", "time-perspective", "timePerspective"),
    interventions: [trial, observed].flatMap((side) => r.all(side, "Intervention")).flatMap((node): readonly Intervention[] => {
      r.keep("interventions", "other", r.text(node, "InterventionTypeOther"));
      const name = r.localised(node, "InterventionName");
      return name[r.language] === undefined ? [] : [{ name, kind: r.concept(node, "InterventionType", "intervention-kind", "interventions"), description: r.localised(node, "InterventionDescritption|InterventionDescription"), terms: [], arms: [] }];
    }),
    outcomes: [...outcomes(r.text(method, "Outcomes/PrimaryOutcomes"), "primary", r), ...outcomes(r.text(method, "Outcomes/SecondaryOutcomes"), "secondary", r)],
  };
}

/** The format has one text for all outcomes of a rank: paragraphs are outcomes, their first line what is measured, `[…]` at its end the time frame. */
function outcomes(text: string | null, rank: Outcome["rank"], r: Reading): readonly Outcome[] {
  return (text ?? "").split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "").map((paragraph) => {
    const [first = "", ...rest] = paragraph.split("\n");
    const timed = /^(.+) \[([^\]]+)\]$/.exec(first);
    const said = (value: string | undefined): { readonly fr?: string; readonly en?: string } => (value === undefined || value === "" ? {} : { [r.language]: value });
    return { rank, measure: said(timed?.[1] ?? first), description: said(rest.join("\n")), timeFrame: said(timed?.[2]) };
  });
}

/** Section 4, first half: how data are collected. */
export function readCollection(root: XmlNode, status: string | null, r: Reading): Read {
  const [all] = r.all(root, "DataCollectionAccess/DataCollectionIntegration");
  const [process, types] = [r.all(all, "DataCollection/CollectionProcess")[0], r.all(all, "DataCollection/DataTypes")[0]];
  for (const [field, from, element] of [["collectionModes", process, "CollectionModeOther"], ["samplingModes", process, "SamplingModeOther"], ["recruitmentSources", r.all(all, "DataCollection")[0], "RecruitmentSourceOther"], ["followUpModes", r.all(all, "DataCollection/ActiveFollowUp")[0], "FollowUpModeOther"], ["dataTypes", types, "DataTypeOther"], ["sampleTypes", types, "BiobankContentOther"]] as const) r.keep(field, "other", r.text(from, element));
  const ended = status === "completed" || status === "terminated" ? "actual" : status === "ongoing" ? "expected" : null;
  const [started, completed] = [dayAt(all, "CollectionChronology/CollectionStart", "startedOn", r), dayAt(all, "CollectionChronology/CollectionEnd", "completedOn", r)];
  const conformity = r.concepts(all, "DataIntegration/ConformityDeclaration", "conformity", "conformity");
  return {
    plannedSizeBand: r.concept(all, "SampleSize/PlannedSampleSize", "size-band", "plannedSizeBand"), actualSize: wholeNumber(all, r), startedOn: started === null ? null : { date: started, kind: null }, completedOn: completed === null ? null : { date: completed, kind: ended },
    collectionFrequency: r.localised(all, "CollectionChronology/CollectionFrequency"), collectionModes: r.concepts(process, "CollectionMode", "collection-mode", "collectionModes"), collectionDetails: r.localised(process, "CollectionModeDetails"),
    samplingModes: r.concepts(process, "SamplingMode", "sampling-mode", "samplingModes"), recruitmentSources: r.concepts(all, "DataCollection/RecruitmentSource", "recruitment-source", "recruitmentSources"),
    activeFollowUp: r.yesNo(all, "DataCollection/ActiveFollowUp/IsActiveFollowUp", "activeFollowUp"), followUpModes: r.concepts(all, "DataCollection/ActiveFollowUp/FollowUpMode", "follow-up-mode", "followUpModes"),
    dataTypes: r.concepts(types, "DataType", "data-type", "dataTypes"), clinicalDetails: r.localised(types, "ClinicalDataDetails"), paraclinicalDetails: r.localised(types, "ParaclinicalDataOther"), biologicalDetails: r.localised(types, "BiologicalDataDetails"),
    biobank: r.yesNo(types, "isDataInBiobank", "biobank"), sampleTypes: r.concepts(types, "BiobankContent", "sample-type", "sampleTypes"), biobankDetails: r.localised(types, "OtherLiquidsDetails"),
    reusesOtherData: r.yesNo(all, "IsDataIntegration", "reusesOtherData"), conformity, dataSources: sources(r.all(all, "DataIntegration/ThirdPartySource"), r),
  };
}

function wholeNumber(all: XmlNode | undefined, r: Reading): number | null {
  const text = r.text(all, "SampleSize/FinalSampleSize");
  if (text === null) return null;
  const digits = text.replaceAll(/[\s\u00a0\u202f,.](?=\d{3}\b)/g, "");
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : null;
  if (number === null) {
    r.keep("actualSize", "other", text);
    r.tell("error", "not-a-number", "actualSize", r.all(all, "SampleSize/FinalSampleSize")[0] ?? null, { fr: `«\u202f${text}\u202f» n’est pas un nombre entier de personnes\u202f; la valeur est gardée dans «\u202fAutres précisions\u202f».`, en: `“${text}” is no whole number of people; the value is kept in “Other details”.` });
  }
  return number;
}

/** One source has one kind per element in this format: the same source told again adds its kind. */
function sources(nodes: readonly XmlNode[], r: Reading): readonly DataSource[] {
  const found: DataSource[] = [];
  for (const node of nodes) {
    r.keep("dataSources", "other", r.text(node, "OtherSourceType"));
    const [name, identifier, kinds, purpose] = [r.localised(node, "SourceName"), r.text(node, "SourceId"), r.concepts(node, "SourceType", "source-kind", "dataSources"), r.concept(node, "SourcePurpose", "source-purpose", "dataSources")];
    const known = found.findIndex((one) => name[r.language] !== undefined && one.name[r.language] === name[r.language] && one.identifier === identifier && one.purpose === purpose);
    const held = found[known];
    if (held === undefined) found.push({ name, identifier, kinds, purpose, national: null });
    else found[known] = { ...held, kinds: [...new Set([...held.kinds, ...kinds])] };
  }
  return found;
}

/** Section 4, second half: access, use, what came of it. */
export function readAccess(root: XmlNode, r: Reading): Read {
  const [all] = r.all(root, "DataCollectionAccess/DataAccess");
  const lines = (path: string): readonly string[] => r.all(all, path).map(({ text }) => text.trim()).filter((text) => text !== "");
  const link = (path: string, field: "accessInformationUrl" | "accessRequestUrl" | "variableDictionaryUrl" | "mockSampleUrl"): string | null => {
    const text = r.text(all, path);
    if (text === null || /^https?:\/\/\S+$/i.test(text)) return text;
    r.keep(field, "other", text);
    r.tell("warning", "not-an-address", field, r.all(all, path)[0] ?? null, { fr: `«\u202f${text.slice(0, 80)}\u202f» n’est pas une adresse\u202f; le texte est gardé dans «\u202fAutres précisions\u202f».`, en: `“${text.slice(0, 80)}” is no address; the text is kept in “Other details”.` });
    return null;
  };
  return {
    standards: lines("DataQuality/UsedStandards"), qualityProcedures: lines("DataQuality/QualityProcedure"), individualDataAccess: r.concept(all, "DataAvailability/IndividualDataAccess", "individual-data-access", "individualDataAccess"),
    aggregatedDataAccess: r.localised(all, "DataAvailability/AggregatedDataAccess"), accessRequestTool: r.yesNo(all, "DataAvailability/DataAccessRequestTool/DataAccessRequestToolAvailable", "accessRequestTool"),
    accessRequestUrl: link("DataAvailability/DataAccessRequestTool/DataAccessRequestToolLocation", "accessRequestUrl"), dataCompleteness: r.localised(all, "DataAvailability/DataFileCompleteness"), dataLocation: r.localised(all, "DataAvailability/DataLocation"),
    accessConditions: r.localised(all, "UseStatement/AccessConditions"), accessRestrictions: r.localised(all, "UseStatement/AccessRestrictions"), accessInformationUrl: link("UseStatement/AdditionalDataAccessLink", "accessInformationUrl"), nonDisclosureAgreement: r.localised(all, "UseStatement/NonDisclosureAgreement"),
    dataContacts: r.all(all, "UseStatement/DataInformationContact").flatMap((node) => { const name = r.text(node, "DIContactName"); return name === null ? [] : [{ name: name.replaceAll(";", " "), email: r.text(node, "DIContactMail") }]; }),
    reportingRequirement: r.localised(all, "DataCitation/DataCitationRequirement"), citationRequirement: r.localised(all, "DataCitation/DataCitationStatement"), variableDictionary: r.yesNo(all, "VariableDictionnary/VariableDictionnaryAvailable", "variableDictionary"),
    variableDictionaryUrl: link("VariableDictionnary/VariableDictionnaryLink", "variableDictionaryUrl"), mockSample: r.yesNo(all, "MockSample/MockSampleAvailable", "mockSample"), mockSampleUrl: link("MockSample/MockSampleLocation", "mockSampleUrl"), otherDocumentation: r.localised(all, "OtherDocumentation"),
    datasets: r.all(all, "DatasetPID").flatMap((node) => dataset(node, r)),
    documents: r.all(root, "DataCollectionAccess/RelatedDocument").flatMap((node): readonly DocumentLink[] => {
      const [title, url] = [r.text(node, "DocumentTitle"), r.text(node, "DocumentLink")];
      return title === null && url === null ? [] : [{ kind: r.concept(node, "DocumentType", "document-kind", "documents") ?? "other", title: title ?? url ?? "", url, date: null }];
    }),
  };
}

function dataset(node: XmlNode, r: Reading): readonly LinkedData[] {
  const given = r.text(node, "URI");
  if (given === null) return [];
  const named = (r.text(node, "DatasetPIDSchema/value") ?? r.text(node, "DatasetPIDSchema") ?? "").toLowerCase();
  const doi = /(10\.\d{4,9}\/\S+)$/.exec(given)?.[1];
  if (doi !== undefined && (named === "doi" || named === "" || /doi/i.test(given))) return [{ scheme: "doi", identifier: doi, title: null }];
  const handle = /hdl\.handle\.net\/(\S+)$/.exec(given)?.[1];
  if (named === "handle" || handle !== undefined) return [{ scheme: "handle", identifier: handle ?? given, title: null }];
  return [{ scheme: /^https?:/i.test(given) ? "url" : "other", identifier: given, title: null }];
}
