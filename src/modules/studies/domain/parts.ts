import type { Day } from "../../../kernel/time/day.ts";
import type { LocalisedText } from "../../datasets/index.ts";
import type { ConceptId } from "./content.ts";

/** Schemes of study numbers. `nct` ClinicalTrials.gov, `ctis` EU Clinical Trials, `id-rcb` ANSM, `utn` WHO, `fresh` and `pef` the French portals. */
export const registrySchemes = ["nct", "eudract", "ctis", "id-rcb", "isrctn", "utn", "drks", "fresh", "pef", "eclaire", "grant", "sponsor", "doi", "other"] as const;
export type RegistryScheme = (typeof registrySchemes)[number];

export interface RegistryNumber {
  readonly scheme: RegistryScheme;
  /** In the spelling of its register: `NCT06171568`, `2023-A00386-39`, `2022-500014-26-00`. */
  readonly number: string;
  /** Name of the scheme where it is `other`, `grant` or `sponsor`. */
  readonly issuer: string | null;
}

/** A term of a terminology; `code` null: in words alone. The label is as given, in the languages it was given in. */
export interface CodedTerm {
  readonly scheme: "mesh" | "icd11" | "icd10" | "orpha" | "snomed" | "atc" | "none";
  readonly code: string | null;
  readonly label: LocalisedText;
}

export interface Organisation {
  readonly name: string;
  /** Concept of the list `organisation-kind`. */
  readonly kind: ConceptId | null;
  /** `https://ror.org/` left out: nine signs. */
  readonly ror: string | null;
  readonly siren: string | null;
  /** Public code in the directory, where it is known there. */
  readonly directoryCode: string | null;
}

/** Where people belong, beside the organisation: a laboratory, by its RNSR number where known. */
export interface Affiliation {
  readonly organisation: Organisation;
  readonly laboratory: string | null;
  readonly rnsr: string | null;
}

/** Somebody who answers for the study in public: `Family, Given`. */
export interface Investigator {
  readonly name: string;
  readonly role: "principal" | "partner";
  readonly orcid: string | null;
  readonly idref: string | null;
  readonly affiliation: Affiliation | null;
  readonly isContact: boolean;
}

/** Where a question arrives: a service rather than a person. */
export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly kind: "public" | "scientific";
  readonly affiliation: Affiliation | null;
}

export interface DataContact {
  readonly name: string;
  readonly email: string | null;
}

export interface Authorisation {
  /** Concept of the list `authority` (ANSM, CNIL, CESREES, CPP…). */
  readonly authority: ConceptId;
  readonly otherAuthority: string | null;
  readonly number: string | null;
  readonly decidedOn: Day | null;
}

export interface Arm {
  readonly name: LocalisedText;
  /** Concept of `arm-kind`; null for groups of observational studies. */
  readonly kind: ConceptId | null;
  readonly description: LocalisedText;
}

/** What is tried, or the exposure that is observed. */
export interface Intervention {
  readonly name: LocalisedText;
  readonly kind: ConceptId | null;
  readonly description: LocalisedText;
  readonly terms: readonly CodedTerm[];
  /** Places in `arms`, from 0. */
  readonly arms: readonly number[];
}

export interface Outcome {
  readonly rank: "primary" | "secondary" | "other";
  readonly measure: LocalisedText;
  readonly description: LocalisedText;
  readonly timeFrame: LocalisedText;
}

export interface Site {
  readonly name: string;
  readonly city: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** INSEE code of a French region. */
  readonly region: string | null;
  /** Degrees, WGS 84; null: unknown. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Concept of `recruitment-status`. */
  readonly status: ConceptId | null;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: registers give months; no day is invented. */
export type PartialDate = string;

export interface StudyDate {
  readonly date: PartialDate;
  /** Expected, or come about; null: not said. */
  readonly kind: "expected" | "actual" | null;
}

/** Whether, what, when and to whom individual data are given: a promise that can be held against what was shared. */
export interface SharingPlan {
  readonly decision: "yes" | "no" | "undecided";
  readonly statement: LocalisedText;
  /** Concepts of `sharing-information`: protocol, analysis plan, consent form, report, code, individual data. */
  readonly information: readonly ConceptId[];
  /** Promised day of access; null where only `monthsAfterCompletion` or words are given. */
  readonly from: PartialDate | null;
  readonly monthsAfterCompletion: number | null;
  readonly until: PartialDate | null;
  /** The time in the words of its author. */
  readonly timeFrame: LocalisedText;
  readonly criteria: LocalisedText;
  readonly url: string | null;
  /** Machine-actionable data management plan (RDA maDMP). */
  readonly planUrl: string | null;
}

export interface DataSource {
  readonly name: LocalisedText;
  readonly identifier: string | null;
  /** Concepts of `source-kind`. */
  readonly kinds: readonly ConceptId[];
  readonly purpose: ConceptId | null;
  /** Concept of `national-source` (`snds`, `cepidc`…) where it is linkage with national data. */
  readonly national: ConceptId | null;
}

/** A dataset of this house's portal (`portal`, code), or elsewhere by its identifier. */
export interface LinkedData {
  readonly scheme: "portal" | "doi" | "handle" | "url" | "other";
  readonly identifier: string;
  readonly title: string | null;
}

export interface DocumentLink {
  /** Concept of `document-kind`. */
  readonly kind: ConceptId;
  readonly title: string;
  readonly url: string | null;
  readonly date: Day | null;
}

export interface PublicationLink {
  readonly scheme: "doi" | "pmid" | "hal" | "url" | "none";
  readonly identifier: string | null;
  /** `results`, `protocol`, `background`, `derived`. */
  readonly kind: "results" | "protocol" | "background" | "derived";
  readonly citation: string;
}

export interface OtherDetail {
  readonly field: string;
  readonly concept: ConceptId;
  readonly text: LocalisedText;
}
