import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { inBoth } from "../../../../kernel/i18n/format.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { boundsOf, type Series } from "../../domain/catalogue.ts";
import { isCountersigned } from "../../domain/countersign.ts";
import type { Observation } from "../../domain/measure.ts";
import type { StoredEvent } from "../../store/value-store.ts";
import { parseValue } from "../../domain/value-import/cells/parse-value.ts";
import { notYourSeries, unknownEvent, unknownSeries } from "../../errors.ts";
import { authorOf, requirePerimeter } from "../api.ts";
import { sentenceCase } from "../words.ts";
import type { IndicatorWebDeps } from "../web-deps.ts";
import { ManageView, noForecast, type ManageForms, type WrittenForecast } from "./manage-view.tsx";
import { issuesOf } from "./refusal.ts";
import { asFile, writtenFrom } from "./value-form.tsx";
import { valueWords as words } from "./words.ts";

const written = z.string().max(2000).default("");
const ofSeries = z.object({ series: z.string().max(80) });
const ofValue = ofSeries.extend({ id: z.string().max(80) });
const outcomes = { corrected: words.corrected, withdrawn: words.withdrawn, forecast: words.forecastDone } as const;

/** The address of the page where the values of a series are changed. */
export function managePath(series: string): string {
  return `/values/of/${encodeURIComponent(series)}`;
}

/** Correcting and withdrawing the values that stand, and the owner's forecast, series by series. */
export function manageRoutes({ indicators }: IndicatorWebDeps): readonly Route[] {
  async function standingOf(key: string, context: RequestContext): Promise<{ readonly series: Series; readonly observations: readonly Observation[]; readonly events: readonly StoredEvent[] }> {
    const today = context.clock.today();
    // What was entered stays open to correction, even of a series that an amendment took out.
    const series = [...(await indicators.listSeries(today)), ...(await indicators.leftSeries(today)).map((left) => left.series)].find((one) => one.key === key);
    if (series === undefined) throw unknownSeries(key);
    const sheet = await indicators.sheet(key, { on: today, knownOn: null });
    const found = sheet.series.find((one) => one.series.key === key);
    return { series, observations: found?.observations ?? [], events: found?.events ?? [] };
  }

  async function page(key: string, context: RequestContext, forms: Partial<ManageForms>, status = 200) {
    const { series, observations, events } = await standingOf(key, context);
    const countersigned = await indicators.countersigned(observations.map((one) => one.eventId));
    const unsigned = new Map(events.filter((event) => observations.some((one) => one.eventId === event.id) && !isCountersigned(event, countersigned)).map((event) => [event.id, event.authorId]));
    const mayChange = may(context.actor, "values.accept", key);
    const mayForecast = may(context.actor, "forecasts.enter", key);
    if (!mayChange && !mayForecast) throw notYourSeries(key);
    const title = `${words.manage[context.language]} · ${key}`;
    const body = <ManageView series={series} observations={observations} unsigned={new Set(unsigned.keys())} mayCountersign={(eventId) => mayChange && unsigned.has(eventId) && unsigned.get(eventId) !== context.actor?.accountId} mayChange={mayChange} mayForecast={mayForecast} csrfToken={context.csrfToken} language={context.language} path={managePath(key)} forms={{ chosen: null, written: null, correction: [], withdrawal: [], withdrawalReason: "", forecast: noForecast, forecastIssues: [], outcome: null, ...forms }} />;
    return { kind: "page", status, page: { title, section: "values", body, demonstration: observations.some((one) => one.demonstration) } } as const;
  }

  async function observationNamed(key: string, id: string, context: RequestContext): Promise<{ readonly series: Series; readonly observation: Observation }> {
    const { series, observations } = await standingOf(key, context);
    const observation = observations.find((one) => one.eventId === id);
    // Changed meanwhile, or never there: what is to be changed does not stand any more.
    if (observation === undefined) throw unknownEvent();
    return { series, observation };
  }

  const changers = { anyOf: rolesFor("values.accept") };
  return [
    route({
      method: "GET",
      path: "/values/of/:series",
      access: { anyOf: [...new Set([...rolesFor("values.accept"), ...rolesFor("forecasts.enter")])] },
      summary: "The values of a series that stand, with what changes them, and the owner's forecast",
      params: ofSeries,
      query: z.object({ value: z.string().max(80).optional(), done: z.enum(["corrected", "withdrawn", "forecast"]).optional().catch(undefined) }),
      handle: async ({ params, query, context }) => page(params.series, context, { chosen: query.value ?? null, outcome: query.done === undefined ? null : outcomes[query.done] }),
    }),
    route({
      method: "POST",
      path: "/values/of/:series/:id/correct",
      access: changers,
      summary: "Corrects a value that stands, through the checks of files",
      params: ofValue,
      body: z.object({ value: written, state: written, observedOn: written, source: written, method: written, justification: written }),
      handle: async ({ params, body, context }) => {
        requirePerimeter(context, "values.accept", params.series);
        const { series, observation } = await observationNamed(params.series, params.id, context);
        const form = { ...writtenFrom(observation, series.measure.unit, context.language), ...body };
        const again = (correction: readonly Issue[]) => page(params.series, context, { chosen: params.id, written: form, correction }, 422);
        const plan = await indicators.planImport(asFile(form));
        const planned = plan.ready[0];
        if (plan.blocking) return again(plan.issues);
        if (planned === undefined) return again([{ code: "indicators.nothing-to-change", severity: "error", field: "value", text: plan.unchanged > 0 ? words.alreadySo : words.valueMissing }]);
        const { value, state, observedOn, source, method } = planned;
        const issues = await issuesOf(() => indicators.correct(authorOf(context), { series: params.series, period: observation.period, value, state, observedOn, source, method, reason: body.justification.trim() }));
        return issues.length > 0 ? again(issues) : { kind: "redirect", to: `${managePath(params.series)}?done=corrected` };
      },
    }),
    route({
      method: "POST",
      path: "/values/of/:series/:id/withdraw",
      access: { anyOf: rolesFor("values.withdraw") },
      summary: "Withdraws a value that stands",
      params: ofValue,
      body: z.object({ reason: written }),
      handle: async ({ params, body, context }) => {
        requirePerimeter(context, "values.withdraw", params.series);
        await observationNamed(params.series, params.id, context);
        const issues = await issuesOf(() => indicators.answer(authorOf(context), params.id, { kind: "withdrawn", reason: body.reason.trim() }));
        if (issues.length > 0) return page(params.series, context, { chosen: params.id, withdrawal: issues, withdrawalReason: body.reason }, 422);
        return { kind: "redirect", to: `${managePath(params.series)}?done=withdrawn` };
      },
    }),
    route({
      method: "POST",
      path: "/values/of/:series/forecast",
      access: { anyOf: rolesFor("forecasts.enter") },
      summary: "Adds the owner's forecast of where the series will land",
      params: ofSeries,
      body: z.object({ value: written, confidence: written, comment: written }),
      handle: async ({ params, body, context }) => {
        if (!may(context.actor, "forecasts.enter", params.series)) throw notYourSeries(params.series);
        const { series } = await standingOf(params.series, context);
        const read = readForecast(series, body);
        if ("issues" in read) return page(params.series, context, { forecast: body, forecastIssues: read.issues }, 422);
        await indicators.forecast(authorOf(context), { series: params.series, value: read.value, confidenceShare: read.confidenceShare, comment: body.comment.trim() });
        return { kind: "redirect", to: `${managePath(params.series)}?done=forecast` };
      },
    }),
  ];
}

/** The number is read like a value of the series; how likely it is as a value does not matter to a forecast. */
function readForecast({ measure }: Series, body: WrittenForecast): { readonly value: number; readonly confidenceShare: number } | { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const { min, max } = boundsOf(measure.unit);
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const read = parseValue({ column: "A", kind: "text", text: body.value.trim() }, "", { measure, integer: false, bounds });
  if (body.value.trim() === "") issues.push({ code: "indicators.value-missing", severity: "error", field: "value", text: words.valueMissing });
  else if (read.kind === "fault") issues.push({ code: `indicators.${read.code}`, severity: "error", field: "value", text: inBoth((language) => sentenceCase(read.text[language])) });
  const percent = Number(body.confidence.replace(/[%\s]/g, "").replace(",", "."));
  if (!(percent >= 1 && percent <= 99)) issues.push({ code: "indicators.confidence-out-of-bounds", severity: "error", field: "confidence", text: words.confidenceWrong });
  return read.kind === "fault" || issues.length > 0 ? { issues } : { value: read.value, confidenceShare: percent / 100 };
}
