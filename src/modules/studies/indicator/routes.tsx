import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import type { Table } from "../../../kernel/tables/index.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { TrialIndicator } from "./measure.ts";
import { indicatorPath, IndicatorPage } from "./page.tsx";
import { leftOutReasons, leftOutWords, trialsWithDoiRecipe, type TrialCount } from "./trials-with-doi.ts";

export interface IndicatorWebDeps {
  readonly indicator: Pick<TrialIndicator, "count">;
  /** The day of the count where none is asked for. */
  readonly day: () => Promise<Day>;
}

const onQuery = z.object({ on: z.string().refine(isDay, "YYYY-MM-DD").optional() });
const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);
const titles = z.object({ fr: z.string().optional(), en: z.string().optional() });
const responseSchema = z.object({
  series: z.string(), recipe: z.object({ code: z.string(), version: z.number(), name: z.object({ fr: z.string(), en: z.string() }), sentence: z.object({ fr: z.string(), en: z.string() }) }), on: z.string(), value: z.number().int().nullable(),
  counted: z.array(z.object({ code: z.string(), title: titles, doi: z.string(), publishedOn: z.string() })), leftOut: z.array(z.object({ code: z.string(), title: titles, reason: z.enum(leftOutReasons) })), others: z.number().int(), demonstration: z.boolean(),
});

function tableOf({ counted, leftOut, on, demonstration }: TrialCount): Table {
  const title = (of: { readonly fr?: string | undefined; readonly en?: string | undefined }) => ({ fr: of.fr ?? of.en ?? "", en: of.en ?? of.fr ?? "" });
  return {
    name: "study-indicator", title: trialsWithDoiRecipe.name, notes: [trialsWithDoiRecipe.sentence], demonstration,
    columns: [{ key: "code", label: { fr: "Étude", en: "Study" } }, { key: "title", label: { fr: "Titre", en: "Title" } }, { key: "counted", label: { fr: "Compte", en: "Counts" } }, { key: "doi", label: { fr: "DOI", en: "DOI" } }, { key: "why", label: { fr: "Pourquoi pas", en: "Why not" } }, { key: "on", label: { fr: "État du", en: "As of" } }],
    rows: [...counted.map((one) => [one.code, title(one.title), { fr: "oui", en: "yes" }, one.doi, null, { day: on }]), ...leftOut.map((one) => [one.code, title(one.title), { fr: "non", en: "no" }, null, leftOutWords[one.reason], { day: on }])],
  };
}

/** Indicator 4.d, live: page, files and API. */
export function indicatorRoutes({ indicator, day }: IndicatorWebDeps): readonly Route[] {
  const asked = async (on: string | undefined): Promise<TrialCount> => indicator.count(on !== undefined && isDay(on) ? on : await day());
  return [
    route({
      method: "GET", path: indicatorPath, access: "public", summary: "Indicator 4.d: trials of the institute on line with a DOI", query: onQuery.extend({ page: pageNumber, leftOutPage: pageNumber }),
      handle: async ({ query: { on, page, leftOutPage }, context: { language, url } }) => {
        const count = await asked(on);
        return { kind: "page", page: { title: trialsWithDoiRecipe.name[language], section: "studies", demonstration: count.demonstration, body: <IndicatorPage count={count} page={page} leftOutPage={leftOutPage} language={language} url={url} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/study-indicator.${format}`, access: "public", summary: `Indicator 4.d, its trials, ${format}`, query: onQuery,
      handle: async ({ query, context: { language } }) => tableReply(tableOf(await asked(query.on)), format, language),
    })),
    route({
      method: "GET", path: "/api/v1/studies/indicator", access: "public", summary: "Indicator 4.d on a day, with the trials that make it", query: onQuery, response: responseSchema,
      handle: async ({ query }) => {
        const { on, value, counted, leftOut, others, demonstration } = await asked(query.on);
        const { series, code, version, name, sentence } = trialsWithDoiRecipe;
        return { kind: "json", value: { series, recipe: { code, version, name, sentence }, on, value, counted, leftOut, others, demonstration } };
      },
    }),
  ];
}
