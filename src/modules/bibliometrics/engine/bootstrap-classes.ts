import type { ResampledScores } from "./bootstrap.ts";

/** The classes of a column that are not 0, most of which are in top shares: sums only go over them. */
export interface SparseColumn {
  readonly classes: Int32Array;
  readonly values: Float64Array;
  /** The column itself, where most of it is not 0. */
  readonly dense: Float64Array | null;
  /** Per segment, where its entries end. */
  readonly ends: Int32Array;
}

/** Papers alike in everything that is resampled together. Classes of the same weights stand side by side, as segments. */
export interface Classes {
  readonly sizes: Int32Array;
  /** The class of each paper, papers in the order of their classes. */
  readonly ofPaper: Int32Array;
  readonly scores: readonly SparseColumn[];
  /** Per score: 1 where the class does not have it; null where all have it. */
  readonly absent: readonly (SparseColumn | null)[];
  readonly segmentEnds: Int32Array;
  /** Per counting, the weight of each segment. */
  readonly segmentWeights: readonly Float64Array[];
}

function sparse(column: Float64Array, segmentEnds: readonly number[]): SparseColumn {
  let count = 0;
  for (const value of column) if (value !== 0) count += 1;
  const classes = new Int32Array(count);
  const values = new Float64Array(count);
  const ends = new Int32Array(segmentEnds.length);
  let [used, segment] = [0, 0];
  for (let at = 0; at < column.length; at += 1) {
    if (at === segmentEnds[segment]) ends[segment++] = used;
    const value = column[at] ?? 0;
    if (value === 0) continue;
    classes[used] = at;
    values[used] = value;
    used += 1;
  }
  ends[segment] = used;
  return { classes, values, dense: count * 2 > column.length ? column : null, ends };
}

export interface Ranks {
  readonly ranks: Int32Array;
  readonly distinct: number;
}

/** The rank of each value among the distinct ones; NaN, alike with itself, comes last. Says how many distinct ones there are. */
export function rank(column: Float64Array): Ranks {
  const sorted = column.slice().sort();
  let distinct = 0;
  for (const value of sorted) {
    if (Number.isNaN(value)) break;
    if (distinct === 0 || value !== sorted[distinct - 1]) sorted[distinct++] = value;
  }
  const ranks = new Int32Array(column.length);
  let missing = false;
  for (let at = 0; at < column.length; at += 1) {
    const value = column[at] ?? 0;
    missing ||= Number.isNaN(value);
    // The first that is not below; NaN is below nothing, and above all here.
    let [low, high] = [0, distinct];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) >= value) high = middle;
      else low = middle + 1;
    }
    ranks[at] = low;
  }
  return { ranks, distinct: distinct + (missing ? 1 : 0) };
}

/** Papers alike in every column, in order of the columns one after the other. */
function rankTogether(papers: number, columns: readonly Ranks[]): Ranks {
  let keys: Float64Array = new Float64Array(papers);
  let size = 1;
  for (const { ranks, distinct } of columns) {
    if (distinct === 1) continue;
    if (size * distinct >= Number.MAX_SAFE_INTEGER) {
      const shorter = rank(keys);
      keys = Float64Array.from(shorter.ranks);
      size = shorter.distinct;
    }
    for (let paper = 0; paper < papers; paper += 1) keys[paper] = (keys[paper] ?? 0) * distinct + (ranks[paper] ?? 0);
    size *= distinct;
  }
  return rank(keys);
}

/** Classes in the order of their numbers, so that the order of the papers shows in nothing. */
export function classesOf(papers: number, { scores, weights }: ResampledScores, ranked: readonly Ranks[]): Classes {
  const { ranks: ofPaper, distinct } = rankTogether(papers, ranked);
  const sizes = new Int32Array(distinct);
  const first = new Int32Array(distinct);
  for (let paper = 0; paper < papers; paper += 1) {
    const at = ofPaper[paper] ?? 0;
    sizes[at] = (sizes[at] ?? 0) + 1;
    first[at] = paper;
  }
  const segmentEnds: number[] = [];
  for (let at = 1; at <= distinct; at += 1) if (at === distinct || weights.some((column) => column[first[at] ?? 0] !== column[first[at - 1] ?? 0])) segmentEnds.push(at);
  const heads = segmentEnds.map((_, index) => first[segmentEnds[index - 1] ?? 0] ?? 0);
  return {
    // Sorted: a draw takes the paper at a place, and places must not tell in which order the papers came.
    sizes, ofPaper: Int32Array.from(ofPaper).sort(),
    scores: scores.map((column) => sparse(Float64Array.from(first, (paper) => (Number.isNaN(column[paper]) ? 0 : (column[paper] ?? 0))), segmentEnds)),
    absent: scores.map((column) => (column.some(Number.isNaN) ? sparse(Float64Array.from(first, (paper) => (Number.isNaN(column[paper]) ? 1 : 0)), segmentEnds) : null)),
    segmentEnds: Int32Array.from(segmentEnds),
    segmentWeights: weights.map((column) => Float64Array.from(heads, (paper) => column[paper] ?? 0)),
  };
}
