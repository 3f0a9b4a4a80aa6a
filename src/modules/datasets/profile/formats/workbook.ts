import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { readSheets, type RawCell, type RawRow, type RawSheet } from "../../../../kernel/tables/index.ts";
import type { FileProfile } from "../../domain/dataset.ts";
import { Column } from "../columns/column.ts";
import { fieldProfiles } from "../columns/field-profile.ts";
import { headerNames, isHeader } from "../columns/header.ts";
import { tableRemarks } from "../columns/table-remarks.ts";
import { figure, remark } from "../issues.ts";
import type { Profiled, Reading } from "../reading.ts";
import { keepWithinBudget, tooManyColumns } from "./csv.ts";

/** Rows among which a header is looked for. */
const searchedRows = 15;
const empty: RawCell = { column: "", kind: "empty", text: "" };

/** Sheets of a workbook, each with its columns. What cannot be read is told as the readers of tables tell it. */
export function profileWorkbook(reading: Reading, format: "xlsx" | "ods", bytes: Uint8Array): Profiled {
  const { limits } = reading;
  const tables: FileProfile["tables"][number][] = [];
  const issues: Issue[] = [];
  let complete = true;
  const headers: boolean[] = [];
  try {
    for (const sheet of readSheets("", bytes, { bytes: limits.wholeBytes, unpackedBytes: limits.unpackedBytes, columns: 16_384, cells: limits.cells })) {
      if (sheet.rows.length === 0) continue;
      const one = profileSheet(reading, sheet);
      tables.push(one.table);
      headers.push(one.header);
      issues.push(...one.issues);
      if (reading.isLate()) {
        complete = false;
        issues.push(remark("stopped-late-sheets", "La lecture a été arrêtée, le temps prévu étant passé\u202f: des feuilles ne sont pas décrites.", "Reading was stopped, the time allowed being over: some sheets are not described."));
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    complete = false;
    issues.push(workbookFault(error));
  }
  if (tables.length === 0 && complete) issues.push(remark("empty-workbook", "Aucune feuille visible ne contient de cellules remplies.", "No visible sheet has filled cells."));
  return {
    format, mediaType: format === "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/vnd.oasis.opendocument.spreadsheet",
    encoding: null, delimiter: null, header: headers.length === 0 ? null : headers.every(Boolean), rows: tables.reduce((sum, { rows }) => sum + rows, 0), tables, properties: { sheets: tables.length }, issues, complete,
  };
}

const faults: Readonly<Record<string, readonly [string, string]>> = {
  "tables.encrypted": ["Le classeur est protégé par un mot de passe\u202f: personne ne pourra le relire sans lui.", "The workbook is protected by a password: nobody will be able to read it without it."],
  "tables.unsafe-xml": ["Le classeur contient une déclaration de type de document, que les tableurs n’écrivent pas\u202f: il n’a pas été lu.", "The workbook has a document type declaration, which spreadsheet programs do not write: it was not read."],
  "tables.too-large": ["Le classeur est trop grand une fois ouvert pour être décrit. Préférez le CSV ou Parquet pour de tels tableaux.", "The workbook is too large once opened to be described. Prefer CSV or Parquet for such tables."],
};

function workbookFault({ code }: AppError): Issue {
  const [fr, en] = faults[code] ?? ["Le classeur est incomplet ou abîmé\u202f: il n’a pas pu être lu.", "The workbook is incomplete or damaged: it could not be read."];
  return remark(code.replace(/^tables\./, "workbook-"), fr, en, { severity: code === "tables.too-large" ? "warning" : "error" });
}

function profileSheet(reading: Reading, sheet: RawSheet): { readonly table: FileProfile["tables"][number]; readonly header: boolean; readonly issues: readonly Issue[] } {
  const { rows } = sheet;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const described = Math.min(width, reading.limits.columns);
  const at = headerRow(rows);
  const head = rows[at];
  const below = rows.slice(at + 1, at + 200).map(textsOf);
  const header = head !== undefined && isHeader(textsOf(head), below);
  const body = rows.slice(header ? at + 1 : at);
  const columns = Array.from({ length: described }, () => new Column());
  let faulty = 0;
  for (const [index, { cells }] of body.entries()) {
    for (let column = 0; column < described; column += 1) {
      const cell = cells[column] ?? empty;
      if (cell.kind === "error") faulty += 1;
      columns[column]?.addTyped(valueOf(cell));
    }
    if ((index & 8191) === 8191) keepWithinBudget(columns);
  }
  const { names, issues: nameIssues } = headerNames(header && head !== undefined ? head.cells.map(({ text }) => text) : [], described, sheet.name);
  const named = columns.map((column, index) => ({ name: names[index] ?? "", column }));
  const fields = fieldProfiles(named);
  const issues: Issue[] = [];
  const place = { fr: `Feuille «\u202f${sheet.name}\u202f»\u202f: `, en: `Sheet “${sheet.name}”: ` };
  if (at > 0) issues.push(remark("rows-above-header", `${place.fr}les colonnes sont nommées à la ligne ${head?.line ?? 1}\u202f; ce qui est au-dessus n’est pas un tableau. Mettez les noms à la première ligne.`, `${place.en}columns are named in row ${head?.line ?? 1}; what is above is no table. Put the names in the first row.`, { line: head?.line ?? 1 }));
  if (!header) issues.push(remark("no-header", `${place.fr}la première ligne ne semble pas donner les noms des colonnes\u202f: elles sont numérotées.`, `${place.en}the first row does not seem to name the columns: they are numbered.`));
  if (head?.cells.some(({ merged }) => merged === true) === true || body.some(({ cells }) => cells.some(({ merged }) => merged === true))) issues.push(remark("merged-cells", `${place.fr}des cellules sont fusionnées\u202f: un programme n’en lit que la première.`, `${place.en}some cells are merged: a program reads only the first of them.`));
  if (faulty > 0) {
    const n = figure(faulty);
    issues.push(remark("error-cells", `${place.fr}${n.fr} cellule(s) contiennent une erreur de formule.`, `${place.en}${n.en} cell(s) hold an error of a formula.`));
  }
  if (described < width) issues.push(tooManyColumns(width, described));
  return { table: { name: sheet.name, rows: body.length, fields }, header, issues: [...issues, ...(header ? nameIssues : []), ...tableRemarks(named, fields)] };
}

/** The first row that is about as wide as the table: titles and notes above it are short. */
function headerRow(rows: readonly RawRow[]): number {
  const filled = ({ cells }: RawRow): number => cells.filter(({ kind }) => kind !== "empty").length;
  const widths = rows.slice(0, 200).map(filled).toSorted((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const at = rows.slice(0, searchedRows).findIndex((row) => filled(row) >= Math.max(1, usual * 0.6));
  return Math.max(0, at);
}

function textsOf({ cells }: RawRow): readonly string[] {
  return cells.map(({ text }) => text);
}

function valueOf(cell: RawCell): unknown {
  if (cell.kind === "empty" || cell.kind === "error") return null;
  if (cell.kind === "number") return cell.number ?? cell.text;
  if (cell.kind === "boolean") return /^(?:true|vrai|1)$/i.test(cell.text);
  return cell.day ?? cell.text;
}
