import { formatKind } from "../cell-values.ts";
import { localName, parseXml } from "../xml.ts";

/** The shared texts in their order; formatting inside a text is dropped, phonetic guides are left out. */
export function readSharedStrings(name: string, bytes: Uint8Array | null): readonly string[] {
  const strings: string[] = [];
  if (bytes === null) return strings;
  let current = "";
  let inText = false;
  let phonetic = false;
  parseXml(name, bytes, {
    open(tag) {
      const local = localName(tag);
      if (local === "si") current = "";
      else if (local === "rPh") phonetic = true;
      else if (local === "t") inText = !phonetic;
    },
    close(tag) {
      const local = localName(tag);
      if (local === "si") strings.push(unescapeText(current));
      else if (local === "rPh") phonetic = false;
      else if (local === "t") inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  return text.includes("_x") ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

export type FormatKind = "number" | "percent" | "day";

/** What the number format of each cell style shows, by the style's index. */
export function readStyles(name: string, bytes: Uint8Array | null): readonly FormatKind[] {
  const kinds: FormatKind[] = [];
  if (bytes === null) return kinds;
  const custom = new Map<number, FormatKind>();
  let inCellFormats = false;
  parseXml(name, bytes, {
    open(tag, attributes) {
      const local = localName(tag);
      if (local === "numFmt") custom.set(Number(attributes["numFmtId"]), formatKind(attributes["formatCode"] ?? ""));
      else if (local === "cellXfs") inCellFormats = true;
      else if (local === "xf" && inCellFormats) {
        const id = Number(attributes["numFmtId"] ?? "0");
        kinds.push(custom.get(id) ?? builtIn(id));
      }
    },
    close(tag) {
      if (localName(tag) === "cellXfs") inCellFormats = false;
    },
  });
  return kinds;
}

/** Formats that are not written in the file: ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are days in East Asian versions. */
function builtIn(id: number): FormatKind {
  if (id === 9 || id === 10) return "percent";
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58) ? "day" : "number";
}
