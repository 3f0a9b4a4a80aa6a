/**
 * The words of the engine, shared by the library, the command line and the platform. All shares are 0 to 1. Weights are
 * exact fractions written as text (`1`, `5/6`, `0.25`): sums of them are of integers over a common denominator, so that no
 * order of adding shows and thresholds never move by a rounding.
 */

/** One paper of a corpus. `citations` are those of the window of the corpus, counted once; the recipe says which. */
export interface PaperRow {
  readonly paper: string;
  readonly year: number;
  readonly documentType: string;
  /** Weights add up to 1 exactly. */
  readonly fields: readonly { readonly field: string; readonly weight: string }[];
  readonly journal: string | null;
  /** Not read where citations are given by citing year. */
  readonly citations: number;
  /** Of its authors, for totals by country; left out where not known. */
  readonly countries?: readonly string[];
}

/** Citations that one paper received in one citing year; a corpus given by them is counted over the window of its recipe. */
export interface CitationRow {
  readonly paper: string;
  /** May be before the paper's own year (published online first): such citations count. */
  readonly citingYear: number;
  /** All of them, self-citations included. */
  readonly citations: number;
  readonly selfCitations: number;
}

/** How much of a paper a unit bears, 0 < weight ≤ 1. Under full counting every row counts 1. */
export interface UnitRow {
  readonly paper: string;
  readonly unit: string;
  readonly weight: string;
}

export const countings = ["full", "fractional"] as const;
export type Counting = (typeof countings)[number];

/** Top classes that the contract and its peers speak of: 1, 5 and 10 %. */
export const topShares = ["1/100", "1/20", "1/10"] as const;
export type TopShare = (typeof topShares)[number];

/** The histogram of citations of one cell is all that normalisation needs: weight of the papers at each count. */
export interface CellHistogram {
  /** `field`: cell of field × year × type; `journal`: cell of journal × year × type. */
  readonly kind: "field" | "journal";
  readonly code: string;
  readonly year: number;
  readonly documentType: string;
  /** In ascending order of citations; weights as fractions in lowest terms. */
  readonly classes: readonly { readonly citations: number; readonly weight: string }[];
}

/** What a cell says, worked out of its histogram. */
export interface CellValue {
  readonly weight: string;
  readonly meanCitations: number;
  /** For each top share: the citations at the threshold and the score of a paper at it, (x·n − n_>)/n_= as a fraction. */
  readonly thresholds: Readonly<Record<TopShare, { readonly citations: number; readonly tieScore: string }>>;
}

/** How a corpus was made, and therefore what its numbers mean: kept beside every result. */
export interface CorpusRecipe {
  /** Classification with its version: `openalex-subfield-2024`. */
  readonly classification: string;
  readonly documentTypes: readonly string[];
  /** Citing years up to this one count; a citing year before the paper's own counts too (online first). */
  readonly citationsUntilYear: number;
  /** Years after the publication year that the window spans; null: open. */
  readonly windowYears: number | null;
  readonly selfCitations: "included" | "excluded" | "unknown";
  /** The day the counts were observed. */
  readonly observedOn: string;
}

/** The world against which papers are held. */
export interface Reference {
  readonly recipe: CorpusRecipe;
  /** SHA-256 of its canonical histogram. */
  readonly sha256: string;
  readonly cells: readonly CellHistogram[];
  /** Papers by year, type and country (`*` for the world), full counting. */
  readonly totals: readonly { readonly year: number; readonly documentType: string; readonly country: string; readonly papers: number }[];
  /** Where its journals publish: the share of the papers of each in each field, for tiers of journals. Left out where not known. */
  readonly journalFields?: readonly JournalField[];
  /** How far its journals belong to the top tenth of each field, where it was worked out with the reference: stands before what `journalFields` would give. */
  readonly tiers?: readonly ReferenceTier[];
}

/** A journal in a field, for papers of one year: its part in the top tenth of the field's papers, and of its journals by number; each 0 to 1. */
export interface ReferenceTier {
  readonly year: number;
  readonly field: string;
  readonly journal: string;
  readonly topTenPercent: number;
  readonly firstTenPercentByNumber: number;
}

/** A share of a journal in a field; the weights of one journal add up to 1. */
export interface JournalField {
  readonly journal: string;
  readonly field: string;
  readonly weight: string;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A number with the interval that resampling of its papers gives; null where there is nothing to divide by, or one paper alone. */
export interface Estimate {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** The indicators of one unit (`*`: all papers) under one counting, over some papers. */
export interface UnitResult {
  readonly unit: string;
  readonly counting: Counting;
  /** Null: all years, all fields together. */
  readonly year: number | null;
  readonly field: string | null;
  /** Papers, each once. */
  readonly papers: number;
  /** Sum of the weights under this counting. */
  readonly weight: number;
  readonly citations: number;
  /** Mean normalised citation score by field, year and type (the contract's INC). */
  readonly normalisedImpact: Estimate;
  /** The same with the journal as the cell. */
  readonly journalNormalisedImpact: Estimate;
  readonly top: Readonly<Record<TopShare, Estimate>>;
  readonly uncitedShare: Estimate;
}

/** The scores of one paper, from which every number of a unit can be redone. */
export interface PaperScore {
  readonly paper: string;
  readonly normalisedCitations: number;
  readonly journalNormalisedCitations: number | null;
  readonly top: Readonly<Record<TopShare, number>>;
}

export interface ComputeQuestion {
  readonly papers: readonly PaperRow[] | { readonly file: string };
  /** Citations by citing year, counted over the recipe's window in place of those of the papers. */
  readonly citations?: readonly CitationRow[] | { readonly file: string };
  readonly units: readonly UnitRow[] | { readonly file: string } | null;
  /** `self`: the papers are the world they are held against. */
  readonly reference: Reference | "self";
  readonly recipe: CorpusRecipe;
  /** Also by year, by field. */
  readonly byYear?: boolean;
  readonly byField?: boolean;
  /** 1,000 resamples and 0.95 as a rule (Leiden Ranking); null: no interval. */
  readonly bootstrap: { readonly resamples: number; readonly coverage: number; readonly seed: string } | null;
}

export interface ComputeAnswer {
  readonly results: readonly UnitResult[];
  readonly scores: readonly PaperScore[];
  /** SHA-256 of the papers and units in canonical order. */
  readonly corpusSha256: string;
  readonly referenceSha256: string;
  /** Papers in a cell that the reference does not hold: counted, reported, in no mean. */
  readonly withoutCell: readonly string[];
}
