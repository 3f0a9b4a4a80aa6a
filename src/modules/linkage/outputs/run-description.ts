import { canonicalJson } from "../../../kernel/audit/canonical.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { LabelSource, PairDecision, RunDescription, TableFormat } from "../domain/outputs.ts";
import type { EngineOptions, RunSummary, Training } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import type { Decided } from "./decide.ts";

export interface RunOptions extends EngineOptions {
  readonly force?: boolean;
  readonly format?: TableFormat;
  /** Folder of an earlier run that this one carries on: its values, its pairs, the names of its clusters. */
  readonly previous?: string;
  /** Win over the model, among pairs that some rule makes. */
  readonly decisions?: readonly PairDecision[];
  readonly labels?: LabelSource;
  /** Stops after training: writes the model with its values, and the card. */
  readonly trainOnly?: boolean;
  /** Told the folder that files are written in before they get their names, and the folders made for it, for whoever must take them away when stopped. */
  readonly staged?: (path: string, made: readonly string[]) => void;
  /** Looks at a session that was scored and decided, before it is closed; what it gives back is kept in the card as `quality`. By default precision and recall without labels, but for a run that carries on another. */
  readonly inspect?: (session: LinkageSession, training: Training) => Promise<unknown>;
}

/** A run as `run.json` tells it, what was not asked left empty. */
export function describeRun(facts: Partial<RunDescription> & Omit<RunDescription, "format" | "leftOutPairs" | "undecidedPairs" | "clusterSizes" | "suspiciousClusters" | "difference" | "labels" | "quality">): RunDescription {
  return { format: "jalon-linkage-run/1", leftOutPairs: 0, undecidedPairs: 0, clusterSizes: {}, suspiciousClusters: { count: 0, loosest: [] }, difference: null, labels: null, quality: null, ...facts };
}

export function summaryOf(session: LinkageSession, run: RunDescription, seconds: RunSummary["seconds"]): RunSummary {
  const { leftRows, rightRows, costs, training, candidatePairs, writtenPairs, linkedPairs, clusters, warnings } = run;
  return { model: session.model, leftRows, rightRows, costs, training, candidatePairs, writtenPairs, linkedPairs, clusters, warnings, seconds };
}

/** Each issue once. */
export function unique(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [canonicalJson(issue), issue])).values()];
}

/** Sizes and loosest clusters under their names. */
export async function shapesOf({ analytics }: LinkageSession, { shapes }: Decided): Promise<Pick<RunDescription, "clusterSizes" | "suspiciousClusters">> {
  const numbers = shapes.suspicious.map(({ component }) => component);
  const names = numbers.length === 0 ? [] : await analytics.rows<{ component: number; cluster: string }>(`select component, cluster from cluster_names where component in (${numbers.join(", ")})`);
  const nameOf = new Map(names.map(({ component, cluster }) => [component, cluster]));
  return {
    clusterSizes: Object.fromEntries([...shapes.sizes].map(([size, count]) => [String(size), count])),
    suspiciousClusters: { count: shapes.suspiciousCount, loosest: shapes.suspicious.map(({ component, ...shape }) => ({ cluster: nameOf.get(component) ?? "", ...shape })) },
  };
}
