import { z } from "zod";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { route, type RequestContext, type Reply, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { rejectedTable, type RejectedQuestion, type RejectedRowRecord, type ReplayOutcome } from "../domain/mapping/index.ts";
import { RejectedList, RejectedRowPage } from "./rejected-page.tsx";
import { authorOf, filesIn, importAccess, issuesOf, type FeedWebDeps } from "./web-deps.ts";
import { feedWords as words } from "./words.ts";

const pageSize = 50;
const exportedRows = 100_000;
const listQuery = z.object({
  status: z.enum(["open", "corrected", "dismissed", "all"]).catch("open"),
  mapping: z.string().max(80).catch(""),
  import: z.uuid().optional().catch(undefined),
  sort: z.enum(["recent", "line", "file"]).catch("recent"),
  direction: z.enum(["ascending", "descending"]).catch("ascending"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
type ListQuery = z.output<typeof listQuery>;
const ofRow = z.object({ id: z.uuid() });
const plain: ListQuery = { status: "open", mapping: "", sort: "recent", direction: "ascending", page: 1 };

function questionOf(query: ListQuery): RejectedQuestion {
  return {
    ...(query.status === "all" ? {} : { status: query.status }),
    ...(query.mapping === "" ? {} : { mapping: query.mapping }),
    ...(query.import === undefined ? {} : { importId: query.import }),
    sort: query.sort, descending: query.direction === "descending",
  };
}

/** Rejected rows: listed, corrected in the page or in a spreadsheet, replayed, set aside. */
export function rejectedRoutes({ feeds }: FeedWebDeps): readonly Route[] {
  async function list(context: RequestContext, query: ListQuery, outcome: ReplayOutcome | null, issues: readonly Issue[]): Promise<Reply> {
    const rows = await feeds.rejectedRows({ ...questionOf(query), page: query.page, pageSize });
    const chosen = { status: query.status, mapping: query.mapping, importId: query.import ?? "", sort: query.sort, descending: query.direction === "descending" };
    const body = <RejectedList context={context} mappings={feeds.shippedMappings()} rows={rows} chosen={chosen} page={query.page} pageSize={pageSize} outcome={outcome} issues={issues} />;
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: words.rejected[context.language], section: "lab", body } };
  }

  function one(context: RequestContext, row: RejectedRowRecord, more: { written?: Readonly<Record<string, string>>; issues?: readonly Issue[]; dismissal?: { reason: string; issues: readonly Issue[] } } = {}): Reply {
    const { written = {}, issues = [], dismissal = { reason: "", issues: [] } } = more;
    return {
      kind: "page",
      status: issues.length + dismissal.issues.length > 0 ? 422 : 200,
      page: { title: `${words.rejected[context.language]} · ${words.line[context.language]} ${row.line}`, section: "lab", body: <RejectedRowPage context={context} row={row} written={written} issues={issues} dismissal={dismissal} /> },
    };
  }

  return [
    route({
      method: "GET", path: "/directory/rejected", access: importAccess, summary: "Rejected rows of imported exports", query: listQuery,
      handle: async ({ query, context }) => list(context, query, null, []),
    }),
    route({
      method: "POST", path: "/directory/rejected/replay", access: importAccess, summary: "Replays all rejected rows as they are", perMinute: 30,
      handle: async ({ context }) => list(context, plain, await feeds.replay(authorOf(context)), []),
    }),
    route({
      method: "POST", path: "/directory/rejected/file", access: importAccess, summary: "Replays rejected rows mended in a spreadsheet", perMinute: 30,
      handle: async ({ files, context }) => {
        const { data } = filesIn(files);
        if (data === null) return list(context, plain, null, [{ code: "directory.form-file", severity: "error", text: words.noFile }]);
        let outcome: ReplayOutcome | null = null;
        const issues = await issuesOf(async () => {
          outcome = await feeds.replayFile(authorOf(context), data);
        });
        return list(context, plain, outcome, issues);
      },
    }),
    route({
      method: "GET", path: "/directory/rejected/:id", access: importAccess, summary: "A rejected row, with a form to correct it", params: ofRow,
      handle: async ({ params, context }) => one(context, await feeds.rejectedRow(params.id)),
    }),
    route({
      method: "POST", path: "/directory/rejected/:id", access: importAccess, summary: "Corrects a rejected row and replays it", params: ofRow, body: z.record(z.string(), z.unknown()),
      handle: async ({ params, body, context }) => {
        const row = await feeds.rejectedRow(params.id);
        const known = new Set(row.cells.map((cell) => cell.column));
        const cells = Object.fromEntries(Object.entries(body).flatMap(([name, text]) => (name.startsWith("c-") && known.has(name.slice(2)) && typeof text === "string" ? [[name.slice(2), text.slice(0, 10_000)]] : [])));
        let outcome: ReplayOutcome | null = null;
        const issues = await issuesOf(async () => {
          outcome = await feeds.replay(authorOf(context), [{ id: params.id, cells }]);
        });
        const still = issuesStill(outcome);
        if (issues.length + still.length > 0) return one(context, await feeds.rejectedRow(params.id), { written: cells, issues: [...issues, ...still] });
        return { kind: "redirect", to: `/directory/rejected/${params.id}` };
      },
    }),
    route({
      method: "POST", path: "/directory/rejected/:id/dismiss", access: importAccess, summary: "Sets a rejected row aside, with a reason", params: ofRow, body: z.looseObject({ reason: z.string().max(2000).default("") }),
      handle: async ({ params, body, context }) => {
        const issues = await issuesOf(() => feeds.dismiss(authorOf(context), params.id, body.reason));
        if (issues.length > 0) return one(context, await feeds.rejectedRow(params.id), { dismissal: { reason: body.reason, issues } });
        return { kind: "redirect", to: `/directory/rejected/${params.id}` };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/rejected-rows.${format}`, access: importAccess, summary: `Rejected rows, to be mended and given back (${format.toUpperCase()})`, query: listQuery,
        handle: async ({ query, context }) => tableReply(rejectedTable((await feeds.rejectedRows({ ...questionOf(query), page: 1, pageSize: exportedRows })).items), format, context.language),
      }),
    ),
  ];
}

function issuesStill(outcome: ReplayOutcome | null): readonly Issue[] {
  return outcome?.stillRejected.flatMap((row) => row.issues) ?? [];
}
