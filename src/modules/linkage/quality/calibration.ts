import { wilsonInterval } from "../../../kernel/statistics/index.ts";
import { doubt, type ClericalStratum } from "./clerical-sample.ts";
import { double } from "../engine/sql.ts";
import { shareWithVariance, sumOf, type EstimatedShare } from "./interval.ts";
import { fitIsotonic } from "./isotonic.ts";

/** A pair of the clerical sample once read. */
export interface ClericalLabel {
  readonly stratum: number;
  /** Of the model, in bits, the prior included. */
  readonly weight: number;
  /** Of the model, before calibration. */
  readonly probability: number;
  /** What readers decided; between 0 and 1 where they could not settle. */
  readonly match: number;
}

export interface ReliabilityRow {
  readonly stratum: number;
  readonly pairs: number;
  readonly labels: number;
  /** What the model announced, what readers saw, what the calibration says now. */
  readonly announced: number;
  readonly observed: EstimatedShare | null;
  readonly calibrated: number;
}

/**
 * From weights to probabilities that readers confirmed; kept with the run, as JSON. Between knots (weight in bits,
 * probability) the line is straight; before the first and after the last it is level.
 */
export interface Calibration {
  readonly format: "jalon-linkage-calibration/1";
  readonly labels: number;
  readonly knots: readonly (readonly [weight: number, probability: number])[];
  readonly reliability: readonly ReliabilityRow[];
}

/**
 * Which probability does a weight stand for, according to read pairs? Isotonic regression on the weight, each label
 * standing for the pairs of its stratum that it was drawn for. Twenty labels that all agree do not make a certainty:
 * each is drawn towards what the model announced for its stratum, at most 98 % sure, as by `prior` more labels (1 by
 * default; 0 for the bare regression). Without labels the model’s own probabilities remain, at the middle of each stratum.
 * Throws a RangeError for a label of a stratum that is not there.
 */
export function fitCalibration(labels: readonly ClericalLabel[], strata: readonly ClericalStratum[], options: { readonly prior?: number } = {}): Calibration {
  const prior = options.prior ?? 1;
  const unknown = labels.find(({ stratum }) => strata[stratum] === undefined);
  if (unknown !== undefined) throw new RangeError(`no stratum ${unknown.stratum}`);
  const points = strata.flatMap((stratum, at) => {
    const inside = labels.filter((label) => label.stratum === at);
    const announced = Math.min(1 - doubt, Math.max(doubt, stratum.meanProbability));
    if (inside.length === 0) return [{ at: stratum.meanWeight, value: announced, weight: stratum.pairs }];
    const each = stratum.pairs / inside.length;
    return inside.map(({ weight, match }) => ({ at: weight, value: (match * inside.length + prior * announced) / (inside.length + prior), weight: each }));
  });
  const knots = fitIsotonic(points).map(({ centre, value }) => [centre, value] as const);
  const calibration: Calibration = { format: "jalon-linkage-calibration/1", labels: labels.length, knots, reliability: [] };
  return { ...calibration, reliability: strata.map((stratum, at) => reliability(calibration, stratum, at, labels.filter((label) => label.stratum === at))) };
}

function reliability(calibration: Calibration, stratum: ClericalStratum, at: number, inside: readonly ClericalLabel[]): ReliabilityRow {
  const matches = sumOf(inside.map(({ match }) => match));
  const interval = wilsonInterval(matches, inside.length);
  return {
    stratum: at, pairs: stratum.pairs, labels: inside.length, announced: stratum.meanProbability,
    observed: interval === null ? null : { share: matches / inside.length, ...interval },
    calibrated: inside.length === 0 ? calibratedProbability(calibration, stratum.meanWeight) : sumOf(inside.map(({ weight }) => calibratedProbability(calibration, weight))) / inside.length,
  };
}

/** What a weight (in bits) stands for according to a calibration, from 0 to 1. */
export function calibratedProbability(calibration: Calibration, weight: number): number {
  const { knots } = calibration;
  const after = knots.findIndex(([at]) => at >= weight);
  const high = knots[after === -1 ? knots.length - 1 : after];
  const low = knots[after === -1 ? knots.length - 1 : after - 1];
  if (high === undefined) throw new RangeError("a calibration without knots");
  if (low === undefined || low[0] === high[0]) return high[1];
  return low[1] + ((high[1] - low[1]) * (weight - low[0])) / (high[0] - low[0]);
}

/** The same as SQL over a column of weights, for every pair of a run. */
export function calibratedProbabilitySql(calibration: Calibration, column = "weight"): string {
  const [first, ...others] = calibration.knots;
  if (first === undefined) throw new RangeError("a calibration without knots");
  const arms = others.map(([at, value], index) => {
    const [from, before] = calibration.knots[index] ?? first;
    return `when ${column} <= ${double(at)} then ${double(before)} + (${double(value - before)} * (${column} - ${double(from)})) / ${double(at - from)}`;
  });
  const end = others.at(-1) ?? first;
  return `case when ${column} <= ${double(first[0])} then ${double(first[1])} ${arms.join(" ")} else ${double(end[1])} end`;
}

/** Precision and recall of what lies at or above a threshold, from read pairs alone: nothing of the model enters but the strata. */
export interface ReadQuality {
  readonly precision: EstimatedShare | null;
  /** Among the pairs that were looked at: matches that no rule proposed are not in it. */
  readonly recallOfScored: EstimatedShare | null;
  readonly matchesAbove: number;
  readonly matchesBelow: number;
  /** Labels behind each figure. */
  readonly labels: { readonly above: number; readonly below: number };
}

/**
 * How good are the links at or above `weight`, as readers saw a stratified sample? Stratified (Horvitz-Thompson)
 * estimates: each stratum counts by its pairs. The variance within a stratum is that of one more agreement and one more
 * disagreement than seen (Agresti and Coull 1998), so that a few unanimous labels are no certainty; the intervals are
 * those of `shareWithVariance`, recall linearised as a ratio. Strata must not straddle the threshold
 * (`chooseClericalSample` sees to it); one without labels leaves null what needs it.
 */
export function readQuality(labels: readonly ClericalLabel[], strata: readonly ClericalStratum[], weight: number): ReadQuality {
  const parts = strata.map((stratum, at) => {
    const inside = labels.filter((label) => label.stratum === at);
    const share = inside.length === 0 ? null : sumOf(inside.map(({ match }) => match)) / inside.length;
    const smoothed = (sumOf(inside.map(({ match }) => match)) + 1) / (inside.length + 2);
    const unread = stratum.pairs === 0 ? 0 : 1 - inside.length / stratum.pairs;
    return { above: stratum.from >= weight, pairs: stratum.pairs, labels: inside.length, share, variance: inside.length === 0 ? 0 : (unread * smoothed * (1 - smoothed)) / inside.length };
  }).filter(({ pairs }) => pairs > 0);
  const total = (above: boolean) => {
    const chosen = parts.filter((part) => part.above === above);
    return {
      pairs: sumOf(chosen.map(({ pairs }) => pairs)),
      labels: sumOf(chosen.map(({ labels: count }) => count)),
      matches: sumOf(chosen.map(({ pairs, share }) => pairs * (share ?? 0))),
      variance: sumOf(chosen.map(({ pairs, variance }) => pairs ** 2 * variance)),
      complete: chosen.every(({ share }) => share !== null),
    };
  };
  const [above, below] = [total(true), total(false)];
  const matches = above.matches + below.matches;
  const recall = above.matches / matches;
  return {
    precision: !above.complete || above.pairs === 0 ? null : shareWithVariance(above.matches / above.pairs, above.variance / above.pairs ** 2, above.labels),
    recallOfScored: !above.complete || !below.complete || matches === 0 ? null
      : shareWithVariance(recall, ((1 - recall) ** 2 * above.variance + recall ** 2 * below.variance) / matches ** 2, above.labels + below.labels),
    matchesAbove: above.matches, matchesBelow: below.matches, labels: { above: above.labels, below: below.labels },
  };
}
