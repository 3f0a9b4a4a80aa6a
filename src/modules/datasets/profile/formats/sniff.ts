import { CsvRows, EndlessRow } from "./csv-rows.ts";

export const delimiters = [",", ";", "\t", "|"] as const;

/** Rows of the head that are compared. */
const comparedRows = 200;

export interface Sniffed {
  readonly delimiter: string;
  /** Most frequent number of cells. */
  readonly width: number;
  readonly rows: readonly (readonly string[])[];
}

/**
 * The delimiter with which the rows of the head have the same number of cells, two at least; null where none does: it
 * is text, or a single column. Commas inside French numbers lose against the semicolon, whose rows agree.
 */
export function sniffDelimiter(head: string, whole: boolean): Sniffed | null {
  let best: { readonly sniffed: Sniffed; readonly score: number } | null = null;
  for (const delimiter of delimiters) {
    const rows = rowsOf(head, delimiter, whole);
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    const [width = 0, times = 0] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    if (width < 2 || rows.length < 2 && whole === false) continue;
    const agreement = times / rows.length;
    if (agreement < (rows.length < 6 ? 0.5 : 0.7)) continue;
    // Prose has commas too: its "cells" are long and begin with a space.
    const cells = rows.flat();
    const prose = cells.filter((cell) => cell.startsWith(" ") && /^\p{L}+ +\p{L}/u.test(cell.trim())).length / cells.length;
    const score = agreement * (1 - prose) + Math.min(width, 50) / 500;
    if (prose > 0.35) continue;
    if (best === null || score > best.score) best = { sniffed: { delimiter, width, rows }, score };
  }
  return best?.sniffed ?? null;
}

/** The first rows of the head; the last one is left out where the head ends inside it. */
export function rowsOf(head: string, delimiter: string, whole: boolean): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const reader = new CsvRows(delimiter, 1_000_000, (cells) => rows.push(cells) < comparedRows);
  try {
    reader.push(head, whole);
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
  }
  return rows;
}
