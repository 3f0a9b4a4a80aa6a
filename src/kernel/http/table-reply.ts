import { z } from "zod";
import type { Language } from "../i18n/language.ts";
import { writeCsv, writeJson, writeOds, type Table } from "../tables/index.ts";
import type { Reply } from "./route.ts";

export type TableFormat = "csv" | "ods" | "json";

export const tableFormats: readonly TableFormat[] = ["csv", "ods", "json"];

/** The last part of an address that names something and a format: `3.a.csv` is `{ name: "3.a", format: "csv" }`. */
export const namedTableFile = z.string().regex(/^.+\.(csv|ods|json)$/).transform((file) => {
  const dot = file.lastIndexOf(".");
  return { name: file.slice(0, dot), format: file.slice(dot + 1) as TableFormat };
});

/** The answer that carries a whole table as a file, in the language of the page that it was asked from. */
export function tableReply(table: Table, format: TableFormat, language: Language): Reply {
  const fileName = `${table.name}.${format}`;
  switch (format) {
    case "csv":
      return { kind: "file", mediaType: "text/csv; charset=utf-8", fileName, bytes: writeCsv(table, language) };
    case "ods":
      return { kind: "file", mediaType: "application/vnd.oasis.opendocument.spreadsheet", fileName, bytes: writeOds(table, language) };
    case "json":
      return { kind: "file", mediaType: "application/json; charset=utf-8", fileName, bytes: writeJson(table, language) };
  }
}
