import assert from "node:assert/strict";
import { test } from "node:test";
import { fitLogistic } from "./logistic.ts";
import { priorShift, recalibrateBySize } from "./resize.ts";
import { selectionFrom } from "./selection.ts";
import { groupsToMerge } from "./small-cells.ts";

test("small groups are told together until no count points at anybody", () => {
  assert.deepEqual(groupsToMerge([{ group: "a", counts: [500, 30] }, { group: "b", counts: [40, 0] }]), new Set());
  assert.deepEqual(groupsToMerge([{ group: "a", counts: [500, 30] }, { group: "b", counts: [60, 12] }, { group: "c", counts: [40, 4] }]), new Set(["c", "b"]));
  assert.equal(groupsToMerge([{ group: "a", counts: [20, 3] }]), null);
});

test("logistic regression: one factor gives back its shares", () => {
  const [a = 0, b = 0] = fitLogistic([{ factors: ["x"], trials: 1_000, successes: 900 }, { factors: ["y"], trials: 1_000, successes: 400 }]);
  assert.ok(Math.abs(a - 0.9) < 1e-3 && Math.abs(b - 0.4) < 1e-3, `${a} ${b}`);
});

test("weights bring the linked back to the shares of everybody", () => {
  const { bias, effectiveShare } = selectionFrom(["sex"], [{ groups: ["F"], records: 1_000, linked: 500 }, { groups: ["M"], records: 1_000, linked: 900 }]);
  for (const row of bias) assert.ok(Math.abs(row.shareWeighted - row.shareOfAll) < 1e-3 && Math.abs(row.standardisedDifference) > 0.1);
  assert.ok(effectiveShare > 0.9 && effectiveShare < 1);
});

test("five times the rows of one file: 2.32 bits fewer, and the calibration moves with them", () => {
  const shift = priorShift({ leftRows: 1_000_000, rightRows: null }, { leftRows: 5_000_000, rightRows: null });
  assert.ok(Math.abs(shift + Math.log2(5)) < 1e-5);
  const moved = recalibrateBySize({ format: "jalon-linkage-calibration/1", labels: 0, knots: [[0, 0.5]], reliability: [] }, shift, { priorMoved: false });
  assert.ok(Math.abs((moved.knots[0]?.[1] ?? 0) - 1 / 6) < 1e-5);
});
