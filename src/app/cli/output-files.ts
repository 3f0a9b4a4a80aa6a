import { randomUUID } from "node:crypto";
import { access, constants, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AppError } from "../../kernel/errors/app-error.ts";
import { makeFolder } from "../../kernel/files/index.ts";
import { both, formatList } from "../../kernel/i18n/format.ts";

export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes a folder where there is none; fails with `report.unwritable-directory` where nothing can be written in it. */
export async function requireWritable(directory: string): Promise<void> {
  try {
    if (directory === "") throw new Error("no name");
    await makeFolder(resolve(directory));
    await access(directory, constants.W_OK);
  } catch (error) {
    throw unwritable(directory, error);
  }
}

function unwritable(directory: string, cause: unknown): AppError {
  return new AppError("report.unwritable-directory", both(`Rien ne peut être écrit dans «\u202f${directory}\u202f»\u202f: choisissez un autre dossier, ou ses droits.`, `Nothing can be written in “${directory}”: choose another folder, or its permissions.`), { status: 422, cause });
}

/**
 * Writes files into a folder that is there, each whole or not at all, in the order given: an interruption leaves no file
 * cut short under its name. Those that are there with other bytes are kept unless `force`: then nothing at all is written
 * (`report.files-differ`). A folder that bears the name of a file is never replaced (`report.folder-in-the-way`).
 */
export async function writeAll(directory: string, files: readonly OutputFile[], force: boolean): Promise<void> {
  const differing: string[] = [];
  const folders: string[] = [];
  for (const { name, bytes } of files) {
    const found = await stat(join(directory, name)).catch(() => null);
    if (found?.isDirectory() === true) folders.push(name);
    else if (found !== null && !(await readFile(join(directory, name)).catch(() => Buffer.alloc(0))).equals(bytes)) differing.push(name);
  }
  if (folders.length > 0) {
    throw new AppError("report.folder-in-the-way", both(
      `Des dossiers portent déjà le nom de fichiers à écrire\u202f: ${formatList(folders, "fr")}. Rien n’a été écrit\u202f: choisissez un autre dossier.`,
      `Folders bear the name of files to be written already: ${formatList(folders, "en")}. Nothing was written: choose another folder.`,
    ), { status: 409 });
  }
  if (differing.length > 0 && !force) {
    throw new AppError("report.files-differ", both(
      `Ces fichiers sont déjà là et disent autre chose\u202f: ${formatList(differing, "fr")}. Rien n’a été écrit\u202f: choisissez un autre dossier, ou ajoutez --force.`,
      `These files are there already and say something else: ${formatList(differing, "en")}. Nothing was written: choose another folder, or add --force.`,
    ), { status: 409 });
  }
  const staging = join(directory, `.jalon-${randomUUID()}`);
  try {
    await mkdir(staging);
    for (const { name, bytes } of files) await writeFile(join(staging, name), bytes, { flush: true });
    for (const { name } of files) await rename(join(staging, name), join(directory, name));
  } catch (error) {
    throw unwritable(directory, error);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
