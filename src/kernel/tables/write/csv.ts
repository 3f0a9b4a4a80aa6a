import type { Language } from "../../i18n/language.ts";
import { amountIn, columnTitle, demonstrationColumn, isBilingual, plainDecimal, shiftDecimal, type Cell, type Column, type Table } from "../table.ts";

/** Texts that a spreadsheet would take for a formula, already guarded ones included (so that the guard can be undone). */
const formulaLike = /^(?:[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n])/u;

/** The text of a cell with an apostrophe in front where a spreadsheet would run it as a formula. */
export function guardFormula(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

/** Takes back what `guardFormula` added, so that a table written and read again is the same. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && formulaLike.test(text.slice(1)) ? text.slice(1) : text;
}

/**
 * The table as CSV for people with a spreadsheet: UTF-8 with its mark, CRLF, RFC 4180 quotes; `;` and decimal comma in
 * French, `,` and decimal point in English. Days are `YYYY-MM-DD`. Shares read `17,5%`, or `17,5` in a column whose unit
 * is `%`; money is in euros, or in the unit of its column (`k€`, `M€`, `Md€`). Texts that look like formulas get an
 * apostrophe; numbers are not touched. Fictitious facts are marked in a last column, on every row.
 */
export function writeCsv(table: Table, language: Language): string {
  const delimiter = language === "fr" ? ";" : ",";
  const mark = table.demonstration === true;
  const header = table.columns.map((column) => quoted(guardFormula(columnTitle(column, language)), delimiter));
  if (mark) header.push(demonstrationColumn[language]);
  const lines = [header.join(delimiter)];
  for (const row of table.rows) {
    const cells = table.columns.map((column, at) => quoted(cellText(row[at] ?? null, column, language), delimiter));
    if (mark) cells.push("true");
    lines.push(cells.join(delimiter));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function cellText(cell: Cell, column: Column, language: Language): string {
  if (cell === null) return "";
  if (typeof cell === "number") return decimal(cell, language);
  if (typeof cell === "string") return guardFormula(withoutNul(cell));
  if (isBilingual(cell)) return guardFormula(withoutNul(cell[language]));
  if ("day" in cell) return cell.day;
  if ("euros" in cell) return decimal(amountIn(column, cell.euros), language);
  const percent = decimal(shiftDecimal(cell.share, 2), language);
  return column.unit === "%" || percent === "" ? percent : `${percent}%`;
}

function decimal(value: number, language: Language): string {
  const plain = plainDecimal(value);
  return language === "fr" ? plain.replace(".", ",") : plain;
}

/** Every separator that some reader may guess is a reason to quote, not only the one in use. */
function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function withoutNul(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}
