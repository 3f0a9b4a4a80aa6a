import type { ComparisonShape, PatternCounts, Values } from "../em/patterns.ts";
import { logOdds, patternBits, probabilityOf } from "../em/posterior.ts";

/** Matches expected among candidates at a share of matches among all pairs. */
export function expectedMatches(patterns: PatternCounts, bits: Float64Array, share: number): number {
  const prior = logOdds(share);
  let matches = 0;
  for (let i = 0; i < patterns.size; i += 1) matches += (patterns.pairs[i] ?? 0) * probabilityOf(prior + (bits[i] ?? 0));
  return matches;
}

/**
 * Share of matches among all possible pairs, from the candidates of all rules with m and u as trained: the fixed point
 * of λ = Σp(λ) / (pairs · recall), which is the EM of λ over all pairs where those in no block hold next to no match but
 * the part that the rules miss. From above, so that of two fixed points the one with matches is found.
 */
export function estimatePrior(patterns: PatternCounts, shapes: readonly ComparisonShape[], values: Values, allPairs: number, recall: number): number {
  const bits = patternBits(patterns, shapes, values, shapes.map(() => true));
  // One row makes no pair at all.
  const least = 0.5 / Math.max(1, allPairs);
  let share = Math.min(0.5, Math.max(least, expectedMatches(patterns, bits, 0.5) / Math.max(1, allPairs)));
  for (let round = 0; round < 200; round += 1) {
    const next = Math.min(0.999, Math.max(least, expectedMatches(patterns, bits, share) / (Math.max(1, allPairs) * recall)));
    const moved = Math.abs(next - share) / share;
    share = next;
    if (moved < 1e-9) break;
  }
  return share;
}
