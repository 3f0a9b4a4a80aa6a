import { z } from "zod";
import { route, type Actor, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { fileStates } from "../../domain/dataset.ts";
import { unknownDataset } from "../../errors.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { badFileName } from "../errors.ts";
import type { Files } from "../module.ts";
import { fileHref } from "./download-routes.ts";

const code = z.string().regex(/^ds-\d{6,}$/);
const ofFile = z.object({ code, id: z.uuid() });

const issue = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text: z.object({ fr: z.string(), en: z.string() }) });
const fileSchema = z.object({
  id: z.string(), path: z.string(), sha256: z.string(), sizeBytes: z.number(), mediaType: z.string(), state: z.enum(fileStates), profileState: z.enum(["waiting", "done", "failed", "none"]),
  notes: z.array(issue), description: z.string().nullable(), addedAt: z.string(), removedAt: z.string().nullable(), href: z.string(),
});

const shown = (file: KeptFile) => ({ ...file, href: fileHref(file.dataset, file) });

function actorOf({ actor }: RequestContext): Actor {
  if (actor === null) throw unknownDataset();
  return actor;
}

/** The files of a draft, for programs: large files come by `/api/v1/uploads`, others also in one request. */
export function fileApiRoutes(files: Files): Route[] {
  const base = "/api/v1/datasets/:code/files";
  return [
    route({
      method: "GET", path: base, access: "signed-in", summary: "Files of a dataset that you may edit, those taken out included", params: z.object({ code }), response: z.object({ files: z.array(fileSchema) }),
      handle: async ({ params, context }) => ({ kind: "json", value: { files: (await files.kept(actorOf(context), params.code)).map(shown) } }),
    }),
    route({
      method: "POST", path: base, access: "signed-in", summary: "Puts a file into a draft, its bytes as the body (application/octet-stream)", params: z.object({ code }),
      query: z.object({ name: z.string().min(1).max(1_000), sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() }), streamedBody: true, response: fileSchema,
      handle: async ({ params, query, stream, context }) => {
        const actor = actorOf(context);
        await files.requireOpenDraft(actor, params.code);
        const file = await files.add(actor, params.code, { name: query.name, content: stream ?? new Uint8Array(), ...(query.sha256 === undefined ? {} : { expectedSha256: query.sha256 }) });
        return { kind: "json", status: 201, value: shown(file) };
      },
    }),
    route({
      method: "PATCH", path: `${base}/:id`, access: "signed-in", summary: "Gives a file of a draft another path or description", params: ofFile, body: z.strictObject({ path: z.string().max(1_000).optional(), description: z.string().max(4_000).nullable().optional() }), response: fileSchema,
      handle: async ({ params, body, context }) => {
        if (body.path?.trim() === "") throw badFileName();
        const change = { ...(body.path === undefined ? {} : { path: body.path }), ...(body.description === undefined ? {} : { description: body.description }) };
        return { kind: "json", value: shown(await files.describe(actorOf(context), params.code, params.id, change)) };
      },
    }),
    route({
      method: "DELETE", path: `${base}/:id`, access: "signed-in", summary: "Takes a file out of a draft; it can be restored", params: ofFile,
      handle: async ({ params, context }) => {
        await files.remove(actorOf(context), params.code, params.id);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
    route({
      method: "POST", path: `${base}/:id/restore`, access: "signed-in", summary: "Brings a file back into the draft", params: ofFile, response: fileSchema,
      handle: async ({ params, context }) => ({ kind: "json", value: shown(await files.restore(actorOf(context), params.code, params.id)) }),
    }),
    route({
      method: "POST", path: `${base}/:id/refuse`, access: "signed-in", summary: "Sets a file aside in every version (data administrators)", params: ofFile, body: z.strictObject({ reason: z.string().max(2_000) }),
      handle: async ({ params, body, context }) => {
        await files.refuse(actorOf(context), params.code, params.id, body.reason);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
  ];
}
