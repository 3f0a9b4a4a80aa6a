import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../errors/app-error.ts";

/** A file as facts refer to it: by what it holds, never by a name. */
export interface StoredFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Files addressed by the SHA-256 of their bytes: the same bytes are kept once, and nobody can change a file and keep its address. */
export interface Storage {
  /** Keeps these bytes; whole or not at all. */
  put(content: Uint8Array | Readable): Promise<StoredFile>;
  /** The bytes, checked against their address. Fails with `storage.unknown-file` (404) and `storage.file-altered` (500). */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Reads the file again: is it there, and is it what its address says? */
  verify(sha256: string): Promise<"intact" | "missing" | "altered">;
  /** Every file that is kept, in the order of addresses. */
  list(): AsyncIterable<StoredFile>;
}

/** Reads every file again. Names the altered ones by their address. */
export async function verifyStorage(storage: Storage): Promise<{ readonly ok: boolean; readonly files: number; readonly altered: readonly string[] }> {
  const altered: string[] = [];
  let files = 0;
  for await (const { sha256 } of storage.list()) {
    files += 1;
    if ((await storage.verify(sha256)) !== "intact") altered.push(sha256);
  }
  return { ok: altered.length === 0, files, altered };
}

const address = /^[0-9a-f]{64}$/;

/** A store in a folder, made when the first file comes: `ab/cd…` for the file `abcd…`. Readable by its owner alone. */
export function folderStorage(directory: string): Storage {
  const placeOf = (sha256: string): string => {
    if (!address.test(sha256)) throw unknownFile();
    return join(directory, sha256.slice(0, 2), sha256.slice(2));
  };

  return {
    async put(content) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const draft = join(directory, `${randomUUID()}.partial`);
      const hash = createHash("sha256");
      let sizeBytes = 0;
      const counted = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          hash.update(chunk);
          sizeBytes += chunk.byteLength;
          done(null, chunk);
        },
      });
      try {
        const source = content instanceof Readable ? content : Readable.from([Buffer.from(content.buffer, content.byteOffset, content.byteLength)], { objectMode: false });
        await pipeline(source, counted, createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }));
        const sha256 = hash.digest("hex");
        const place = placeOf(sha256);
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        // Also over one that is there: the same bytes again, or mended where the one there was altered.
        await rename(draft, place);
        await syncFolder(dirname(place));
        return { sha256, sizeBytes };
      } finally {
        await rm(draft, { force: true });
      }
    },
    async get(sha256) {
      const bytes = await readFile(placeOf(sha256)).catch((error: unknown) => {
        if (isMissing(error)) throw unknownFile(error);
        throw error;
      });
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw alteredFile(sha256);
      return bytes;
    },
    async has(sha256) {
      if (!address.test(sha256)) return false;
      return (await stat(placeOf(sha256)).catch(noneIfMissing)) !== null;
    },
    async verify(sha256) {
      if (!address.test(sha256)) return "missing";
      const hash = createHash("sha256");
      try {
        await pipeline(createReadStream(placeOf(sha256)), hash);
      } catch (error) {
        if (isMissing(error)) return "missing";
        throw error;
      }
      return hash.digest("hex") === sha256 ? "intact" : "altered";
    },
    async *list() {
      for (const folder of await names(directory)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue;
        for (const rest of await names(join(directory, folder))) {
          const sha256 = `${folder}${rest}`;
          if (address.test(sha256)) yield { sha256, sizeBytes: (await stat(placeOf(sha256))).size };
        }
      }
    },
  };
}

async function names(directory: string): Promise<string[]> {
  return (await readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  })).toSorted();
}

/** Makes the new name outlast a power cut, on systems that can. */
async function syncFolder(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function noneIfMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function unknownFile(cause?: unknown): AppError {
  return new AppError("storage.unknown-file", { fr: "Ce fichier n’est pas conservé ici.", en: "This file is not kept here." }, { status: 404, cause });
}

function alteredFile(sha256: string): AppError {
  return new AppError(
    "storage.file-altered",
    {
      fr: `Le fichier ${sha256.slice(0, 12)}… n’est plus celui qui a été déposé\u202f: il a été modifié ou abîmé sur le disque. Reprenez-le d’une sauvegarde.`,
      en: `The file ${sha256.slice(0, 12)}… is no longer the one that was put here: it was altered or damaged on the disk. Take it back from a backup.`,
    },
    { status: 500 },
  );
}
