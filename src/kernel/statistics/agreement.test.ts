import assert from "node:assert/strict";
import { test } from "node:test";
import { cohenKappa, krippendorffAlpha } from "./agreement.ts";

const near = (value: number | null | undefined, expected: number, within = 1e-12): void => assert.ok(value !== null && value !== undefined && Math.abs(value - expected) <= within, `${value} is not ${expected}`);

/** Tables of papers, with what they say (two or three decimals) and what statsmodels 0.15.0 (`cohens_kappa`), scikit-learn and krippendorff 0.9.0 say. */
const published = [
  { name: "Cohen 1960, table 2", table: [[88, 14, 18], [10, 40, 10], [2, 6, 12]], printed: 0.492, kappa: 0.49152542372881347, error: 0.05100181557607786, low: 0.3915637020535469, high: 0.59148714540408, alpha: 0.4884615384615384 },
  { name: "Fleiss, Cohen and Everitt 1969", table: [[106, 10, 4], [22, 28, 10], [2, 12, 6]], printed: 0.429, kappa: 0.4285714285714285, error: 0.05371100486916735, low: 0.32329979345440496, high: 0.533843063688452, alpha: 0.42863961813842477 },
  { name: "Feinstein and Cicchetti 1990, balanced", table: [[40, 9], [6, 45]], printed: 0.7, kappa: 0.6995192307692307, error: 0.07139360269998822, low: 0.5595903407506923, high: 0.8394481207877692, alpha: 0.7007518796992481 },
  { name: "Feinstein and Cicchetti 1990, one side", table: [[80, 10], [5, 5]], printed: 0.32, kappa: 0.318181818181818, error: 0.13345652122383617, low: 0.05661184308109374, high: 0.5797517932825422, alpha: 0.3177142857142857 },
  { name: "a rare code", table: [[2, 3], [1, 194]], printed: 0.49, kappa: 0.4904458598726111, error: 0.21871382499689015, low: 0.0617746399577101, high: 0.9191170797875121, alpha: 0.4910714285714285 },
];

for (const { name, table, printed, kappa, error, low, high, alpha } of published) {
  test(`kappa, its error and alpha: ${name}`, () => {
    const found = cohenKappa(table);
    assert.ok(found.value !== null);
    near(found.value, printed, 0.005);
    near(found.value, kappa);
    near(found.standardError, error);
    near(found.interval?.low, low);
    near(found.interval?.high, high);
    near(krippendorffAlpha(table), alpha);
  });
}

test("alpha of the examples of Krippendorff 2011, sections A and B", () => {
  const tableOf = (a: string, b: string, values: string): number[][] => [...values].map((one) => [...values].map((other) => [...a].filter((value, index) => value === one && b[index] === other).length));
  near(krippendorffAlpha(tableOf("0100000010", "1110010000", "01")), 0.095, 0.0005);
  near(krippendorffAlpha(tableOf("aabbdcccedda", "babbbccceddd", "abcde")), 0.692, 0.0005);
});

test("what cannot be computed is said so, and full agreement has no interval", () => {
  assert.deepEqual(cohenKappa([[0, 0], [0, 0]]), { value: null, none: "no-text" });
  const opposite = cohenKappa([[0, 5], [5, 0]]);
  assert.ok(opposite.value !== null);
  assert.deepEqual([opposite.value, opposite.interval], [-1, null]);
  const always = cohenKappa([[11, 1], [0, 0]]);
  assert.ok(always.value !== null);
  near(always.value, 0);
  assert.equal(always.interval, null, "one coder gave one value: kappa is 0 whatever the other says");
});

test("one value in all is found however many texts there are", () => {
  for (const n of [1, 3, 7, 49, 1_000_003]) assert.equal(cohenKappa([[n, 0], [0, 0]]).none, "one-value");
  assert.equal(cohenKappa([[0, 7], [0, 0]]).value, 0);
});
