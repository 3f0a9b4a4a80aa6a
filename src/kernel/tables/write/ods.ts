import { strToU8, zipSync, type Zippable } from "fflate";
import type { Bilingual, Language } from "../../i18n/language.ts";
import { amountIn, columnTitle, demonstrationColumn, isBilingual, tableNotes, type Cell, type Column, type Table } from "../table.ts";
import { escapeXml, odsManifest, odsMeta, odsNamespaces, odsStyles, odsTextContent } from "./ods-parts.ts";

const mediaType = "application/vnd.oasis.opendocument.spreadsheet";

/** The archive carries this instant, not the time of the export: the same table gives the same bytes. */
const fixedInstant = new Date(1980, 0, 1);

/**
 * The table as an OpenDocument spreadsheet (ODF 1.3): typed cells (number, percentage, euros, day, text), a header row
 * that repeats on every printed page, and a second sheet with title and notes. Texts are texts, so that no cell can be
 * run as a formula. Fictitious facts are marked in a last column and in the notes. Same table, same bytes.
 */
export function writeOds(table: Table, language: Language): Uint8Array {
  return writeOdsBook(table.title, [table], language);
}

/** Several tables as one spreadsheet, a sheet for each under its own name, then one sheet with the titles and notes of all. */
export function writeOdsBook(title: Bilingual, tables: readonly Table[], language: Language): Uint8Array {
  const files: Zippable = {
    // First and not compressed, so that the type of the file can be told from its first bytes (ODF 1.3, part 2, 3.3).
    mimetype: [strToU8(mediaType), { level: 0 }],
    "META-INF/manifest.xml": strToU8(odsManifest(mediaType)),
    "content.xml": strToU8(content(tables, language)),
    "styles.xml": strToU8(odsStyles(language)),
    "meta.xml": strToU8(odsMeta(title[language], language)),
  };
  return zipSync(files, { level: 6, mtime: fixedInstant });
}

function content(tables: readonly Table[], language: Language): string {
  const names = sheetNames([...tables.map((table) => table.name), "Notes"]);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${odsNamespaces} office:version="1.3"><office:automatic-styles>`,
    `<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="4.2cm"/></style:style>`,
    `</office:automatic-styles><office:body><office:spreadsheet>`,
    ...tables.flatMap((table, at) => sheetXml(table, names[at] ?? "Feuille", language)),
    `<table:table table:name="${escapeXml(names.at(-1) ?? "Notes")}"><table:table-column table:style-name="column"/>`,
    ...tables.flatMap((table) => [
      `<table:table-row>${textCell(table.title[language], "heading")}</table:table-row>`,
      ...tableNotes(table).map((note) => `<table:table-row>${textCell(note[language], null)}</table:table-row>`),
    ]),
    "</table:table></office:spreadsheet></office:body></office:document-content>",
  ].join("");
}

function sheetXml(table: Table, name: string, language: Language): string[] {
  const mark = table.demonstration === true;
  const titles = [...table.columns.map((column) => columnTitle(column, language)), ...(mark ? [demonstrationColumn[language]] : [])];
  const out: string[] = [];
  out.push(`<table:table table:name="${escapeXml(name)}"><table:table-column table:style-name="column" table:number-columns-repeated="${Math.max(1, titles.length)}"/>`);
  out.push(`<table:table-header-rows><table:table-row>`, ...titles.map((title) => textCell(title, "heading")), `</table:table-row></table:table-header-rows>`);
  for (const row of table.rows) {
    out.push("<table:table-row>");
    for (const [at, column] of table.columns.entries()) out.push(cellXml(row[at] ?? null, column, language));
    if (mark) out.push(textCell("true", null));
    out.push("</table:table-row>");
  }
  out.push("</table:table>");
  return out;
}

/** No two sheets may have one name; a second one gets a number. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = sheetName(name);
    let free = base;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${base.slice(0, 27)} ${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function cellXml(cell: Cell, column: Column, language: Language): string {
  if (cell === null) return "<table:table-cell/>";
  if (typeof cell === "string") return textCell(cell, null);
  if (typeof cell === "number") return numberCell("float", "number", cell, "");
  if (isBilingual(cell)) return textCell(cell[language], null);
  if ("day" in cell) return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${escapeXml(cell.day)}"><text:p>${escapeXml(cell.day)}</text:p></table:table-cell>`;
  if ("share" in cell) return numberCell("percentage", "share", cell.share, "");
  const amount = amountIn(column, cell.euros);
  // Thousands or millions are plain numbers, their unit stands in the header: as a currency they would read as euros.
  if (amount !== cell.euros) return numberCell("float", "number", amount, "");
  return numberCell("currency", "euros", cell.euros, ' office:currency="EUR"');
}

/** Without shown text: the program that opens the file writes it from the value and the style. */
function numberCell(type: string, style: string, value: number, more: string): string {
  if (!Number.isFinite(value)) return "<table:table-cell/>";
  return `<table:table-cell table:style-name="${style}" office:value-type="${type}"${more} office:value="${Object.is(value, -0) ? 0 : value}"/>`;
}

function textCell(text: string, style: string | null): string {
  if (text === "") return "<table:table-cell/>";
  const styled = style === null ? "" : ` table:style-name="${style}"`;
  return `<table:table-cell${styled} office:value-type="string">${odsTextContent(text)}</table:table-cell>`;
}

/** Spreadsheets refuse some characters in sheet names, and more than 31 characters when saved as XLSX. */
function sheetName(name: string): string {
  const clean = name.replaceAll(/[[\]*?:/\\]/g, " ").replaceAll(/^'+|'+$/g, "").trim().slice(0, 31);
  return clean === "" ? "Table" : clean;
}
