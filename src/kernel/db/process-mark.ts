import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Tells one process from another that has its number later. `null` where the system does not say (other than Linux). */
export interface ProcessMark {
  readonly pid: number;
  /** Boot of the machine and start of the process, in clock ticks since then. */
  readonly born: string | null;
  /** The namespace in which `pid` means something: a container has its own. */
  readonly space: string | null;
}

/** Who holds a data directory, as written in the lock file for those it refuses. */
export interface Holder extends ProcessMark {
  readonly host: string;
}

export function thisHolder(): Holder {
  return { ...processMark(process.pid), host: hostname() };
}

/** Reads what a holder wrote; `null` when it had no time to write it, or when it is not ours. */
export function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    if (!("pid" in value) || typeof value.pid !== "number") return null;
    if (!("host" in value) || typeof value.host !== "string") return null;
    const born = "born" in value && typeof value.born === "string" ? value.born : null;
    const space = "space" in value && typeof value.space === "string" ? value.space : null;
    return { pid: value.pid, host: value.host, born, space };
  } catch {
    return null;
  }
}

export function processMark(pid: number): ProcessMark {
  return { pid, born: bornOf(pid), space: attempt(() => readlinkSync("/proc/self/ns/pid")) };
}

/**
 * Is the process of this mark still there? `null` when it cannot be known from here (another container).
 * A number that was given to a later process is told by its start.
 */
export function isAlive(mark: ProcessMark): boolean | null {
  const here = processMark(process.pid);
  if (mark.born !== null && here.born !== null && bootOf(mark.born) !== bootOf(here.born)) return false;
  if (mark.space !== here.space) return null;
  if (!exists(mark.pid)) return false;
  return mark.born === null || mark.born === bornOf(mark.pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function bornOf(pid: number): string | null {
  const boot = attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (boot === null || stat === null) return null;
  // The name of the command, in parentheses, may hold spaces: count the fields after it. The start is field 22.
  const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return start === undefined ? null : `${boot} ${start}`;
}

function bootOf(born: string): string {
  return born.split(" ")[0] ?? "";
}

function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
