import type { Day } from "../../../kernel/time/day.ts";

/** Where records come from. `bibtex` and `ris` are files that a person hands over; `manual` is what a person of the house wrote. */
export const recordSources = ["crossref", "pubmed", "hal", "openalex", "orcid", "bibtex", "ris", "manual"] as const;
export type RecordSource = (typeof recordSources)[number];

/** What a work is, in words of the house; every reader maps the types of its source to these and keeps the raw one. */
export const documentTypes = ["article", "review", "letter", "editorial", "conference-paper", "book", "book-chapter", "thesis", "preprint", "report", "dataset", "patent", "other"] as const;
export type DocumentType = (typeof documentTypes)[number];

/**
 * Identifiers of works. `value` is normalised (see `sources/identifiers.ts`): a DOI in lower case without address, a PMID
 * as digits, a PMCID as `PMC` and digits, a HAL identifier without version (`hal-01234567`), an ORCID never: it names a person.
 */
export const workSchemes = ["doi", "pmid", "pmcid", "hal", "nnt", "openalex", "arxiv", "isbn"] as const;
export type WorkScheme = (typeof workSchemes)[number];
export interface WorkIdentifier {
  readonly scheme: WorkScheme;
  readonly value: string;
}

/** `2021`, `2021-03` or `2021-03-09`. */
export type PartialDay = string;

/** One author of one record, in the order of the by-line. Names and affiliations are word for word. */
export interface Authorship {
  /** From 1. */
  readonly rank: number;
  /** As displayed. */
  readonly name: string;
  readonly given: string | null;
  readonly family: string | null;
  /** With hyphens, checksum verified; null where the source has none or a wrong one. */
  readonly orcid: string | null;
  readonly corresponding: boolean;
  readonly affiliations: readonly Affiliation[];
}

/** One affiliation of one author: the raw signature, and what the source itself made of it. */
export interface Affiliation {
  /** Word for word; empty where the source gives identifiers alone. */
  readonly raw: string;
  /** What the source says it is: `{ scheme: "ror", value: "02vjkv261" }`, `hal-structure`, `rnsr`, `openalex`. Evidence, not truth. */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  /** ISO 3166-1 alpha-2, upper case, where the source says. */
  readonly country: string | null;
}

/** A share of one field of a classification. `weight` is a fraction as text, `1`, `1/3`; the weights of one scheme add up to 1 exactly. */
export interface FieldWeight {
  /** Classification with its version: `openalex-subfield-2024`, `hal-domain`. */
  readonly scheme: string;
  readonly code: string;
  readonly label: string;
  readonly weight: string;
}

export interface Journal {
  readonly title: string;
  /** Normalised `1234-567X`, checksum verified; the linking ISSN first where the source tells. */
  readonly issns: readonly string[];
  readonly publisher: string | null;
}

/** Citations as a source counted them on the day its answer was observed. */
export interface CitationCounts {
  readonly total: number;
  /** By citing year; null where the source gives a total alone. A citing year before the publication year is kept. */
  readonly byYear: readonly { readonly year: number; readonly count: number; readonly selfCount?: number }[] | null;
}

export type HostType = "publisher" | "repository";
/** A place where the full text can be read. */
export interface AccessLocation {
  readonly host: HostType;
  /** `HAL`, `PubMed Central`, the publisher's name… as folded by the reader; null when not told. */
  readonly repository: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly version: "submitted" | "accepted" | "published" | null;
  readonly isOpen: boolean;
  /** Is the journal itself open, and in DOAJ; null where the source does not say. */
  readonly journalIsOpen: boolean | null;
  readonly journalInDoaj: boolean | null;
}

/** What a source says of open access; which day it was seen is that of the delivery. */
export interface AccessStatement {
  readonly isOpen: boolean;
  readonly locations: readonly AccessLocation[];
  /** Article processing charge listed by the journal; null where not told. */
  readonly hasCharge: boolean | null;
}

/** What HAL itself says of its deposit; only records of HAL bear one. */
export interface HalDeposit {
  readonly halId: string;
  readonly version: number;
  /** `file`: a full text, `notice`: metadata alone, `annex`: an annex alone. */
  readonly submitType: "file" | "notice" | "annex";
  readonly openFile: boolean;
  /** Until when the file is closed (excluded); null where it is not. */
  readonly embargoUntil: Day | null;
  readonly depositedOn: Day | null;
  readonly collections: readonly string[];
  readonly structureIds: readonly string[];
}

/** One record of one source, read into the words of the house; the raw answer is kept beside it. */
export interface BibliographicRecord {
  readonly source: RecordSource;
  /** How the source names the record, for ever: HAL identifier, OpenAlex id, DOI, PMID; for files, an identifier of the entry or the hash of what it says. */
  readonly key: string;
  /** Last change at the source; null where not told. */
  readonly updatedOn: Day | null;
  /** The source says that the record is gone: nothing else of it counts. */
  readonly deleted: boolean;
  readonly identifiers: readonly WorkIdentifier[];
  readonly title: string | null;
  readonly documentType: DocumentType | null;
  readonly rawType: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** The earliest publication, online or in print. */
  readonly published: PartialDay | null;
  readonly year: number | null;
  readonly journal: Journal | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  readonly bookTitle: string | null;
  readonly authors: readonly Authorship[];
  /** True where the source tells only part of the authors (ORCID, cut lists). */
  readonly authorsIncomplete: boolean;
  readonly abstract: string | null;
  readonly keywords: readonly string[];
  readonly fields: readonly FieldWeight[];
  readonly citations: CitationCounts | null;
  readonly access: AccessStatement | null;
  readonly hal: HalDeposit | null;
  readonly grants: readonly string[];
  readonly retracted: boolean;
}
