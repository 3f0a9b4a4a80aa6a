import type { Day } from "../../../../kernel/time/day.ts";
import type { CorpusPaper, DocumentType } from "../../../publications/index.ts";
import type { PaperScore, Reference } from "../engine.ts";
import type { Fold } from "../readings/fold.ts";
import type { Choices } from "../settings.ts";

/** Why a paper that was looked at does not count. */
export const leftOutReasons = [
  "not-institute", "document-type", "retracted", "access-never-observed", "citations-unknown", "citation-years-unknown", "no-field", "no-cell", "no-journal", "no-centre", "country-unknown",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** One paper, with its access as it was seen when the window closed. */
export interface Candidate {
  readonly paper: CorpusPaper;
  readonly access: Pick<CorpusPaper, "access" | "hal">;
  /** The day on which that access is read: three months after the window at the latest, later only where nobody had looked by then. */
  readonly accessOn: Day;
  /** Citations of the window, or why they are not known. */
  readonly citations: number | LeftOutReason;
}

/** How far a journal belongs to the top tenth of the journals of a paper’s fields, 0 to 1; null where it is not known there. */
export interface JournalTiers {
  readonly tier: (paper: CorpusPaper) => number | null;
  readonly journals: (paper: CorpusPaper) => number | null;
}

/** All that recipes are cooked from, for one publication year. */
export interface Kitchen {
  readonly year: number;
  readonly on: Day;
  /** Access is as it was seen by this day: `on`, or three months after the window where that was earlier. */
  readonly accessOn: Day;
  readonly candidates: readonly Candidate[];
  readonly reference: Reference | null;
  readonly scores: ReadonlyMap<string, PaperScore>;
  readonly withoutCell: ReadonlySet<string>;
  readonly tiers: JournalTiers | null;
  readonly choices: Choices;
}

/** What one paper gives under one reading. */
export interface Given {
  readonly score: number;
  readonly weight: number;
}

/** One reading, paper by paper: what each gives, or why it does not count. */
export interface CookedReading {
  readonly code: string;
  readonly counting: "full" | "fractional";
  readonly fold: Fold;
  readonly papers: ReadonlyMap<string, Given | LeftOutReason>;
  /** For shares in a whole: the whole of one field; null where the reference does not know it. */
  readonly totalOfField?: (field: string) => number | null;
}

/** `missing`: nothing can be said without a reference. */
export type Cooked = { readonly kind: "cooked"; readonly readings: readonly CookedReading[]; readonly documentTypes: readonly DocumentType[] } | { readonly kind: "missing" };

/** Is this paper in the corpus of an indicator at all? */
export function corpusReason({ paper }: Candidate, documentTypes: readonly DocumentType[]): LeftOutReason | null {
  if (!paper.institute) return "not-institute";
  if (!documentTypes.includes(paper.documentType)) return "document-type";
  return paper.retracted ? "retracted" : null;
}

/** A reading over the corpus of some types. */
export function reading(kitchen: Kitchen, documentTypes: readonly DocumentType[], code: string, fold: Fold, give: (candidate: Candidate) => Given | LeftOutReason, more: Partial<CookedReading> = {}): CookedReading {
  return { code, counting: "full", fold, papers: new Map(kitchen.candidates.map((one) => [one.paper.code, corpusReason(one, documentTypes) ?? give(one)])), ...more };
}
