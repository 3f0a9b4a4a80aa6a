import { randomBytes, randomUUID, type KeyObject } from "node:crypto";
import { constants } from "node:fs";
import { link, mkdir, open, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keyFileMissing } from "../errors.ts";
import { sealingKeyBytes } from "./sealing.ts";
import { makeSigningKey, signingKeyBytes, signingKeyFrom } from "./blind-signature.ts";

/**
 * The keys of questionnaires, each in a file that its owner alone reads, in a folder that is in no backup: with them someone could
 * forge tokens or read what waits. Files are written whole and made durable before they are named.
 */
export interface KeyFiles {
  /** The key that signs tokens of an axis; made where there is none and `make` is set. Fails with `consultations.key-file-missing`. */
  signingKey(questionnaire: string, axis: string, make?: boolean): Promise<KeyObject>;
  /** Makes a key that seals what waits; gives its name once it is durable. */
  makeSealingKey(questionnaire: string): Promise<string>;
  /** Fails with `consultations.key-file-missing`. */
  sealingKey(questionnaire: string, id: string): Promise<Uint8Array>;
  /** Destroys this one. */
  destroySealingKey(questionnaire: string, id: string): Promise<void>;
  /** Destroys every sealing key but this one, and drafts: to be asked only by whoever holds the lock of the box. */
  keepOnlySealingKey(questionnaire: string, id: string): Promise<void>;
  /** Destroys every key of a questionnaire. */
  destroyAll(questionnaire: string): Promise<void>;
}

/** By this first line (Cache Directory Tagging Specification) tar, restic, borg and others leave a folder out of a backup, where they are told to heed it. */
const notToBeBackedUp = "Signature: 8a477f597d28d172789f06886806bc55\n# Keys of questionnaires that are open. Never back this folder up: with a copy of the database it opens ballots that wait.\n";

export function createKeyFiles(directory: string): KeyFiles {
  const folderOf = (questionnaire: string): string => join(directory, checked(questionnaire));

  async function read(questionnaire: string, name: string): Promise<Buffer> {
    return readFile(join(folderOf(questionnaire), name)).catch((error: unknown) => {
      throw isAbsent(error) ? keyFileMissing() : error;
    });
  }

  async function write(questionnaire: string, name: string, bytes: Uint8Array): Promise<void> {
    const folder = folderOf(questionnaire);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(directory, "CACHEDIR.TAG"), notToBeBackedUp, { mode: 0o600 });
    const draft = join(folder, `draft-${randomUUID()}`);
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // Whoever names it first wins: a key that somebody may have published is never written over.
    await link(draft, join(folder, name)).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
    await unlink(draft);
    await settle(folder);
    await settle(directory);
  }

  async function destroy(questionnaire: string, doomed: (name: string) => boolean): Promise<void> {
    const folder = folderOf(questionnaire);
    const names = await readdir(folder).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    });
    for (const name of names.filter(doomed)) await overwriteAndUnlink(join(folder, name));
    if (names.length > 0) await settle(folder);
  }

  return {
    async signingKey(questionnaire, axis, make = false) {
      const name = `sign-${checked(axis)}`;
      try {
        return signingKeyFrom(await read(questionnaire, name));
      } catch (error) {
        if (!make || !hasCode(error, "consultations.key-file-missing")) throw error;
        await write(questionnaire, name, signingKeyBytes(await makeSigningKey()));
        return signingKeyFrom(await read(questionnaire, name));
      }
    },
    async makeSealingKey(questionnaire) {
      const id = randomUUID();
      await write(questionnaire, `seal-${id}`, randomBytes(sealingKeyBytes));
      return id;
    },
    sealingKey: (questionnaire, id) => read(questionnaire, `seal-${checked(id)}`),
    destroySealingKey: (questionnaire, id) => destroy(questionnaire, (name) => name === `seal-${id}`),
    keepOnlySealingKey: (questionnaire, id) => destroy(questionnaire, (name) => !name.startsWith("sign-") && name !== `seal-${id}`),
    async destroyAll(questionnaire) {
      await destroy(questionnaire, () => true);
      await rm(folderOf(questionnaire), { recursive: true, force: true });
    },
  };
}

/** Names become parts of paths: nothing but codes does. */
function checked(code: string): string {
  if (code.length > 120 || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)) throw new RangeError("not a code");
  return code;
}

/** A file that is gone is not known to be gone before its folder is written. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Written over first: of use where blocks are written in place; where they are not (flash, snapshots) the volume must be encrypted. */
async function overwriteAndUnlink(path: string): Promise<void> {
  const file = await open(path, "r+").catch((error: unknown) => {
    if (isAbsent(error)) return null;
    throw error;
  });
  if (file === null) return;
  try {
    const { size } = await file.stat();
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await unlink(path).catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
}

function isAbsent(error: unknown): boolean {
  return hasCode(error, "ENOENT");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
