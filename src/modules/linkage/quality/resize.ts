import type { TrainedValues } from "../domain/model.ts";
import type { Calibration } from "./calibration.ts";
import { weightOf } from "./clerical-sample.ts";

export interface FileSizes {
  readonly leftRows: number;
  /** Null in one file. */
  readonly rightRows: number | null;
}

export interface Growth {
  /** How many times as many matches; by default as the rows of one file, or of the smaller of two. */
  readonly matches?: number;
}

/**
 * Weights learned on files of one size say too much on larger ones: non-matches grow as the product of the sizes,
 * matches only as the files. How many bits do the prior odds change? Negative when files grow.
 *
 * @example priorShift({ leftRows: 1e6, rightRows: null }, { leftRows: 5e6, rightRows: null }) // −2.32: 5 times as many matches among 25 times as many pairs
 */
export function priorShift(from: FileSizes, to: FileSizes, growth: Growth = {}): number {
  const smaller = ({ leftRows, rightRows }: FileSizes) => Math.min(leftRows, rightRows ?? leftRows);
  return Math.log2((growth.matches ?? smaller(to) / smaller(from)) / (allPairs(to) / allPairs(from)));
}

function allPairs({ leftRows, rightRows }: FileSizes): number {
  return rightRows === null ? (leftRows * (leftRows - 1)) / 2 : leftRows * rightRows;
}

/** Trained values for files of another size: the same evidence, the prior odds moved. What one comparison says of a match does not depend on how many rows there are. */
export function resizeTrained(values: TrainedValues, shift: number): TrainedValues {
  return { ...values, prior: shiftProbability(values.prior, shift) };
}

/**
 * A calibration for files of another size. Evidence that was worth the calibrated odds then is worth those odds times
 * the change of the prior odds now. `priorMoved` (by default): the new run was scored with the moved prior
 * (`resizeTrained`, or a prior estimated anew), so the same evidence shows as a weight `shift` higher; false: it was
 * scored with the old values, so weights are the old ones. A sample read on the new files is better than either.
 */
export function recalibrateBySize(calibration: Calibration, shift: number, options: { readonly priorMoved?: boolean } = {}): Calibration {
  const moved = options.priorMoved ?? true;
  return { ...calibration, knots: calibration.knots.map(([weight, probability]) => [weight + (moved ? shift : 0), shiftProbability(probability, shift)] as const) };
}

function shiftProbability(probability: number, bits: number): number {
  if (probability <= 0 || probability >= 1) return probability;
  return 1 / (1 + 2 ** -(weightOf(probability) + bits));
}
