import { createHash } from "node:crypto";
import { normaliseDoi } from "../sources/identifiers.ts";
import type { WorkIdentifier, WorkScheme } from "./record.ts";

/** Schemes that may give a work its public code, best first. PMCID and ISBN do not: they name a copy, or a whole book. */
export const codeSchemes = ["doi", "pmid", "hal", "nnt", "openalex", "arxiv"] as const satisfies readonly WorkScheme[];

/** How a record is named in decisions and links: `hal:hal-01234567`. */
export function recordName(source: string, key: string): string {
  return `${source}:${key}`;
}

/**
 * The public code that an identifier gives: the HAL identifier as it is (`hal-01234567`), otherwise the scheme and the
 * value (`doi-10.1234_abc`), in signs that an address takes as they are. A slash is `_`; any other sign is its code
 * points in hexadecimal between tildes, so that two values never give one code.
 */
export function codeOfIdentifier({ scheme, value }: WorkIdentifier): string {
  const safe = value.replaceAll(/[^A-Za-z0-9./-]/gu, (sign) => `~${(sign.codePointAt(0) ?? 0).toString(16)}~`).replaceAll("/", "_");
  return scheme === "hal" && /^[a-z]+-\d+$/u.test(value) ? value : `${scheme}-${safe}`;
}

/** The code of a record without any identifier: no key of a source stands in an address, as it may hold a name or an ORCID. */
export function codeOfRecord(name: string): string {
  return `record-${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}

/** `doi:10.1234/ABC`, or the address of a DOI, as an identifier; null for anything else. Values are compared in lower case where the scheme does. */
export function identifierFrom(text: string): WorkIdentifier | null {
  const trimmed = text.trim();
  const doi = normaliseDoi(trimmed.replace(/^doi:\s*/iu, ""));
  if (doi !== null) return { scheme: "doi", value: doi };
  const colon = trimmed.indexOf(":");
  const scheme = trimmed.slice(0, colon).toLowerCase();
  const value = trimmed.slice(colon + 1).trim();
  switch (scheme) {
    case "pmid": return { scheme, value: value.replace(/^0+/u, "") };
    case "pmcid": return { scheme, value: `PMC${value.replace(/^PMC/iu, "")}` };
    case "hal": return { scheme, value: value.toLowerCase().replace(/v\d+$/u, "") };
    case "openalex":
    case "nnt": return { scheme, value: value.toUpperCase() };
    case "arxiv": return { scheme, value: value.toLowerCase().replace(/v\d+$/u, "") };
    default: return null;
  }
}
