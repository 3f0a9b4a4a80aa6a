import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { AppError } from "../errors/app-error.ts";
import { claimByFile } from "./lock-claim.ts";
import { parseHolder, thisHolder } from "./process-mark.ts";
import type { Holder } from "./process-mark.ts";

export interface DirectoryLock {
  /** Lets the next process in. May be called twice. */
  release(): void;
}

/**
 * Takes a data directory for this process alone, or refuses with `database.directory-in-use`.
 *
 * The lock is the kernel's (`flock` on an open file), taken by the `flock` command on a descriptor that it inherits
 * from us: the lock belongs to the open file, so it stays ours when the command has ended, and the kernel lets it go
 * when our process ends in any way, `kill -9` included. There is thus no stale lock to judge, no number of process to
 * compare, and no race between two that start together; it holds between containers that share a volume on one
 * machine. The file itself is never removed, as a removed file could be locked beside its replacement.
 *
 * Where the command is missing or the file system knows no locks, the fallback of `lock-claim.ts` is used.
 */
export function lockDirectory(directory: string, options: { command?: string } = {}): DirectoryLock {
  const file = join(directory, "database.lock");
  const descriptor = openSync(file, "a+", 0o600);
  let locked: boolean | null;
  try {
    locked = flock(descriptor, options.command ?? "flock");
    if (locked === false) throw directoryInUse(directory, readHolder(file));
    if (locked === true) {
      ftruncateSync(descriptor, 0);
      writeSync(descriptor, `${JSON.stringify(thisHolder())}\n`);
    }
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  if (locked === true) return { release: once(() => closeSync(descriptor)) };
  closeSync(descriptor);
  const claim = claimByFile(directory, thisHolder());
  if ("holder" in claim) throw directoryInUse(directory, claim.holder);
  return { release: once(claim.release) };
}

/** `true`: ours. `false`: another's. `null`: this machine has no such lock. */
function flock(descriptor: number, command: string): boolean | null {
  const taken = spawnSync(command, ["--exclusive", "--nonblock", "3"], {
    stdio: ["ignore", "ignore", "ignore", descriptor],
  });
  if (taken.status === 0) return true;
  // 1 is the answer to a lock that is held; anything else (65 and up, not found) says that locking does not work here.
  return taken.status === 1 ? false : null;
}

function readHolder(file: string): Holder | null {
  return parseHolder(readFileSync(file, "utf8"));
}

function directoryInUse(directory: string, holder: Holder | null): AppError {
  const elsewhere = holder !== null && holder.host !== hostname();
  const fr = holder === null ? "un autre processus" : `le processus ${holder.pid}${elsewhere ? ` de ${holder.host}` : ""}`;
  const en = holder === null ? "another process" : `process ${holder.pid}${elsewhere ? ` of ${holder.host}` : ""}`;
  return new AppError(
    "database.directory-in-use",
    {
      fr:
        `Le répertoire de données ${directory} est déjà utilisé par ${fr}. ` +
        "Arrêtez ce processus, ou désignez un autre répertoire par JALON_DATA, ou servez-vous du serveur qui tourne déjà.",
      en:
        `The data directory ${directory} is already in use by ${en}. ` +
        "Stop that process, or name another directory with JALON_DATA, or use the server that is already running.",
    },
    { status: 409 },
  );
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
