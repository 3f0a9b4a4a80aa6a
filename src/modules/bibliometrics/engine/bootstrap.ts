import type { Interval } from "../domain/engine.ts";
import { classesOf, rank, type Classes, type SparseColumn } from "./bootstrap-classes.ts";
import { largestPower, PoissonTable, RandomWords } from "./random.ts";

/** What papers score, and how much each weighs: every mean is Σ weight·score / Σ weight over the drawn papers that have the score. */
export interface ResampledScores {
  /** A column for each mean; NaN where the paper is not in it. */
  readonly scores: readonly Float64Array[];
  /** A column for each counting. */
  readonly weights: readonly Float64Array[];
}

export interface BootstrapChoice {
  readonly resamples: number;
  readonly coverage: number;
  readonly seed: string;
}

/** Below it, drawing papers one by one costs less than drawing classes. */
const drawnOneByOne = 5_000;

/** How often Poisson tables must be asked to draw all classes once. */
function tableDraws(sizes: Int32Array): number {
  let draws = 0;
  for (let size of sizes) for (draws += size >> largestPower, size &= (1 << largestPower) - 1; size > 0; size &= size - 1) draws += 1;
  return draws;
}

/**
 * Percentile intervals of means when the papers are drawn again with replacement, as many as there are: the stability
 * intervals of the Leiden Ranking. Given by counting, then by score. The same papers, whatever their order, and the same
 * seed give the same numbers to the last digit.
 *
 * In large sets papers that are alike are drawn as a class: how often it comes is Poisson, at a rate a little below its
 * size; the few draws still missing are then made one by one, which makes the counts exactly multinomial. `groups` says
 * which scores share their draws where that is less work: papers are alike more often in fewer scores.
 */
export function resampleMeans(papers: number, { scores, weights }: ResampledScores, choice: BootstrapChoice, groups: readonly (readonly number[])[] = [scores.map((_, index) => index)]): (Interval | null)[][] {
  if (papers < 2) return weights.map(() => scores.map(() => null));
  const [ranksOfWeights, ranksOfScores] = [weights.map(rank), scores.map(rank)];
  const together = classesOf(papers, { scores, weights }, [...ranksOfWeights, ...ranksOfScores]);
  if (papers >= drawnOneByOne && groups.length > 1) {
    const apart = groups.map((group) => classesOf(papers, { scores: group.flatMap((index) => scores[index] ?? []), weights }, [...ranksOfWeights, ...group.flatMap((index) => ranksOfScores[index] ?? [])]));
    if (apart.reduce((sum, { sizes }) => sum + tableDraws(sizes), 0) < tableDraws(together.sizes)) {
      const found = apart.map((classes, index) => resampleClasses(papers, classes, { ...choice, seed: `${choice.seed}\n${index}` }));
      return weights.map((_, counting) => scores.map((_column, score) => {
        const group = groups.findIndex((one) => one.includes(score));
        return found[group]?.[counting]?.[groups[group]?.indexOf(score) ?? 0] ?? null;
      }));
    }
  }
  return resampleClasses(papers, together, choice);
}

function resampleClasses(papers: number, classes: Classes, { resamples, coverage, seed }: BootstrapChoice): (Interval | null)[][] {
  const counts = new Int32Array(classes.sizes.length);
  const means = classes.segmentWeights.map(() => classes.scores.map(() => new Float64Array(resamples)));
  const segments = classes.segmentEnds.length;
  const scratch = { counted: new Float64Array(segments), values: new Float64Array(segments), totals: new Float64Array(segments) };
  const words = new RandomWords(seed);
  const tables = papers < drawnOneByOne ? null : PoissonTable.powersOfTwo(rateOf(papers));
  for (let drawn = 0; drawn < resamples; drawn += 1) {
    if (tables === null) {
      counts.fill(0);
      words.countDraws(papers, classes.ofPaper, counts);
    } else {
      let missing: number;
      // One time in millions more are drawn than there are papers: drawn again.
      do missing = papers - drawCounts(words, classes.sizes, counts, tables); while (missing < 0);
      for (; missing > 0; missing -= 1) {
        const at = classes.ofPaper[words.below(papers)] ?? 0;
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    addMeans(classes, counts, means, drawn, scratch);
  }
  return means.map((columns) => columns.map((drawn, index) => {
    if (inMean(classes, index) < 2 || drawn.some((mean) => !Number.isFinite(mean))) return null;
    drawn.sort();
    return { low: quantile(drawn, (1 - coverage) / 2), high: quantile(drawn, (1 + coverage) / 2) };
  }));
}

/** Five standard deviations of the number drawn are left to the draws one by one. */
function rateOf(papers: number): number {
  return 1 - 5 / Math.sqrt(papers);
}

/** Papers that have a score. */
function inMean({ sizes, absent }: Classes, score: number): number {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return all - (absent[score]?.classes.reduce((sum, at) => sum + (sizes[at] ?? 0), 0) ?? 0);
}

/** One ratio, Σ value / Σ weight, to be resampled: weight times score of each paper, and its weight, 0 where it is not in the mean. */
export interface ResampledRatio {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/** Intervals of ratios, each drawn on its own: `resampleMeans` for whoever holds weighted scores. */
export function resample(papers: number, ratios: readonly ResampledRatio[], choice: BootstrapChoice): (Interval | null)[] {
  return ratios.map(({ values, weights }) => resampleMeans(papers, { scores: [values.map((value, at) => (weights[at] === 0 ? Number.NaN : value / (weights[at] ?? 1)))], weights: [weights] }, choice)[0]?.[0] ?? null);
}

/** Sums by segment, made once for all resamples. */
interface Scratch {
  readonly counted: Float64Array;
  readonly values: Float64Array;
  readonly totals: Float64Array;
}

/** The means of one resample: sums by segment, then each counting weighs the segments. */
function addMeans({ scores, absent, segmentEnds, segmentWeights }: Classes, counts: Int32Array, means: readonly (readonly Float64Array[])[], drawn: number, scratch: Scratch): void {
  countSegments(counts, segmentEnds, scratch.counted);
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index];
    if (score === undefined) continue;
    sumSegments(counts, score, segmentEnds, scratch.values);
    const without = absent[index] ?? null;
    const totals = without === null ? scratch.counted : scratch.totals;
    if (without !== null) {
      sumSegments(counts, without, segmentEnds, totals);
      for (let segment = 0; segment < totals.length; segment += 1) totals[segment] = (scratch.counted[segment] ?? 0) - (totals[segment] ?? 0);
    }
    for (let counting = 0; counting < segmentWeights.length; counting += 1) {
      const into = means[counting]?.[index];
      const weights = segmentWeights[counting] ?? totals;
      if (into !== undefined) into[drawn] = weighed(scratch.values, weights) / weighed(totals, weights);
    }
  }
}

function countSegments(counts: Int32Array, ends: Int32Array, sums: Float64Array): void {
  let at = 0;
  for (let segment = 0; segment < ends.length; segment += 1) {
    const end = ends[segment] ?? 0;
    let sum = 0;
    for (; at < end; at += 1) sum += counts[at] ?? 0;
    sums[segment] = sum;
  }
}

function sumSegments(counts: Int32Array, { classes, values, dense, ends }: SparseColumn, segmentEnds: Int32Array, sums: Float64Array): void {
  if (dense !== null) {
    sumDense(counts, dense, segmentEnds, sums);
    return;
  }
  let at = 0;
  for (let segment = 0; segment < ends.length; segment += 1) {
    const end = ends[segment] ?? 0;
    let sum = 0;
    for (; at < end; at += 1) sum += (counts[classes[at] ?? 0] ?? 0) * (values[at] ?? 0);
    sums[segment] = sum;
  }
}

/** Four sums side by side, so that one addition need not wait for the one before. */
function sumDense(counts: Int32Array, values: Float64Array, segmentEnds: Int32Array, sums: Float64Array): void {
  let at = 0;
  for (let segment = 0; segment < segmentEnds.length; segment += 1) {
    const end = segmentEnds[segment] ?? 0;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (; at + 3 < end; at += 4) {
      a += (counts[at] ?? 0) * (values[at] ?? 0);
      b += (counts[at + 1] ?? 0) * (values[at + 1] ?? 0);
      c += (counts[at + 2] ?? 0) * (values[at + 2] ?? 0);
      d += (counts[at + 3] ?? 0) * (values[at + 3] ?? 0);
    }
    for (; at < end; at += 1) a += (counts[at] ?? 0) * (values[at] ?? 0);
    sums[segment] = a + b + (c + d);
  }
}

/** Draws each class a Poisson number of times; says how many draws that makes. */
function drawCounts(words: RandomWords, sizes: Int32Array, counts: Int32Array, tables: readonly PoissonTable[]): number {
  const [one, largest] = [tables[0], tables[largestPower]];
  if (one === undefined || largest === undefined) return 0;
  let total = 0;
  for (let at = 0; at < sizes.length; at += 1) {
    let left = sizes[at] ?? 0;
    let count = 0;
    if (left === 1) count = one.draw(words);
    else {
      for (; left >= 1 << largestPower; left -= 1 << largestPower) count += largest.draw(words);
      for (let power = 0; left > 0; power += 1, left >>= 1) if ((left & 1) === 1) count += tables[power]?.draw(words) ?? 0;
    }
    counts[at] = count;
    total += count;
  }
  return total;
}

function weighed(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

/** Quantile of sorted values by linear interpolation (R’s type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
}
