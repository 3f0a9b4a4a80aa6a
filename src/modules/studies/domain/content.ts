import type { Day } from "../../../kernel/time/day.ts";
import type { LocalisedText } from "../../datasets/index.ts";
import type { Arm, Authorisation, CodedTerm, Contact, DataContact, DataSource, DocumentLink, Intervention, Investigator, LinkedData, Organisation, OtherDetail, Outcome, PublicationLink, RegistryNumber, SharingPlan, Site, StudyDate } from "./parts.ts";

export type { LocalisedText } from "../../datasets/index.ts";

/**
 * A concept by its id, never by its label: the code of the house's own list (`phase-2`), or `scheme:id` of a vocabulary that
 * somebody loaded (`fresh:FTP1234`). Labels come from the vocabularies; an id that no vocabulary knows is kept and told.
 */
export type ConceptId = string;

/**
 * One study of individual health data, whatever its design: what the dictionary of FReSH, ClinicalTrials.gov v2, the 24 items of
 * the WHO Trial Registration Data Set 1.3.1 and the metadata of ECRIN say of a study. One property is one field: the unit of
 * provenance, of comparison between versions, of reconciliation between registers (`domain/fields`). Null and empty lists mean
 * "not said", never "no".
 */
export interface StudyContent {
  // Identity
  readonly title: LocalisedText;
  /** Title for people outside the field. */
  readonly publicTitle: LocalisedText;
  readonly acronym: string | null;
  readonly registryNumbers: readonly RegistryNumber[];
  /** Language in which the record was first written. */
  readonly originLanguage: "fr" | "en" | null;
  readonly keywords: { readonly fr: readonly string[]; readonly en: readonly string[] };

  // Subject
  readonly summary: LocalisedText;
  readonly purpose: LocalisedText;
  readonly themes: readonly ConceptId[];
  readonly determinants: readonly ConceptId[];
  readonly conditions: readonly CodedTerm[];
  readonly rareDisease: boolean | null;

  // Who answers for it
  readonly sponsors: readonly Organisation[];
  readonly funders: readonly Organisation[];
  readonly collaborators: readonly Organisation[];
  readonly investigators: readonly Investigator[];
  readonly contacts: readonly Contact[];
  readonly steeringCommittee: boolean | null;
  readonly governance: LocalisedText;
  readonly networks: LocalisedText;

  // Rules
  readonly regulatoryRegime: ConceptId | null;
  readonly authorisations: readonly Authorisation[];
  /** Reference methodologies of the CNIL declared (`mr-001`…): asked of every study. */
  readonly conformity: readonly ConceptId[];
  readonly dataMonitoringCommittee: boolean | null;

  // Design
  readonly studyType: ConceptId | null;
  readonly clinicalTrial: boolean | null;
  /** Platform, nested in a registry, pragmatic, adaptive, decentralised… : several may hold. */
  readonly designFeatures: readonly ConceptId[];
  readonly observationalDesigns: readonly ConceptId[];
  readonly timePerspective: ConceptId | null;
  readonly interventionModel: ConceptId | null;
  readonly primaryPurposes: readonly ConceptId[];
  readonly phases: readonly ConceptId[];
  readonly allocation: ConceptId | null;
  readonly allocationUnit: ConceptId | null;
  readonly masking: ConceptId | null;
  readonly maskedRoles: readonly ConceptId[];
  readonly designDetails: LocalisedText;
  readonly grouped: boolean | null;
  readonly arms: readonly Arm[];
  readonly interventions: readonly Intervention[];
  readonly outcomes: readonly Outcome[];

  // Population
  readonly populationTypes: readonly ConceptId[];
  readonly populationDetails: LocalisedText;
  readonly sexes: readonly ConceptId[];
  readonly ageGroups: readonly ConceptId[];
  /** In years, with decimals below one year. */
  readonly minimumAgeYears: number | null;
  readonly maximumAgeYears: number | null;
  readonly healthyVolunteers: boolean | null;
  readonly inclusionCriteria: LocalisedText;
  readonly exclusionCriteria: LocalisedText;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** INSEE codes of French regions. */
  readonly regions: readonly string[];
  readonly geographyDetails: LocalisedText;
  readonly sites: readonly Site[];
  readonly samplingModes: readonly ConceptId[];
  readonly recruitmentSources: readonly ConceptId[];

  // Progress
  readonly recruitmentStatus: ConceptId | null;
  readonly whyStopped: LocalisedText;
  readonly plannedSize: number | null;
  /** Where only a band is known. */
  readonly plannedSizeBand: ConceptId | null;
  readonly actualSize: number | null;
  readonly startedOn: StudyDate | null;
  /** Last measure of the primary outcome. */
  readonly primaryCompletedOn: StudyDate | null;
  /** Last follow-up of the last participant. */
  readonly completedOn: StudyDate | null;
  /** First handed in at a register of trials. */
  readonly registeredOn: Day | null;
  readonly resultsPostedOn: Day | null;
  /** Link to posted results. */
  readonly resultsUrl: string | null;

  // Data collected
  readonly collectionFrequency: LocalisedText;
  readonly collectionModes: readonly ConceptId[];
  readonly collectionDetails: LocalisedText;
  readonly activeFollowUp: boolean | null;
  readonly followUpModes: readonly ConceptId[];
  readonly dataTypes: readonly ConceptId[];
  readonly clinicalDetails: LocalisedText;
  readonly paraclinicalDetails: LocalisedText;
  readonly biologicalDetails: LocalisedText;
  readonly biobank: boolean | null;
  readonly sampleTypes: readonly ConceptId[];
  readonly biobankDetails: LocalisedText;
  readonly reusesOtherData: boolean | null;
  /** Other sources taken in, national health data among them (`national`). */
  readonly dataSources: readonly DataSource[];
  readonly standards: readonly string[];
  readonly qualityProcedures: readonly string[];

  // Consent, reuse, access
  /** What participants agreed to (ECRIN's block of consent): concept ids such as `non-commercial-only`. */
  readonly consentTerms: readonly ConceptId[];
  readonly consentDetails: LocalisedText;
  /** What was done against recognition (ECRIN's block): `direct-identifiers-removed`, `k-anonymity`… */
  readonly deidentification: readonly ConceptId[];
  readonly deidentificationDetails: LocalisedText;
  readonly individualDataAccess: ConceptId | null;
  readonly aggregatedDataAccess: LocalisedText;
  readonly sharingPlan: SharingPlan | null;
  /** DUO codes (`DUO:0000007`) with their detail. */
  readonly useConditions: readonly { readonly code: string; readonly detail: string | null }[];
  readonly accessConditions: LocalisedText;
  readonly accessRestrictions: LocalisedText;
  readonly accessRequestTool: boolean | null;
  readonly accessRequestUrl: string | null;
  readonly accessInformationUrl: string | null;
  readonly nonDisclosureAgreement: LocalisedText;
  readonly dataContacts: readonly DataContact[];
  readonly dataCompleteness: LocalisedText;
  readonly dataLocation: LocalisedText;
  readonly reportingRequirement: LocalisedText;
  readonly citationRequirement: LocalisedText;
  readonly variableDictionary: boolean | null;
  readonly variableDictionaryUrl: string | null;
  readonly mockSample: boolean | null;
  readonly mockSampleUrl: string | null;
  readonly otherDocumentation: LocalisedText;

  // What came of it
  readonly datasets: readonly LinkedData[];
  /** Codes of cohorts in the directory. */
  readonly cohorts: readonly string[];
  readonly documents: readonly DocumentLink[];
  readonly publications: readonly PublicationLink[];

  /** "Other, details": in words what a list does not hold, by field and concept. */
  readonly otherDetails: readonly OtherDetail[];
}

export type FieldName = keyof StudyContent;
