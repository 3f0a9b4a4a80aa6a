import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Harvests } from "../actions/harvests.ts";
import { harvestSources, type HarvestDraft, type HarvestSince } from "../domain/harvest.ts";
import { harvestApiRoutes } from "./api.ts";
import { emptyForm, ListPage, type HarvestForm } from "./list-page.tsx";
import { CancelPage, OnePage, titleOf } from "./one-page.tsx";
import { harvestsTable, troublesTable } from "./tables.ts";
import { words } from "./words.ts";

export interface HarvestWebDeps {
  readonly harvests: Harvests;
}

const access = { anyOf: rolesFor("publications.import") };
const pageSize = 25;
const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(1_000_000_000) });
const formBody = z.object({ question: z.string().max(60).default(""), value: z.string().max(4_000).default(""), since: z.string().max(20).default("all"), day: z.string().max(10).default(""), base: z.string().max(2_000).default("") });

/** Harvests: list, start, follow, pause, resume, cancel; pages and API. */
export function harvestRoutes({ harvests }: HarvestWebDeps): readonly Route[] {
  async function list(context: RequestContext, page: number, form: HarvestForm, issues: readonly Issue[], status = 200): Promise<Reply> {
    const { total, items } = await harvests.list({ page, pageSize });
    return {
      kind: "page", status,
      page: { title: words.title[context.language], section: "publications", demonstration: items.some((one) => one.demonstration), body: <ListPage {...{ context, settings: harvests.settings, total, items, page, pageSize, form, issues }} /> },
    };
  }

  const place = (number: number): Reply => ({ kind: "redirect", to: `/publications/harvests/${number}` });

  return [
    route({
      method: "GET", path: "/publications/harvests", access, summary: "Harvests of the sources of publications, and the form of a new one", query: z.object({ page: pageNumber.optional() }),
      handle: async ({ query, context }) => list(context, query.page ?? 1, emptyForm, []),
    }),
    route({
      method: "POST", path: "/publications/harvests", access, summary: "Starts a harvest", perMinute: 30, body: formBody,
      handle: async ({ body, context }) => {
        try {
          return place((await harvests.start(authorOf(context), draftOf(body))).number);
        } catch (error) {
          if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
          return list(context, 1, body, error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }], error.status);
        }
      },
    }),
    route({
      method: "GET", path: "/publications/harvests/:number", access, summary: "One harvest: progress, troubles", params: byNumber, query: z.object({ page: pageNumber.optional() }),
      handle: async ({ params, query, context }) => {
        const harvest = await harvests.get(params.number);
        const page = query.page ?? 1;
        const troubles = await harvests.troubles(harvest.number, { page, pageSize });
        return { kind: "page", page: { title: titleOf(harvest, context.language), section: "publications", demonstration: harvest.demonstration, body: <OnePage {...{ context, harvest, troubles, page, pageSize }} /> } };
      },
    }),
    route({
      method: "GET", path: "/publications/harvests/:number/cancel", access, summary: "Asks whether to cancel a harvest", params: byNumber,
      handle: async ({ params, context }) => {
        const harvest = await harvests.get(params.number);
        return { kind: "page", page: { title: words.cancelTitle[context.language], section: "publications", demonstration: harvest.demonstration, body: <CancelPage context={context} harvest={harvest} /> } };
      },
    }),
    ...(["pause", "resume", "cancel"] as const).map((act) => route({
      method: "POST", path: `/publications/harvests/:number/${act}`, access, summary: `${act[0]?.toUpperCase() ?? ""}${act.slice(1)}s a harvest`, perMinute: 30, params: byNumber,
      handle: async ({ params, context }) => place((await harvests[act](authorOf(context), params.number)).number),
    })),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/harvests.${format}`, access, summary: `Harvests (${format.toUpperCase()})`,
      handle: async ({ context }) => tableReply(harvestsTable((await harvests.list({ page: 1, pageSize: 10_000 })).items, context.language), format, context.language),
    })),
    route({
      method: "GET", path: "/exports/harvest-troubles/:file", access, summary: "Troubles of a harvest (CSV, ODS or JSON by the end of the address)", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context }) => {
        const { number } = await harvests.get(/^\d{1,9}$/.test(file.name) ? Number(file.name) : 0);
        return tableReply(troublesTable(number, (await harvests.troubles(number, { page: 1, pageSize: 10_000 })).items), file.format, context.language);
      },
    }),
    ...harvestApiRoutes({ harvests }),
  ];
}

/** What the form asks for; fails with `publications.harvest-invalid` and every fault that can be told from the form alone. */
function draftOf(form: HarvestForm): HarvestDraft {
  const [name, by = ""] = form.question.split(":");
  const source = harvestSources.find((one) => one === name);
  const issues: Issue[] = [];
  if (source === undefined) issues.push({ code: "publications.harvest-no-question", severity: "error", field: "question", text: words.malformedChoice });
  let since: HarvestSince | "last" | null = form.since === "last" ? "last" : null;
  if (form.since === "changed" || form.since === "published") {
    if (isDay(form.day)) since = { day: form.day, of: form.since };
    else issues.push({ code: "publications.harvest-no-day", severity: "error", field: "day", text: words.noDay });
  }
  if (source === undefined || issues.length > 0) throw new AppError("publications.harvest-invalid", words.malformedChoice, { status: 422, issues });
  return { source, query: { by, value: form.value }, since, ...(form.base.trim() === "" ? {} : { baseAddress: form.base }) };
}
