import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Nothing that is still being written stands still for so long. */
const quietMs = 24 * 3_600_000;

/**
 * Takes away what a process that died left in a folder: drafts (`….partial`) and copies (`….profile`) under a made-up
 * name, to which nobody has written for a day. Says how many. Nothing where the folder is not there.
 */
export async function sweepLeftovers(directory: string, now: Date): Promise<number> {
  let count = 0;
  for (const name of await readdir(directory).catch((): string[] => [])) {
    if (!/^[0-9a-f-]{36}\.(?:partial|profile)$/.test(name)) continue;
    const path = join(directory, name);
    const written = await stat(path).catch(() => null);
    if (written === null || now.getTime() - written.mtimeMs < quietMs) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}
