import { wilsonInterval } from "../../../kernel/statistics/index.ts";
import type { Training } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { quoted } from "../engine/sql.ts";
import { chance, resample } from "./chance.ts";
import { shareWithVariance, sumOf, type EstimatedShare } from "./interval.ts";
import { rowGroup, rowGroups } from "./key-histories.ts";

export interface LevelInterval {
  readonly comparison: string;
  /** Strongest first. */
  readonly level: number;
  readonly label: string;
  readonly m: EstimatedShare;
  readonly u: EstimatedShare;
}

/**
 * How sure are m and u? m: a bootstrap over 100 groups of left rows; in each replicate the last step of the training is
 * taken again over the scored pairs (each by its probability), and its spread is laid around the trained value, as
 * `shareWithVariance`. u: the binomial spread of the random pairs it was counted on (Wilson), none where the model was
 * given its values. Sampling alone: that comparisons depend on each other among matches is in neither.
 */
export async function trainingIntervals(session: LinkageSession, training: Training, replicates = 200): Promise<readonly LevelInterval[]> {
  const { model, analytics } = session;
  const found: LevelInterval[] = [];
  for (const comparison of model.comparisons) {
    const cells = await analytics.rows<{ group: number; gamma: number; matches: number }>(`
      select ${rowGroup("s.l", model.seed)} as "group", ${quoted(`g_${comparison.name}`)} as gamma, sum(probability) as matches from scored s where ${quoted(`g_${comparison.name}`)} >= 0 group by all order by all`);
    const levels = training.values.comparisons[comparison.name] ?? [];
    const all = sumOf(cells.map(({ matches }) => matches));
    const next = chance(`${model.seed} ${comparison.name}`);
    const shares = Array.from({ length: replicates }, () => {
      const counts = resample(rowGroups, next);
      const sums = levels.map(() => 0);
      for (const { group, gamma, matches } of cells) sums[levels.length - 1 - gamma] = (sums[levels.length - 1 - gamma] ?? 0) + matches * (counts[group] ?? 0);
      const total = sumOf(sums);
      return sums.map((sum) => (total === 0 ? 0 : sum / total));
    });
    for (const [level, { label, m, u }] of levels.entries()) {
      const own = shares.map((one) => one[level] ?? 0);
      const mean = sumOf(own) / replicates;
      const variance = sumOf(own.map((value) => (value - mean) ** 2)) / Math.max(1, replicates - 1);
      const counted = wilsonInterval(u * training.randomPairs, training.randomPairs) ?? { low: u, high: u };
      found.push({ comparison: comparison.name, level, label, m: shareWithVariance(m, variance, all), u: { share: u, low: Math.min(u, counted.low), high: Math.max(u, counted.high) } });
    }
  }
  return found;
}
