import assert from "node:assert/strict";
import { test } from "node:test";
import { decisiveEdges } from "./decisive.ts";

const edges = (list: readonly (readonly [number, number, number])[]) => ({ from: Int32Array.from(list, ([a]) => a), to: Int32Array.from(list, ([, b]) => b), weight: Float64Array.from(list, ([, , w]) => w) });

test("near-ties are left undecided, on either side", () => {
  assert.deepEqual([...decisiveEdges(4, edges([[0, 2, 20], [0, 3, 18]]), 0, 5)], [0, 0]);
  assert.deepEqual([...decisiveEdges(4, edges([[0, 2, 20], [1, 2, 20]]), 0, 5)], [0, 0]);
  assert.deepEqual([...decisiveEdges(4, edges([[0, 2, 20], [0, 3, 12]]), 0, 5)], [1, 0]);
});

test("a rival that has a better partner is no rival", () => {
  // 0 hesitates between 3 and 4, but 3 is taken by 1 beyond doubt: then 0 has 4 alone.
  assert.deepEqual([...decisiveEdges(5, edges([[0, 3, 20], [0, 4, 19], [1, 3, 30]]), 0, 5)], [0, 1, 1]);
});

test("what is too weak rivals without winning", () => {
  assert.deepEqual([...decisiveEdges(4, edges([[0, 2, 3], [0, 3, -1]]), 0, 5)], [0, 0]);
  assert.deepEqual([...decisiveEdges(2, edges([[0, 1, -1]]), 0, 5)], [0]);
  assert.deepEqual([...decisiveEdges(2, edges([]), 0, 5)], []);
});
