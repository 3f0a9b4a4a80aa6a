import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Cell } from "../../../../kernel/tables/index.ts";
import { rolesFor } from "../../../identity/index.ts";
import { fieldOf } from "../../domain/fields/index.ts";
import type { StudyImports } from "../actions/imports.ts";
import { recordOutcomes, type RegisterRun } from "../domain/run.ts";
import type { RegisterFollowing } from "../network/follow.ts";
import { ImportsPage, RunPage, runTitle } from "./imports-page.tsx";
import { originWords, outcomeWords, standingWords, words } from "./words.ts";

export interface ImportRouteDeps {
  readonly imports: StudyImports;
  readonly following: RegisterFollowing;
  /** Where the template of the table is downloaded. */
  readonly templateHref?: string;
}

const access = { anyOf: rolesFor("studies.import") };
const pageSize = 25;
/** A page that answers within this time needs no progress. */
const patienceMs = 900;
const paged = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1).optional(), outcome: z.enum(recordOutcomes as [string, ...string[]]).optional().catch(undefined) });
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(1_000_000_000) });
const bilingual = z.object({ fr: z.string(), en: z.string() });
const issueShape = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text: bilingual, field: z.string().optional(), line: z.int().optional(), column: z.string().optional() });
const runShape = z.object({ number: z.int(), origin: z.string(), standing: z.string(), names: z.array(z.string()), author: z.string(), publish: z.boolean(), startedAt: z.string(), endedAt: z.string().nullable(), total: z.int(), done: z.int(), issues: z.array(issueShape), lastError: issueShape.nullable(), counts: z.record(z.string(), z.int()), published: z.int() });
const lineShape = z.object({ position: z.int(), file: z.string(), line: z.int().nullable(), register: z.string(), number: z.string(), title: z.string(), outcome: z.string(), written: z.string().nullable(), code: z.string().nullable(), published: z.boolean(), changed: z.array(z.string()), issues: z.array(issueShape), candidates: z.array(z.string()) });

/** Imports of studies and runs that follow registers: pages, reports, API. For curators. */
export function studyImportRoutes({ imports, following, templateHref }: ImportRouteDeps): readonly Route[] {
  async function list(context: RequestContext, page: number, issues: readonly Issue[] = [], sponsor = "", status = 200): Promise<Reply> {
    const [runs, sponsors] = await Promise.all([imports.runs({ page, pageSize }), following.sponsors()]);
    return { kind: "page", status, page: { title: words.title[context.language], section: "studies", demonstration: runs.items.some((run) => run.demonstration), body: <ImportsPage {...{ context, runs, sponsors, sponsor, page, pageSize, issues }} templateHref={templateHref ?? null} /> } };
  }
  const told = async (context: RequestContext, error: unknown, field: string | null, sponsor = ""): Promise<Reply> => {
    if (!(error instanceof AppError) || error.status >= 500 || error.status === 404) throw error;
    return list(context, 1, [{ code: error.code, severity: "error", text: error.text, ...(field === null ? {} : { field }) }, ...error.issues], sponsor, error.status);
  };
  const place = (number: number): Reply => ({ kind: "redirect", to: `/studies/imports/${number}` });
  const go = async (context: RequestContext, number: number, act: "resume" | "stop"): Promise<RegisterRun> => {
    const run = await imports.run(number);
    const by = authorOf(context);
    if (act === "stop") return run.origin === "follow" ? following.cancel(by, number) : imports.stop(by, number);
    return run.origin === "follow" ? following.resume(by, number) : imports.confirm(by, number, run.publish);
  };

  return [
    route({ method: "GET", path: "/studies/imports", access, summary: "Form to import studies, what is followed, and imports so far", query: paged, handle: async ({ query, context }) => list(context, query.page ?? 1) }),
    route({
      method: "POST", path: "/studies/imports", access, summary: "Reads files of studies and tells what would be done", perMinute: 30, body: z.looseObject({}),
      handle: async ({ files, context }) => {
        try {
          const run = await imports.plan(authorOf(context), files.filter(({ name, bytes }) => name !== "" || bytes.length > 0), "upload");
          await imports.ended(run.number, patienceMs);
          return place(run.number);
        } catch (error) {
          return told(context, error, "files");
        }
      },
    }),
    route({
      method: "POST", path: "/studies/imports/follow", access, summary: "Asks the register for the studies of this house", perMinute: 10,
      handle: async ({ context }) => {
        try {
          return place((await following.start(authorOf(context))).number);
        } catch (error) {
          return told(context, error, null);
        }
      },
    }),
    route({
      method: "POST", path: "/studies/imports/sponsors", access, summary: "Follows a sponsor", perMinute: 30, body: z.object({ sponsor: z.string().max(1_000).default("") }),
      handle: async ({ body, context }) => {
        try {
          await following.addSponsor(authorOf(context), body.sponsor);
          return { kind: "redirect", to: "/studies/imports#follow" };
        } catch (error) {
          return told(context, error, "sponsor", body.sponsor);
        }
      },
    }),
    route({
      method: "POST", path: "/studies/imports/sponsors/remove", access, summary: "Follows a sponsor no more", perMinute: 30, body: z.object({ sponsor: z.string().max(1_000) }),
      handle: async ({ body, context }) => {
        await following.removeSponsor(authorOf(context), body.sponsor);
        return { kind: "redirect", to: "/studies/imports#follow" };
      },
    }),
    route({
      method: "GET", path: "/studies/imports/:number", access, summary: "One import: its plan, its progress, what came of each record", params: byNumber, query: paged,
      handle: async ({ params, query, context }) => {
        const run = await imports.run(params.number);
        const page = query.page ?? 1;
        const outcome = recordOutcomes.find((one) => one === query.outcome);
        return { kind: "page", page: { title: runTitle(run, context.language), section: "studies", demonstration: run.demonstration, body: <RunPage {...{ context, run, outcome, page, pageSize }} lines={await imports.lines(run.number, { page, pageSize, outcome })} /> } };
      },
    }),
    route({
      method: "POST", path: "/studies/imports/:number/confirm", access, summary: "Writes what was planned", perMinute: 30, params: byNumber, body: z.object({ publish: z.enum(["yes", "no"]).default("no") }),
      handle: async ({ params, body, context }) => {
        await imports.confirm(authorOf(context), params.number, body.publish === "yes");
        await imports.ended(params.number, patienceMs);
        return place(params.number);
      },
    }),
    ...(["resume", "stop"] as const).map((act) => route({ method: "POST", path: `/studies/imports/:number/${act}`, access, summary: act === "stop" ? "Stops an import after the record under way" : "Goes on with an import that stopped", perMinute: 30, params: byNumber, handle: async ({ params, context }) => place((await go(context, params.number, act)).number) })),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/study-imports.${format}`, access, summary: `Imports of studies (${format.toUpperCase()})`,
      handle: async ({ context }) => {
        const { items } = await imports.runs({ page: 1, pageSize: 10_000 });
        return tableReply({
          name: "study-imports", title: words.history, demonstration: items.some(({ demonstration }) => demonstration),
          columns: [{ key: "number", label: words.run }, { key: "origin", label: words.origin }, { key: "standing", label: words.standing }, { key: "started_at", label: words.started }, { key: "records", label: words.records }, ...recordOutcomes.map((key) => ({ key, label: outcomeWords[key] })), { key: "published", label: words.published }],
          rows: items.map((run): Cell[] => [run.number, originWords[run.origin], standingWords[run.standing], run.startedAt, run.total, ...recordOutcomes.map((one) => run.counts[one] ?? 0), run.published]),
        }, format, context.language);
      },
    })),
    route({
      method: "GET", path: "/exports/study-import/:file", access, summary: "Report of an import, one row for each record and remark (CSV, ODS or JSON by the end of the address)", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context }) => {
        const run = await imports.run(/^\d{1,9}$/u.test(file.name) ? Number(file.name) : 0);
        const { items } = await imports.lines(run.number, { page: 1, pageSize: 100_000 });
        const row = (one: { readonly file: string; readonly position: number | null; readonly number: string; readonly title: string; readonly outcome: Cell; readonly code: string | null; readonly changed: string; readonly line: number | null }, issue: Issue | null): Cell[] => [one.file, one.position, one.number, one.title, one.outcome, one.code, one.changed, issue === null ? null : words[issue.severity], issue?.field === undefined ? null : fieldOf(issue.field)?.label ?? issue.field, issue?.line ?? one.line, issue?.code ?? null, issue?.text ?? null];
        return tableReply({
          name: `study-import-${run.number}`, title: words.remarks,
          columns: [{ key: "file", label: words.place }, { key: "position", label: words.record }, { key: "number", label: words.number }, { key: "title", label: { fr: "Titre", en: "Title" } }, { key: "outcome", label: words.outcome }, { key: "study", label: words.study }, { key: "changed", label: words.changed }, { key: "severity", label: words.severity }, { key: "field", label: words.field }, { key: "line", label: words.line }, { key: "code", label: { fr: "Code", en: "Code" } }, { key: "text", label: words.remarks }],
          rows: [
            ...run.issues.map((issue) => row({ file: "", position: null, number: "", title: "", outcome: null, code: null, changed: "", line: null }, issue)),
            ...items.flatMap((line) => {
              const one = { ...line, outcome: outcomeWords[line.outcome], changed: line.changed.join(" ") };
              return line.issues.length === 0 ? [row(one, null)] : line.issues.map((issue) => row(one, issue));
            }),
          ],
        }, file.format, context.language);
      },
    }),
    route({ method: "GET", path: "/api/v1/studies/imports", access, summary: "Imports of studies and runs that follow registers", query: paged, response: z.object({ total: z.int(), items: z.array(runShape) }), handle: async ({ query }) => ({ kind: "json", value: await imports.runs({ page: query.page ?? 1, pageSize }) }) }),
    route({
      method: "POST", path: "/api/v1/studies/imports", access, summary: "Reads records of studies and tells what would be done", perMinute: 30, body: z.object({ files: z.array(z.object({ name: z.string().min(1).max(200), text: z.string().max(20_000_000) })).min(1).max(50) }), response: runShape,
      handle: async ({ body, context }) => {
        const run = await imports.plan(authorOf(context), body.files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) })), "upload");
        return { kind: "json", status: 201, value: await imports.ended(run.number, patienceMs) };
      },
    }),
    route({ method: "GET", path: "/api/v1/studies/imports/:number", access, summary: "One import of studies", params: byNumber, response: runShape, handle: async ({ params }) => ({ kind: "json", value: await imports.run(params.number) }) }),
    route({ method: "GET", path: "/api/v1/studies/imports/:number/records", access, summary: "Records of an import, with what came of each", params: byNumber, query: paged, response: z.object({ total: z.int(), items: z.array(lineShape) }), handle: async ({ params, query }) => ({ kind: "json", value: await imports.lines((await imports.run(params.number)).number, { page: query.page ?? 1, pageSize: 100, outcome: recordOutcomes.find((one) => one === query.outcome) }) }) }),
    route({
      method: "POST", path: "/api/v1/studies/imports/:number/confirm", access, summary: "Writes what was planned", perMinute: 30, params: byNumber, body: z.object({ publish: z.boolean().default(false) }), response: runShape,
      handle: async ({ params, body, context }) => {
        await imports.confirm(authorOf(context), params.number, body.publish);
        return { kind: "json", value: await imports.ended(params.number, patienceMs) };
      },
    }),
    route({ method: "POST", path: "/api/v1/studies/imports/follow", access, summary: "Asks the register for the studies of this house", perMinute: 10, response: runShape, handle: async ({ context }) => ({ kind: "json", status: 201, value: await following.start(authorOf(context)) }) }),
    route({ method: "POST", path: "/api/v1/studies/imports/:number/stop", access, summary: "Stops an import", perMinute: 30, params: byNumber, response: runShape, handle: async ({ params, context }) => ({ kind: "json", value: await go(context, params.number, "stop") }) }),
  ];
}
