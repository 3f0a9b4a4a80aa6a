import type { RawCell, RawRow, RawTable } from "../../../../kernel/tables/index.ts";
import { columnOfTitle, importColumns, type ImportField } from "./columns.ts";
import { errorIssue, quoteEn, quoteFr, type Place } from "./issues.ts";
import { nearest } from "./cells/normalise.ts";
import type { ImportIssue } from "./types.ts";

const thin = "\u202f";

/** Where each field stands in the rows, and the faults of the header row. */
export interface Header {
  has(field: ImportField): boolean;
  /** The cell of a field in a row; an empty one where the row or the file has none. */
  cell(row: RawRow, field: ImportField): RawCell;
  place(row: RawRow, field: ImportField): Place;
  readonly issues: readonly ImportIssue[];
}

const nothing: RawCell = { column: "", kind: "empty", text: "" };

export function readHeader(table: RawTable): Header {
  const issues: ImportIssue[] = [];
  const at = new Map<ImportField, number>();
  const { header } = table;
  for (const [index, cell] of header.cells.entries()) {
    if (cell.kind === "empty") continue;
    const place: Place = { line: header.line, column: cell.column, title: cell.text };
    const column = columnOfTitle(cell.text);
    if (column === null) {
      issues.push(unknownHeader(cell.text, place));
      continue;
    }
    const first = at.get(column.field);
    if (first === undefined) {
      at.set(column.field, index);
      continue;
    }
    const other = header.cells[first];
    issues.push(
      errorIssue("duplicate-header", place, {
        fr: `la colonne ${other?.column ?? ""} (${other?.text ?? ""}) donne déjà la même chose. Gardez-en une.`,
        en: `column ${other?.column ?? ""} (${other?.text ?? ""}) already gives the same thing. Keep one of them.`,
      }),
    );
  }
  const hasPeriod = at.has("period") || (at.has("from") && at.has("until"));
  for (const column of importColumns) {
    const missing = column.field === "period" ? !hasPeriod : column.required && !at.has(column.field);
    if (!missing) continue;
    issues.push(
      errorIssue("missing-header", { line: header.line }, {
        fr: `il manque la colonne ${quoteFr(column.label.fr)}${thin}: ${column.help.fr}.`,
        en: `the column ${quoteEn(column.label.en)} is missing: ${column.help.en}.`,
      }),
    );
  }
  issues.push(...untitledColumns(table));
  return {
    has: (field) => at.has(field),
    cell: (row, field) => {
      const index = at.get(field);
      return index === undefined ? nothing : (row.cells[index] ?? nothing);
    },
    place: (row, field) => {
      const cell = header.cells[at.get(field) ?? -1];
      return cell === undefined ? { line: row.line } : { line: row.line, column: cell.column, title: cell.text };
    },
    issues,
  };
}

function unknownHeader(title: string, place: Place): ImportIssue {
  const near = nearest(title, importColumns.flatMap((column) => [column.label.fr, column.label.en, ...column.aliases]));
  const known = near === null ? null : columnOfTitle(near);
  const adviceFr = known === null ? "Ôtez-la, ou donnez-lui un titre reconnu." : `Vouliez-vous dire ${quoteFr(known.label.fr)}${thin}? Sinon, ôtez-la.`;
  const adviceEn = known === null ? "Remove it, or give it a known title." : `Did you mean ${quoteEn(known.label.en)}? If not, remove it.`;
  return errorIssue("unknown-header", place, { fr: `la colonne ${quoteFr(title)} n'est pas reconnue. ${adviceFr}`, en: `the column ${quoteEn(title)} is not known. ${adviceEn}` });
}

/** Cells under no title would be lost without a word: named once per column, at their first line. */
function untitledColumns(table: RawTable): readonly ImportIssue[] {
  const found = new Map<string, number>();
  for (const row of table.rows) {
    for (const [index, cell] of row.cells.entries()) {
      if (cell.kind === "empty" || (table.header.cells[index]?.kind ?? "empty") !== "empty" || found.has(cell.column)) continue;
      found.set(cell.column, row.line);
    }
  }
  return [...found].map(([column, line]) =>
    errorIssue("untitled-column", { line, column }, { fr: "cette cellule est remplie, mais sa colonne n'a pas de titre. Donnez-lui un titre, ou videz-la (un séparateur de trop peut aussi décaler la ligne).", en: "this cell is filled, but its column has no title. Give it a title, or empty it (one separator too many may also shift the line)." }),
  );
}
