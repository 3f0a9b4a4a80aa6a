import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { DownloadLinks, EmptyState, Heading, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import { unknownRun } from "../../actions/errors.ts";
import { compareRuns, type RunChange } from "../../domain/compare-runs.ts";
import { takenAway } from "../../domain/report.ts";
import { pairsPerPage } from "../../store/runs.ts";
import { bits, count, Crumbs, ofRun, pageNumber, pageReply, readers, runners, sayIn, type LinkageWebDeps } from "../deps.tsx";
import { FailurePage, FailuresPage } from "./failure-pages.tsx";
import { PairPage, pairSorts, PairsPage } from "./pair-pages.tsx";
import { RunPage } from "./run-page.tsx";

const pseudonym = z.string().regex(/^[0-9a-f]{32}$/);

/** Runs: report, seal, pairs, failures, comparison, what may be taken away. */
export function runRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  const blind = async (id: number, { actor }: RequestContext): Promise<void> => linkage.keepBlind((await linkage.run(id)).project, actor?.accountId ?? null);
  const outputs = (["pairs", "clusters"] as const).map((name) => route({
    method: "GET", path: `/linkage/runs/:id/${name}.csv`, access: runners, params: ofRun, summary: `The ${name} of a run under keyed pseudonyms`,
    handle: async ({ params, context }): Promise<Reply> => {
      await blind(params.id, context);
      const stream = await linkage.output(params.id, takenAway[name]);
      return { kind: "stream", mediaType: "text/csv; charset=utf-8", fileName: `${name}-${params.id}.csv`, sizeBytes: null, open: async () => stream };
    },
  }));
  return [
    ...outputs,
    route({
      method: "GET", path: "/linkage/runs/:id", access: readers, params: ofRun, query: z.object({ verify: z.literal("1").optional().catch(undefined) }), summary: "A run: its report, its seal, its quality",
      handle: async ({ params, query, context }) => {
        const run = await linkage.run(params.id);
        const verdict = query.verify === undefined || run.seal === null ? null : await linkage.verifySeal(params.id);
        const kept = new Set((await linkage.files(run.project)).filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
        const body = <RunPage hasFiles={kept.has(run.leftFile) && (run.rightFile === null || kept.has(run.rightFile))} context={context} run={run} verdict={verdict} hasOutputs={await linkage.hasOutputs(run.project, run.id)} reviews={await linkage.reviews({ run: run.id })} />;
        return pageReply(`${sayIn(context.language)("Appariement", "Run")} ${run.id}`, body, { demonstration: run.demonstration });
      },
    }),
    route({ method: "POST", path: "/linkage/runs/:id/cancel", access: runners, params: ofRun, summary: "Stop a run", handle: async ({ params, context }) => { await linkage.cancelRun(authorOf(context), params.id); return { kind: "redirect", to: `/linkage/runs/${params.id}?done=cancelled` }; } }),
    route({
      method: "POST", path: "/linkage/runs/:id/adopt", access: runners, params: ofRun, summary: "Keep the trained model of a run",
      handle: async ({ params, context }) => { const { name, version } = await linkage.adoptTrained(authorOf(context), params.id); return { kind: "redirect", to: `/linkage/models/${name}/${version}?done=adopted` }; },
    }),
    route({
      method: "GET", path: "/linkage/runs/:id/pairs", access: readers, params: ofRun, query: z.object({ sort: z.enum(pairSorts).optional().catch(undefined), page: pageNumber }), summary: "Pairs of a run kept for reading",
      handle: async ({ params, query: { sort = "doubt", page = 1 }, context }) => {
        const run = await linkage.run(params.id);
        await blind(params.id, context);
        const { pairs, total } = await linkage.pairs(params.id, { sort, page });
        return pageReply(sayIn(context.language)("Paires", "Pairs"), <PairsPage context={context} run={run} pairs={pairs} total={total} sort={sort} page={page} perPage={pairsPerPage} />, { demonstration: run.demonstration });
      },
    }),
    route({
      method: "GET", path: "/linkage/runs/:id/pairs/:pair", access: readers, params: ofRun.extend({ pair: pseudonym }), summary: "The evidence for a pair",
      handle: async ({ params, context }) => {
        await blind(params.id, context);
        const [run, pair] = [await linkage.run(params.id), await linkage.pair(params.id, params.pair)];
        const decision = (await linkage.decisions(run.project)).find((one) => one.pair === pair.pair) ?? null;
        return pageReply(sayIn(context.language)("Une paire, expliquée", "A pair, explained"), <PairPage context={context} run={run} pair={pair} decision={decision} />, { demonstration: run.demonstration });
      },
    }),
    route({
      method: "GET", path: "/linkage/runs/:id/failures", access: readers, params: ofRun, query: z.object({ axis: z.string().max(80).optional().catch(undefined), cause: z.string().max(80).optional().catch(undefined), page: pageNumber }), summary: "Rows without a match, by cause",
      handle: async ({ params, query: { axis, cause = null, page = 1 }, context }) => {
        const run = await linkage.run(params.id);
        const failures = run.report?.failures ?? null;
        if (failures === null) throw unknownRun();
        const axes = failures.counts.map((one) => one.axis);
        const shown = axis !== undefined && axes.includes(axis) ? axis : (axes.find((one) => one !== "all") ?? "all");
        const { cases, total } = await linkage.failureCases(params.id, cause, page);
        return pageReply(sayIn(context.language)("Échecs, par cause", "Failures, by cause"), <FailuresPage context={context} run={run} failures={failures} axis={shown} cases={cases} total={total} cause={cause} page={page} perPage={pairsPerPage} />, { demonstration: run.demonstration });
      },
    }),
    route({
      method: "GET", path: "/linkage/runs/:id/failures/:record", access: readers, params: ofRun.extend({ record: pseudonym }), summary: "Why a row has no match",
      handle: async ({ params, context }) => {
        const run = await linkage.run(params.id);
        await blind(params.id, context);
        return pageReply(sayIn(context.language)("Pourquoi cet échec", "Why this failure"), <FailurePage context={context} run={run} failure={await linkage.failureCase(params.id, params.record)} failures={run.report?.failures ?? null} />, { demonstration: run.demonstration });
      },
    }),
    route({
      method: "GET", path: "/linkage/compare", access: readers, query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }), summary: "What changed between two runs",
      handle: async ({ query, context }) => {
        const { language } = context;
        const say = sayIn(language);
        const [before, after] = [await linkage.run(query.from), await linkage.run(query.to)];
        const changes = compareRuns(before, after);
        const parts = { inputs: say("entrées", "inputs"), model: say("modèle", "model"), counts: say("comptes", "counts"), rules: say("règles", "rules"), parameters: say("paramètres", "parameters") };
        const value = (one: number | string | null, decimal: boolean): string => (one === null ? "–" : typeof one === "string" ? (/^[0-9a-f]{64}$/.test(one) ? one.slice(0, 12) : one) : decimal ? bits(one, language) : count(one, language));
        return pageReply(say("Comparer deux appariements", "Compare two runs"), (
          <>
            <Crumbs language={language} crumbs={[{ label: after.project, href: `/linkage/projects/${after.project}` }, { label: say("Comparer", "Compare") }]} />
            <Heading level={1}>{say(`De l’appariement ${before.id} à l’appariement ${after.id}`, `From run ${before.id} to run ${after.id}`)}</Heading>
            <Table<RunChange> caption={say("Ce qui a changé", "What changed")} captionHidden language={language} rows={changes} empty={<EmptyState title={say("Rien n’a changé", "Nothing changed")}><p>{say("Mêmes entrées, même modèle, mêmes comptes.", "Same inputs, same model, same counts.")}</p></EmptyState>} columns={[
              { header: say("Partie", "Part"), cell: ({ part }) => parts[part] }, { header: say("Quoi", "What"), rowHeader: true, cell: ({ what }) => what[language] },
              { header: say(`Appariement ${before.id}`, `Run ${before.id}`), numeric: true, cell: (one) => value(one.before, one.decimal) }, { header: say(`Appariement ${after.id}`, `Run ${after.id}`), numeric: true, cell: (one) => value(one.after, one.decimal) },
              { header: say("Écart", "Difference"), numeric: true, cell: (one) => (typeof one.before === "number" && typeof one.after === "number" ? (one.decimal ? bits(one.after - one.before, language) : formatNumber(one.after - one.before, language, { signed: true, maximumFractionDigits: 0 })) : "–") },
            ]} />
            <DownloadLinks language={language} downloads={usualDownloads(`/exports/linkage-compare-${before.id}-${after.id}`)} />
          </>
        ), { demonstration: after.demonstration });
      },
    }),
  ];
}
