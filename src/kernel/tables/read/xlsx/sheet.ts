import type { Day } from "../../../time/day.ts";
import { booleanCell, dayCell, daySerial, errorCell, isoDay, numberCell, percentCell } from "../cell-values.ts";
import type { ReadLimits } from "../file-faults.ts";
import { textCell, type RawCell, type RawRow } from "../raw-table.ts";
import { sheetBuilder } from "../sheet-builder.ts";
import { unescapeText, type FormatKind } from "./parts.ts";
import { localName, parseXml } from "../xml.ts";

export interface WorkbookParts {
  readonly strings: readonly string[];
  readonly styles: readonly FormatKind[];
  readonly from1904: boolean;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  formula: string | null;
}

/** The filled rows of one worksheet part. Cells and rows that do not say where they stand come after the one before. */
export function readWorksheet(name: string, bytes: Uint8Array, parts: WorkbookParts, limits: ReadLimits): readonly RawRow[] {
  const builder = sheetBuilder(name, limits);
  // A sheet says the same few days again and again.
  const days = new Map<number, Day>();
  let line = 0;
  let column = -1;
  let cells: (RawCell | undefined)[] = [];
  let cell: OpenCell | null = null;
  let into: "value" | "inline" | "formula" | null = null;
  let phonetic = false;
  parseXml(name, bytes, {
    open(tag, attributes) {
      const local = localName(tag);
      if (local === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        cell = { column, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? "0"), value: "", inline: "", formula: null };
      } else if (local === "v") into = "value";
      else if (local === "t") into = phonetic ? null : "inline";
      else if (local === "f") {
        into = "formula";
        if (cell !== null) cell.formula = "";
      } else if (local === "row") {
        line = attributes["r"] === undefined ? line + 1 : Number(attributes["r"]);
        column = -1;
        cells = [];
      } else if (local === "rPh") phonetic = true;
      else if (local === "mergeCell") {
        const [from, to] = (attributes["ref"] ?? "").split(":");
        const start = cellPlace(from);
        const end = cellPlace(to);
        if (start !== null && end !== null) builder.merge({ ...start, lastLine: end.line, lastColumn: end.column });
      }
    },
    close(tag) {
      const local = localName(tag);
      if (local === "c" && cell !== null) {
        // Whatever lies beyond the columns that are read must not make the row long; the builder refuses it if filled.
        const made = cellFrom(cell, parts, days);
        if (made.kind !== "empty") cells[Math.min(cell.column, limits.columns)] = made;
        cell = null;
      } else if (local === "row") builder.addRow(line, cells);
      else if (local === "rPh") phonetic = false;
      if (local === "v" || local === "t" || local === "f") into = null;
    },
    text(text) {
      if (cell === null || into === null) return;
      if (into === "value") cell.value += text;
      else if (into === "inline") cell.inline += text;
      else cell.formula = (cell.formula ?? "") + text;
    },
  });
  return builder.rows();
}

function cellFrom(cell: OpenCell, parts: WorkbookParts, days: Map<number, Day>): RawCell {
  const { column, value } = cell;
  if (cell.type === "inlineStr") return textCell(column, unescapeText(cell.inline));
  if (value === "") return cell.formula === null || cell.type === "str" ? textCell(column, "") : errorCell(column, `=${cell.formula}`);
  if (cell.type === "s") return textCell(column, parts.strings[Number(value)] ?? "");
  if (cell.type === "str") return textCell(column, unescapeText(value));
  if (cell.type === "e") return errorCell(column, value);
  if (cell.type === "b") return booleanCell(column, value === "1" || value === "true");
  if (cell.type === "d") {
    const found = isoDay(value);
    return found === null ? textCell(column, value) : dayCell(column, found);
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return errorCell(column, value);
  const kind = parts.styles[cell.style] ?? "number";
  if (kind === "day") {
    const found = days.get(number) ?? daySerial(number, parts.from1904);
    if (found !== null) {
      days.set(number, found);
      return dayCell(column, found);
    }
  }
  return kind === "percent" ? percentCell(column, number) : numberCell(column, number);
}

/** The column of "AB12", from 0; null where there is no reference. */
function columnOf(reference: string | undefined): number | null {
  return cellPlace(reference)?.column ?? null;
}

function cellPlace(reference: string | undefined): { line: number; column: number } | null {
  if (reference === undefined) return null;
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const line = Number(reference.slice(at));
  return column === 0 || column > 1_000_000 || !Number.isInteger(line) ? null : { line, column: column - 1 };
}
