import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Cell } from "../../../../kernel/tables/index.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { ConceptLabels } from "../../domain/ports.ts";
import { words } from "../../registers/web/words.ts";
import type { Duplicates } from "../merge.ts";
import { DuplicatesPage, PairPage } from "./pages.tsx";

export interface DuplicateRouteDeps {
  readonly duplicates: Duplicates;
  readonly concepts: ConceptLabels;
}

const access = { anyOf: rolesFor("studies.curate") };
const pageSize = 25;
const paged = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1).optional() });
const code = z.string().regex(/^st-\d{6,}$/u);
const byPair = z.object({ left: code, right: code });
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(1_000_000_000) });
const bilingual = z.object({ fr: z.string(), en: z.string() });
const candidateShape = z.object({ left: z.string(), right: z.string(), score: z.number(), certain: z.boolean(), reasons: z.array(bilingual) });
const decisionShape = z.object({ number: z.int(), left: z.string(), right: z.string(), decision: z.string(), kept: z.string().nullable(), decidedAt: z.string(), author: z.string(), undoneAt: z.string().nullable() });

/** Records that seem to be one study: pages, export, API. For curators. */
export function studyDuplicateRoutes({ duplicates, concepts }: DuplicateRouteDeps): readonly Route[] {
  async function list(context: RequestContext, page: number, issues: readonly Issue[] = [], status = 200): Promise<Reply> {
    const [pairs, decisions] = [await duplicates.pairs(), await duplicates.decisions()];
    const titles = await duplicates.titles(pairs.slice((page - 1) * pageSize, page * pageSize).flatMap(({ left, right }) => [left, right]));
    return { kind: "page", status, page: { title: words.duplicates[context.language], section: "studies", body: <DuplicatesPage {...{ context, pairs, titles: new Map([...titles].map(([one, title]) => [one, title[context.language] ?? title.fr ?? title.en ?? ""])), decisions: decisions.slice(0, 100), page, pageSize, issues }} /> } };
  }
  const back: Reply = { kind: "redirect", to: "/studies/duplicates" };

  async function decide(context: RequestContext, { left, right }: z.output<typeof byPair>, act: () => Promise<unknown>): Promise<Reply> {
    try {
      await act();
      return back;
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 422) throw error;
      return { kind: "page", status: 422, page: { title: words.compareTitle[context.language], section: "studies", body: <PairPage context={context} pair={await duplicates.pair(left, right)} concepts={concepts} issues={[{ code: error.code, severity: "error", text: error.text }]} /> } };
    }
  }

  return [
    route({ method: "GET", path: "/studies/duplicates", access, summary: "Pairs of records that seem to be one study", query: paged, handle: async ({ query, context }) => list(context, query.page ?? 1) }),
    route({
      method: "GET", path: "/studies/duplicates/:left/:right", access, summary: "Two records side by side", params: byPair,
      handle: async ({ params, context }) => ({ kind: "page", page: { title: words.compareTitle[context.language], section: "studies", body: <PairPage context={context} pair={await duplicates.pair(params.left, params.right)} concepts={concepts} issues={[]} /> } }),
    }),
    route({ method: "POST", path: "/studies/duplicates/:left/:right/same", access, summary: "Says that two records are one study", perMinute: 60, params: byPair, body: z.object({ kept: code }), handle: async ({ params, body, context }) => decide(context, params, async () => duplicates.same(authorOf(context), body.kept, body.kept === params.left ? params.right : params.left)) }),
    route({ method: "POST", path: "/studies/duplicates/:left/:right/different", access, summary: "Says that two records are two studies", perMinute: 60, params: byPair, handle: async ({ params, context }) => decide(context, params, async () => duplicates.different(authorOf(context), params.left, params.right)) }),
    route({
      method: "POST", path: "/studies/duplicates/decisions/:number/undo", access, summary: "Undoes what was said of a pair", perMinute: 60, params: byNumber,
      handle: async ({ params, context }) => {
        await duplicates.undo(authorOf(context), params.number);
        return back;
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/study-duplicates.${format}`, access, summary: `Pairs of records that seem to be one study (${format.toUpperCase()})`,
      handle: async ({ context }) => tableReply({
        name: "study-duplicates", title: words.duplicates, columns: [{ key: "left", label: { fr: "Étude 1", en: "Study 1" } }, { key: "right", label: { fr: "Étude 2", en: "Study 2" } }, { key: "score", label: words.score }, { key: "why", label: words.why }],
        rows: (await duplicates.pairs()).map(({ left, right, score, reasons }): Cell[] => [left, right, score, reasons.map((reason) => pick(reason, context.language)).join("\n")]),
      }, format, context.language),
    })),
    route({ method: "GET", path: "/api/v1/studies/duplicates", access, summary: "Pairs of records that seem to be one study", query: paged, response: z.object({ total: z.int(), items: z.array(candidateShape), decisions: z.array(decisionShape) }), handle: async ({ query }) => {
      const pairs = await duplicates.pairs();
      const from = ((query.page ?? 1) - 1) * 100;
      return { kind: "json", value: { total: pairs.length, items: pairs.slice(from, from + 100), decisions: await duplicates.decisions() } };
    } }),
    route({
      method: "POST", path: "/api/v1/studies/duplicates", access, summary: "Says whether two records are one study", perMinute: 60, body: z.object({ left: code, right: code, decision: z.enum(["same", "different"]), kept: code.optional() }), response: z.object({ number: z.int() }),
      handle: async ({ body: { left, right, decision, kept }, context }) => ({ kind: "json", status: 201, value: { number: decision === "different" ? await duplicates.different(authorOf(context), left, right) : await duplicates.same(authorOf(context), kept ?? left, (kept ?? left) === left ? right : left) } }),
    }),
    route({
      method: "POST", path: "/api/v1/studies/duplicates/:number/undo", access, summary: "Undoes what was said of a pair", perMinute: 60, params: byNumber, response: z.object({ number: z.int() }),
      handle: async ({ params, context }) => {
        await duplicates.undo(authorOf(context), params.number);
        return { kind: "json", value: { number: params.number } };
      },
    }),
  ];
}
