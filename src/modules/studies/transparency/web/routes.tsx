import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { promiseStates } from "../../domain/promise.ts";
import { filtered, tally } from "../count.ts";
import { registrationStates, reportingStates } from "../rule.ts";
import type { Transparency, Trial } from "../transparency.ts";
import { pageSize, TransparencyPage } from "./page.tsx";
import { groupFilter, listFilter, sorted, transparencyPath, transparencyQuery, type TransparencyQuery } from "./query.ts";
import { trialTable } from "./table.ts";

export interface TransparencyWebDeps {
  readonly transparency: Transparency;
  /** The day on which trials are judged: that of the demonstration while everything is made up. */
  readonly day: () => Promise<Day>;
}

const days = z.number().int().nullable();
const trialSchema = z.object({
  code: z.string(), page: z.string(), title: z.object({ fr: z.string().optional(), en: z.string().optional() }), acronym: z.string().nullable(),
  sponsor: z.object({ key: z.string(), name: z.string(), ror: z.string().nullable(), institute: z.boolean() }), completionYear: z.number().int().nullable(),
  registration: z.object({ state: z.enum(registrationStates), daysLate: days }), reporting: z.object({ state: z.enum(reportingStates), dueOn: z.string().nullable(), reportedOn: z.string().nullable(), daysLate: days }),
  sharing: z.object({ state: z.enum(promiseStates), dueOn: z.string().nullable(), inferred: z.boolean(), daysLate: days, why: z.object({ fr: z.string(), en: z.string() }) }), demonstration: z.boolean(),
});
const counted = z.record(z.string(), z.number().int());
const responseSchema = z.object({ asKnownOn: z.string(), total: z.number().int(), page: z.number().int(), pageSize: z.number().int(), counts: z.object({ trials: z.number().int(), registration: counted, reporting: counted, sharing: counted }), trials: z.array(trialSchema) });

function trialJson({ code, title, acronym, sponsor, sponsorKey, isInstitute, standing, sharing, demonstration }: Trial): z.input<typeof trialSchema> {
  return {
    code, page: `/studies/${code}`, title: { ...title }, acronym, sponsor: { key: sponsorKey, name: sponsor?.name ?? "", ror: sponsor?.ror ?? null, institute: isInstitute }, completionYear: standing.completionYear,
    registration: { state: standing.registration, daysLate: standing.registeredDaysLate }, reporting: { state: standing.reporting, dueOn: standing.reportDueOn, reportedOn: standing.reportedOn, daysLate: standing.reportDaysLate },
    sharing: { state: sharing.state, dueOn: sharing.dueOn, inferred: sharing.inferred, daysLate: sharing.daysLate, why: sharing.why }, demonstration,
  };
}

/** The public page of the transparency of trials, its files and its API. */
export function transparencyRoutes({ transparency, day }: TransparencyWebDeps): readonly Route[] {
  const asked = async (query: TransparencyQuery): Promise<{ readonly on: Day; readonly trials: readonly Trial[] }> => {
    const on = await day();
    return { on, trials: await transparency.trials(on, query.clock) };
  };
  const listOf = (trials: readonly Trial[], query: TransparencyQuery): readonly Trial[] => sorted(filtered(filtered(trials, groupFilter(query)), listFilter(query)), query);
  return [
    route({
      method: "GET", path: transparencyPath, access: "public", summary: "Transparency of trials: registered, reported, shared", query: transparencyQuery,
      handle: async ({ query, context: { language, url } }) => {
        const { on, trials } = await asked(query);
        return { kind: "page", page: { title: language === "fr" ? "Transparence des essais" : "Transparency of trials", section: "studies", demonstration: trials.some((one) => one.demonstration), body: <TransparencyPage trials={trials} query={query} on={on} language={language} url={url} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/study-transparency.${format}`, access: "public", summary: `Transparency of trials, ${format}`, query: transparencyQuery,
      handle: async ({ query, context: { language } }) => {
        const { on, trials } = await asked(query);
        return tableReply(trialTable(listOf(trials, query), on, language), format, language);
      },
    })),
    route({
      method: "GET", path: "/api/v1/studies/transparency", access: "public", summary: "Transparency of trials: counts, and trials page by page", query: transparencyQuery, response: responseSchema,
      handle: async ({ query }) => {
        const { on, trials } = await asked(query);
        const listed = listOf(trials, query);
        const { trials: count, ...counts } = tally(filtered(trials, groupFilter(query)));
        return { kind: "json", value: { asKnownOn: on, total: listed.length, page: query.page, pageSize, counts: { trials: count, ...counts }, trials: listed.slice((query.page - 1) * pageSize, query.page * pageSize).map(trialJson) } };
      },
    }),
  ];
}
