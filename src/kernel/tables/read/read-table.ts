import { readCsvRows } from "./csv.ts";
import { decodeText } from "./decode-text.ts";
import { binaryFile, damaged, defaultLimits, emptyFile, encrypted, noRows, notATable, oldExcel, tooLarge, type ReadLimits } from "./file-faults.ts";
import { readOdsSheets } from "./ods.ts";
import type { RawRow, RawSheet, RawTable } from "./raw-table.ts";
import { readXlsxSheets } from "./xlsx/workbook.ts";
import { openArchive } from "./zip-archive.ts";

export interface ReadOptions {
  /** Is this row the header? Given the texts of its cells. Rows above it (a title, a note) are passed over. */
  readonly recogniseHeader?: (titles: readonly string[]) => boolean;
  readonly limits?: Partial<ReadLimits>;
}

/** A header is looked for in this many filled rows from the top of each sheet. */
const searchedRows = 30;

/**
 * The table in a CSV, XLSX or ODS file. What the file is, its bytes say; its name is only used in messages.
 * Of a workbook, the first visible sheet with a recognised header and rows is taken, else the first with a header
 * alone, else the first visible one with content, its first filled row being the header.
 * Throws AppError: `tables.empty-file`, `tables.old-xls`, `tables.encrypted`, `tables.binary`, `tables.not-a-table`,
 * `tables.damaged`, `tables.unsafe-xml`, `tables.too-large`, `tables.no-rows`, `tables.open-quote`.
 */
export async function readTable(fileName: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<RawTable> {
  const limits: ReadLimits = { ...defaultLimits, ...options.limits };
  const recognise = options.recogniseHeader ?? (() => false);
  if (bytes.length === 0) throw emptyFile(fileName);
  if (bytes.length > limits.bytes) throw tooLarge(fileName, limits);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw compoundFile(fileName, bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return choose(fileName, archiveSheets(fileName, bytes, limits), recognise);
  const known = knownBinary(bytes);
  if (known !== null) throw binaryFile(fileName, known);
  const text = decodeText(fileName, bytes);
  if (text.trim() === "") throw emptyFile(fileName);
  const opening = text.slice(0, 4000).trimStart();
  if (/^<\?xml|^<office:document/.test(opening)) {
    if (!opening.includes("opendocument")) throw notATable(fileName);
    return choose(fileName, readOdsSheets(fileName, bytes, limits), recognise);
  }
  if (/^(?:<!doctype|<html|<table|\{\\rtf|\{\s*"|\[\s*[{[])/i.test(opening)) throw notATable(fileName);
  const rows = readCsvRows(fileName, text, limits, recognise);
  const at = headerAt(rows, recognise) ?? 0;
  return table(fileName, null, rows, at);
}

/** Every visible sheet of a workbook (XLSX, ODS) with its rows, one after the other. Throws as `readTable` does. */
export function* readSheets(fileName: string, bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Generator<RawSheet> {
  const whole: ReadLimits = { ...defaultLimits, ...limits };
  if (bytes.length > whole.bytes) throw tooLarge(fileName, whole);
  for (const sheet of archiveSheets(fileName, bytes, whole)) if (!sheet.hidden) yield sheet;
}

function archiveSheets(name: string, bytes: Uint8Array, limits: ReadLimits): Iterable<RawSheet> {
  const archive = openArchive(name, bytes, limits);
  const mediaType = archive.read("mimetype");
  if (mediaType !== null || archive.has("META-INF/manifest.xml")) {
    const declared = mediaType === null ? "" : new TextDecoder().decode(mediaType).trim();
    if (mediaType !== null && !declared.includes("opendocument.spreadsheet")) throw notATable(name);
    const manifest = archive.read("META-INF/manifest.xml");
    if (manifest !== null && /<(?:\w+:)?encryption-data|encrypted-package/.test(new TextDecoder().decode(manifest))) throw encrypted(name);
    const content = archive.read("content.xml");
    if (content === null) throw archive.has("encrypted-package") ? encrypted(name) : damaged(name);
    return readOdsSheets(name, content, limits);
  }
  if (!archive.has("[Content_Types].xml")) throw notATable(name);
  return readXlsxSheets(name, archive, limits);
}

function choose(name: string, sheets: Iterable<RawSheet>, recognise: (titles: readonly string[]) => boolean): RawTable {
  let first: RawSheet | null = null;
  let headerOnly: RawTable | null = null;
  for (const sheet of sheets) {
    if (sheet.hidden || sheet.rows.length === 0) continue;
    const at = headerAt(sheet.rows, recognise);
    const found = at === null ? null : table(name, sheet.name, sheet.rows, at);
    if (found !== null && found.rows.length > 0) return found;
    headerOnly ??= found;
    first ??= sheet;
  }
  if (headerOnly !== null) return headerOnly;
  if (first === null) throw noRows(name);
  return table(name, first.name, first.rows, 0);
}

function headerAt(rows: readonly RawRow[], recognise: (titles: readonly string[]) => boolean): number | null {
  const at = rows.slice(0, searchedRows).findIndex((row) => recognise(row.cells.map((cell) => cell.text)));
  return at === -1 ? null : at;
}

function table(name: string, sheet: string | null, rows: readonly RawRow[], at: number): RawTable {
  const header = rows[at];
  if (header === undefined) throw emptyFile(name);
  return { name, sheet, header, rows: rows.slice(at + 1) };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** An OLE compound file is an old workbook, or the envelope of an encrypted new one: the names of its streams tell. */
function compoundFile(name: string, bytes: Uint8Array): Error {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"))) return encrypted(name);
  const streams = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["Workbook", "Book"].some((stream) => streams.includes(Buffer.from(stream, "utf16le"))) ? oldExcel(name) : binaryFile(name, null);
}

function knownBinary(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return "PDF";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return "PNG";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "JPEG";
  if (startsWith(bytes, [0x1f, 0x8b])) return "gzip";
  return startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf]) ? "7z" : null;
}
