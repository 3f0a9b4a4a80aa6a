import type { Day } from "../../../kernel/time/day.ts";
import type { DocumentType, FieldWeight, RecordSource } from "./record.ts";
import type { AccessObservation } from "./work.ts";

/** A unit to which a paper counts, with both weights; author-level fractional counting (1/authors · 1/affiliations · 1/institutions), as a fraction in lowest terms, `5/6`. */
export interface UnitWeight {
  readonly unit: string;
  readonly name: string;
  readonly kind: "structure" | "organisation";
  readonly structureType: string | null;
  readonly fractional: string;
}

/** One paper as indicators see it: what was known on the day asked, no name of a person in it. */
export interface CorpusPaper {
  readonly code: string;
  readonly title: string;
  readonly year: number;
  readonly documentType: DocumentType;
  /** Linking ISSN, else first ISSN, else folded title; null without journal. */
  readonly journal: string | null;
  readonly journalTitle: string | null;
  readonly fields: readonly FieldWeight[];
  readonly retracted: boolean;
  /** With at least one signature of the institute (the organisation itself or one of its units at the date of the paper). */
  readonly institute: boolean;
  /** Sum of the fractional weights of the institute and its units, authors counted once: `2/3`. */
  readonly instituteFractional: string;
  readonly units: readonly UnitWeight[];
  /** ISO alpha-2 of the signatures: overseas codes of France as `FR`. */
  readonly countries: readonly string[];
  readonly citations: { readonly byYear: readonly { readonly year: number; readonly count: number; readonly selfCount: number | null }[] | null; readonly total: number; readonly observedOn: Day; readonly source: RecordSource } | null;
  /** The latest observation up to the day asked; null where nobody looked. */
  readonly access: AccessObservation | null;
  readonly hal: { readonly record: boolean; readonly openFile: boolean; readonly embargoUntil: Day | null };
  readonly demonstration: boolean;
}

export interface CorpusQuestion {
  readonly years: readonly number[];
  /** Records, observations and matches as they stood on this day. */
  readonly on: Day;
}

/** The papers of some years for indicators, in the order of their codes. */
export interface Corpora {
  corpus(question: CorpusQuestion): Promise<readonly CorpusPaper[]>;
  /** Publication years of which there is any paper. */
  years(): Promise<readonly number[]>;
}
