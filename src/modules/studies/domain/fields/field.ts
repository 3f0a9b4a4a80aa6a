import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { FieldName } from "../content.ts";
import type { ListCode } from "../lists.ts";

/** Sections of the record, in the order of the form and of the page. */
export const sectionCodes = ["identity", "subject", "responsibility", "rules", "design", "population", "progress", "collection", "access", "results"] as const;
export type SectionCode = (typeof sectionCodes)[number];

/**
 * How a field is entered, shown and compared. `text` and `long-text` are in two languages; `line` is in none (acronym, numbers);
 * `concept`, `concepts` come from a list; the others are lists of parts (`domain/parts.ts`).
 */
export const fieldKinds = [
  "text", "long-text", "keywords", "line", "lines", "url", "boolean", "number", "concept", "concepts", "day", "study-date",
  "countries", "regions", "language", "registry-numbers", "coded-terms", "organisations", "investigators", "contacts", "data-contacts", "authorisations", "arms",
  "interventions", "outcomes", "sites", "sharing-plan", "use-conditions", "data-sources", "linked-data", "cohorts", "documents", "publications", "other-details",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** What is known of one field: forms, pages, comparisons, completeness and crosswalks are drawn from this table alone. */
export interface Field {
  readonly name: FieldName;
  readonly section: SectionCode;
  readonly kind: FieldKind;
  readonly label: Bilingual;
  readonly help: Bilingual | null;
  readonly list: ListCode | null;
  /** Ids of the dictionary of FReSH that this field holds (`E-016`). */
  readonly fresh: readonly string[];
  /** Path of ClinicalTrials.gov v2 below `protocolSection`, where there is one. */
  readonly ctgov: string | null;
  /** Items of the WHO Trial Registration Data Set 1.3.1. */
  readonly who: readonly number[];
  /** Asked of which studies; null: of all. */
  readonly only: "interventional" | "observational" | null;
}

export interface FieldFacts {
  readonly help?: readonly [fr: string, en: string];
  readonly list?: ListCode;
  readonly fresh?: string;
  readonly ctgov?: string;
  readonly who?: readonly number[];
  readonly only?: "interventional" | "observational";
}

/** `fresh` is written with blanks between ids. */
export function field(section: SectionCode, name: FieldName, kind: FieldKind, fr: string, en: string, facts: FieldFacts = {}): Field {
  const { help, list = null, fresh = "", ctgov = null, who = [], only = null } = facts;
  return { name, section, kind, label: { fr, en }, help: help === undefined ? null : { fr: help[0], en: help[1] }, list, fresh: fresh.split(" ").filter((id) => id !== ""), ctgov, who, only };
}
