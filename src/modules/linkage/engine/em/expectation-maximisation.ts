import { unobserved, type ComparisonShape, type LevelValues, type PatternCounts, type Values } from "./patterns.ts";
import { logLikelihood, logOdds, nonMatchBits, patternBits, probabilityOf } from "./posterior.ts";

export interface EmOptions {
  /** Share of matches among the pairs before the first step. */
  readonly share: number;
  /** Start of m and u, by comparison. */
  readonly start: Values;
  /** Comparisons that take part; those that the block decides do not. */
  readonly used: readonly boolean[];
  /** Comparisons whose values move; by default those that take part. */
  readonly estimated?: readonly boolean[];
  /** Keep the share as it starts: for pairs whose evidence is complete, where it is that of all pairs. */
  readonly fixedShare?: boolean;
  readonly freeU: boolean;
  readonly iterations: number;
  /** Stops once no m, no u and not the share moves by as much. */
  readonly tolerance: number;
}

export interface EmResult {
  readonly share: number;
  readonly values: Values;
  /** Matches expected among the pairs at the last step. */
  readonly matches: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly shares: readonly number[];
  readonly logLikelihoods: readonly number[];
  readonly history: readonly Values[];
}

/** A share is kept inside (0, 1): at a bound no later step could leave it. */
const bounded = (share: number): number => Math.min(1 - 1e-12, Math.max(1e-12, share));

/** m and u of one comparison from posterior probabilities; levels with known values keep them, and what is left is shared by the others. */
function maximised(shape: ComparisonShape, before: readonly LevelValues[], matches: readonly number[], others: readonly number[], freeU: boolean): LevelValues[] {
  const estimate = (counts: readonly number[], known: (index: number) => number | undefined): number[] => {
    const fixedSum = counts.reduce((sum, _, index) => sum + (known(index) ?? 0), 0);
    const free = counts.reduce((sum, count, index) => sum + (known(index) === undefined ? count : 0), 0);
    return counts.map((count, index) => known(index) ?? (free > 0 && count > 0 ? Math.max(0, 1 - fixedSum) * (count / free) : unobserved));
  };
  const m = estimate(matches, (index) => shape.fixed[index]?.m);
  const u = freeU ? estimate(others, (index) => shape.fixed[index]?.u) : before.map((level) => level.u);
  return before.map((level, index) => ({ m: m[index] ?? level.m, u: u[index] ?? level.u }));
}

function largestChange(before: Values, after: Values): number {
  let largest = 0;
  before.forEach((levels, c) => levels.forEach((level, l) => {
    const next = after[c]?.[l] ?? level;
    largest = Math.max(largest, Math.abs(next.m - level.m), Math.abs(next.u - level.u));
  }));
  return largest;
}

/**
 * EM of the Fellegi-Sunter mixture on counts of patterns: the E-step is exact for every pair since pairs of one pattern
 * (term frequency included) have one posterior. `shares`, `history` and `logLikelihoods` begin with the start.
 * Without term frequency, or with u fixed, the likelihood never decreases. Source: the method of Dempster, Laird and
 * Rubin (1977) for the model of Fellegi and Sunter (1969), as Winkler (1988) joined them.
 */
export function expectationMaximisation(patterns: PatternCounts, shapes: readonly ComparisonShape[], options: EmOptions): EmResult {
  const count = patterns.comparisons;
  const estimated = options.estimated ?? options.used;
  let share = bounded(options.share);
  let values = options.start;
  const [shares, history, logLikelihoods]: [number[], Values[], number[]] = [[share], [values], []];
  let iterations = 0;
  let matches = 0;
  let converged = false;
  while (iterations < options.iterations && !converged && patterns.size > 0) {
    const bits = patternBits(patterns, shapes, values, options.used);
    logLikelihoods.push(logLikelihood(patterns, share, bits, nonMatchBits(patterns, values, options.used)));
    const prior = logOdds(share);
    const sums = shapes.map((shape) => ({ matches: Array.from({ length: shape.levels }, () => 0), others: Array.from({ length: shape.levels }, () => 0) }));
    let [matched, total] = [0, 0];
    for (let i = 0; i < patterns.size; i += 1) {
      const pairs = patterns.pairs[i] ?? 0;
      const match = pairs * probabilityOf(prior + (bits[i] ?? 0));
      matched += match;
      total += pairs;
      for (let c = 0; c < count; c += 1) {
        const level = patterns.levels[i * count + c] ?? -1;
        const sum = sums[c];
        if (level < 0 || sum === undefined) continue;
        sum.matches[level] = (sum.matches[level] ?? 0) + match;
        sum.others[level] = (sum.others[level] ?? 0) + (pairs - match);
      }
    }
    matches = matched;
    const next = shapes.map((shape, c) => {
      const [before, sum] = [values[c] ?? [], sums[c]];
      return estimated[c] === true && sum !== undefined ? maximised(shape, before, sum.matches, sum.others, options.freeU) : before;
    });
    const nextShare = options.fixedShare === true ? share : bounded(matched / total);
    converged = Math.max(largestChange(values, next), Math.abs(nextShare - share)) < options.tolerance;
    [share, values] = [nextShare, next];
    iterations += 1;
    shares.push(share);
    history.push(values);
  }
  logLikelihoods.push(logLikelihood(patterns, share, patternBits(patterns, shapes, values, options.used), nonMatchBits(patterns, values, options.used)));
  return { share, values, matches, iterations, converged, shares, logLikelihoods, history };
}

/** Start of m: 0.95 for the strongest level, the rest shared; known values stay. */
export function startOfM(shape: ComparisonShape): number[] {
  const rest = shape.levels > 1 ? 0.05 / (shape.levels - 1) : 1;
  return Array.from({ length: shape.levels }, (_, index) => shape.fixed[index]?.m ?? (index === 0 && shape.levels > 1 ? 0.95 : rest));
}

/** Start of u where nothing is known: weights from 10 bits for the strongest level down to −5, as the reference does. */
export function startOfU(shape: ComparisonShape): number[] {
  const m = startOfM(shape);
  const steps = Math.max(1, shape.levels - 2);
  const raw = m.map((value, index) => value / 2 ** (index === 0 ? 10 : 3 - (8 * (index - 1)) / steps));
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value, index) => shape.fixed[index]?.u ?? value / sum);
}
