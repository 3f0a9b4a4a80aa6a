import assert from "node:assert/strict";
import { test } from "node:test";
import { wilsonInterval } from "./wilson.ts";

test("the examples of Newcombe (1998, Statistics in Medicine 17, 857-872, table I, method 3)", () => {
  for (const [count, of, low, high] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const) {
    const interval = wilsonInterval(count, of);
    assert.ok(interval !== null);
    assert.equal(interval.low.toFixed(4), low.toFixed(4), `${count}/${of} low`);
    assert.equal(interval.high.toFixed(4), high.toFixed(4), `${count}/${of} high`);
  }
});

test("nobody and everybody stay within 0 and 1; of nothing there is none; what is no part is refused", () => {
  assert.equal(wilsonInterval(20, 20)?.high, 1);
  assert.equal(wilsonInterval(0, 0), null);
  assert.throws(() => wilsonInterval(3, 2), RangeError);
  assert.throws(() => wilsonInterval(-1, 2), RangeError);
});
