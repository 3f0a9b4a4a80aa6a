import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../../errors/app-error.ts";
import { defaultStreamLimits, streamCsv, type CsvStreamLimits, type StreamedRow } from "./csv-stream.ts";

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(content: string | Uint8Array, size = 1, limits: Partial<CsvStreamLimits> = {}): Promise<StreamedRow[]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const rows: StreamedRow[] = [];
  for await (const some of streamCsv("f.csv", cut(bytes, size), ";", { ...defaultStreamLimits, ...limits })) rows.push(...some);
  return rows;
}

const codeOf = async (work: Promise<unknown>): Promise<readonly [string, number | undefined]> => {
  const error: unknown = await work.then(() => null, (thrown: unknown) => thrown);
  assert.ok(error instanceof AppError, String(error));
  return [error.code, error.issues[0]?.line];
};

test("quotes, line ends and cuts anywhere give the same rows and lines", async () => {
  const text = '\ufeffa;"b ""x""";é\r\n\r\n"1\r\n2";;"€;"\n🧬;"";z';
  const expected = [
    { line: 1, cells: ["a", 'b "x"', "é"], closed: true },
    { line: 3, cells: ["1\r\n2", "", "€;"], closed: true },
    { line: 5, cells: ["🧬", "", "z"], closed: false },
  ];
  for (let size = 1; size < 50; size += 1) assert.deepEqual(await rowsOf(text, size), expected, `chunks of ${size}`);
  assert.deepEqual(await rowsOf("a;b\rc;d\r", 3), [{ line: 1, cells: ["a", "b"], closed: true }, { line: 2, cells: ["c", "d"], closed: true }]);
  assert.deepEqual(await rowsOf(""), []);
});

test("every way of cutting random texts gives what one chunk gives", async () => {
  let seed = 7;
  const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const pieces = ["a", "é", "𝒳", ";", '"', '""', "\r\n", "\n", "\r", "x;y", '"q;\n"'];
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: 1 + next(30) }, () => pieces[next(pieces.length)] ?? "").join("");
    const whole = await rowsOf(text, 10_000).catch((error: unknown) => (error instanceof AppError ? `${error.code} ${error.issues[0]?.line}` : error));
    for (const size of [1, 2, 5]) {
      const parts = await rowsOf(text, size).catch((error: unknown) => (error instanceof AppError ? `${error.code} ${error.issues[0]?.line}` : error));
      assert.deepEqual(parts, whole, JSON.stringify([text, size]));
    }
  }
});

test("what cannot be read is told with its line", async () => {
  assert.deepEqual(await codeOf(rowsOf('a;b\nc;"d\ne')), ["tables.open-quote", 2]);
  assert.deepEqual(await codeOf(rowsOf(`a;b\n${"x".repeat(200)}`, 16, { rowCharacters: 100 })), ["tables.row-too-long", 2]);
  assert.deepEqual(await codeOf(rowsOf(`a;b\nc;"${"x\n".repeat(100)}`, 16, { rowCharacters: 100 })), ["tables.open-quote", 2]);
  assert.deepEqual(await codeOf(rowsOf(Buffer.from("a;b\nc;d\xe9e\n", "latin1"))), ["tables.encoding", 2]);
  assert.deepEqual(await codeOf(rowsOf(Buffer.from("a;b\nc;\xc3", "latin1"))), ["tables.encoding", 2]);
  assert.deepEqual(await codeOf(rowsOf(Buffer.from("a;b\nc;d\n", "utf16le"), 4)), ["tables.encoding", 1]);
  assert.deepEqual(await codeOf(rowsOf("a;b\nc;\0d\n")), ["tables.binary", 2]);
  assert.deepEqual(await codeOf(rowsOf("a\n".repeat(50), 8, { rows: 10 })), ["tables.too-large", undefined]);
  assert.deepEqual(await codeOf(rowsOf("a;b;c;d\n", 8, { columns: 3 })), ["tables.too-large", undefined]);
  assert.deepEqual(await codeOf(rowsOf("a;b\n".repeat(100), 8, { bytes: 100 })), ["tables.too-large", undefined]);
});
