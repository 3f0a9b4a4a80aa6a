import type { Issue } from "../../../../kernel/errors/app-error.ts";

/** A text as a catalogue gives it, with its language where it says so. */
export interface RawText {
  readonly text: string;
  readonly language: string | null;
}

export interface RawAgent {
  readonly name: string | null;
  readonly kind: "person" | "organisation";
  readonly email?: string | null;
  readonly url?: string | null;
  readonly identifier?: string | null;
  readonly affiliation?: string | null;
}

/** What a record says, whatever form it came in, before it is made a record of this house. Empty lists: it says nothing. */
export interface RawRecord {
  /** Its name at the source; null: it has none and cannot be followed. */
  readonly identifier: string | null;
  readonly page: string | null;
  readonly titles: readonly RawText[];
  readonly descriptions: readonly RawText[];
  readonly keywords: readonly RawText[];
  readonly themes: readonly string[];
  readonly licences: readonly string[];
  readonly accessRights: readonly string[];
  readonly languages: readonly string[];
  readonly publisher: RawAgent | null;
  readonly creators: readonly RawAgent[];
  readonly contact: RawAgent | null;
  readonly period: { readonly start: string | null; readonly end: string | null };
  readonly places: readonly string[];
  readonly identifiers: readonly string[];
  readonly conformsTo: readonly string[];
  readonly provenance: readonly RawText[];
  readonly related: readonly { readonly relation: string; readonly address: string }[];
  readonly mediaTypes: readonly string[];
  readonly volumeBytes: number | null;
  /** Is it about people (HealthDCAT-AP terms, or personal data declared)? */
  readonly health: { readonly personal: boolean; readonly legalBases: readonly string[]; readonly categories: readonly string[]; readonly individuals: number | null; readonly minimumAge: number | null; readonly maximumAge: number | null; readonly coverage: readonly RawText[]; readonly purposes: readonly string[]; readonly accessBody: RawAgent | null } | null;
}

export const emptyRaw: RawRecord = {
  identifier: null, page: null, titles: [], descriptions: [], keywords: [], themes: [], licences: [], accessRights: [], languages: [], publisher: null, creators: [], contact: null, period: { start: null, end: null }, places: [],
  identifiers: [], conformsTo: [], provenance: [], related: [], mediaTypes: [], volumeBytes: null, health: null,
};

/** One document of a catalogue, read. */
export interface CataloguePage {
  readonly records: readonly RawRecord[];
  /** Of the document; those of records come when they are made records of this house. */
  readonly issues: readonly Issue[];
  /** Address of the next page; null: this was the last one. */
  readonly next: string | null;
  readonly total: number | null;
  /** False: reading stopped before the end of the document. Nothing may be taken as vanished. */
  readonly complete: boolean;
}
