import { z } from "zod";
import { usualDownloads, type Download } from "../../../kernel/html/index.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import type { Table } from "../../../kernel/tables/index.ts";
import { findPlace, onDate, type ContractWebDeps, type Place } from "./place.ts";

/** `/exports/NAME.csv`, `.ods` and `.json` of one table of the contract as of a day. */
export function exportRoutes(deps: ContractWebDeps, name: string, summary: string, tableOf: (place: Place) => Table | Promise<Table>): Route[] {
  return tableFormats.map((format) =>
    route({
      method: "GET",
      path: `/exports/${name}.${format}`,
      access: "public",
      summary: `${summary} (${format.toUpperCase()})`,
      query: z.object({ on: onDate }),
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        return tableReply(await tableOf(place), format, place.language);
      },
    }),
  );
}

/** Links to the exports of a table, in the language of the page and as of its day. */
export function downloadsOf(place: Place, name: string, more: Readonly<Record<string, string>> = {}): readonly Download[] {
  const query = new URLSearchParams({ lang: place.language, ...more, ...(place.chosen ? { on: place.on } : {}) });
  return usualDownloads(`/exports/${name}`, `?${query.toString()}`);
}
