import type { Proposal } from "../../../domain/datasets.ts";

/** What a register knows of a DOI, a HAL or a PubMed identifier, as proposals for the fields of a dataset. */
export interface Found {
  readonly title: string;
  readonly proposals: readonly Proposal[];
}

/** Looks one identifier up; null where it is not known there. A register that does not answer throws an AppError that says so. */
export interface IdentifierLookup {
  find(scheme: "doi" | "hal" | "pmid", value: string): Promise<Found | null>;
}

export interface Identifier {
  readonly scheme: "doi" | "hal" | "pmid";
  readonly value: string;
}

/** Which identifier a text is: a DOI in any spelling, a HAL document (`hal-01234567v2`, its address), a PubMed number. Null where it is none. */
export function identifierIn(text: string): Identifier | null {
  const trimmed = text.trim();
  const doi = /\b(10\.\d{4,9}\/\S+)$/i.exec(trimmed)?.[1];
  if (doi !== undefined) return { scheme: "doi", value: doi.toLowerCase() };
  const hal = /\b((?:hal|inserm|tel|pasteur|cea|hceres|halshs|medihal|cel|lirmm|in2p3|ird|inria)-\d{6,9})(?:v\d+)?\b/i.exec(trimmed)?.[1];
  if (hal !== undefined) return { scheme: "hal", value: hal.toLowerCase() };
  const pmid = /^(?:pmid\s*:?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)?(\d{4,9})\/?$/i.exec(trimmed)?.[1];
  return pmid === undefined ? null : { scheme: "pmid", value: pmid };
}
