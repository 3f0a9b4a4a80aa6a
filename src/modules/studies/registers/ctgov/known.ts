import { isObject, type Findings } from "./reading.ts";

/**
 * Names below `protocolSection` and `documentSection` that are read, and after `-` those that are known and kept in the raw record
 * alone. Source: data structure of ClinicalTrials.gov API v2, https://clinicaltrials.gov/data-api/about-api/study-data-structure
 */
const known: Readonly<Record<string, string>> = {
  "": "protocolSection resultsSection annotationSection documentSection derivedSection hasResults",
  protocolSection: "identificationModule statusModule sponsorCollaboratorsModule oversightModule descriptionModule conditionsModule designModule armsInterventionsModule outcomesModule eligibilityModule contactsLocationsModule referencesModule ipdSharingStatementModule",
  "protocolSection.identificationModule": "nctId nctIdAliases orgStudyIdInfo secondaryIdInfos briefTitle officialTitle acronym organization",
  "protocolSection.identificationModule.orgStudyIdInfo": "id type link",
  "protocolSection.identificationModule.secondaryIdInfos": "id type domain link",
  "protocolSection.identificationModule.organization": "fullName class",
  "protocolSection.statusModule": "statusVerifiedDate overallStatus lastKnownStatus delayedPosting whyStopped expandedAccessInfo startDateStruct primaryCompletionDateStruct completionDateStruct studyFirstSubmitDate studyFirstSubmitQcDate studyFirstPostDateStruct resultsWaived resultsFirstSubmitDate resultsFirstSubmitQcDate resultsFirstPostDateStruct dispFirstSubmitDate dispFirstSubmitQcDate dispFirstPostDateStruct lastUpdateSubmitDate lastUpdatePostDateStruct",
  "protocolSection.sponsorCollaboratorsModule": "responsibleParty leadSponsor collaborators",
  "protocolSection.sponsorCollaboratorsModule.responsibleParty": "type investigatorFullName investigatorTitle investigatorAffiliation oldNameTitle oldOrganization",
  "protocolSection.sponsorCollaboratorsModule.collaborators": "name class",
  "protocolSection.oversightModule": "oversightHasDmc isFdaRegulatedDrug isFdaRegulatedDevice isUnapprovedDevice isPpsd isUsExport fdaaa801Violation",
  "protocolSection.descriptionModule": "briefSummary detailedDescription",
  "protocolSection.conditionsModule": "conditions keywords",
  "protocolSection.designModule": "studyType nPtrsToThisExpAccNctId expandedAccessTypes patientRegistry targetDuration phases designInfo bioSpec enrollmentInfo",
  "protocolSection.designModule.designInfo": "allocation interventionModel interventionModelDescription primaryPurpose observationalModel timePerspective maskingInfo",
  "protocolSection.designModule.designInfo.maskingInfo": "masking maskingDescription whoMasked",
  "protocolSection.designModule.bioSpec": "retention description",
  "protocolSection.designModule.enrollmentInfo": "count type",
  "protocolSection.armsInterventionsModule": "armGroups interventions",
  "protocolSection.armsInterventionsModule.armGroups": "label type description interventionNames",
  "protocolSection.armsInterventionsModule.interventions": "type name description armGroupLabels otherNames",
  "protocolSection.outcomesModule": "primaryOutcomes secondaryOutcomes otherOutcomes",
  "protocolSection.outcomesModule.primaryOutcomes": "measure description timeFrame",
  "protocolSection.outcomesModule.secondaryOutcomes": "measure description timeFrame",
  "protocolSection.outcomesModule.otherOutcomes": "measure description timeFrame",
  "protocolSection.eligibilityModule": "eligibilityCriteria healthyVolunteers sex genderBased genderDescription minimumAge maximumAge stdAges studyPopulation samplingMethod",
  "protocolSection.contactsLocationsModule": "centralContacts overallOfficials locations",
  "protocolSection.contactsLocationsModule.centralContacts": "name role phone phoneExt email",
  "protocolSection.contactsLocationsModule.overallOfficials": "name affiliation role",
  "protocolSection.contactsLocationsModule.locations": "facility status city state zip country contacts geoPoint countryCode",
  "protocolSection.referencesModule": "references seeAlsoLinks availIpds",
  "protocolSection.referencesModule.references": "pmid type citation retractions",
  "protocolSection.referencesModule.seeAlsoLinks": "label url",
  "protocolSection.referencesModule.availIpds": "id type url comment",
  "protocolSection.ipdSharingStatementModule": "ipdSharing description infoTypes timeFrame accessCriteria url",
  documentSection: "largeDocumentModule",
  "documentSection.largeDocumentModule": "noSap largeDocs",
  "documentSection.largeDocumentModule.largeDocs": "typeAbbrev hasProtocol hasSap hasIcf label date uploadDate filename size",
};

const names = new Map(Object.entries(known).map(([path, list]) => [path, new Set(list.split(" "))]));

/** Tells names that the structure does not have: a new version of the register, or a slip. What they hold stays in the raw record. */
export function tellUnknown(value: unknown, findings: Findings, path = ""): void {
  if (Array.isArray(value)) {
    for (const item of value) tellUnknown(item, findings, path);
    return;
  }
  const expected = names.get(path);
  if (expected === undefined || !isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const place = path === "" ? name : `${path}.${name}`;
    if (expected.has(name)) tellUnknown(inner, findings, place);
    else findings.tell("ctgov-unknown-field", "warning", null, place.slice(0, 200), { fr: "champ inconnu\u202f; il n’est gardé que dans la notice d’origine.", en: "unknown field; it is kept in the original record only." });
  }
}
