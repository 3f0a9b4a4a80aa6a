import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { stageWords } from "../../domain/stage.ts";
import { askedDay, onQuery } from "../../ledger/web/routes.tsx";
import type { MortalityWebDeps } from "../../web/deps.ts";
import type { DeliveryForecast } from "../forecast.ts";
import type { Scenario } from "../work.ts";
import { ForecastPage } from "./forecast-page.tsx";

/** An empty field is no supposition. */
const percent = (most: number) => z.string().optional().transform((text, context) => {
  if (text === undefined || text.trim() === "") return null;
  const value = Number(text.replace(",", "."));
  if (!(value >= 0 && value <= most)) { context.addIssue({ code: "custom", message: `0 – ${most}` }); return z.NEVER; }
  return value / 100;
});
export const forecastQuery = onQuery.extend({ year: z.coerce.number().int().min(1968).max(2200).optional(), coders: percent(1000), electronic: percent(100), automatic: percent(100) });

export function scenarioOf({ coders, electronic, automatic }: z.output<typeof forecastQuery>): Scenario {
  return { manualCapacity: coders ?? 1, electronicShare: electronic, automaticShare: automatic };
}

export function forecastTable(years: readonly DeliveryForecast[], demonstration: boolean): Table {
  const on = (given: Day | null) => (given === null ? null : { day: given });
  return {
    name: "mortality-forecast", title: { fr: "Prévision de la livraison des tables", en: "Forecast of the delivery of the tables" }, demonstration,
    columns: [{ key: "deathYear", label: { fr: "Année de décès", en: "Year of death" } }, { key: "asOf", label: { fr: "Prévu le", en: "Foreseen on" } }, { key: "low", label: { fr: "Dixième centile", en: "Tenth percentile" } }, { key: "median", label: { fr: "Médiane", en: "Median" } }, { key: "high", label: { fr: "Quatre-vingt-dixième centile", en: "Ninetieth percentile" } }, { key: "limit", label: { fr: "Limite d’Eurostat", en: "Limit of Eurostat" } }, { key: "lateShare", label: { fr: "Chance d’être en retard", en: "Chance of being late" } }, { key: "bottleneck", label: { fr: "Étape qui décide", en: "Stage that decides" } }, { key: "byConstantRates", label: { fr: "À rythme constant", en: "At a constant pace" } }],
    rows: years.map(({ deathYear, asOf, low, median, high, limit, lateShare, bottleneck, byConstantRates }) => [deathYear, { day: asOf }, on(low), on(median), on(high), { day: limit }, { share: lateShare }, stageWords[bottleneck], on(byConstantRates)]),
  };
}

export function forecastRoutes(deps: MortalityWebDeps): readonly Route[] {
  const { forecasts, ledger } = deps.mortality;
  const reads = { anyOf: rolesFor("mortality.read") };
  const awaited = async (on: Day): Promise<{ readonly years: readonly DeliveryForecast[]; readonly unsaid: readonly number[] }> => {
    const asked = await forecasts.awaited(on);
    const years = (await Promise.all(asked.map((year) => forecasts.forecast(year, on)))).filter((one) => one !== null);
    return { years, unsaid: asked.filter((year) => !years.some(({ deathYear }) => deathYear === year)) };
  };
  return [
    route({
      method: "GET", path: "/mortality/forecast", access: reads, summary: "When the tables of each awaited year will be delivered", query: forecastQuery, perMinute: 60,
      handle: async ({ query, context }) => {
        const on = await askedDay(deps, query.on);
        const { years, unsaid } = await awaited(on);
        const scenario = scenarioOf(query);
        const year = years.find(({ deathYear }) => deathYear === query.year)?.deathYear ?? years[0]?.deathYear;
        const chosen = year === undefined ? null : { year, asItIs: years.find(({ deathYear }) => deathYear === year) ?? null, scenario: scenario.manualCapacity === 1 && scenario.electronicShare === null && scenario.automaticShare === null ? null : await forecasts.forecast(year, on, scenario) };
        return { kind: "page", page: { title: context.language === "fr" ? "Prévision de la livraison" : "Forecast of the delivery", section: "mortality", demonstration: (await ledger.state()).demonstration, body: <ForecastPage years={years} unsaid={unsaid} chosen={chosen} scenario={scenario} test={await forecasts.backTest(on)} on={on} context={context} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/mortality-forecast.${format}`, access: reads, summary: `Forecast of the delivery of the tables, ${format}`, query: forecastQuery,
      handle: async ({ query, context }) => tableReply(forecastTable((await awaited(await askedDay(deps, query.on))).years, (await ledger.state()).demonstration), format, context.language),
    })),
  ];
}
