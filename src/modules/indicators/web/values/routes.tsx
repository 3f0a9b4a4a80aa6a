import { z } from "zod";
import { Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Page, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { may, maySomewhere, rolesFor } from "../../../identity/index.ts";
import { authorOf, requirePerimeter } from "../api.ts";
import type { IndicatorWebDeps } from "../web-deps.ts";
import { importRoutes } from "./import-routes.tsx";
import { PendingTable } from "./pending.tsx";
import { asFile, emptyValue, ProposeErrors, ProposeForm, type WrittenValue } from "./propose-form.tsx";
import { valueWords as words } from "./words.ts";

const written = z.string().max(2000).default("");
const proposeBody = z.object({ series: written, period: written, value: written, state: written, observedOn: written, source: written, method: written, justification: written });

/** Entering values by hand, answering proposals, importing files. */
export function valueRoutes(deps: IndicatorWebDeps): readonly Route[] {
  const { indicators } = deps;

  async function page(context: RequestContext, form: { written: WrittenValue; issues: readonly Issue[]; done: boolean }): Promise<Page> {
    const { language, actor, clock, csrfToken } = context;
    const all = await indicators.listSeries(clock.today());
    const pending = await indicators.pending();
    const mine = all.filter((series) => may(actor, "values.propose", series.key));
    return {
      title: words.title[language],
      section: "values",
      body: (
        <>
          {form.issues.length === 0 ? null : <ProposeErrors issues={form.issues} language={language} />}
          <Heading level={1}>{words.title[language]}</Heading>
          <Lead>{words.lead[language]}</Lead>
          {form.done ? <Notice kind="info" language={language}>{words.proposed[language]}</Notice> : null}
          <section aria-labelledby="pending-title">
            <Heading level={2} id="pending-title">{words.pending[language]}</Heading>
            <PendingTable pending={pending} series={new Map(all.map((series) => [series.key, series]))} actor={actor} csrfToken={csrfToken} language={language} />
          </section>
          {maySomewhere(actor, "values.propose") ? (
            <section aria-labelledby="propose-title">
              <Heading level={2} id="propose-title">{words.propose[language]}</Heading>
              <ProposeForm series={mine} written={form.written} issues={form.issues} csrfToken={csrfToken} language={language} />
            </section>
          ) : null}
          {may(actor, "values.accept") ? <p><LinkButton href="/values/import">{words.importTitle[language]}</LinkButton></p> : null}
        </>
      ),
    };
  }

  return [
    route({
      method: "GET",
      path: "/values",
      access: { anyOf: rolesFor("drafts.read") },
      summary: "Proposals that wait for an answer, and the form to propose a value",
      query: z.object({ done: z.string().optional() }),
      handle: async ({ query, context }) => ({ kind: "page", page: await page(context, { written: emptyValue, issues: [], done: query.done !== undefined }) }),
    }),
    route({
      method: "POST",
      path: "/values/propose",
      access: { anyOf: rolesFor("values.propose") },
      summary: "Proposes a value written by hand, through the checks of files",
      body: proposeBody,
      handle: async ({ body, context }) => {
        const plan = await indicators.planImport(asFile(body));
        const planned = plan.ready[0];
        if (plan.blocking || planned === undefined) return { kind: "page", status: 422, page: await page(context, { written: body, issues: plan.issues, done: false }) };
        requirePerimeter(context, "values.propose", planned.series);
        const { series, period, value, state, observedOn, source, method, justification } = planned;
        await indicators.propose(authorOf(context), { series, period, value, state, observedOn, source, method, reason: justification });
        return { kind: "redirect", to: "/values?done=1" };
      },
    }),
    route({
      method: "POST",
      path: "/values/:id/answer",
      access: { anyOf: rolesFor("values.accept") },
      summary: "Accepts or refuses a proposal",
      params: z.object({ id: z.uuid() }),
      body: z.object({ kind: z.enum(["accepted", "refused"]), reason: written }),
      handle: async ({ params, body, context }) => {
        const event = await indicators.event(params.id);
        requirePerimeter(context, "values.accept", event.series);
        const reason = body.reason.trim();
        await indicators.answer(authorOf(context), params.id, body.kind === "accepted" ? { kind: "accepted", reason: reason === "" ? null : reason } : { kind: "refused", reason });
        return { kind: "redirect", to: "/values" };
      },
    }),
    ...importRoutes(deps),
  ];
}
