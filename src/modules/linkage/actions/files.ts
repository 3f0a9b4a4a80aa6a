import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { findRaw } from "../comparisons/columns/raw-columns.ts";
import { wantedColumns } from "../engine/intake/prepare.ts";
import type { Project, Run, Side, ZoneFile } from "../domain/project.ts";
import { findFile, findModel, insertFile, listFiles, setFileDeleted } from "../store/projects.ts";
import { waitingRuns } from "../store/runs.ts";
import { authored, openProject, type LinkageDeps } from "./deps.ts";
import { fault, notKept, notTheMoment, unknownModel } from "./errors.ts";

/** Parquet files begin so; whatever else is sent is read as CSV. */
const parquetMark = "PAR1";

/**
 * Seals a file into the zone of a project. Neither its name nor those of columns that the model does not read are kept: the
 * first say too much, and the first line of a file without a header is somebody. Fails with `linkage.not-kept` where it cannot
 * be read or lacks a column that the project's model reads.
 */
export async function sendFile(deps: LinkageDeps, by: Author, code: string, side: Side, content: Readable): Promise<ZoneFile> {
  const project = await openProject(deps.db, code);
  const key = await deps.keys.derived(code, "files");
  const id = randomUUID();
  const stored = await deps.zone.put(code, id, key, content, deps.largestFileBytes).catch((error: unknown) => {
    throw error instanceof RangeError ? notKept([fault(side, "file-too-large", "Ce fichier est trop grand.", "This file is too large.")]) : error;
  });
  const format = stored.head.subarray(0, 4).toString("latin1") === parquetMark ? "parquet" : "csv";
  try {
    const present = stored.sizeBytes === 0 ? [] : await columnsIn(deps, code, id, format);
    if (present.length === 0) throw notKept([fault(side, "file-unreadable", "Ce fichier ne se lit ni comme du CSV avec un en-tête, ni comme du Parquet.", "This file reads neither as CSV with a header nor as Parquet.")]);
    const columns = await columnsRead(deps, project, side, present);
    const file: ZoneFile = { id, project: code, side, format, sizeBytes: stored.sizeBytes, sha256: stored.sha256, columns, sentAt: deps.clock.now().toISOString(), byName: by.name, deletedAt: null };
    await deps.db.tx(async (tx) => {
      await openProject(tx, code, true);
      await insertFile(tx, by, file);
      await recordAudit(tx, { ...authored(deps, by), act: "linkage.file-sent", subject: `linkage-project:${code}`, next: { file: id, side, format, sizeBytes: stored.sizeBytes, sha256: stored.sha256 } });
    });
    return file;
  } catch (error) {
    await deps.zone.remove(code, id);
    throw error;
  }
}

async function columnsIn(deps: LinkageDeps, code: string, id: string, format: ZoneFile["format"]): Promise<readonly string[]> {
  const folder = await deps.zone.workFolder(code, `look-${id}`);
  try {
    const path = await clearCopy(deps, code, { id, format }, folder, "file");
    return await deps.columnsOf(path).catch(() => []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of the columns of a file, those that the project's model reads. */
async function columnsRead(deps: LinkageDeps, project: Project, side: Side, present: readonly string[]): Promise<readonly string[]> {
  const model = await findModel(deps.db, project.model, project.modelVersion);
  if (model === null) throw unknownModel();
  const wanted = wantedColumns(model.body, side);
  const missing = wanted.filter((name) => findRaw(name, present) === undefined);
  if (missing.length > 0) {
    throw notKept(missing.map((name) => fault(side, "column-missing", `Il manque la colonne «\u202f${name}\u202f», que le modèle du projet lit. La première ligne doit donner le nom des colonnes.`, `Column “${name}”, which the project’s model reads, is missing. The first line must name the columns.`)));
  }
  return wanted;
}

/** A clear copy in a folder that its caller takes away. */
export async function clearCopy(deps: LinkageDeps, code: string, file: Pick<ZoneFile, "id" | "format">, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.${file.format}`);
  await deps.zone.copyTo(code, file.id, await deps.keys.derived(code, "files"), path);
  return path;
}

export async function deleteFile(deps: LinkageDeps, by: Author, code: string, id: string): Promise<void> {
  const file = await findFile(deps.db, id);
  if (file === null || file.project !== code || file.deletedAt !== null) return;
  if ((await waitingRuns(deps.db)).some((run) => run.leftFile === id || run.rightFile === id)) throw notTheMoment("Un appariement lit ce fichier\u202f: attendez-le ou arrêtez-le.", "A run reads this file: wait for it or stop it.");
  await deps.db.tx(async (tx) => {
    await setFileDeleted(tx, id, deps.clock.now().toISOString());
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.file-deleted", subject: `linkage-project:${code}`, next: { file: id } });
  });
  await deps.zone.remove(code, id);
}

/** The files that a run has read, and those sent before them for the same side, which no run will read any more. */
export async function readOrReplaced(deps: Pick<LinkageDeps, "db">, run: Pick<Run, "project" | "leftFile" | "rightFile">): Promise<readonly string[]> {
  const newestFirst = await listFiles(deps.db, run.project);
  return newestFirst.filter(({ side }, index) => index >= newestFirst.findIndex(({ id }) => id === (side === "left" ? run.leftFile : (run.rightFile ?? run.leftFile)))).map(({ id }) => id);
}

/** Files of a project whose day has come, or all that a run leaves where none are to be kept. */
export async function deleteFilesOf(deps: LinkageDeps, code: string, ids: readonly string[]): Promise<void> {
  const program: Author = { accountId: null, name: "Jalon" };
  for (const file of await listFiles(deps.db, code)) if (ids.includes(file.id) && file.deletedAt === null) await deleteFile(deps, program, code, file.id);
}
