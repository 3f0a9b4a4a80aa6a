import { group } from "d3-array";
import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { day, daysBetween } from "../../../kernel/time/day.ts";
import { may, maySomewhere } from "../../identity/index.ts";
import { BoardView, type BoardGroup } from "./board/board-view.tsx";
import { SheetView } from "./sheet/sheet-view.tsx";
import { boardTable, historyTable } from "./tables.ts";
import { momentOf, momentQuery, type IndicatorWebDeps } from "./web-deps.ts";
import { managePath } from "./values/manage-routes.tsx";
import { verdictKinds } from "./words.ts";
import type { Board } from "../module.ts";

const empty = (given: unknown): unknown => (given === "" ? undefined : given);
const boardQuery = momentQuery.extend({
  verdict: z.preprocess(empty, z.enum(verdictKinds as [string, ...string[]]).optional()),
  priority: z.preprocess(empty, z.string().max(20).optional()),
});

/** How much of the contract has gone by, 0 to 1. */
function elapsedShare(board: Board): number {
  const { fromYear, toYear } = board.catalogue;
  const start = day(`${fromYear}-01-01`);
  const length = daysBetween(start, day(`${toYear + 1}-01-01`));
  return Math.min(1, Math.max(0, daysBetween(start, board.moment.on) / length));
}

async function groupsOf(deps: IndicatorWebDeps, board: Board): Promise<BoardGroup[]> {
  const byCode = new Map(board.indicators.map((one) => [one.indicator.code, one]));
  const groups = await deps.groups(board.moment.on);
  return groups.map((one) => ({ code: one.code, title: one.title, indicators: one.indicators.flatMap((code) => byCode.get(code) ?? []) }));
}

export function pageRoutes(deps: IndicatorWebDeps): readonly Route[] {
  const { indicators } = deps;
  return [
    route({
      method: "GET",
      path: "/",
      access: "public",
      summary: "Where the contract stands",
      query: boardQuery,
      handle: async ({ query, context }) => {
        const board = await indicators.board(await momentOf(indicators, query));
        const { fromYear, toYear } = board.catalogue;
        const french = context.language === "fr";
        return {
          kind: "page",
          page: {
            title: french ? `Où en est le contrat ${fromYear}-${toYear}` : `Where the ${fromYear}-${toYear} contract stands`,
            section: "board",
            demonstration: board.demonstration,
            body: (
              <BoardView
                board={await groupsOf(deps, board)}
                contract={{ fromYear, toYear }}
                asOf={board.moment.on}
                knownOn={board.moment.knownOn}
                elapsedShare={elapsedShare(board)}
                language={context.language}
                url={context.url}
                enterHref={may(context.actor, "contract.edit") ? "/values/import" : maySomewhere(context.actor, "values.propose") ? "/values" : null}
                filter={{ verdict: verdictKinds.find((kind) => kind === query.verdict) ?? null, priority: query.priority ?? null }}
              />
            ),
          },
        };
      },
    }),
    route({
      method: "GET",
      path: "/indicators/:code",
      access: "public",
      summary: "The sheet of an indicator, of a part or of a series",
      params: z.object({ code: z.string().max(80) }),
      query: momentQuery,
      handle: async ({ params, query, context }) => {
        const sheet = await indicators.sheet(params.code, await momentOf(indicators, query));
        const { indicator, moment } = sheet;
        const under = (await deps.groups(moment.on)).find((one) => one.indicators.includes(indicator.code));
        const references = (await deps.references(moment.on)).filter((place) => place.indicator === indicator.code || place.indicator.startsWith(`${indicator.code}.`));
        return {
          kind: "page",
          page: {
            title: `${context.language === "fr" ? "Indicateur" : "Indicator"} ${params.code} · ${indicator.title[context.language]}`,
            section: "indicators",
            demonstration: sheet.demonstration,
            body: (
              <SheetView
                indicator={indicator}
                series={sheet.series}
                asOf={moment.on}
                knownOn={moment.knownOn}
                language={context.language}
                url={context.url}
                priority={under === undefined || under.code === "" ? null : { code: under.code, title: under.title }}
                manageHref={(series) => (sheet.series.some((one) => one.leftOn !== null && one.series.key === series) ? null : may(context.actor, "values.accept", series) || may(context.actor, "forecasts.enter", series) ? managePath(series) : null)}
                elsewhere={(deps.elsewhere ?? []).filter((place) => place.indicator === indicator.code || place.indicator === params.code || place.indicator.startsWith(`${indicator.code}.`)).map(({ href, label }) => ({ href, label: label[context.language] }))}
                references={[...group(references, (place) => place.href)].map(([href, places]) => ({ href, label: `${places[0]?.label[context.language] ?? ""} (${places.map((place) => place.indicator).join(", ")})` }))}
              />
            ),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET",
        path: `/exports/board.${format}`,
        access: "public",
        summary: `The whole board (${format.toUpperCase()})`,
        query: momentQuery,
        handle: async ({ query, context }) => tableReply(boardTable(await indicators.board(await momentOf(indicators, query))), format, context.language),
      }),
    ),
    route({
      method: "GET",
      path: "/exports/indicators/:file",
      access: "public",
      summary: "The history of an indicator's values (CSV, ODS or JSON by the end of the address)",
      params: z.object({ file: namedTableFile }),
      query: momentQuery,
      handle: async ({ params, query, context }) =>
        tableReply(historyTable(await indicators.sheet(params.file.name, await momentOf(indicators, query))), params.file.format, context.language),
    }),
  ];
}
