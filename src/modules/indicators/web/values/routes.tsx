import { z } from "zod";
import { ErrorSummary, Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Page, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { may, maySomewhere, rolesFor } from "../../../identity/index.ts";
import type { Answer } from "../../actions/record-value.ts";
import type { StoredEvent } from "../../store/value-store.ts";
import { authorOf, requirePerimeter } from "../api.ts";
import type { IndicatorWebDeps } from "../web-deps.ts";
import { importRoutes } from "./import-routes.tsx";
import { manageRoutes } from "./manage-routes.tsx";
import { answerFieldId, PendingTable, type TriedAnswer } from "./pending.tsx";
import { issuesOf } from "./refusal.ts";
import { asFile, emptyValue, fieldOf, ValueErrors, ValueForm, writtenFrom, type WrittenValue } from "./value-form.tsx";
import { valueWords as words } from "./words.ts";

const written = z.string().max(2000).default("");
const proposeBody = z.object({ series: written, period: written, value: written, state: written, observedOn: written, source: written, method: written, justification: written });
const done = { proposed: words.proposed, answered: words.answered } as const;

interface Shown {
  readonly written: WrittenValue;
  readonly issues: readonly Issue[];
  readonly done: keyof typeof done | null;
  readonly tried: TriedAnswer | null;
}

const untouched: Shown = { written: emptyValue, issues: [], done: null, tried: null };

/** Entering values by hand, answering proposals, changing values that stand, importing files. */
export function valueRoutes(deps: IndicatorWebDeps): readonly Route[] {
  const { indicators } = deps;

  async function page(context: RequestContext, shown: Shown): Promise<Page> {
    const { language, actor, clock, csrfToken } = context;
    const all = await indicators.listSeries(clock.today());
    const pending = await indicators.pending();
    const mine = all.filter((series) => may(actor, "values.propose", series.key));
    const { tried } = shown;
    return {
      title: words.title[language],
      section: "values",
      body: (
        <>
          <ValueErrors issues={shown.issues} language={language} />
          {tried === null ? null : (
            <ErrorSummary language={language} errors={tried.issues.map((issue) => {
              const field = fieldOf(issue);
              return { fieldId: answerFieldId(tried.eventId, field === "value" ? "value" : "reason"), message: issue.text[language] };
            })} />
          )}
          <Heading level={1}>{words.title[language]}</Heading>
          <Lead>{words.lead[language]}</Lead>
          {shown.done === null ? null : <Notice kind="info" language={language}>{done[shown.done][language]}</Notice>}
          <section aria-labelledby="pending-title">
            <Heading level={2} id="pending-title">{words.pending[language]}</Heading>
            <PendingTable pending={pending} series={new Map(all.map((series) => [series.key, series]))} actor={actor} csrfToken={csrfToken} language={language} tried={tried} />
          </section>
          {maySomewhere(actor, "values.propose") ? (
            <section aria-labelledby="propose-title">
              <Heading level={2} id="propose-title">{words.propose[language]}</Heading>
              <ValueForm action="/values/propose" submit={words.propose[language]} series={mine} written={shown.written} issues={shown.issues} csrfToken={csrfToken} language={language} />
            </section>
          ) : null}
          {maySomewhere(actor, "contract.edit") ? <p class="button-row"><LinkButton href="/values/import">{words.importTitle[language]}</LinkButton></p> : null}
        </>
      ),
    };
  }

  /** The answer that a form asks for; a changed value is read like any written one, against its series. */
  async function answerFrom(event: StoredEvent, kind: Answer["kind"], body: { readonly reason: string; readonly value: string }, context: RequestContext): Promise<{ readonly answer: Answer } | { readonly issues: readonly Issue[] }> {
    const reason = body.reason.trim();
    if (kind === "accepted") return { answer: { kind, reason: reason === "" ? null : reason } };
    if (kind !== "accepted-changed") return { answer: { kind, reason } };
    const unit = (await indicators.listSeries(context.clock.today())).find((one) => one.key === event.series)?.measure.unit ?? { kind: "none" };
    const proposal = writtenFrom({ ...event, value: event.value ?? 0 }, unit, context.language);
    const plan = await indicators.planImport(asFile({ ...proposal, value: body.value, justification: reason }));
    const planned = plan.ready[0];
    if (plan.blocking) return { issues: plan.issues };
    if (planned === undefined) return { issues: [{ code: "indicators.value-missing", severity: "error", field: "value", text: plan.unchanged > 0 ? words.alreadySo : words.valueMissing }] };
    return { answer: { kind, value: planned.value, reason } };
  }

  return [
    route({
      method: "GET",
      path: "/values",
      access: { anyOf: rolesFor("drafts.read") },
      summary: "Proposals that wait for an answer, and the form to propose a value",
      query: z.object({ done: z.enum(["proposed", "answered"]).optional().catch(undefined) }),
      handle: async ({ query, context }) => ({ kind: "page", page: await page(context, { ...untouched, done: query.done ?? null }) }),
    }),
    route({
      method: "POST",
      path: "/values/propose",
      access: { anyOf: rolesFor("values.propose") },
      summary: "Proposes a value written by hand, through the checks of files",
      body: proposeBody,
      handle: async ({ body, context }) => {
        const again = async (issues: readonly Issue[]) => ({ kind: "page", status: 422, page: await page(context, { ...untouched, written: body, issues }) }) as const;
        const plan = await indicators.planImport(asFile(body));
        const planned = plan.ready[0];
        if (plan.blocking) return again(plan.issues);
        if (planned === undefined) return again([{ code: "indicators.nothing-to-change", severity: "error", field: "value", text: plan.unchanged > 0 ? words.alreadySo : words.valueMissing }]);
        requirePerimeter(context, "values.propose", planned.series);
        const { series, period, value, state, observedOn, source, method, justification } = planned;
        const issues = await issuesOf(() => indicators.propose(authorOf(context), { series, period, value, state, observedOn, source, method, reason: justification }));
        return issues.length > 0 ? again(issues) : { kind: "redirect", to: "/values?done=proposed" };
      },
    }),
    route({
      method: "POST",
      path: "/values/:id/answer",
      access: { anyOf: rolesFor("values.accept") },
      summary: "Accepts, accepts with another value, or refuses a proposal",
      params: z.object({ id: z.uuid() }),
      body: z.object({ kind: z.enum(["accepted", "accepted-changed", "refused"]), reason: written, value: written }),
      handle: async ({ params, body, context }) => {
        const event = await indicators.event(params.id);
        requirePerimeter(context, "values.accept", event.series);
        const read = await answerFrom(event, body.kind, body, context);
        const issues = "issues" in read ? read.issues : await issuesOf(() => indicators.answer(authorOf(context), params.id, read.answer));
        if (issues.length === 0) return { kind: "redirect", to: "/values?done=answered" };
        return { kind: "page", status: 422, page: await page(context, { ...untouched, tried: { eventId: event.id, reason: body.reason, value: body.value, issues } }) };
      },
    }),
    ...manageRoutes(deps),
    ...importRoutes(deps),
  ];
}
