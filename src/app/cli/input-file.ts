import { readFile } from "node:fs/promises";
import { AppError } from "../../kernel/errors/app-error.ts";

/** The bytes of a file named on the command line; fails with `file.unreadable`, saying why in words. */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why = code === "ENOENT" ? { fr: "il n’existe pas", en: "it does not exist" } : code === "EISDIR" ? { fr: "c’est un dossier", en: "it is a folder" } : code === "EACCES" ? { fr: "la lecture en est interdite", en: "reading it is forbidden" } : { fr: "la lecture a échoué", en: "reading it failed" };
    throw new AppError("file.unreadable", { fr: `Le fichier « ${path} » ne peut pas être lu\u00a0: ${why.fr}.`, en: `The file “${path}” cannot be read: ${why.en}.` }, { cause: error });
  }
}
