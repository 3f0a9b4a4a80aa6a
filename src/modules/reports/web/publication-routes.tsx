import { z } from "zod";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { rolesFor } from "../../identity/index.ts";
import { PublishPage, TakeBackPage } from "./publication-page.tsx";
import { authorOf, issuesIn, requireSealer, type ReportWebDeps } from "./web-deps.ts";
import { reportWords as words } from "./words.ts";

const named = z.object({ code: z.string().min(1).max(64) });
const written = z.string().max(4000).default("");

/** Opening a sealed report to everybody, and taking it back. */
export function publicationRoutes({ reports }: ReportWebDeps): readonly Route[] {
  const sealers = { anyOf: rolesFor("reports.seal") };

  async function takeBackPage(code: string, context: RequestContext, reason: Bilingual, issues: readonly Issue[]): Promise<Reply> {
    const report = await reports.sealed(code);
    const { language, csrfToken } = context;
    const body = <TakeBackPage report={report} issues={issues} reason={reason} csrfToken={csrfToken} language={language} />;
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: words.takeBack[language], section: "reports", body, demonstration: report.demonstration } };
  }

  return [
    route({
      method: "GET", path: "/reports/:code/publish", access: sealers, summary: "The last look before a report is published: what it prints", params: named,
      handle: async ({ params, context }) => {
        requireSealer(context);
        const report = await reports.sealed(params.code);
        if (report.publicSince !== null || report.withdrawn !== null) return { kind: "redirect", to: `/reports/${report.code}` };
        const { language, csrfToken } = context;
        return { kind: "page", page: { title: words.publish[language], section: "reports", body: <PublishPage report={report} csrfToken={csrfToken} language={language} />, demonstration: report.demonstration } };
      },
    }),
    route({
      method: "POST", path: "/reports/:code/publish", access: sealers, summary: "Opens a sealed report to everybody", params: named, perMinute: 30,
      handle: async ({ params, context }) => {
        requireSealer(context);
        const { code } = await reports.publish(authorOf(context), params.code);
        return { kind: "redirect", to: `/reports/${code}` };
      },
    }),
    route({
      method: "GET", path: "/reports/:code/take-back", access: sealers, summary: "Form that takes a published report back from the public", params: named,
      handle: async ({ params, context }) => {
        requireSealer(context);
        const { code, publicSince } = await reports.sealed(params.code);
        return publicSince === null ? { kind: "redirect", to: `/reports/${code}` } : takeBackPage(code, context, { fr: "", en: "" }, []);
      },
    }),
    route({
      method: "POST", path: "/reports/:code/take-back", access: sealers, summary: "Takes a published report back from the public, with a reason", params: named, body: z.object({ reasonFr: written, reasonEn: written }), perMinute: 30,
      handle: async ({ params, body, context }) => {
        requireSealer(context);
        const reason = { fr: body.reasonFr, en: body.reasonEn };
        try {
          const { code } = await reports.takeBack(authorOf(context), params.code, reason);
          return { kind: "redirect", to: `/reports/${code}` };
        } catch (error) {
          return takeBackPage(params.code, context, reason, issuesIn(error));
        }
      },
    }),
  ];
}
