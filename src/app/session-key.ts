import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secret that seals sessions, kept in the data directory for its owner alone; made at the first start. */
export function readSessionKey(dataDirectory: string): Uint8Array {
  const path = join(dataDirectory, "session.key");
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, randomBytes(32), { mode: 0o600 });
    renameSync(draft, path);
  }
  return new Uint8Array(readFileSync(path));
}
