import { levelBits, type ComparisonShape, type PatternCounts, type Values } from "./patterns.ts";

/** `1/(1+2^−w)` from bits, without overflow on either side. */
export function probabilityOf(bits: number): number {
  if (bits >= 0) return 1 / (1 + 2 ** -bits);
  const odds = 2 ** bits;
  return odds / (1 + odds);
}

export function logOdds(share: number): number {
  return Math.log2(share) - Math.log2(1 - share);
}

/** Bits of each pattern without the prior: the sum over `used` comparisons of log2(m/u) and of the term-frequency adjustment. */
export function patternBits(patterns: PatternCounts, shapes: readonly ComparisonShape[], values: Values, used: readonly boolean[]): Float64Array {
  const bits = new Float64Array(patterns.size);
  const count = patterns.comparisons;
  for (let c = 0; c < count; c += 1) {
    const [shape, own] = [shapes[c], values[c]];
    if (used[c] !== true || shape === undefined || own === undefined) continue;
    const weights = own.map(levelBits);
    const adjustments = shape.terms.map((term) => term === null ? null : { weight: term.weight, floor: Math.log2(term.floor), logU: Math.log2(own[term.borrowsFrom]?.u ?? 1) });
    for (let i = 0; i < patterns.size; i += 1) {
      const level = patterns.levels[i * count + c] ?? -1;
      if (level < 0) continue;
      bits[i] = (bits[i] ?? 0) + (weights[level] ?? 0);
      const adjustment = adjustments[level];
      const term = patterns.terms[i * count + c] ?? 0;
      if (adjustment !== undefined && adjustment !== null && term < 0) bits[i] = (bits[i] ?? 0) + adjustment.weight * (adjustment.logU - Math.max(term, adjustment.floor));
    }
  }
  return bits;
}

/** log2 of the probability of each pattern among non-matches: the part of the likelihood that the bits leave out. */
export function nonMatchBits(patterns: PatternCounts, values: Values, used: readonly boolean[]): Float64Array {
  const bits = new Float64Array(patterns.size);
  const count = patterns.comparisons;
  for (let c = 0; c < count; c += 1) {
    const own = values[c];
    if (used[c] !== true || own === undefined) continue;
    const logs = own.map((level) => Math.log2(level.u));
    for (let i = 0; i < patterns.size; i += 1) {
      const level = patterns.levels[i * count + c] ?? -1;
      if (level >= 0) bits[i] = (bits[i] ?? 0) + (logs[level] ?? 0);
    }
  }
  return bits;
}

/** Natural log likelihood of the mixture: Σ n · ln(λ·M + (1−λ)·U), with M/U = 2^bits. */
export function logLikelihood(patterns: PatternCounts, share: number, bits: Float64Array, nonMatch: Float64Array): number {
  const prior = logOdds(share);
  let total = 0;
  for (let i = 0; i < patterns.size; i += 1) {
    const weight = prior + (bits[i] ?? 0);
    const log2Sum = weight > 0 ? weight + Math.log2(1 + 2 ** -weight) : Math.log2(1 + 2 ** weight);
    total += (patterns.pairs[i] ?? 0) * (Math.log2(1 - share) + (nonMatch[i] ?? 0) + log2Sum);
  }
  return total * Math.LN2;
}
