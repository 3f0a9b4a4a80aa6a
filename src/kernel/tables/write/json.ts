import type { Language } from "../../i18n/language.ts";
import { isBilingual, tableNotes, type Cell, type Table } from "../table.ts";

/**
 * The table as JSON for programs: `{ name, title, language, demonstration, notes, columns: [{key, label, kind?, displayUnit?}], rows: [{…}] }`,
 * one object per row under the keys of the columns. Shares are 0 to 1, money is in euros, days are `YYYY-MM-DD`,
 * whatever unit the page shows; `kind` says so for columns that hold only shares, euros or days. Empty is null.
 */
export function writeJson(table: Table, language: Language): string {
  return JSON.stringify(
    {
      name: table.name,
      title: table.title[language],
      language,
      demonstration: table.demonstration === true,
      notes: tableNotes(table).map((note) => note[language]),
      columns: table.columns.map((column, at) => {
        const kind = columnKind(table, at);
        return { key: column.key, label: column.label[language], ...(kind === null ? {} : { kind }), ...(column.unit === undefined ? {} : { displayUnit: column.unit }) };
      }),
      rows: table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column.key, plain(row[at] ?? null, language)]))),
    },
    null,
    2,
  );
}

function plain(cell: Cell, language: Language): string | number | null {
  if (cell === null || typeof cell === "string") return cell;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  if (isBilingual(cell)) return cell[language];
  if ("day" in cell) return cell.day;
  return "share" in cell ? cell.share : cell.euros;
}

function columnKind(table: Table, at: number): "share" | "euros" | "day" | null {
  const kinds = new Set<string>();
  for (const row of table.rows) {
    const cell = row[at] ?? null;
    if (cell === null) continue;
    kinds.add(typeof cell !== "object" || isBilingual(cell) ? "plain" : "share" in cell ? "share" : "euros" in cell ? "euros" : "day");
  }
  const [only] = [...kinds];
  if (kinds.size !== 1) return null;
  return only === "share" || only === "euros" || only === "day" ? only : null;
}
