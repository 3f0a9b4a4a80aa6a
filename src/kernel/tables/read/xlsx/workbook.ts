import { damaged, notATable, type ReadLimits } from "../file-faults.ts";
import type { RawSheet } from "../raw-table.ts";
import { localName, parseXml } from "../xml.ts";
import { readSharedStrings, readStyles } from "./parts.ts";
import { readWorksheet } from "./sheet.ts";
import type { Archive } from "../zip-archive.ts";

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

/**
 * The sheets of an Office Open XML workbook, in their order, each read when asked for. Cells keep what the file shows:
 * days by their number format and the epoch of the workbook, percentages, booleans, stored results of formulas, errors.
 * Source: ECMA-376 part 1, 18.
 */
export function* readXlsxSheets(name: string, archive: Archive, limits: ReadLimits): Generator<RawSheet> {
  const root = relations(name, archive, "_rels/.rels", "");
  const workbookPath = [...root.values()].find((relation) => relation.type.endsWith("/officeDocument"))?.path ?? "xl/workbook.xml";
  const workbookBytes = archive.read(workbookPath);
  if (workbookBytes === null || workbookPath.toLowerCase().endsWith(".bin")) throw notATable(name);
  const { sheets, from1904 } = readWorkbook(name, workbookBytes);
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf("/") + 1);
  const parts = relations(name, archive, `${folder}_rels/${workbookPath.slice(folder.length)}.rels`, folder);
  const partOf = (type: string): Uint8Array | null => {
    const relation = [...parts.values()].find((found) => found.type.endsWith(type));
    return relation === undefined ? null : archive.read(relation.path);
  };
  const strings = readSharedStrings(name, partOf("/sharedStrings"));
  const styles = readStyles(name, partOf("/styles"));
  for (const sheet of sheets) {
    const relation = parts.get(sheet.relation);
    // Sheets that hold only a chart are no tables.
    if (relation === undefined || !relation.type.endsWith("/worksheet") || sheet.hidden) continue;
    const bytes = archive.read(relation.path);
    if (bytes === null) throw damaged(name);
    yield { name: sheet.name, hidden: sheet.hidden, rows: readWorksheet(name, bytes, { strings, styles, from1904 }, limits) };
  }
}

function readWorkbook(name: string, bytes: Uint8Array): { sheets: readonly SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  parseXml(name, bytes, {
    open(tag, attributes) {
      const local = localName(tag);
      if (local === "workbookPr") from1904 = attributes["date1904"] === "1" || attributes["date1904"] === "true";
      if (local !== "sheet") return;
      const state = attributes["state"] ?? "visible";
      const relation = Object.entries(attributes).find(([key]) => key.includes(":") && localName(key) === "id")?.[1] ?? "";
      sheets.push({ name: attributes["name"] ?? "", hidden: state !== "visible", relation });
    },
    close() {},
  });
  return { sheets, from1904 };
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

function relations(name: string, archive: Archive, path: string, folder: string): Map<string, Relation> {
  const found = new Map<string, Relation>();
  const bytes = archive.read(path);
  if (bytes === null) return found;
  parseXml(name, bytes, {
    open(tag, attributes) {
      if (localName(tag) !== "Relationship" || attributes["TargetMode"] === "External") return;
      const target = (attributes["Target"] ?? "").replaceAll("\\", "/");
      found.set(attributes["Id"] ?? "", { type: attributes["Type"] ?? "", path: target.startsWith("/") ? target.slice(1) : normalised(folder + target) });
    },
    close() {},
  });
  return found;
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
