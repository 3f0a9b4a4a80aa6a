import { z } from "zod";
import { authorOf } from "../../../kernel/audit/index.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import type { Cohort } from "../domain/record.ts";
import { searchCohorts } from "../domain/search.ts";
import { requestMoves, type RequestMove } from "../domain/request-table.ts";
import { cohortStates } from "../domain/states.ts";
import { cohortOut, contentSchema, eventOut, givenDay, requestOut, serviceOut } from "./api-schemas.ts";
import { askers, ofCode, officeOnly, signedIn, type CohortWebDeps } from "./deps.tsx";
import { registerQuery } from "./register/routes.tsx";
import { questionOf, requestQuery } from "./requests/routes.tsx";

const text = z.string().max(20_000);
const revision = z.int().min(1).max(2_147_483_647);
const ofNumber = z.object({ number: z.string().max(20) });
const acts = requestMoves.filter((move): move is Exclude<RequestMove, "ask"> => move !== "ask");

/** Accounts of the team are said to nobody. */
function told({ content: { team: _team, ...content }, ...cohort }: Cohort): z.input<typeof cohortOut> {
  return { ...cohort, ...content } as unknown as z.input<typeof cohortOut>;
}

/** Cohorts for programs: the same acts and the same permissions as on the pages. */
export function cohortApiRoutes({ cohorts }: CohortWebDeps): readonly Route[] {
  const { requests } = cohorts;
  const shown = async (code: string) => ({ kind: "json" as const, value: told(await cohorts.cohort(code)) });
  return [
    route({
      method: "GET", path: "/api/v1/cohorts", access: "public", summary: "The register of cohorts", query: registerQuery, response: z.object({ total: z.int(), cohorts: z.array(cohortOut) }),
      handle: async ({ query, context }) => {
        const { items } = searchCohorts(await cohorts.list(), query, context.language);
        return { kind: "json", value: { total: items.length, cohorts: items.slice((query.page - 1) * 100, query.page * 100).map(told) } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/cohorts", access: officeOnly, summary: "Enters a cohort as a candidate", body: z.strictObject({ code: text, content: contentSchema, on: givenDay, reference: text.default(""), source: text }), response: cohortOut, perMinute: 60,
      handle: async ({ body: { code, content, ...start }, context }) => {
        await cohorts.add(authorOf(context), code, content, start);
        return { ...(await shown(code)), status: 201 };
      },
    }),
    route({ method: "GET", path: "/api/v1/cohorts/services", access: "public", summary: "The catalogue of services", response: z.object({ services: z.array(serviceOut) }), handle: async () => ({ kind: "json", value: { services: (await cohorts.services()).filter(({ offered }) => offered) } }) }),
    route({
      method: "PUT", path: "/api/v1/cohorts/services/:code", access: officeOnly, summary: "Saves a service as its next version; `basedOn` is the version seen, 0 for a new one", params: ofCode, body: serviceOut.omit({ code: true, version: true, demonstration: true }).extend({ basedOn: z.int().min(0) }), response: serviceOut, perMinute: 60,
      handle: async ({ params, body: { basedOn, ...service }, context }) => {
        await cohorts.saveService(authorOf(context), { code: params.code, ...service }, basedOn);
        return { kind: "json", value: (await cohorts.versions(params.code))[0] };
      },
    }),
    route({
      method: "GET", path: "/api/v1/cohorts/requests", access: "signed-in", summary: "Requests for services that the caller may see", query: requestQuery, response: z.object({ total: z.int(), requests: z.array(requestOut.extend({ daysLate: z.int() })) }),
      handle: async ({ query, context }) => {
        const lines = await requests.list(signedIn(context), questionOf(query));
        return { kind: "json", value: { total: lines.length, requests: lines.slice((query.page - 1) * 100, query.page * 100).map(({ request, late }) => ({ ...request, daysLate: late })) } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/cohorts/requests", access: askers, summary: "Asks for a service in the name of a cohort; the same formKey sent again gives the same request", perMinute: 60,
      body: z.strictObject({ cohort: text, service: text, title: text, need: text, wantedOn: givenDay.nullable().default(null), linkageProject: text.default(""), formKey: text }), response: requestOut,
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await requests.ask(signedIn(context), { ...body, files: [] }) }),
    }),
    route({
      method: "GET", path: "/api/v1/cohorts/requests/:number", access: "signed-in", summary: "A request with its journal, as the caller may see it", params: ofNumber, response: z.object({ request: requestOut, moves: z.array(z.enum(requestMoves)), daysLate: z.int(), events: z.array(eventOut) }),
      handle: async ({ params, context }) => {
        const { request, moves, late, events } = await requests.view(signedIn(context), params.number);
        return { kind: "json", value: { request, moves, daysLate: late, events } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/cohorts/requests/:number/acts", access: "signed-in", summary: "An act on a request; its moves say which are allowed", params: ofNumber, perMinute: 60, response: requestOut,
      body: z.strictObject({ move: z.enum(acts), basedOn: revision.optional(), text: text.default(""), internal: z.boolean().default(false), quote: z.strictObject({ euros: z.number().nullable(), days: z.number() }).nullable().default(null), assignedTo: text.nullable().default(null), linkageProject: text.default("") }),
      handle: async ({ params, body: { basedOn, ...act }, context }) => ({ kind: "json", value: await requests.act(signedIn(context), params.number, { ...act, files: [] }, basedOn) }),
    }),
    route({ method: "GET", path: "/api/v1/cohorts/:code", access: "public", summary: "A cohort", params: ofCode, response: cohortOut, handle: ({ params }) => shown(params.code) }),
    route({
      method: "PUT", path: "/api/v1/cohorts/:code", access: officeOnly, summary: "Says anew what has changed of a cohort; 409 where somebody did meanwhile", params: ofCode, body: z.strictObject({ basedOn: revision, content: contentSchema, source: text }), response: cohortOut, perMinute: 60,
      handle: async ({ params, body: { basedOn, content, source }, context }) => {
        await cohorts.save(authorOf(context), params.code, basedOn, content, source);
        return shown(params.code);
      },
    }),
    route({
      method: "POST", path: "/api/v1/cohorts/:code/transitions", access: officeOnly, summary: "Moves a cohort to another state, with its evidence", params: ofCode, body: z.strictObject({ state: z.enum(cohortStates), on: givenDay, reference: text.default(""), basedOn: revision.optional() }), response: cohortOut, perMinute: 60,
      handle: async ({ params, body: { basedOn, ...transition }, context }) => {
        await cohorts.move(authorOf(context), params.code, transition, basedOn);
        return { ...(await shown(params.code)), status: 201 };
      },
    }),
    route({
      method: "POST", path: "/api/v1/cohorts/:code/participants", access: officeOnly, summary: "Records how many people are in a cohort on a day", params: ofCode, body: z.strictObject({ on: givenDay, enrolled: z.number(), followed: z.number().nullable().default(null), source: text, basedOn: revision.optional() }), response: cohortOut, perMinute: 60,
      handle: async ({ params, body: { basedOn, ...count }, context }) => {
        await cohorts.count(authorOf(context), params.code, count, basedOn);
        return { ...(await shown(params.code)), status: 201 };
      },
    }),
    route({
      method: "GET", path: "/api/v1/cohorts/:code/statements", access: "public", summary: "Everything that was said of a cohort, oldest first; accounts of its team left out", params: ofCode,
      response: z.object({ statements: z.array(z.object({ id: z.int(), field: z.string(), value: z.unknown(), on: z.string().nullable(), source: z.string(), retracts: z.int().nullable(), recordedAt: z.string() })) }),
      handle: async ({ params }) => {
        const { code } = await cohorts.cohort(params.code);
        return { kind: "json", value: { statements: (await cohorts.history(code)).filter(({ field }) => field !== "team") } };
      },
    }),
  ];
}
