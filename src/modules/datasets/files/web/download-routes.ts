import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { FilesDeps } from "../deps.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { sentMediaType } from "../media-type.ts";
import type { Files } from "../module.ts";
import { packageOf } from "../package/package.ts";
import type { Visitor } from "../actions/download.ts";

const code = z.string().regex(/^ds-\d{6,}$/);
const version = z.coerce.number().int().min(1).max(1_000_000).optional();
const link = z.string().max(200).optional();

/** Nothing that comes from outside runs in this site's name, should a browser show it all the same. */
const inert = { "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff", "x-robots-tag": "noindex" };

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Where the bytes of a file are. */
export function fileHref(dataset: string, file: Pick<KeptFile, "id" | "path">): string {
  return `/data/${dataset}/files/${file.id}/${encodeURIComponent(fileName(file.path))}`;
}

function visitorOf(context: RequestContext, linkToken: string | undefined): Visitor {
  return { actor: context.actor, linkToken: linkToken ?? null };
}

/** RFC 9530: the digest of the whole file, whatever part is sent. */
function digestOf(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`;
}

/** A time-limited link is a key: it goes to no other site, and stays in no cache. */
function linkHeaders(linkToken: string | undefined): Record<string, string> {
  return linkToken === undefined ? {} : { "referrer-policy": "no-referrer", "cache-control": "no-store" };
}

/** Files, their checksums and the whole dataset as one package. Every one goes through `mayDownload`. */
export function downloadRoutes(files: Files, deps: Pick<FilesDeps, "storage" | "counter"> & { readonly publicUrl?: string }): Route[] {
  /** A download counts once, when its first byte is asked for; continuing one does not. */
  const count = (dataset: string, { address, headers }: { address: string | null; headers: Readonly<Record<string, string>> }): void =>
    deps.counter.count("download", [dataset], { address, userAgent: headers["user-agent"] ?? null });

  return [
    route({
      method: "GET",
      path: "/data/:code/files/:id/:name",
      access: "public",
      summary: "Bytes of a file of a dataset",
      params: z.object({ code, id: z.uuid(), name: z.string() }),
      query: z.object({ link }),
      handle: async ({ params, query, headers = {}, context }) => {
        const { file, openToAll } = await files.fileFor(visitorOf(context, query.link), params.code, params.id);
        const name = fileName(file.path);
        if (params.name !== name) return { kind: "redirect", to: `${fileHref(params.code, file)}${context.url.search}` };
        return {
          kind: "stream",
          mediaType: sentMediaType(file.mediaType, file.profile?.encoding ?? null),
          fileName: name,
          sizeBytes: file.sizeBytes,
          tag: file.sha256,
          headers: { ...inert, "repr-digest": digestOf(file.sha256), ...linkHeaders(query.link), ...(openToAll ? { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" } : {}) },
          open: async (part) => {
            const stream = await deps.storage.open(file.sha256, part ?? undefined);
            if (part === null || part.startByte === 0) count(params.code, { address: context.address ?? null, headers });
            return stream;
          },
        };
      },
    }),
    route({
      method: "GET",
      path: "/data/:code/sha256sums.txt",
      access: "public",
      summary: "Checksums of the files of a dataset, as sha256sum reads them",
      params: z.object({ code }),
      query: z.object({ version, link }),
      handle: async ({ params, query, context }): Promise<Reply> => {
        const found = await files.filesFor(visitorOf(context, query.link), params.code, query.version);
        return { kind: "file", mediaType: "text/plain; charset=utf-8", fileName: `${params.code}-sha256sums.txt`, bytes: found.files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join("") };
      },
    }),
    route({
      method: "GET",
      path: "/data/:code/package.zip",
      access: "public",
      summary: "A dataset as one package: BagIt 1.0 and RO-Crate 1.2",
      params: z.object({ code }),
      query: z.object({ version, link }),
      handle: async ({ params, query, headers = {}, context }) => {
        const found = await files.filesFor(visitorOf(context, query.link), params.code, query.version);
        const made = packageOf({ ...found, storage: deps.storage, publicUrl: deps.publicUrl ?? null });
        return {
          kind: "stream",
          mediaType: "application/zip",
          fileName: `${made.name}.zip`,
          sizeBytes: made.sizeBytes,
          tag: made.tag,
          headers: { ...inert, ...linkHeaders(query.link) },
          open: async (part) => {
            if (part === null || part.startByte === 0) count(params.code, { address: context.address ?? null, headers });
            return made.open(part);
          },
        };
      },
    }),
  ];
}
