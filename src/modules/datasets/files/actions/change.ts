import { randomUUID } from "node:crypto";
import { pipeline, Readable, Transform } from "node:stream";
import { recordAudit } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { StoredFile } from "../../../../kernel/storage/index.ts";
import { mayCurate, mayEdit } from "../../domain/access.ts";
import { notYours, textMissing, unknownDataset } from "../../errors.ts";
import { cleanPath, freePath, pathKey } from "../domain/clean-path.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { filesClosed, notTheFileAnnounced, tooLargeAFile, tooManyFiles, unknownFile } from "../errors.ts";
import { mediaTypeOfName } from "../media-type.ts";
import { draftFiles, findFile, insertFile, setPlace, setRemoved, setState, versionFiles } from "../store/files.ts";
import type { FilesDeps } from "../deps.ts";

export const mostFiles = 10_000;

export interface NewContent {
  /** As it came; cleaned here. */
  readonly name: string;
  readonly content: Uint8Array | Readable | StoredFile;
  readonly description?: string | null;
  /** What the sender says the SHA-256 is; other content is refused. */
  readonly expectedSha256?: string;
}

/** Fails unless the draft is there and this caller may change it: `datasets.unknown` (404) for who may not see it, `datasets.files-closed` (409) where there is no draft to change. */
export async function requireOpenDraft({ datasets }: FilesDeps, actor: Actor, code: string): Promise<void> {
  const standing = await datasets().standing(code);
  if (standing === null || !mayEdit(actor, standing)) throw unknownDataset();
  const draft = await datasets().draft(actor, code);
  if (draft === null || (draft.state === "submitted" && !mayCurate(actor, standing))) throw filesClosed();
}

/** Writers of one draft follow one another; it may have been published while the bytes came in. */
async function lockDraft(tx: Db, code: string): Promise<void> {
  const [row] = await tx.query<{ draft_state: string | null }>(sql`select draft_state from datasets.dataset where code = ${code} for update`);
  if ((row?.draft_state ?? null) === null) throw filesClosed();
}

async function lockDataset(tx: Db, code: string): Promise<void> {
  await tx.query(sql`select 1 from datasets.dataset where code = ${code} for update`);
}

const subjectOf = (code: string): string => `dataset:${code}`;
/** Never the name: that of a draft is not for those who read the audit. */
const toldOf = ({ id, sha256, sizeBytes }: Pick<KeptFile, "id" | "sha256" | "sizeBytes">) => ({ file: id, sha256, sizeBytes });

/**
 * Puts a file into the draft. The content is kept first; the same content under the same name is the file that is there
 * already, another content under a taken name gets a number behind it. Fails like `requireOpenDraft`, and with
 * `datasets.too-many-files`.
 */
export async function addFile(deps: FilesDeps, actor: Actor, code: string, { name, content, description = null, expectedSha256 }: NewContent): Promise<KeptFile> {
  await requireOpenDraft(deps, actor, code);
  const stored = "sha256" in content ? content : await deps.storage.put(content instanceof Readable ? limited(content, deps.largestBytes ?? Number.POSITIVE_INFINITY) : content);
  if (expectedSha256 !== undefined && stored.sha256 !== expectedSha256) throw notTheFileAnnounced();
  return deps.db.tx(async (tx) => {
    await lockDraft(tx, code);
    const there = await draftFiles(tx, code);
    const wanted = cleanPath(name);
    const same = there.find((file) => file.sha256 === stored.sha256 && pathKey(file.path) === pathKey(wanted));
    if (same !== undefined) return same;
    if (there.length >= mostFiles) throw tooManyFiles(mostFiles);
    const path = freePath(wanted, there.map((file) => pathKey(file.path)));
    const id = randomUUID();
    await insertFile(tx, {
      id, dataset: code, path, pathKey: pathKey(path), sha256: stored.sha256, sizeBytes: stored.sizeBytes, mediaType: mediaTypeOfName(path),
      description, addedAt: deps.clock.now().toISOString(), addedBy: actor.accountId, demonstration: deps.demonstration?.() ?? false,
    });
    await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act: "datasets.file-added", subject: subjectOf(code), next: toldOf({ id, ...stored }) });
    return existing(tx, code, id);
  });
}

/** The same stream, which fails once more comes than may. */
function limited(content: Readable, largestBytes: number): Readable {
  let total = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.byteLength;
      done(total > largestBytes ? tooLargeAFile(largestBytes) : null, chunk);
    },
  });
  // A source that breaks off breaks this one too; whoever reads it is told.
  pipeline(content, counted, () => undefined);
  return counted;
}

async function existing(tx: Db, code: string, id: string): Promise<KeptFile> {
  const file = await findFile(tx, code, id);
  if (file === null) throw unknownFile();
  return file;
}

/** Takes a file out of the draft; versions that hold it keep it, and it can be brought back. Nothing where it is out already. */
export async function removeFile(deps: FilesDeps, actor: Actor, code: string, id: string): Promise<void> {
  await requireOpenDraft(deps, actor, code);
  await deps.db.tx(async (tx) => {
    await lockDraft(tx, code);
    const file = await existing(tx, code, id);
    if (file.removedAt !== null) return;
    await setRemoved(tx, id, deps.clock.now().toISOString());
    await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act: "datasets.file-removed", subject: subjectOf(code), previous: toldOf(file) });
  });
}

/** Brings a file back into the draft, under another name where its own was taken meanwhile. */
export async function restoreFile(deps: FilesDeps, actor: Actor, code: string, id: string): Promise<KeptFile> {
  await requireOpenDraft(deps, actor, code);
  return deps.db.tx(async (tx) => {
    await lockDraft(tx, code);
    const file = await existing(tx, code, id);
    if (file.removedAt === null) return file;
    if (!(await deps.storage.has(file.sha256))) throw unknownFile();
    const path = freePath(file.path, (await draftFiles(tx, code)).map((other) => pathKey(other.path)));
    await setPlace(tx, id, path, pathKey(path), file.description);
    await setRemoved(tx, id, null);
    await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act: "datasets.file-restored", subject: subjectOf(code), next: toldOf(file) });
    return existing(tx, code, id);
  });
}

/** Gives a file of the draft another path or description; the path is cleaned, and numbered where it is taken. */
export async function describeFile(deps: FilesDeps, actor: Actor, code: string, id: string, change: { readonly path?: string; readonly description?: string | null }): Promise<KeptFile> {
  await requireOpenDraft(deps, actor, code);
  return deps.db.tx(async (tx) => {
    await lockDraft(tx, code);
    const file = await existing(tx, code, id);
    if (file.removedAt !== null) throw unknownFile();
    const others = (await draftFiles(tx, code)).filter((other) => other.id !== id).map((other) => pathKey(other.path));
    const path = change.path === undefined ? file.path : freePath(cleanPath(change.path), others);
    const description = change.description === undefined ? file.description : (change.description?.trim() ?? "") === "" ? null : (change.description?.trim().slice(0, 2_000) ?? null);
    if (path === file.path && description === file.description) return file;
    await setPlace(tx, id, path, pathKey(path), description);
    await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act: "datasets.file-described", subject: subjectOf(code), next: { file: id, fields: [...(path === file.path ? [] : ["path"]), ...(description === file.description ? [] : ["description"])] } });
    return existing(tx, code, id);
  });
}

/** A data administrator sets a file aside, in every version that holds it: nobody can download it any more. Fails with `datasets.not-yours`, `datasets.text-missing`. */
export async function refuseFile(deps: FilesDeps, actor: Actor, code: string, id: string, reason: string): Promise<void> {
  const standing = await deps.datasets().standing(code);
  if (standing === null || !mayEdit(actor, standing)) throw unknownDataset();
  if (!mayCurate(actor, standing)) throw notYours();
  const told = reason.trim().slice(0, 1_000);
  if (told === "") throw textMissing("reason");
  await deps.db.tx(async (tx) => {
    await lockDataset(tx, code);
    const file = await existing(tx, code, id);
    const note: Issue = { code: "datasets.file-refused", severity: "error", text: { fr: `Écarté par un administrateur de la donnée\u202f: ${told}`, en: `Set aside by a data administrator: ${told}` } };
    await setState(tx, id, "refused", [note]);
    await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act: "datasets.file-refused", subject: subjectOf(code), previous: { ...toldOf(file), state: file.state }, next: { ...toldOf(file), state: "refused" } });
  });
}

/** In the transaction that opens a new version: the draft starts from the files of the version before, whatever an abandoned draft had done to them. */
export async function restartDraft(tx: Db, code: string, version: number, at: string): Promise<void> {
  const held = await versionFiles(tx, code, version);
  const ids = new Set(held.map(({ id }) => id));
  for (const file of await draftFiles(tx, code)) if (!ids.has(file.id)) await setRemoved(tx, file.id, at);
  for (const file of held) {
    await setPlace(tx, file.id, file.path, pathKey(file.path), file.description);
    await setRemoved(tx, file.id, null);
  }
}
