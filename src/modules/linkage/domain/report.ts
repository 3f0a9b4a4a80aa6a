/** What a run leaves on the platform: counts, parameters and pseudonyms. No value of any file. */
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { LinkageModel } from "./model.ts";
import type { LabelFreeQuality } from "../quality/estimate.ts";
import type { ClericalStratum } from "../quality/clerical-sample.ts";
import type { Evidence, Pattern, RunSummary, Seal, Stage } from "./run.ts";

/** A share with its interval at 95 %; nulls where nothing can be said. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Estimates made without labels, with the warnings that belong to them. */
export interface RunQuality {
  readonly labelFree: LabelFreeQuality;
  /** Share of left rows whose own evidence, all of it agreeing, would not reach the weight in bits. */
  readonly unlinkable: readonly { readonly weight: number; readonly share: number }[];
  readonly byGroup: readonly GroupRecall[];
}

/** How well one group is linked: `axis` is the column (sex, department), `group` its value as a code. */
export interface GroupRecall {
  readonly axis: string;
  readonly group: string;
  readonly records: number;
  readonly linked: number;
  readonly recall: Estimate;
}

/** Records without a partner, by cause, within one group of one axis (`all` for everybody). */
export interface FailureCount {
  readonly axis: string;
  readonly group: string;
  readonly records: number;
  /** By cause; a cause that is absent has none. */
  readonly causes: Readonly<Record<string, number>>;
}

export interface FailureReport {
  /** Side whose records should each find a partner. */
  readonly records: number;
  readonly causes: readonly { readonly cause: string; readonly label: Bilingual; readonly structural: boolean }[];
  readonly counts: readonly FailureCount[];
}

/** One record that failed, under its pseudonym. */
export interface FailureCase {
  readonly record: string;
  readonly cause: string;
  readonly structural: boolean;
  readonly nearest: { readonly pair: string; readonly weight: number; readonly probability: number; readonly evidence: readonly Evidence[] } | null;
  /** Columns of the model that hold nothing in this record. */
  readonly missing: readonly string[];
  readonly text: Bilingual;
}

export interface RunReport {
  readonly summary: RunSummary;
  readonly patterns: readonly Pattern[];
  readonly quality: RunQuality | null;
  readonly failures: FailureReport | null;
  /** Pairs in all outputs, and those kept for reading in pages. */
  readonly pairsKept: number;
  /** For an incremental run: rows that came and went, and what became of clusters. */
  readonly difference: { readonly previousRun: number; readonly newRows: number; readonly goneRows: number; readonly clusters: Readonly<Record<string, number>> } | null;
}

export interface KeptPair {
  readonly pair: string;
  readonly left: string;
  readonly right: string;
  readonly probability: number;
  readonly weight: number;
  readonly rule: string;
  readonly linked: boolean;
  readonly evidence: readonly Evidence[];
}

/** What a run is asked. Files are clear copies that go once it is over; `outDirectory` is emptied into the zone. */
export interface RunnerQuestion {
  readonly model: LinkageModel;
  readonly left: string;
  readonly right?: string;
  readonly outDirectory: string;
  readonly temporaryDirectory: string;
  /** Folder of the outputs of an earlier run, for an incremental one. */
  readonly previousDirectory?: string;
  /** 32 bytes: pseudonyms of rows and pairs are made with it. */
  readonly pseudonymKey: Uint8Array;
  /** Decisions of readers on rows by their pseudonyms, which win over the model. */
  readonly decisions: readonly { readonly left: string; readonly right: string; readonly match: boolean }[];
}

export interface RunnerAnswer {
  readonly report: RunReport;
  readonly seal: Seal;
  readonly card: string;
  readonly pairs: readonly KeptPair[];
  readonly failureCases: readonly FailureCase[];
}

/** From inputs to results, away from the thread that serves pages. Fails with the engine's own refusals, or with what `signal` was aborted by. */
export type LinkageRunner = (question: RunnerQuestion, options: { readonly progress: (stage: Stage, share: number | null) => void; readonly signal: AbortSignal }) => Promise<RunnerAnswer>;

/** What rules would cost, from keys alone; nothing is linked. */
export type CostEstimator = (question: Pick<RunnerQuestion, "model" | "left" | "right" | "temporaryDirectory">) => Promise<{ readonly leftRows: number; readonly rightRows: number; readonly costs: RunSummary["costs"]; readonly refused: readonly Issue[] }>;

/** A field of two records as readers see it. */
export interface ShownField {
  readonly column: string;
  readonly clean: string;
  readonly left: string | null;
  readonly right: string | null;
}

export interface SampledPair {
  readonly pair: string;
  readonly left: string;
  readonly right: string;
  /** Its place among the strata. */
  readonly stratum: number;
  readonly probability: number;
  readonly weight: number;
  readonly linked: boolean;
  readonly evidence: readonly Evidence[];
  readonly fields: readonly ShownField[];
}

export interface DrawnSample {
  readonly strata: readonly ClericalStratum[];
  readonly thresholdWeight: number;
  readonly pairs: readonly SampledPair[];
}

/** How many pairs a review may have: a run keeps a sample of each size for as long as its outputs are there. */
export const reviewSizes = [30, 60, 120, 240] as const;

/** The sample of a size that a finished run has kept, with the values that readers compare: pairs where reading teaches most. */
export type SampleDrawer = (question: Pick<RunnerQuestion, "model" | "left" | "right" | "outDirectory" | "pseudonymKey" | "temporaryDirectory"> & { readonly size: number }) => Promise<DrawnSample>;

/** Outputs for those who may have them, under keyed pseudonyms: written by the runner beside its own. */
export const takenAway = { pairs: "pairs.pseudonymised.csv", clusters: "clusters.pseudonymised.csv" } as const;
