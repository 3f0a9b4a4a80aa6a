import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../errors/app-error.ts";
import { both, formatList } from "../i18n/format.ts";

/** A folder to be filled: asked before the work begins, so that an hour of counting is not lost on a file that was there. */
export interface OutputFolder {
  /** Where files are written until all are whole. */
  readonly staging: string;
  /** Folders that had to be made, the outermost first. */
  readonly made: readonly string[];
  /** Gives all files their names. */
  finish(): Promise<void>;
  /** Takes away what is not finished, and folders made for it; does nothing after `finish`. */
  discard(): Promise<void>;
}

export interface OutputChoice {
  /** The module whose errors these are: the first word of their codes. */
  readonly owner: string;
  readonly force: boolean;
  /** Files of an earlier run that `names` make obsolete: in the way as well, taken away at the end with `force`. */
  readonly obsolete?: readonly string[];
}

/** Makes ready to write `names` in a folder, which is made where there is none; fails with `OWNER.files-in-the-way` where some are there already, unless `force`, and with `OWNER.unwritable-folder`. */
export async function openFolder(directory: string, names: readonly string[], { owner, force, obsolete = [] }: OutputChoice): Promise<OutputFolder> {
  const staging = join(directory, `.jalon-${randomUUID()}`);
  const made: string[] = [];
  let finished = false;
  try {
    made.push(...(await makeFolder(resolve(directory))));
    const there = new Set(await readdir(directory));
    const met = [...names, ...obsolete].filter((name) => there.has(name));
    if (met.length > 0 && !force) throw inTheWay(owner, directory, met);
    await mkdir(staging);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(`${owner}.unwritable-folder`, both(`Rien ne peut être écrit dans «\u202f${directory}\u202f»\u202f: choisissez un autre dossier, ou ses droits.`, `Nothing can be written in “${directory}”: choose another folder, or its permissions.`), { status: 422, cause: error });
  }
  return {
    staging,
    made,
    async finish() {
      const given: string[] = [];
      try {
        for (const name of names) {
          await (force ? rename : linkNew)(join(staging, name), join(directory, name));
          given.push(name);
        }
      } catch (error) {
        // Another run has put its own files here since: all of its files stay, and none of these.
        if (!force) for (const name of given) await rm(join(directory, name), { force: true });
        throw isCode(error, ["EEXIST"]) ? inTheWay(owner, directory, names.filter((name) => !given.includes(name)).slice(0, 1)) : error;
      }
      if (force) for (const name of obsolete) await rm(join(directory, name), { force: true });
      finished = true;
      await rm(staging, { recursive: true, force: true });
    },
    async discard() {
      await rm(staging, { recursive: true, force: true });
      // Deepest first; one that holds something by now stays.
      if (!finished) for (const path of made.toReversed()) await rmdir(path).catch(() => {});
    },
  };
}

/** Makes a folder and those above it, and says which were made. Folder by folder: asked for all at once, Node 20 never comes back from a file system that makes none, such as /proc. */
export async function makeFolder(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) return [];
  if (found !== null || dirname(path) === path) throw new Error(`${path} is no folder`);
  const above = await makeFolder(dirname(path));
  const made = await mkdir(path).then(() => true, (error: unknown) => {
    if (!isCode(error, ["EEXIST"])) throw error;
    return false;
  });
  return made ? [...above, path] : above;
}

function inTheWay(owner: string, directory: string, names: readonly string[]): AppError {
  return new AppError(`${owner}.files-in-the-way`, both(
    `Ces fichiers sont déjà dans «\u202f${directory}\u202f»\u00a0: ${formatList(names, "fr")}. Rien n’a été fait\u202f: choisissez un autre dossier, ou ajoutez --force.`,
    `These files are in “${directory}” already: ${formatList(names, "en")}. Nothing was done: choose another folder, or add --force.`,
  ), { status: 409 });
}

function isCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** A second name for a file, never over one that is there; where the file system knows no second names, its only one. */
async function linkNew(from: string, to: string): Promise<void> {
  await link(from, to).catch(async (error: unknown) => {
    if (!isCode(error, ["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EMLINK"])) throw error;
    await rename(from, to);
  });
}

/** Does work that writes into a folder; a disk that is full or refuses fails with `OWNER.disk-refused`. */
export async function whileWriting<T>(owner: string, directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // DuckDB tells what the system said in words alone.
    if (!isCode(error, ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS"]) && !(error instanceof Error && /No space left|Disk quota|File too large|Could not write/i.test(error.message))) throw error;
    throw new AppError(`${owner}.disk-refused`, both(
      `Le disque a refusé l’écriture dans «\u202f${directory}\u202f» (plein, ou taille limitée). Rien n’y a été laissé\u202f: libérez de la place, puis recommencez.`,
      `The disk refused to write in “${directory}” (full, or limited in size). Nothing was left there: make room, then start again.`,
    ), { status: 507, cause: error });
  }
}

/** A cell of CSV: quoted where it must be (RFC 4180); numbers as their shortest writing, nothing for null. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows as they come; each is one line. On disk when it returns. */
export async function writeCsvRows(path: string, header: readonly string[], rows: Iterable<readonly (string | number | null)[]>): Promise<void> {
  const file = await open(path, "w");
  try {
    let text = `${header.join(",")}\n`;
    for (const row of rows) {
      text += `${row.map(csvCell).join(",")}\n`;
      if (text.length < 262_144) continue;
      await file.writeFile(text);
      text = "";
    }
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync();
  await file.close();
}

/** SHA-256 of the bytes of a file; `signal` stops it halfway. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, signal === undefined ? {} : { signal })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
