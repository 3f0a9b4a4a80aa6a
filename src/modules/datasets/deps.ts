import type { Db } from "../../kernel/db/db.ts";
import type { Announce } from "../../kernel/outbox/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { Dataset } from "./domain/dataset.ts";
import type { DatasetFiles, HalState, Structures } from "./domain/ports.ts";

/** Keeps the DOIs of datasets at an agency. Each act may be repeated after a failure: done twice it is done once. */
export interface DoiMinter {
  /** Gives a published dataset its DOI: the same dataset always has to get the same one. Null: it did not come. */
  mintFor(dataset: Dataset): Promise<string | null>;
  /** Tells the metadata of a newer version; false where they could not be told. */
  update(dataset: Dataset): Promise<boolean>;
  /** No longer found by searches, since it was withdrawn; false where that could not be told. */
  hide(dataset: Dataset): Promise<boolean>;
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
