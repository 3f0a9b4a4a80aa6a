import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { day, isDay } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Harvests } from "../actions/harvests.ts";
import { harvestSources, progressOf, type Harvest } from "../domain/harvest.ts";

const access = { anyOf: rolesFor("publications.import") };
const text = z.object({ fr: z.string(), en: z.string() });
const issue = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text });
const harvestShape = z.object({
  number: z.int(), source: z.enum(harvestSources), query: z.object({ by: z.string(), value: z.string() }), since: z.object({ day: z.string(), of: z.enum(["changed", "published"]) }).nullable(), baseAddress: z.string(),
  standing: z.enum(["running", "paused", "cancelled", "failed", "done"]), startedOn: z.string(), startedAt: z.string(), endedAt: z.string().nullable(), author: z.string(), announced: z.int().nullable(),
  pages: z.int(), given: z.int(), records: z.int(), repeated: z.int(), unchanged: z.int(), faults: z.int(), retries: z.int(), throttled: z.int(), lastError: issue.nullable(), demonstration: z.boolean(),
  progress: z.object({ done: z.int(), total: z.int().nullable(), share: z.number().nullable(), rate: z.number().nullable(), remainingSeconds: z.number().nullable() }),
});
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(1_000_000_000) });
const draft = z.object({
  source: z.enum(harvestSources), query: z.object({ by: z.string().max(40), value: z.string().max(4_000).default("") }), baseAddress: z.string().max(2_000).optional(),
  since: z.union([z.literal("last"), z.object({ day: z.string().refine(isDay), of: z.enum(["changed", "published"]).default("changed") })]).nullable().default(null),
});
const paging = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1), pageSize: z.coerce.number().int().min(1).max(200).default(25), source: z.enum(harvestSources).optional() });

function shown(harvest: Harvest): unknown {
  return { ...harvest, progress: progressOf(harvest) };
}

/** Harvests by program, with the rights of the pages. */
export function harvestApiRoutes({ harvests }: { readonly harvests: Harvests }): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/publications/harvests", access, summary: "Harvests of the sources of publications, the newest first", query: paging, response: z.object({ total: z.int(), items: z.array(harvestShape) }),
      handle: async ({ query: { page, pageSize, source } }) => {
        const { total, items } = await harvests.list({ page, pageSize, ...(source === undefined ? {} : { source }) });
        return { kind: "json", value: { total, items: items.map(shown) } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/publications/harvests", access, summary: "Starts a harvest; pages come in after the answer", perMinute: 30, body: draft, response: harvestShape,
      handle: async ({ body: { source, query, since, baseAddress }, context }) => {
        const asked = since === null || since === "last" ? since : { day: day(since.day), of: since.of };
        return { kind: "json", status: 202, value: shown(await harvests.start(authorOf(context), { source, query, since: asked, ...(baseAddress === undefined ? {} : { baseAddress }) })) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/harvests/:number", access, summary: "One harvest and how far it has got", params: byNumber, response: harvestShape,
      handle: async ({ params }) => ({ kind: "json", value: shown(await harvests.get(params.number)) }),
    }),
    route({
      method: "GET", path: "/api/v1/publications/harvests/:number/troubles", access, summary: "What went wrong in a harvest, the latest first", params: byNumber, query: paging.omit({ source: true }),
      response: z.object({ total: z.int(), items: z.array(z.object({ recordedAt: z.string(), page: z.int(), issue })) }),
      handle: async ({ params, query }) => ({ kind: "json", value: await harvests.troubles((await harvests.get(params.number)).number, query) }),
    }),
    ...(["pause", "resume", "cancel"] as const).map((act) => route({
      method: "POST", path: `/api/v1/publications/harvests/:number/${act}`, access, summary: `${act[0]?.toUpperCase() ?? ""}${act.slice(1)}s a harvest`, perMinute: 30, params: byNumber, response: harvestShape,
      handle: async ({ params, context }) => ({ kind: "json", value: shown(await harvests[act](authorOf(context), params.number)) }),
    })),
  ];
}
