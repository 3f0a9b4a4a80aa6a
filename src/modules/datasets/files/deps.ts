import type { Db } from "../../../kernel/db/db.ts";
import type { Storage } from "../../../kernel/storage/index.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { Grants, Profiler, UseCounter } from "../domain/ports.ts";
import type { Antivirus } from "./antivirus/antivirus.ts";

export interface FilesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly storage: Storage;
  /** Asked late: the datasets themselves are made with these files. */
  readonly datasets: () => Pick<Datasets, "standing" | "find" | "version" | "findFor" | "draft" | "profiled">;
  readonly grants: Grants;
  readonly counter: UseCounter;
  /** Null: files are not profiled. */
  readonly profiler: Profiler | null;
  /** Null: files count as checked, with a note that says so. */
  readonly antivirus: Antivirus | null;
  /** Largest file taken in one piece; those that come as uploads are limited there. */
  readonly largestBytes?: number;
  /** Told of what went wrong while nobody waited; never with the content or the name of a file. */
  readonly onTrouble?: (what: string, error: unknown) => void;
  /** True while made-up facts are put in. */
  readonly demonstration?: () => boolean;
}

export const noGrants: Grants = { of: async () => [] };
export const countsNothing: UseCounter = { count: () => undefined };
