import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Access, type Route } from "../../../../kernel/http/route.ts";
import { signatureStatuses } from "../domain/decisions.ts";
import { questionReasons } from "../domain/outcome.ts";
import { unknownSignature } from "../errors.ts";
import type { Matching, SignatureFile } from "../matching.ts";
import type { ReviewItem } from "../store/review.ts";

const match = z.object({
  entityId: z.string(), kind: z.enum(["structure", "organisation"]), code: z.string(), name: z.string(), strategy: z.string(), confidence: z.number(),
  evidence: z.array(z.object({ criterion: z.string(), text: z.string(), start: z.int(), length: z.int() })),
});
const itemShape = z.object({
  id: z.string(), signature: z.string(), identifiers: z.array(z.object({ scheme: z.string(), value: z.string() })), asOf: z.string(), status: z.enum(signatureStatuses), works: z.int(), countries: z.array(z.string()), unknownLabels: z.array(z.string()),
  matches: z.array(match.extend({ standing: z.enum(["matched", "accepted", "rejected"]) })), questions: z.array(match.extend({ reason: z.enum(questionReasons) })),
});
const decisionShape = z.object({
  id: z.string(), kind: z.enum(["accepted", "rejected"]), code: z.string(), name: z.string(), reason: z.string(), recordedAt: z.string(), author: z.string(),
  revoked: z.object({ author: z.string(), recordedAt: z.string(), reason: z.string() }).nullable(),
});
const oneShape = itemShape.extend({ publications: z.array(z.object({ code: z.string(), title: z.string(), year: z.int().nullable() })), decisions: z.array(decisionShape) });
const byHash = z.object({ hash: z.string().regex(/^[0-9a-f]{32}$/) });

function shown({ textHash, raw, on, outcome, ...item }: ReviewItem): z.input<typeof itemShape> {
  const { matches, questions, countries, unknownLabels } = outcome;
  const plain = <T extends { readonly evidence: readonly object[] }>(all: readonly T[]) => all.map((one) => ({ ...one, evidence: [...one.evidence] })) as never[];
  return { ...item, identifiers: [...item.identifiers], id: textHash, signature: raw, asOf: on, countries: [...countries], unknownLabels: [...unknownLabels], matches: plain(matches), questions: plain(questions) };
}

function whole({ item, works, decisions }: SignatureFile): unknown {
  return { ...shown(item), publications: works, decisions: decisions.map(({ entityCode, entityName, ...decision }) => ({ ...decision, code: entityCode, name: entityName })) };
}

/** Signatures by program, with the rights of the pages. */
export function signatureApiRoutes(matching: Matching, { readAccess, decideAccess }: { readonly readAccess: Access; readonly decideAccess: Access }): readonly Route[] {
  const find = async (hash: string): Promise<SignatureFile> => {
    const file = await matching.signature(hash);
    if (file === null) throw unknownSignature();
    return file;
  };
  return [
    route({
      method: "GET", path: "/api/v1/publications/signatures", access: readAccess, summary: "Distinct signatures with the structures they name, those borne by most publications first",
      query: z.object({ status: z.enum(signatureStatuses).optional(), q: z.string().max(200).optional(), entity: z.string().max(60).optional(), page: z.coerce.number().int().min(1).max(100_000).default(1), pageSize: z.coerce.number().int().min(1).max(500).default(50) }),
      response: z.object({ total: z.int(), items: z.array(itemShape) }),
      handle: async ({ query: { status, q, entity, page, pageSize } }) => {
        const { total, items } = await matching.review({ page, pageSize, ...(status === undefined ? {} : { status }), ...(q === undefined ? {} : { text: q }), ...(entity === undefined ? {} : { entity }) });
        return { kind: "json", value: { total, items: items.map(shown) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/signatures/:hash", access: readAccess, summary: "One signature, the publications that bear it and what was decided", params: byHash, response: oneShape,
      handle: async ({ params }) => ({ kind: "json", value: whole(await find(params.hash)) }),
    }),
    route({
      method: "POST", path: "/api/v1/publications/signature-decisions", access: decideAccess, summary: "Accepts or rejects structures for signatures, all of them or none",
      body: z.object({ decisions: z.array(z.object({ signature: z.string().regex(/^[0-9a-f]{32}$/), kind: z.enum(["accepted", "rejected"]), code: z.string().max(60), reason: z.string().max(2_000).default(""), seen: z.enum(["accepted", "rejected", "none"]).optional() })).min(1).max(500) }),
      response: z.object({ ids: z.array(z.string()) }),
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: { ids: await matching.decide(authorOf(context), body.decisions.map(({ signature, ...draft }) => ({ textHash: signature, ...draft }))) } }),
    }),
    route({
      method: "POST", path: "/api/v1/publications/signature-decisions/:id/revoke", access: decideAccess, summary: "Takes a decision on a signature back", params: z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/i) }),
      body: z.object({ reason: z.string().max(2_000).default("") }), response: z.object({ revoked: z.boolean() }),
      handle: async ({ params, body, context }) => { await matching.revoke(authorOf(context), params.id, body.reason); return { kind: "json", value: { revoked: true } }; },
    }),
  ];
}
