import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../errors/app-error.ts";
import { largestDocument, readDocument } from "./read-document.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("text comes out line by line whatever its line ends", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    assert.deepEqual((await readDocument("a.md", bytes(`# Été${end}${end}17 %${end}`))).lines, ["# Été", "", "17 %"]);
  }
});

test("UTF-8 with mark, UTF-16 with mark and the Latin alphabet of Windows are all read", async () => {
  const text = "Priorité 1 – 20 M€";
  const little = new Uint8Array([0xff, 0xfe, ...Array.from(text).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
  const windows = Uint8Array.from(Array.from(text), (letter) => ({ "–": 0x96, "€": 0x80 })[letter] ?? letter.charCodeAt(0));
  for (const coded of [new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(text)]), little, windows]) {
    assert.deepEqual((await readDocument("a.txt", coded)).lines, [text]);
  }
});

test("an empty file is a document without lines", async () => {
  assert.deepEqual((await readDocument("a.md", new Uint8Array())).lines, []);
});

async function refused(content: Uint8Array, code: string): Promise<void> {
  await assert.rejects(readDocument("a", content), (error) => error instanceof AppError && error.code === code && error.text.fr.length > 20);
}

test("a binary, an office file, a broken PDF and too large a file are refused with guidance", async () => {
  await refused(Uint8Array.from({ length: 500 }, (_, index) => index % 256), "document.not-text");
  await refused(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "document.not-text");
  await refused(bytes("%PDF-1.7\nnothing of a PDF"), "document.not-text");
  await refused(new Uint8Array(largestDocument + 1), "document.too-large");
});

/** The smallest PDF with text: one page, one font, one line per string. */
function smallPdf(lines: readonly string[]): Uint8Array {
  const drawn = lines.map((line, index) => `BT /F1 12 Tf 50 ${700 - 20 * index} Td (${line}) Tj ET`).join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return bytes(`${body}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`);
}

test("a PDF gives the lines of its text", async () => {
  const { lines } = await readDocument("a.pdf", smallPdf(["Action 1 - Soutenir", "Valeur cible 2025 : 20"]));
  assert.deepEqual(lines.map((line) => line.trim()).filter((line) => line !== ""), ["Action 1 - Soutenir", "Valeur cible 2025 : 20"]);
});
