import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../../errors/app-error.ts";
import { readTable } from "./read-table.ts";
import type { RawTable } from "./raw-table.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const texts = (table: RawTable): readonly (readonly string[])[] => [table.header, ...table.rows].map((row) => row.cells.map((cell) => cell.text));

async function refusal(bytes: Uint8Array, name = "x.csv"): Promise<AppError> {
  try {
    await readTable(name, bytes);
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    assert.ok(error.text.fr.includes(name) && error.text.en.includes(name));
    return error;
  }
  throw new assert.AssertionError({ message: "read without complaint" });
}

test("each usual separator is found", async () => {
  for (const delimiter of [";", ",", "\t", "|"]) {
    const table = await readTable("x.csv", utf8(["a", "b", "c"].join(delimiter) + "\n" + ["1", "2", "3"].join(delimiter)));
    assert.deepEqual(texts(table), [["a", "b", "c"], ["1", "2", "3"]]);
  }
});

test("decimal commas do not make a semicolon file a comma file", async () => {
  const table = await readTable("x.csv", utf8("Série;Valeur\n3.a;17,5\n3.b;18,25\n"));
  assert.deepEqual(texts(table), [["Série", "Valeur"], ["3.a", "17,5"], ["3.b", "18,25"]]);
});

test("lines are counted as an editor counts them, line ends inside quotes included", async () => {
  const table = await readTable("x.csv", utf8('a;b\r\n"one\r\ntwo";"say ""yes"""\r\n\r\n;\r\nlast;x\r\n'));
  assert.deepEqual(table.rows.map((row) => row.line), [2, 6]);
  assert.deepEqual(texts(table)[1], ["one\r\ntwo", 'say "yes"']);
});

test("line feeds, carriage returns alone, and a last line without end are read", async () => {
  for (const end of ["\n", "\r", "\r\n"]) assert.deepEqual((await readTable("x.csv", utf8(`a;b${end}1;2${end}3;4`))).rows.map((row) => row.line), [2, 3]);
});

test("UTF-8 with and without mark, UTF-16 with and without mark, and Windows-1252 are told apart", async () => {
  const text = "Série;Qualité\nœuvre;été\n";
  const utf16le = Uint8Array.from(Buffer.from(text, "utf16le"));
  const utf16be = Uint8Array.from(Buffer.from(text, "utf16le").swap16());
  const windows = latin("S\xe9rie;Qualit\xe9\n\x9cuvre;\xe9t\xe9\n");
  for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16le, Uint8Array.of(0xff, 0xfe, ...utf16le), Uint8Array.of(0xfe, 0xff, ...utf16be), utf16be, windows]) {
    assert.deepEqual(texts(await readTable("x.csv", bytes)), [["Série", "Qualité"], ["œuvre", "été"]]);
  }
  assert.deepEqual(texts(await readTable("x.csv", latin("Unit\xe9;x\n\x80;M\x80\n")))[1], ["€", "M€"]);
});

test("a sep= line is obeyed and rows above the header are passed over", async () => {
  assert.deepEqual(texts(await readTable("x.csv", utf8("sep=,\r\na,b;c\r\n1,2")))[0], ["a", "b;c"]);
  const table = await readTable("x.csv", utf8("Extraction, du 3 mars, provisoire\n\nCode;Valeur\n3.a;1\n"), { recogniseHeader: (titles) => titles.includes("Valeur") });
  assert.equal(table.header.line, 3);
  assert.deepEqual(table.rows.map((row) => row.line), [4]);
});

test("the guard against formulas is taken off, letters of columns go on after Z", async () => {
  const wide = Array.from({ length: 28 }, (_, at) => `h${at}`).join(";");
  const table = await readTable("x.csv", utf8(`${wide}\n'=1+1;'plain\n`));
  assert.deepEqual(table.header.cells.slice(25).map((cell) => cell.column), ["Z", "AA", "AB"]);
  assert.deepEqual(texts(table)[1], ["=1+1", "'plain"]);
});

test("cells of spaces only are empty, no-break spaces included", async () => {
  const table = await readTable("x.csv", utf8("a;b;c\n \u00a0;\u202f;x\n"));
  assert.deepEqual(table.rows[0]?.cells.map((cell) => cell.kind), ["empty", "empty", "text"]);
});

test("a quotation mark inside a text does not disturb, one never closed is named with its line", async () => {
  assert.deepEqual(texts(await readTable("x.csv", utf8('a;b\n5" disk,"x;y\n')))[1], ['5" disk,"x', "y"]);
  const error = await refusal(utf8('a;b\n1;2\n3;"open\n4;5\n'));
  assert.equal(error.code, "tables.open-quote");
  assert.equal(error.issues[0]?.line, 3);
});

test("what is no table is refused with advice", async () => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [new Uint8Array(), "tables.empty-file"],
    [utf8(" \n\r\n "), "tables.empty-file"],
    [utf8("\ufeff"), "tables.empty-file"],
    [utf8("%PDF-1.7 …"), "tables.binary"],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), "tables.binary"],
    [Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 256), "tables.binary"],
    [utf8("<!DOCTYPE html><table><tr><td>1</td></tr></table>"), "tables.not-a-table"],
    [utf8('{"rows": []}'), "tables.not-a-table"],
    [utf8('<?xml version="1.0"?><Workbook/>'), "tables.not-a-table"],
    [utf8("PK\u0003\u0004 cut in the middle"), "tables.damaged"],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, ...Buffer.from("Workbook", "utf16le")), "tables.old-xls"],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, ...Buffer.from("EncryptedPackage", "utf16le")), "tables.encrypted"],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, ...Buffer.from("WordDocument", "utf16le")), "tables.binary"],
  ];
  for (const [bytes, code] of cases) assert.equal((await refusal(bytes)).code, code);
});

test("limits are kept", async () => {
  await assert.rejects(readTable("x.csv", utf8("a;b\n1;2\n3;4\n"), { limits: { rows: 2 } }), /tables.too-large/);
  await assert.rejects(readTable("x.csv", utf8(";".repeat(5000) + "x")), /tables.too-large/);
  await assert.rejects(readTable("x.csv", utf8("a;b\n1;2\n"), { limits: { bytes: 3 } }), /tables.too-large/);
});
