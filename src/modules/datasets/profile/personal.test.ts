import assert from "node:assert/strict";
import { test } from "node:test";
import { Column } from "./columns/column.ts";
import { nirOf } from "../../../kernel/text/personal/index.ts";
import { isIban, isPhone } from "./personal/content.ts";
import { suspectColumn } from "./personal/suspect.ts";
import { labelledColumns } from "./testing/labelled-columns.ts";

test("numbers that carry a key are only believed with the right one", () => {
  // The number that the Assurance Maladie prints on its specimen card, and its key.
  assert.equal(nirOf("2 69 05 49 588 157 80"), "keyed");
  assert.equal(nirOf("269054958815781"), null);
  assert.equal(nirOf("2690549588157"), "shaped");
  // Corsica: 97 − (1850 519 123 456 mod 97), 2A counted as 19 (by hand with another tool).
  const corsican = `18505192A123456`.replace("192A", "2A");
  assert.equal(nirOf(`${corsican}${String(97 - Number(BigInt(corsican.replace("2A", "19")) % 97n)).padStart(2, "0")}`), "keyed");
  // ISO 13616, example of France.
  assert.equal(isIban("FR14 2004 1010 0505 0001 3M02 606"), true);
  assert.equal(isIban("FR15 2004 1010 0505 0001 3M02 606"), false);
  assert.deepEqual(["0612345678", "+33 (0)6 12 34 56 78", "06.12.34.56.78", "0012345678", "123456789", "2024-03-01"].map(isPhone), [true, true, true, false, false, false]);
});

test("suspicions of a labelled set of columns: how many are right, how many are found", () => {
  let [right, wrong, missed] = [0, 0, 0];
  const faults: string[] = [];
  for (const { name, values, kinds } of labelledColumns) {
    const column = new Column();
    for (const [index, value] of values.entries()) column.add(value, index + 2);
    const found = new Set(suspectColumn(name, column).map(({ kind }) => kind));
    for (const kind of found) if (kinds.includes(kind)) right += 1; else { wrong += 1; faults.push(`${name}: ${kind} for nothing`); }
    for (const kind of kinds) if (!found.has(kind)) { missed += 1; faults.push(`${name}: ${kind} missed`); }
  }
  const [precision, recall] = [right / (right + wrong), right / (right + missed)];
  console.log(`# personal data, ${labelledColumns.length} labelled columns: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}${faults.length === 0 ? "" : ` (${faults.join("; ")})`}`);
  assert.ok(precision >= 0.95 && recall >= 0.95, faults.join("\n"));
});
