import type { WorkSignature } from "../domain/affiliation-match.ts";

/** Where the authors of a work were, as the matching of signatures has it. */
export interface WorkAffiliations {
  /** With a signature of the institute or of one of its units. */
  readonly institute: boolean;
  /** Structures at the date of the paper. */
  readonly structures: readonly { readonly code: string }[];
  readonly signatures: readonly WorkSignature[];
}

/** What is asked of the matching: by code of the work; a work that it does not know is left out. */
export interface AffiliationReader {
  affiliationsOf(codes: readonly string[]): Promise<ReadonlyMap<string, WorkAffiliations>>;
  /** Another text once any match has changed. */
  revision(): Promise<string>;
}
