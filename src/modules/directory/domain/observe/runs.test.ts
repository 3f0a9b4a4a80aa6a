import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addDays, day, type Day } from "../../../../kernel/time/day.ts";
import { runIdOf } from "./identity.ts";
import { isExtension, movesBetween } from "./moves.ts";
import { isEmptyRun, noHistory, observe, runsById, saidOn, type RecordHistory } from "./runs.ts";

const d = (n: number): Day => addDays(day("2020-01-01"), n);
const A = "aaaaaaaa-0000-8000-8000-000000000000";
const B = "bbbbbbbb-0000-8000-8000-000000000000";
const run = (first: number, last: number, ended: number | null) => ({ first: d(first), last: d(last), ended: ended === null ? null : d(ended) });

function after(...versions: readonly (readonly [number, readonly string[] | null])[]): RecordHistory {
  return versions.reduce((history, [at, said]) => observe(history, d(at), said === null ? null : new Set(said)), noHistory);
}

test("seen twice in a row: one run that goes on", () => {
  assert.deepEqual(after([1, [A]], [5, [A]]).runs.get(A), [run(1, 5, null)]);
});

test("A, then B, then A again: two runs of A, with the day on which each ended", () => {
  const { runs } = after([1, [A]], [2, [B]], [3, [A]]);
  assert.deepEqual(runs.get(A), [run(1, 1, 2), run(3, 3, null)]);
  assert.deepEqual(runs.get(B), [run(2, 2, 3)]);
});

test("gone from its source, then back", () => {
  assert.deepEqual(after([1, [A]], [2, null], [3, null], [4, [A]]).runs.get(A), [run(1, 1, 2), run(4, 4, null)]);
});

test("an older version between two that agree cuts the run", () => {
  assert.deepEqual(after([1, [A]], [3, [A]], [2, [B]]).runs.get(A), [run(1, 1, 2), run(3, 3, null)]);
});

test("a version replaced on its own day leaves an empty run of what it alone had said", () => {
  const replaced = after([1, [A]], [1, [B]]);
  assert.deepEqual(replaced.runs.get(A), [run(1, 1, 1)]);
  assert.deepEqual(replaced.runs.get(B), [run(1, 1, null)]);
  assert.deepEqual(saidOn(replaced, d(1)), new Set([B]));
  assert.deepEqual(after([1, [A]], [1, [B]], [1, [A]]).runs.get(A), [run(1, 1, null)], "said again, the run is taken up");
  assert.deepEqual(after([1, [A]], [2, [B]], [3, [A]], [2, [A]]).runs.get(A), [run(1, 3, null), run(3, 3, 3)], "two runs become one, the other stays empty");
});

test("the same version again changes nothing", () => {
  const once = after([1, [A, B]], [2, [B]]);
  assert.deepEqual(movesBetween(once, observe(once, d(2), new Set([B]))), []);
});

test("moves: what is added, and what only goes on", () => {
  const before = after([1, [A]]);
  const moves = movesBetween(before, observe(before, d(2), new Set([A, B])));
  assert.deepEqual(moves.map((move) => [move.id, move.before === null, isExtension(move)]), [[A, false, true], [B, true, false]]);
});

const versions = fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 12 }), said: fc.option(fc.subarray(["s1", "s2", "s3", "s4"])) }), { selector: (version) => version.at, maxLength: 9 });

test("property: versions in any order give the same runs, and each day says what its version said", () => {
  fc.assert(
    fc.property(
      versions.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
      ([given, shuffled]) => {
        const take = (list: typeof given) => list.reduce((history, { at, said }) => observe(history, d(at), said === null ? null : new Set(said)), noHistory);
        const sorted = take([...given].sort((a, b) => a.at - b.at));
        const other = take(shuffled);
        assert.deepEqual(new Map([...other.runs].sort()), new Map([...sorted.runs].sort()));
        assert.deepEqual(other.versions, sorted.versions);
        for (const { at, said } of given) assert.deepEqual([...saidOn(other, d(at))].sort(), [...(said ?? [])].sort());
        for (const runs of other.runs.values()) assert.ok(runs.every((one) => one.first <= one.last && !isEmptyRun(one)));
      },
    ),
    { numRuns: 400 },
  );
});

test("property: runs are put back under their identities from their ids alone", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.option(fc.subarray([A, B]))), { maxLength: 12 }), (given) => {
      const { runs } = after(...given);
      const rows = [...runs].flatMap(([identity, list]) => list.map((one, index) => ({ id: runIdOf(identity, index + 1), ...one })));
      assert.deepEqual(new Map([...runsById(rows.toReversed())].sort()), new Map([...runs].sort()));
    }),
  );
});
