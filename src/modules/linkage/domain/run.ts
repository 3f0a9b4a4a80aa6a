/** What a run gives back, and what it leaves. */
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { ExpandedModel, LinkageModel, TrainedValues } from "./model.ts";

/** A CSV or Parquet file, or rows in memory. */
export type Input = { readonly file: string } | readonly Readonly<Record<string, unknown>>[];

export interface LinkQuestion {
  readonly model: LinkageModel;
  readonly left: Input;
  /** Without a second file the first is searched for duplicates. */
  readonly right?: Input;
  /** Rows already linked by an earlier run: only pairs with a new row on one side are looked at. */
  readonly since?: { readonly left?: ReadonlySet<string>; readonly right?: ReadonlySet<string> };
}

export type Stage = "reading" | "preparing" | "costing" | "random-pairs" | "training" | "comparing" | "scoring" | "clustering" | "writing";

export interface EngineOptions {
  readonly memoryMb?: number;
  readonly threads?: number;
  readonly temporaryDirectory?: string;
  readonly progress?: (stage: Stage, share: number | null) => void;
  readonly signal?: AbortSignal;
}

/** What a rule would make, counted from its keys before any pair is made. */
export interface RuleCost {
  readonly rule: string;
  /** Pairs that share the key. */
  readonly pairs: number;
  /** Rows whose key is not null, on each side. */
  readonly leftRows: number;
  readonly rightRows: number;
  readonly largestBlock: number;
  /** After pairs of earlier rules are left to those; known once they were made. */
  readonly newPairs: number | null;
}

/** A count of pairs with one pattern of levels; `terms` holds the term frequencies that enter the pattern, by comparison. */
export interface Pattern {
  readonly gammas: readonly number[];
  readonly terms: readonly (number | null)[];
  readonly pairs: number;
}

export interface SessionHistory {
  readonly name: string;
  readonly pairs: number;
  readonly sampled: boolean;
  readonly leftOut: readonly string[];
  readonly iterations: number;
  readonly converged: boolean;
  /** Share of matches in the block at each iteration, the start first. */
  readonly shares: readonly number[];
  readonly logLikelihoods: readonly number[];
  /** m and u by comparison, at each iteration, levels strongest first. */
  readonly history: readonly Readonly<Record<string, readonly { readonly m: number; readonly u: number }[]>>[];
}

export interface Training {
  readonly values: TrainedValues;
  readonly sessions: readonly SessionHistory[];
  readonly randomPairs: number;
  readonly warnings: readonly Issue[];
}

/** One comparison of one pair: the level reached and what it weighs, in bits (log2 of the likelihood ratio). */
export interface Evidence {
  readonly comparison: string;
  readonly gamma: number;
  readonly label: string;
  readonly weight: number;
  /** The part of `weight` that comes from how common the value is. */
  readonly termWeight: number;
}

export interface ScoredPair {
  readonly left: string;
  readonly right: string;
  readonly probability: number;
  /** In bits, the prior included. */
  readonly weight: number;
  readonly rule: string;
  readonly linked: boolean;
  readonly evidence: readonly Evidence[];
}

export interface Cluster {
  readonly cluster: string;
  readonly side: "left" | "right";
  readonly id: string;
}

export interface RunSummary {
  readonly model: ExpandedModel;
  readonly leftRows: number;
  readonly rightRows: number | null;
  readonly costs: readonly RuleCost[];
  readonly training: Training;
  readonly candidatePairs: number;
  readonly writtenPairs: number;
  readonly linkedPairs: number;
  readonly clusters: number;
  readonly warnings: readonly Issue[];
  /** Seconds by step, for people: never part of the seal. */
  readonly seconds: Readonly<Partial<Record<Stage, number>>>;
}

/** What proves a run: the same inputs, model, versions and seed give the same bytes. */
export interface Seal {
  readonly format: "jalon-linkage-seal/1";
  readonly inputs: readonly { readonly side: "left" | "right"; readonly sha256: string; readonly rows: number }[];
  readonly modelSha256: string;
  readonly trained: TrainedValues;
  /** Were the values of training found on these inputs, or did the model bring them? */
  readonly trainedFrom: "inputs" | "model";
  /** Seal of the run that this one carries on. */
  readonly previousSha256: string | null;
  /** Decisions of readers that were followed: how many, and the SHA-256 of their canonical JSON. */
  readonly decisions: { readonly count: number; readonly sha256: string } | null;
  readonly versions: { readonly jalon: string; readonly duckdb: string };
  readonly seed: string;
  readonly rules: readonly { readonly rule: string; readonly pairs: number; readonly newPairs: number }[];
  readonly candidatePairs: number;
  readonly linkedPairs: number;
  readonly pairsSha256: string;
  readonly clustersSha256: string;
  /** SHA-256 of the other files of the run, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 over the canonical JSON of all that stands above. */
  readonly sha256: string;
}
