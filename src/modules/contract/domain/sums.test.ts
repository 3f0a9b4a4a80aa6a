import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleRegister, exampleTable, resourceLine } from "../web/testing.ts";
import { checkSums, overallReading } from "./sums.ts";
import { actionAround } from "../web/resources/ties.ts";

test("totals and last columns of a right table are all right, lines “dont” never added", () => {
  const checks = checkSums(exampleTable());
  // Two years of the total, and the last column of four lines.
  assert.equal(checks.length, 6);
  assert.ok(checks.every((one) => one.right));
});

test("a wrong total and a wrong row are found, with what the computation gives", () => {
  const table = exampleTable({ lines: [resourceLine("a", "line", [1, 2], 4), resourceLine("b", "line", [10, 20], 30), resourceLine("Total", "total", [11, 23], 34)] });
  const wrong = checkSums(table).filter((one) => !one.right);
  assert.deepEqual(wrong, [
    { line: 0, column: "overall", said: 4, computed: 3, right: false },
    { line: 2, column: 1, said: 23, computed: 22, right: false },
  ]);
});

test("posts: tenths add up without dust, the last column is the change over the period", () => {
  const table = exampleTable({
    unit: "full-time-equivalent", years: [2021, 2022, 2023],
    lines: [resourceLine("a", "line", [2172.7, 2200, 2256.7], 84), resourceLine("b", "line", [2858.3, 2900, 2955.3], 97), resourceLine("Total", "total", [5031, 5100, 5212], 181)],
  });
  assert.equal(overallReading(table), "change");
  assert.ok(checkSums(table).every((one) => one.right));
});

function grouped(label: string, kind: "line" | "total", amount: number, under: string | null): ReturnType<typeof resourceLine> {
  return { ...resourceLine(label, kind, [amount], null), group: under === null ? null : { fr: under, en: under } };
}

test("subtotals under their headings, and a total of totals", () => {
  const table = exampleTable({ years: [2021], lines: [grouped("a", "line", 1, "A"), grouped("Total A", "total", 1, "A"), grouped("b", "line", 2, "B"), grouped("c", "line", 3, "B"), grouped("Total B", "total", 5, "B"), grouped("Total", "total", 6, null)] });
  assert.deepEqual(checkSums(table).map((one) => one.right), [true, true, true]);
});

test("empty cells count for nothing; a table without totals has nothing to check", () => {
  assert.deepEqual(checkSums(exampleTable({ lines: [resourceLine("a", "line", [null, 2], null)] })), []);
  assert.ok(checkSums(exampleTable({ lines: [resourceLine("a", "line", [null, null], null), resourceLine("Total", "total", [null, 0], null)] })).every((one) => one.right));
});

test("a table inside the text of an action belongs to it; one after the last action does not", () => {
  assert.equal(actionAround(exampleRegister, exampleTable({ sourceLines: [6] }))?.action.code, "1");
  assert.equal(actionAround(exampleRegister, exampleTable({ sourceLines: [900] })), null);
  assert.equal(actionAround(exampleRegister, exampleTable({ sourceLines: [] })), null);
  assert.equal(actionAround(exampleRegister, exampleTable({ sourceLines: [1] })), null);
});
