import assert from "node:assert/strict";
import { test } from "node:test";
import { smoothed } from "./combine.ts";

test("half a match for each free level: nothing seen is unlikely, not impossible", () => {
  const levels = [{ m: 0.9, u: 0.01 }, { m: 0, u: 0.001 }, { m: 0.1, u: 0.989 }];
  const found = smoothed(levels, 100, [{}, {}, {}]);
  // By hand: (90 + ½) / 101.5, ½ / 101.5, (10 + ½) / 101.5.
  assert.deepEqual(found.map((level) => Number((level.m * 101.5).toFixed(9))), [90.5, 0.5, 10.5]);
  assert.deepEqual(found.map((level) => level.u), [0.01, 0.001, 0.989]);
});

test("what the model knows stays, and the whole stays one", () => {
  const found = smoothed([{ m: 0.8, u: 0.1 }, { m: 0.2, u: 0.1 }, { m: 0, u: 0.8 }], 10, [{ m: 0.8 }, {}, {}]);
  assert.equal(found[0]?.m, 0.8);
  assert.ok(Math.abs(found.reduce((sum, level) => sum + level.m, 0) - 1) < 1e-12);
  assert.ok((found[2]?.m ?? 0) > 0);
  assert.deepEqual(smoothed([{ m: 1, u: 1 }], 0, [{}]), [{ m: 1, u: 1 }]);
});
