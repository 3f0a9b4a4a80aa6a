/**
 * The model file (`jalon-linkage-model/1`): what is compared, which pairs are looked at, how m and u are found, what is
 * decided. JSON, read by people; `model.schema.json` beside the library describes it. Nothing in it is SQL: an engine compiles
 * conditions to its own dialect, and the same conditions can be evaluated on one pair to explain it.
 */
import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** How a column is made comparable. Whatever cannot be read becomes null, which is neither agreement nor disagreement. */
export const cleanings = ["raw", "text", "name", "first-names", "date", "sex", "code", "commune", "department", "nir", "postcode", "email", "phone", "number", "list", "bloom"] as const;
export type Cleaning = (typeof cleanings)[number];

export interface ColumnSpec {
  /** Column of the input, or several of which the first that holds something counts; by default the name itself. */
  readonly from?: string | readonly string[];
  /** Where the two files name it differently. */
  readonly left?: string | readonly string[];
  readonly right?: string | readonly string[];
  readonly clean: Cleaning;
  /** For dates: the order in the input. `auto` takes ISO, 8 digits or DD/MM/YYYY, and refuses a file where two readings hold. */
  readonly order?: "auto" | "ymd" | "dmy" | "mdy";
  /** For communes: the prepared date column on whose day the code was valid (birth date, death date). */
  readonly on?: string;
  /** For lists and first names: what separates items. */
  readonly separator?: string;
}

/** A test on a pair of rows over prepared columns. False where a column it reads is null, unless said otherwise. */
export type Condition =
  | { readonly exact: string }
  | { readonly exact: readonly [left: string, right: string] }
  | { readonly similar: string; readonly by: "jaro-winkler" | "jaro"; readonly atLeast: number }
  | { readonly distance: string; readonly by: "levenshtein" | "damerau"; readonly atMost: number }
  /** Names of one or several columns a side (birth and usage name): the best pair of sides is at least this alike. */
  | { readonly anyName: readonly [left: readonly string[], right: readonly string[]]; readonly atLeast: number }
  /** Two columns written in each other's place: surname and first name, day and month. */
  | { readonly swapped: readonly [string, string] }
  /** A name and a list of first names in each other's place: the name is the first of the other's list, both ways. */
  | { readonly swappedFirst: readonly [name: string, firstNames: string] }
  /** Dates: the same day, all parts known and not the first of January (often put for a date not known); the same but for at most so many typed characters, with the day and the month interchanged, at most so far apart, or equal in the parts known of both. */
  | { readonly date: string; readonly is: "same-day" | "one-slip" | "day-month-swapped" | "known-parts-equal" | "same-year" | "same-year-month" | "same-month-day" | "fictive-compatible" }
  | { readonly within: string; readonly atMost: number; readonly unit: "days" | "months" | "years" | "value" | "share" }
  /** Lists (first names, sets of commune codes): at least so many items in common. */
  | { readonly overlap: string; readonly atLeast: number }
  /** First names: the first of each equal; the first of one among the others of the other; one an initial or a short form of the other. */
  | { readonly firstNames: string; readonly is: "same-order" | "first-equal" | "first-among" | "first-alike" | "initial" | "composed-part" }
  /** Communes: one of the possible codes in common at the dates known; same department counting 2A, 2B, 20 and 75, 78, 91 to 95; same town of Paris, Lyon or Marseille. */
  | { readonly commune: string; readonly is: "same" | "same-town" | "same-department" | "both-abroad" }
  /** Names but for particles, spaces and hyphens equal (DE LA TOUR and TOUR); one word of a compound name in common (MARTIN DUPONT and DUPONT). Of any column a side. */
  | { readonly sameCore: readonly [left: readonly string[], right: readonly string[]] }
  | { readonly nameParts: readonly [left: readonly string[], right: readonly string[]] }
  | { readonly prefix: string; readonly characters: number }
  | { readonly phonetic: string }
  /** Bloom filters of two encoded files: their Dice coefficient (bits set in both, twice, over bits set in each). */
  | { readonly dice: string; readonly atLeast: number }
  | { readonly missing: string }
  /** The row of the left file holds one of these values, as prepared: for what a category of one file makes likely in the other. */
  | { readonly leftHolds: string; readonly of: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface LevelSpec {
  readonly label?: string | Bilingual;
  /** The level whose condition is the first that holds; the last level has none: everything else. */
  readonly when?: Condition;
  /** Values that are known and not to be estimated. */
  readonly m?: number;
  readonly u?: number;
  /** Term frequency of this column adjusts pairs at this level (an exact level, or one that borrows from it). */
  readonly termFrequency?: TermFrequencySpec;
}

export interface TermFrequencySpec {
  readonly column: string;
  /** 1: in full. */
  readonly weight?: number;
  /** Frequencies below count as this one. */
  readonly floor?: number;
}

/** Levels from the strongest evidence down. `kind` gives ready levels; `levels` writes them out. */
export interface ComparisonSpec {
  readonly name: string;
  readonly label?: Bilingual;
  readonly kind?: ComparisonKind;
  readonly columns?: readonly string[];
  readonly levels?: readonly LevelSpec[];
  /** For a ready comparison: adjust its exact level by term frequency. */
  readonly termFrequency?: boolean | Omit<TermFrequencySpec, "column">;
  /** A side without value gives no evidence (level −1), which is the default; `false`: the conditions say what null means. */
  readonly nullIsNeutral?: boolean;
  /** Compared only where this holds, no evidence (level −1) elsewhere: m and u are then those given what another comparison says already. */
  readonly given?: Condition;
}

export const comparisonKinds = ["exact", "text", "name", "first-names", "full-name", "date", "sex", "code", "commune", "department", "nir", "postcode", "email", "phone", "number", "list", "bloom"] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/** What two rows must share to be looked at. */
export type BlockKey =
  | string
  | { readonly column: string; readonly part: "year" | "month" | "day" | "year-month" | "month-day" | "first-item" | "any-item" | "phonetic" | "department" }
  | { readonly column: string; readonly part: "prefix" | "suffix"; readonly characters: number }
  /** Different columns on each side; in one file, tried both ways. */
  | { readonly left: BlockKey; readonly right: BlockKey };

export interface BlockingRule {
  readonly name?: string;
  readonly on: readonly BlockKey[];
  /** This rule's own limit of pairs, below the model's. */
  readonly maximumPairs?: number;
}

export interface TrainingSession {
  readonly on: readonly BlockKey[];
  /** Comparisons on these are fixed by the block and are not estimated in it; by default those that read the block's columns. */
  readonly leaveOut?: readonly string[];
}

export interface TrainingSpec {
  /** Share of all possible pairs that are matches, where it is known; otherwise estimated. */
  readonly prior?: number;
  readonly randomPairs?: number;
  readonly sessions?: readonly TrainingSession[];
  /** Pairs kept for a session at most; more are sampled, the same ones each time. */
  readonly maximumPairs?: number;
  readonly iterations?: number;
  readonly tolerance?: number;
  /** Estimate u in sessions too rather than from random pairs alone. */
  readonly freeU?: boolean;
}

export interface DecisionSpec {
  /** Pairs at least this probable are linked. */
  readonly probability?: number;
  /** Pairs at least this probable are written, linked or not. */
  readonly writeFrom?: number;
  /** Each row of this side at most once. */
  readonly oneToOne?: "none" | "left" | "right" | "both";
  /** In bits, with `oneToOne: "both"`: a link must outweigh by so much every other pair of either of its rows; what does not is left undecided. 0 by default. */
  readonly margin?: number;
  /**
   * Between two files with `oneToOne: "both"`: the share of links that are to be right. Probabilities are then those given one
   * partner for each row, rivals taken in, and links are taken from the surest down while their mean stays at this. Without it, `probability` alone decides.
   */
  readonly precision?: number;
  /**
   * With `precision`: columns, as a file names them, of whose values some have a partner more often than others (a scheme that
   * seldom reports deaths). What a row lacks tells it apart anyway. A column that the file has not is left out.
   */
  readonly tellApart?: { readonly left?: readonly string[]; readonly right?: readonly string[] };
}

export interface LinkageModel {
  readonly $schema?: string;
  readonly format: "jalon-linkage-model/1";
  readonly name: string;
  readonly version?: string;
  readonly description?: string | Bilingual;
  /** Column that identifies a row, unique in its file. Without one, rows are numbered. */
  readonly id?: string | { readonly left: string; readonly right: string };
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  readonly comparisons: readonly ComparisonSpec[];
  readonly blocking: readonly (BlockingRule | readonly BlockKey[])[];
  /** No rule, and not all of them together, may make more: refused with its estimate before any pair is made. */
  readonly maximumPairs?: number;
  readonly training?: TrainingSpec;
  readonly decision?: DecisionSpec;
  readonly seed?: string;
  /** Values found by an earlier training: with them the model links without training again. */
  readonly trained?: TrainedValues;
}

export interface TrainedLevel {
  readonly label: string;
  readonly m: number;
  readonly u: number;
}

export interface TrainedValues {
  /** Share of all possible pairs that are matches. */
  readonly prior: number;
  readonly comparisons: Readonly<Record<string, readonly TrainedLevel[]>>;
  readonly on?: { readonly leftRows: number; readonly rightRows: number; readonly day?: string };
}

/** The model as the engine runs it: everything by default written out, comparisons as levels. `gamma` of level i is `levels.length - 1 - i`; −1 is null. */
export interface ExpandedModel extends LinkageModel {
  readonly comparisons: readonly ExpandedComparison[];
  readonly blocking: readonly Required<Pick<BlockingRule, "name" | "on" | "maximumPairs">>[];
  readonly training: Required<Omit<TrainingSpec, "prior">> & Pick<TrainingSpec, "prior">;
  readonly decision: Required<Omit<DecisionSpec, "precision" | "tellApart">> & Pick<DecisionSpec, "precision" | "tellApart">;
  readonly maximumPairs: number;
  readonly seed: string;
}

export interface ExpandedLevel extends LevelSpec {
  readonly label: Bilingual;
}

export interface ExpandedComparison {
  readonly name: string;
  readonly label: Bilingual;
  /** Strongest first; the last has no `when`. */
  readonly levels: readonly ExpandedLevel[];
  readonly nullIsNeutral: boolean;
  readonly given?: Condition;
  /** Prepared columns that any of its conditions reads. */
  readonly reads: readonly string[];
}
