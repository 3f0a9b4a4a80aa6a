import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Files of a folder under a path of our own, in which no character means anything to DuckDB. */
export async function linkedFolder(directory: string, names: readonly string[]): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "jalon-bibliometrics-"));
  for (const name of names) await symlink(resolve(directory, name), join(folder, name));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
