import assert from "node:assert/strict";
import { test } from "node:test";
import { extrapolate, studentQuantile } from "./projection.ts";
import { assessCase, baselineValue, target } from "./testing.ts";

function near(found: number | undefined, expected: number, tolerance = 1e-4): void {
  assert.ok(found !== undefined && Math.abs(found - expected) <= tolerance, `${found} is not ${expected}`);
}

test("the least squares line of (1,1) (2,3) (3,2) at 4, by hand", () => {
  // Means 2 and 2, slope 1/2; residuals -1/2, 1, -1/2: sum of squares 1.5, one degree of freedom.
  // Error sqrt(1.5) × sqrt(1 + 1/3 + 4/2) = 2.23607; times 3.07768 = 6.88190.
  const line = extrapolate([{ x: 1, y: 1 }, { x: 2, y: 3 }, { x: 3, y: 2 }], 4);
  near(line?.value, 3);
  near(line?.halfWidth, 6.8819);
});

test("two points, or points of one date, give no line", () => {
  assert.equal(extrapolate([{ x: 1, y: 1 }, { x: 2, y: 3 }], 4), null);
  assert.equal(extrapolate([{ x: 1, y: 1 }, { x: 1, y: 3 }, { x: 1, y: 2 }], 4), null);
});

test("beyond the table, Student's quantile stays within a thousandth of the printed tables", () => {
  near(studentQuantile(30), 1.3104, 1e-3);
  near(studentQuantile(120), 1.2886, 1e-3);
});

test("a stock on a perfect line lands on it, baseline included", () => {
  // 10 at the end of 2020, 12, 14: 20 at the end of 2025.
  const found = assessCase({ target: target({ value: 25, scope: { kind: "stock" } }), baseline: baselineValue(10, 2020), values: { 2021: 12, 2022: 14 }, asOf: "2023-03-01" }).projection;
  near(found?.value, 20, 1e-9);
  near(found?.low, 20, 1e-6);
  near(found?.high, 20, 1e-6);
  assert.equal(found?.confidenceShare, 0.8);
});

test("a sum fills the remaining years with the annual mean", () => {
  // 10, 14, 12: mean 12, deviation 2; two years remain: 36 + 24 = 60, ± 1.88562 × 2 × sqrt(2 + 4/3) = 6.88531.
  const sum = target({ value: 70, scope: { kind: "cumulated", fromYear: 2021, toYear: 2025 } });
  const found = assessCase({ target: sum, baseline: { kind: "none" }, values: { 2021: 10, 2022: 14, 2023: 12 }, asOf: "2024-03-01" }).projection;
  near(found?.value, 60);
  near(found?.low, 60 - 6.88531);
  near(found?.high, 60 + 6.88531);
});

test("a mean is the filled sum over its years", () => {
  const mean = target({ value: 13, scope: { kind: "mean", fromYear: 2021, toYear: 2025 } });
  const found = assessCase({ target: mean, baseline: { kind: "none" }, values: { 2021: 10, 2022: 14, 2023: 12 }, asOf: "2024-03-01" }).projection;
  near(found?.value, 12);
  near(found?.high, 12 + 6.88531 / 5);
});

test("a share stays a share, and a sum never lands under where it is", () => {
  const share = target({ value: 0.9, unit: { kind: "share" } });
  const found = assessCase({ target: share, baseline: baselineValue(0.65, 2019), values: { 2020: 0.75, 2021: 0.9, 2022: 0.93 }, asOf: "2023-03-01" }).projection;
  assert.ok(found !== null && found.value <= 1 && found.high === 1);
  const sum = target({ value: 70, scope: { kind: "cumulated", fromYear: 2021, toYear: 2025 } });
  const wide = assessCase({ target: sum, baseline: { kind: "none" }, values: { 2021: 0, 2022: 30, 2023: 0 }, asOf: "2024-03-01" }).projection;
  assert.equal(wide?.low, 30);
});

test("nothing is projected from two values, nor once the due value is known", () => {
  const sum = target({ value: 70, scope: { kind: "cumulated", fromYear: 2021, toYear: 2025 } });
  assert.equal(assessCase({ target: sum, baseline: { kind: "none" }, values: { 2021: 11, 2022: 13 }, asOf: "2023-03-01" }).projection, null);
  const values = { 2021: 1, 2022: 1, 2023: 1, 2024: 1, 2025: 1 };
  assert.equal(assessCase({ target: sum, baseline: { kind: "none" }, values, asOf: "2026-03-01" }).projection, null);
});
