import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readTable } from "../../../../kernel/tables/index.ts";
import { isValueImportHeader } from "./columns.ts";
import { planValueImport } from "./plan-value-import.ts";
import { codesOf, contextFor } from "./testing.ts";

for (const name of ["openpyxl.xlsx", "openpyxl-1904.xlsx", "libreoffice.xlsx", "libreoffice.ods"]) {
  test(`${name}: percentages, days and money of a workbook, its faults at their cells`, async () => {
    const bytes = readFileSync(new URL(`../../../../kernel/tables/fixtures/${name}`, import.meta.url));
    const plan = planValueImport(await readTable(name, bytes, { recogniseHeader: isValueImportHeader }), contextFor());
    // Rows 7 and 8: a series nobody knows in a merged cell, formulas in error or never computed, nothing else filled.
    assert.deepEqual(codesOf(plan), ["1F unknown-header", "7A unknown-series", "7B missing-period", "7C formula-error", `7D ${name.startsWith("openpyxl") ? "formula-error" : "bad-date"}`, "7E missing-source", "8A unknown-series", "8B missing-period", "8E missing-source"]);
    assert.deepEqual(plan.ready.map((value) => [value.series, value.value, value.period.from, value.observedOn, value.line]), [
      ["1.europe", 0.385, "2023-01-01", "2024-03-01", 2],
      ["3.a", 24, "2022-01-01", "2024-02-29", 3],
      ["8.a", 16_500_000, "2023-01-01", "2024-01-15", 5],
    ]);
  });
}
