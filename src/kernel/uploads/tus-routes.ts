import { z } from "zod";
import type { Actor, Reply, Route } from "../http/route.ts";
import { route } from "../http/route.ts";
import { badHeader, unknownAlgorithm, unknownUpload, unsupportedVersion } from "./errors.ts";
import type { PartChecksum, UploadStanding, Uploads } from "./uploads.ts";

type Headers = Readonly<Record<string, string>>;

const protocol = "1.0.0";
const always = { "tus-resumable": protocol, "tus-version": protocol };
const digestBytes = { sha1: 20, sha256: 32 } as const;

/** Where uploads are made and found. */
export const uploadsPath = "/api/v1/uploads";

/**
 * Resumable upload, tus 1.0.0 with the extensions creation, creation-with-upload, checksum (sha1, sha256), expiration and
 * termination. `Upload-Metadata` names the file (`filename`), what it is for (`purpose`: `dataset:ds-000042`) and, if
 * the sender has it, the digest of the whole (`sha256`, hexadecimal), which is then compared at the end.
 */
export function tusRoutes(uploads: Uploads): Route[] {
  const params = z.object({ id: z.uuid() });
  return [
    route({
      method: "OPTIONS", path: uploadsPath, access: "public", summary: "What this server knows of tus", headers: always,
      handle: async () => empty(204, { "tus-extension": "creation,creation-with-upload,checksum,expiration,termination", "tus-checksum-algorithm": "sha1,sha256", "tus-max-size": String(uploads.limits.largestBytes) }),
    }),
    route({
      method: "POST", path: uploadsPath, access: "signed-in", summary: "Starts an upload that can be taken up again (tus 1.0.0)", streamedBody: true, headers: always,
      handle: async ({ headers = {}, stream, context }) => {
        requireVersion(headers);
        const actor = actorOf(context.actor);
        const sizeBytes = wholeNumber(headers, "upload-length");
        const metadata = metadataOf(headers["upload-metadata"] ?? "");
        const checksum = checksumOf(headers);
        const sha256 = metadata.get("sha256") ?? null;
        if (sha256 !== null && !/^[0-9a-f]{64}$/i.test(sha256)) throw badHeader("Upload-Metadata (sha256)");
        const started = await uploads.start(actor, {
          purpose: metadata.get("purpose") ?? "", fileName: (metadata.get("filename") ?? metadata.get("name") ?? "").replaceAll("\0", "").slice(0, 1_000), sizeBytes,
          sha256: sha256?.toLowerCase() ?? null, metadata: headers["upload-metadata"] ?? "",
        });
        const reached = stream === undefined || sizeBytes === 0 ? started : await uploads.append(actor, started.upload.id, 0, stream, checksum);
        return empty(201, { location: `${uploadsPath}/${started.upload.id}`, ...standingHeaders(reached) });
      },
    }),
    route({
      method: "HEAD", path: `${uploadsPath}/:id`, access: "signed-in", summary: "How far an upload has come", params, headers: always,
      handle: async ({ params: { id }, headers = {}, context }) => {
        requireVersion(headers);
        const reached = await uploads.standing(actorOf(context.actor), id);
        const { sizeBytes, metadata } = reached.upload;
        return empty(200, { ...standingHeaders(reached), "upload-length": String(sizeBytes), ...(metadata === "" ? {} : { "upload-metadata": metadata }), "cache-control": "no-store" });
      },
    }),
    route({
      method: "PATCH", path: `${uploadsPath}/:id`, access: "signed-in", summary: "Sends a part of an upload", params, streamedBody: true, headers: always,
      handle: async ({ params: { id }, headers = {}, stream, context }) => {
        requireVersion(headers);
        const actor = actorOf(context.actor);
        const offset = wholeNumber(headers, "upload-offset");
        if (!/^application\/offset\+octet-stream\s*(;|$)/i.test(headers["content-type"] ?? "") || stream === undefined) throw badHeader("Content-Type");
        return empty(204, standingHeaders(await uploads.append(actor, id, offset, stream, checksumOf(headers))));
      },
    }),
    route({
      method: "DELETE", path: `${uploadsPath}/:id`, access: "signed-in", summary: "Cancels an upload", params, headers: always,
      handle: async ({ params: { id }, headers = {}, context }) => {
        requireVersion(headers);
        await uploads.cancel(actorOf(context.actor), id);
        return empty(204, {});
      },
    }),
  ];
}

function empty(status: number, headers: Headers): Reply {
  return { kind: "empty", status, headers };
}

function standingHeaders({ upload, offset }: UploadStanding): Headers {
  return {
    "upload-offset": String(offset),
    "upload-expires": new Date(upload.expiresAt).toUTCString(),
    ...Object.fromEntries(Object.entries(upload.result ?? {}).map(([name, value]) => [`upload-result-${name}`, encodeURIComponent(value)])),
  };
}

function actorOf(actor: Actor | null): Actor {
  if (actor === null) throw unknownUpload();
  return actor;
}

function requireVersion(headers: Headers): void {
  if (headers["tus-resumable"] !== protocol) throw unsupportedVersion();
}

function wholeNumber(headers: Headers, name: string): number {
  const text = headers[name] ?? "";
  const number = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(number)) throw badHeader(name);
  return number;
}

/** `key base64,key base64`: a key alone has an empty value. */
function metadataOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (header.length > 8_192) throw badHeader("Upload-Metadata");
  for (const pair of header.split(",").map((text) => text.trim()).filter((text) => text !== "")) {
    const [key = "", value = "", ...more] = pair.split(" ");
    if (more.length > 0 || found.has(key) || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw badHeader("Upload-Metadata");
    found.set(key, Buffer.from(value, "base64").toString("utf8"));
  }
  return found;
}

function checksumOf(headers: Headers): PartChecksum | null {
  const header = headers["upload-checksum"];
  if (header === undefined) return null;
  const [algorithm = "", value = ""] = header.trim().split(/\s+/);
  if (algorithm !== "sha1" && algorithm !== "sha256") throw unknownAlgorithm();
  const digest = Buffer.from(value, "base64");
  if (digest.byteLength !== digestBytes[algorithm]) throw badHeader("Upload-Checksum");
  return { algorithm, digest };
}
