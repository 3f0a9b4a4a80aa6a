import { AppError } from "../../errors/app-error.ts";
import { openQuote, tooLarge, type ReadLimits } from "./file-faults.ts";
import { textCell, type RawCell, type RawRow } from "./raw-table.ts";
import { unguardFormula } from "../write/csv.ts";

const delimiters = [";", ",", "\t", "|"] as const;
const probedRows = 30;

/**
 * The rows of a CSV text, each with the line on which it starts, counted as an editor does (line ends inside quotes
 * count). The separator is the one with which `recognise` knows a header, else the one found most in the first rows
 * outside quotes. A first line `sep=;` is obeyed. Apostrophes that guard against formulas are taken off.
 * Throws `tables.open-quote` with its line.
 */
export function readCsvRows(name: string, text: string, limits: ReadLimits, recognise: (titles: readonly string[]) => boolean): readonly RawRow[] {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const directive = /^sep=(.)(\r\n|\r|\n)/.exec(text.slice(start, start + 10));
  if (directive?.[1] !== undefined) return parse(name, text, start + directive[0].length, 2, directive[1], limits, Infinity);
  let best: { delimiter: string; width: number } | null = null;
  for (const delimiter of delimiters) {
    const probe = tryParse(name, text, start, delimiter, limits);
    if (probe.some((row) => recognise(row.cells.map((cell) => cell.text)))) return parse(name, text, start, 1, delimiter, limits, Infinity);
    const width = probe.reduce((sum, row) => sum + row.cells.length - 1, 0);
    if (best === null || width > best.width) best = { delimiter, width };
  }
  return parse(name, text, start, 1, best?.delimiter ?? ";", limits, Infinity);
}

/** With the wrong separator a quotation mark inside a text may seem to open a quote: that separator then finds nothing. */
function tryParse(name: string, text: string, from: number, delimiter: string, limits: ReadLimits): readonly RawRow[] {
  try {
    return parse(name, text, from, 1, delimiter, limits, probedRows);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function parse(name: string, text: string, from: number, firstLine: number, delimiter: string, limits: ReadLimits, maxRows: number): readonly RawRow[] {
  const rows: RawRow[] = [];
  const separator = delimiter.charCodeAt(0);
  const end = text.length;
  let at = from;
  let line = firstLine;
  let cellCount = 0;
  while (at < end && rows.length < maxRows) {
    const rowLine = line;
    const cells: RawCell[] = [];
    let filled = 0;
    for (;;) {
      let field: string;
      if (text.charCodeAt(at) === 34) {
        const quoted = readQuoted(name, text, at, line);
        line += quoted.lines;
        at = quoted.end;
        const rest = fieldEnd(text, at, separator);
        // Characters after the closing quote are kept as they are rather than lost.
        field = quoted.text + text.slice(at, rest);
        at = rest;
      } else {
        const rest = fieldEnd(text, at, separator);
        field = text.slice(at, rest);
        at = rest;
      }
      const cell = textCell(cells.length, unguardFormula(field));
      cells.push(cell);
      if (cell.kind !== "empty") filled = cells.length;
      if (at < end && text.charCodeAt(at) === separator) at += 1;
      else break;
      if (cells.length > limits.columns * 4) throw tooLarge(name, limits);
    }
    if (at < end) {
      at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
      line += 1;
    }
    if (filled === 0) continue;
    cells.length = filled;
    cellCount += filled;
    if (filled > limits.columns || rows.length >= limits.rows || cellCount > limits.cells) throw tooLarge(name, limits);
    rows.push({ line: rowLine, cells });
  }
  return rows;
}

function fieldEnd(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === 10 || code === 13) break;
  }
  return at;
}

function readQuoted(name: string, text: string, open: number, line: number): { text: string; end: number; lines: number } {
  let close = open + 1;
  let doubled = false;
  for (;;) {
    close = text.indexOf('"', close);
    if (close === -1) throw openQuote(name, line);
    if (text.charCodeAt(close + 1) !== 34) break;
    doubled = true;
    close += 2;
  }
  const inside = text.slice(open + 1, close);
  const lines = /[\r\n]/.test(inside) ? (inside.match(/\r\n|\r|\n/g)?.length ?? 0) : 0;
  return { text: doubled ? inside.replaceAll('""', '"') : inside, end: close + 1, lines };
}
