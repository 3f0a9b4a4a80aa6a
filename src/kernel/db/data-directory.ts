import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AppError } from "../errors/app-error.ts";

/**
 * Makes the data directory where it is not there yet, readable by its owner alone. Fails with
 * `database.directory-unusable`, saying why in words.
 */
export function ensureDataDirectory(directory: string): void {
  const path = resolve(directory);
  try {
    make(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw directoryUnusable(path, error);
  }
}

/** One folder at a time: Node's own recursion never ends where a file system refuses folders by "no such file" (/proc). */
function make(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  if (found !== undefined) throw Object.assign(new Error(`not a folder: ${path}`), { code: "ENOTDIR" });
  if (dirname(path) !== path) make(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process that starts at the same time may have made it meanwhile.
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

export function directoryUnusable(directory: string, cause: unknown): AppError {
  const code = codeOf(cause);
  const why = reasons[code] ?? { fr: `le système répond ${code === "" ? "une erreur" : code}`, en: `the system answers ${code === "" ? "with an error" : code}` };
  return new AppError(
    "database.directory-unusable",
    {
      fr: `Le répertoire de données ${directory} ne peut pas servir\u00a0: ${why.fr}. Corrigez cela, ou désignez un autre répertoire par JALON_DATA.`,
      en: `The data directory ${directory} cannot be used: ${why.en}. Mend that, or name another directory with JALON_DATA.`,
    },
    { status: 503, cause },
  );
}

const denied = { fr: "la lecture ou l’écriture y est interdite", en: "reading or writing there is forbidden" };
const reasons: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  ENOTDIR: { fr: "il y a un fichier à cet endroit, pas un dossier", en: "there is a file at that place, not a folder" },
  EACCES: denied,
  EPERM: denied,
  EROFS: { fr: "le disque est en lecture seule", en: "the disk is read-only" },
  ENOSPC: { fr: "le disque est plein", en: "the disk is full" },
  ENOENT: { fr: "il ne peut pas être créé à cet endroit", en: "it cannot be made at that place" },
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
