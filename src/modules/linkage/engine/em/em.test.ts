import assert from "node:assert/strict";
import { test } from "node:test";
import { array, assert as hold, double, integer, property, tuple } from "fast-check";
import { expectationMaximisation, startOfM, startOfU } from "./expectation-maximisation.ts";
import { emptyPatterns, shapeOf, type ComparisonShape, type PatternCounts } from "./patterns.ts";
import { patternBits, probabilityOf } from "./posterior.ts";

const plain = (name: string, levels: number): ComparisonShape => ({ name, levels, fixed: Array.from({ length: levels }, () => ({})), terms: Array.from({ length: levels }, () => null) });

/** Every pattern of comparisons of these numbers of levels, with the count that a mixture gives it. */
function mixture(share: number, values: readonly (readonly { readonly m: number; readonly u: number }[])[], pairs: number): PatternCounts {
  const size = values.reduce((product, levels) => product * levels.length, 1);
  const patterns = emptyPatterns(values.length, size);
  for (let i = 0; i < size; i += 1) {
    let [rest, match, other] = [i, share, 1 - share];
    values.forEach((levels, c) => {
      const level = rest % levels.length;
      rest = Math.floor(rest / levels.length);
      patterns.levels[i * values.length + c] = level;
      match *= levels[level]?.m ?? 0;
      other *= levels[level]?.u ?? 0;
    });
    patterns.pairs[i] = pairs * (match + other);
  }
  return patterns;
}

const truth = [
  [{ m: 0.8, u: 0.01 }, { m: 0.15, u: 0.04 }, { m: 0.05, u: 0.95 }],
  [{ m: 0.9, u: 0.1 }, { m: 0.1, u: 0.9 }],
  [{ m: 0.7, u: 0.02 }, { m: 0.2, u: 0.08 }, { m: 0.1, u: 0.9 }],
];

test("values that made the counts come back, with u free and with u fixed", () => {
  const patterns = mixture(0.2, truth, 1e6);
  const shapes = truth.map((levels, c) => plain(`c${c}`, levels.length));
  const start = shapes.map((shape) => startOfM(shape).map((m, level) => ({ m, u: startOfU(shape)[level] ?? 0 })));
  for (const [freeU, from] of [[true, start], [false, start.map((levels, c) => levels.map((level, l) => ({ m: level.m, u: truth[c]?.[l]?.u ?? 0 })))]] as const) {
    const result = expectationMaximisation(patterns, shapes, { share: 0.5, start: from, used: [true, true, true], freeU, iterations: 5_000, tolerance: 1e-12 });
    assert.ok(Math.abs(result.share - 0.2) < 1e-6);
    truth.forEach((levels, c) => levels.forEach((level, l) => {
      assert.ok(Math.abs((result.values[c]?.[l]?.m ?? 0) - level.m) < 1e-5);
      assert.ok(Math.abs((result.values[c]?.[l]?.u ?? 0) - level.u) < 1e-5);
    }));
  }
});

test("the likelihood never decreases, m and u keep summing to one", () => {
  const cell = tuple(integer({ min: -1, max: 2 }), integer({ min: -1, max: 1 }), integer({ min: -1, max: 2 }), integer({ min: 1, max: 1_000 }));
  hold(property(array(cell, { minLength: 2, maxLength: 30 }), double({ min: 0.01, max: 0.99, noNaN: true }), (cells, share) => {
    const patterns = emptyPatterns(3, cells.length);
    cells.forEach((one, i) => {
      for (let c = 0; c < 3; c += 1) patterns.levels[i * 3 + c] = one[c] ?? -1;
      patterns.pairs[i] = one[3];
    });
    const shapes = [plain("a", 3), plain("b", 2), plain("c", 3)];
    const start = shapes.map((shape) => startOfM(shape).map((m, level) => ({ m, u: startOfU(shape)[level] ?? 0 })));
    for (const freeU of [false, true]) {
      const { logLikelihoods, values } = expectationMaximisation(patterns, shapes, { share, start, used: [true, true, true], freeU, iterations: 40, tolerance: 1e-9 });
      logLikelihoods.slice(1).forEach((after, step) => {
        const before = logLikelihoods[step] ?? 0;
        // A level never seen counts a millionth: it may cost the likelihood its millionth.
        assert.ok(after >= before - 1e-5 * Math.max(1, Math.abs(before)), `${before} to ${after}`);
      });
      values.forEach((levels, c) => {
        if (!cells.some((one) => (one[c] ?? -1) >= 0)) return;
        assert.ok(Math.abs(levels.reduce((sum, level) => sum + level.m, 0) - 1) < 1e-5);
      });
    }
  }), { numRuns: 60 });
});

test("a null is neutral: it adds no bit and trains nothing", () => {
  const shapes = [plain("a", 2), plain("b", 2)];
  const patterns = emptyPatterns(2, 2);
  patterns.levels.set([0, 0, 0, -1]);
  patterns.pairs.set([10, 10]);
  const values = [[{ m: 0.9, u: 0.1 }, { m: 0.1, u: 0.9 }], [{ m: 0.8, u: 0.2 }, { m: 0.2, u: 0.8 }]];
  const bits = patternBits(patterns, shapes, values, [true, true]);
  assert.equal(bits[1], Math.log2(0.9) - Math.log2(0.1));
  assert.equal((bits[0] ?? 0) - (bits[1] ?? 0), Math.log2(0.8) - Math.log2(0.2));
});

test("term frequency weighs log2 u less log2 of the frequency, alike levels borrow the exact level's u, floors hold", () => {
  const shape = shapeOf({ name: "s", label: { fr: "s", en: "s" }, nullIsNeutral: true, reads: ["s"], levels: [
    { label: { fr: "", en: "" }, when: { exact: "s" }, termFrequency: { column: "s", weight: 0.5, floor: 0.001 } },
    { label: { fr: "", en: "" }, when: { similar: "s", by: "jaro-winkler", atLeast: 0.9 }, termFrequency: { column: "s" } },
    { label: { fr: "", en: "" } },
  ] });
  assert.deepEqual(shape.terms.map((term) => term?.borrowsFrom), [0, 0, undefined]);
  const patterns = emptyPatterns(1, 3);
  patterns.levels.set([0, 0, 1]);
  patterns.terms.set([Math.log2(0.004), Math.log2(1e-6), Math.log2(0.002)]);
  const values = [[{ m: 0.8, u: 0.01 }, { m: 0.1, u: 0.02 }, { m: 0.1, u: 0.97 }]];
  const bits = patternBits(patterns, [shape], values, [true]);
  const near = (found: number | undefined, wanted: number): void => assert.ok(Math.abs((found ?? 0) - wanted) < 1e-12);
  near(bits[0], Math.log2(80) + 0.5 * (Math.log2(0.01) - Math.log2(0.004)));
  near(bits[1], Math.log2(80) + 0.5 * (Math.log2(0.01) - Math.log2(0.001)));
  near(bits[2], Math.log2(5) + Math.log2(0.01) - Math.log2(0.002));
});

test("a probability is stable at both ends", () => {
  assert.equal(probabilityOf(0), 0.5);
  assert.equal(probabilityOf(5_000), 1);
  assert.equal(probabilityOf(-5_000), 0);
  assert.ok(Math.abs(probabilityOf(-40) - 2 ** -40) < 1e-20);
});

test("no pattern at all leaves the start as it is", () => {
  const shapes = [plain("a", 2)];
  const start = [[{ m: 0.9, u: 0.1 }, { m: 0.1, u: 0.9 }]];
  const result = expectationMaximisation(emptyPatterns(1, 0), shapes, { share: 0.1, start, used: [true], freeU: false, iterations: 10, tolerance: 1e-5 });
  assert.deepEqual([result.values, result.share, result.iterations, result.converged], [start, 0.1, 0, false]);
});
