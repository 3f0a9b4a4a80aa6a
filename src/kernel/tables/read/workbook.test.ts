import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { RawTable } from "./raw-table.ts";
import { readTable } from "./read-table.ts";

// Small workbooks as other programs write them: openpyxl 3.1, XlsxWriter 3.3, LibreOffice 7.4, odfpy 1.4.
function fixture(name: string): Promise<RawTable> {
  return readTable(name, readFileSync(new URL(`../fixtures/${name}`, import.meta.url)), { recogniseHeader: (titles) => titles.includes("Valeur") });
}

function shown(table: RawTable): readonly string[] {
  return table.rows.map((row) => `${row.line}: ${row.cells.map((cell) => `${cell.kind}=${cell.text}${cell.merged === true ? "*" : ""}`).join(" ")}`);
}

const common = [
  "3: text=3.a number=2022 number=24 day=2024-02-29 text=ART <é> & œ boolean=false",
  "5: text=8.a text=2023 text=16,5 M€ text=15/01/2024 text=Inserm Transfert",
];

for (const name of ["openpyxl.xlsx", "openpyxl-1904.xlsx"]) {
  test(`${name}: types, days in either epoch, percentages, merged cells, formulas without result, hidden sheet passed over`, async () => {
    const table = await fixture(name);
    assert.equal(table.sheet, "Valeurs");
    assert.deepEqual(table.header.cells.map((cell) => cell.text), ["Série", "Période", "Valeur", "Observé le", "Source", "Vérifié"]);
    assert.deepEqual(shown(table), [
      "2: text=1.europe number=2023 number=38.5 % day=2024-03-01 text=OST boolean=true",
      ...common,
      "7: text=6.b* empty= error==1/0 error==C2*2",
      "8: text=6.b* empty= number=42",
    ]);
    const share = table.rows[0]?.cells[2];
    assert.equal(share?.number, 0.385);
    assert.equal(share?.percent, true);
    assert.equal(share?.column, "C");
  });
}

test("libreoffice.xlsx: stored results of formulas and error cells", async () => {
  const table = await fixture("libreoffice.xlsx");
  assert.equal(table.sheet, "Valeurs");
  assert.deepEqual(shown(table).slice(1), [...common, "7: text=6.b* empty= error=#DIV/0! number=0.77", "8: text=6.b* empty= number=42"]);
});

test("libreoffice.ods: the same table, its hidden sheet passed over", async () => {
  const table = await fixture("libreoffice.ods");
  assert.equal(table.sheet, "Valeurs");
  // LibreOffice turns the booleans of XLSX into formulas of a number.
  assert.deepEqual(shown(table), [
    "2: text=1.europe number=2023 number=38.5 % day=2024-03-01 text=OST number=1",
    "3: text=3.a number=2022 number=24 day=2024-02-29 text=ART <é> & œ number=0",
    common[1],
    "7: text=6.b* empty= error=#DIV/0! number=0.77",
    "8: text=6.b* empty= number=42",
  ]);
});

test("xlsxwriter.xlsx: text in several formats, long French dates, durations, results of formulas", async () => {
  const table = await fixture("xlsxwriter.xlsx");
  assert.deepEqual(shown(table), ["2: text=3.a number=17 % day=2023-12-31 number=1.5", "3: text=3.b number=34 %"]);
});

test("odfpy.ods: a million repeated empty rows cost nothing", async () => {
  assert.deepEqual(shown(await fixture("odfpy.ods")), ["2: text=3.a number=17 % day=2023-12-31"]);
});
