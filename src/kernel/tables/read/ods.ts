import { booleanCell, dayCell, errorCell, isoDay, numberCell, percentCell } from "./cell-values.ts";
import { tooLarge, type ReadLimits } from "./file-faults.ts";
import { textCell, type RawCell, type RawSheet } from "./raw-table.ts";
import { sheetBuilder, type SheetBuilder } from "./sheet-builder.ts";
import { parseXml } from "./xml.ts";

type Attributes = Readonly<Record<string, string>>;

interface OpenCell {
  readonly attributes: Attributes;
  readonly repeated: number;
  readonly paragraphs: string[];
}

/**
 * The sheets of an OpenDocument spreadsheet (`content.xml`, or a flat document), in their order. Repeated rows and
 * columns are spread only where they hold something: a million empty rows cost nothing. Comments and drawings are left
 * out. Source: OASIS ODF 1.3 part 3, chapters 9 and 19.
 */
export function readOdsSheets(name: string, content: Uint8Array, limits: ReadLimits): readonly RawSheet[] {
  const sheets: RawSheet[] = [];
  const hiddenStyles = new Set<string>();
  let styleName = "";
  let sheet: { readonly name: string; readonly hidden: boolean; readonly builder: SheetBuilder } | null = null;
  let line = 1;
  let column = 0;
  let rowRepeated = 1;
  let cells: (RawCell | undefined)[] = [];
  let cell: OpenCell | null = null;
  let inParagraph = 0;
  let aside = 0;
  const append = (text: string): void => {
    if (cell === null || inParagraph === 0 || aside > 0) return;
    cell.paragraphs[cell.paragraphs.length - 1] += text;
  };
  parseXml(name, content, {
    open(tag, attributes) {
      if (tag === "office:annotation" || tag.startsWith("draw:") || tag === "table:shapes") aside += 1;
      if (aside > 0) return;
      if (tag === "style:style") styleName = attributes["style:name"] ?? "";
      else if (tag === "style:table-properties" && attributes["table:display"] === "false") hiddenStyles.add(styleName);
      else if (tag === "table:table") {
        sheet = { name: attributes["table:name"] ?? "", hidden: hiddenStyles.has(attributes["table:style-name"] ?? ""), builder: sheetBuilder(name, limits) };
        line = 1;
      } else if (tag === "table:table-row") {
        rowRepeated = count(attributes["table:number-rows-repeated"]);
        column = 0;
        cells = [];
      } else if (tag === "table:table-cell" || tag === "table:covered-table-cell") {
        cell = { attributes, repeated: count(attributes["table:number-columns-repeated"]), paragraphs: [] };
        const rows = count(attributes["table:number-rows-spanned"]);
        const columns = count(attributes["table:number-columns-spanned"]);
        if (sheet !== null && rows > 1) sheet.builder.merge({ line, column, lastLine: line + rows - 1, lastColumn: column + columns - 1 });
      } else if (tag === "text:p" && cell !== null) {
        inParagraph += 1;
        cell.paragraphs.push("");
      } else if (tag === "text:s") append(" ".repeat(Math.min(1000, count(attributes["text:c"]))));
      else if (tag === "text:tab") append("\t");
      else if (tag === "text:line-break") append("\n");
    },
    close(tag) {
      if (tag === "office:annotation" || tag.startsWith("draw:") || tag === "table:shapes") aside -= 1;
      else if (aside > 0) return;
      else if (tag === "text:p") inParagraph = Math.max(0, inParagraph - 1);
      else if ((tag === "table:table-cell" || tag === "table:covered-table-cell") && cell !== null) {
        if (hasContent(cell)) {
          if (column + cell.repeated > limits.columns) throw tooLarge(name, limits);
          for (let n = 0; n < cell.repeated; n += 1) cells[column + n] = cellFrom(column + n, cell);
        }
        column += cell.repeated;
        cell = null;
      } else if (tag === "table:table-row" && sheet !== null) {
        if (cells.length > 0) for (let n = 0; n < rowRepeated; n += 1) sheet.builder.addRow(line + n, cells);
        line += rowRepeated;
      } else if (tag === "table:table" && sheet !== null) {
        sheets.push({ name: sheet.name, hidden: sheet.hidden, rows: sheet.builder.rows() });
        sheet = null;
      }
    },
    text: append,
  });
  return sheets;
}

function count(attribute: string | undefined): number {
  const number = Number(attribute ?? "1");
  return Number.isInteger(number) && number > 0 ? number : 1;
}

function hasContent(cell: OpenCell): boolean {
  return cell.attributes["office:value-type"] !== undefined || cell.attributes["table:formula"] !== undefined || cell.paragraphs.some((text) => text !== "");
}

function cellFrom(column: number, { attributes, paragraphs }: OpenCell): RawCell {
  const shown = paragraphs.join("\n");
  const formula = attributes["table:formula"];
  // Writers that do not know the extension type mark an error by what the cell shows.
  if (attributes["calcext:value-type"] === "error" || (formula !== undefined && /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d+)/.test(shown))) return errorCell(column, shown === "" ? `${formula ?? "#"}` : shown);
  const type = attributes["office:value-type"];
  if (type === undefined && formula !== undefined && shown === "") return errorCell(column, formula.replace(/^\w+:/, ""));
  const value = Number(attributes["office:value"] ?? "NaN");
  if ((type === "float" || type === "currency") && Number.isFinite(value)) return numberCell(column, value);
  if (type === "percentage" && Number.isFinite(value)) return percentCell(column, value);
  if (type === "boolean") return booleanCell(column, attributes["office:boolean-value"] === "true");
  if (type === "date") {
    const found = isoDay(attributes["office:date-value"] ?? "");
    if (found !== null) return dayCell(column, found);
  }
  return textCell(column, attributes["office:string-value"] ?? shown);
}
