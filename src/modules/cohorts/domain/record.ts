import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { CohortState, Transition } from "./states.ts";

export const populationKinds = ["general", "birth", "children", "students", "workers", "ageing", "patients", "rare-disease", "exposed"] as const;
/** Who a cohort follows, in one word; its own words are in `population`. */
export type PopulationKind = (typeof populationKinds)[number];

export const legalKinds = ["ethics-committee", "cnil-authorisation", "cnil-reference-method", "expert-committee", "biobank-declaration", "other"] as const;
export type LegalKind = (typeof legalKinds)[number];

export interface Investigator {
  readonly name: string;
  /** Sixteen characters in four groups (ISO 27729); empty where it is not known. */
  readonly orcid: string;
}

export interface Funding {
  readonly funder: string;
  readonly programme: string;
  readonly amountEuros: number | null;
  readonly from: Day | null;
  /** The last day, included. */
  readonly until: Day | null;
}

export interface LegalReference {
  readonly kind: LegalKind;
  readonly reference: string;
  readonly on: Day | null;
}

/** What is said of a cohort and does not bear a day of its own; every field is one kind of statement. */
export interface CohortContent {
  readonly name: Bilingual;
  readonly acronym: string;
  readonly population: Bilingual;
  readonly populationKind: PopulationKind;
  readonly startedOn: Day | null;
  readonly plannedEndOn: Day | null;
  readonly investigators: readonly Investigator[];
  /** Code of a structure of the directory. */
  readonly structure: string | null;
  /** Code of a record of the portal of studies. */
  readonly study: string | null;
  /** Codes of datasets of the data portal. */
  readonly datasets: readonly string[];
  readonly funding: readonly Funding[];
  /** Null: the cohort keeps no samples. */
  readonly biobank: { readonly place: string; readonly samples: string } | null;
  readonly legal: readonly LegalReference[];
  readonly website: string;
  /** How data are shared and on what conditions. */
  readonly sharing: Bilingual;
  /** Accounts that speak for the cohort. Never public. */
  readonly team: readonly string[];
}

export const contentFields = ["name", "acronym", "population", "populationKind", "startedOn", "plannedEndOn", "investigators", "structure", "study", "datasets", "funding", "biobank", "legal", "website", "sharing", "team"] as const satisfies readonly (keyof CohortContent)[];

export const emptyContent: CohortContent = {
  name: { fr: "", en: "" }, acronym: "", population: { fr: "", en: "" }, populationKind: "general", startedOn: null, plannedEndOn: null, investigators: [], structure: null, study: null, datasets: [], funding: [], biobank: null, legal: [], website: "", sharing: { fr: "", en: "" }, team: [],
};

/** People counted on a day: enrolled since the start, and those still followed. */
export interface Participants {
  readonly on: Day;
  readonly enrolled: number;
  readonly followed: number | null;
  readonly source: string;
  readonly statement: number;
}

export interface Cohort {
  readonly code: string;
  readonly revision: number;
  readonly content: CohortContent;
  /** The last state; null before the first is said. */
  readonly state: CohortState | null;
  /** Oldest first, without those that were taken back. */
  readonly transitions: readonly Transition[];
  readonly participants: readonly Participants[];
  readonly demonstration: boolean;
}

/** One thing said of a cohort, as it is kept for ever. */
export interface Statement {
  readonly id: number;
  readonly cohort: string;
  readonly field: string;
  readonly value: unknown;
  readonly on: Day | null;
  readonly source: string;
  readonly retracts: number | null;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}
