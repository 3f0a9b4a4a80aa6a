import type { Day } from "../../time/day.ts";

export type RawCellKind = "empty" | "text" | "number" | "day" | "error" | "boolean";

/** A cell as the file has it. Cells of CSV files are text or empty: what they mean is for the caller to say. */
export interface RawCell {
  /** Letters, as spreadsheets show them: "C". In CSV too, where it counts the fields. */
  readonly column: string;
  readonly kind: RawCellKind;
  /** What a person would read: a number in plain decimals, a percentage with its sign, a day as `YYYY-MM-DD`. For errors, `#DIV/0!`, or the formula where the file holds no result. */
  readonly text: string;
  readonly number?: number;
  readonly day?: Day;
  /** The number is shown as a percentage: 0.17 stands as "17 %". */
  readonly percent?: true;
  /** The cell is covered by a merged one, whose content it repeats. */
  readonly merged?: true;
}

/** Cells from column A on; cells after the last one that is not empty are left out. */
export interface RawRow {
  /** The line of the file (CSV, counted as an editor does) or the row of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly RawCell[];
}

/** A table somebody made: one header row, then the rows that are not entirely empty, hidden rows included. */
export interface RawTable {
  /** The name of the file. */
  readonly name: string;
  /** Null for CSV. */
  readonly sheet: string | null;
  readonly header: RawRow;
  readonly rows: readonly RawRow[];
}

/** One sheet of a file before its header row is chosen; rows that are entirely empty are left out. */
export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly RawRow[];
}

const letterCache: string[] = [];

/** 0 is "A", 25 "Z", 26 "AA". */
export function columnLetters(index: number): string {
  const known = letterCache[index];
  if (known !== undefined) return known;
  const letters = (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
  letterCache[index] = letters;
  return letters;
}

const emptyCache: RawCell[] = [];

/** The one empty cell of a column, shared by all rows. */
export function emptyCell(index: number): RawCell {
  return (emptyCache[index] ??= { column: columnLetters(index), kind: "empty", text: "" });
}

/** Cells of text are empty when they hold only spaces of any kind. */
export function textCell(index: number, text: string): RawCell {
  if (text === "" || text.trim() === "") return emptyCell(index);
  return { column: columnLetters(index), kind: "text", text };
}
