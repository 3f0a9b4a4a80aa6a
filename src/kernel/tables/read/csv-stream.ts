import { AppError, type Issue } from "../../errors/app-error.ts";
import { Utf8Stream, type EncodingFault } from "./utf8-stream.ts";

/** How far a file of unknown origin is followed. A row that is longer than `rowCharacters` is taken for an open quote or for noise. */
export interface CsvStreamLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowCharacters: number;
}

export const defaultStreamLimits: CsvStreamLimits = { bytes: 100_000_000, rows: 1_000_000, columns: 512, rowCharacters: 1_000_000 };

export interface StreamedRow {
  /** Line on which it starts, from 1, counted as an editor does (line ends inside quotes count). */
  readonly line: number;
  readonly cells: readonly string[];
  /** False for a last row after which the file stops without a line end. */
  readonly closed: boolean;
}

/**
 * The rows of a CSV file in UTF-8, some at a time, without ever holding more than a chunk and a row: for files whose
 * shape is known beforehand, separator included. Quotes as in RFC 4180; CRLF, LF and CR end lines; a mark at the start
 * is passed over; rows without anything are left out. What cannot be read stops at once with its line:
 * `tables.encoding`, `tables.binary`, `tables.open-quote`, `tables.too-large`, `tables.row-too-long`.
 */
export async function* streamCsv(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  separator: string,
  limits: CsvStreamLimits = defaultStreamLimits,
): AsyncGenerator<readonly StreamedRow[]> {
  const decoder = new Utf8Stream();
  const parser = new RowParser(name, separator.charCodeAt(0), limits);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > limits.bytes) throw tooManyBytes(name, limits.bytes);
    const decoded = decoder.push(chunk);
    if ("fault" in decoded) throw encodingError(name, decoded.fault, parser.lineAfter(decoded.fault.before));
    const rows = parser.push(decoded.text, false);
    if (rows.length > 0) yield rows;
  }
  const rest = decoder.push(new Uint8Array(0), true);
  if ("fault" in rest) throw encodingError(name, rest.fault, parser.lineAfter(rest.fault.before));
  const rows = parser.push(rest.text, true);
  if (rows.length > 0) yield rows;
}

class RowParser {
  #rest = "";
  #line = 1;
  #rows = 0;
  readonly #name: string;
  readonly #separator: number;
  readonly #limits: CsvStreamLimits;

  constructor(name: string, separator: number, limits: CsvStreamLimits) {
    this.#name = name;
    this.#separator = separator;
    this.#limits = limits;
  }

  lineAfter(text: string): number {
    return this.#line + countLines(this.#rest + text);
  }

  push(fresh: string, last: boolean): StreamedRow[] {
    const text = this.#rest === "" ? fresh : this.#rest + fresh;
    const rows: StreamedRow[] = [];
    let at = 0;
    for (;;) {
      if (at >= text.length) break;
      const row = readRow(text, at, this.#separator, last);
      if (row === null) break;
      const length = row.end - at;
      if (length > this.#limits.rowCharacters) throw tooLong(this.#name, this.#line, false);
      at = row.end;
      if (row.cells.length > 1 || row.cells[0] !== "") {
        this.#rows += 1;
        if (row.cells.length > this.#limits.columns) throw tooMany(this.#name, this.#line, this.#limits);
        if (this.#rows > this.#limits.rows) throw tooMany(this.#name, this.#line, this.#limits);
        rows.push({ line: this.#line, cells: row.cells, closed: row.closed });
      }
      this.#line += row.lines;
    }
    this.#rest = text.slice(at);
    const open = quoteOpenedAt(this.#rest, this.#separator, last || this.#rest.length > this.#limits.rowCharacters);
    if (open !== null) throw tooLong(this.#name, this.#line + countLines(this.#rest.slice(0, open)), true);
    if (this.#rest.length > this.#limits.rowCharacters) throw tooLong(this.#name, this.#line, false);
    return rows;
  }
}

/** One row from `at` on, or null where the text ends before it does. `last`: nothing follows the text. */
function readRow(text: string, from: number, separator: number, last: boolean): { cells: string[]; end: number; lines: number; closed: boolean } | null {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  for (;;) {
    let cell = "";
    if (text.charCodeAt(at) === 34) {
      const close = closingQuote(text, at);
      if (close === -1 || (!last && close + 1 >= text.length)) return null;
      const inside = text.slice(at + 1, close);
      cell = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
      lines += countLines(inside);
      at = close + 1;
    }
    const end = cellEnd(text, at, separator);
    if (end >= text.length && !last) return null;
    cells.push(at === end ? cell : cell + text.slice(at, end));
    at = end;
    if (at >= text.length) return { cells, end: at, lines, closed: false };
    const code = text.charCodeAt(at);
    if (code === separator) {
      at += 1;
      continue;
    }
    if (code === 13 && at + 1 >= text.length && !last) return null;
    at += code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
    return { cells, end: at, lines: lines + 1, closed: true };
  }
}

function closingQuote(text: string, open: number): number {
  let close = open + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close === -1 || text.charCodeAt(close + 1) !== 34) return close;
    close += 2;
  }
}

function cellEnd(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === 10 || code === 13) break;
  }
  return at;
}

/** Where the quote stands that the text opens and never closes, or null. Asked only once no more text may be waited for. */
function quoteOpenedAt(text: string, separator: number, asked: boolean): number | null {
  if (!asked) return null;
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === 34) {
      const close = closingQuote(text, at);
      if (close === -1) return at;
      at = close + 1;
    }
    at = cellEnd(text, at, separator) + 1;
  }
  return null;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

function refusal(code: string, text: Issue["text"], line?: number): AppError {
  return new AppError(code, text, { status: 422, issues: [{ code, severity: "error", text, ...(line === undefined ? {} : { line }) }] });
}

function encodingError(name: string, fault: EncodingFault, line: number): AppError {
  const byte = fault.byte + 1;
  if (fault.looksLike === "utf-16") {
    return refusal("tables.encoding", {
      fr: `« ${name} » est en UTF-16\u202f: enregistrez-le en UTF-8, puis recommencez.`,
      en: `“${name}” is in UTF-16: save it in UTF-8, then try again.`,
    }, 1);
  }
  if (fault.looksLike === "windows-1252") {
    return refusal("tables.encoding", {
      fr: `Ligne ${line}, octet ${byte} de « ${name} »\u202f: ce n’est pas de l’UTF-8. Le fichier semble être en Windows-1252 (ou ISO 8859-1), ou abîmé\u202f: enregistrez-le en UTF-8, ou reprenez-le à sa source.`,
      en: `Line ${line}, byte ${byte} of “${name}”: this is not UTF-8. The file seems to be in Windows-1252 (or ISO 8859-1), or damaged: save it in UTF-8, or fetch it again from its source.`,
    }, line);
  }
  return refusal("tables.binary", {
    fr: `Ligne ${line}, octet ${byte} de « ${name} »\u202f: ce n’est pas du texte. Donnez le fichier CSV lui-même, non un classeur, une archive ou un fichier abîmé.`,
    en: `Line ${line}, byte ${byte} of “${name}”: this is not text. Give the CSV file itself, not a workbook, an archive or a damaged file.`,
  }, line);
}

function tooManyBytes(name: string, bytes: number): AppError {
  const megabytes = Math.floor(bytes / 1_000_000);
  return new AppError("tables.too-large", {
    fr: `« ${name} » dépasse ${megabytes} Mo, la plus grande taille lue. Vérifiez que c’est le bon fichier.`,
    en: `“${name}” is over ${megabytes} MB, the largest size that is read. Check that it is the right file.`,
  }, { status: 413 });
}

function tooMany(name: string, line: number, limits: CsvStreamLimits): AppError {
  return new AppError("tables.too-large", {
    fr: `« ${name} », ligne ${line}\u202f: plus de ${limits.columns} colonnes ou de ${limits.rows} lignes. Vérifiez que c’est le bon fichier.`,
    en: `“${name}”, line ${line}: more than ${limits.columns} columns or ${limits.rows} rows. Check that it is the right file.`,
  }, { status: 413 });
}

function tooLong(name: string, line: number, quoted: boolean): AppError {
  return quoted
    ? refusal("tables.open-quote", {
        fr: `Ligne ${line} de « ${name} »\u202f: un guillemet (") est ouvert et n’est pas refermé. Refermez-le, doublez-le s’il fait partie du texte, ou reprenez le fichier s’il a été coupé.`,
        en: `Line ${line} of “${name}”: a quotation mark (") is opened and not closed. Close it, double it if it belongs to the text, or fetch the file again if it was cut short.`,
      }, line)
    : refusal("tables.row-too-long", {
        fr: `Ligne ${line} de « ${name} »\u202f: la ligne est démesurée. Vérifiez que c’est bien un fichier CSV.`,
        en: `Line ${line} of “${name}”: the row is far too long. Check that it is a CSV file.`,
      }, line);
}
