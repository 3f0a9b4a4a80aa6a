import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { AppError } from "../../kernel/errors/app-error.ts";
import { day, isDay, type Day } from "../../kernel/time/day.ts";
import type { Reference } from "../../modules/bibliometrics/index.ts";
import type { RecordFile } from "../../modules/publications/index.ts";

const fileName = z.string().min(1).max(200).refine((name) => basename(name) === name && name !== "..");
const manifestShape = z.object({
  demonstration: z.boolean().default(false),
  files: z.array(z.object({ name: fileName, observedOn: z.string().refine(isDay) })).max(10_000),
  references: z.array(fileName).max(1_000).default([]),
});

const referenceShape = z.looseObject({
  recipe: z.looseObject({ classification: z.string(), observedOn: z.string() }), sha256: z.string().regex(/^[0-9a-f]{64}$/u), cells: z.array(z.looseObject({})), totals: z.array(z.looseObject({})),
});

export interface CorpusFolder {
  readonly demonstration: boolean;
  /** In the order in which they were observed. Read one at a time: together they may not fit the memory. */
  readonly files: readonly { readonly name: string; readonly observedOn: Day; readonly read: () => Promise<RecordFile> }[];
  readonly references: readonly { readonly name: string; readonly read: () => Promise<Reference> }[];
}

function refuse(name: string, why: string): AppError {
  return new AppError("publications.manifest-wrong", {
    fr: `« ${name} » ne peut pas être lu comme il le faut\u202f: ${why}. Il faut un dossier dont manifest.json dit les fichiers ({"demonstration": false, "files": [{"name", "observedOn"}], "references": []}), tous dans ce dossier.`,
    en: `“${name}” cannot be read as it should be: ${why}. A folder is needed whose manifest.json tells the files ({"demonstration": false, "files": [{"name", "observedOn"}], "references": []}), all in that folder.`,
  }, { status: 422 });
}

/** The path of a file that truly is in the folder: a link that somebody put there does not lead out of it. */
async function inside(folder: string, name: string): Promise<string> {
  const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]).catch(() => { throw refuse(name, "absent / missing"); });
  if (dirname(path) !== home) throw refuse(name, "lien hors du dossier / link out of the folder");
  return path;
}

async function readJson(path: string, name: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => { throw refuse(name, "absent / missing"); });
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(name, "JSON");
  }
}

/** A folder of files of records, as its `manifest.json` tells; fails with `publications.manifest-wrong`. */
export async function openCorpusFolder(folder: string): Promise<CorpusFolder> {
  const parsed = manifestShape.safeParse(await readJson(join(folder, "manifest.json"), "manifest.json"));
  if (!parsed.success) throw refuse("manifest.json", parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join(" ; "));
  const { demonstration, files, references } = parsed.data;
  return {
    demonstration,
    files: files.toSorted((a, b) => (a.observedOn < b.observedOn ? -1 : a.observedOn > b.observedOn ? 1 : 0)).map(({ name, observedOn }) => ({
      name, observedOn: day(observedOn),
      read: async () => ({ name, observedOn: day(observedOn), content: { bytes: new Uint8Array(await readFile(await inside(folder, name)).catch((error: unknown) => { throw error instanceof AppError ? error : refuse(name, "absent / missing"); })) } }),
    })),
    references: references.map((name) => ({
      name,
      read: async () => {
        const found = referenceShape.safeParse(await readJson(await inside(folder, name), name));
        if (!found.success) throw refuse(name, found.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join(" ; "));
        return found.data as unknown as Reference;
      },
    })),
  };
}

/** Does the `manifest.json` beside this file tell it as made up? Taken for real, one file of a demonstration would put all the others out. */
export async function isOfDemonstrationFolder(path: string): Promise<boolean> {
  const text = await readFile(join(dirname(path), "manifest.json"), "utf8").catch(() => null);
  if (text === null) return false;
  try {
    const parsed = manifestShape.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.demonstration && parsed.data.files.some(({ name }) => name === basename(path));
  } catch {
    return false;
  }
}
