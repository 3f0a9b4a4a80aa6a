import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { fitIsotonic, type IsotonicPoint } from "./isotonic.ts";

const fitted = (points: readonly IsotonicPoint[]): readonly number[] => {
  const blocks = fitIsotonic(points);
  return points.map(({ at }) => blocks.find(({ from, to }) => from <= at && at <= to)?.value ?? Number.NaN);
};

test("by hand", () => {
  assert.deepEqual(fitIsotonic([]), []);
  assert.deepEqual(fitted([1, 0, 1].map((value, at) => ({ at, value, weight: 1 }))), [0.5, 0.5, 1]);
  assert.deepEqual(fitted([4, 3, 2, 1].map((value, at) => ({ at, value, weight: 1 }))), [2.5, 2.5, 2.5, 2.5]);
  assert.deepEqual(fitted([{ at: 1, value: 0, weight: 3 }, { at: 1, value: 1, weight: 1 }, { at: 2, value: 0.5, weight: 1 }]), [0.25, 0.25, 0.5]);
  assert.deepEqual(fitIsotonic([{ at: 1, value: 1, weight: 0 }]), []);
});

test("the same as scikit-learn 1.7 (IsotonicRegression) on weighted labels", () => {
  const at = [-8, -6.5, -5, -3, -3, -1, 0.5, 1, 2, 2.5, 4, 6, 7, 9, 12];
  const value = [0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1];
  const weight = [400, 400, 90, 30, 30, 12, 3, 3, 3, 4, 10, 10, 40, 400, 400.5];
  const pooled = 0.493617021277;
  const expected = [0, 0, ...Array.from({ length: 11 }, () => pooled), 1, 1];
  const ours = fitted(at.map((place, index) => ({ at: place, value: value[index] ?? 0, weight: weight[index] ?? 0 })));
  for (const [index, one] of ours.entries()) assert.ok(Math.abs(one - (expected[index] ?? 0)) < 1e-11, `${index}: ${one}`);
});

test("never decreases, keeps the weighted mean, and no shift of a block lowers the squares", () => {
  fc.assert(fc.property(fc.array(fc.record({ at: fc.integer({ min: 0, max: 12 }), value: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.double({ min: 0.1, max: 9, noNaN: true }) }), { minLength: 1, maxLength: 40 }), (points) => {
    const blocks = fitIsotonic(points);
    for (const [index, block] of blocks.entries()) if (index > 0) assert.ok((blocks[index - 1]?.value ?? 0) < block.value && (blocks[index - 1]?.to ?? 0) < block.from);
    const mean = (list: readonly { value: number; weight: number }[]) => list.reduce((sum, { value, weight }) => sum + value * weight, 0);
    assert.ok(Math.abs(mean(blocks) - mean(points)) < 1e-9);
    // Min-max formula of Robertson, Wright and Dykstra (1988), a second way to the same function.
    const scores = [...new Set(points.map(({ at }) => at))].toSorted((a, b) => a - b);
    const average = (from: number, to: number) => {
      const inside = points.filter(({ at }) => at >= from && at <= to);
      return mean(inside) / inside.reduce((sum, { weight }) => sum + weight, 0);
    };
    for (const score of scores) {
      const direct = Math.max(...scores.filter((from) => from <= score).map((from) => Math.min(...scores.filter((to) => to >= score).map((to) => average(from, to)))));
      const block = blocks.find(({ from, to }) => from <= score && score <= to);
      assert.ok(Math.abs(direct - (block?.value ?? Number.NaN)) < 1e-9);
    }
  }), { numRuns: 60 });
});
