import { z } from "zod";
import { authorOf } from "../../../kernel/audit/index.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { rolesFor } from "../../identity/index.ts";
import { channels, stages } from "../domain/stage.ts";
import { mondayOf, type StatedLine } from "../domain/line.ts";
import { ledgerNotValid, unknownYear } from "../errors.ts";
import { forecastQuery, scenarioOf } from "../forecast/web/routes.tsx";
import { allReadings } from "../indicators/web/routes.tsx";
import { mostPerLine } from "../ledger/read-file.ts";
import { recipients } from "../ledger/store.ts";
import { askedDay, numberParams, onQuery } from "../ledger/web/routes.tsx";
import { versionParams, yearParams } from "../tables/web/routes.tsx";
import type { MortalityWebDeps } from "./deps.ts";

const dayText = z.string().refine(isDay, "YYYY-MM-DD");
const bilingual = z.object({ fr: z.string(), en: z.string() });
const ages = z.object({ median: z.number(), ninetieth: z.number(), oldest: z.number() }).nullable();
const issue = z.object({ code: z.string(), severity: z.string(), text: bilingual, line: z.number().optional(), column: z.string().optional(), field: z.string().optional() });
const contradiction = z.object({ kind: z.string(), deathYear: z.number(), stage: z.string(), week: z.string(), told: z.number(), most: z.number() });
const standing = z.object({ deathYear: z.number(), received: z.number(), coded: z.number(), deaths: z.number().nullable(), coverage: z.number().nullable(), stages: z.array(z.object({ stage: z.string(), waiting: z.number(), sinceDeath: ages, inStage: ages })) });
const releaseOut = z.object({ deathYear: z.number(), version: z.number(), status: z.string(), releasedOn: z.string(), sha256: z.string(), reason: z.string(), demonstration: z.boolean() });
const lineIn = z.object({
  stage: z.enum(stages), week: dayText.describe("A day of the week."), deathYear: z.number().int().min(1968).max(2200), deathMonth: z.number().int().min(1).max(12).nullable().default(null), channel: z.enum(channels),
  department: z.string().regex(/^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[4-9]|99)$/).nullable().default(null), entered: z.number().int().min(0).max(mostPerLine), left: z.number().int().min(0).max(mostPerLine), handedOn: z.number().int().min(0).max(mostPerLine).default(0),
});
const forecastOut = z.object({ deathYear: z.number(), asOf: z.string(), median: z.string().nullable(), low: z.string().nullable(), high: z.string().nullable(), limit: z.string(), lateShare: z.number(), byConstantRates: z.string().nullable(), bottleneck: z.string(), stopped: z.array(z.string()), scenario: z.object({ manualCapacity: z.number(), electronicShare: z.number().nullable(), automaticShare: z.number().nullable() }) });

/** The line of causes of death for programs, with the rules of the pages. */
export function apiRoutes(deps: MortalityWebDeps): readonly Route[] {
  const { ledger, forecasts, tables, indicators } = deps.mortality;
  const reads = { anyOf: rolesFor("mortality.read") };
  const makes = { anyOf: rolesFor("mortality.produce") };
  return [
    route({
      method: "GET", path: "/api/v1/mortality/ledger", access: reads, summary: "Where the line of death certificates stands", query: onQuery, response: z.object({ on: z.string(), demonstration: z.boolean(), years: z.array(standing), contradictions: z.array(contradiction) }),
      handle: async ({ query }) => { const on = await askedDay(deps, query.on); return { kind: "json", value: { on, demonstration: (await ledger.state()).demonstration, years: await ledger.standing(on), contradictions: await ledger.contradictions() } }; },
    }),
    route({
      method: "GET", path: "/api/v1/mortality/deliveries", access: makes, summary: "Deliveries of counts", query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
      response: z.object({ total: z.number(), items: z.array(z.object({ number: z.number(), statedAt: z.string(), author: z.string(), sourceName: z.string(), sourceSha256: z.string(), lines: z.number(), demonstration: z.boolean(), undoneAt: z.string().nullable(), undoneBy: z.string().nullable(), undoneWhy: z.string().nullable() })) }),
      handle: async ({ query }) => ({ kind: "json", value: await ledger.deliveries(query.page, 50) }),
    }),
    route({
      method: "POST", path: "/api/v1/mortality/deliveries", access: makes, summary: "Delivers counts of the line", description: "Lines of one week, stage, death, channel and department take the place of what was said of the same. With `dryRun` nothing is recorded.",
      body: z.object({ sourceName: z.string().trim().min(1).max(200), lines: z.array(lineIn).min(1).max(50_000), dryRun: z.boolean().default(false) }),
      response: z.object({ number: z.number().nullable(), lines: z.number(), unchanged: z.number(), superseding: z.number(), newContradictions: z.array(contradiction), issues: z.array(issue) }),
      handle: async ({ body, context }) => {
        const lines = body.lines.map((line): StatedLine => ({ ...line, week: mondayOf(line.week as Day) }));
        const today = context.clock.today();
        const seen = new Set<string>();
        const issues = lines.flatMap((line, index) => {
          const key = JSON.stringify([line.stage, line.week, line.deathYear, line.deathMonth, line.channel, line.department]);
          const twice = seen.has(key);
          seen.add(key);
          return [
            ...(line.week > today ? [{ code: "mortality.week-to-come", severity: "error" as const, line: index + 1, field: "week", text: { fr: "Cette semaine n’a pas commencé.", en: "This week has not begun." } }] : []),
            ...(line.deathYear > Number(today.slice(0, 4)) ? [{ code: "mortality.bad-year", severity: "error" as const, line: index + 1, field: "deathYear", text: { fr: "Cette année n’a pas commencé.", en: "This year has not begun." } }] : []),
            ...(line.handedOn > 0 && line.stage !== "coding-automatic" && line.stage !== "coding-deep-learning" ? [{ code: "mortality.nobody-to-hand-to", severity: "error" as const, line: index + 1, field: "handedOn", text: { fr: "Seuls le système expert et les réseaux transmettent à un codeur suivant.", en: "Only the expert system and the networks hand on to a later coder." } }] : []),
            ...(line.handedOn > line.left ? [{ code: "mortality.more-handed-on-than-left", severity: "error" as const, line: index + 1, field: "handedOn", text: { fr: "Plus de certificats transmis que de sorties.", en: "More certificates handed on than left." } }] : []),
            ...(twice ? [{ code: "mortality.said-twice", severity: "error" as const, line: index + 1, text: { fr: "Une autre ligne dit déjà quelque chose de la même chose.", en: "Another line says something of the same already." } }] : []),
          ];
        });
        const plan = await ledger.planLines(body.sourceName, lines, issues);
        if (plan.blocking) throw ledgerNotValid(plan.issues);
        const number = body.dryRun ? null : await ledger.deliver(authorOf(context), plan);
        return { kind: "json", status: number === null ? 200 : 201, value: { number, lines: lines.length, unchanged: plan.unchanged, superseding: plan.superseding, newContradictions: plan.newContradictions, issues: plan.issues } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/mortality/deliveries/:number/undo", access: makes, summary: "Undoes a delivery", params: numberParams, body: z.object({ why: z.string().trim().min(1).max(500) }), response: z.object({ number: z.number() }),
      handle: async ({ params, body, context }) => { await ledger.undo(authorOf(context), params.number, body.why); return { kind: "json", value: { number: params.number } }; },
    }),
    route({
      method: "POST", path: "/api/v1/mortality/transmissions", access: makes, summary: "States the day on which tables went to Eurostat or to the national health data", body: z.object({ deathYear: z.number().int().min(1968).max(2200), recipient: z.enum(recipients), sentOn: dayText.nullable().describe("Null takes back what was said.") }), response: z.object({ deathYear: z.number() }),
      handle: async ({ body, context }) => { await ledger.stateTransmissions(authorOf(context), [{ ...body, sentOn: body.sentOn as Day | null }]); return { kind: "json", status: 201, value: { deathYear: body.deathYear } }; },
    }),
    route({
      method: "POST", path: "/api/v1/mortality/deaths", access: makes, summary: "States how many people died in a year", body: z.object({ deathYear: z.number().int().min(1968).max(2200), deaths: z.number().int().min(1).max(5_000_000), source: z.string().trim().min(1).max(300) }), response: z.object({ deathYear: z.number() }),
      handle: async ({ body: { source, ...told }, context }) => { await ledger.stateDeaths(authorOf(context), [told], source); return { kind: "json", status: 201, value: { deathYear: told.deathYear } }; },
    }),
    route({
      method: "GET", path: "/api/v1/mortality/forecasts/:year", access: reads, summary: "When the tables of a year of death will be delivered", params: yearParams, query: forecastQuery.omit({ year: true }), response: forecastOut, perMinute: 60,
      handle: async ({ params, query }) => {
        const found = await forecasts.forecast(params.year, await askedDay(deps, query.on), scenarioOf(query));
        if (found === null) throw unknownYear(params.year);
        return { kind: "json", value: found };
      },
    }),
    route({
      method: "GET", path: "/api/v1/mortality/releases", access: "public", summary: "Released tables of causes of death", response: z.object({ items: z.array(releaseOut) }),
      handle: async () => ({ kind: "json", value: { items: await tables.releases() } }),
    }),
    route({
      method: "GET", path: "/api/v1/mortality/releases/:year/:version", access: "public", summary: "One version of the tables of a year, as sealed", params: versionParams, response: releaseOut.extend({ intact: z.boolean(), content: z.record(z.string(), z.unknown()) }),
      handle: async ({ params }) => ({ kind: "json", value: { ...(await tables.release(params.year, params.version)), intact: await tables.verify(params.year, params.version) } }),
    }),
    route({
      method: "POST", path: "/api/v1/mortality/drafts/:year/release", access: makes, summary: "Releases the tables of a year, for good", params: yearParams, body: z.object({ status: z.enum(["provisional", "final"]), reason: z.string().max(1_000).default("") }), response: releaseOut,
      handle: async ({ params, body, context }) => ({ kind: "json", status: 201, value: await tables.publish(authorOf(context), params.year, body) }),
    }),
    route({
      method: "GET", path: "/api/v1/mortality/indicators", access: "public", summary: "Indicators 6.a and 6.b on a day, under every reading", query: onQuery,
      response: z.object({ on: z.string(), holding: z.object({ delay: z.string(), failure: z.string() }), delays: z.array(z.object({ reading: z.string(), definition: bilingual, value: z.number().nullable(), years: z.array(z.object({ deathYear: z.number(), deliveredOn: z.string().nullable(), days: z.number() })) })), failures: z.array(z.object({ reading: z.string(), definition: bilingual, value: z.number().nullable(), years: z.array(z.object({ deathYear: z.number(), certificates: z.number(), failed: z.number(), structural: z.number(), run: z.string(), sealSha256: z.string() })) })) }),
      handle: async ({ query }) => {
        const on = await askedDay(deps, query.on);
        const { delays, failures, holding } = await allReadings(deps, on);
        return { kind: "json", value: {
          on, holding, delays: delays.map(({ reading, count }) => ({ reading: reading.code, definition: reading.definition, value: count.value, years: count.years })),
          failures: failures.map(({ reading, count }) => ({ reading: reading.code, definition: reading.definition, value: count.value, years: count.years.map(({ run }) => ({ ...run, run: run.runId })) })),
        } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/mortality/indicators/measure", access: makes, summary: "Enters 6.a and 6.b of a day among the values of the contract", body: z.object({ on: dayText, dryRun: z.boolean().default(false) }), response: z.object({ items: z.array(z.object({ series: z.string(), value: z.number().nullable(), result: z.string(), measurementId: z.string().nullable() })) }),
      handle: async ({ body, context }) => ({ kind: "json", value: { items: (await indicators.measure(authorOf(context), { on: body.on as Day, dryRun: body.dryRun })).map(({ series, value, result, measurementId }) => ({ series, value, result, measurementId })) } }),
    }),
  ];
}
