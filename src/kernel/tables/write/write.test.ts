import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day } from "../../time/day.ts";
import { readTable } from "../read/read-table.ts";
import { plainDecimal, shiftDecimal, type Cell, type Table } from "../table.ts";
import { guardFormula, unguardFormula, writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import { writeOds } from "./ods.ts";

const columns = [
  { key: "series", label: { fr: "Série", en: "Series" } },
  { key: "value", label: { fr: "Valeur", en: "Value" } },
];

function tableOf(rows: readonly (readonly Cell[])[], more: Partial<Table> = {}): Table {
  return { name: "board", title: { fr: "Tableau", en: "Board" }, columns, rows, ...more };
}

test("French CSV has its mark, semicolons, decimal commas and CRLF; English has commas and points", () => {
  const table = tableOf([["3.a", 1234.5], [{ fr: "un ; deux", en: "one, two" }, { share: 0.175 }], [null, { day: day("2023-12-31") }]]);
  assert.equal(writeCsv(table, "fr"), '\ufeffSérie;Valeur\r\n3.a;1234,5\r\n"un ; deux";17,5%\r\n;2023-12-31\r\n');
  assert.equal(writeCsv(table, "en"), '\ufeffSeries,Value\r\n3.a,1234.5\r\n"one, two",17.5%\r\n,2023-12-31\r\n');
});

test("shares and money take the unit of their column, without binary dust", () => {
  const table: Table = {
    ...tableOf([[{ share: 0.07 }, { euros: 16_100_000 }]]),
    columns: [{ key: "s", label: { fr: "Taux", en: "Rate" }, unit: "%" }, { key: "e", label: { fr: "Montant", en: "Amount" }, unit: "M€" }],
  };
  assert.equal(writeCsv(table, "fr"), "\ufeffTaux (%);Montant (M€)\r\n7;16,1\r\n");
  assert.equal(shiftDecimal(0.29, 2), 29);
  assert.equal(plainDecimal(1.5e-7), "0.00000015");
  assert.equal(plainDecimal(1.25e21), "1250000000000000000000");
  assert.equal(plainDecimal(Number.NaN), "");
});

test("texts that a spreadsheet would run are guarded, numbers are not", () => {
  const dangerous = ["=1+1", "+33 1", "-2", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"x\";\"y\")", " =1"];
  for (const text of dangerous) {
    assert.ok(guardFormula(text).startsWith("'"), text);
    assert.equal(unguardFormula(guardFormula(text)), text);
  }
  assert.equal(guardFormula("plain = text"), "plain = text");
  assert.match(writeCsv(tableOf([["=cmd|' /C calc'!A0", -5.5]]), "fr"), /\r\n'=cmd\|' \/C calc'!A0;-5,5\r\n/);
  assert.match(writeCsv({ ...tableOf([]), columns: [{ key: "x", label: { fr: "=1", en: "=1" } }] }, "fr"), /^\ufeff'=1\r\n/);
});

test("quotes and line ends inside a text follow RFC 4180", () => {
  assert.equal(writeCsv(tableOf([['he said "no"', "two\nlines"]]), "en"), '\ufeffSeries,Value\r\n"he said ""no""","two\nlines"\r\n');
});

test("fictitious facts are marked in every export, on every row", async () => {
  const table = tableOf([["3.a", 1], ["3.b", 2]], { demonstration: true });
  assert.equal(writeCsv(table, "fr"), "\ufeffSérie;Valeur;donnees_de_demonstration\r\n3.a;1;true\r\n3.b;2;true\r\n");
  const json: unknown = JSON.parse(writeJson(table, "en"));
  assert.ok(typeof json === "object" && json !== null && "demonstration" in json && json.demonstration === true);
  const read = await readTable("x.ods", writeOds(table, "en"));
  assert.deepEqual(read.header.cells.map((cell) => cell.text), ["Series", "Value", "demonstration_data"]);
  assert.deepEqual(read.rows.map((row) => row.cells[2]?.text), ["true", "true"]);
});

test("JSON keeps inside units and says what they are", () => {
  const table = tableOf([["3.a", { share: 0.17 }], ["3.b", null]], { notes: [{ fr: "Une note", en: "A note" }] });
  assert.deepEqual(JSON.parse(writeJson(table, "fr")), {
    name: "board",
    title: "Tableau",
    language: "fr",
    demonstration: false,
    notes: ["Une note"],
    columns: [{ key: "series", label: "Série" }, { key: "value", label: "Valeur", kind: "share" }],
    rows: [{ series: "3.a", value: 0.17 }, { series: "3.b", value: null }],
  });
});

test("the ODS file names its type in its first bytes and is the same for the same table", () => {
  const table = tableOf([["3.a", 1]]);
  const bytes = writeOds(table, "fr");
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, 100).toString("latin1");
  assert.equal(start.slice(30, 38), "mimetype");
  assert.equal(start.slice(38, 84), "application/vnd.oasis.opendocument.spreadsheet");
  assert.deepEqual(writeOds(table, "fr"), bytes);
});

const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("=1", "'=1", "''-x", "a;b", 'a"b', " x ", "a\tb", "a\nb", "é€œ\u202f", "-"));
const printable = anyText.map((text) => text.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replaceAll("\ufeff", "")).filter((text) => text.trim() !== "");
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test("what is written as CSV is read back the same, in both languages", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(printable, finite), { minLength: 1, maxLength: 8 }), fc.constantFrom("fr" as const, "en" as const), async (rows, language) => {
      const read = await readTable("x.csv", new TextEncoder().encode(writeCsv(tableOf(rows), language)), { recogniseHeader: (titles) => titles.length === 2 && (titles[0]?.startsWith("S") ?? false) });
      assert.deepEqual(
        read.rows.map((row) => [row.cells[0]?.text, Number(row.cells[1]?.text.replace(",", "."))]),
        rows.map(([text, number]) => [text, Object.is(number, -0) ? 0 : number]),
      );
    }),
    { numRuns: 300 },
  );
});

test("what is written as ODS is read back the same, types included", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(printable, finite, finite), { minLength: 1, maxLength: 8 }), async (rows) => {
      const three = [...columns, { key: "share", label: { fr: "Part", en: "Share" } }];
      const table = { ...tableOf(rows.map(([text, number, share]) => [text, number, { share }])), columns: three };
      const read = await readTable("x.ods", writeOds(table, "fr"));
      assert.deepEqual(
        read.rows.map(({ cells }) => [cells[0]?.text, cells[1]?.number, cells[2]?.number, cells[2]?.percent]),
        rows.map(([text, number, share]) => [text, number + 0, share + 0, true]),
      );
    }),
    { numRuns: 200 },
  );
});
