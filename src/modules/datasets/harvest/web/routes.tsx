import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Cell } from "../../../../kernel/tables/index.ts";
import { day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { CatalogueHarvests } from "../actions/harvests.ts";
import type { CatalogueRun, CatalogueSource } from "../domain/harvest.ts";
import { catalogueKinds } from "../readers/index.ts";
import { CancelPage, emptyForm, FilePage, ListPage, OnePage, titleOf, type SourceForm } from "./pages.tsx";
import { standingWords, words } from "./words.ts";

const access = { anyOf: rolesFor("datasets.harvest") };
const pageSize = 25;
const paged = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1).optional() });
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(1_000_000_000) });
const byCode = z.object({ code: z.string().max(40) });
const sourceBody = z.object({ code: z.string().max(100).default(""), name: z.string().max(400).default(""), kind: z.string().max(40).default(""), address: z.string().max(2_000).default(""), language: z.string().max(5).default("fr") });
const text = z.object({ fr: z.string(), en: z.string() });
const issueShape = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text, field: z.string().optional(), line: z.int().optional() });
const runShape = z.object({
  number: z.int(), source: z.string(), standing: z.string(), author: z.string(), startedAt: z.string(), endedAt: z.string().nullable(), fromFile: z.boolean(), pages: z.int(), announced: z.int().nullable(), given: z.int(), added: z.int(), updated: z.int(), unchanged: z.int(), returned: z.int(), vanished: z.int(),
  faults: z.int(), warnings: z.int(), lastError: issueShape.nullable(), demonstration: z.boolean(),
});

/** Sources and harvests of catalogues: pages, exports, API. For who may harvest alone. */
export function catalogueHarvestRoutes({ harvests }: { readonly harvests: CatalogueHarvests }): readonly Route[] {
  async function list(context: RequestContext, page: number, form: SourceForm, issues: readonly Issue[], status = 200): Promise<Reply> {
    const [sources, runs] = await Promise.all([harvests.sources(), harvests.runs({ page, pageSize })]);
    return { kind: "page", status, page: { title: words.title[context.language], section: "data", demonstration: sources.some(({ demonstration }) => demonstration), body: <ListPage {...{ context, sources, runs, page, pageSize, form, issues }} /> } };
  }
  async function sourceOf(code: string): Promise<CatalogueSource> {
    const found = (await harvests.sources()).find((one) => one.code === code);
    if (found === undefined) throw new AppError("datasets.unknown-harvest-source", { fr: "Cette source n’existe pas.", en: "This source does not exist." }, { status: 404 });
    return found;
  }
  const sourceName = async ({ source }: CatalogueRun): Promise<string> => (await harvests.sources()).find(({ code }) => code === source)?.name ?? source;
  const place = (number: number): Reply => ({ kind: "redirect", to: `/data/harvests/${number}` });

  return [
    route({ method: "GET", path: "/data/harvests", access, summary: "Sources of foreign catalogues and their harvests", query: paged, handle: async ({ query, context }) => list(context, query.page ?? 1, emptyForm, []) }),
    route({
      method: "POST", path: "/data/harvests/sources", access, summary: "Adds or changes a source", perMinute: 30, body: sourceBody,
      handle: async ({ body, context }) => {
        try {
          await harvests.putSource(authorOf(context), sourceFrom(body));
          return { kind: "redirect", to: "/data/harvests" };
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          return list(context, 1, body, error.issues, 422);
        }
      },
    }),
    route({
      method: "POST", path: "/data/harvests/sources/:code/start", access, summary: "Starts a harvest", perMinute: 30, params: byCode,
      handle: async ({ params, context }) => {
        try {
          return place((await harvests.start(authorOf(context), params.code)).number);
        } catch (error) {
          if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
          return list(context, 1, emptyForm, [{ code: error.code, severity: "error", text: error.text }, ...error.issues], error.status);
        }
      },
    }),
    route({
      method: "GET", path: "/data/harvests/sources/:code/file", access, summary: "Form that takes a file of a source", params: byCode,
      handle: async ({ params, context }) => ({ kind: "page", page: { title: words.fromFile[context.language], section: "data", body: <FilePage context={context} source={await sourceOf(params.code)} issues={[]} /> } }),
    }),
    route({
      method: "POST", path: "/data/harvests/sources/:code/file", access, summary: "Reads a file of a source", perMinute: 30, params: byCode, body: z.object({ part: z.string().optional() }),
      handle: async ({ params, body, files, context }) => {
        const source = await sourceOf(params.code);
        const [file] = files;
        if (file === undefined || file.bytes.length === 0) return { kind: "page", status: 422, page: { title: words.fromFile[context.language], section: "data", body: <FilePage context={context} source={source} issues={[{ code: "datasets.harvest-no-file", severity: "error", field: "file", text: words.noFile }]} /> } };
        return place((await harvests.takeFile(authorOf(context), source.code, { bytes: file.bytes, name: file.name, part: body.part === "1" })).number);
      },
    }),
    route({
      method: "GET", path: "/data/harvests/:number", access, summary: "One harvest: progress, faults by record", params: byNumber, query: paged,
      handle: async ({ params, query, context }) => {
        const run = await harvests.run(params.number);
        const page = query.page ?? 1;
        const source = await sourceName(run);
        return { kind: "page", page: { title: titleOf({ run, source }, context.language), section: "data", demonstration: run.demonstration, body: <OnePage {...{ context, run, source, page, pageSize }} faults={await harvests.faults(run.number, { page, pageSize })} /> } };
      },
    }),
    route({
      method: "GET", path: "/data/harvests/:number/cancel", access, summary: "Asks whether to cancel a harvest", params: byNumber,
      handle: async ({ params, context }) => {
        const run = await harvests.run(params.number);
        return { kind: "page", page: { title: words.cancelTitle[context.language], section: "data", body: <CancelPage context={context} run={run} source={await sourceName(run)} /> } };
      },
    }),
    ...(["cancel", "resume"] as const).map((act) => route({ method: "POST", path: `/data/harvests/:number/${act}`, access, summary: act === "cancel" ? "Cancels a harvest" : "Resumes a harvest", perMinute: 30, params: byNumber, handle: async ({ params, context }) => place((await harvests[act](authorOf(context), params.number)).number) })),
    route({
      method: "POST", path: "/data/harvests/:number/decide", access, summary: "Says whether records that are gone are marked as vanished", perMinute: 30, params: byNumber, body: z.object({ vanish: z.enum(["yes", "no"]) }),
      handle: async ({ params, body, context }) => place((await harvests.decide(authorOf(context), params.number, body.vanish === "yes")).number),
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/dataset-harvests.${format}`, access, summary: `Harvests of catalogues (${format.toUpperCase()})`,
      handle: async ({ context }) => {
        const { items } = await harvests.runs({ page: 1, pageSize: 10_000 });
        return tableReply({
          name: "dataset-harvests", title: words.title, demonstration: items.some(({ demonstration }) => demonstration),
          columns: [{ key: "number", label: { fr: "Moisson", en: "Harvest" } }, { key: "source", label: words.source }, { key: "standing", label: words.standing }, { key: "observed_on", label: words.started }, ...(["given", "added", "updated", "unchanged", "returned"] as const).map((key) => ({ key, label: words[key] })), { key: "vanished", label: words.gone }, { key: "faults", label: words.faults }, { key: "warnings", label: words.warnings }],
          rows: items.map((run): Cell[] => [run.number, run.source, standingWords[run.standing], { day: day(run.observedOn) }, run.given, run.added, run.updated, run.unchanged, run.returned, run.vanished, run.faults, run.warnings]),
        }, format, context.language);
      },
    })),
    route({
      method: "GET", path: "/exports/dataset-harvest-faults/:file", access, summary: "Faults of a harvest (CSV, ODS or JSON by the end of the address)", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context }) => {
        const { number } = await harvests.run(/^\d{1,9}$/.test(file.name) ? Number(file.name) : 0);
        const { items } = await harvests.faults(number, { page: 1, pageSize: 100_000 });
        return tableReply({
          name: `dataset-harvest-faults-${number}`, title: words.report, columns: [{ key: "page", label: words.page }, { key: "record", label: words.record }, { key: "severity", label: words.severity }, { key: "field", label: words.field }, { key: "line", label: { fr: "Ligne", en: "Line" } }, { key: "code", label: { fr: "Code", en: "Code" } }, { key: "text", label: words.what }],
          rows: items.map(({ page, record, issue }): Cell[] => [page, record, words[issue.severity], issue.field ?? null, issue.line ?? null, issue.code, issue.text]),
        }, file.format, context.language);
      },
    }),
    route({ method: "GET", path: "/api/v1/datasets/harvests", access, summary: "Harvests of catalogues", query: paged, response: z.object({ total: z.int(), items: z.array(runShape) }), handle: async ({ query }) => ({ kind: "json", value: await harvests.runs({ page: query.page ?? 1, pageSize }) }) }),
    route({ method: "GET", path: "/api/v1/datasets/harvests/:number", access, summary: "One harvest of a catalogue", params: byNumber, response: runShape, handle: async ({ params }) => ({ kind: "json", value: await harvests.run(params.number) }) }),
    route({ method: "GET", path: "/api/v1/datasets/harvests/:number/faults", access, summary: "Faults of a harvest, record by record", params: byNumber, query: paged, response: z.object({ total: z.int(), items: z.array(z.object({ page: z.int(), record: z.string(), issue: issueShape })) }), handle: async ({ params, query }) => ({ kind: "json", value: await harvests.faults((await harvests.run(params.number)).number, { page: query.page ?? 1, pageSize: 100 }) }) }),
    route({ method: "POST", path: "/api/v1/datasets/harvests", access, summary: "Starts a harvest of a source", perMinute: 30, body: z.object({ source: z.string().max(40) }), response: runShape, handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await harvests.start(authorOf(context), body.source) }) }),
    route({ method: "POST", path: "/api/v1/datasets/harvests/:number/cancel", access, summary: "Cancels a harvest", perMinute: 30, params: byNumber, response: runShape, handle: async ({ params, context }) => ({ kind: "json", value: await harvests.cancel(authorOf(context), params.number) }) }),
  ];
}

function sourceFrom(body: SourceForm): CatalogueSource {
  const address = body.address.trim();
  // A form that is none is told with the other faults.
  const kind = catalogueKinds.find((one) => one === body.kind) ?? (body.kind as CatalogueSource["kind"]);
  return { code: body.code.trim(), name: body.name.trim(), kind, address: address === "" ? null : address, language: body.language === "en" ? "en" : "fr", demonstration: false };
}
