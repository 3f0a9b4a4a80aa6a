import type { Day } from "../../../kernel/time/day.ts";
import type { AccessLocation, Authorship, BibliographicRecord, CitationCounts, DocumentType, FieldWeight, HalDeposit, Journal, PartialDay, RecordSource, WorkIdentifier } from "./record.ts";

/** A value with where it comes from, and what other sources say otherwise. */
export interface Told<T> {
  readonly value: T;
  readonly source: RecordSource;
  readonly recordKey: string;
  readonly otherwise: readonly { readonly value: T; readonly source: RecordSource; readonly recordKey: string }[];
}

/** One observation of open access: status on one day, never overwritten by a later one. */
export interface AccessObservation {
  readonly observedOn: Day;
  readonly isOpen: boolean;
  /** The best colour at the publisher; null when not open there. */
  readonly publisher: "diamond" | "gold" | "hybrid" | "other" | null;
  /** Open in a repository. */
  readonly repositories: readonly string[];
  readonly locations: readonly AccessLocation[];
  readonly sources: readonly RecordSource[];
}

/** One publication: what the records that speak of it say, field by field, by the priority table of each field. */
export interface Work {
  /** Public address `/publications/CODE`; depends on the set of its records alone. Former codes redirect. */
  readonly code: string;
  readonly identifiers: readonly WorkIdentifier[];
  readonly title: Told<string> | null;
  readonly documentType: Told<DocumentType> | null;
  readonly language: Told<string> | null;
  readonly published: Told<PartialDay> | null;
  readonly year: Told<number> | null;
  readonly journal: Told<Journal> | null;
  readonly volume: Told<string> | null;
  readonly issue: Told<string> | null;
  readonly pages: Told<string> | null;
  readonly bookTitle: Told<string> | null;
  /** The whole by-line of the best source that has one. */
  readonly authors: Told<readonly Authorship[]> | null;
  readonly abstract: Told<string> | null;
  readonly keywords: readonly string[];
  readonly fields: readonly FieldWeight[];
  /** Latest count of the best source, with the day on which it was observed. */
  readonly citations: (CitationCounts & { readonly source: RecordSource; readonly observedOn: Day }) | null;
  /** Every count of every source by the day it was observed, oldest first, then by source: for questions "as of a day". */
  readonly citationHistory: readonly (CitationCounts & { readonly source: RecordSource; readonly observedOn: Day })[];
  /** Oldest first. */
  readonly access: readonly AccessObservation[];
  readonly hal: readonly HalDeposit[];
  /** Deposits as HAL told them up to each day on which it was asked, oldest first. */
  readonly halHistory: readonly { readonly observedOn: Day; readonly deposits: readonly HalDeposit[] }[];
  readonly retracted: boolean;
  readonly records: readonly WorkRecord[];
  readonly demonstration: boolean;
}

export interface WorkRecord {
  readonly record: BibliographicRecord;
  readonly observedOn: Day;
  readonly recordedAt: string;
  readonly deliveryId: string;
}
