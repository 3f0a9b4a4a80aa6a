import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { CatalogueKind } from "../readers/index.ts";

export interface CatalogueSource {
  readonly code: string;
  readonly name: string;
  readonly kind: CatalogueKind;
  readonly address: string | null;
  readonly language: "fr" | "en";
  readonly demonstration: boolean;
}

/**
 * - partial: some records could not be taken, or the source stopped early: nothing is marked as vanished;
 * - waiting: complete, but more than half of the records would vanish: a person decides;
 * - failed, cancelled: what came before stays, nothing is marked.
 */
export const runStandings = ["running", "done", "partial", "failed", "cancelled", "waiting"] as const;
export type RunStanding = (typeof runStandings)[number];

export interface CatalogueRun {
  readonly number: number;
  readonly source: string;
  readonly standing: RunStanding;
  readonly author: string;
  readonly observedOn: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly fromFile: boolean;
  readonly pages: number;
  readonly announced: number | null;
  readonly given: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly returned: number;
  readonly vanished: number;
  readonly faults: number;
  readonly warnings: number;
  readonly nextPage: string | null;
  readonly lastError: Issue | null;
  readonly demonstration: boolean;
}

export interface RecordFault {
  readonly page: number;
  /** Identifier at the source; empty: the page itself. */
  readonly record: string;
  readonly issue: Issue;
}

/** More than this share of what was there gone at once looks like a fault of the source. */
export const suspiciousShare = 0.5;
/** Of fewer records than this, any share may go. */
export const leastForSuspicion = 4;

export function isSuspiciousDrop(known: number, gone: number): boolean {
  return known >= leastForSuspicion && gone / known > suspiciousShare;
}
