import type { Dataset as WholeDataset } from "../domain/dataset.ts";

export type { DatasetFile } from "../domain/dataset.ts";

/** A dataset as far as the standards tell of it: without its label and score, which are worked out of more than the record. */
export type Dataset = Omit<WholeDataset, "label" | "fairScore">;
