import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../../kernel/http/table-reply.ts";
import { addDays, day, type Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { authorOf, requirePerimeter } from "../../web/api.ts";
import { localPath } from "../../../../kernel/http/local-path.ts";
import { settledStates } from "../domain/duty-state.ts";
import { unknownDuty } from "../errors.ts";
import { campaignPage, campaignQuery, dutyPath } from "./campaign-page.tsx";
import { dutyPage } from "./duty-page.tsx";
import { refusalOf, type CampaignWebDeps } from "./parts.tsx";
import { readAct, textOf, type Sent } from "./read-act.ts";
import { campaignTable } from "./tables.ts";

const readers = { anyOf: rolesFor("drafts.read") };
const runners = { anyOf: rolesFor("campaigns.run") };
const ofCampaign = z.object({ code: z.string().max(40) });
const ofDuty = ofCampaign.extend({ duty: z.string().max(120) });
const anyForm = z.looseObject({});

export interface Tried {
  readonly sent: Sent;
  readonly issues: readonly Issue[];
  readonly status: number;
}

/** One campaign, one duty of it, and the acts on both. */
export function campaignRoutes(deps: CampaignWebDeps): readonly Route[] {
  const { campaigns, indicators } = deps;
  const seriesOn = async (on: Day) => new Map((await indicators.listSeries(on)).map((one) => [one.key, one]));

  async function showCampaign(context: RequestContext, code: string, query: z.output<typeof campaignQuery>, tried: Tried | null): Promise<Reply> {
    const view = await campaigns.view(code);
    const { campaign } = view;
    const history = await campaigns.history(code);
    const year = { from: day(`${campaign.year}-01-01`), until: addDays(day(`${campaign.year + 2}-12-31`), 1) };
    const offered = (await campaigns.calendar(year)).filter((one) => !campaign.duties.some((duty) => duty.code === one.code));
    const closedOn = campaign.closed === null ? null : day(campaign.closed.recordedAt.slice(0, 10));
    const settledAtClosing = closedOn === null ? null : (await campaigns.view(code, { on: closedOn, knownOn: closedOn })).duties.filter((duty) => settledStates.includes(duty.state)).length;
    const page = campaignPage({ context, view, query, series: await seriesOn(context.clock.today()), drafts: await campaigns.drafts(code), history, offered, tried, settledAtClosing });
    return { kind: "page", status: tried?.status ?? 200, page };
  }

  async function showDuty(context: RequestContext, code: string, dutyCode: string, shown: { readonly tried: Tried | null; readonly done: boolean }): Promise<Reply> {
    const view = await campaigns.view(code);
    const duty = view.duties.find((one) => one.code === dutyCode);
    if (duty === undefined) throw unknownDuty();
    const sheet = await indicators.sheet(duty.series, { on: context.clock.today(), knownOn: null });
    const events = (sheet.series.find((one) => one.series.key === duty.series)?.events ?? []).filter((event) => event.period.from === duty.period.from && event.period.until === duty.period.until);
    const page = dutyPage({ context, view, duty, series: await seriesOn(context.clock.today()), events, people: await campaigns.people(), tried: shown.tried, done: shown.done });
    return { kind: "page", status: shown.tried?.status ?? 200, page };
  }

  /** Does what a form asks; what is refused comes back with what was sent. */
  async function tryAct(context: RequestContext, code: string, dutyCode: string | null, sent: Sent): Promise<Tried | null> {
    const { campaign } = await campaigns.view(code);
    const calendar = textOf(sent, "kind") === "duty-added" ? await campaigns.calendar({ from: day(`${campaign.year}-01-01`), until: addDays(day(`${campaign.year + 2}-12-31`), 1) }) : [];
    const read = readAct(sent, { duty: dutyCode, people: await campaigns.people(), calendar });
    if ("issues" in read) return { sent, issues: read.issues, status: 422 };
    const basedOn = /^\d{1,9}$/.test(textOf(sent, "basedOn")) ? Number(textOf(sent, "basedOn")) : null;
    const refused = await refusalOf(() => campaigns.act(authorOf(context), code, read.act, basedOn));
    return refused === null ? null : { sent, ...refused };
  }

  return [
    route({ method: "GET", path: "/campaigns/:code", access: readers, summary: "One campaign: coverage, expected values, acts", params: ofCampaign, query: campaignQuery, handle: async ({ params, query, context }) => showCampaign(context, params.code, query, null) }),
    route({
      method: "POST", path: "/campaigns/:code/act", access: runners, summary: "Does one act on a campaign", params: ofCampaign, body: anyForm,
      handle: async ({ params, body, context }) => {
        const tried = await tryAct(context, params.code, null, body);
        return tried === null ? { kind: "redirect", to: `/campaigns/${params.code}?done=1` } : showCampaign(context, params.code, campaignQuery.parse({}), tried);
      },
    }),
    route({
      method: "POST", path: "/campaigns/:code/drafts/:draft", access: runners, summary: "Lets in what somebody sent too late", params: ofCampaign.extend({ draft: z.uuid() }),
      handle: async ({ params, context }) => {
        const refused = await refusalOf(() => campaigns.letIn(authorOf(context), params.code, params.draft));
        return refused === null ? { kind: "redirect", to: `/campaigns/${params.code}?done=1` } : showCampaign(context, params.code, campaignQuery.parse({}), { sent: {}, ...refused });
      },
    }),
    route({ method: "GET", path: "/campaigns/:code/duties/:duty", access: readers, summary: "One expected value of a campaign", params: ofDuty, query: z.object({ done: z.string().max(10).optional().catch(undefined) }), handle: async ({ params, query, context }) => showDuty(context, params.code, params.duty, { tried: null, done: query.done !== undefined }) }),
    route({
      method: "POST", path: "/campaigns/:code/duties/:duty/act", access: runners, summary: "Does one act on an expected value", params: ofDuty, body: anyForm,
      handle: async ({ params, body, context }) => {
        const tried = await tryAct(context, params.code, params.duty, body);
        if (tried !== null) return showDuty(context, params.code, params.duty, { tried, done: false });
        return { kind: "redirect", to: textOf(body, "kind") === "duty-removed" ? `/campaigns/${params.code}?done=1` : `${dutyPath(params.code, params.duty)}?done=1` };
      },
    }),
    route({
      method: "POST", path: "/values/:id/countersign", access: { anyOf: rolesFor("values.accept") }, summary: "Stands behind a value that one person alone put in", params: z.object({ id: z.uuid() }), body: z.object({ return: z.string().max(300).default("/values") }),
      handle: async ({ params, body, context }) => {
        const event = await indicators.event(params.id);
        requirePerimeter(context, "values.accept", event.series);
        await indicators.countersign(authorOf(context), params.id);
        return { kind: "redirect", to: localPath(body.return) ?? "/values" };
      },
    }),
    route({
      method: "GET", path: "/exports/campaigns/:file", access: readers, summary: "The expected values of a campaign and where they stand (CSV, ODS or JSON by the end of the address)", params: z.object({ file: namedTableFile }),
      handle: async ({ params, context }) => tableReply(campaignTable(await campaigns.view(params.file.name), await seriesOn(context.clock.today())), params.file.format, context.language),
    }),
  ];
}
