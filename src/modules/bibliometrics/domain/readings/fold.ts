import { Adder } from "d3-array";
import { resample } from "../../engine/bootstrap.ts";
import type { Estimate } from "../engine.ts";

/** What one paper gives to a number: `score` times `weight` above the line, `weight` below it. */
export interface Contribution {
  readonly score: number;
  readonly weight: number;
}

/** `sum`: scores added up; `mean`: their weighted mean; `share`: their sum over a total known elsewhere. */
export type Fold = { readonly kind: "sum" } | { readonly kind: "mean" } | { readonly kind: "share"; readonly total: number };

/** The number that contributions give, whatever their order; null where there is nothing to divide by. */
export function foldContributions(contributions: readonly Contribution[], fold: Fold): number | null {
  const [above, below] = [new Adder(), new Adder()];
  // In one order: a sum of floats in another could differ in its last digit.
  for (const { score, weight } of [...contributions].sort((a, b) => a.score - b.score || a.weight - b.weight)) {
    above.add(score * weight);
    below.add(weight);
  }
  if (fold.kind === "sum") return +above;
  const divisor = fold.kind === "share" ? fold.total : +below;
  return divisor > 0 ? +above / divisor : null;
}

/** As the Leiden Ranking publishes them: 1,000 resamples, the middle 95 %. */
export const bootstrap = { resamples: 1_000, coverage: 0.95, seed: "jalon" } as const;

/** The number with the interval that drawing its papers again gives. The same papers give the same interval. None for a count or a share of a whole, of which resampling says nothing, and below two papers. */
export function estimate(contributions: readonly Contribution[], fold: Fold): Estimate {
  const value = foldContributions(contributions, fold);
  if (value === null || fold.kind !== "mean" || contributions.length < 2) return { value, interval: null };
  const ratio = { values: Float64Array.from(contributions, (one) => one.score * one.weight), weights: Float64Array.from(contributions, (one) => one.weight) };
  return { value, interval: resample(contributions.length, [ratio], bootstrap)[0] ?? null };
}
