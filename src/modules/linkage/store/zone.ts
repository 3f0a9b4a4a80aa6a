import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileAltered } from "../actions/errors.ts";

const chunkBytes = 1 << 20;
const prefixBytes = 8;
const tagBytes = 16;

/**
 * The linking zone: files of a project outside the database, sealed at rest under the project's key, `DIRECTORY/PROJECT/NAME`.
 * Clear copies exist in a folder of the run while it is under way, and go with it.
 */
export interface LinkingZone {
  /** Seals what comes, whole or not at all. Gives the hash and size of the clear bytes, and the first of them. */
  put(project: string, name: string, key: Uint8Array, content: Readable, mostBytes?: number): Promise<{ readonly sha256: string; readonly sizeBytes: number; readonly head: Buffer }>;
  /** The clear bytes as a stream. An altered file fails with `linkage.file-altered` before the chunk that was altered is given. */
  read(project: string, name: string, key: Uint8Array): Readable;
  copyTo(project: string, name: string, key: Uint8Array, path: string): Promise<void>;
  remove(project: string, name: string): Promise<void>;
  names(project: string): Promise<readonly string[]>;
  removeProject(project: string): Promise<void>;
  /** A folder of its own for clear copies, empty; `sweep` removes those that a stop of the machine left. */
  workFolder(project: string, name: string): Promise<string>;
  sweep(): Promise<void>;
}

export function createLinkingZone(directory: string): LinkingZone {
  const folderOf = (project: string): string => join(directory, checked(project));
  const pathOf = (project: string, name: string): string => join(folderOf(project), `${checked(name)}.sealed`);
  return {
    async put(project, name, key, content, mostBytes) {
      const path = pathOf(project, name);
      await mkdir(folderOf(project), { recursive: true, mode: 0o700 });
      const hash = createHash("sha256");
      let sizeBytes = 0;
      let head = Buffer.alloc(0);
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.byteLength;
          if (mostBytes !== undefined && sizeBytes > mostBytes) return done(new RangeError("too large"));
          hash.update(chunk);
          if (head.byteLength < 65_536) head = Buffer.concat([head, chunk.subarray(0, 65_536 - head.byteLength)]);
          done(null, chunk);
        },
      });
      try {
        await pipeline(content, measure, sealing(key), createWriteStream(path, { flags: "w", mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return { sha256: hash.digest("hex"), sizeBytes, head };
    },
    read: (project, name, key) => Readable.from(opened(createReadStream(pathOf(project, name), { highWaterMark: chunkBytes }), key), { objectMode: false }),
    async copyTo(project, name, key, path) {
      await pipeline(opened(createReadStream(pathOf(project, name), { highWaterMark: chunkBytes }), key), createWriteStream(path, { flags: "wx", mode: 0o600 }));
    },
    remove: (project, name) => rm(pathOf(project, name), { force: true }),
    names: async (project) => (await readdir(folderOf(project)).catch(() => [])).filter((name) => name.endsWith(".sealed")).map((name) => name.slice(0, -7)).sort(),
    removeProject: (project) => rm(folderOf(project), { recursive: true, force: true }),
    async workFolder(project, name) {
      await mkdir(folderOf(project), { recursive: true, mode: 0o700 });
      return mkdtemp(join(folderOf(project), `work-${checked(name)}-`));
    },
    async sweep() {
      for (const project of await readdir(directory).catch(() => [])) {
        for (const name of await readdir(join(directory, project)).catch(() => [])) if (name.startsWith("work-")) await rm(join(directory, project, name), { recursive: true, force: true });
      }
    },
  };
}

/**
 * Chunks of a mebibyte, each AES-256-GCM with nonce (file prefix, chunk number) and, as bound data, whether it is the last:
 * chunks can be neither moved, dropped nor cut off. A file: 8 bytes of prefix, then length (4 bytes), sealed chunk and tag each.
 */
function sealing(key: Uint8Array): Transform {
  const prefix = randomBytes(prefixBytes);
  let number = 0;
  let pending: Buffer[] = [];
  let waiting = 0;
  let begun = false;
  const seal = (chunk: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(prefix, number));
    number += 1;
    cipher.setAAD(Buffer.from(last ? "last" : "more"));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength + (last ? 0x80000000 : 0));
    const start = begun ? [] : [prefix];
    begun = true;
    return Buffer.concat([...start, length, cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pending.push(chunk);
      waiting += chunk.byteLength;
      if (waiting <= chunkBytes) return done();
      let whole = Buffer.concat(pending);
      while (whole.byteLength > chunkBytes) {
        this.push(seal(whole.subarray(0, chunkBytes), false));
        whole = whole.subarray(chunkBytes);
      }
      pending = [whole];
      waiting = whole.byteLength;
      done();
    },
    flush(done) {
      this.push(seal(Buffer.concat(pending), true));
      done();
    },
  });
}

async function* opened(source: Readable, key: Uint8Array): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let prefix: Buffer | null = null;
  let number = 0;
  let ended = false;
  for await (const part of source as AsyncIterable<Buffer>) {
    held = held.byteLength === 0 ? part : Buffer.concat([held, part]);
    if (prefix === null) {
      if (held.byteLength < prefixBytes) continue;
      prefix = held.subarray(0, prefixBytes);
      held = held.subarray(prefixBytes);
    }
    while (held.byteLength >= 4) {
      const stated = held.readUInt32BE();
      const last = stated >= 0x80000000;
      const size = last ? stated - 0x80000000 : stated;
      if (size > chunkBytes || ended) throw fileAltered();
      if (held.byteLength < 4 + size + tagBytes) break;
      const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(prefix, number));
      number += 1;
      decipher.setAAD(Buffer.from(last ? "last" : "more"));
      decipher.setAuthTag(held.subarray(4 + size, 4 + size + tagBytes));
      let clear: Buffer;
      try {
        clear = Buffer.concat([decipher.update(held.subarray(4, 4 + size)), decipher.final()]);
      } catch {
        throw fileAltered();
      }
      held = held.subarray(4 + size + tagBytes);
      ended = last;
      if (clear.byteLength > 0) yield clear;
    }
  }
  if (!ended || held.byteLength > 0) throw fileAltered();
}

function nonceOf(prefix: Buffer, number: number): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(number);
  return Buffer.concat([prefix, counter]);
}

/** Names become parts of paths: nothing but codes does. */
function checked(code: string): string {
  if (code.length > 120 || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)) throw new RangeError("not a code");
  return code;
}
