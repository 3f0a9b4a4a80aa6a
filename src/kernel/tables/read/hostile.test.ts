import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { AppError } from "../../errors/app-error.ts";
import { daySerial, formatKind } from "./cell-values.ts";
import { readTable, type ReadOptions } from "./read-table.ts";
import type { RawTable } from "./raw-table.ts";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function xlsx(sheetXml: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${relations}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="s1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheetXml,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

function ods(rows: string, manifest = "<manifest/>"): Uint8Array {
  return zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }],
    "META-INF/manifest.xml": strToU8(manifest),
    "content.xml": strToU8(`<office:document-content><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`),
  });
}

async function codeOf(bytes: Uint8Array, options: ReadOptions = {}): Promise<string> {
  try {
    await readTable("x", bytes, options);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "read";
}

const texts = (table: RawTable): readonly string[] => [table.header, ...table.rows].map((row) => `${row.line} ${row.cells.map((cell) => cell.text).join("|")}`);
const text = (words: string): string => `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
const number = (value: string): string => `<c><v>${value}</v></c>`;

test("XLSX cells and rows without references, with a prefix, inline and escaped texts", async () => {
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t xml:space="preserve"> b</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c r="C1" t="str"><x:f>1</x:f><x:v>c_x0041_</x:v></x:c></x:row><x:row r="4"><x:c t="b"><x:v>1</x:v></x:c><x:c t="d"><x:v>2023-12-31T00:00:00</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  const table = await readTable("x", xlsx(sheet));
  assert.deepEqual(texts(table), ["1 a b||cA", "4 true|2023-12-31|#N/A"]);
});

test("a document type declaration is refused: no entity is ever expanded", async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  const external = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
  for (const doctype of [bomb, external]) {
    assert.equal(await codeOf(xlsx(`${doctype}<worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`)), "tables.unsafe-xml");
  }
  assert.equal(await codeOf(xlsx("<worksheet><sheetData><row><c><v>&e;</v></c></row></sheetData></worksheet>")), "tables.damaged");
});

test("archives that unpack to too much are stopped, whatever sizes they declare", async () => {
  const bytes = xlsx(`<worksheet><sheetData><row>${number("1")}</row></sheetData></worksheet>${" ".repeat(3_000_000)}`);
  assert.ok(bytes.length < 10_000);
  assert.equal(await codeOf(bytes, { limits: { unpackedBytes: 1_000_000 } }), "tables.too-large");
});

test("cells at the far end of a sheet, and rows beyond the limit, are refused instead of filling the memory", async () => {
  const far = Array.from({ length: 100 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join("");
  assert.equal(await codeOf(xlsx(`<worksheet><sheetData>${far}</sheetData></worksheet>`)), "tables.too-large");
  assert.equal(await codeOf(xlsx(`<worksheet><sheetData><row r="99999999">${number("1")}</row></sheetData></worksheet>`)), "tables.too-large");
  const cell = '<table:table-cell office:value-type="float" office:value="1"';
  assert.equal(await codeOf(ods(`<table:table-row>${cell} table:number-columns-repeated="16384"/></table:table-row>`)), "tables.too-large");
  assert.equal(await codeOf(ods(`<table:table-row table:number-rows-repeated="999999999">${cell}/></table:table-row>`)), "tables.too-large");
});

test("merged ranges over the whole sheet cost no more than the rows that exist", async () => {
  const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>head</t></is></c></row><row r="2"><c r="A2"><v>5</v></c></row><row r="900000"><c r="B900000"><v>6</v></c></row>`;
  const merges = `<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>`;
  assert.deepEqual(texts(await readTable("x", xlsx(`<worksheet><sheetData>${rows}</sheetData>${merges}</worksheet>`))), ["1 head", "2 5", "900000 5|6"]);
});

test("ODS: repeated cells and rows, spaces, comments left out, booleans, errors, lines counted over empty rows", async () => {
  const rows = [
    `<table:table-row>${text('a<text:s text:c="2"/>b<text:tab/><text:span>c</text:span>')}<table:table-cell office:value-type="string"><office:annotation><text:p>comment</text:p></office:annotation><text:p>one</text:p><text:p>two</text:p></table:table-cell></table:table-row>`,
    `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`,
    `<table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/></table:table-row>`,
    `<table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell office:value-type="currency" office:currency="EUR" office:value="16.5"/></table:table-row>`,
  ];
  const table = await readTable("x", ods(rows.join("")));
  assert.deepEqual(texts(table), ["1 a  b\tc|one\ntwo", "5 |7|7", "6 |7|7", "7 true|#DIV/0!|16.5"]);
  assert.deepEqual(table.rows[2]?.cells.map((cell) => cell.kind), ["boolean", "error", "number"]);
});

test("encrypted, foreign and cut archives are told apart", async () => {
  assert.equal(await codeOf(ods("", '<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>')), "tables.encrypted");
  assert.equal(await codeOf(zipSync({ "word/document.xml": strToU8("<w/>") })), "tables.not-a-table");
  assert.equal(await codeOf(zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<a/>") })), "tables.not-a-table");
  const whole = xlsx(`<worksheet><sheetData><row>${number("1")}</row></sheetData></worksheet>`);
  for (let cut = 4; cut < whole.length; cut += 97) {
    const code = await codeOf(whole.slice(0, cut));
    assert.ok(code.startsWith("tables."), code);
  }
  const flagged = whole.slice();
  const directory = Buffer.from(flagged.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  flagged[directory + 8] = 1;
  assert.equal(await codeOf(flagged), "tables.encrypted");
  assert.equal(await codeOf(xlsx("<worksheet><sheetData/></worksheet>")), "tables.no-rows");
});

test("bytes changed at random are refused or change nothing, never a crash", async () => {
  const whole = xlsx(`<worksheet><sheetData><row>${number("1")}${number("2")}</row></sheetData></worksheet>`);
  for (let at = 0; at < whole.length; at += 3) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    const code = await codeOf(changed);
    assert.ok(code === "read" || code.startsWith("tables."), code);
    if (code === "read" && at > 4) assert.deepEqual(texts(await readTable("x", changed)), ["1 1|2"]);
  }
});

test("serial numbers of days in both epochs, around the day that never was", () => {
  assert.equal(daySerial(1, false), "1900-01-01");
  assert.equal(daySerial(59, false), "1900-02-28");
  assert.equal(daySerial(60, false), null);
  assert.equal(daySerial(61, false), "1900-03-01");
  assert.equal(daySerial(45291.75, false), "2023-12-31");
  assert.equal(daySerial(45291 - 1462, true), "2023-12-31");
  assert.equal(daySerial(0, true), "1904-01-01");
  assert.equal(daySerial(-1, false), null);
  assert.equal(daySerial(1e12, false), null);
});

test("number formats tell days from numbers and percentages", () => {
  for (const code of ["dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "mmm-yy", 'd" de "mmmm', "m/d/yy h:mm"]) assert.equal(formatKind(code), "day", code);
  for (const code of ["General", "0.00", "#,##0\\ \"€\"", '0" days"', "[h]:mm:ss", "h:mm", "mm:ss", "[Red]0.0", "0.00E+00", "#,##0.00\\ [$€-40C]"]) assert.equal(formatKind(code), "number", code);
  for (const code of ["0%", "0.00\\ %", '0"\u202f"%']) assert.equal(formatKind(code), "percent", code);
});
