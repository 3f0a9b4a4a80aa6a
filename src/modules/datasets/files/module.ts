import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { DatasetFiles } from "../domain/ports.ts";
import { mayEdit } from "../domain/access.ts";
import { unknownDataset } from "../errors.ts";
import { addFile, describeFile, refuseFile, removeFile, requireOpenDraft, restartDraft, restoreFile, type NewContent } from "./actions/change.ts";
import { fileFor, filesFor, type Visitor } from "./actions/download.ts";
import { createReading } from "./actions/reading.ts";
import type { FilesDeps } from "./deps.ts";
import type { KeptFile } from "./domain/stored-file.ts";
import { draftFiles, filesOfDataset, isHeld, standingOfFiles, versionFiles } from "./store/files.ts";

/** The files of datasets: what comes in, what is found out about it, who may have it. */
export interface Files extends DatasetFiles {
  list(dataset: string, version?: number): Promise<readonly KeptFile[]>;
  /** For who may edit: the files of the draft, those taken out included, oldest first. `datasets.unknown` for others. */
  kept(actor: Actor, dataset: string): Promise<readonly KeptFile[]>;
  /** Fails unless there is a draft that this caller may change: to be asked before bytes are taken in. */
  requireOpenDraft(actor: Actor, dataset: string): Promise<void>;
  add(actor: Actor, dataset: string, file: NewContent): Promise<KeptFile>;
  remove(actor: Actor, dataset: string, id: string): Promise<void>;
  restore(actor: Actor, dataset: string, id: string): Promise<KeptFile>;
  describe(actor: Actor, dataset: string, id: string, change: { readonly path?: string; readonly description?: string | null }): Promise<KeptFile>;
  refuse(actor: Actor, dataset: string, id: string, reason: string): Promise<void>;
  listInside(tx: Db, dataset: string): Promise<readonly KeptFile[]>;
  standing(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<KeptFile, "state" | "profile">>>;
  restart(tx: Db, dataset: string, version: number): Promise<void>;
  fileFor(visitor: Visitor, dataset: string, id: string): Promise<{ readonly file: KeptFile; readonly dataset: Dataset; readonly openToAll: boolean }>;
  filesFor(visitor: Visitor, dataset: string, version?: number): Promise<{ readonly files: readonly KeptFile[]; readonly dataset: Dataset; readonly version: number | null }>;
  /** Does any dataset hold this content? Asked before content leaves the storage. */
  holds(sha256: string): Promise<boolean>;
  /** Takes up the files that were not read yet: at a start, and from time to time while an antivirus does not answer. */
  wake(): void;
  /** When nothing is being read any more. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export function createFiles(deps: FilesDeps): Files {
  const reading = createReading(deps);
  return {
    list: (dataset, version) => (version === undefined ? draftFiles(deps.db, dataset) : versionFiles(deps.db, dataset, version)),
    async kept(actor, dataset) {
      const standing = await deps.datasets().standing(dataset);
      if (standing === null || !mayEdit(actor, standing)) throw unknownDataset();
      return filesOfDataset(deps.db, dataset);
    },
    requireOpenDraft: (actor, dataset) => requireOpenDraft(deps, actor, dataset),
    async add(actor, dataset, file) {
      const added = await addFile(deps, actor, dataset, file);
      reading.wake();
      return added;
    },
    remove: (actor, dataset, id) => removeFile(deps, actor, dataset, id),
    async restore(actor, dataset, id) {
      const restored = await restoreFile(deps, actor, dataset, id);
      reading.wake();
      return restored;
    },
    describe: (actor, dataset, id, change) => describeFile(deps, actor, dataset, id, change),
    refuse: (actor, dataset, id, reason) => refuseFile(deps, actor, dataset, id, reason),
    listInside: (tx, dataset) => draftFiles(tx, dataset),
    standing: (ids) => standingOfFiles(deps.db, ids),
    restart: (tx, dataset, version) => restartDraft(tx, dataset, version, deps.clock.now().toISOString()),
    fileFor: (visitor, dataset, id) => fileFor(deps, visitor, dataset, id),
    filesFor: (visitor, dataset, version) => filesFor(deps, visitor, dataset, version),
    holds: (sha256) => isHeld(deps.db, sha256),
    wake: reading.wake,
    settled: reading.settled,
    stop: reading.stop,
  };
}
