import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { localPath } from "../../../../kernel/http/local-path.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { signatureStatuses } from "../domain/decisions.ts";
import { unknownSignature } from "../errors.ts";
import type { Matching } from "../matching.ts";
import type { ReviewItem } from "../store/review.ts";
import { signatureApiRoutes } from "./api.ts";
import { ListPage, OnePage, type Done } from "./pages.tsx";
import { signaturesTable } from "./tables.ts";
import { words } from "./words.ts";

export interface MatchingWebDeps {
  readonly matching: Matching;
}

export const readAccess = { anyOf: rolesFor("publications.read-drafts") };
export const decideAccess = { anyOf: rolesFor("publications.decide") };
const pageSize = 25;
const mostExported = 50_000;
const hash = z.string().regex(/^[0-9a-f]{32}$/);
const uuid = z.string().regex(/^[0-9a-f-]{36}$/i);
export const listQuery = z.object({
  status: z.enum([...signatureStatuses, "any"]).catch("question").default("question"), q: z.string().max(200).default(""), entity: z.string().max(60).default(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
const doneQuery = z.object({ decided: uuid.optional().catch(undefined), undone: z.string().max(5).optional().catch(undefined) });

/** Review of signatures: list, one, decide, take back; exports and API. */
export function matchingRoutes({ matching }: MatchingWebDeps): readonly Route[] {
  const mayDecide = (context: RequestContext): boolean => may(context.actor, "publications.decide");
  const doneOf = (query: z.output<typeof doneQuery>): Done => ({ decision: query.decided ?? null, undone: query.undone !== undefined });
  const filterOf = ({ status, q, entity }: z.output<typeof listQuery>) => ({ ...(status === "any" ? {} : { status }), text: q, entity });

  async function one(context: RequestContext, textHash: string, done: Done, typed: { code: string; reason: string }, issues: readonly Issue[], status = 200): Promise<Reply> {
    const file = await matching.signature(textHash);
    if (file === null) throw unknownSignature();
    return { kind: "page", status, page: { title: words.signature[context.language], section: "publications", demonstration: await matching.hasDemonstration(), body: <OnePage {...{ context, file, done, typed, issues, mayDecide: mayDecide(context) }} /> } };
  }

  return [
    route({
      method: "GET", path: "/publications/signatures", access: readAccess, summary: "Signatures and the structures they are matched to: what waits for a person first", query: listQuery.extend(doneQuery.shape),
      handle: async ({ query, context }) => {
        const [{ total, items }, counts] = [await matching.review({ ...filterOf(query), page: query.page, pageSize }), await matching.counts()];
        const body = <ListPage {...{ context, counts, total, items, page: query.page, pageSize, text: query.q, entity: query.entity, status: query.status === "any" ? undefined : query.status, done: doneOf(query), mayDecide: mayDecide(context) }} />;
        return { kind: "page", page: { title: words.title[context.language], section: "publications", demonstration: await matching.hasDemonstration(), body } };
      },
    }),
    route({
      method: "GET", path: "/publications/signatures/:hash", access: readAccess, summary: "One signature: evidence, publications, decisions", params: z.object({ hash }), query: doneQuery,
      handle: async ({ params, query, context }) => one(context, params.hash, doneOf(query), { code: "", reason: "" }, []),
    }),
    route({
      method: "POST", path: "/publications/signatures/decide", access: decideAccess, summary: "Accepts or rejects a structure for a signature",
      body: z.object({ signature: hash, code: z.string().trim().max(60).default(""), kind: z.enum(["accepted", "rejected"]), reason: z.string().max(10_000).default(""), back: z.string().max(2_000).default(""), seen: z.enum(["accepted", "rejected", "none"]).optional() }),
      handle: async ({ body, context }) => {
        try {
          const [id] = await matching.decide(authorOf(context), [{ textHash: body.signature, kind: body.kind, code: body.code, reason: body.reason, seen: body.seen }]);
          return { kind: "redirect", to: back(body.back, body.signature, { decided: id ?? "" }) };
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          return one(context, body.signature, { decision: null, undone: false }, body, error.issues, 422);
        }
      },
    }),
    route({
      method: "POST", path: "/publications/signatures/decisions/:id/revoke", access: decideAccess, summary: "Takes a decision on a signature back", params: z.object({ id: uuid }),
      body: z.object({ reason: z.string().max(2_000).default(""), back: z.string().max(2_000).default("") }),
      handle: async ({ params, body, context }) => {
        await matching.revoke(authorOf(context), params.id, body.reason);
        return { kind: "redirect", to: back(body.back, null, { undone: "1" }) };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/signatures.${format}`, access: readAccess, summary: `Signatures with their matches as ${format.toUpperCase()}, filtered as the page`, perMinute: 30, query: listQuery,
      handle: async ({ query, context }) => {
        const items: ReviewItem[] = [];
        for (let page = 1; items.length < mostExported; page += 1) {
          const some = (await matching.review({ ...filterOf(query), page, pageSize: 5_000 })).items;
          items.push(...some);
          if (some.length < 5_000) break;
        }
        return tableReply(signaturesTable(items, context.language), format, context.language);
      },
    })),
    ...signatureApiRoutes(matching, { readAccess, decideAccess }),
  ];
}

/** Back to where the act was made, without what an earlier act left in the address. */
function back(text: string, signature: string | null, said: Readonly<Record<string, string>>): string {
  const url = new URL(localPath(text) ?? (signature === null ? "/publications/signatures" : `/publications/signatures/${signature}`), "http://local.invalid");
  for (const name of ["decided", "undone"]) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}
