import { z } from "zod";
import { usualDownloads, type Download } from "../../../kernel/html/index.ts";
import { route, type Reply, type Route } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { writeCsv, writeJson, writeOds, type Table } from "../../../kernel/tables/index.ts";
import { findPlace, onDate, type ContractWebDeps, type Place } from "./place.ts";

export type Format = "csv" | "ods" | "json";

export const formats: readonly Format[] = ["csv", "ods", "json"];

/** The answer that carries a table as a file. */
export function tableFile(table: Table, format: Format, language: Language): Reply {
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

/** `/exports/NAME.csv`, `.ods` and `.json` of one table of the contract as of a day. */
export function exportRoutes(deps: ContractWebDeps, name: string, summary: string, tableOf: (place: Place) => Table | Promise<Table>): Route[] {
  return formats.map((format) =>
    route({
      method: "GET",
      path: `/exports/${name}.${format}`,
      access: "public",
      summary: `${summary} (${format.toUpperCase()})`,
      query: z.object({ on: onDate }),
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        return tableFile(await tableOf(place), format, place.language);
      },
    }),
  );
}

/** Links to the exports of a table, in the language of the page and as of its day. */
export function downloadsOf(place: Place, name: string, more: Readonly<Record<string, string>> = {}): readonly Download[] {
  const query = new URLSearchParams({ lang: place.language, ...more, ...(place.chosen ? { on: place.on } : {}) });
  return usualDownloads(`/exports/${name}`, `?${query.toString()}`);
}
