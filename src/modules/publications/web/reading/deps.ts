import type { WorkSignature } from "../../domain/affiliation-match.ts";
import type { Publications } from "../../domain/publications.ts";

/** What the public pages of publications are given. */
export interface ReadingDeps {
  readonly publications: Pick<Publications, "find" | "work" | "works" | "search" | "counts">;
  /** The signatures of a work with the structures that they name; empty for a work that is not matched yet. */
  readonly signaturesOf: (code: string) => Promise<readonly WorkSignature[]>;
  /** Names of structures by public code; codes that nobody bears are left out. */
  readonly structureNames: (codes: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Where the world reaches this site; without it addresses in records are paths. */
  readonly publicUrl?: string;
}
