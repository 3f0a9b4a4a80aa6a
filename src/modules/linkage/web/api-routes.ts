import { z } from "zod";
import { authorOf } from "../../../kernel/audit/index.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { answers, reasons, runStates } from "../domain/project.ts";
import { compareRuns } from "../domain/compare-runs.ts";
import { adjudicators, clerks, ofProject, ofRun, readers, runners, type LinkageWebDeps } from "./deps.tsx";

const api = "/api/v1/linkage";
const projectOut = z.object({
  code: z.string(), title: z.string(), purpose: z.string(), legalReference: z.string(), parties: z.array(z.string()), model: z.string(), modelVersion: z.number(), keepFilesUntil: z.string().nullable(), retentionUntil: z.string(),
  state: z.enum(["open", "archived"]), keyState: z.enum(["present", "destroyed"]), createdAt: z.string(), revision: z.number(), demonstration: z.boolean(),
});
const projectIn = z.strictObject({ code: z.string().max(60), title: z.string().max(500), purpose: z.string().max(5000), legalReference: z.string().max(500), parties: z.array(z.string().max(500)).max(50), model: z.string().max(80), keepFilesUntil: z.string().max(10).default(""), retentionUntil: z.string().max(10) });
const bilingual = z.object({ fr: z.string(), en: z.string() });
const issue = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text: bilingual });
const runOut = z.object({
  id: z.number(), project: z.string(), model: z.string(), modelVersion: z.number(), previousRun: z.number().nullable(), state: z.enum(runStates), stage: z.string().nullable(), share: z.number().nullable(), askedAt: z.string(), startedAt: z.string().nullable(), endedAt: z.string().nullable(), demonstration: z.boolean(),
  refusal: z.object({ code: z.string(), text: bilingual, issues: z.array(issue) }).nullable(),
});
const fileOut = z.object({ id: z.string(), side: z.enum(["left", "right"]), format: z.enum(["csv", "parquet"]), sizeBytes: z.number(), sha256: z.string(), columns: z.array(z.string()), sentAt: z.string(), deletedAt: z.string().nullable() });
const pairOut = z.object({ pair: z.string(), left: z.string(), right: z.string(), probability: z.number(), weight: z.number(), rule: z.string(), linked: z.boolean(), evidence: z.array(z.object({ comparison: z.string(), gamma: z.number(), label: z.string(), weight: z.number(), termWeight: z.number() })) });
const done = z.object({ done: z.literal(true) });
const ok = { kind: "json", value: { done: true } } as const;
const anything = z.record(z.string(), z.unknown());

/** Linkage for programs: the same rights and refusals as the pages. */
export function apiRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  const blind = async (id: number, { actor }: RequestContext): Promise<void> => linkage.keepBlind((await linkage.run(id)).project, actor?.accountId ?? null);
  return [
    route({ method: "GET", path: `${api}/projects`, access: readers, response: z.object({ projects: z.array(projectOut) }), summary: "Linkage projects", handle: async () => ({ kind: "json", value: { projects: (await linkage.projects({}, true)).projects } }) }),
    route({ method: "POST", path: `${api}/projects`, access: runners, body: projectIn, response: z.object({ code: z.string() }), summary: "Open a linkage project", handle: async ({ body, context }) => ({ kind: "json", status: 201, value: { code: await linkage.createProject(authorOf(context), body) } }) }),
    route({ method: "GET", path: `${api}/projects/:code`, access: readers, params: ofProject, response: projectOut.extend({ files: z.array(fileOut), runs: z.array(runOut) }), summary: "A linkage project", handle: async ({ params: { code } }) => ({ kind: "json", value: { ...await linkage.project(code), files: await linkage.files(code), runs: await linkage.runs(code) } }) }),
    route({ method: "PUT", path: `${api}/projects/:code`, access: runners, params: ofProject, body: projectIn.omit({ code: true }).extend({ basedOn: z.number().int().min(1) }), response: done, summary: "Edit a linkage project, at the revision that was read", handle: async ({ params, body: { basedOn, ...body }, context }) => { await linkage.editProject(authorOf(context), { ...body, code: params.code }, basedOn); return ok; } }),
    route({ method: "POST", path: `${api}/projects/:code/archive`, access: runners, params: ofProject, response: done, summary: "Archive a project: files, outputs and key are destroyed", handle: async ({ params, context }) => { await linkage.archiveProject(authorOf(context), params.code); return ok; } }),
    route({
      method: "PUT", path: `${api}/projects/:code/files/:side`, access: runners, params: ofProject.extend({ side: z.enum(["left", "right"]) }), response: fileOut, streamedBody: true, summary: "Seal a file into the zone, as a stream of any size",
      handle: async ({ params, stream, context }) => {
        if (stream === undefined) throw new Error("a streamed body was asked for");
        return { kind: "json", status: 201, value: await linkage.sendFile(authorOf(context), params.code, params.side, stream) };
      },
    }),
    route({ method: "DELETE", path: `${api}/projects/:code/files/:file`, access: runners, params: ofProject.extend({ file: z.string().max(60) }), response: done, summary: "Destroy a file of the zone", handle: async ({ params, context }) => { await linkage.deleteFile(authorOf(context), params.code, params.file); return ok; } }),
    route({ method: "GET", path: `${api}/projects/:code/costs`, access: runners, params: ofProject, response: z.object({ leftRows: z.number(), rightRows: z.number(), costs: z.array(anything), refused: z.array(issue) }), summary: "What the rules would cost", handle: async ({ params }) => ({ kind: "json", value: await linkage.estimate(params.code) }) }),
    route({ method: "POST", path: `${api}/projects/:code/runs`, access: runners, params: ofProject, body: z.strictObject({ previous: z.number().int().min(1).nullable().default(null) }), response: z.object({ id: z.number() }), summary: "Run the linkage; with `previous`, carry an earlier run on", handle: async ({ params, body, context }) => ({ kind: "json", status: 202, value: { id: await linkage.askRun(authorOf(context), params.code, body.previous) } }) }),
    route({ method: "GET", path: `${api}/projects/:code/decisions`, access: readers, params: ofProject, response: z.object({ decisions: z.array(anything) }), summary: "What readers decided", handle: async ({ params, context }) => { await linkage.project(params.code); await linkage.keepBlind(params.code, context.actor?.accountId ?? null); return { kind: "json", value: { decisions: await linkage.decisions(params.code) } }; } }),
    route({ method: "GET", path: `${api}/runs/:id`, access: readers, params: ofRun, response: runOut.extend({ seal: anything.nullable(), report: anything.nullable(), calibration: anything.nullable(), card: z.string().nullable() }), summary: "A run: state, report, seal, model card, quality, failures", handle: async ({ params }) => ({ kind: "json", value: await linkage.run(params.id) }) }),
    route({ method: "POST", path: `${api}/runs/:id/cancel`, access: runners, params: ofRun, response: done, summary: "Stop a run", handle: async ({ params, context }) => { await linkage.cancelRun(authorOf(context), params.id); return ok; } }),
    route({ method: "GET", path: `${api}/runs/:id/verify`, access: readers, params: ofRun, response: z.object({ sealIntact: z.boolean(), pairsIntact: z.boolean().nullable(), clustersIntact: z.boolean().nullable() }), summary: "Is a seal intact, and are the results those that it says?", handle: async ({ params }) => ({ kind: "json", value: await linkage.verifySeal(params.id) }) }),
    route({ method: "POST", path: `${api}/runs/:id/adopt`, access: runners, params: ofRun, response: z.object({ name: z.string(), version: z.number() }), summary: "Keep the trained model of a run as a new version", handle: async ({ params, context }) => ({ kind: "json", value: await linkage.adoptTrained(authorOf(context), params.id) }) }),
    route({ method: "GET", path: `${api}/runs/:id/pairs`, access: readers, params: ofRun, query: z.object({ sort: z.enum(["doubt", "strong", "weak"]).default("doubt"), page: z.coerce.number().int().min(1).default(1) }), response: z.object({ total: z.number(), pairs: z.array(pairOut) }), summary: "Pairs kept for reading, with their evidence", handle: async ({ params, query, context }) => { await blind(params.id, context); return { kind: "json", value: await linkage.pairs(params.id, query) }; } }),
    route({ method: "GET", path: `${api}/runs/:id/pairs/:pair`, access: readers, params: ofRun.extend({ pair: z.string().max(40) }), response: pairOut, summary: "The evidence for a pair", handle: async ({ params, context }) => { await blind(params.id, context); return { kind: "json", value: await linkage.pair(params.id, params.pair) }; } }),
    route({ method: "GET", path: `${api}/runs/:id/failures`, access: readers, params: ofRun, query: z.object({ cause: z.string().max(80).optional(), page: z.coerce.number().int().min(1).default(1) }), response: z.object({ failures: anything.nullable(), total: z.number(), cases: z.array(anything) }), summary: "Rows without a match: counts by cause and group, then cases", handle: async ({ params, query, context }) => { const run = await linkage.run(params.id); await blind(params.id, context); return { kind: "json", value: { failures: run.report?.failures ?? null, ...await linkage.failureCases(params.id, query.cause ?? null, query.page) } }; } }),
    route({ method: "GET", path: `${api}/compare`, access: readers, query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }), response: z.object({ changes: z.array(anything) }), summary: "What changed between two runs", handle: async ({ query }) => ({ kind: "json", value: { changes: compareRuns(await linkage.run(query.from), await linkage.run(query.to)) } }) }),
    route({ method: "GET", path: `${api}/models`, access: readers, response: z.object({ models: z.array(anything) }), summary: "Models, every version", handle: async () => ({ kind: "json", value: { models: await linkage.models() } }) }),
    route({ method: "POST", path: `${api}/models`, access: runners, body: z.strictObject({ name: z.string().max(60), model: anything, note: z.string().max(1000).default("") }), response: z.object({ name: z.string(), version: z.number() }), summary: "Keep a model; refused with every fault", handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await linkage.uploadModel(authorOf(context), body.name, JSON.stringify(body.model), body.note) }) }),
    route({ method: "GET", path: `${api}/models/:name/:version`, access: readers, params: z.object({ name: z.string().max(60), version: z.coerce.number().int().min(1) }), response: anything, summary: "A version of a model", handle: async ({ params }) => ({ kind: "json", value: { ...await linkage.model(params.name, params.version) } }) }),
    route({ method: "POST", path: `${api}/runs/:id/review`, access: runners, params: ofRun, body: z.strictObject({ title: z.string().max(500), size: z.number().int(), readers: z.array(z.string().max(80)).max(100), showsScore: z.boolean().default(false), masked: z.boolean().default(true) }), response: z.object({ id: z.number() }), summary: "Open a review of a run", handle: async ({ params, body, context }) => ({ kind: "json", status: 201, value: { id: await linkage.openReview(authorOf(context), params.id, body) } }) }),
    route({ method: "GET", path: `${api}/reviews/:id`, access: readers, params: ofRun, response: z.object({ id: z.number(), project: z.string(), run: z.number(), title: z.string(), state: z.string(), outcome: anything.nullable() }), summary: "A review and its outcome", handle: async ({ params }) => ({ kind: "json", value: await linkage.review(params.id) }) }),
    route({
      method: "GET", path: `${api}/reviews/:id/next`, access: clerks, params: ofRun, response: z.object({ done: z.number(), total: z.number(), pair: z.string().nullable() }), summary: "The next pair of the reader who asks, with how far they are; values are shown in pages only",
      handle: async ({ params, context }) => {
        const { reader } = await linkage.seat(params.id, context.actor?.accountId ?? null);
        const [own, given] = [await linkage.ownPairs(params.id, reader), new Set((await linkage.readings(params.id, reader)).map(({ pair }) => pair))];
        return { kind: "json", value: { done: given.size, total: own.length, pair: own.find((pair) => !given.has(pair)) ?? null } };
      },
    }),
    route({ method: "PUT", path: `${api}/reviews/:id/readings/:pair`, access: clerks, params: ofRun.extend({ pair: z.string().max(40) }), body: z.strictObject({ answer: z.enum(answers as ["match", "non-match", "unknown"]), reason: z.enum(reasons).default("") }), response: done, summary: "Answer about a pair", handle: async ({ params, body, context }) => { await linkage.answer(authorOf(context), params.id, { pair: params.pair, ...body }); return ok; } }),
    route({ method: "POST", path: `${api}/reviews/:id/hand-over`, access: runners, params: ofRun, body: z.strictObject({ from: z.string().max(80), to: z.string().max(80) }), response: z.object({ pairs: z.number() }), summary: "Entrust the unread pairs of a reader to somebody else", handle: async ({ params, body, context }) => ({ kind: "json", value: { pairs: await linkage.handOver(authorOf(context), params.id, body.from, body.to) } }) }),
    route({ method: "POST", path: `${api}/reviews/:id/end`, access: adjudicators, params: ofRun, response: done, summary: "End the readings", handle: async ({ params, context }) => { await linkage.endReadings(authorOf(context), params.id); return ok; } }),
    route({ method: "PUT", path: `${api}/reviews/:id/settlements/:pair`, access: adjudicators, params: ofRun.extend({ pair: z.string().max(40) }), body: z.strictObject({ answer: z.enum(answers as ["match", "non-match", "unknown"]), reason: z.enum(reasons).default("") }), response: done, summary: "Settle a pair", handle: async ({ params, body, context }) => { await linkage.adjudicate(authorOf(context), params.id, { pair: params.pair, ...body }); return ok; } }),
    route({ method: "POST", path: `${api}/reviews/:id/close`, access: adjudicators, params: ofRun, response: anything, summary: "Close a review: compared values and their key are destroyed, the run is calibrated", handle: async ({ params, context }) => ({ kind: "json", value: { ...await linkage.closeReview(authorOf(context), params.id) } }) }),
  ];
}

