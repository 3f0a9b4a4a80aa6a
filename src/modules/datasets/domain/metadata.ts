import type { Day } from "../../../kernel/time/day.ts";

/**
 * The first question of a declaration. Human data are those about people, whatever has been done to them since:
 * anonymous ones too are asked how they became so. The two paths differ from here on.
 */
export const subjectKinds = ["human", "non-human"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What the data are, near the general types of DataCite 4.7 and the forms known to biomedical archives. */
export const datasetKinds = ["tabular", "imaging", "sequence", "omics", "signal", "text", "survey", "model", "software", "collection", "other"] as const;
export type DatasetKind = (typeof datasetKinds)[number];

/**
 * - open: whoever comes may download;
 * - embargoed: open from `availableFrom` on, on request until then if deciders are named;
 * - restricted: on request;
 * - closed: described only, with the reason.
 */
export const accessLevels = ["open", "embargoed", "restricted", "closed"] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** State of personal data: with names or numbers, under a pseudonym (still personal, GDPR article 4(5)), anonymous (recital 26). */
export const anonymityStates = ["identifying", "pseudonymised", "anonymous"] as const;
export type AnonymityState = (typeof anonymityStates)[number];

/** A text for people in one or both languages. Empty text counts as missing. */
export interface LocalisedText {
  readonly fr?: string | undefined;
  readonly en?: string | undefined;
}

export interface Creator {
  /** `Family, Given` for a person, the name for a body. */
  readonly name: string;
  readonly kind: "person" | "organisation";
  readonly orcid: string | null;
  readonly ror: string | null;
  readonly affiliation: string | null;
}

/** Where a message about these data arrives: a service's address rather than a person's. */
export interface ContactPoint {
  readonly name: string;
  readonly email: string | null;
  readonly url: string | null;
}

/** Half open: from `start`, before `end`; null where it is not known or not over. */
export interface Period {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** Something this dataset stands in a relation to, in the words of DataCite's relation types (`IsSupplementTo`, `IsDerivedFrom`…). */
export interface RelatedResource {
  readonly relation: string;
  readonly scheme: "doi" | "hal" | "pmid" | "url" | "nct" | "handle";
  readonly value: string;
  readonly title: string | null;
}

/** What has to be known of data about people: GDPR articles 6, 9, 13; EHDS through HealthDCAT-AP. */
export interface HumanMetadata {
  readonly anonymity: AnonymityState | null;
  /** Why the data count as anonymous: method, who judged, when. Wanted where `anonymity` is `anonymous`. */
  readonly anonymityReason: string | null;
  /** Why the data were collected (DPV purpose code), and in words. */
  readonly purposes: readonly string[];
  readonly purposeText: LocalisedText;
  /** Letters of GDPR article 6(1): `6.1.a` … `6.1.f`. */
  readonly legalBases: readonly string[];
  /** Letters of GDPR article 9(2), where health data are processed: `9.2.a` … `9.2.j`. */
  readonly healthBases: readonly string[];
  /** Health data access body (HealthDCAT-AP `hdab`). */
  readonly accessBody: ContactPoint | null;
  /** Codes of the health categories of EHDS article 51. */
  readonly healthCategories: readonly string[];
  /** ICD-10, ORPHA or MeSH codes, as `scheme:code`. */
  readonly conditions: readonly string[];
  readonly numberOfIndividuals: number | null;
  readonly minimumAgeYears: number | null;
  readonly maximumAgeYears: number | null;
  readonly populationCoverage: LocalisedText;
  readonly retention: Period;
  /** DUO codes (`DUO:0000007`…) under which the data may be used again, each with its detail where the code wants one. */
  readonly useConditions: readonly { readonly code: string; readonly detail: string | null }[];
  /** Registration of the processing, ethics opinion, CNIL number… */
  readonly approvals: readonly { readonly kind: string; readonly reference: string }[];
  /** Is there structured data among it (HealthDCAT-AP `hasStructuredData`)? */
  readonly structured: boolean | null;
}

/** One record from which every standard is written: DCAT-AP, HealthDCAT-AP, DataCite, schema.org, Croissant, Dublin Core. */
export interface DatasetMetadata {
  readonly subjectKind: SubjectKind;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly keywords: { readonly fr: readonly string[]; readonly en: readonly string[] };
  readonly kind: DatasetKind | null;
  /** Codes of the themes that the house ships (`domain/vocabularies/themes.ts`). */
  readonly themes: readonly string[];
  /** MeSH descriptors by their unique id (`D003920`). */
  readonly meshTerms: readonly string[];
  /** Public code of a structure in the directory; null where the data are of a body outside. */
  readonly unit: string | null;
  /** Public code of a project of the directory's graph. */
  readonly project: string | null;
  readonly creators: readonly Creator[];
  readonly publisher: string | null;
  readonly contact: ContactPoint | null;
  /** Languages of the data themselves, ISO 639-1. */
  readonly languages: readonly string[];
  readonly collected: Period;
  /** Code of a French region (INSEE), `FR`, `EU`, ISO 3166-1 alpha-2 of another country, or `world`. */
  readonly places: readonly string[];
  readonly access: AccessLevel | null;
  /** Why not open. Wanted for restricted and closed. */
  readonly accessReason: LocalisedText;
  /** First day of free access of embargoed data. */
  readonly availableFrom: Day | null;
  /** SPDX identifier (`CC-BY-4.0`, `etalab-2.0`). */
  readonly licence: string | null;
  /** Where the data are, if not here: a thematic repository. */
  readonly elsewhere: { readonly repository: string; readonly url: string } | null;
  readonly related: readonly RelatedResource[];
  /** How the data came to be: collection, treatment, quality. */
  readonly provenance: LocalisedText;
  /** Standards that the data follow (`BIDS`, `OMOP CDM`, `FASTQ`, `DICOM`…). */
  readonly conformsTo: readonly string[];
  /** Code of the data centre where the data stand (`domain/data-centres.ts`); null for this server. */
  readonly dataCentre: string | null;
  /** Volume where the files are elsewhere; null: unknown, or summed from the files. */
  readonly volumeBytes: number | null;
  /** Present where `subjectKind` is `human`. */
  readonly human: HumanMetadata | null;
}
