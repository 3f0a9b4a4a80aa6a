import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { isOpenToAll } from "../../domain/access.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { Datasets } from "../../domain/datasets.ts";
import { subjectKinds, type DatasetMetadata } from "../../domain/metadata.ts";
import { unknownDataset } from "../../errors.ts";
import { codeParams, datasetList, datasetOut, draftOut, fairOut, metadata } from "./schemas.ts";

export interface DatasetApiDeps {
  readonly datasets: Datasets;
  readonly clock: Clock;
  readonly publicUrl?: string;
}

const paging = z.object({ page: z.coerce.number().int().min(1).default(1), pageSize: z.coerce.number().int().min(1).max(200).default(50) });

/** Records for programs, with the permissions of the pages. What files hold is not told here: their profile has rules of its own. */
export function datasetApiRoutes(deps: DatasetApiDeps): readonly Route[] {
  const { datasets } = deps;
  const out = (dataset: Dataset) => ({
    ...dataset, url: `${deps.publicUrl ?? ""}/data/${dataset.code}`, openToAll: isOpenToAll(dataset, deps.clock.today()),
    files: (dataset.state === "withdrawn" ? [] : dataset.files).map(({ id, path, sizeBytes, mediaType, sha256, state, description }) => ({ id, path, sizeBytes, mediaType, sha256, state, description })),
  });
  const declare = { anyOf: rolesFor("datasets.declare") };
  return [
    route({
      method: "GET", path: "/api/v1/datasets", access: "public", summary: "Published datasets, in the order of their codes", query: paging, response: datasetList,
      handle: async ({ query }) => {
        const { total, items } = await datasets.list(query);
        return { kind: "json", value: { total, ...query, items: items.map(out) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/datasets/mine", access: "signed-in", summary: "What the caller may edit or has to look at", query: paging, response: datasetList,
      handle: async ({ query, context }) => {
        const { total, items } = await datasets.mine(actorIn(context), query);
        return { kind: "json", value: { total, ...query, items: items.map(out) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/datasets/:code", access: "public", summary: "One dataset, as the caller may see it; 404 where they may not", params: codeParams, response: datasetOut,
      handle: async ({ params, context }) => {
        const found = (await datasets.find(params.code)) ?? (await datasets.findFor(context.actor, params.code));
        if (found === null) throw unknownDataset();
        return { kind: "json", value: out(found) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/datasets/:code/fair", access: "public", summary: "The FAIR metrics of a dataset, with advice", params: codeParams, response: fairOut,
      handle: async ({ params, context }) => {
        const found = (await datasets.find(params.code)) ?? (await datasets.findFor(context.actor, params.code));
        if (found === null) throw unknownDataset();
        return { kind: "json", value: datasets.fair(found) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/datasets", access: declare, summary: "Opens a draft", perMinute: 120, body: z.object({ subjectKind: z.enum(subjectKinds), title: z.string().max(1_000).optional() }), response: draftOut,
      handle: async ({ body, context }) => ({
        kind: "json", status: 201, value: await datasets.declare(actorIn(context), { subjectKind: body.subjectKind, ...(body.title === undefined ? {} : { title: body.title }) }),
      }),
    }),
    route({
      method: "GET", path: "/api/v1/datasets/:code/draft", access: "signed-in", summary: "The draft, with all that is wrong with it", params: codeParams, response: draftOut,
      handle: async ({ params, context }) => {
        const draft = await datasets.draft(actorIn(context), params.code);
        if (draft === null) throw unknownDataset();
        return { kind: "json", value: draft };
      },
    }),
    route({
      method: "PATCH", path: "/api/v1/datasets/:code/draft", access: "signed-in", summary: "Saves fields of the draft, right or wrong; 409 where somebody saved meanwhile", params: codeParams,
      body: z.object({ revision: z.int(), metadata: metadata.partial() }), response: draftOut,
      handle: async ({ params, body, context }) => ({ kind: "json", value: await datasets.save(actorIn(context), params.code, body.revision, given(body.metadata)) }),
    }),
    route({
      method: "DELETE", path: "/api/v1/datasets/:code/draft", access: "signed-in", summary: "Throws the draft away; what is published stays", params: codeParams,
      handle: async ({ params, context }) => {
        await datasets.discard(actorIn(context), params.code);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
    ...actRoutes(datasets, out),
  ];
}

function actRoutes(datasets: Datasets, out: (dataset: Dataset) => unknown): readonly Route[] {
  const access = "signed-in" as const;
  return [
    route({
      method: "POST", path: "/api/v1/datasets/:code/submit", access, summary: "Hands the draft to the data administrators", params: codeParams, response: draftOut,
      handle: async ({ params, context }) => ({ kind: "json", value: await datasets.submit(actorIn(context), params.code) }),
    }),
    route({
      method: "POST", path: "/api/v1/datasets/:code/return", access, summary: "Sends a submitted draft back, with a remark", params: codeParams, body: z.object({ remark: z.string().max(10_000) }),
      handle: async ({ params, body, context }) => {
        await datasets.returnForChange(actorIn(context), params.code, body.remark);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
    route({
      method: "POST", path: "/api/v1/datasets/:code/publish", access, summary: "Publishes the draft; 400 with every issue where something is wrong", params: codeParams, response: datasetOut,
      handle: async ({ params, context }) => ({ kind: "json", value: out(await datasets.publish(actorIn(context), params.code)) }),
    }),
    route({
      method: "POST", path: "/api/v1/datasets/:code/revise", access, summary: "Opens a new version of a published dataset", params: codeParams, response: draftOut,
      handle: async ({ params, context }) => ({ kind: "json", status: 201, value: await datasets.revise(actorIn(context), params.code) }),
    }),
    route({
      method: "POST", path: "/api/v1/datasets/:code/withdraw", access, summary: "Withdraws a dataset: its page stays and says why", params: codeParams,
      body: z.object({ reason: z.string().max(10_000), successor: z.string().max(20).nullable().default(null) }), response: datasetOut,
      handle: async ({ params, body, context }) => ({ kind: "json", value: out(await datasets.withdraw(actorIn(context), params.code, body.reason, body.successor)) }),
    }),
  ];
}

/** Guarded routes have a caller; the rest of the world sees nothing here. */
function actorIn({ actor }: RequestContext): Actor {
  if (actor === null) throw unknownDataset();
  return actor;
}

/** Fields that were not sent are not a change. */
function given(change: z.output<ReturnType<typeof metadata.partial>>): Partial<DatasetMetadata> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<DatasetMetadata>;
}
