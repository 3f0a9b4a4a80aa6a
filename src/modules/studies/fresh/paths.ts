import type { FieldName } from "../domain/content.ts";

/**
 * Every element of FReSH by its path below the main element: ids repeat and two elements share one, so the path is the key.
 * `field` is where its value goes; `note` why it goes nowhere of its own. Elements are `0-1` where the dictionary gives no number (`-`).
 */
export interface FreshPath {
  readonly path: string;
  readonly id: string;
  readonly field: FieldName | null;
  readonly note: string | null;
  /** Holds a term of a list, as `value` and `URI`. */
  readonly coded: boolean;
}

type Row = readonly [path: string, ids: string, field: FieldName | null, more?: string];

/** Names under one section, `Name|OtherName:E-001`; `*` after the id marks terms of a list. */
function under(section: string, field: FieldName | null, elements: string, note?: string): readonly Row[] {
  return elements.split(" ").map((element): Row => {
    const [name = "", id = ""] = element.split(":");
    return note === undefined ? [`${section}/${name}`, id, field] : [`${section}/${name}`, id, field, note];
  });
}

const technical = "TechnicalInfo";
const study = "StudyRelatedInfo";
const admin = "AdministrativeInformation";
const method = "StudyMethodology";
const data = "DataCollectionAccess/DataCollectionIntegration";
const access = "DataCollectionAccess/DataAccess";

function affiliation(section: string, field: FieldName, lab: string): readonly Row[] {
  const pid = `${section}/OrganisationPID`;
  return [...under(section, field, `OrganisationName:E-024 ${lab}`), ...under(pid, field, "PIDSchema:E-022* URI|URL:E-023")];
}
function groups(section: string): readonly Row[] {
  return [
    ...under(section, "grouped", "IsInclusionGroups:E-199"), ...under(`${section}/InclusionGroup`, "arms", "GroupName:E-079 GroupDescription:E-080"),
    ...under(`${section}/Intervention`, "interventions", "InterventionName:E-082 InterventionType:E-083* InterventionTypeOther:E-084 InterventionDescritption|InterventionDescription:-"),
  ];
}

const rows: readonly Row[] = [
  ...under(`${technical}/StudyId|StudyID`, "registryNumbers", "Identifier:E-001 IDSchema:E-002"),
  ...under(technical, null, "Provenance:E-003*", "names the register of the record"), ...under(technical, null, "VersionLang:E-004", "the language of the texts of the file"), ...under(technical, "originLanguage", "OriginLang:E-005*"),
  ...under(technical, "registeredOn", "CreationDate:E-006"), ...under(technical, null, "LastUpdatedAuto:E-007 LastUpdatedManual:E-008", "day of the last change at the register"),
  ...under(technical, null, "RespValidation:E-009 Status:E-011*", "state of the record there, which is not its state here"), ...under(technical, null, "AutoTranslation:E-010", "provenance of the texts"),
  ...under(`${technical}/MetadataContributor`, null, "ContributorName:E-014 ContributorAffiliation:E-015", "a person who typed the record: not public here"),

  ...under(`${study}/StudyOverview`, "title", "Title:E-016"), ...under(`${study}/StudyOverview`, "acronym", "Acronym:E-017"), ...under(`${study}/StudyOverview`, "recruitmentStatus", "StudyStatus:E-051*"),
  ...under(`${study}/StudyOverview`, "purpose", "Purpose:E-052"), ...under(`${study}/StudyOverview`, "summary", "Summary:E-053"), ...under(`${study}/StudyOverview`, "keywords", "Keyword:E-056"),
  ...under(`${study}/Theme`, null, "IsHealthTheme:E-169", "follows from the specialities"), ...under(`${study}/Theme`, "themes", "HealthTheme:E-054*"), ...under(`${study}/Theme`, "otherDetails", "OtherHealthTheme:E-186"),
  ...under(`${study}/Theme`, "determinants", "HealthDeterminant:E-057*"),
  ...under(`${study}/Theme`, "otherDetails", "OtherSocioDemoDeterminant:E-172 OtherEnvironmentalDeterminant:E-173 OtherHealthcareSystemDeterminant|OtherHealthcarSystemDeterminant:E-174 OtherBehavioralDeterminant:E-175 OtherBiologicalDeterminant:E-176 OtherDeterminant:E-177"),
  ...under(`${study}/Theme`, "conditions", "Pathology:E-055*"), ...under(`${study}/Theme`, "rareDisease", "RareDiseases:E-059"),
  ...under(`${study}/Population`, "populationTypes", "PopulationType:E-106*"), ...under(`${study}/Population`, "otherDetails", "OtherPopulationType:E-107"),
  ...under(`${study}/Population/DemographicInfo`, "sexes", "Sex:E-108*"), ...under(`${study}/Population/DemographicInfo`, "ageGroups", "Age:E-109*"),
  ...under(`${study}/Population/OtherClusion`, "inclusionCriteria", "InclusionCriterion:E-110"), ...under(`${study}/Population/OtherClusion`, "exclusionCriteria", "ExclusionCriterion:E-111"),
  ...under(`${study}/Population/GeographicalCoverage`, "countries", "Nation:E-112*"), ...under(`${study}/Population/GeographicalCoverage`, "regions", "FranceRegion:E-113*"), ...under(`${study}/Population/GeographicalCoverage`, "geographyDetails", "GeoDetail:E-114"),

  ...under(`${admin}/RegulatoryRequirements/ObtainedAuthorization`, "authorisations", "AuthorizingAgency:E-018* OtherAuthorizingAgency:E-019"),
  ...under(admin, null, "IsContributorPI:E-152", "about whoever typed the record"), ...under(`${admin}/PrimaryInvestigator`, "investigators", "PIName:E-021 PIORCID:E-158 PIIdRef:E-159 IsPIContact:E-179"), ...under(`${admin}/PrimaryInvestigator`, "contacts", "PIMail:E-197"),
  ...affiliation(`${admin}/PrimaryInvestigator/PIAffiliation`, "investigators", "PILabo:E-160 PILaboId:E-161"), ...under(admin, null, "AddTeamMember:E-196", "follows from the partner teams"),
  ...under(`${admin}/TeamMember`, "investigators", "TeamMemberName:E-162 TeamMemberORCID:E-163 TeamMemberIdRef:E-164 IsTeamMemberContact:E-180"), ...affiliation(`${admin}/TeamMember/TeamMemberAffiliation`, "investigators", "TeamMemberLabo:E-165 TeamMemberLaboId:E-166"),
  ...under(`${admin}/ContactPoint`, "contacts", "ContactName:E-033 EMail:E-034"), ...affiliation(`${admin}/ContactPoint/ContactPointAffiliation`, "contacts", "ContactPointLabo:E-167 ContactPointLaboId:E-168"),
  ...under(`${admin}/FundingAgent`, "funders", "FundingAgentName:E-038 FundingAgentType:E-039*"), ...under(`${admin}/FundingAgent`, "otherDetails", "OtherFundingAgentType:E-181"), ...under(`${admin}/FundingAgent/FundingAgentPID`, "funders", "PIDSchema:E-022* URI|URL:E-023"),
  ...under(`${admin}/OrganisationGovernance/Sponsor`, "sponsors", "SponsorName:E-042 SponsorType:E-043*"), ...under(`${admin}/OrganisationGovernance/Sponsor`, "otherDetails", "OtherSponsorType:E-182"), ...under(`${admin}/OrganisationGovernance/Sponsor/SponsorPID`, "sponsors", "PIDSchema:E-022* URI|URL:E-045"),
  ...under(`${admin}/OrganisationGovernance/Governance`, "steeringCommittee", "Committee:E-046"), ...under(`${admin}/OrganisationGovernance/Governance`, "governance", "CommitteeDetail:E-047 OtherGovernance:E-048"),
  ...under(`${admin}/OrganisationGovernance/Collaborations`, "networks", "NetworkConsortium:E-049 CollaborationsDetails:E-050"), ...under(`${admin}/OtherStudyId`, "registryNumbers", "IDSchema:E-013 Identifier:E-012"),

  ...under(method, null, "AnalysisUnit:E-061", "always individuals"), ...under(method, "studyType", "ResearchType:E-062*"),
  ...under(`${method}/InterventionalStudy`, "clinicalTrial", "IsClinicalTrial:E-153"), ...under(`${method}/InterventionalStudy`, "phases", "TrialPhase:E-064*"), ...under(`${method}/InterventionalStudy`, "primaryPurposes", "ResearchPurpose:E-063*"),
  ...under(`${method}/InterventionalStudy`, "otherDetails", "OtherResearchPurpose:E-178"), ...groups(`${method}/InterventionalStudy`), ...under(`${method}/InterventionalStudy`, "interventionModel", "InterventionalStudyModel:E-065*"),
  ...under(`${method}/InterventionalStudy/Allocation`, "allocation", "AllocationMode:E-066*"), ...under(`${method}/InterventionalStudy/Allocation`, "allocationUnit", "AllocationUnit:E-067*"),
  ...under(`${method}/InterventionalStudy/Masking`, "masking", "MaskingType:E-068*"), ...under(`${method}/InterventionalStudy/Masking`, "maskedRoles", "BlindedMaskingDetails:E-069*"),
  ...under(`${method}/InterventionalStudy/Arm`, "arms", "ArmName:E-071 ArmType:E-072* ArmTypeOther:E-073 ArmDescription:E-074"),
  ...under(`${method}/ObservationalStudy`, "observationalDesigns", "ObservationalStudyDesign:E-075*"), ...under(`${method}/ObservationalStudy`, "otherDetails", "OtherResearchTypeDetails:E-076"), ...under(`${method}/ObservationalStudy`, "timePerspective", "TimePerspective:E-154*"),
  ...groups(`${method}/ObservationalStudy`), ...under(`${method}/Outcomes`, "outcomes", "PrimaryOutcomes:E-115 SecondaryOutcomes:E-116"),

  ...under(`${data}/SampleSize`, "plannedSizeBand", "PlannedSampleSize:E-117*"), ...under(`${data}/SampleSize`, "actualSize", "FinalSampleSize:E-118"),
  ...under(`${data}/CollectionChronology`, "startedOn", "CollectionStart:E-096"), ...under(`${data}/CollectionChronology`, "completedOn", "CollectionEnd:E-097"), ...under(`${data}/CollectionChronology`, "collectionFrequency", "CollectionFrequency:E-086"),
  ...under(`${data}/DataCollection/CollectionProcess`, "collectionModes", "CollectionMode:E-087*"), ...under(`${data}/DataCollection/CollectionProcess`, "otherDetails", "CollectionModeOther:E-088 SamplingModeOther:E-093"), ...under(`${data}/DataCollection/CollectionProcess`, "collectionDetails", "CollectionModeDetails:E-089"),
  ...under(`${data}/DataCollection/CollectionProcess`, "samplingModes", "SamplingMode:E-092*"), ...under(`${data}/DataCollection`, "recruitmentSources", "RecruitmentSource:E-095*"), ...under(`${data}/DataCollection`, "otherDetails", "RecruitmentSourceOther:E-095"),
  ...under(`${data}/DataCollection/ActiveFollowUp`, "activeFollowUp", "IsActiveFollowUp:E-098"), ...under(`${data}/DataCollection/ActiveFollowUp`, "followUpModes", "FollowUpMode:E-099*"), ...under(`${data}/DataCollection/ActiveFollowUp`, "otherDetails", "FollowUpModeOther:E-100"),
  ...under(`${data}/DataCollection/DataTypes`, "dataTypes", "DataType:E-119*"), ...under(`${data}/DataCollection/DataTypes`, "otherDetails", "DataTypeOther:E-124 BiobankContentOther:E-155"), ...under(`${data}/DataCollection/DataTypes`, "clinicalDetails", "ClinicalDataDetails:E-120"),
  ...under(`${data}/DataCollection/DataTypes`, "paraclinicalDetails", "ParaclinicalDataOther:E-198"), ...under(`${data}/DataCollection/DataTypes`, "biologicalDetails", "BiologicalDataDetails:E-121"), ...under(`${data}/DataCollection/DataTypes`, "biobank", "isDataInBiobank:E-122"),
  ...under(`${data}/DataCollection/DataTypes`, "sampleTypes", "BiobankContent:E-123*"), ...under(`${data}/DataCollection/DataTypes`, "biobankDetails", "OtherLiquidsDetails:E-156"), ...under(data, "reusesOtherData", "IsDataIntegration:E-101"),
  ...under(`${data}/DataIntegration`, "conformity", "ConformityDeclaration:E-020*"), ...under(`${data}/DataIntegration/ThirdPartySource`, "dataSources", "SourceName:E-102 SourceId:E-157 SourceType:E-103* SourcePurpose:E-104*"), ...under(`${data}/DataIntegration/ThirdPartySource`, "otherDetails", "OtherSourceType:E-105"),

  ...under(`${access}/DataQuality`, "standards", "UsedStandards:E-140"), ...under(`${access}/DataQuality`, "qualityProcedures", "QualityProcedure:E-141"), ...under(`${access}/DataAvailability`, "individualDataAccess", "IndividualDataAccess:E-125*"),
  ...under(`${access}/DataAvailability`, "aggregatedDataAccess", "AggregatedDataAccess:E-126"), ...under(`${access}/DataAvailability/DataAccessRequestTool`, "accessRequestTool", "DataAccessRequestToolAvailable:E-127"), ...under(`${access}/DataAvailability/DataAccessRequestTool`, "accessRequestUrl", "DataAccessRequestToolLocation:E-128"),
  ...under(`${access}/DataAvailability`, "dataCompleteness", "DataFileCompleteness:E-134"), ...under(`${access}/DataAvailability`, "dataLocation", "DataLocation:E-136"), ...under(`${access}/UseStatement`, "accessConditions", "AccessConditions:E-129"),
  ...under(`${access}/UseStatement`, "accessRestrictions", "AccessRestrictions:E-130"), ...under(`${access}/UseStatement`, "accessInformationUrl", "AdditionalDataAccessLink:E-131"), ...under(`${access}/UseStatement`, "nonDisclosureAgreement", "NonDisclosureAgreement:E-137"),
  ...under(`${access}/UseStatement/DataInformationContact`, "dataContacts", "DIContactName:E-183 DIContactMail:E-184"), ...under(`${access}/DataCitation`, "reportingRequirement", "DataCitationRequirement:E-132"), ...under(`${access}/DataCitation`, "citationRequirement", "DataCitationStatement:E-133"),
  ...under(`${access}/VariableDictionnary`, "variableDictionary", "VariableDictionnaryAvailable:E-142"), ...under(`${access}/VariableDictionnary`, "variableDictionaryUrl", "VariableDictionnaryLink:E-143"), ...under(`${access}/MockSample`, "mockSample", "MockSampleAvailable:E-138"),
  ...under(`${access}/MockSample`, "mockSampleUrl", "MockSampleLocation:E-139"), ...under(access, "otherDocumentation", "OtherDocumentation:E-144"), ...under(`${access}/DatasetPID`, "datasets", "DatasetPIDSchema:E-147* URI:E-146"),
  ...under("DataCollectionAccess/RelatedDocument", "documents", "DocumentType:E-193* DocumentTitle:E-194 DocumentLink:E-195"),
];

export const freshPaths: readonly FreshPath[] = rows.map(([path, given, field, note]) => ({ path, id: given.replace("*", ""), field, note: note ?? null, coded: given.endsWith("*") }));

/** Every path that may stand in a file, other spellings and sections among them. */
export const knownPaths: ReadonlySet<string> = new Set(freshPaths.flatMap(({ path, coded }) => spellings(path).flatMap((whole) => {
  const parts = whole.split("/");
  return [...parts.map((_, at) => parts.slice(0, at + 1).join("/")), ...(coded ? [`${whole}/value`, `${whole}/URI`] : [])];
})));

function spellings(path: string): readonly string[] {
  return path.split("/").reduce<readonly string[]>((before, part) => before.flatMap((start) => part.split("|").map((name) => (start === "" ? name : `${start}/${name}`))), [""]);
}
