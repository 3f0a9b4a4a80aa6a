import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Publications } from "../../domain/publications.ts";
import { workPath } from "../reading/result-list.tsx";
import { decisionApiRoutes } from "./api.ts";
import type { Refusal } from "./decision-list.tsx";
import { DuplicatesPage } from "./duplicates-page.tsx";
import { PrioritiesPage } from "./priorities-page.tsx";
import { ProvenancePage } from "./provenance-page.tsx";
import { words } from "./words.ts";

export interface DecisionWebDeps {
  readonly publications: Publications;
}

const access = { anyOf: rolesFor("publications.decide") };
const pageSize = 10;
const decisionsShown = 100;
const none: Refusal = { issues: [], tried: null };
const name = z.string().max(2_000).catch("");
const act = z.object({ act: z.enum(["same", "different", "prefer", "undo"]), left: name, right: name, field: z.string().max(80).catch(""), about: z.string().max(700).catch(""), decision: z.string().max(80).catch(""), reason: z.string().max(2_000).catch("") });
const codeParams = z.object({ code: z.string().min(1).max(300) });

/** Which publications are one: pairs to tell apart, what the sources of one say, decisions and their undoing; pages and program interface. */
export function decisionRoutes({ publications }: DecisionWebDeps): readonly Route[] {
  async function pairs(context: RequestContext, number: number, refusal: Refusal = none): Promise<Reply> {
    const { language, url, csrfToken } = context;
    const { total, items } = await publications.candidatePairs({ page: number, pageSize });
    const works = await publications.works([...new Set(items.flatMap(({ left, right }) => [left.code, right.code]))]);
    const decisions = (await publications.decisions()).slice(0, decisionsShown);
    const body = <DuplicatesPage pairs={items} works={new Map(works.map((work) => [work.code, work]))} total={total} page={number} pageSize={pageSize} decisions={decisions} place={{ ...refusal, csrfToken, language, action: "/publications/duplicates" }} url={url} />;
    return { kind: "page", status: refusal.issues.length > 0 ? 422 : 200, page: { title: words.duplicates[language], section: "publications", body, demonstration: await publications.hasDemonstration() } };
  }

  async function provenance(context: RequestContext, code: string, refusal: Refusal = none): Promise<Reply> {
    const { language, csrfToken } = context;
    const found = await publications.find(code);
    const work = found === null ? null : await publications.work(found.code);
    if (found === null || work === null) throw unknownPublication();
    if (found.code !== code) return { kind: "redirect", to: `${workPath(found.code)}/provenance` };
    const body = <ProvenancePage work={work} decisions={await publications.decisions(code)} place={{ ...refusal, csrfToken, language, action: `${workPath(code)}/provenance` }} />;
    return { kind: "page", status: refusal.issues.length > 0 ? 422 : 200, page: { title: `${words.provenance[language]} · ${work.code}`, section: "publications", body, demonstration: work.demonstration } };
  }

  /** Carries a form out; what it was refused for, or null. */
  async function carryOut(context: RequestContext, body: z.output<typeof act>): Promise<Refusal | null> {
    const by = authorOf(context);
    try {
      if (body.act === "undo") await publications.revoke(by, body.decision, body.reason);
      else if (body.act === "prefer") await publications.decide(by, { kind: "prefer", record: body.left, field: body.field, reason: body.reason });
      else await publications.decide(by, { kind: body.act, left: body.left, right: body.right, reason: body.reason });
      return null;
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const issues: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
      return { issues, tried: { about: body.act === "undo" ? body.decision : body.about, reason: body.reason } };
    }
  }

  return [
    route({
      method: "GET", path: "/publications/duplicates", access, summary: "Publications that may be one, for a person to decide", query: z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) }),
      handle: ({ query, context }) => pairs(context, query.page),
    }),
    route({
      method: "POST", path: "/publications/duplicates", access, summary: "Decides that two publications are one or two, or undoes a decision", perMinute: 120, body: act,
      handle: async ({ body, context }) => {
        const refusal = await carryOut(context, body);
        return refusal === null ? { kind: "redirect", to: "/publications/duplicates" } : pairs(context, 1, refusal);
      },
    }),
    route({
      method: "GET", path: "/publications/priorities", access: "public", summary: "Which source is right about which field of a publication",
      handle: async ({ context: { language } }) => ({ kind: "page", page: { title: words.priorities[language], section: "publications", body: <PrioritiesPage language={language} /> } }),
    }),
    route({
      method: "GET", path: "/publications/:code/provenance", access, summary: "What each source says of a publication, field by field", params: codeParams,
      handle: ({ params, context }) => provenance(context, params.code),
    }),
    route({
      method: "POST", path: "/publications/:code/provenance", access, summary: "Says which record of a publication is right, or parts one, or undoes a decision", perMinute: 120, params: codeParams, body: act,
      handle: async ({ params, body, context }) => {
        const refusal = await carryOut(context, body);
        return refusal === null ? { kind: "redirect", to: `${workPath(params.code)}/provenance` } : provenance(context, params.code, refusal);
      },
    }),
    ...decisionApiRoutes(publications),
  ];
}

function unknownPublication(): AppError {
  return new AppError("publications.unknown-publication", { fr: "Aucune publication ne porte ce code.", en: "No publication bears this code." }, { status: 404 });
}
