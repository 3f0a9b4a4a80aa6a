import { z } from "zod";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { OverviewView } from "./overview-view.tsx";
import { readingsTable } from "./tables.ts";
import { seesDrafts, type BibliometricWebDeps } from "./web-deps.ts";

const yearQuery = z.object({ year: z.coerce.number().int().optional().catch(undefined) });

export function overviewRoutes({ bibliometrics }: BibliometricWebDeps): readonly Route[] {
  async function load(asked: number | undefined, context: RequestContext) {
    const results = await bibliometrics.latest({ drafts: seesDrafts(context) });
    const years = [...new Set(results.map((one) => one.publicationYear))].sort((a, b) => a - b);
    const year = years.find((one) => one === asked) ?? years.at(-1) ?? null;
    return { results, years, year };
  }

  return [
    route({
      method: "GET", path: "/bibliometrics", access: "public", summary: "Indicators 1, 2, 4.c and 13 from publications: readings, courses, fields", query: yearQuery,
      handle: async ({ query, context }) => {
        const loaded = await load(query.year, context);
        return {
          kind: "page",
          page: {
            title: context.language === "fr" ? "Bibliométrie" : "Bibliometrics", section: "indicators", demonstration: loaded.results.some(({ demonstration }) => demonstration),
            body: <OverviewView {...loaded} language={context.language} url={context.url} />,
          },
        };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/bibliometrics.${format}`, access: "public", summary: `Every reading of the indicators made of publications (${format.toUpperCase()})`, query: yearQuery,
      handle: async ({ query, context }) => {
        const { results } = await load(undefined, context);
        return tableReply(readingsTable("bibliometrics", query.year === undefined ? results : results.filter((one) => one.publicationYear === query.year)), format, context.language);
      },
    })),
  ];
}

