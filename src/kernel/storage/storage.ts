import type { Readable } from "node:stream";
import { AppError } from "../errors/app-error.ts";

/** A file as facts refer to it: by what it holds, never by a name. */
export interface StoredFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** From `startByte` on, before `endByte`. */
export interface BytePart {
  readonly startByte: number;
  readonly endByte: number;
}

/** Files addressed by the SHA-256 of their bytes: the same bytes are kept once, and nobody can change a file and keep its address. */
export interface Storage {
  /** Keeps these bytes; whole or not at all. */
  put(content: Uint8Array | Readable): Promise<StoredFile>;
  /** The bytes, checked against their address. Fails with `storage.unknown-file` (404) and `storage.file-altered` (500). */
  get(sha256: string): Promise<Uint8Array>;
  /**
   * The bytes as a stream, whole or a half-open part of them, not checked against their address: memory stays flat at any
   * size. Fails with `storage.unknown-file` (404) before the stream is given.
   */
  open(sha256: string, part?: BytePart): Promise<Readable>;
  /** Keeps a file of this machine as `put` would its bytes, without copying where it can. Nobody writes to it any more; who calls takes its old name away. */
  putFile(path: string): Promise<StoredFile>;
  /** Bytes of the file, null where it is not kept. */
  sizeOf(sha256: string): Promise<number | null>;
  /** Forgets these bytes; nothing where they are not kept. Whoever calls has seen that nothing refers to them any more. */
  remove(sha256: string): Promise<void>;
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

/** What an address reads like: the SHA-256 of the bytes, in lower-case hexadecimal. */
export const address = /^[0-9a-f]{64}$/;

export function unknownFile(cause?: unknown): AppError {
  return new AppError("storage.unknown-file", { fr: "Ce fichier n’est pas conservé ici.", en: "This file is not kept here." }, { status: 404, cause });
}

export function alteredFile(sha256: string): AppError {
  return new AppError(
    "storage.file-altered",
    {
      fr: `Le fichier ${sha256.slice(0, 12)}… n’est plus celui qui a été déposé\u202f: il a été modifié ou abîmé sur le disque. Reprenez-le d’une sauvegarde.`,
      en: `The file ${sha256.slice(0, 12)}… is no longer the one that was put here: it was altered or damaged on the disk. Take it back from a backup.`,
    },
    { status: 500 },
  );
}
