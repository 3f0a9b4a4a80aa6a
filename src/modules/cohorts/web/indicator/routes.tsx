import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formBody, givenIn, issuesOf, typed } from "../../../../kernel/http/sent-form.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { emptyAsNone } from "../../../../kernel/search/documents/index.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { day as dayFrom, isDay, type Day } from "../../../../kernel/time/day.ts";
import { evidenceText } from "../../actions/indicator.ts";
import { fault } from "../../domain/fault.ts";
import { hostedRecipe, hostedTarget, readingCodes, type HostedCount, type ReadingCode } from "../../domain/indicator.ts";
import { notValid } from "../../errors.ts";
import { dayQuery, officeOnly, pageReply, placeOf, recorders, yesNo, type CohortWebDeps, type Given } from "../deps.tsx";
import { indicatorPath, IndicatorPage } from "./page.tsx";

const onQuery = z.object({ on: z.preprocess(emptyAsNone, dayQuery.optional()), reading: z.enum(readingCodes).optional().catch(undefined), lang: z.string().optional() });

const bilingual = z.object({ fr: z.string(), en: z.string() });
const responseSchema = z.object({
  series: z.string(), reading: z.enum(readingCodes), declaredReading: z.enum(readingCodes), recipe: z.object({ code: z.string(), version: z.int(), name: bilingual, sentence: bilingual }), on: z.string(), value: z.int().nullable(), target: z.object({ value: z.int(), year: z.int() }),
  counted: z.array(z.object({ code: z.string(), acronym: z.string(), name: bilingual, since: z.string(), evidence: z.array(z.object({ state: z.string(), on: z.string(), kind: z.string().nullable(), reference: z.string().nullable(), statement: z.int() })) })),
  leftOut: z.array(z.object({ code: z.string(), acronym: z.string(), state: z.string().nullable(), reason: bilingual })), readings: z.array(z.object({ reading: z.enum(readingCodes), value: z.int().nullable() })), demonstration: z.boolean(),
});

/** Indicator 5, live: page, files, API, the record among the values, and the reading that is declared. */
export function indicatorRoutes({ indicator, day }: CohortWebDeps): readonly Route[] {
  const dayAsked = async (on: Day | undefined): Promise<Day> => on ?? (await day());
  const asked = async ({ on, reading }: { readonly on?: Day | undefined; readonly reading?: ReadingCode | undefined }): Promise<HostedCount> => indicator.count(await dayAsked(on), reading);

  async function page(context: RequestContext, query: { readonly on?: Day | undefined; readonly reading?: ReadingCode | undefined }, given: Given, issues: readonly Issue[]): Promise<Reply> {
    const place = placeOf(context);
    const count = await asked(query);
    const last = Math.min(Number(count.on.slice(0, 4)) - 1, hostedTarget.year);
    const ends = Array.from({ length: Math.max(0, last - hostedTarget.baselineYear) }, (_, index) => dayFrom(`${hostedTarget.baselineYear + 1 + index}-12-31`));
    const years = await Promise.all([...ends, ...(count.on > `${hostedTarget.year}-12-31` || ends.includes(count.on) ? [] : [count.on])].map((on) => indicator.count(on, count.reading)));
    return pageReply(place.say("Cohortes hébergées", "Cohorts hosted"), <IndicatorPage place={place} count={count} every={await indicator.everyReading(count.on)} years={years} declaration={await indicator.declaration()} given={given} issues={issues} />, { issues, demonstration: count.demonstration });
  }

  return [
    route({ method: "GET", path: indicatorPath, access: "public", summary: "Indicator 5: cohorts hosted on a day", query: onQuery, handle: ({ query, context }) => page(context, query, {}, []) }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/cohort-indicator.${format}`, access: "public", summary: `Indicator 5, its cohorts, ${format}`, query: onQuery,
      handle: async ({ query, context: { language } }) => tableReply(tableOf(await asked(query)), format, language),
    })),
    route({
      method: "POST", path: `${indicatorPath}/record`, access: recorders, summary: "Records indicator 5 of a day among the values of the contract", body: formBody, perMinute: 30,
      handle: async ({ body, context }) => {
        const on = typed(body, "on");
        let result = "";
        const refused = await issuesOf(async () => {
          if (!isDay(on)) throw notValid([fault("bad-day", "on", "Donnez un jour qui existe.", "Give a day that exists.")]);
          result = (await indicator.measure(authorOf(context), { on })).result;
        });
        return refused === null ? { kind: "redirect", to: `${indicatorPath}?on=${on}&done=${result}` } : page(context, {}, {}, refused);
      },
    }),
    route({
      method: "POST", path: `${indicatorPath}/reading`, access: officeOnly, summary: "Declares what hosted means in the indicator", body: formBody, perMinute: 30,
      handle: async ({ body, context }) => {
        const reading = readingCodes.find((one) => one === typed(body, "declare"));
        const refused = await issuesOf(async () => {
          if (reading === undefined) throw notValid([fault("reading-missing", "declare", "Choisissez une lecture.", "Choose a reading.")]);
          await indicator.declare(authorOf(context), reading, typed(body, "reason"));
        });
        return refused === null ? { kind: "redirect", to: `${indicatorPath}?done=declared` } : page(context, {}, givenIn(body), refused);
      },
    }),
    route({
      method: "GET", path: "/api/v1/cohorts/indicator", access: "public", summary: "Indicator 5 on a day, with the cohorts that make it and their evidence", query: onQuery, response: responseSchema,
      handle: async ({ query }) => {
        const { reading, on, value, counted, leftOut, demonstration } = await asked(query);
        const { series, ...recipe } = hostedRecipe(reading);
        return {
          kind: "json",
          value: {
            series, reading, declaredReading: (await indicator.declaration()).reading, recipe, on, value, target: { value: hostedTarget.value, year: hostedTarget.year }, demonstration, leftOut, readings: await indicator.everyReading(on),
            counted: counted.map((one) => ({ ...one, evidence: one.evidence.map(({ state, on: since, evidence, statement }) => ({ state, on: since, kind: evidence?.kind ?? null, reference: evidence?.reference ?? null, statement })) })),
          },
        };
      },
    }),
    route({
      method: "POST", path: "/api/v1/cohorts/indicator", access: recorders, summary: "Records indicator 5 of a day among the values of the contract", body: z.strictObject({ on: dayQuery, dryRun: z.boolean().default(false) }), response: z.object({ value: z.int().nullable(), result: z.string(), measurementId: z.string().nullable() }), perMinute: 30,
      handle: async ({ body, context }) => {
        const { count, result, measurementId } = await indicator.measure(authorOf(context), body);
        return { kind: "json", value: { value: count.value, result, measurementId } };
      },
    }),
  ];
}

function tableOf({ reading, on, counted, leftOut, demonstration }: HostedCount): Table {
  const { name, sentence } = hostedRecipe(reading);
  return {
    name: "cohort-indicator", title: name, notes: [sentence], demonstration,
    columns: [{ key: "code", label: both("Cohorte", "Cohort") }, { key: "acronym", label: both("Acronyme", "Acronym") }, { key: "name", label: both("Nom", "Name") }, { key: "counted", label: both("Compte", "Counts") }, { key: "since", label: both("Depuis", "Since") }, { key: "evidence", label: both("Pièces", "Documents") }, { key: "why", label: both("Pourquoi pas", "Why not") }, { key: "on", label: both("État du", "As of") }],
    rows: [...counted.map((one) => [one.code, one.acronym, one.name, yesNo(true), { day: one.since }, both(evidenceText(one, "fr"), evidenceText(one, "en")), null, { day: on }]), ...leftOut.map((one) => [one.code, one.acronym, one.name, yesNo(false), null, null, one.reason, { day: on }])],
  };
}
