import type { Db } from "../../kernel/db/db.ts";
import type { Announce } from "../../kernel/outbox/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { Dataset } from "./domain/dataset.ts";
import type { DatasetFiles, HalState, Structures } from "./domain/ports.ts";

/** Gives a published dataset its DOI. Asked again after a failure: the same dataset always has to get the same one. Null: this house gives none. */
export interface DoiMinter {
  mintFor(dataset: Dataset): Promise<string | null>;
}

export interface DatasetDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly structures: Structures;
  readonly halState: HalState;
  readonly files: DatasetFiles;
  readonly announce: Announce;
  readonly doi?: DoiMinter;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

export const noFiles: DatasetFiles = { list: async () => [] };
export const nowhereInHal: HalState = { of: async () => null };
export const noStructures: Structures = { of: async () => new Map() };
