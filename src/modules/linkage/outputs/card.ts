import type { BlockingRule, ExpandedModel } from "../domain/model.ts";
import type { ModelCard, RunDescription } from "../domain/outputs.ts";
import type { Training } from "../domain/run.ts";
import { bitsOf } from "./evidence.ts";

export function cardOf(model: ExpandedModel, training: Training, run: Pick<RunDescription, "leftRows" | "rightRows" | "costs" | "candidatePairs" | "writtenPairs" | "linkedPairs" | "clusters" | "warnings" | "trainedFrom" | "labels" | "quality">): ModelCard {
  const { values } = training;
  const blocks = new Map(model.blocking.map((rule: BlockingRule) => [rule.name, rule.on]));
  return {
    format: "jalon-linkage-card/1", name: model.name, version: model.version ?? null, description: model.description ?? null, seed: model.seed,
    leftRows: run.leftRows, rightRows: run.rightRows,
    columns: Object.entries(model.columns).map(([name, spec]) => ({ name, clean: spec.clean, left: listed(spec.left ?? spec.from ?? name), right: listed(spec.right ?? spec.from ?? name) })),
    comparisons: model.comparisons.map((comparison) => {
      const bits = bitsOf(comparison, values);
      return {
        name: comparison.name, label: comparison.label, columns: comparison.reads, nullIsNeutral: comparison.nullIsNeutral,
        levels: comparison.levels.map((level, index) => ({
          level: comparison.levels.length - 1 - index, label: level.label, when: level.when ?? null,
          m: values.comparisons[comparison.name]?.[index]?.m ?? level.m ?? 0, u: values.comparisons[comparison.name]?.[index]?.u ?? level.u ?? 0, weightBits: bits[index] ?? 0,
          termFrequency: level.termFrequency === undefined ? null : { column: level.termFrequency.column, weight: level.termFrequency.weight ?? 1, floor: level.termFrequency.floor ?? 0 },
        })),
      };
    }),
    blocking: run.costs.map((cost) => ({ ...cost, on: blocks.get(cost.rule) ?? [] })),
    candidatePairs: run.candidatePairs,
    training: {
      from: run.trainedFrom, prior: values.prior, randomPairs: training.randomPairs,
      sessions: training.sessions.map(({ name, pairs, sampled, leftOut, iterations, converged, shares }) => ({ name, pairs, sampled, leftOut, iterations, converged, shareOfMatches: shares.at(-1) ?? null })),
    },
    decision: model.decision, writtenPairs: run.writtenPairs, linkedPairs: run.linkedPairs, clusters: run.clusters, quality: run.quality, labels: run.labels, warnings: run.warnings,
  };
}

function listed(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}
