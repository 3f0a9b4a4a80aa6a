/**
 * Types of `jalon/linkage`, written out so that no setting of the sources is asked of whoever imports them;
 * src/modules/linkage/README.md says how it is used. A test holds them against the sources.
 */
import type { AppError, Issue } from "../src/kernel/errors/app-error.ts";
import type { Dialect } from "../src/modules/linkage/domain/dialect.ts";
import type { ExpandedModel, LinkageModel, TrainedValues } from "../src/modules/linkage/domain/model.ts";
import type { LabelSource, LinkAnswer, PairDecision, RunAnswer, RunFolder, TableFormat, Verification } from "../src/modules/linkage/domain/outputs.ts";
import type { EngineOptions, Input, LinkQuestion, RuleCost, Training } from "../src/modules/linkage/domain/run.ts";

export type * from "../src/modules/linkage/domain/model.ts";
export type * from "../src/modules/linkage/domain/outputs.ts";
export type * from "../src/modules/linkage/domain/run.ts";
export { cleanings, comparisonKinds } from "../src/modules/linkage/domain/model.ts";

export declare function modelNotValid(issues: readonly Issue[]): AppError;
export type ReadModel = { readonly model: LinkageModel; readonly issues: readonly Issue[] } | { readonly model: null; readonly issues: readonly Issue[] };
export declare function readModel(value: unknown): ReadModel;
export declare function readModelText(text: string): ReadModel;
export declare function draftFrom(left: Input, right?: Input, options?: EngineOptions): Promise<LinkageModel>;
export declare function expandModel(model: LinkageModel): ExpandedModel;

/** A linkage under way; its tables in DuckDB (`left_rows`, `right_rows`, `candidates`, `scored`, `patterns`) can be asked. */
export interface LinkageSession {
  readonly analytics: { run(statement: string): Promise<void>; rows<T extends object>(statement: string): Promise<T[]> };
  readonly model: ExpandedModel;
  readonly isLink: boolean;
  readonly leftRows: number;
  readonly rightRows: number;
  readonly warnings: readonly Issue[];
  costs(): Promise<readonly RuleCost[]>;
  train(): Promise<Training>;
  score(values: TrainedValues): Promise<{ readonly candidatePairs: number; readonly scoredPairs: number; readonly newPairs: readonly number[] }>;
  close(): Promise<void>;
}
export declare function openSession(question: LinkQuestion, options?: EngineOptions): Promise<LinkageSession>;
export declare function link(question: LinkQuestion, options?: EngineOptions): Promise<LinkAnswer>;

export interface RunOptions extends EngineOptions {
  readonly force?: boolean;
  readonly format?: TableFormat;
  readonly previous?: string;
  readonly decisions?: readonly PairDecision[];
  readonly labels?: LabelSource;
  readonly trainOnly?: boolean;
  readonly staged?: (path: string, made: readonly string[]) => void;
  readonly inspect?: (session: LinkageSession, training: Training) => Promise<unknown>;
}
export declare function runLinkage(question: LinkQuestion, out: string, options?: RunOptions): Promise<RunAnswer>;
export declare function readRun(directory: string): Promise<RunFolder>;
export declare function verifyRun(directory: string, verification: Verification): Promise<readonly Issue[]>;

export interface ClusterPlan {
  readonly format: "jalon-linkage-plan/1";
  readonly dialect: Dialect["name"];
  readonly isLink: boolean;
  readonly partitions: number;
  readonly model: LinkageModel;
}
export declare const planDialects: Readonly<Record<string, Dialect>>;
export declare function writePlan(model: LinkageModel, dialect: Dialect, out: string, choice: { readonly isLink: boolean; readonly partitions?: number; readonly force?: boolean }): Promise<ClusterPlan>;
export declare function readPlan(directory: string): Promise<ClusterPlan>;
export declare function scorePartition(plan: ClusterPlan, files: { readonly partition: string; readonly totals: string; readonly out: string }, options?: EngineOptions): Promise<number>;
export declare function gatherPartitions(plan: ClusterPlan, directory: string, out: string, options?: EngineOptions): Promise<void>;
