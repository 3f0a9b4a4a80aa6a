import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Db } from "../db/db.ts";
import { AppError } from "../errors/app-error.ts";
import type { Actor } from "../http/route.ts";
import type { Storage } from "../storage/index.ts";
import type { Clock } from "../time/day.ts";
import { busy, diskFull, longerThanAnnounced, notWhatWasAnnounced, tooLarge, tooManyOpen, unknownUpload, wrongChecksum, wrongOffset } from "./errors.ts";
import { deleteUpload, expiredUploads, findUpload, insertUpload, isWaited, knownIds, openUploads, setExpiry, setResult, setStored, setTrusted } from "./store.ts";
import { defaultLimits, type Upload, type UploadLimits, type UploadTaker } from "./upload.ts";

export interface UploadDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly storage: Storage;
  /** Where partial bytes wait; best on the disk of the storage, so that the end of an upload moves nothing. */
  readonly directory: string;
  readonly takers: readonly UploadTaker[];
  readonly limits?: Partial<UploadLimits>;
}

export interface UploadStart {
  readonly purpose: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string | null;
  /** What the sender said of it, word for word, to be said back. */
  readonly metadata: string;
}

export interface PartChecksum {
  readonly algorithm: "sha1" | "sha256";
  readonly digest: Buffer;
}

export interface UploadStanding {
  readonly upload: Upload;
  readonly offset: number;
}

export interface Uploads {
  readonly limits: UploadLimits;
  start(actor: Actor, start: UploadStart): Promise<UploadStanding>;
  standing(actor: Actor, id: string): Promise<UploadStanding>;
  /** Takes bytes from `offset` on; with the last of them the file is verified, kept and handed over. */
  append(actor: Actor, id: string, offset: number, content: Readable, checksum: PartChecksum | null): Promise<UploadStanding>;
  cancel(actor: Actor, id: string): Promise<void>;
  /** Forgets uploads that were not heard of for too long, and partial files of none. Says how many. */
  sweep(): Promise<number>;
  /** Does a finished upload wait to be handed over with this content? */
  holds(sha256: string): Promise<boolean>;
}

/** How long a newer request waits for the one that it drives out. */
const handoverMs = 10_000;

interface Active {
  readonly content: Readable;
  readonly done: Promise<void>;
}

/**
 * Uploads that survive cut connections and restarts of the server. The partial file on the disk is what tells how far
 * an upload has come: nothing that was acknowledged is lost with the process. One request at a time writes; a newer one
 * drives an older one out, since a sender comes again when its connection has died, whether the server has noticed or not.
 */
export function createUploads({ db, clock, storage, directory, takers, limits: given }: UploadDeps): Uploads {
  const limits = { ...defaultLimits, ...given };
  const active = new Map<string, Active>();
  const pathOf = (id: string): string => join(directory, `${id}.partial`);
  const expiry = (): string => new Date(clock.now().getTime() + limits.keptHours * 3_600_000).toISOString();

  const takerOf = (purpose: string): { readonly taker: UploadTaker; readonly subject: string } => {
    const [kind = "", ...rest] = purpose.split(":");
    const taker = takers.find((one) => one.kind === kind);
    if (taker === undefined) throw unknownUpload();
    return { taker, subject: rest.join(":") };
  };

  const find = async (actor: Actor, id: string): Promise<Upload> => {
    const upload = await findUpload(db, actor.accountId, id);
    if (upload === null || upload.expiresAt <= clock.now().toISOString()) throw unknownUpload();
    return upload;
  };

  /** Bytes that count: all of the file, less a part that was cut before its checksum could be compared. */
  const offsetOf = async (upload: Upload): Promise<number> => {
    if (upload.storedSha256 !== null) return upload.sizeBytes;
    const path = pathOf(upload.id);
    const size = (await stat(path).catch(() => null))?.size;
    if (size === undefined) throw unknownUpload();
    if (upload.trustedBytes === null) return size;
    if (size > upload.trustedBytes) await truncate(path, upload.trustedBytes);
    await setTrusted(db, upload.id, null);
    return Math.min(size, upload.trustedBytes);
  };

  /** One at a time, from the first look to the last act: whoever comes drives out who is there, and waits for them to be gone. */
  const exclusively = async <T>(id: string, content: Readable, work: () => Promise<T>): Promise<T> => {
    const until = Date.now() + handoverMs;
    for (let other = active.get(id); other !== undefined; other = active.get(id)) {
      other.content.destroy();
      const left = await Promise.race([other.done.then(() => true), new Promise<boolean>((resolve) => { setTimeout(() => resolve(false), Math.max(0, until - Date.now())).unref(); })]);
      if (!left) throw busy();
    }
    let finished = (): void => undefined;
    active.set(id, { content, done: new Promise((resolve) => { finished = resolve; }) });
    try {
      return await work();
    } finally {
      active.delete(id);
      finished();
    }
  };

  /** All bytes are there: verified, kept, handed over. Can be called again after any failure. */
  const finish = async (actor: Actor, upload: Upload): Promise<Upload> => {
    const { taker, subject } = takerOf(upload.purpose);
    let sha256 = upload.storedSha256;
    if (sha256 === null) {
      const stored = await storage.putFile(pathOf(upload.id)).catch((error: unknown) => {
        throw isFull(error) ? diskFull(error) : error;
      });
      sha256 = stored.sha256;
      if (upload.announcedSha256 !== null && upload.announcedSha256 !== sha256) {
        await deleteUpload(db, upload.id);
        await rm(pathOf(upload.id), { force: true });
        throw notWhatWasAnnounced();
      }
      await setStored(db, upload.id, sha256);
      await rm(pathOf(upload.id), { force: true });
    }
    const result = await taker.take(actor, subject, { sha256, sizeBytes: upload.sizeBytes, name: upload.fileName });
    await setResult(db, upload.id, result);
    return { ...upload, storedSha256: sha256, result };
  };

  /** Where it stands; what was left over of an end that failed is done now. */
  const reach = async (actor: Actor, upload: Upload): Promise<UploadStanding> => {
    const offset = await offsetOf(upload);
    return { upload: offset < upload.sizeBytes || upload.result !== null ? upload : await finish(actor, upload), offset };
  };

  return {
    limits,
    async start(actor, { purpose, fileName, sizeBytes, sha256, metadata }) {
      const { taker, subject } = takerOf(purpose);
      await taker.mayStart(actor, subject);
      if (sizeBytes > limits.largestBytes) throw tooLarge(limits.largestBytes);
      const others = await openUploads(db, actor.accountId);
      if (others.length >= limits.mostOpen || others.reduce((sum, other) => sum + other.sizeBytes, sizeBytes) > limits.mostOpenBytes) throw tooManyOpen();
      const upload: Upload = { id: randomUUID(), accountId: actor.accountId, purpose, fileName, metadata, sizeBytes, announcedSha256: sha256, trustedBytes: null, storedSha256: null, result: null, expiresAt: expiry() };
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await (await open(pathOf(upload.id), "wx", 0o600).catch((error: unknown) => { throw isFull(error) ? diskFull(error) : error; })).close();
      await insertUpload(db, upload, clock.now().toISOString());
      return sizeBytes === 0 ? { upload: await finish(actor, upload), offset: 0 } : { upload, offset: 0 };
    },
    async standing(actor, id) {
      await find(actor, id);
      return exclusively(id, Readable.from([]), async () => reach(actor, await find(actor, id)));
    },
    async append(actor, id, offset, content, checksum) {
      await find(actor, id);
      return exclusively(id, content, async () => {
        const upload = await find(actor, id);
        const from = await offsetOf(upload);
        if (offset !== from) throw wrongOffset();
        if (upload.storedSha256 === null && from < upload.sizeBytes) await receive(upload, from, content, checksum);
        await setExpiry(db, id, expiry());
        return reach(actor, await find(actor, id));
      });
    },
    async cancel(actor, id) {
      await find(actor, id);
      await exclusively(id, Readable.from([]), async () => {
        await deleteUpload(db, id);
        await rm(pathOf(id), { force: true });
      });
    },
    async sweep() {
      let count = 0;
      for (const { id } of await expiredUploads(db, clock.now().toISOString())) {
        if (active.has(id)) continue;
        await deleteUpload(db, id);
        await rm(pathOf(id), { force: true });
        count += 1;
      }
      const known = await knownIds(db);
      for (const name of await readdir(directory).catch((): string[] => [])) {
        const id = /^([0-9a-f-]{36})\.partial$/.exec(name)?.[1];
        // One that was only just made may not have its row yet.
        if (id === undefined || known.has(id) || active.has(id) || clock.now().getTime() - (await stat(join(directory, name))).mtimeMs < 3_600_000) continue;
        await rm(join(directory, name), { force: true });
        count += 1;
      }
      return count;
    },
    holds: (sha256) => isWaited(db, sha256),
  };

  /**
   * Writes what comes, from `from` on. A connection that is cut leaves what arrived, or nothing of it where a checksum
   * cannot be compared any more; a part that is wrong, too long, or finds no room leaves nothing.
   */
  async function receive(upload: Upload, from: number, content: Readable, checksum: PartChecksum | null): Promise<void> {
    const path = pathOf(upload.id);
    if (checksum !== null) await setTrusted(db, upload.id, from);
    const hash = checksum === null ? null : createHash(checksum.algorithm);
    const file = await open(path, "r+");
    let at = from;
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        if (at + chunk.byteLength > upload.sizeBytes) throw longerThanAnnounced();
        hash?.update(chunk);
        for (let written = 0; written < chunk.byteLength; ) written += (await file.write(chunk, written, chunk.byteLength - written, at + written)).bytesWritten;
        at += chunk.byteLength;
      }
      if (hash !== null && checksum !== null && !hash.digest().equals(checksum.digest)) throw wrongChecksum();
      await file.datasync();
    } catch (error) {
      const full = isFull(error);
      if (full || checksum !== null || error instanceof AppError) await file.truncate(from);
      if (full) throw diskFull(error);
      // Whoever was cut off comes again; what arrived is kept.
      if (!isCut(error) || checksum !== null) throw error;
    } finally {
      await file.close();
      if (checksum !== null) await setTrusted(db, upload.id, null);
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG"].includes(codeOf(error));
}

function isCut(error: unknown): boolean {
  return ["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED", "ABORT_ERR"].includes(codeOf(error)) || (error instanceof Error && error.message === "aborted");
}
