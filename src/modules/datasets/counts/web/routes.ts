import { createElement } from "preact";
import { z } from "zod";
import type { Db } from "../../../../kernel/db/db.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { addDays, isDay, type Period } from "../../../../kernel/time/day.ts";
import type { Datasets } from "../../domain/datasets.ts";
import { bilingualTitle } from "../../web/sheet/localised.ts";
import { firstCountedDay, periodOf, topKinds, topOf, topPeriods, usualPeriod, type Top, type TopPeriod } from "../tops.ts";
import { TopPage } from "./top-page.tsx";
import { countingRule, countNames, topNames } from "./top-words.ts";

export interface CountWebDeps {
  readonly db: Db;
  readonly datasets: Pick<Datasets, "published">;
}

const topQuery = z.object({ period: z.enum(topPeriods).optional().catch(undefined) });
const rowSchema = z.object({
  rank: z.number(), tied: z.boolean(), code: z.string(), title: z.object({ fr: z.string().optional(), en: z.string().optional() }), count: z.number(), firstPublishedAt: z.string().nullable(), perThirtyDays: z.number().nullable(),
});

/** The three Top 10, as a page, as tables to take away, and for programs. */
export function countRoutes({ db, datasets }: CountWebDeps): readonly Route[] {
  const read = async (asked: TopPeriod | undefined, { clock }: RequestContext): Promise<{ readonly period: TopPeriod; readonly days: Period; readonly tops: readonly Top[] }> => {
    const today = clock.today();
    const period = asked ?? (await usualPeriod(db, today));
    const days = periodOf(period, today, await firstCountedDay(db));
    return { period, days, tops: await Promise.all(topKinds.map((kind) => topOf(db, datasets, kind, days))) };
  };
  return [
    route({
      method: "GET", path: "/data/top", access: "public", summary: "The three Top 10: most shown in searches, most downloaded, most requested", query: topQuery,
      handle: async ({ query, context }) => {
        const { language, clock } = context;
        const { period, days, tops } = await read(query.period, context);
        return {
          kind: "page",
          page: {
            title: pick(both("Les trois Top 10 des données", "The three Top 10s of the data"), language), section: "data", demonstration: tops.some(isMadeUp),
            body: createElement(TopPage, { tops, period, days, today: clock.today(), language }),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/datasets-top.${format}`, access: "public", summary: `The three Top 10 as one table (${format.toUpperCase()})`, query: topQuery,
        handle: async ({ query, context }) => {
          const { days, tops } = await read(query.period, context);
          return tableReply(topTable(tops, days), format, context.language);
        },
      }),
    ),
    route({
      method: "GET", path: "/api/v1/datasets/top", access: "public", summary: "The three Top 10", query: topQuery,
      response: z.object({ period: z.enum(topPeriods), from: z.iso.date(), until: z.iso.date(), tops: z.array(z.object({ kind: z.enum(topKinds), leftOutAtSameCount: z.number(), rows: z.array(rowSchema) })) }),
      handle: async ({ query, context }) => {
        const { period, days, tops } = await read(query.period, context);
        const value = tops.map(({ kind, leftOutAtSameCount, rows }) => ({
          kind, leftOutAtSameCount,
          rows: rows.map(({ rank, tied, dataset, count, perThirtyDays }) => ({ rank, tied, code: dataset.code, title: dataset.metadata.title, count, firstPublishedAt: dataset.firstPublishedAt, perThirtyDays })),
        }));
        return { kind: "json", value: { period, ...days, tops: value } };
      },
    }),
  ];
}

function isMadeUp({ rows }: Top): boolean {
  return rows.some(({ dataset }) => dataset.demonstration);
}

function topTable(tops: readonly Top[], { from, until }: Period): Table {
  return {
    name: "datasets-top",
    title: both("Les trois Top 10 des données", "The three Top 10s of the data"),
    demonstration: tops.some(isMadeUp),
    columns: [
      { key: "list", label: both("Liste", "List") }, { key: "rank", label: both("Rang", "Rank") }, { key: "tied", label: both("Ex æquo", "Tied") }, { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Jeu de données", "Dataset") },
      { key: "counted", label: both("Ce qui est compté", "What is counted") }, { key: "count", label: both("Nombre", "Number") }, { key: "published_on", label: both("Publié le", "Published on") }, { key: "per_30_days", label: both("Pour 30 jours de présence", "Per 30 days of presence") },
      { key: "from", label: both("Du", "From") }, { key: "to", label: both("Au", "To") },
    ],
    rows: tops.flatMap(({ kind, rows }) => rows.map(({ rank, tied, dataset, count, perThirtyDays }) => {
      const published = dataset.firstPublishedAt?.slice(0, 10) ?? "";
      return [topNames[kind], rank, tied ? both("oui", "yes") : both("non", "no"), dataset.code, bilingualTitle(dataset.metadata.title), countNames[kind], count, isDay(published) ? { day: published } : null, perThirtyDays, { day: from }, { day: addDays(until, -1) }];
    })),
    notes: countingRule.map(({ term, text }) => both(`${term.fr}\u202f: ${text.fr}`, `${term.en}: ${text.en}`)),
  };
}
