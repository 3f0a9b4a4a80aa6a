import type { ExpandedComparison } from "../../domain/model.ts";

/** A term-frequency adjustment of one level as the statistics see it. */
export interface TermAdjustment {
  readonly weight: number;
  readonly floor: number;
  /** Index of the level whose u the adjustment replaces: the exact level, which alike ones borrow from. */
  readonly borrowsFrom: number;
}

/** A comparison as the statistics see it: levels strongest first, nothing of columns or conditions. */
export interface ComparisonShape {
  readonly name: string;
  readonly levels: number;
  /** Known values of a level, never estimated. */
  readonly fixed: readonly { readonly m?: number; readonly u?: number }[];
  readonly terms: readonly (TermAdjustment | null)[];
}

/**
 * Pairs counted by pattern, flat: pattern i of comparison c is at `i * comparisons + c`. `levels` holds the index of the
 * level (0 the strongest) or −1 for null; `terms` log2 of the term frequency that enters, or 0 where none does.
 */
export interface PatternCounts {
  readonly comparisons: number;
  readonly size: number;
  readonly levels: Int8Array;
  readonly terms: Float64Array;
  readonly pairs: Float64Array;
}

export interface LevelValues { readonly m: number; readonly u: number }
/** By comparison, then by level strongest first. */
export type Values = readonly (readonly LevelValues[])[];

/** What an observed level counts at least, and one never seen: the reference implementation's own constant. */
export const unobserved = 1e-6;

export function emptyPatterns(comparisons: number, size: number): PatternCounts {
  return { comparisons, size, levels: new Int8Array(size * comparisons), terms: new Float64Array(size * comparisons), pairs: new Float64Array(size) };
}

export function totalPairs(patterns: PatternCounts): number {
  let total = 0;
  for (let i = 0; i < patterns.size; i += 1) total += patterns.pairs[i] ?? 0;
  return total;
}

/** Reads from an expanded model what the statistics need of a comparison. */
export function shapeOf(comparison: ExpandedComparison): ComparisonShape {
  const exactLevel = (column: string): number => comparison.levels.findIndex((level) => level.when !== undefined && "exact" in level.when && level.when.exact === column);
  return {
    name: comparison.name,
    levels: comparison.levels.length,
    fixed: comparison.levels.map((level) => ({ ...(level.m === undefined ? {} : { m: level.m }), ...(level.u === undefined ? {} : { u: level.u }) })),
    terms: comparison.levels.map((level, index) => {
      const spec = level.termFrequency;
      if (spec === undefined) return null;
      const exact = exactLevel(spec.column);
      return { weight: spec.weight ?? 1, floor: spec.floor ?? 0, borrowsFrom: exact < 0 ? index : exact };
    }),
  };
}

/** Bits that a level weighs, and its adjustment by term frequency apart: `a · (log2 u_exact − log2 max(tf, floor))`. */
export function levelBits(values: LevelValues): number {
  return Math.log2(values.m) - Math.log2(values.u);
}
