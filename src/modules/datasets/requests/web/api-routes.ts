import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { RequestAct } from "../domain/acts.ts";
import { requestStates } from "../domain/table.ts";
import { visitorOf } from "../actions/start.ts";
import { codeParams, numberParams, scopeOf, signedIn, type RequestWebDeps } from "./deps.ts";
import { listQuery } from "./list-routes.tsx";
import { requestOut, requestSchema, settingsSchema, viewOut, viewSchema } from "./api-schemas.ts";

const text = z.string().max(5_000);
const conditionIn = z.object({ key: z.string().max(80), code: z.string().max(40).nullable(), text: z.object({ fr: z.string().max(1_000), en: z.string().max(1_000) }) });
const decision = { verdict: z.enum(["agree", "refuse"]), reason: text, note: text.nullable().default(null), conditions: z.array(conditionIn).max(50).default([]), durationDays: z.number().int().nullable().default(null), files: z.array(z.uuid()).max(10_000).nullable().default(null) };
const filled = { answers: z.record(z.string().max(80), z.string().max(20_000)), accepted: z.array(z.string().max(80)).max(100).default([]) };
const basedOn = z.number().int().min(1).optional().describe("The revision that the writer saw; refused with 409 where it is not the last");

/** One act, as a person does it on the page. */
const actBody = z.object({ basedOn, act: z.discriminatedUnion("move", [
  z.object({ move: z.literal("save"), ...filled }), z.object({ move: z.literal("submit"), ...filled }),
  ...(["withdraw", "return", "revoke", "ask", "note"] as const).map((move) => z.object({ move: z.literal(move), text })),
  z.object({ move: z.literal("answer"), question: z.number().int(), text }), z.object({ move: z.literal("accept"), accepted: z.array(z.string().max(80)).max(100) }), z.object({ move: z.literal("take") }),
  z.object({ move: z.literal("opine"), ...decision }), z.object({ move: z.literal("decide"), ...decision }),
  z.object({ move: z.literal("replace-decider"), from: z.string().max(80), to: z.string().max(80) }),
  z.object({ move: z.literal("make-link"), files: z.array(z.uuid()).max(10_000).nullable().default(null), days: z.number().int() }), z.object({ move: z.literal("revoke-link"), link: z.uuid() }),
]) });

/** Requests for programs: the same acts and the same rights as the pages. */
export function apiRoutes({ requests, datasets, conditions }: RequestWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/datasets/:code/requests/form", access: "public", summary: "What a request for a dataset asks, and how it is decided", params: codeParams,
      response: z.object({ dataset: z.string(), requestable: z.boolean(), reason: z.string().nullable(), version: z.number().int(), settings: settingsSchema.omit({ deciders: true }).extend({ deciders: z.number().int() }), declaredConditions: z.array(conditionIn), medianDays: z.number().nullable() }),
      handle: async ({ params, context }) => {
        const dataset = await datasets.findFor(context.actor, params.code);
        const reason = dataset === null ? "not-published" : await requests.notRequestable(dataset);
        if (dataset === null || reason === "not-published") await requests.requestable(context.actor, params.code);
        const { version, settings } = await requests.settings(params.code);
        const { medianDays } = await requests.statistics({ datasets: [params.code] });
        return { kind: "json", value: { dataset: params.code, requestable: reason === null, reason, version, settings: { ...settings, deciders: Math.max(1, settings.deciders.length) }, declaredConditions: dataset === null ? [] : requests.declaredConditions(dataset), medianDays } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/datasets/:code/requests", access: "signed-in", summary: "Hands in a request; the same formKey sent again gives the same request", params: codeParams, perMinute: 120,
      body: z.object({ formKey: z.string().regex(/^[\w-]{8,80}$/), draft: z.boolean().default(false), ...filled }), response: requestSchema,
      handle: async ({ params, body, context, headers }) => {
        const actor = signedIn(context);
        const request = body.draft ? (await requests.start(actor, params.code, body)).request : await requests.submitAtOnce(actor, params.code, body, visitorOf(context, headers));
        return { kind: "json", status: 201, value: requestOut({ ...request, deciders: [] }) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/data-requests", access: "signed-in", summary: "Requests of the caller, to decide, or of their datasets and regions", query: listQuery.extend({ pageSize: z.coerce.number().int().min(1).max(200).default(25) }),
      response: z.object({ total: z.number().int(), byState: z.partialRecord(z.enum(requestStates), z.number().int()), items: z.array(requestSchema) }),
      handle: async ({ query, context }) => {
        const view = query.view ?? "mine";
        const page = await requests.list({ scope: scopeOf(signedIn(context), view), state: query.state ?? null, dataset: query.dataset ?? null, sort: query.sort ?? "deadline", page: query.page ?? 1, pageSize: query.pageSize });
        return { kind: "json", value: { total: page.total, byState: page.byState, items: page.items.map((one) => requestOut(view === "mine" ? { ...one, deciders: [] } : one)) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/data-requests/statistics", access: { anyOf: rolesFor("datasets.govern") }, summary: "Requests by state and their delays", query: z.object({ from: z.iso.date().optional(), until: z.iso.date().optional(), region: z.string().max(8).optional() }),
      response: z.object({ byState: z.partialRecord(z.enum(requestStates), z.number().int()), submitted: z.number().int(), waiting: z.number().int(), medianDays: z.number().nullable(), percentile90Days: z.number().nullable(), oldestWaitingDays: z.number().nullable(), approvedShare: z.number().nullable() }),
      handle: async ({ query }) => ({ kind: "json", value: await requests.statistics({ from: query.from ?? null, until: query.until ?? null, ...(query.region === undefined ? {} : { region: query.region }) }) }),
    }),
    route({
      method: "GET", path: "/api/v1/data-requests/:number", access: "signed-in", summary: "A request with its journal, as the caller may see it", params: numberParams, response: viewSchema,
      handle: async ({ params, context }) => ({ kind: "json", value: viewOut(await requests.read(signedIn(context), params.number)) }),
    }),
    route({
      method: "POST", path: "/api/v1/data-requests/:number/acts", access: "signed-in", summary: "An act on a request; the table of moves says which are allowed", params: numberParams, body: actBody, perMinute: 120,
      response: z.object({ request: requestSchema, link: z.string().nullable().describe("Of a link just made; shown once") }),
      handle: async ({ params, body, context, headers }) => {
        const actor = signedIn(context);
        const act: RequestAct = body.act;
        if (act.move === "submit") {
          const request = await requests.submit(actor, params.number, act, visitorOf(context, headers), body.basedOn);
          return { kind: "json", value: { request: requestOut({ ...request, deciders: [] }), link: null } };
        }
        // The words of a code are those of the vocabulary, whatever was sent with it.
        const settled = act.move === "opine" || act.move === "decide" ? { ...act, conditions: act.conditions.map((one) => { const known = conditions.find(({ code }) => code === one.code); return known === undefined ? { ...one, code: null } : { key: known.code, code: known.code, text: { fr: known.name.fr, en: known.name.en } }; }) } : act;
        const { secret } = await requests.act(actor, params.number, settled, body.basedOn);
        const { request } = await requests.read(actor, params.number);
        return { kind: "json", value: { request: requestOut(request), link: secret === null ? null : `/data/${request.dataset}/shared?link=${secret}` } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/datasets/:code/requests/settings", access: "signed-in", summary: "The settings of requests for a dataset, for whoever may edit it", params: codeParams, response: z.object({ version: z.number().int(), settings: settingsSchema }),
      handle: async ({ params, context }) => {
        const { version, settings } = await requests.editableSettings(signedIn(context), params.code);
        return { kind: "json", value: { version, settings } };
      },
    }),
    route({
      method: "PUT", path: "/api/v1/datasets/:code/requests/settings", access: "signed-in", summary: "Settles requests for a dataset anew; 409 where somebody did meanwhile", params: codeParams, body: z.object({ basedOn: z.number().int().min(0), settings: settingsSchema }), response: z.object({ version: z.number().int() }),
      handle: async ({ params, body, context }) => ({ kind: "json", value: { version: (await requests.settle(signedIn(context), params.code, body.settings, body.basedOn)).version } }),
    }),
  ];
}
