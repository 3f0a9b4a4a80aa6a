import { day } from "../../../kernel/time/day.ts";
import type { StudyContent } from "../domain/content.ts";
import { emptyContent } from "../domain/empty.ts";
import type { Study } from "../domain/study.ts";

const both = (fr: string, en: string): { readonly fr: string; readonly en: string } => ({ fr, en });
const inserm = { name: "Institut d’essai", kind: "public-france", ror: "02vjkv261", siren: "180036048", directoryCode: null };
const place = { organisation: { ...inserm, kind: null }, laboratory: "Laboratoire d’essai", rnsr: "199812345A" };

/** A made-up trial that says nearly everything FReSH has a place for. */
export const fullContent: StudyContent = {
  ...emptyContent(), title: both("Essai d’une gélule", "Trial of a capsule"), acronym: "GELULE", originLanguage: "fr", keywords: { fr: ["gélule", "essai & suivi"], en: ["capsule"] },
  registryNumbers: [{ scheme: "fresh", number: "FRESH-42", issuer: null }, { scheme: "nct", number: "NCT01234567", issuer: null }, { scheme: "id-rcb", number: "2023-A00386-39", issuer: null }], registeredOn: day("2024-01-05"),
  summary: both("Un résumé <court>.", "A <short> summary."), purpose: both("Savoir.", "To know."), themes: ["oncology", "other"], determinants: ["social", "behavioural-food", "social-other"], conditions: [{ scheme: "mesh", code: "D001943", label: both("Cancer du sein", "Breast cancer") }, { scheme: "none", code: null, label: both("Fatigue", "Fatigue") }], rareDisease: false,
  sponsors: [inserm], funders: [{ ...inserm, name: "Fondation d’essai", kind: "non-profit", ror: null, siren: null }],
  investigators: [{ name: "DURAND, Anne", role: "principal", orcid: "0000-0002-1825-0097", idref: "123456789", affiliation: place, isContact: true }, { name: "MARTIN, Léo", role: "partner", orcid: null, idref: null, affiliation: { ...place, rnsr: null, laboratory: null }, isContact: false }],
  contacts: [{ name: "DURAND, Anne", email: "etude@exemple.fr", kind: "scientific", affiliation: place }, { name: "Service des études", email: "service@exemple.fr", kind: "public", affiliation: null }],
  steeringCommittee: true, governance: both("Un comité.", "A committee."), networks: both("Un réseau.", "A network."), authorisations: [{ authority: "cpp", otherAuthority: null, number: null, decidedOn: null }, { authority: "other", otherAuthority: "Comité local", number: null, decidedOn: null }], conformity: ["mr-001"],
  studyType: "interventional", clinicalTrial: true, interventionModel: "parallel", primaryPurposes: ["treatment"], phases: ["phase-2", "phase-3"], allocation: "randomised", allocationUnit: "individual", masking: "double", maskedRoles: ["participant", "investigator"], grouped: false,
  arms: [{ name: both("Gélule", "Capsule"), kind: "experimental", description: both("Une par jour.", "One a day.") }, { name: both("Placebo", "Placebo"), kind: "placebo-comparator", description: {} }],
  interventions: [{ name: both("Gélule A", "Capsule A"), kind: "drug", description: both("Par voie orale.", "By mouth."), terms: [], arms: [] }],
  outcomes: [{ rank: "primary", measure: both("Survie", "Survival"), description: both("De toute cause.", "Of any cause."), timeFrame: both("12 mois", "12 months") }, { rank: "secondary", measure: both("Douleur", "Pain"), description: {}, timeFrame: {} }, { rank: "secondary", measure: both("Sommeil", "Sleep"), description: {}, timeFrame: {} }],
  populationTypes: ["patients"], sexes: ["female", "male"], ageGroups: ["adult", "aged"], inclusionCriteria: both("Avoir 25 ans\net consentir.", "Be 25\nand consent."), exclusionCriteria: both("Aucun.", "None."), countries: ["FR", "DE"], regions: ["84", "94", "11"], geographyDetails: both("Vallées.", "Valleys."),
  samplingModes: ["probability-simple"], recruitmentSources: ["organisations"], recruitmentStatus: "recruiting", plannedSizeBand: "500-999", actualSize: 612, startedOn: { date: "2024-02-01", kind: null }, completedOn: { date: "2027-12-31", kind: null },
  collectionFrequency: both("Chaque mois", "Each month"), collectionModes: ["questionnaire", "measurements-physical"], collectionDetails: both("En ligne.", "Online."), activeFollowUp: true, followUpModes: ["visit"], dataTypes: ["clinical", "paraclinical-imaging"], clinicalDetails: both("Dossier.", "Record."), paraclinicalDetails: both("IRM.", "MRI."), biologicalDetails: both("Sang.", "Blood."),
  biobank: true, sampleTypes: ["serum"], biobankDetails: both("Urine.", "Urine."), reusesOtherData: true, dataSources: [{ name: both("Base d’essai", "Trial base"), identifier: "base-1", kinds: ["claims", "registry"], purpose: "enrich", national: null }], standards: ["ICD-10", "MedDRA"], qualityProcedures: ["Double saisie"],
  individualDataAccess: "restricted", aggregatedDataAccess: both("Sur demande.", "On request."), accessConditions: both("Projet.", "Project."), accessRestrictions: both("Recherche.", "Research."), accessRequestTool: true, accessRequestUrl: "https://exemple.fr/demande", accessInformationUrl: "https://exemple.fr/plan", nonDisclosureAgreement: both("Oui.", "Yes."),
  dataContacts: [{ name: "Service des données", email: "donnees@exemple.fr" }], dataCompleteness: both("95 %", "95%"), dataLocation: both("France", "France"), reportingRequirement: both("Un rapport.", "A report."), citationRequirement: both("Citer.", "Cite."), variableDictionary: true, variableDictionaryUrl: "https://exemple.fr/dico", mockSample: true, mockSampleUrl: "https://exemple.fr/fictif", otherDocumentation: both("Guide.", "Guide."),
  datasets: [{ scheme: "doi", identifier: "10.5072/jalon.1", title: null }, { scheme: "handle", identifier: "2042/1", title: null }], documents: [{ kind: "protocol", title: "Protocole", url: "https://exemple.fr/protocole", date: null }],
  otherDetails: [{ field: "themes", concept: "other", text: both("Gélulologie", "Capsulology") }, { field: "determinants", concept: "social-other", text: both("Voisinage", "Neighbours") }],
};

export function studyOf(content: StudyContent): Study {
  return { code: "st-000042", state: "published", version: 1, content, provenance: {}, sources: [], doi: null, versionDoi: null, firstPublishedAt: "2024-01-05T09:00:00.000Z", modifiedAt: "2024-06-01T09:00:00.000Z", withdrawal: null, demonstration: false };
}
