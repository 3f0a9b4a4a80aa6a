import type { Dataset as WholeDataset } from "../domain/dataset.ts";

export type { DatasetFile } from "../domain/dataset.ts";

/** A dataset as far as the standards tell of it: without its label and score, which are worked out of more than the record. */
export interface Dataset extends Omit<WholeDataset, "label" | "fairScore"> {
  /** Where its page is, below the address of the site; left out: `/data/CODE`. */
  readonly pagePath?: string;
  /** ROR of a publisher that is not the institute. */
  readonly publisherRor?: string | null;
  /** Access right by the European table, where it is not to be worked out from the record. */
  readonly accessRight?: AccessRightCode;
}

export type AccessRightCode = "PUBLIC" | "RESTRICTED" | "NON_PUBLIC";
