import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isAlive, parseHolder } from "./process-mark.ts";
import type { Holder } from "./process-mark.ts";

const prefix = "database.lock-";
const attempts = 100;

/**
 * The lock where the kernel offers none: numbered claims, of which the highest counts.
 *
 * A claim is taken by linking a finished file under the next number, which exactly one of those who race can do, and
 * only if the process of the highest claim is gone (number of process and its start; see `process-mark.ts`). A claim
 * is never replaced, so that a slow starter cannot remove a fresh one by mistake; lower ones are cleared by the holder.
 * A claim written in another container cannot be judged and counts as held.
 */
export function claimByFile(directory: string, holder: Holder): { release(): void } | { holder: Holder | null } {
  const draft = join(directory, `${prefix}draft-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const highest = Math.max(0, ...claimsIn(directory));
      const current = highest === 0 ? "free" : stateOf(join(directory, `${prefix}${highest}`));
      if (typeof current === "object") return { holder: current.holder };
      if (current === "changed") continue;
      const mine = join(directory, `${prefix}${highest + 1}`);
      if (!linked(draft, mine)) continue;
      const after = claimsIn(directory);
      if (Math.max(...after) > highest + 1) {
        // The numbers we judged by were already old: others have been here since.
        rmSync(mine, { force: true });
        continue;
      }
      for (const lower of after) if (lower <= highest) rmSync(join(directory, `${prefix}${lower}`), { force: true });
      return { release: () => renameSync(released(directory), mine) };
    }
    return { holder: null };
  } finally {
    rmSync(draft, { force: true });
  }
}

function claimsIn(directory: string): number[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
}

function stateOf(file: string): "free" | "changed" | { readonly holder: Holder | null } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return "changed";
  }
  if (text === "") return "free";
  const holder = parseHolder(text);
  return holder !== null && isAlive(holder) === false ? "free" : { holder };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** An empty claim: it keeps its number taken and says that nobody holds it. */
function released(directory: string): string {
  const file = join(directory, `${prefix}draft-${randomUUID()}`);
  writeFileSync(file, "", { mode: 0o600 });
  return file;
}
