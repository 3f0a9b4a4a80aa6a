import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { RawTable } from "../../../../kernel/tables/index.ts";
import { foldText } from "./fold.ts";
import type { Mapping } from "./mapping.ts";

/** Where each column of the mapping stands in the file: index of its cell, and its title there. */
export type ColumnPlaces = ReadonlyMap<string, { readonly index: number; readonly letters: string; readonly title: string }>;

/** Is this row the header for the mapping? At least two of its columns, and half of those it cannot do without. */
export function isHeaderOf(mapping: Mapping): (titles: readonly string[]) => boolean {
  const wanted = Object.values(mapping.columns).map((column) => ({ titles: new Set(column.header.map(foldText)), required: column.required }));
  const needed = wanted.filter((column) => column.required).length;
  return (titles) => {
    const given = new Set(titles.map(foldText));
    const found = wanted.filter((column) => [...column.titles].some((title) => given.has(title)));
    return found.length >= Math.min(2, wanted.length) && found.filter((column) => column.required).length * 2 >= needed;
  };
}

/**
 * The columns of the mapping in this table. Fails with `directory.bad-feed-file` where the file as a whole cannot be
 * used: a needed column that is missing, a title borne by two columns, an encoding that lost its accents.
 */
export function placeColumns(table: RawTable, mapping: Mapping): ColumnPlaces {
  const issues: Issue[] = [];
  const titles = table.header.cells.map((cell) => ({ letters: cell.column, title: cell.text.trim(), folded: foldText(cell.text) }));
  const places = new Map<string, { index: number; letters: string; title: string }>();
  for (const [name, column] of Object.entries(mapping.columns)) {
    const accepted = new Set(column.header.map(foldText));
    const found = titles.flatMap((one, index) => (accepted.has(one.folded) ? [{ index, letters: one.letters, title: one.title }] : []));
    const first = found[0];
    if (first !== undefined) places.set(name, first);
    if (found.length > 1) {
      const where = found.map((one) => one.letters).join(", ");
      issues.push(fileIssue("double-column", table.header.line, `les colonnes ${where} portent le même titre\u202f: gardez-en une.`, `columns ${where} bear the same title: keep one.`));
    }
    if (first === undefined && column.required) {
      const expected = column.header.join(" / ");
      const there = titles.map((one) => one.title).filter((title) => title !== "").slice(0, 20).join(", ");
      issues.push(fileIssue("missing-column", table.header.line, `il manque la colonne «\u202f${expected}\u202f». Colonnes trouvées\u202f: ${there}. Vérifiez aussi le séparateur.`, `column “${expected}” is missing. Columns found: ${there}. Check the separator too.`));
    }
  }
  const broken = brokenEncoding(table);
  if (broken !== null) issues.push(fileIssue("broken-encoding", broken, "des caractères ont été perdus ou déformés (é lu «\u202fÃ©\u202f» ou «\u202f\ufffd\u202f»)\u202f: exportez le fichier de nouveau en UTF-8.", "characters were lost or garbled (é read as “Ã©” or “\ufffd”): export the file again as UTF-8."));
  if (issues.length > 0) {
    throw new AppError("directory.bad-feed-file", { fr: `«\u202f${table.name}\u202f» ne peut pas être lu avec cette correspondance. Rien n’a été importé.`, en: `“${table.name}” cannot be read with this mapping. Nothing was imported.` }, { status: 422, issues });
  }
  return places;
}


function fileIssue(code: string, line: number, fr: string, en: string): Issue {
  return { code: `directory.${code}`, severity: "error", line, text: { fr: `Ligne ${line}\u202f: ${fr}`, en: `Line ${line}: ${en}` } };
}

/** UTF-8 read as Windows-1252 and saved again, or characters already replaced. */
const garbled = /\ufffd|Ã[\u00a0-\u00bf©¨ªà´»¯®§¹]|â€™/;

function brokenEncoding(table: RawTable): number | null {
  for (const row of [table.header, ...table.rows]) {
    if (row.cells.some((cell) => garbled.test(cell.text))) return row.line;
  }
  return null;
}
