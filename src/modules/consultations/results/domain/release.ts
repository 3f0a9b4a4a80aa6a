import type { Day } from "../../../../kernel/time/day.ts";
import type { PublishedResults } from "./published.ts";

/** One release of results, whole and final: what is hashed, kept and shown. */
export interface Release {
  readonly questionnaire: string;
  /** Of the questionnaire that was answered. */
  readonly definitionSha256: string;
  readonly publishedOn: Day;
  /** People who could have answered, on the day of the release; null behind an open link, where that means nothing. */
  readonly eligible: number | null;
  /** Rights to answer that were given out, by axis; null where the axis is withheld, or behind an open link. */
  readonly issued: Readonly<Record<string, number | null>>;
  /** Contributions received and lost with a key, by axis, where any were: at least the threshold, or 0 for fewer; null where the axis is withheld. */
  readonly lost?: Readonly<Record<string, number | null>>;
  readonly results: PublishedResults;
}

export interface KeptRelease extends Release {
  /** SHA-256 in hexadecimal of the canonical JSON (RFC 8785) of the release. */
  readonly sha256: string;
  readonly demonstration: boolean;
}
