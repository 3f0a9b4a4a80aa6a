import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { LinkageSession } from "../domain/session.ts";
import { double } from "../engine/sql.ts";
import { estimateMissed, type KeyHistory, type MissedMatches } from "./blocked-out.ts";
import { keyHistories, rowGroup, rowGroups } from "./key-histories.ts";
import { calibratedProbabilitySql, type Calibration } from "./calibration.ts";
import { chance, resample } from "./chance.ts";
import { weightOf } from "./clerical-sample.ts";
import { shareWithVariance, sumOf, type EstimatedShare } from "./interval.ts";
import { decidedLinks } from "./links.ts";
import { qualityWarnings } from "./warnings.ts";

export interface QualityOptions {
  /** Probability from which pairs are linked; the model’s by default. */
  readonly threshold?: number;
  /** Table or bracketed query (`l`, `r`) of the pairs that may be linked; by default what the run decided (one-to-one leaves some out), or all. */
  readonly links?: string;
  readonly calibration?: Calibration;
  readonly replicates?: number;
}

export interface QualityPoint {
  readonly threshold: number;
  /** In bits, where the probability is the model’s. */
  readonly weight: number;
  readonly accepted: number;
  readonly precision: number;
  readonly recall: number;
  readonly fMeasure: number;
}

export interface LabelFreeQuality {
  readonly threshold: number;
  readonly accepted: number;
  readonly precision: EstimatedShare | null;
  readonly recall: EstimatedShare | null;
  /** Matches expected (sums of probabilities). `blockedOut` were proposed by no rule. */
  readonly expected: { readonly accepted: number; readonly candidates: number; readonly blockedOut: MissedMatches };
  readonly curve: readonly QualityPoint[];
  readonly calibrated: boolean;
  readonly warnings: readonly Issue[];
}

const curveThresholds = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999];

interface Sums { readonly pairs: number; readonly matches: number; readonly spread: number; readonly all: number }

/**
 * How good are the links of a run, nobody having looked? Precision is the mean probability of what was accepted; recall
 * is the matches expected among it, over those expected among all candidates and those that no rule proposed
 * (`estimateMissed`). Both are as good as the model's probabilities, no better: see the warnings, which are always there.
 *
 * Intervals at 95 %: a bootstrap over 100 groups of left rows (all pairs of a row stay together, since its errors are in
 * all of them; every figure is recomputed in each replicate, the capture-recapture too), with the binomial spread of
 * truth given the probabilities added, as `shareWithVariance`; recall goes as low as the most pessimistic method of
 * capture-recapture. What the interval does not hold is the model being wrong.
 */
export async function estimateQuality(session: LinkageSession, options: QualityOptions = {}): Promise<LabelFreeQuality> {
  const threshold = options.threshold ?? session.model.decision.probability;
  const probability = options.calibration === undefined ? "s.probability" : calibratedProbabilitySql(options.calibration, "s.weight");
  const thresholds = [...new Set([...curveThresholds, threshold])].toSorted((a, b) => a - b);
  const [cells, captured, unwritten] = [
    await probabilityCells(session, probability, thresholds, options.links ?? await decidedLinks(session, 0)),
    await keyHistories(session, probability),
    await unwrittenMatches(session),
  ];
  const shape = captured.shape;
  const at = thresholds.indexOf(threshold);
  const groups = Array.from({ length: rowGroups }, () => 1);
  const counted = { cells, histories: captured.histories, shape, unwritten };
  const sums = sumsFrom(cells, at, groups);
  const missed = estimateMissed(mergeHistories(captured.histories, groups), shape);
  const replicates = bootstrap(counted, at, options.replicates ?? 100, session.model.seed);
  const curve = thresholds.map((one, place): QualityPoint => {
    const { pairs, matches, all } = sumsFrom(cells, place, groups);
    const [precision, recall] = [pairs === 0 ? 1 : matches / pairs, matches / Math.max(all + unwritten + missed.estimate, 1e-9)];
    return { threshold: one, weight: weightOf(one), accepted: pairs, precision, recall, fMeasure: (2 * precision * recall) / Math.max(precision + recall, 1e-9) };
  });
  const candidates = sums.all + unwritten;
  const total = candidates + missed.estimate;
  const recall = total <= 0 ? null : shareWithVariance(sums.matches / total, replicates.recall + sums.spread / total ** 2, total);
  return {
    threshold, accepted: sums.pairs,
    precision: sums.pairs === 0 ? null : shareWithVariance(sums.matches / sums.pairs, replicates.precision + sums.spread / sums.pairs ** 2, sums.pairs),
    recall: recall === null ? null : { ...recall, low: Math.min(recall.low, sums.matches / (candidates + missed.high)) },
    expected: { accepted: sums.matches, candidates, blockedOut: missed }, curve, calibrated: options.calibration !== undefined,
    warnings: qualityWarnings({ accepted: sums.pairs, calibrated: options.calibration !== undefined, alwaysAsked: missed.alwaysAsked, total }),
  };
}

interface Cell { readonly group: number; readonly step: number; readonly linked: boolean; readonly pairs: number; readonly matches: number; readonly spread: number }

/** Scored pairs by group of rows, by how many thresholds they pass, and by whether they may be linked. */
async function probabilityCells(session: LinkageSession, probability: string, thresholds: readonly number[], links: string): Promise<readonly Cell[]> {
  const step = thresholds.map((one, place) => `when p >= ${double(one)} then ${place + 1}`).toReversed().join(" ");
  return await session.analytics.rows<Cell>(`
    select "group", case ${step} else 0 end as step, linked, cast(count(*) as double) as pairs, sum(p) as matches, sum(p * (1 - p)) as spread
    from (select ${rowGroup("s.l", session.model.seed)} as "group", ${probability} as p, k.l is not null as linked from scored s left join ${links} k on k.l = s.l and k.r = s.r)
    group by all order by all`);
}

/** Matches expected among candidates too improbable to be written. */
async function unwrittenMatches({ analytics }: LinkageSession): Promise<number> {
  const [row] = await analytics.rows<{ all: number | null; written: number | null }>("select cast((select sum(probability_sum) from patterns) as double) as \"all\", cast((select sum(probability) from scored) as double) as written");
  return Math.max(0, (row?.all ?? 0) - (row?.written ?? 0));
}

function sumsFrom(cells: readonly Cell[], threshold: number, counts: readonly number[]): Sums {
  let [pairs, matches, spread, all] = [0, 0, 0, 0];
  for (const cell of cells) {
    const times = counts[cell.group] ?? 0;
    all += cell.matches * times;
    if (!cell.linked || cell.step <= threshold) continue;
    pairs += cell.pairs * times;
    matches += cell.matches * times;
    spread += cell.spread * times;
  }
  return { pairs, matches, spread, all };
}

function mergeHistories(histories: readonly (KeyHistory & { readonly group: number })[], counts: readonly number[]): readonly KeyHistory[] {
  const merged = new Map<number, number>();
  for (const { group, keys, matches } of histories) merged.set(keys, (merged.get(keys) ?? 0) + matches * (counts[group] ?? 0));
  return [...merged].map(([keys, matches]) => ({ keys, matches }));
}

interface Counted {
  readonly cells: readonly Cell[];
  readonly histories: readonly (KeyHistory & { readonly group: number })[];
  readonly shape: Parameters<typeof estimateMissed>[1];
  readonly unwritten: number;
}

/** Variances of precision and recall over resampled groups of rows. */
function bootstrap({ cells, histories, shape, unwritten }: Counted, threshold: number, replicates: number, seed: string): { readonly precision: number; readonly recall: number } {
  const next = chance(`${seed} quality`);
  const precisions: number[] = [];
  const recalls: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const counts = resample(rowGroups, next);
    const { pairs, matches, all } = sumsFrom(cells, threshold, counts);
    const missed = estimateMissed(mergeHistories(histories, counts), shape).estimate;
    if (pairs > 0) precisions.push(matches / pairs);
    if (all > 0) recalls.push(matches / (all + unwritten + missed));
  }
  return { precision: variance(precisions), recall: variance(recalls) };
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = sumOf(values) / values.length;
  return sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}
