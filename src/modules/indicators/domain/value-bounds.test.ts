import assert from "node:assert/strict";
import { test } from "node:test";
import type { Unit } from "./target.ts";
import { valueBoundsIssues } from "./value-bounds.ts";

test("what a program sends stays within its unit, as what is typed does", () => {
  const noun = { fr: "essais", en: "trials" };
  const codes = (unit: Unit, value: number): string[] => valueBoundsIssues(unit, value).map(({ code }) => code.replace("indicators.", ""));
  assert.deepEqual(codes({ kind: "count", noun }, 12), []);
  assert.deepEqual(codes({ kind: "count", noun }, 12.5), ["value-not-whole"]);
  assert.deepEqual(codes({ kind: "count", noun }, -3), ["value-out-of-bounds"]);
  assert.deepEqual(codes({ kind: "count", noun }, 1e308), ["value-out-of-bounds"]);
  assert.deepEqual(codes({ kind: "share" }, 1), []);
  assert.deepEqual(codes({ kind: "share" }, 38.5), ["value-out-of-bounds"]);
  assert.deepEqual(codes({ kind: "rank" }, 0), ["value-out-of-bounds"]);
  assert.deepEqual(codes({ kind: "eur" }, -0), []);
});
