import { join } from "node:path";
import type { Db } from "../../kernel/db/db.ts";
import { folderStorage, s3Storage, sweepLeftovers, type Storage } from "../../kernel/storage/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { createUploads, type Uploads } from "../../kernel/uploads/index.ts";
import { clamd, createFiles, createProfiler, datasetUploads, type Datasets, type Files, type Grants, type UseCounter } from "../../modules/datasets/index.ts";
import type { Config } from "../config.ts";
import { repeat } from "../repeat.ts";

export interface FilesParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly storage: Storage;
  readonly datasets: () => Datasets;
  readonly grants: Grants;
  readonly counter: UseCounter;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

export interface ComposedFiles {
  readonly files: Files;
  readonly uploads: Uploads;
  /** Takes up at a start what was left unread, then sweeps and tries again every ten minutes. The function ends it. */
  start(): () => Promise<void>;
}

const everyMs = 600_000;

/** Where stored files are: the folder of the house, or the bucket that the settings name. */
export function composeStorage(config: Config, directory: string): Storage {
  const { objectStore } = config;
  return objectStore === undefined ? folderStorage(directory) : s3Storage({ ...objectStore, temporaryDirectory: join(config.dataDirectory, "waiting") });
}

/** Files of datasets: uploads, check, profiles. */
export function composeFiles({ db, clock, config, storage, datasets, grants, counter, demonstration = false }: FilesParts): ComposedFiles {
  const profiler = createProfiler({ open: (sha256, part) => storage.open(sha256, part ?? undefined), temporaryDirectory: join(config.dataDirectory, "profiling") });
  const files = createFiles({ db, clock, storage, datasets, grants, counter, profiler, largestBytes: config.largestUploadBytes, demonstration: () => demonstration, antivirus: config.antivirus === undefined ? null : clamd(config.antivirus) });
  const uploads = createUploads({ db, clock, storage, directory: join(config.dataDirectory, "uploads"), takers: [datasetUploads(files)], limits: { largestBytes: config.largestUploadBytes } });
  return {
    files,
    uploads,
    start() {
      const stop = repeat("dataset-files", everyMs, async () => {
        files.wake();
        await Promise.all([uploads.sweep(), ...["files", "waiting", "profiling"].map((folder) => sweepLeftovers(join(config.dataDirectory, folder), clock.now()))]);
      });
      return async () => {
        await stop();
        await files.stop();
      };
    },
  };
}
