import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { unknownReading } from "../../errors.ts";
import { askedDay, onQuery } from "../../ledger/web/routes.tsx";
import type { MortalityWebDeps } from "../../web/deps.ts";
import { inYears } from "../delay.ts";
import { readings } from "../readings.ts";
import { IndicatorsPage } from "./indicators-page.tsx";

export async function allReadings({ mortality }: Pick<MortalityWebDeps, "mortality">, on: Day) {
  const { indicators } = mortality;
  const of = (series: "6.a" | "6.b") => readings.filter((reading) => reading.series === series);
  return {
    delays: await Promise.all(of("6.a").map(async (reading) => ({ reading, count: await indicators.delay(on, reading.code) }))),
    failures: await Promise.all(of("6.b").map(async (reading) => ({ reading, count: await indicators.failure(on, reading.code) }))),
    holding: { delay: (await indicators.readingOn("6.a", on)).code, failure: (await indicators.readingOn("6.b", on)).code },
  };
}

function indicatorTable({ delays, failures, holding }: Awaited<ReturnType<typeof allReadings>>, on: Day, demonstration: boolean): Table {
  const rows: Cell[][] = [
    ...delays.flatMap(({ reading, count }) => count.years.map((year): Cell[] => ["6.a", reading.name, reading.code === holding.delay ? 1 : 0, year.deathYear, year.deliveredOn === null ? null : { day: year.deliveredOn }, year.days, inYears(year.days), null, null, null, null])),
    ...failures.flatMap(({ reading, count }) => count.years.map(({ run, all, avoidable, floor }): Cell[] => ["6.b", reading.name, reading.code === holding.failure ? 1 : 0, run.deathYear, { day: run.sealedOn }, null, null, { share: (reading.code === "avoidable" ? avoidable : all) ?? 0 }, floor === null ? null : { share: floor }, run.runId, run.sealSha256])),
  ];
  const label = (fr: string, en: string) => ({ fr, en });
  return {
    name: "mortality-indicators", title: label(`Indicateurs 6.a et 6.b le ${on}`, `Indicators 6.a and 6.b on ${on}`), demonstration, rows,
    columns: [{ key: "series", label: label("Série", "Series") }, { key: "reading", label: label("Lecture", "Reading") }, { key: "holds", label: label("Lecture du contrat", "Reading of the contract") }, { key: "deathYear", label: label("Année de décès", "Year of death") }, { key: "on", label: label("Livrée ou scellée le", "Delivered or sealed on") }, { key: "days", label: label("Jours", "Days") }, { key: "years", label: label("Années", "Years") }, { key: "share", label: label("Taux d’échec", "Failure rate") }, { key: "floor", label: label("Plancher structurel", "Structural floor") }, { key: "run", label: label("Appariement", "Run") }, { key: "seal", label: label("Scellé", "Seal") }],
  };
}

export function indicatorRoutes(deps: MortalityWebDeps): readonly Route[] {
  const { indicators, tables } = deps.mortality;
  const isMadeUp = async (): Promise<boolean> => (await tables.releases()).some(({ demonstration }) => demonstration);
  return [
    route({
      method: "GET", path: "/mortality/indicators", access: "public", summary: "Indicators 6.a and 6.b from releases and sealed runs", query: onQuery,
      handle: async ({ query, context }) => {
        const on = await askedDay(deps, query.on);
        return { kind: "page", page: { title: context.language === "fr" ? "Indicateurs 6.a et 6.b" : "Indicators 6.a and 6.b", section: "mortality", demonstration: await isMadeUp(), body: <IndicatorsPage {...(await allReadings(deps, on))} declarations={await indicators.declarations()} mayDeclare={may(context.actor, "mortality.produce")} context={context} /> } };
      },
    }),
    route({
      method: "POST", path: "/mortality/indicators/readings", access: { anyOf: rolesFor("mortality.produce") }, summary: "Declares which reading of an indicator is the contract's", body: z.object({ reading: z.string().max(60), holdsFrom: z.string().refine(isDay, "YYYY-MM-DD"), reason: z.string().trim().min(1).max(1_000) }),
      handle: async ({ body, context }) => {
        const [series = "", code = ""] = body.reading.split(" ");
        if ((series !== "6.a" && series !== "6.b") || !isDay(body.holdsFrom)) throw unknownReading();
        await indicators.declare(authorOf(context), { series, reading: code, holdsFrom: body.holdsFrom, reason: body.reason });
        return { kind: "redirect", to: "/mortality/indicators" };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/mortality-indicators.${format}`, access: "public", summary: `Indicators 6.a and 6.b, ${format}`, query: onQuery,
      handle: async ({ query, context }) => { const on = await askedDay(deps, query.on); return tableReply(indicatorTable(await allReadings(deps, on), on, await isMadeUp()), format, context.language); },
    })),
  ];
}
