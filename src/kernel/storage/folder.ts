import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { address, alteredFile, unknownFile, type Storage } from "./storage.ts";
import { writeDraft } from "./write-draft.ts";

/** Fewer, larger reads: half the processor time of the default at gigabytes. */
const readBytes = 262_144;

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
        await writeDraft(draft, [source, counted], { flush: true });
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
    async open(sha256, part) {
      const handle = await open(placeOf(sha256), "r").catch((error: unknown) => {
        if (isMissing(error)) throw unknownFile(error);
        throw error;
      });
      if (part !== undefined && part.endByte <= part.startByte) {
        await handle.close();
        return Readable.from([], { objectMode: false });
      }
      return handle.createReadStream({ highWaterMark: readBytes, ...(part === undefined ? {} : { start: part.startByte, end: part.endByte - 1 }) });
    },
    async putFile(path) {
      const hash = createHash("sha256");
      let sizeBytes = 0;
      await pipeline(createReadStream(path, { highWaterMark: readBytes }), async (source) => {
        for await (const chunk of source as AsyncIterable<Buffer>) {
          hash.update(chunk);
          sizeBytes += chunk.byteLength;
        }
      });
      const sha256 = hash.digest("hex");
      const place = placeOf(sha256);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const draft = join(directory, `${randomUUID()}.partial`);
      try {
        await syncFile(path);
        // A second name for the same bytes: nothing is copied, at any size.
        await link(path, draft);
        await rename(draft, place);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && ["EXDEV", "EPERM", "ENOTSUP", "EMLINK"].includes(String(error.code)))) throw error;
        return await this.put(createReadStream(path));
      } finally {
        await rm(draft, { force: true });
      }
      await syncFolder(dirname(place));
      return { sha256, sizeBytes };
    },
    async sizeOf(sha256) {
      if (!address.test(sha256)) return null;
      return (await stat(placeOf(sha256)).catch(noneIfMissing))?.size ?? null;
    },
    async remove(sha256) {
      if (address.test(sha256)) await rm(placeOf(sha256), { force: true });
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

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
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
