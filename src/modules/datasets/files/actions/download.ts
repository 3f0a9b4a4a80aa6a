import type { Actor } from "../../../../kernel/http/route.ts";
import { isFileOpenToAll, mayDownload, mayEdit, mayRead, type OpennessFacts } from "../../domain/access.ts";
import type { Dataset, DatasetStanding } from "../../domain/dataset.ts";
import type { AccessGrant } from "../../domain/access.ts";
import { unknownDataset } from "../../errors.ts";
import type { FilesDeps } from "../deps.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { fileNotChecked, fileNotOpen, fileQuarantined, nothingToDownload, unknownFile } from "../errors.ts";
import { draftFiles, findFile, versionFiles, versionsHolding } from "../store/files.ts";

/** Who comes: an account, or whoever bears a time-limited link. */
export interface Visitor {
  readonly actor: Actor | null;
  readonly linkToken: string | null;
}

interface Asked {
  readonly standing: DatasetStanding;
  readonly editor: boolean;
  /** What the public sees, and for editors else the draft. */
  readonly dataset: Dataset;
  readonly grants: readonly AccessGrant[];
}

/** What everything that gives bytes asks first. `datasets.unknown` (404) for who may not see the dataset. */
async function ask(deps: FilesDeps, { actor, linkToken }: Visitor, code: string): Promise<Asked> {
  const standing = await deps.datasets().standing(code);
  if (standing === null || !mayRead(actor, standing)) throw unknownDataset();
  const editor = mayEdit(actor, standing);
  const dataset = (await deps.datasets().find(code)) ?? (editor ? await deps.datasets().findFor(actor, code) : null);
  if (dataset === null || dataset.code !== code) throw unknownDataset();
  return { standing, editor, dataset, grants: await deps.grants.of({ actor, linkToken }, code) };
}

function allows(deps: FilesDeps, visitor: Visitor, { dataset, standing, grants }: Asked, file: KeptFile, heldBy: readonly OpennessFacts[]): boolean {
  const now = { today: deps.clock.today(), instant: deps.clock.now().toISOString() };
  return mayDownload(visitor.actor, dataset, standing, file, grants, now, heldBy);
}

/**
 * The file, where this visitor may have its bytes. Whoever does not edit the dataset only ever reaches files of published
 * versions. Fails with `datasets.unknown`, `datasets.unknown-file` (404), `datasets.file-not-open` (403), and for those
 * who could have it otherwise `datasets.file-not-checked` (409), `datasets.file-quarantined` (403).
 */
export async function fileFor(deps: FilesDeps, visitor: Visitor, code: string, id: string): Promise<{ readonly file: KeptFile; readonly dataset: Dataset; readonly openToAll: boolean }> {
  const asked = await ask(deps, visitor, code);
  const file = await findFile(deps.db, code, id);
  if (file === null) throw unknownFile();
  const heldBy = (await versionsHolding(deps.db, code, [id])).get(id) ?? [];
  if (heldBy.length === 0 && (!asked.editor || file.removedAt !== null)) throw unknownFile();
  if (!allows(deps, visitor, asked, { ...file, state: "checked" }, heldBy)) throw fileNotOpen(code);
  if (file.state === "received") throw fileNotChecked();
  if (!allows(deps, visitor, asked, file, heldBy)) throw fileQuarantined();
  return { file, dataset: asked.dataset, openToAll: isFileOpenToAll(asked.dataset, heldBy, deps.clock.today()) };
}

/** The files of a version (of the published one when none is named; of the draft where nothing is published yet) that this visitor may download; fails where there is none. */
export async function filesFor(deps: FilesDeps, visitor: Visitor, code: string, version?: number): Promise<{ readonly files: readonly KeptFile[]; readonly dataset: Dataset; readonly version: number | null }> {
  const asked = await ask(deps, visitor, code);
  const { dataset } = asked;
  const isPublic = dataset.state === "published" || dataset.state === "withdrawn";
  const wanted = version ?? (isPublic ? dataset.version : null);
  const all = wanted === null ? await draftFiles(deps.db, code) : await versionFiles(deps.db, code, wanted);
  const held = await versionsHolding(deps.db, code, all.map(({ id }) => id));
  const given = (file: KeptFile): boolean => allows(deps, visitor, asked, file, held.get(file.id) ?? []);
  const files = all.filter(given);
  if (files.length === 0) {
    if (all.length > 0 && !all.some((file) => given({ ...file, state: "checked" }))) throw fileNotOpen(code);
    throw nothingToDownload();
  }
  // An older package says what was said of the data then.
  const told = version === undefined || version === dataset.version ? dataset : await deps.datasets().version(code, version);
  return { files, dataset: told ?? dataset, version: wanted };
}
