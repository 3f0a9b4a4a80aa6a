import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { S3mini } from "s3mini";
import { address, alteredFile, unknownFile, type Storage, type StoredFile } from "./storage.ts";
import { writeDraft } from "./write-draft.ts";

export interface S3Settings {
  /** Of the service, without the bucket: `https://s3.example.org`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Before every key, where a bucket is shared: `jalon/`. */
  readonly prefix: string;
  /** Where streams wait on this machine until their hash, and so their address, is known. */
  readonly temporaryDirectory: string;
}

const mebibyte = 1_048_576;
/** Above this, an object is sent in parts. */
const wholeBytes = 16 * mebibyte;
const mostParts = 9_000;
const attempts = 4;

/**
 * A store in a bucket of S3 or what speaks like it: the same addresses as in a folder, `ab/cd…`. An object gets its
 * address only once its hash is known and every byte of it has arrived: what is sent in parts appears as a whole or not
 * at all. Parts that fail are sent again; an upload given up leaves nothing behind.
 */
export function s3Storage(settings: S3Settings): Storage {
  const { endpoint, bucket, region, accessKey, secretKey, prefix, temporaryDirectory } = settings;
  const s3 = new S3mini({ endpoint: `${endpoint.replace(/\/+$/, "")}/${bucket}`, region, accessKeyId: accessKey, secretAccessKey: secretKey });
  const keyOf = (sha256: string): string => {
    if (!address.test(sha256)) throw unknownFile();
    return `${prefix}${sha256.slice(0, 2)}/${sha256.slice(2)}`;
  };

  const sizeOf = async (sha256: string): Promise<number | null> => {
    if (!address.test(sha256)) return null;
    try {
      return await s3.getContentLength(keyOf(sha256));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  const bodyOf = async (sha256: string, range?: { readonly startByte: number; readonly endByte: number }): Promise<Readable> => {
    const key = keyOf(sha256);
    try {
      const answer = range === undefined ? await s3.getObjectRaw(key, true) : await s3.getObjectRaw(key, false, range.startByte, range.endByte);
      if (answer.status === 404) throw unknownFile();
      if (!answer.ok) throw new Error(`the object store answered ${answer.status}`);
      return answer.body === null ? Readable.from([], { objectMode: false }) : Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
    } catch (error) {
      if (isMissing(error)) throw unknownFile(error);
      throw error;
    }
  };

  const sendParts = async (key: string, path: string, sizeBytes: number, sha256: string): Promise<void> => {
    const partBytes = Math.max(wholeBytes, Math.ceil(sizeBytes / mostParts / mebibyte) * mebibyte);
    const uploadId = await retried(() => s3.getMultipartUploadId(key));
    try {
      const parts: { partNumber: number; etag: string }[] = [];
      const hash = createHash("sha256");
      const file = await open(path, "r");
      try {
        for (let at = 0; at < sizeBytes; at += partBytes) {
          const part = Buffer.alloc(Math.min(partBytes, sizeBytes - at));
          for (let read = 0; read < part.byteLength; ) {
            const { bytesRead } = await file.read(part, read, part.byteLength - read, at + read);
            if (bytesRead === 0) throw new Error("the file became shorter while it was sent");
            read += bytesRead;
          }
          hash.update(part);
          const partNumber = parts.length + 1;
          parts.push(await retried(() => s3.uploadPart(key, uploadId, part, partNumber)));
        }
      } finally {
        await file.close();
      }
      if (hash.digest("hex") !== sha256) throw new Error("the file changed while it was sent");
      await retried(() => s3.completeMultipartUpload(key, uploadId, parts));
    } catch (error) {
      await s3.abortMultipartUpload(key, uploadId).catch(() => undefined);
      throw error;
    }
  };

  const putBytes = async (bytes: Uint8Array): Promise<StoredFile> => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await retried(() => s3.putObject(keyOf(sha256), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    return { sha256, sizeBytes: bytes.byteLength };
  };

  const putFile = async (path: string): Promise<StoredFile> => {
    const hash = createHash("sha256");
    let sizeBytes = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
    }
    const sha256 = hash.digest("hex");
    if (sizeBytes <= wholeBytes) return putBytes(await readAll(createReadStream(path)));
    await sendParts(keyOf(sha256), path, sizeBytes, sha256);
    return { sha256, sizeBytes };
  };

  return {
    async put(content) {
      if (!(content instanceof Readable)) return putBytes(content);
      await mkdir(temporaryDirectory, { recursive: true, mode: 0o700 });
      const path = join(temporaryDirectory, `${randomUUID()}.partial`);
      try {
        await writeDraft(path, [content]);
        return await putFile(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    putFile,
    async get(sha256) {
      const bytes = await readAll(await bodyOf(sha256));
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw alteredFile(sha256);
      return bytes;
    },
    async open(sha256, part) {
      if (part === undefined) return bodyOf(sha256);
      if (part.endByte > part.startByte) return bodyOf(sha256, part);
      if ((await sizeOf(sha256)) === null) throw unknownFile();
      return Readable.from([], { objectMode: false });
    },
    sizeOf,
    async has(sha256) {
      return (await sizeOf(sha256)) !== null;
    },
    async remove(sha256) {
      if (!address.test(sha256)) return;
      await s3.deleteObject(keyOf(sha256)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
    async verify(sha256) {
      if (!address.test(sha256)) return "missing";
      const hash = createHash("sha256");
      const body = await bodyOf(sha256).catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "storage.unknown-file") return null;
        throw error;
      });
      if (body === null) return "missing";
      await pipeline(body, hash);
      return hash.digest("hex") === sha256 ? "intact" : "altered";
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await s3.listObjectsPaged("/", prefix, 1_000, token);
        if (page === null || page === undefined) throw new Error("the bucket is not there");
        for (const { Key, Size } of page.objects ?? []) {
          const sha256 = Key.slice(prefix.length).replace("/", "");
          if (/^[0-9a-f]{2}\//.test(Key.slice(prefix.length)) && address.test(sha256)) yield { sha256, sizeBytes: Number(Size) };
        }
        token = page.nextContinuationToken;
      } while (token !== undefined && token !== "");
    },
  };
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function retried<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 200 * 3 ** attempt * (0.5 + Math.random())); });
    }
  }
}

/** The client tells a missing object by the status of its error, or of the one that caused it. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("status" in error && error.status === 404) || isMissing(error.cause);
}
