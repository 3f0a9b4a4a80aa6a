import { createHash } from "node:crypto";
import type { WorkIdentifier } from "../../domain/record.ts";

const order = ["doi", "pmid", "hal", "nnt", "openalex", "arxiv", "pmcid", "isbn"] as const;

/** How an entry of a file is named for ever: by its best identifier, else by the hash of what it says, spacing set aside. */
export function fileKey(identifiers: readonly WorkIdentifier[], raw: string): string {
  for (const scheme of order) {
    const found = identifiers.find((one) => one.scheme === scheme);
    if (found !== undefined) return `${found.scheme}:${found.value}`;
  }
  return `sha256:${createHash("sha256").update(raw.replace(/\s+/g, " ").trim()).digest("hex")}`;
}
