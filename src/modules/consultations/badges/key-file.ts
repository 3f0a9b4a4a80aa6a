import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";
import { z } from "zod";

export interface SigningKey {
  readonly publicKeyMultibase: string;
  readonly secretKeyMultibase: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** The keys with which certificates are signed, in a file of the data directory that only its owner reads. */
export interface KeyFile {
  /** The one to sign with; made where there is none. */
  current(): Promise<SigningKey>;
  /** Makes a new one to sign with from now on. The secret half of those before it is forgotten: they only had to sign once. */
  rotate(): Promise<SigningKey>;
}

const fileShape = z.object({ keys: z.array(z.object({ publicKeyMultibase: z.string(), secretKeyMultibase: z.string(), createdAt: z.string() })).min(1) });

export function createKeyFile(dataDirectory: string, now: () => Date): KeyFile {
  const path = join(dataDirectory, "badge-key.json");
  // Two first signatures at once are one key.
  let making: Promise<SigningKey> | null = null;

  function read(): SigningKey | null {
    if (!existsSync(path)) return null;
    return fileShape.parse(JSON.parse(readFileSync(path, "utf8"))).keys.at(-1) ?? null;
  }

  async function make(): Promise<SigningKey> {
    const pair = await Ed25519Multikey.generate();
    const key: SigningKey = { publicKeyMultibase: pair.publicKeyMultibase, secretKeyMultibase: pair.secretKeyMultibase, createdAt: now().toISOString() };
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ keys: [key] }), { mode: 0o600 });
    renameSync(draft, path);
    return key;
  }

  const next = (): Promise<SigningKey> => {
    making ??= make().finally(() => { making = null; });
    return making;
  };

  return { current: async () => read() ?? next(), rotate: next };
}
