import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { LinkageDeps } from "./deps.ts";
import { noOutputs } from "./errors.ts";

/** Seals what a run has written, file by file, with a list of names; nothing clear stays. */
export async function sealOutputs(deps: LinkageDeps, code: string, run: number, folder: string): Promise<void> {
  const key = await deps.keys.derived(code, "files");
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
  for (const [index, name] of names.entries()) await deps.zone.put(code, `run-${run}-${index}`, key, createReadStream(join(folder, name)));
  await deps.zone.put(code, `run-${run}-names`, key, Readable.from([Buffer.from(JSON.stringify(names))]));
}

/** Takes away what a run that was not kept has sealed. */
export async function removeOutputs(deps: Pick<LinkageDeps, "zone">, code: string, run: number): Promise<void> {
  for (const name of await deps.zone.names(code)) if (name.startsWith(`run-${run}-`)) await deps.zone.remove(code, name);
}

async function namesOf(deps: LinkageDeps, code: string, run: number): Promise<readonly string[]> {
  if (!(await deps.zone.names(code)).includes(`run-${run}-names`)) throw noOutputs();
  return JSON.parse(await text(deps.zone.read(code, `run-${run}-names`, await deps.keys.derived(code, "files")))) as string[];
}

/** Clear copies of all a run wrote, for an incremental run or a review. Fails with `linkage.no-outputs`. */
export async function restoreOutputs(deps: LinkageDeps, code: string, run: number, folder: string): Promise<void> {
  const key = await deps.keys.derived(code, "files");
  for (const [index, name] of (await namesOf(deps, code, run)).entries()) await deps.zone.copyTo(code, `run-${run}-${index}`, key, join(folder, name));
}

/** One output as a stream. Fails with `linkage.no-outputs`. */
export async function openOutput(deps: LinkageDeps, code: string, run: number, name: string): Promise<Readable> {
  const index = (await namesOf(deps, code, run)).indexOf(name);
  if (index === -1) throw noOutputs();
  return deps.zone.read(code, `run-${run}-${index}`, await deps.keys.derived(code, "files"));
}

export async function hasOutputs(deps: LinkageDeps, code: string, run: number): Promise<boolean> {
  return (await deps.zone.names(code)).includes(`run-${run}-names`);
}
