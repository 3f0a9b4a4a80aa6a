import { tooLarge, type ReadLimits } from "./file-faults.ts";
import { columnLetters, emptyCell, type RawCell, type RawRow } from "./raw-table.ts";

export interface MergedRange {
  readonly line: number;
  readonly column: number;
  readonly lastLine: number;
  readonly lastColumn: number;
}

/** Gathers the cells of one sheet into rows, within the limits, and spreads merged cells over what they cover. */
export interface SheetBuilder {
  /** Adds a row; `cells` may have holes. Rows may come in any order; the same cells may be added under several lines. */
  addRow(line: number, cells: readonly (RawCell | undefined)[]): void;
  merge(range: MergedRange): void;
  rows(): readonly RawRow[];
}

export function sheetBuilder(fileName: string, limits: ReadLimits): SheetBuilder {
  const byLine = new Map<number, RawCell[]>();
  const merges: MergedRange[] = [];
  let cellCount = 0;
  let ordered = true;
  let lastLine = 0;
  return {
    addRow(line, cells) {
      const dense = densify(cells);
      if (dense.length === 0) return;
      cellCount += dense.length;
      if (line > limits.rows || dense.length > limits.columns || cellCount > limits.cells) throw tooLarge(fileName, limits);
      if (line <= lastLine) ordered = false;
      lastLine = line;
      byLine.set(line, dense);
    },
    merge(range) {
      if (merges.length >= 100_000) throw tooLarge(fileName, limits);
      merges.push(range);
    },
    rows() {
      let spread = 0;
      for (const range of merges) {
        spread += spreadMerged(byLine, range);
        if (spread > limits.cells) throw tooLarge(fileName, limits);
      }
      const entries = [...byLine];
      if (!ordered) entries.sort((a, b) => a[0] - b[0]);
      return entries.map(([line, cells]) => ({ line, cells }));
    },
  };
}

function densify(cells: readonly (RawCell | undefined)[]): RawCell[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] === undefined || cells[length - 1]?.kind === "empty")) length -= 1;
  const dense: RawCell[] = [];
  for (let at = 0; at < length; at += 1) dense.push(cells[at] ?? emptyCell(at));
  return dense;
}

/**
 * A person sees the content of a merged cell on every row it covers, so each of them gets it, marked as merged; rows
 * that hold nothing else stay absent. Only downwards: across, one title over two columns is not two titles.
 */
function spreadMerged(byLine: Map<number, RawCell[]>, range: MergedRange): number {
  const source = byLine.get(range.line)?.[range.column];
  if (source === undefined || source.kind === "empty" || range.lastLine === range.line) return 1;
  const copy: RawCell = { ...source, column: columnLetters(range.column), merged: true };
  byLine.get(range.line)?.splice(range.column, 1, copy);
  let steps = 1;
  // A merged range may claim a million rows: visit the smaller of the range and the rows that exist.
  const lines = range.lastLine - range.line < byLine.size ? Array.from({ length: range.lastLine - range.line }, (_, at) => range.line + 1 + at) : byLine.keys();
  for (const line of lines) {
    steps += 1;
    if (line <= range.line || line > range.lastLine) continue;
    const cells = byLine.get(line);
    if (cells === undefined) continue;
    while (cells.length <= range.column) cells.push(emptyCell(cells.length));
    if (cells[range.column]?.kind === "empty") cells[range.column] = copy;
  }
  return steps;
}
