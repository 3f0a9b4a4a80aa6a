import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { actionSubject, rolesFor } from "../../../identity/index.ts";
import { notPossible, unknownSubject } from "../../errors.ts";
import { actionPrefix, type SteeringWebDeps } from "../deps.ts";
import { keepFile } from "../forms/evidence-file.ts";
import { ofAction } from "../forms/review.tsx";
import { loadRows, type Row } from "../lists/rows.ts";
import { authorOf, dayOf, loadSeat, requireRight } from "../place.ts";
import { actFrom, actIn, actionOut, actionSchema, changeSchema } from "./schemas.ts";

const moment = z.object({ on: z.iso.date().optional(), knownOn: z.iso.date().optional().describe("What was recorded after the end of this day (universal time) is left out.") });
const paging = { limit: z.coerce.number().int().min(1).max(500).default(100), offset: z.coerce.number().int().min(0).default(0) };

function dayIn(text: string | undefined): Day | null {
  return text !== undefined && isDay(text) ? text : null;
}

/** Standings, acts and changes for programs, with the permissions of the pages. */
export function steeringApiRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("actions.report") };

  async function rowOf(context: RequestContext, code: string, query: z.output<typeof moment>): Promise<{ readonly row: Row; readonly on: Day }> {
    const on = await dayOf(deps, query.on);
    const { rows, former } = await loadRows(deps, context.actor, on, dayIn(query.knownOn), null);
    const row = [...rows, ...former].find(({ subject }) => subject.subject === actionSubject(code));
    if (row === undefined) throw unknownSubject();
    return { row, on };
  }

  return [
    route({
      method: "GET", path: "/api/v1/steering", access: "public", summary: "All actions with how they stand, as much as the caller may see",
      query: moment.extend(paging), response: z.object({ on: z.iso.date(), total: z.int(), limit: z.int(), offset: z.int(), items: z.array(actionSchema) }),
      handle: async ({ query, context }) => {
        const on = await dayOf(deps, query.on);
        const { rows, former } = await loadRows(deps, context.actor, on, dayIn(query.knownOn), null);
        const all = [...rows, ...former];
        return { kind: "json", value: { on, total: all.length, limit: query.limit, offset: query.offset, items: all.slice(query.offset, query.offset + query.limit).map((row) => actionOut(row, on)) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/actions/:code/steering", access: "public", summary: "How one action stands, as much as the caller may see", params: ofAction, query: moment, response: actionSchema,
      handle: async ({ params, query, context }) => {
        const { row, on } = await rowOf(context, params.code, query);
        return { kind: "json", value: actionOut(row, on) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/actions/:code/steering", access, summary: "Records an act upon an action: a review, a milestone, an obstacle…", params: ofAction, perMinute: 120,
      body: z.object({ basedOn: z.int().min(0).describe("The revision that the writer saw. 409 where somebody has since written what the act replaces."), act: actIn }), response: actionSchema,
      handle: async ({ params, body, context }) => {
        const seat = await loadSeat(deps, context, params.code);
        const act = actFrom(body.act);
        requireRight(seat, act);
        await deps.steering.act(authorOf(context), seat.subject.subject, act, body.basedOn);
        const { row, on } = await rowOf(context, params.code, {});
        return { kind: "json", status: 201, value: actionOut(row, on) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/actions/:code/steering/milestones/:id/files", access, summary: "Adds a file of evidence to a milestone", params: ofAction.extend({ id: z.string().max(80) }), perMinute: 60,
      body: z.object({ basedOn: z.int().min(0), fileName: z.string().min(1).max(200), label: z.string().max(200).default(""), content: z.base64().describe("The bytes of the file, in base 64; at most 20 MB sent.") }), response: actionSchema,
      handle: async ({ params, body, context }) => {
        const seat = await loadSeat(deps, context, params.code);
        // Whether it may be done is asked before anything is kept.
        requireRight(seat, { kind: "evidence-added", milestoneId: params.id, evidence: { kind: "link", label: "", href: "" } });
        const kept = await keepFile(deps.evidence, { name: body.fileName, bytes: new Uint8Array(Buffer.from(body.content, "base64")) }, body.label);
        if ("issues" in kept) throw notPossible(kept.issues);
        await deps.steering.act(authorOf(context), seat.subject.subject, { kind: "evidence-added", milestoneId: params.id, evidence: kept }, body.basedOn);
        const { row, on } = await rowOf(context, params.code, {});
        return { kind: "json", status: 201, value: actionOut(row, on) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/steering/changes", access: { anyOf: rolesFor("drafts.read") }, summary: "What was done since the end of a day, newest first, upon actions that the caller may read",
      query: z.object({ since: z.iso.date(), ...paging }), response: z.object({ since: z.iso.date(), total: z.int(), limit: z.int(), offset: z.int(), items: z.array(changeSchema) }),
      handle: async ({ query, context }) => {
        const since = dayIn(query.since) ?? (await deps.defaultDay());
        const { rows, former } = await loadRows(deps, context.actor, await deps.defaultDay(), null, null);
        const readable = new Set([...rows, ...former].filter(({ rights }) => rights.read).map(({ subject }) => subject.subject));
        const all = (await deps.steering.changesSince(actionPrefix, since)).filter(({ subject }) => readable.has(subject));
        return { kind: "json", value: { since, total: all.length, limit: query.limit, offset: query.offset, items: all.slice(query.offset, query.offset + query.limit) } };
      },
    }),
  ];
}
