import { z } from "zod";
import { authorOf } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { may, rolesFor } from "../../identity/index.ts";
import type { Bulk, BulkExport } from "./bulk.ts";
import { BulkView } from "./bulk-view.tsx";

export const bulkForms = { jsonl: { fileName: "studies.jsonl.gz", mediaType: "application/gzip" }, parquet: { fileName: "studies.parquet", mediaType: "application/vnd.apache.parquet" } } as const;
export type BulkForm = keyof typeof bulkForms;

const openHeaders = { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag, Repr-Digest, Accept-Ranges, Content-Range", "cross-origin-resource-policy": "cross-origin" } as const;
const fileOut = z.object({ url: z.string(), mediaType: z.string(), sizeBytes: z.int(), sha256: z.string() });
const exportOut = z.object({ number: z.int(), madeAt: z.string(), day: z.string(), studies: z.int(), schema: z.string(), jsonl: fileOut, parquet: fileOut });
const listOut = z.object({ items: z.array(exportOut) });

/** Every published study in one file: the page, the files, and the same for programs. */
export function bulkRoutes(bulk: Bulk, { siteUrl }: { readonly siteUrl: string }): readonly Route[] {
  const curators = { anyOf: rolesFor("studies.curate") };
  const out = (made: BulkExport): z.output<typeof exportOut> => ({
    number: made.number, madeAt: made.madeAt, day: made.day, studies: made.studyCount, schema: `${siteUrl}/studies/schema.json`,
    jsonl: { url: `${siteUrl}${bulkPath("jsonl", made)}`, mediaType: bulkForms.jsonl.mediaType, sizeBytes: made.jsonlBytes, sha256: made.jsonlSha256 },
    parquet: { url: `${siteUrl}${bulkPath("parquet", made)}`, mediaType: bulkForms.parquet.mediaType, sizeBytes: made.parquetBytes, sha256: made.parquetSha256 },
  });
  return [
    route({
      method: "GET", path: "/studies/bulk", access: "public", summary: "Every published study in one file",
      handle: async ({ context }) => ({
        kind: "page",
        page: {
          title: context.language === "fr" ? "Toutes les études en un fichier" : "All studies in one file", section: "/studies",
          body: <BulkView language={context.language} kept={await bulk.kept()} csrfToken={may(context.actor, "studies.curate") ? context.csrfToken : null} />,
        },
      }),
    }),
    route({
      method: "POST", path: "/studies/bulk", access: curators, summary: "Makes the files of all studies anew", perMinute: 6, body: z.object({}),
      handle: async ({ context }) => { await bulk.make(authorOf(context)); return { kind: "redirect", to: "/studies/bulk" }; },
    }),
    ...(Object.keys(bulkForms) as readonly BulkForm[]).flatMap((form) => [
      route({ method: "GET", path: `/studies/bulk/${bulkForms[form].fileName}`, access: "public", summary: `Every published study, newest file (${form})`, headers: openHeaders, handle: async () => sent(bulk, form, (await bulk.kept())[0]) }),
      route({
        method: "GET", path: `/studies/bulk/:number/${bulkForms[form].fileName}`, access: "public", summary: `Every published study, one of the files that are kept (${form})`, headers: openHeaders, params: z.object({ number: z.coerce.number().int().min(1) }),
        handle: async ({ params }) => sent(bulk, form, (await bulk.kept()).find(({ number }) => number === params.number)),
      }),
    ]),
    route({ method: "GET", path: "/api/v1/studies/bulk", access: "public", summary: "The files of all published studies, newest first", headers: openHeaders, response: listOut, handle: async () => ({ kind: "json", value: { items: (await bulk.kept()).map(out) } }) }),
    route({ method: "POST", path: "/api/v1/studies/bulk", access: curators, summary: "Makes the files of all studies anew", perMinute: 6, response: exportOut, handle: async ({ context }) => ({ kind: "json", status: 201, value: out(await bulk.make(authorOf(context))) }) }),
  ];
}

export function bulkPath(form: BulkForm, made: Pick<BulkExport, "number">): string {
  return `/studies/bulk/${made.number}/${bulkForms[form].fileName}`;
}

function sent(bulk: Bulk, form: BulkForm, made: BulkExport | undefined) {
  if (made === undefined) throw new AppError("studies.no-bulk-file", { fr: "Ce fichier n’est pas là\u202f: il n’a pas encore été fait, ou n’est plus gardé.", en: "This file is not there: it was not made yet, or is no longer kept." }, { status: 404 });
  const [sha256, sizeBytes] = form === "jsonl" ? [made.jsonlSha256, made.jsonlBytes] : [made.parquetSha256, made.parquetBytes];
  return {
    kind: "stream", ...bulkForms[form], sizeBytes, tag: sha256, headers: { "repr-digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`, "last-modified": new Date(made.madeAt).toUTCString() },
    open: (part: { readonly startByte: number; readonly endByte: number } | null) => bulk.storage.open(sha256, part ?? undefined),
  } as const;
}
