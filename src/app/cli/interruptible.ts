import { mkdtemp } from "node:fs/promises";
import { rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Terminal } from "../../kernel/cli/index.ts";

/** Runs with a temporary folder, and folders that are told to `staged`, that an interruption (Ctrl-C) takes away, leaving nothing half done; folders `made` for them go too if they are empty. */
export async function interruptible<T>(terminal: Terminal, work: (temporaryDirectory: string, staged: (path: string, made?: readonly string[]) => void) => Promise<T>): Promise<T> {
  const temporaryDirectory = await mkdtemp(join(tmpdir(), "jalon-run-"));
  const paths = [temporaryDirectory];
  const emptied: string[] = [];
  const stop = (): void => {
    for (const path of paths) rmSync(path, { recursive: true, force: true });
    for (const path of emptied.toReversed()) removeIfEmpty(path);
    terminal.endProgress();
    terminal.error(terminal.language === "fr" ? "Interrompu\u00a0: rien n’a été écrit." : "Interrupted: nothing was written.");
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  try {
    return await work(temporaryDirectory, (path, made = []) => {
      paths.push(path);
      emptied.push(...made);
    });
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
    rmSync(temporaryDirectory, { recursive: true, force: true });
    terminal.endProgress();
  }
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Something else was put there meanwhile: it stays.
  }
}
