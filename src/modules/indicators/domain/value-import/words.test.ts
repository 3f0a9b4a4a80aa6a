import assert from "node:assert/strict";
import { test } from "node:test";
import { readTable, writeCsv, writeOds, type RawCell } from "../../../../kernel/tables/index.ts";
import { day } from "../../../../kernel/time/day.ts";
import { columnOfTitle, describeColumns, importColumns, isValueImportHeader } from "./columns.ts";
import { seriesFinder } from "./cells/find-series.ts";
import { nearest } from "./cells/normalise.ts";
import { parseDayCell, parsePeriodCell, parsePeriodCells } from "./cells/parse-dates.ts";
import { parseState } from "./cells/parse-state.ts";
import { planValueImport } from "./plan-value-import.ts";
import { valueImportTemplate } from "./template.ts";
import { contextFor } from "./testing.ts";

const cell = (text: string): RawCell => ({ column: "A", kind: "text", text });
const dayCell = (text: string): RawCell => ({ column: "A", kind: "day", text, day: day(text) });

test("days in the forms people write, the day before the month", () => {
  for (const written of ["31/12/2023", "2023-12-31", "31.12.2023", "31-12-2023", "31 décembre 2023", "31 December 2023", "31 déc. 2023", "2023-12-31T00:00:00Z", "2023/12/31", "31/12/2023 00:00"]) assert.equal(parseDayCell(cell(written)), "2023-12-31", written);
  assert.equal(parseDayCell(cell("1er mars 2024")), "2024-03-01");
  assert.equal(parseDayCell(cell("3/4/2024")), "2024-04-03");
  assert.equal(parseDayCell(dayCell("2024-02-29")), "2024-02-29");
  for (const written of ["12/31/2023", "31/02/2023", "29/02/2023", "31/12/23", "hier", "2023", "décembre 2023", "45291"]) assert.equal(parseDayCell(cell(written)), null, written);
});

test("periods are whole years", () => {
  const year = { from: "2023-01-01", until: "2024-01-01" };
  for (const written of ["2023", " 2023 ", "Année 2023", "exercice 2023", "31/12/2023", "2023-12-31", "2023-2023"]) assert.deepEqual(parsePeriodCell(cell(written)), year, written);
  assert.deepEqual(parsePeriodCell({ column: "A", kind: "number", text: "2023", number: 2023 }), year);
  assert.deepEqual(parsePeriodCell(dayCell("2023-12-31")), year);
  for (const written of ["2021-2023", "2021 – 2023", "2021 à 2023", "2021/2023", "de 2021 à 2023"]) assert.deepEqual(parsePeriodCell(cell(written)), { from: "2021-01-01", until: "2024-01-01" }, written);
  for (const written of ["2023-06", "T1 2023", "2023 S1", "30/06/2023", "23", "2023-2021", "2023,5", "demain"]) assert.equal(parsePeriodCell(cell(written)), null, written);
  assert.equal(parsePeriodCell(dayCell("2023-01-01")), null);
  assert.deepEqual(parsePeriodCells(cell("2023"), cell("2023")), year);
  assert.deepEqual(parsePeriodCells(cell("01/01/2023"), cell("31/12/2023")), year);
  assert.deepEqual(parsePeriodCells(dayCell("2023-01-01"), dayCell("2024-01-01")), year);
  assert.equal(parsePeriodCells(cell("01/02/2023"), cell("31/12/2023")), null);
});

test("series by key, by part with one series, with other punctuation; else the nearest is suggested", () => {
  const find = seriesFinder(contextFor().series);
  for (const written of ["3.a", "3-a", "3 a", "3a", "3A", "3_a", "Indicateur 3.a", "ind. 3a", " 3.A "]) assert.deepEqual(find(written), { kind: "found", key: "3.a" }, written);
  assert.deepEqual(find("1"), { kind: "found", key: "1.europe" });
  assert.deepEqual(find("14.a"), { kind: "found", key: "14.a.website" });
  assert.deepEqual(find("14a website"), { kind: "found", key: "14.a.website" });
  assert.deepEqual(find("8.c"), { kind: "several", keys: ["8.c.projects", "8.c.start-ups"] });
  assert.deepEqual(find("8.c.startups"), { kind: "unknown", suggestion: "8.c.start-ups" });
  assert.deepEqual(find("something else entirely"), { kind: "unknown", suggestion: null });
  assert.equal(nearest("1.europ", ["1.europe", "2"]), "1.europe");
});

test("states and headers in both languages, whatever accents, capitals and spaces", () => {
  assert.equal(parseState(""), "provisional");
  assert.equal(parseState("CONSOLIDÉE"), "consolidated");
  assert.equal(parseState("définitif"), "consolidated");
  assert.equal(parseState("révisé"), "revised");
  assert.equal(parseState("faux"), null);
  for (const [title, field] of [["  Série ", "series"], ["INDICATEUR", "series"], ["code_indicateur", "series"], ["Année", "period"], ["Valeur (M€)", "value"], ["observed-on", "observedOn"], ["Date d’observation", "observedOn"], ["Méthode", "method"], ["Unité", "unit"]] as const) assert.equal(columnOfTitle(title)?.field, field, title);
  assert.equal(columnOfTitle("n'importe quoi"), null);
  assert.ok(isValueImportHeader(["Code", "Libellé", "Valeur"]));
  assert.ok(!isValueImportHeader(["Titre de la note", ""]));
});

test("every column has its own spellings, and its label is one of them", () => {
  const spellings = importColumns.flatMap((column) => column.aliases);
  assert.equal(new Set(spellings).size, spellings.length);
  for (const column of importColumns) {
    assert.equal(columnOfTitle(column.label.fr), column);
    assert.equal(columnOfTitle(column.label.en), column);
  }
  for (const text of [describeColumns().fr, describeColumns().en]) assert.equal(text.split("\n").length, importColumns.length);
});

test("the template comes back through the import untouched as nothing to do, in each language and form", async () => {
  const context = contextFor();
  const template = valueImportTemplate([...context.series.values()].map(({ measure }) => measure), 2023);
  assert.equal(template.rows.length, context.series.size);
  for (const language of ["fr", "en"] as const) {
    for (const bytes of [new TextEncoder().encode(writeCsv(template, language)), writeOds(template, language)]) {
      const plan = planValueImport(await readTable("template", bytes, { recogniseHeader: isValueImportHeader }), context);
      assert.deepEqual([plan.ready, plan.issues, plan.unchanged, plan.skippedEmpty], [[], [], 0, context.series.size]);
    }
  }
});

test("the units that the template proposes are those that the import takes", async () => {
  const context = contextFor({ today: day("2024-07-01") });
  const template = valueImportTemplate([...context.series.values()].map(({ measure }) => measure), 2023);
  const filled = { ...template, rows: template.rows.map((row) => row.map((value, at) => (template.columns[at]?.key === "value" ? 1_000_000 : template.columns[at]?.key === "source" ? "x" : value))) };
  const plan = planValueImport(await readTable("t.ods", writeOds(filled, "fr"), { recogniseHeader: isValueImportHeader }), context);
  assert.ok(plan.issues.every((issue) => !issue.code.endsWith("wrong-unit")), JSON.stringify(plan.issues));
});
