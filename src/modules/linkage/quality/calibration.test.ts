import assert from "node:assert/strict";
import { test } from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { calibratedProbability, calibratedProbabilitySql, fitCalibration, readQuality, type Calibration, type ClericalLabel } from "./calibration.ts";
import { chance } from "./chance.ts";
import { planStrata, type ClericalStratum } from "./clerical-sample.ts";

const sigmoid = (bits: number) => 1 / (1 + 2 ** -bits);
/** What the made-up model ought to have said: too sure by a half, and shifted. */
const truthOf = (weight: number) => sigmoid(weight * 0.5 - 0.6);

function madeUp(seed: string): { readonly weights: readonly number[]; readonly strata: readonly ClericalStratum[] } {
  const next = chance(seed);
  const weights = Array.from({ length: 30_000 }, () => next() < 0.6 ? 8 + 8 * next() : -9 + 19 * next());
  const bins = new Map<number, { from: number; to: number; pairs: number; weightSum: number; probabilitySum: number }>();
  for (const weight of weights) {
    const bin = Math.floor(weight * 2);
    const held = bins.get(bin) ?? { from: weight, to: weight, pairs: 0, weightSum: 0, probabilitySum: 0 };
    bins.set(bin, { from: Math.min(held.from, weight), to: Math.max(held.to, weight), pairs: held.pairs + 1, weightSum: held.weightSum + weight, probabilitySum: held.probabilitySum + sigmoid(weight) });
  }
  return { weights, strata: planStrata([...bins.values()].toSorted((a, b) => a.from - b.from), { pairs: 300, strata: 10, thresholdWeight: 0 }) };
}

function read({ weights, strata }: ReturnType<typeof madeUp>, seed: string): readonly ClericalLabel[] {
  const next = chance(seed);
  return strata.flatMap((stratum, at) => {
    const inside = weights.filter((weight) => weight >= stratum.from && weight < stratum.to);
    return Array.from({ length: stratum.sampled }, () => {
      const weight = inside[Math.floor(next() * inside.length)] ?? 0;
      return { stratum: at, weight, probability: sigmoid(weight), match: next() < truthOf(weight) ? 1 : 0 };
    });
  });
}

test("the sample: no stratum straddles the threshold, most is read where the model hesitates, all is spent", () => {
  const { strata, weights } = madeUp("plan");
  assert.equal(strata.reduce((sum, { sampled }) => sum + sampled, 0), 300);
  assert.equal(strata.reduce((sum, { pairs }) => sum + pairs, 0), weights.length);
  assert.ok(strata.every(({ from, to }) => !(from < 0 && to > 0)));
  const rate = (weight: number) => {
    const stratum = strata.find(({ from, to }) => from <= weight && weight < to);
    return (stratum?.sampled ?? 0) / (stratum?.pairs ?? 1);
  };
  assert.ok(rate(0.2) > 3 * rate(12), `${rate(0.2)} against ${rate(12)}`);
  assert.ok(strata.every(({ sampled, pairs }) => sampled >= Math.min(5, pairs)));
});

test("three hundred labels mend an over-confident model", () => {
  const population = madeUp("mend");
  const calibration = fitCalibration(read(population, "readers"), population.strata);
  const error = (say: (weight: number) => number) => population.weights.reduce((sum, weight) => sum + Math.abs(say(weight) - truthOf(weight)), 0) / population.weights.length;
  assert.ok(error((weight) => calibratedProbability(calibration, weight)) < error(sigmoid) / 2, `${error((weight) => calibratedProbability(calibration, weight))} against ${error(sigmoid)}`);
  for (const [index, [, value]] of calibration.knots.entries()) if (index > 0) assert.ok((calibration.knots[index - 1]?.[1] ?? 0) < value);
  assert.ok((calibration.knots.at(-1)?.[1] ?? 1) < 1, "unanimous labels are no certainty");
});

test("intervals of precision and recall hold the truth about nineteen times in twenty", () => {
  let [precision, recall] = [0, 0];
  for (let time = 0; time < 100; time += 1) {
    const population = madeUp("cover");
    const above = population.weights.filter((weight) => weight >= 0);
    const sum = (list: readonly number[]) => list.reduce((total, weight) => total + truthOf(weight), 0);
    const quality = readQuality(read(population, `cover ${time}`), population.strata, 0);
    const within = (interval: { low: number; high: number } | null, truth: number) => interval !== null && interval.low <= truth && truth <= interval.high ? 1 : 0;
    precision += within(quality.precision, sum(above) / above.length);
    recall += within(quality.recallOfScored, sum(above) / sum(population.weights));
  }
  assert.ok(precision >= 90 && recall >= 90, `${precision} and ${recall} in 100`);
});

test("by hand: two strata, all read", () => {
  const strata = [{ from: -5, to: 0, pairs: 100, sampled: 4, meanWeight: -2, meanProbability: 0.2 }, { from: 0, to: 9, pairs: 200, sampled: 4, meanWeight: 5, meanProbability: 0.97 }];
  const labels = [1, 0, 0, 0].map((match) => ({ stratum: 0, weight: -2, probability: 0.2, match })).concat([1, 1, 1, 0].map((match) => ({ stratum: 1, weight: 5, probability: 0.97, match })));
  const quality = readQuality(labels, strata, 0);
  assert.equal(quality.precision?.share, 0.75);
  assert.equal(quality.recallOfScored?.share, 150 / 175);
  assert.deepEqual(fitCalibration(labels, strata, { prior: 0 }).knots, [[-2, 0.25], [5, 0.75]]);
  assert.deepEqual(fitCalibration(labels, strata).knots.map(([at, value]) => [at, Math.round(value * 1e12) / 1e12]), [[-2, 0.24], [5, 0.794]]);
  assert.throws(() => fitCalibration([{ stratum: 7, weight: 0, probability: 0.5, match: 1 }], strata), RangeError);
  assert.equal(readQuality([], strata, 0).precision, null);
});

test("SQL says the same as TypeScript", async () => {
  const calibration: Calibration = { format: "jalon-linkage-calibration/1", labels: 3, knots: [[-4.25, 0.013], [0.1, 0.4], [7, 0.9925]], reliability: [] };
  const analytics = await openAnalytics({ threads: 1, memoryMb: 128 });
  try {
    const rows = await analytics.rows<{ weight: number; p: number }>(`select weight, ${calibratedProbabilitySql(calibration)} as p from (select (i - 60) / 6.0::double as weight from range(130) t(i))`);
    for (const { weight, p } of rows) assert.equal(p, calibratedProbability(calibration, weight));
  } finally {
    analytics.close();
  }
});
