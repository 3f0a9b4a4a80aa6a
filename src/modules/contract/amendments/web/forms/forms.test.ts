import assert from "node:assert/strict";
import { test } from "node:test";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { difference, keyedLines } from "../../../domain/difference/index.ts";
import { loadShippedRegister } from "../../../domain/shipped-register.ts";
import { applyEdit } from "../../domain/apply-edit.ts";
import { editFaults } from "../../domain/edit-faults.ts";
import { lineCode, tablesIn } from "../../domain/thing.ts";
import { readAmount, writeAmount } from "./given.ts";
import { editForms, type FormName } from "./index.ts";

const shipped = loadShippedRegister();

test("each form of each thing of the shipped contract, sent back as it stands, changes nothing and has no fault", () => {
  const parts = shipped.indicators.flatMap((one) => one.parts);
  const objectives = shipped.priorities.flatMap((one) => one.objectives);
  const all: readonly (readonly [FormName, string])[] = [
    ["title", ""], ["years", ""], ...shipped.priorities.map((one) => ["priority", one.code] as const), ...objectives.map((one) => ["objective", one.code] as const), ...objectives.flatMap((one) => one.actions).map((one) => ["action", one.code] as const),
    ...shipped.indicators.map((one) => ["indicator", one.code] as const), ...parts.map((one) => ["part", one.code] as const), ...parts.flatMap((one) => one.measures).map((one) => ["measure", one.key] as const),
    ...parts.flatMap((one) => one.targets).map((one) => ["target", one.key] as const), ...tablesIn(shipped).flatMap((table) => keyedLines(table).map(({ key }) => ["line", lineCode(table.code, key)] as const)),
  ];
  assert.ok(all.length > 150);
  for (const [name, code] of all) {
    // Texts are written alike in both; numbers are not.
    for (const language of name === "target" || name === "line" ? (["fr", "en"] as const) : (["fr"] as const)) {
      const form = editForms[name];
      const standing = form.standing(shipped, code, language);
      assert.ok(standing !== null, `${name} ${code}`);
      const read = form.read(shipped, code, standing);
      assert.ok("edit" in read, `${name} ${code} ${language}: ${JSON.stringify("issues" in read ? read.issues : "")}`);
      assert.deepEqual(editFaults(shipped, read.edit), [], `${name} ${code}`);
      const applied = applyEdit(shipped, read.edit);
      assert.ok("register" in applied, `${name} ${code}`);
      assert.deepEqual(difference(shipped, applied.register), [], `${name} ${code} ${language}`);
    }
  }
});

test("numbers are read as people write them, in the unit of the series, and what could be read two ways is asked again", () => {
  const read = (text: string, unit: Parameters<typeof readAmount>[2]): unknown => {
    const issues: Issue[] = [];
    const value = readAmount({ value: text }, "value", unit, issues);
    return issues.length > 0 ? "fault" : value;
  };
  assert.deepEqual([read("38,5 %", "share"), read("38.5", "share"), read("16 M€", "eur"), read("1 500", "count"), read("24 mois", "year"), read("", "count")], [0.385, 0.385, 16_000_000, 1500, 2, null]);
  for (const [text, unit] of [["1,500", "count"], ["beaucoup", "count"], ["12 %", "count"], ["12 €", "share"], ["3/12", "count"]] as const) assert.equal(read(text, unit), "fault", text);
  for (const value of [0.385, 0.1234, 1.66, 16_000_000, -3, 1.005]) for (const language of ["fr", "en"] as const) for (const unit of ["share", "index"] as const) assert.equal(read(writeAmount(value, unit, language), unit), value, `${value} ${unit}`);
});
