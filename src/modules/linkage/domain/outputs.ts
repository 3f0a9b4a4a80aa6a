/** What a run writes and gives back beyond its pairs: types alone, which the library hands on. */
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { BlockKey, Condition, ExpandedModel, LinkageModel } from "./model.ts";
import type { Cluster, Input, RuleCost, RunSummary, ScoredPair, Seal } from "./run.ts";

export type TableFormat = "csv" | "parquet";

/** What a reader of pairs has decided, which wins over the model. */
export interface PairDecision {
  readonly left: string;
  readonly right: string;
  readonly match: boolean;
}

/** What is known of the truth: a file of pairs (two columns of identifiers, and one that says match or not where non-matches are listed too), or a column of the inputs that is equal for rows of the same person. */
export type LabelSource = { readonly file: string } | { readonly column: string };

/** How links compare with what is known. */
export interface LabelFigures {
  readonly truePairs: number;
  /** Non-matches were listed: only listed pairs are judged. Otherwise every pair that is not known as a match counts as wrong. */
  readonly judgedOnListedOnly: boolean;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** The best that a threshold of probability gives among the pairs written, before one-to-one. */
  readonly bestF1: number | null;
  readonly bestProbability: number | null;
}

/** What became of the clusters of an earlier run. */
export interface Difference {
  readonly previousSha256: string;
  readonly newRows: number;
  /** Rows of the earlier run that are no longer in the files. */
  readonly goneRows: number;
  /** Clusters of now by what happened: all rows new; the same rows; one cluster with new rows; several in one; a part of one; fewer rows than before. */
  readonly clusters: Readonly<Record<Change, number>>;
}

export type Change = "new" | "unchanged" | "grown" | "joined" | "split" | "shrunk";

/** The folder of a finished run. */
export interface RunFolder {
  readonly seal: Seal;
  /** With its trained values. */
  readonly model: LinkageModel;
  readonly format: TableFormat;
  readonly pairsFile: string;
  readonly clustersFile: string;
}

export interface CardLevel {
  /** In `NAME_level` of the pairs: from the best down to 0. */
  readonly level: number;
  readonly label: Bilingual;
  readonly when: Condition | null;
  readonly m: number;
  readonly u: number;
  /** log2(m/u). */
  readonly weightBits: number;
  readonly termFrequency: { readonly column: string; readonly weight: number; readonly floor: number } | null;
}

export interface CardComparison {
  readonly name: string;
  readonly label: Bilingual;
  readonly columns: readonly string[];
  readonly nullIsNeutral: boolean;
  readonly levels: readonly CardLevel[];
}

/** What a model is and how it came to be, for whoever must trust it: parameters and counts, never a value of a file. */
export interface ModelCard {
  readonly format: "jalon-linkage-card/1";
  readonly name: string;
  readonly version: string | null;
  readonly description: string | Bilingual | null;
  readonly seed: string;
  readonly leftRows: number;
  /** Null: one file, searched for duplicates. */
  readonly rightRows: number | null;
  readonly columns: readonly { readonly name: string; readonly clean: string; readonly left: readonly string[]; readonly right: readonly string[] }[];
  readonly comparisons: readonly CardComparison[];
  readonly blocking: readonly (RuleCost & { readonly on: readonly BlockKey[] })[];
  readonly candidatePairs: number;
  readonly training: {
    readonly from: "inputs" | "model";
    /** Share of all possible pairs that are matches. */
    readonly prior: number;
    readonly randomPairs: number;
    readonly sessions: readonly { readonly name: string; readonly pairs: number; readonly sampled: boolean; readonly leftOut: readonly string[]; readonly iterations: number; readonly converged: boolean; readonly shareOfMatches: number | null }[];
  };
  readonly decision: ExpandedModel["decision"];
  readonly writtenPairs: number;
  readonly linkedPairs: number;
  readonly clusters: number;
  /** Without labels unless told otherwise; null where it was not asked. */
  readonly quality: unknown;
  readonly labels: RunDescription["labels"];
  readonly warnings: readonly Issue[];
}

/** All that `run.json` says. */
export interface RunDescription extends Omit<RunSummary, "model" | "seconds"> {
  readonly format: "jalon-linkage-run/1";
  readonly trainedFrom: "inputs" | "model";
  /** Pairs above the threshold that one-to-one left out. */
  readonly leftOutPairs: number;
  /** Those of them that another pair of one of their rows nearly equals (`decision.margin`). */
  readonly undecidedPairs: number;
  /** Clusters of two rows or more, by number of rows. */
  readonly clusterSizes: Readonly<Record<string, number>>;
  readonly suspiciousClusters: { readonly count: number; readonly loosest: readonly { readonly cluster: string; readonly size: number; readonly links: number; readonly density: number; readonly weakestWeight: number; readonly bridges: number }[] };
  readonly difference: Difference | null;
  readonly labels: LabelFigures | null;
  readonly quality: unknown;
}

export interface RunAnswer {
  readonly summary: RunSummary;
  readonly run: RunDescription;
  readonly card: ModelCard;
  readonly model: LinkageModel;
  /** Null where the run stopped after training. */
  readonly seal: Seal | null;
}

export interface Verification {
  readonly inputs?: readonly Input[];
  /** Redoes the linkage from the inputs and compares the seals. */
  readonly again?: boolean;
  readonly temporaryDirectory: string;
}

export interface LinkAnswer {
  readonly pairs: readonly ScoredPair[];
  readonly clusters: readonly Cluster[];
  readonly summary: RunSummary;
}
