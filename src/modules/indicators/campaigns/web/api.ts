import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { addDays, day, isDay } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { valueBoundsIssues } from "../../domain/value-bounds.ts";
import { impossibleValue } from "../../errors.ts";
import { authorOf, requirePerimeter } from "../../web/api.ts";
import type { CampaignView, DutyView } from "../actions/load.ts";
import { coverageOf } from "../domain/coverage.ts";
import { periodicities } from "../domain/deadline.ts";
import { dutyStates } from "../domain/duty-state.ts";
import { rungLevels } from "../domain/ladder.ts";
import { dutyCode } from "../domain/rules.ts";
import { mayPropose } from "./mine-page.tsx";
import { ownAccounts, type CampaignWebDeps } from "./parts.tsx";

const readers = { anyOf: rolesFor("drafts.read") };
const runners = { anyOf: rolesFor("campaigns.run") };
const proposers = { anyOf: rolesFor("values.propose") };
const bilingual = z.object({ fr: z.string().max(120), en: z.string().max(120) });
const isoDay = z.iso.date().transform((text) => day(text));
const period = z.object({ from: isoDay, until: isoDay });
const holder = z.object({ accountId: z.string().max(80), name: z.string().max(120) });
const rung = z.object({ days: z.number().int().min(-365).max(365), level: z.enum(rungLevels) });
const terms = z.object({ code: z.string(), series: z.string(), period: z.object({ from: z.string(), until: z.string() }), dueOn: z.string(), owners: z.array(holder), validator: holder.nullable() });
const dutyOut = terms.extend({
  firstDueOn: z.string(), state: z.enum(dutyStates), late: z.boolean(), unsigned: z.boolean().describe("One person alone put the value in; a second has not countersigned it"), value: z.number().nullable(),
  proposedValue: z.number().nullable(), reason: z.string().nullable(), answeredBy: z.string().nullable(), revision: z.number(), waitingEventId: z.string().nullable(),
});
const campaignOut = z.object({
  code: z.string(), title: bilingual, year: z.number(), opensOn: z.string(), closesOn: z.string(), phase: z.enum(["planned", "open", "closed"]), on: z.string(), demonstration: z.boolean(), revision: z.number(),
  ladder: z.array(rung), coverage: z.object({ total: z.number(), settled: z.number(), counts: z.record(z.string(), z.number()) }),
});
const wholeOut = campaignOut.extend({ duties: z.array(dutyOut) });
const reason = z.string().max(2000);
const act = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ladder-set"), ladder: z.array(rung).max(50) }),
  z.object({ kind: z.literal("duty-added"), series: z.string().max(80), period, dueOn: isoDay, owners: z.array(holder.shape.accountId).max(20), validator: holder.shape.accountId.nullable() }),
  z.object({ kind: z.literal("duty-removed"), duty: z.string().max(120), reason }),
  z.object({ kind: z.literal("duty-reassigned"), duty: z.string().max(120), owners: z.array(holder.shape.accountId).max(20), validator: holder.shape.accountId.nullable(), reason }),
  z.object({ kind: z.literal("duty-postponed"), duty: z.string().max(120), dueOn: isoDay, reason }),
  z.object({ kind: z.literal("duty-excused"), duty: z.string().max(120), reason }),
  z.object({ kind: z.literal("duty-resumed"), duty: z.string().max(120), reason }),
  z.object({ kind: z.literal("closed"), reason }),
  z.object({ kind: z.literal("reopened"), closesOn: isoDay, reason }),
]);

function out({ campaign, phase, on, duties }: CampaignView) {
  const { code, title, year, opensOn, closesOn, demonstration, revision, ladder } = campaign;
  return { code, title, year, opensOn, closesOn, phase, on, demonstration, revision, ladder, coverage: coverageOf(duties.map((duty) => duty.state)) };
}

function dutyOf(duty: DutyView) {
  return { ...duty, waitingEventId: duty.waiting?.id ?? null };
}

/** Campaigns, duties and rules for programs, with the same permissions as the pages. */
export function campaignApiRoutes(deps: CampaignWebDeps): readonly Route[] {
  const { campaigns, indicators } = deps;
  const ofCampaign = z.object({ code: z.string().max(40) });
  /** People by account; an unknown one is refused rather than left out. */
  async function holders(ids: readonly string[]) {
    const people = new Map((await campaigns.people()).map((person) => [person.accountId, { accountId: person.accountId, name: person.name }]));
    return ids.map((id) => people.get(id) ?? unknownPerson(id));
  }
  const firstOf = async (id: string | null) => (id === null ? null : ((await holders([id]))[0] ?? null));
  const whole = async (code: string) => {
    const view = await campaigns.view(code);
    return { kind: "json", value: { ...out(view), duties: view.duties.map(dutyOf) } } as const;
  };
  return [
    route({ method: "GET", path: "/api/v1/campaigns", access: readers, summary: "Campaigns with their coverage", response: z.object({ campaigns: z.array(campaignOut) }), handle: async () => ({ kind: "json", value: { campaigns: (await campaigns.list()).map(out) } }) }),
    route({
      method: "GET", path: "/api/v1/campaigns/:code", access: readers, summary: "A campaign with every expected value and where it stands; `on` asks another day, `known` what was known at its end", params: ofCampaign,
      query: z.object({ on: z.iso.date().optional(), known: z.iso.date().optional() }), response: wholeOut,
      handle: async ({ params, query }) => {
        const view = await campaigns.view(params.code, { ...(query.on === undefined ? {} : { on: day(query.on) }), knownOn: query.known === undefined ? null : day(query.known) });
        return { kind: "json", value: { ...out(view), duties: view.duties.map(dutyOf) } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/campaigns", access: runners, summary: "Opens a campaign of the calendar's duties whose deadline falls from `dueFrom` until `dueUntil`, or of those named", response: wholeOut,
      body: z.object({ code: z.string().max(40), title: bilingual, year: z.number().int(), opensOn: z.iso.date(), closesOn: z.iso.date(), ladder: z.array(rung).max(50), dueFrom: isoDay, dueUntil: isoDay, duties: z.array(z.string().max(120)).max(2000).optional() }),
      handle: async ({ body, context }) => {
        const proposed = body.dueUntil > body.dueFrom ? await campaigns.calendar({ from: body.dueFrom, until: body.dueUntil }) : [];
        const duties = proposed.filter((one) => body.duties === undefined || body.duties.includes(one.code));
        await campaigns.open(authorOf(context), { ...body, duties });
        return { ...(await whole(body.code)), status: 201 };
      },
    }),
    route({
      method: "POST", path: "/api/v1/campaigns/:code/acts", access: runners, summary: "Does one act on a campaign; `basedOn` is the revision seen of what the act replaces", params: ofCampaign, response: wholeOut,
      body: z.object({ act, basedOn: z.number().int().nullable().default(null) }),
      handle: async ({ params, body, context }) => {
        const { act: asked } = body;
        const given = asked.kind === "duty-reassigned" ? { ...asked, owners: await holders(asked.owners), validator: await firstOf(asked.validator) }
          : asked.kind === "duty-added" ? { kind: asked.kind, duty: { code: dutyCode(asked.series, asked.period), series: asked.series, period: asked.period, dueOn: asked.dueOn, owners: await holders(asked.owners), validator: await firstOf(asked.validator) } }
            : asked;
        await campaigns.act(authorOf(context), params.code, given, body.basedOn);
        return whole(params.code);
      },
    }),
    route({
      method: "POST", path: "/api/v1/campaigns/:code/drafts/:draft/let-in", access: runners, summary: "Lets in what somebody sent too late, as their proposal", params: ofCampaign.extend({ draft: z.uuid() }), response: z.object({ eventId: z.string() }),
      handle: async ({ params, context }) => ({ kind: "json", value: { eventId: (await campaigns.letIn(authorOf(context), params.code, params.draft)).id } }),
    }),
    route({
      method: "GET", path: "/api/v1/my-duties", access: proposers, summary: "What is expected of the caller, sent back first", response: z.object({ duties: z.array(dutyOut.extend({ campaign: z.string() })) }),
      handle: async ({ context }) => ({ kind: "json", value: { duties: (await campaigns.ownDuties(ownAccounts(context))).map(({ campaign, duty }) => ({ ...dutyOf(duty), campaign: campaign.code })) } }),
    }),
    route({
      method: "POST", path: "/api/v1/my-duties/:campaign/:duty", access: proposers, summary: "Proposes the value of a duty; what a closed campaign cannot take is kept as a draft and answered by 409", params: z.object({ campaign: z.string().max(40), duty: z.string().max(120) }),
      body: z.object({ value: z.number(), state: z.enum(["provisional", "consolidated"]), observedOn: isoDay, source: z.string().min(1).max(500), method: z.string().max(500).nullable().default(null), reason: reason.nullable().default(null) }), response: z.object({ eventId: z.string() }),
      handle: async ({ params, body, context }) => {
        const { series } = await mayPropose(deps, context, params);
        const issues = valueBoundsIssues(series.measure.unit, body.value);
        if (issues.length > 0) throw impossibleValue(issues);
        const event = await campaigns.propose(authorOf(context), params, { value: body, typed: {} });
        return { kind: "json", status: 201, value: { eventId: event?.id ?? "" } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/calendar", access: readers, summary: "Who owes which value by when: deadlines from a day until another", query: z.object({ from: z.iso.date(), until: z.iso.date() }), response: z.object({ duties: z.array(terms) }),
      handle: async ({ query }) => ({ kind: "json", value: { duties: isDay(query.from) && isDay(query.until) ? await campaigns.calendar({ from: query.from, until: query.until > query.from ? query.until : addDays(query.from, 1) }) : [] } }),
    }),
    route({
      method: "GET", path: "/api/v1/collection-rules", access: readers, summary: "The collection rule of each series", response: z.object({ rules: z.array(z.object({ series: z.string(), periodicity: z.enum(periodicities), delayMonths: z.number(), owners: z.array(holder), validator: holder.nullable() })) }),
      handle: async () => ({ kind: "json", value: { rules: (await campaigns.rules()).map(({ rule }) => rule) } }),
    }),
    route({
      method: "PUT", path: "/api/v1/collection-rules/:series", access: { anyOf: rolesFor("indicators.define") }, summary: "Sets the collection rule of a series", params: z.object({ series: z.string().max(80) }),
      body: z.object({ periodicity: z.enum(periodicities), delayMonths: z.number().int(), owners: z.array(holder.shape.accountId).max(20), validator: holder.shape.accountId.nullable(), reason }), response: z.object({ id: z.string() }),
      handle: async ({ params, body, context }) => ({ kind: "json", value: await campaigns.setRule(authorOf(context), { ...body, series: params.series, owners: await holders(body.owners), validator: await firstOf(body.validator) }) }),
    }),
    route({
      method: "POST", path: "/api/v1/values/:id/countersign", access: { anyOf: rolesFor("values.accept") }, summary: "Stands behind a value that one person alone put in", params: z.object({ id: z.uuid() }), response: z.object({ eventId: z.string() }),
      handle: async ({ params, context }) => {
        requirePerimeter(context, "values.accept", (await indicators.event(params.id)).series);
        return { kind: "json", value: { eventId: (await indicators.countersign(authorOf(context), params.id)).id } };
      },
    }),
  ];
}

function unknownPerson(id: string): never {
  throw new AppError("indicators.unknown-person", { fr: `Aucun compte ouvert «\u202f${id}\u202f».`, en: `There is no open account “${id}”.` }, { status: 422 });
}
