import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keyMissing } from "../actions/errors.ts";
import { derivedKey, keyBytes } from "../privacy/keys.ts";

const nonceBytes = 12;
const tagBytes = 16;

/** By this first line (Cache Directory Tagging Specification) archivers leave a folder out of a backup, where they are told to heed it. */
const notToBeBackedUp = "Signature: 8a477f597d28d172789f06886806bc55\n# Keys of linkage projects. Keep apart from the data: with both, pseudonyms can be traced.\n";

/**
 * The keys of projects, each in a file of a folder apart from data and database. Who has the data without the keys has
 * pseudonyms that lead nowhere; who destroys a key makes what it sealed unreadable, in copies too.
 */
export interface ProjectKeys {
  /** Makes the key of a project, or of a review within one; leaves one that is there. `given`: for made-up facts that must be the same each time. */
  make(name: string, given?: Uint8Array): Promise<void>;
  /** A key of its own for one purpose, derived (HKDF-SHA-256, RFC 5869). Fails with `linkage.key-missing`. */
  derived(name: string, purpose: "pseudonyms" | "files" | "values"): Promise<Uint8Array>;
  destroy(name: string): Promise<void>;
  has(name: string): Promise<boolean>;
  /** Of all keys that are here. */
  names(): Promise<readonly string[]>;
}

/** The key of a review within a project. With a dot, which no code of a project has: no project can bear this name. */
export const reviewKey = (project: string, review: number): string => `${project}.review-${review}`;

export function createProjectKeys(directory: string): ProjectKeys {
  const pathOf = (name: string): string => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.review-\d+)?$/.test(name) || name.length > 90) throw new RangeError("not the name of a key");
    return join(directory, `${name}.key`);
  };
  const read = (name: string): Promise<Buffer | null> => readFile(pathOf(name)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  return {
    async make(name, given) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeFile(join(directory, "CACHEDIR.TAG"), notToBeBackedUp, { mode: 0o600 });
      const draft = join(directory, `draft-${randomUUID()}`);
      const file = await open(draft, "wx", 0o600);
      try {
        await file.writeFile(given ?? randomBytes(keyBytes));
        await file.sync();
      } finally {
        await file.close();
      }
      // Whoever names it first wins: a key in use is never written over.
      await link(draft, pathOf(name)).catch((error: unknown) => {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      });
      await unlink(draft);
    },
    async derived(name, purpose) {
      const key = await read(name);
      if (key?.byteLength !== keyBytes) throw keyMissing();
      return derivedKey(key, name, purpose);
    },
    async destroy(name) {
      const file = await open(pathOf(name), "r+").catch(() => null);
      if (file === null) return;
      // Written over first: of use where blocks are written in place.
      try {
        await file.write(randomBytes(keyBytes), 0, keyBytes, 0);
        await file.sync();
      } finally {
        await file.close();
      }
      await rm(pathOf(name), { force: true });
    },
    has: async (name) => (await read(name)) !== null,
    names: async () => (await readdir(directory).catch(() => [])).filter((name) => name.endsWith(".key")).map((name) => name.slice(0, -4)).sort(),
  };
}

/**
 * Seals a small text with AES-256-GCM. The nonce is a keyed hash of place and text, so that the same text in the same place
 * gives the same bytes, and no two texts share a nonce. `place` is bound to it: what is sealed opens nowhere else.
 */
export function sealText(key: Uint8Array, place: string, text: string): Buffer {
  const nonce = createHmac("sha256", key).update(`${place}\0${text}`).digest().subarray(0, nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where it was sealed under another key, for another place, or altered. */
export function openText(key: Uint8Array, place: string, sealed: Uint8Array): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.byteLength - tagBytes)), decipher.final()]).toString("utf8");
}
