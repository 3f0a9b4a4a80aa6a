import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { RawCell, RawRow, RawTable } from "../../../kernel/tables/index.ts";
import { plainSpaces } from "../../../kernel/text/french-number.ts";
import { addDays, day, isDay, type Day } from "../../../kernel/time/day.ts";
import { mondayOf } from "../domain/line.ts";
import { placeColumns, type FileColumn } from "./columns.ts";

/** Reads the cells of one row, noting every fault with its line and column, and never a value. */
export interface RowReader<Key extends string> {
  readonly text: (key: Key) => string;
  readonly cell: (key: Key) => RawCell | undefined;
  readonly fault: (key: Key, code: string, text: Bilingual) => void;
  /** A whole number of at least 0; null where it is not, with its fault noted, or where the cell is empty. */
  readonly whole: (key: Key, most: number) => number | null;
}

/** The rows of a table with their columns found; faults of the header are among the issues. */
export function readRows<Key extends string, Row>(table: RawTable, columns: readonly FileColumn<Key>[], read: (row: RowReader<Key>, line: number) => Row | null): { readonly rows: readonly Row[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const titles = table.header.cells.map(({ text }) => text);
  const { at, missing, unknown, twice } = placeColumns(columns, titles);
  const { line } = table.header;
  for (const { names, meaning } of missing) {
    issues.push({ code: "mortality.missing-column", severity: "error", line, text: { fr: `Il manque la colonne «\u202f${names[0] ?? ""}\u202f»\u202f: ${meaning.fr}.`, en: `The column “${names[0] ?? ""}” is missing: ${meaning.en}.` } });
  }
  for (const index of unknown) issues.push({ code: "mortality.unknown-column", severity: "warning", line, ...columnOf(table.header, index), text: { fr: "Colonne inconnue, laissée de côté.", en: "Unknown column, left out." } });
  for (const index of twice) issues.push({ code: "mortality.column-twice", severity: "error", line, ...columnOf(table.header, index), text: { fr: "Cette colonne est déjà là sous un autre nom\u202f: n’en gardez qu’une.", en: "This column is there already under another name: keep one of them." } });
  if (missing.length > 0 || twice.length > 0) return { rows: [], issues };
  const rows = table.rows.flatMap((row): Row[] => {
    const cell = (key: Key): RawCell | undefined => { const index = at.get(key); return index === undefined ? undefined : row.cells[index]; };
    const text = (key: Key): string => (cell(key)?.text ?? "").trim();
    const fault = (key: Key, code: string, words: Bilingual): void => {
      const column = cell(key)?.column ?? table.header.cells[at.get(key) ?? -1]?.column;
      issues.push({ code: `mortality.${code}`, severity: "error", line: row.line, field: key, text: words, ...(column === undefined ? {} : { column }) });
    };
    const whole = (key: Key, most: number): number | null => {
      const given = plainSpaces(text(key)).replaceAll(/[ '’]/g, "").replace(/[.,]0+$/, "");
      if (given === "") return null;
      const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
      if (Number.isSafeInteger(number) && number <= most) return number;
      fault(key, Number.isNaN(number) ? "not-a-whole-number" : "too-large", Number.isNaN(number) ? { fr: "Un nombre entier, de zéro ou plus, est attendu ici.", en: "A whole number, zero or more, is expected here." } : { fr: `Ce nombre dépasse ${most}\u202f: vérifiez l’unité.`, en: `This number is over ${most}: check its unit.` });
      return null;
    };
    const made = read({ text, cell, fault, whole }, row.line);
    return made === null ? [] : [made];
  });
  return { rows, issues };
}

function columnOf(header: RawRow, index: number): { readonly column?: string } {
  const column = header.cells[index]?.column;
  return column === undefined ? {} : { column };
}

/** The Monday of a day or week in any of the forms that files have; null where it is none. */
export function weekFrom(cell: RawCell | undefined): Day | null {
  if (cell?.day !== undefined) return mondayOf(cell.day);
  const text = (cell?.text ?? "").trim();
  if (isDay(text)) return mondayOf(text);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (french !== null) {
    const [, date = "", month = "", year = ""] = french;
    const written = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    return isDay(written) ? mondayOf(written) : null;
  }
  const iso = /^(\d{4})-?[wWsS](\d{1,2})$/.exec(text);
  if (iso === null) return null;
  const [, year = "", week = ""] = iso;
  // Week 1 is that of 4 January (ISO 8601); a year has 52 or 53.
  const monday = addDays(mondayOf(day(`${year}-01-04`)), (Number(week) - 1) * 7);
  return Number(week) >= 1 && addDays(monday, 3).slice(0, 4) === year ? monday : null;
}
