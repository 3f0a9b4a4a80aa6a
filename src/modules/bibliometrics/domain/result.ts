import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { DocumentType } from "../../publications/index.ts";
import type { Interval } from "./engine.ts";
import type { BibliometricSeries } from "./recipes/recipes.ts";

/** All that has to be known to make the same number again. */
export interface ResultRecipe {
  readonly code: string;
  readonly version: number;
  readonly engineVersion: number;
  readonly publicationYear: number;
  /** Records, signatures and citations as they were known on this day; access as of `accessOn`. */
  readonly factsOn: Day;
  readonly accessOn: Day;
  /** The last day of the citation window: the number is provisional until it has passed. */
  readonly closesOn: Day;
  readonly windowYears: number;
  readonly documentTypes: readonly DocumentType[];
  readonly counting: "full" | "fractional";
  readonly declaredReading: string;
  /** SHA-256 of the corpus, a row a paper (`contributions.csv`). */
  readonly corpusSha256: string;
  readonly citations: CitationRecipe | null;
  readonly europeList: string | null;
  /** Days on which the access of the papers was observed, the first and the last. */
  readonly accessObserved: DaySpan | null;
}

export interface DaySpan {
  readonly first: Day;
  readonly last: Day;
}

export interface CitationRecipe {
  readonly referenceSha256: string;
  readonly referenceObservedOn: string;
  readonly classification: string;
  readonly citationsUntilYear: number;
  readonly selfCitations: "included" | "excluded" | "unknown";
  /** Ties at a threshold count for the exact part that makes the share (Waltman & Schreiber 2013). */
  readonly tieRule: "fractional";
  /** Where nothing is cited in a cell, the quotient is 1 (CWTS). */
  readonly uncitedCellRule: "one";
  readonly observed: DaySpan | null;
}

/** One reading of an indicator over its corpus. */
export interface ReadingValue {
  readonly code: string;
  readonly counting: "full" | "fractional";
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Papers that count under this reading, whatever they give. */
  readonly papers: number;
  /** What stands below the line: papers, sum of weights, or the total of a reference; null for a count. */
  readonly divisor: number | null;
  readonly leftOut: number;
}

/** The declared reading over the papers of one unit or of one field. */
export interface GroupValue {
  readonly kind: "unit" | "field";
  readonly code: string;
  readonly name: string;
  readonly structureType: string | null;
  readonly papers: number;
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** A number of the contract for one publication year, with all it rests on. */
export interface IndicatorResult {
  /** Of its content: the same facts and the same recipe give the same address. */
  readonly id: string;
  readonly series: BibliometricSeries;
  readonly name: Bilingual;
  readonly publicationYear: number;
  readonly state: "provisional" | "final";
  readonly value: number;
  readonly interval: Interval | null;
  readonly readings: readonly ReadingValue[];
  readonly groups: readonly GroupValue[];
  readonly recipe: ResultRecipe;
  /** Papers of the corpus, counted or not. */
  readonly papers: number;
  readonly files: ResultFiles;
  readonly demonstration: boolean;
}

/** What is kept beside the number, by the SHA-256 of its bytes. `papers` and `units` are those of `jalon bibliometrics compute`; null where no citation counts. */
export interface ResultFiles {
  readonly contributions: string;
  readonly papers: string | null;
  readonly units: string | null;
}

/** A measurement of the indicators that took a result in; a proposed one is public once somebody has accepted it. */
export interface ResultEntry {
  readonly measurementId: string;
  readonly proposed: boolean;
}

export interface RecordedResult extends IndicatorResult {
  /** Without any it is a draft: a value that somebody entered stands in its place, or waits for an answer. */
  readonly entries: readonly ResultEntry[];
  readonly computedAt: string;
  readonly author: string;
}
