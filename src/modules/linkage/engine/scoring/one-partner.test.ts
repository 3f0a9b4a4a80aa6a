import assert from "node:assert/strict";
import test from "node:test";
import { oneToOnePosterior } from "./one-partner.ts";

/** Copies of a path l0 – r0 – l1 – r1 with these likelihood ratios, one class on each side. */
function paths(copies: number, ratios: readonly [number, number, number]) {
  const left: number[] = [], right: number[] = [], bits: number[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    left.push(2 * copy, 2 * copy + 1, 2 * copy + 1);
    right.push(2 * copy, 2 * copy, 2 * copy + 1);
    bits.push(...ratios.map(Math.log2));
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right), bits: Float64Array.from(bits), leftClass: new Int32Array(2 * copies), rightClass: new Int32Array(2 * copies) };
}

test("marginals are those of all sets of links weighed one by one, where pairs make no circle", () => {
  const ratios = [900, 3_000, 200] as const;
  const found = oneToOnePosterior(paths(200, ratios));
  const share = found.matches / 400;
  const odds = ratios.map((ratio) => (ratio * (share / (1 - share)) ** 2) / found.matches) as [number, number, number];
  // Sets of links: none, each alone, and the two outer ones together.
  const [a, b, c] = odds;
  const all = 1 + a + b + c + a * c;
  const exact = [(a + a * c) / all, b / all, (c + a * c) / all];
  exact.forEach((wanted, at) => assert.ok(Math.abs((found.probability[at] ?? 0) - wanted) < 0.01, `${found.probability[at]} for ${wanted}`));
  assert.ok(Math.abs(found.matches - found.probability.reduce((sum, one) => sum + one, 0)) < 0.5);
});

test("two that are alike share one partner: neither is likely, however strong the evidence", () => {
  const { probability } = oneToOnePosterior({ left: Int32Array.from([0, 1]), right: Int32Array.from([0, 0]), bits: Float64Array.from([60, 60]), leftClass: new Int32Array(2), rightClass: new Int32Array(1) });
  for (const one of probability) assert.ok(one > 0.4 && one < 0.51, String(one));
});

test("a rival that is surely somebody else’s is none", () => {
  const pairs = { left: Int32Array.from([0, 0, 1]), right: Int32Array.from([0, 1, 1]), bits: Float64Array.from([20, 20, 60]), leftClass: new Int32Array(2), rightClass: new Int32Array(2) };
  const { probability } = oneToOnePosterior(pairs);
  assert.ok((probability[0] ?? 0) > 0.99 && (probability[1] ?? 1) < 0.01 && (probability[2] ?? 0) > 0.99, String(probability));
});

test("no pair, no link", () => {
  const empty = new Int32Array();
  assert.deepEqual(oneToOnePosterior({ left: empty, right: empty, bits: new Float64Array(), leftClass: empty, rightClass: empty }).matches, 0);
});
