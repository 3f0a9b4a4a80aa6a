import { z } from "zod";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { may, maySomewhere, rolesFor } from "../../identity/index.ts";
import { ChangesPage } from "./changes-page.tsx";
import { ListPage } from "./list-page.tsx";
import { ReadPage } from "./read-page.tsx";
import { ReportPage } from "./report-page.tsx";
import { changesTable, reportsTable } from "./tables.ts";
import { authorOf, issuesIn, maySeal, readerFor, requireSealer, type ReportWebDeps } from "./web-deps.ts";
import { reportWords as words } from "./words.ts";

const named = z.object({ code: z.string().min(1).max(64) });
const written = z.string().max(4000).default("");

/** Sealed reports, the published ones for everybody, and their withdrawal. Of what a reader may not see, nothing is told: it is not there. */
export function publicRoutes({ reports }: ReportWebDeps): readonly Route[] {
  async function reportPage(code: string, context: RequestContext, more: { readonly check?: boolean; readonly issues?: readonly Issue[] } = {}): Promise<Reply> {
    const { actor, language, csrfToken } = context;
    const reader = readerFor(reports, actor);
    const report = await reader.sealed(code);
    const mayCheck = maySomewhere(actor, "drafts.read");
    const body = (
      <ReportPage
        report={report} all={await reader.list()} changes={await reader.changedSince(report.code)} mayCheck={mayCheck} mayWithdraw={maySeal(actor)} mayWrite={may(actor, "reports.write")}
        verdict={mayCheck && more.check === true ? await reports.verify(report.code) : null} issues={more.issues ?? []} csrfToken={csrfToken} language={language}
      />
    );
    const status = (more.issues ?? []).length > 0 ? 422 : 200;
    return { kind: "page", status, page: { title: `${words.report[language]} ${report.code}`, section: "reports", body, demonstration: report.demonstration } };
  }

  return [
    route({
      method: "GET", path: "/reports", access: "public", summary: "Published reports; for those who may see drafts, all that are sealed and the drafts",
      handle: async ({ context }) => {
        const { actor, language } = context;
        const sealed = await readerFor(reports, actor).list();
        const drafts = maySomewhere(actor, "drafts.read") ? await reports.drafts() : null;
        const body = <ListPage sealed={sealed} drafts={drafts} mayWrite={may(actor, "reports.write")} language={language} />;
        return { kind: "page", page: { title: words.title[language], section: "reports", body, demonstration: sealed.some((one) => one.demonstration) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/reports.${format}`, access: "public", summary: `Published reports, all that are sealed for those who may see drafts (${format.toUpperCase()})`,
        handle: async ({ context }) => tableReply(reportsTable(await readerFor(reports, context.actor).list()), format, context.language),
      }),
    ),
    route({
      method: "GET", path: "/reports/:code", access: "public", summary: "A sealed report: in short, its seal, its files, how to check it", params: named,
      query: z.object({ check: z.enum(["1"]).optional().catch(undefined) }),
      handle: ({ params, query, context }) => reportPage(params.code, context, { check: query.check === "1" }),
    }),
    route({
      method: "GET", path: "/reports/:code/read", access: "public", summary: "A sealed report, read online", params: named,
      handle: async ({ params, context }) => {
        const { language } = context;
        const { code, content, contentSha256, withdrawn } = await readerFor(reports, context.actor).sealed(params.code);
        const crumbs = [{ label: words.title[language], href: "/reports" }, { label: `${words.report[language]} ${code}`, href: `/reports/${code}` }, { label: words.read[language] }];
        const body = <ReadPage report={{ code, content, contentSha256 }} crumbs={crumbs} notice={withdrawn === null ? null : withdrawn.reason[language]} language={language} />;
        return { kind: "page", page: { title: `${words.report[language]} ${code}`, section: "reports", body, demonstration: content.demonstration } };
      },
    }),
    route({
      method: "GET", path: "/reports/:code/changes", access: "public", summary: "What changed since a sealed report", params: named,
      handle: async ({ params, context }) => {
        const reader = readerFor(reports, context.actor);
        const report = await reader.sealed(params.code);
        const body = <ChangesPage report={report} changes={await reader.changedSince(report.code)} language={context.language} />;
        return { kind: "page", page: { title: `${words.changes[context.language]} · ${report.code}`, section: "reports", body, demonstration: report.demonstration } };
      },
    }),
    route({
      method: "GET", path: "/exports/report-changes/:file", access: "public", summary: "What changed since a sealed report (CSV, ODS, JSON)", params: z.object({ file: namedTableFile }),
      handle: async ({ params, context }) => {
        const reader = readerFor(reports, context.actor);
        const report = await reader.sealed(params.file.name);
        return tableReply(changesTable(report.code, await reader.changedSince(report.code), report.demonstration), params.file.format, context.language);
      },
    }),
    route({
      method: "GET", path: "/reports/:code/files/:name", access: "public", summary: "One file of a sealed report", params: named.extend({ name: z.string().max(200) }),
      handle: async ({ params, context }) => {
        const { file, bytes } = await readerFor(reports, context.actor).file(params.code, params.name);
        return { kind: "file", mediaType: file.mediaType, fileName: file.name, bytes };
      },
    }),
    route({
      method: "POST", path: "/reports/:code/withdraw", access: { anyOf: rolesFor("reports.seal") }, summary: "Withdraws a sealed report, with a reason", params: named, body: z.object({ reasonFr: written, reasonEn: written }), perMinute: 30,
      handle: async ({ params, body, context }) => {
        requireSealer(context);
        try {
          await reports.withdraw(authorOf(context), params.code, { fr: body.reasonFr, en: body.reasonEn });
          return { kind: "redirect", to: `/reports/${params.code}` };
        } catch (error) {
          return reportPage(params.code, context, { issues: issuesIn(error) });
        }
      },
    }),
  ];
}
