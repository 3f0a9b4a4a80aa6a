import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { day, yearPeriod } from "../../../kernel/time/day.ts";
import { may, rolesFor } from "../../identity/index.ts";
import type { Assessment } from "../domain/assessment.ts";
import { describeTarget } from "../domain/describe.ts";
import type { Target } from "../domain/target.ts";
import type { Indicators } from "../module.ts";
import { valueBoundsIssues } from "../domain/value-bounds.ts";
import { impossibleValue, notYourSeries } from "../errors.ts";
import { momentOf, momentQuery, type IndicatorWebDeps } from "./web-deps.ts";
import { authorOf } from "../../../kernel/audit/index.ts";
export { authorOf } from "../../../kernel/audit/index.ts";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const period = z.object({ from: z.iso.date(), until: z.iso.date() });

const targetSchema = z.object({ comparator: z.string(), strict: z.boolean(), value: z.number().nullable(), upperValue: z.number().nullable(), scope: z.string(), dueYear: z.number() }).nullable();

function targetOut(target: Target | null): z.input<typeof targetSchema> {
  return target === null ? null : { comparator: target.comparator, strict: target.strict, value: target.value, upperValue: target.upperValue, scope: target.scope.kind, dueYear: target.dueYear };
}

const targetOverSchema = z.object({ series: z.string(), target: targetSchema, words: bilingual.nullable(), versionNumber: z.number(), from: z.iso.date(), until: z.iso.date().nullable() });

const assessmentSchema = z.object({
  series: z.string(),
  part: z.string(),
  name: bilingual,
  unit: z.string().describe("share (0 to 1), eur, year, count, index, rank or none"),
  target: targetSchema,
  compared: z.object({ value: z.number(), period, kind: z.enum(["latest", "sum", "mean"]), missingYears: z.array(z.number()) }).nullable(),
  verdict: z.object({ kind: z.string(), holdsNow: z.boolean().nullable(), reasonCode: z.string(), reason: bilingual, provisional: z.boolean() }),
  rate: z.object({ share: z.number().nullable(), expectedShare: z.number().nullable(), formula: z.string().nullable(), explanation: bilingual }),
  pace: z.object({ expectedNow: z.number(), requiredPerYear: z.number().nullable(), explanation: bilingual }).nullable(),
  projection: z.object({ value: z.number(), low: z.number(), high: z.number(), confidenceShare: z.number() }).nullable(),
  ownerForecast: z.object({ value: z.number(), confidenceShare: z.number(), madeOn: z.iso.date() }).nullable(),
  latestObservedOn: z.iso.date().nullable(),
});

function assessmentOut(one: Assessment): z.input<typeof assessmentSchema> {
  const { measure, target, compared, rate, pace, projection, ownerForecast } = one;
  return {
    series: measure.key,
    part: measure.part,
    name: measure.name,
    unit: measure.unit.kind,
    target: targetOut(target),
    compared: compared === null ? null : { value: compared.value, period: compared.period, kind: compared.kind, missingYears: [...compared.missingYears] },
    verdict: one.verdict,
    rate: rate.kind === "rate" ? { share: rate.share, expectedShare: rate.expectedShare, formula: rate.formula, explanation: rate.printed } : { share: null, expectedShare: null, formula: null, explanation: rate.reason },
    pace: pace === null ? null : { expectedNow: pace.expectedNow, requiredPerYear: pace.requiredPerYear, explanation: pace.printed },
    projection,
    ownerForecast,
    latestObservedOn: one.latest?.observedOn ?? null,
  };
}

const eventSchema = z.object({
  id: z.string(), series: z.string(), period, kind: z.string(), value: z.number().nullable(), state: z.string(), observedOn: z.iso.date(), recordedAt: z.string(),
  reason: z.string().nullable(), source: z.string(), method: z.string().nullable(), answers: z.string().nullable(), batchLine: z.number().nullable(), demonstration: z.boolean(),
});

const draftBody = z.object({
  series: z.string().min(1).max(80),
  year: z.number().int().min(1900).max(2200),
  value: z.number().describe("In inside units: shares 0 to 1, euros, years"),
  state: z.enum(["provisional", "consolidated"]),
  observedOn: z.iso.date(),
  source: z.string().min(1).max(500),
  method: z.string().max(500).nullable().optional(),
  reason: z.string().max(2000).nullable().optional(),
  kind: z.enum(["entered", "proposed", "corrected"]),
});

/** The series may be written by this caller for this act, else `indicators.not-your-series`. */
export function requirePerimeter(context: RequestContext, permission: "values.propose" | "values.accept" | "values.withdraw", series: string): void {
  if (!may(context.actor, permission, series)) throw notYourSeries(series);
}

export function apiRoutes({ indicators }: IndicatorWebDeps): readonly Route[] {
  return [...readingRoutes(indicators), ...writingRoutes(indicators)];
}

function readingRoutes(indicators: Indicators): readonly Route[] {
  const listSchema = z.object({ on: z.iso.date(), knownOn: z.iso.date().nullable(), contract: z.string(), demonstration: z.boolean(), assessments: z.array(assessmentSchema) });
  return [
    route({
      method: "GET",
      path: "/api/v1/board",
      access: "public",
      summary: "Every series with its target, value, verdict, rate, pace, projection and forecast",
      query: momentQuery,
      response: listSchema,
      handle: async ({ query }) => {
        const board = await indicators.board(await momentOf(indicators, query));
        return { kind: "json", value: { ...board.moment, contract: board.catalogue.contractCode, demonstration: board.demonstration, assessments: board.indicators.flatMap((one) => one.assessments.map(assessmentOut)) } };
      },
    }),
    route({
      method: "GET",
      path: "/api/v1/indicators/:code",
      access: "public",
      summary: "An indicator, a part or a series, with its assessment and its whole history of events",
      params: z.object({ code: z.string().max(80) }),
      query: momentQuery,
      response: listSchema.extend({ indicator: z.object({ code: z.string(), title: bilingual, lagYears: z.number() }),
        targetsOver: z.array(targetOverSchema).describe("The target of each series through the versions of the contract, oldest first"),
        left: z.array(z.object({ series: z.string(), leftOn: z.iso.date() })).describe("Series that the contract no longer has on that day"),
        events: z.array(eventSchema),
      }),
      handle: async ({ params, query }) => {
        const sheet = await indicators.sheet(params.code, await momentOf(indicators, query));
        const { code, title, lagYears } = sheet.indicator;
        return {
          kind: "json",
          value: {
            ...sheet.moment, contract: sheet.catalogue.contractCode, demonstration: sheet.demonstration, indicator: { code, title, lagYears },
            assessments: sheet.series.map((one) => assessmentOut(one.assessment)), events: sheet.series.flatMap((one) => one.events),
            targetsOver: sheet.series.flatMap((one) => one.targetsOver.map((over) => ({ series: one.series.key, ...over, target: targetOut(over.target), words: over.target === null ? null : describeTarget(over.target) }))),
            left: sheet.series.flatMap((one) => (one.leftOn === null ? [] : [{ series: one.series.key, leftOn: one.leftOn }])),
          },
        };
      },
    }),
  ];
}

function writingRoutes(indicators: Indicators): readonly Route[] {
  /** Fails with `indicators.impossible-value`; of a series that is not there the act itself says so. */
  async function requireBounds(context: RequestContext, key: string, value: number): Promise<void> {
    const series = (await indicators.listSeries(context.clock.today())).find((one) => one.key === key);
    const issues = series === undefined ? [] : valueBoundsIssues(series.measure.unit, value);
    if (issues.length > 0) throw impossibleValue(issues);
  }

  return [
    route({
      method: "POST",
      path: "/api/v1/values",
      access: { anyOf: rolesFor("values.propose") },
      summary: "Enters, proposes or corrects the value of a series for a year",
      body: draftBody,
      response: eventSchema,
      handle: async ({ body, context }) => {
        const { year, kind, method, reason, observedOn, ...rest } = body;
        requirePerimeter(context, kind === "proposed" ? "values.propose" : "values.accept", body.series);
        await requireBounds(context, body.series, body.value);
        const draft = { ...rest, period: yearPeriod(year), observedOn: day(observedOn), method: method ?? null, reason: reason ?? null };
        const act = { entered: indicators.enter, proposed: indicators.propose, corrected: indicators.correct }[kind];
        return { kind: "json", status: 201, value: await act(authorOf(context), draft) };
      },
    }),
    route({
      method: "POST",
      path: "/api/v1/values/:id/answer",
      access: { anyOf: rolesFor("values.accept") },
      summary: "Accepts, changes or refuses a proposal, or withdraws a value",
      params: z.object({ id: z.uuid() }),
      body: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("accepted"), reason: z.string().max(2000).nullable().default(null) }),
        z.object({ kind: z.literal("accepted-changed"), value: z.number(), reason: z.string().min(1).max(2000) }),
        z.object({ kind: z.literal("refused"), reason: z.string().min(1).max(2000) }),
        z.object({ kind: z.literal("withdrawn"), reason: z.string().min(1).max(2000) }),
      ]),
      response: eventSchema,
      handle: async ({ params, body, context }) => {
        const event = await indicators.event(params.id);
        requirePerimeter(context, body.kind === "withdrawn" ? "values.withdraw" : "values.accept", event.series);
        if (body.kind === "accepted-changed") await requireBounds(context, event.series, body.value);
        return { kind: "json", value: await indicators.answer(authorOf(context), params.id, body) };
      },
    }),
  ];
}
