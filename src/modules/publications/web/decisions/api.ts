import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Publications, WorkQuestion } from "../../domain/publications.ts";
import { documentTypes, recordSources } from "../../domain/record.ts";

const access = { anyOf: rolesFor("publications.decide") };
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const pageSize = z.coerce.number().int().min(1).max(200).default(25);
const many = <T extends z.ZodType>(one: T) => z.preprocess((given) => (given === undefined ? undefined : Array.isArray(given) ? given : [given]), z.array(one).max(100).optional());
const yesNo = z.enum(["true", "false"]).transform((text) => text === "true").optional();

const itemShape = z.object({
  code: z.string(), title: z.string(), year: z.int().nullable(), documentType: z.string().nullable(), journal: z.string().nullable(), byline: z.string(), doi: z.string().nullable(), isOpen: z.boolean().nullable(),
  hal: z.enum(["file", "notice", "none"]), citations: z.int().nullable(), sources: z.array(z.string()), structures: z.array(z.string()), demonstration: z.boolean(),
});
const searchQuery = z.object({
  text: z.string().max(500).optional(), year: many(z.coerce.number().int()), documentType: many(z.enum(documentTypes)), structure: many(z.string().max(100)), source: many(z.enum(recordSources)),
  open: yesNo, hal: z.enum(["file", "notice", "none"]).optional(), institute: yesNo, sort: z.enum(["newest", "oldest", "title", "most-cited"]).optional(), page, pageSize,
});
const decisionShape = z.object({
  id: z.string(), draft: z.object({ kind: z.string(), left: z.string().optional(), right: z.string().optional(), record: z.string().optional(), field: z.string().optional(), reason: z.string() }), author: z.string(), recordedAt: z.string(),
  revoked: z.object({ author: z.string(), recordedAt: z.string(), reason: z.string() }).nullable(),
});
const draftShape = z.union([
  z.object({ kind: z.enum(["same", "different"]), left: z.string().min(1).max(2_000), right: z.string().min(1).max(2_000), reason: z.string().max(2_000) }),
  z.object({ kind: z.literal("prefer"), record: z.string().min(1).max(2_000), field: z.string().max(80), reason: z.string().max(2_000) }),
]);
const sideShape = itemShape.extend({ record: z.string() });

function questionOf({ text, year, documentType, structure, source, open, hal, institute, sort, ...paging }: z.output<typeof searchQuery>): WorkQuestion {
  return {
    ...paging, ...(text === undefined ? {} : { text }), ...(year === undefined ? {} : { years: year }), ...(documentType === undefined ? {} : { documentTypes: documentType }), ...(structure === undefined ? {} : { structures: structure }),
    ...(source === undefined ? {} : { sources: source }), ...(open === undefined ? {} : { open }), ...(hal === undefined ? {} : { hal }), ...(institute === undefined ? {} : { institute }), ...(sort === undefined ? {} : { sort }),
  };
}

/** Publications by program: search, one with the provenance of every field, changes, decisions. */
export function decisionApiRoutes(publications: Publications): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/publications", access: "public", summary: "Publications, searched, narrowed and sorted", query: searchQuery,
      response: z.object({ total: z.int(), items: z.array(itemShape), facets: z.record(z.string(), z.array(z.object({ code: z.string(), count: z.int() }))) }),
      handle: async ({ query }) => ({ kind: "json", value: await publications.search(questionOf(query)) }),
    }),
    route({
      method: "GET", path: "/api/v1/publications/changes", access: "public", summary: "Publications that changed or went, after a sequence number", query: z.object({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(5_000).default(500) }),
      response: z.object({ sequence: z.int(), codes: z.array(z.object({ code: z.string(), gone: z.boolean(), changedAt: z.string() })) }),
      handle: async ({ query }) => ({ kind: "json", value: await publications.changesAfter(query.after, query.limit) }),
    }),
    route({
      method: "GET", path: "/api/v1/publications/duplicates", access, summary: "Pairs of publications that may be one, with what speaks for it", query: z.object({ page, pageSize }),
      response: z.object({ total: z.int(), items: z.array(z.object({ left: sideShape, right: sideShape, evidence: z.array(z.object({ rule: z.string(), detail: z.string() })), score: z.number() })) }),
      handle: async ({ query }) => ({ kind: "json", value: await publications.candidatePairs(query) }),
    }),
    route({
      method: "GET", path: "/api/v1/publications/decisions", access, summary: "Decisions about publications, the latest first; those of one where its code is given", query: z.object({ code: z.string().max(300).optional() }), response: z.object({ items: z.array(decisionShape) }),
      handle: async ({ query }) => ({ kind: "json", value: { items: await publications.decisions(query.code) } }),
    }),
    route({
      method: "POST", path: "/api/v1/publications/decisions", access, summary: "Decides that two records are of one publication or of two, or which record is right about a field", perMinute: 120, body: draftShape, response: decisionShape,
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await publications.decide(authorOf(context), body) }),
    }),
    route({
      method: "POST", path: "/api/v1/publications/decisions/:id/revoke", access, summary: "Undoes a decision", perMinute: 120, params: z.object({ id: z.uuid() }), body: z.object({ reason: z.string().max(2_000) }), response: z.object({ revoked: z.literal(true) }),
      handle: async ({ params, body, context }) => {
        await publications.revoke(authorOf(context), params.id, body.reason);
        return { kind: "json", value: { revoked: true } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/:code", access: "public", summary: "One publication: every field with the source of its value, what other sources say, open access by day, records", params: z.object({ code: z.string().min(1).max(300) }), response: z.looseObject({ code: z.string() }),
      handle: async ({ params, context }) => {
        const found = await publications.find(params.code);
        if (found === null) throw new AppError("publications.unknown-publication", { fr: "Aucune publication ne porte ce code.", en: "No publication bears this code." }, { status: 404 });
        if (found.code !== params.code) return { kind: "redirect", to: `/api/v1/publications/${encodeURIComponent(found.code)}${context.url.search}`, permanent: true };
        return { kind: "json", value: await publications.work(found.code) };
      },
    }),
  ];
}
