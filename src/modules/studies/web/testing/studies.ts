import { emptyContent } from "../../domain/empty.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { FieldOrigin, Study, StudyVersion } from "../../domain/study.ts";

/** A trial that says most of what can be said, part of it in one language alone. Made up. */
export function trialContent(change: Partial<StudyContent> = {}): StudyContent {
  return {
    ...emptyContent(),
    title: { fr: "Essai randomisé de la mésalazine à libération prolongée dans la maladie de Crohn débutante de l’adulte", en: "Randomised trial of extended-release mesalazine in early Crohn’s disease of adults" },
    publicTitle: { en: "Does early treatment keep Crohn’s disease quiet?" }, acronym: "AUBE-CROHN", originLanguage: "en",
    registryNumbers: [{ scheme: "nct", number: "NCT09990001", issuer: null }, { scheme: "ctis", number: "2022-509999-26-00", issuer: null }, { scheme: "id-rcb", number: "2022-A09999-34", issuer: null }],
    keywords: { fr: ["maladie de Crohn", "rémission"], en: [] },
    summary: { fr: "Un adulte sur deux dont la maladie de Crohn débute rechute dans l’année. L’essai compare la mésalazine à libération prolongée à un placebo pendant un an.\n\nLa rémission sans corticoïdes à douze mois est le critère principal.", en: "One adult in two with early Crohn’s disease relapses within a year. The trial compares extended-release mesalazine with placebo over one year." },
    purpose: { en: "To show that extended-release mesalazine keeps more adults in steroid-free remission at twelve months." },
    themes: ["gastroenterology"], conditions: [{ scheme: "mesh", code: "D003424", label: { fr: "Maladie de Crohn", en: "Crohn Disease" } }, { scheme: "icd11", code: "DD70", label: { fr: "Maladie de Crohn" } }], rareDisease: false,
    sponsors: [{ name: "Inserm", kind: "public-research", ror: "02vjkv261", siren: "180036048", directoryCode: null }], funders: [{ name: "Agence nationale de la recherche", kind: null, ror: "00rbzpz17", siren: null, directoryCode: null }],
    investigators: [{ name: "Le Goff, Maëlle", role: "principal", orcid: "0000-0002-1825-0097", idref: null, affiliation: { organisation: { name: "Inserm", kind: null, ror: null, siren: null, directoryCode: null }, laboratory: "Institut du microbiote", rnsr: null }, isContact: true }],
    contacts: [{ name: "Centre de méthodologie", email: "aube@example.org", kind: "public", affiliation: null }], dataMonitoringCommittee: true,
    regulatoryRegime: "study-ctis", authorisations: [{ authority: "cpp", otherAuthority: null, number: "22.04567.000123", decidedOn: "2022-11-03" as never }], conformity: ["mr-001"],
    studyType: "interventional", clinicalTrial: true, designFeatures: ["multicentre", "superiority"], interventionModel: "parallel", primaryPurposes: ["treatment"], phases: ["phase-3"], allocation: "randomised", masking: "double", maskedRoles: ["participant"],
    arms: [{ name: { fr: "Mésalazine", en: "Mesalazine" }, kind: "experimental", description: { fr: "4 g par jour pendant douze mois." } }, { name: { fr: "Placebo", en: "Placebo" }, kind: "placebo-comparator", description: {} }],
    interventions: [{ name: { fr: "Mésalazine à libération prolongée", en: "Extended-release mesalazine" }, kind: "drug", description: { en: "4 g once a day" }, terms: [{ scheme: "atc", code: "A07EC02", label: { en: "mesalazine" } }], arms: [0] }],
    outcomes: [
      { rank: "primary", measure: { fr: "Rémission sans corticoïdes", en: "Steroid-free remission" }, description: { fr: "Indice de Harvey-Bradshaw inférieur à 5, sans corticoïde depuis trois mois." }, timeFrame: { fr: "12 mois", en: "12 months" } },
      { rank: "secondary", measure: { en: "Quality of life (IBDQ)" }, description: {}, timeFrame: { en: "12 months" } },
    ],
    sexes: ["all"], ageGroups: ["adult"], minimumAgeYears: 18, maximumAgeYears: 75, healthyVolunteers: false,
    inclusionCriteria: { fr: "Maladie de Crohn diagnostiquée depuis moins de dix-huit mois.\nAge de 18 à 75 ans." }, exclusionCriteria: { en: "Previous bowel resection." },
    countries: ["FR", "BE", "DE"], regions: ["11", "84"],
    sites: [
      { name: "Hôpital Saint-Antoine", city: "Paris", postalCode: "75012", country: "FR", region: "11", latitude: 48.84, longitude: 2.38, status: "recruiting" },
      { name: "CHU Grenoble Alpes", city: "La Tronche", postalCode: "38700", country: "FR", region: null, latitude: null, longitude: null, status: "recruiting" },
      { name: "CHU de Nantes", city: "Nantes", postalCode: "44000", country: "FR", region: "52", latitude: null, longitude: null, status: "not-yet-recruiting" },
      { name: "Hôpital Félix-Guyon", city: "Saint-Denis", postalCode: "97400", country: "FR", region: null, latitude: null, longitude: null, status: null },
      { name: "UZ Leuven", city: "Leuven", postalCode: null, country: "BE", region: null, latitude: 50.88, longitude: 4.67, status: "recruiting" },
    ],
    recruitmentStatus: "recruiting", plannedSize: 1240, startedOn: { date: "2023-02", kind: "actual" }, primaryCompletedOn: { date: "2024-06", kind: "expected" }, completedOn: { date: "2024-12-31", kind: "expected" }, registeredOn: "2022-12-01" as never,
    dataTypes: ["clinical", "biological"], biobank: true, dataSources: [{ name: {}, identifier: null, kinds: [], purpose: null, national: "snds" }],
    individualDataAccess: "restricted", useConditions: [{ code: "DUO:0000007", detail: "Maladies inflammatoires chroniques de l’intestin" }],
    sharingPlan: { decision: "yes", statement: { en: "De-identified individual data that underlie the results will be shared." }, information: ["protocol", "individual-data"], from: "2024-06", monthsAfterCompletion: null, until: null, timeFrame: {}, criteria: { fr: "Sur projet de recherche approuvé par le comité scientifique." }, url: "https://example.org/plan", planUrl: null },
    accessRequestUrl: "https://example.org/demande",
    datasets: [{ scheme: "portal", identifier: "ds-000002", title: null }, { scheme: "doi", identifier: "10.5281/zenodo.1234567", title: "Mesure pilote" }],
    documents: [{ kind: "protocol", title: "Protocole, version 3", url: "https://example.org/protocole.pdf", date: "2023-01-15" as never }],
    publications: [{ scheme: "doi", identifier: "10.1000/182", kind: "protocol", citation: "Le Goff M. Protocol of AUBE-CROHN. 2023." }],
    ...change,
  };
}

const origin = (kind: FieldOrigin["kind"], source: string | null, curated: boolean): FieldOrigin => ({ kind, source, at: "2024-11-05T09:00:00Z", curated });

export function study(change: Partial<Study> = {}): Study {
  return {
    code: "st-000042", state: "published", version: 2, content: trialContent(),
    provenance: { title: origin("imported", "nct:NCT09990001", true), "title.fr": origin("machine-translated", "traducteur 2", false), summary: origin("entered", null, true), "summary.en": origin("imported", "nct:NCT09990001", true), countries: origin("inferred", null, false), outcomes: origin("imported", "nct:NCT09990001", true), sharingPlan: origin("imported", "nct:NCT09990001", true) },
    sources: [{ register: "nct", number: "NCT09990001", url: "https://clinicaltrials.gov/study/NCT09990001", seenAt: "2025-03-20T04:00:00Z", changedOn: "2025-03-18" }],
    doi: "10.5072/jalon.st-000042", versionDoi: "10.5072/jalon.st-000042.v2", firstPublishedAt: "2024-11-05T09:00:00Z", modifiedAt: "2025-03-20T04:00:00Z", withdrawal: null, demonstration: true,
    ...change,
  };
}

export const versions: readonly StudyVersion[] = [
  { version: 1, publishedAt: "2024-11-05T09:00:00Z", summary: "first", doi: "10.5072/jalon.st-000042.v1", automatic: false },
  { version: 2, publishedAt: "2025-03-20T04:00:00Z", summary: "plannedSize, sites, summary", doi: "10.5072/jalon.st-000042.v2", automatic: true },
];

/** What its first version said: fewer participants, another summary, one site less, one outcome worded otherwise. */
export function firstVersion(): Study {
  const content = trialContent();
  return study({
    version: 1, versionDoi: "10.5072/jalon.st-000042.v1", modifiedAt: "2024-11-05T09:00:00Z",
    content: { ...content, plannedSize: 900, summary: { ...content.summary, fr: (content.summary.fr ?? "").replace("Un adulte sur deux", "Un adulte sur trois") }, sites: content.sites.slice(1), recruitmentStatus: "not-yet-recruiting", maximumAgeYears: null, outcomes: content.outcomes.map((one, at) => (at === 0 ? { ...one, measure: { fr: "Rémission clinique sans corticoïdes", en: "Steroid-free remission" } } : one)) },
  });
}
