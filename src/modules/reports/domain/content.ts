import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";
import type { ResourceTable } from "../../contract/index.ts";
import type { Assessment, Indicator, Observation, TargetOverTime } from "../../indicators/index.ts";
import type { Ask, Milestone, Review, Spread, Tie } from "../../steering/index.ts";

/**
 * All that a report says, and nothing of when or by whom it was built: the same facts, texts and choices give the same
 * content on any database and any day. No random identifier enters: events are named by what they say. Its canonical
 * JSON is what the seal hashes, and every file of the report is drawn from it alone.
 */
export interface ReportContent {
  readonly format: "jalon-report/1";
  /** The year that the report speaks of: values of later periods are left out. */
  readonly year: number;
  /** Values, texts of reviews and contract as known at the end of this day; verdicts stand at it too. */
  readonly knownOn: Day;
  readonly contract: ReportContract;
  /** Left out of a first edition. */
  readonly corrects?: ReportCorrection;
  /** True where any value in it is made up. */
  readonly demonstration: boolean;
  /** In the order of the report: "overall", "priority-1", "objective-1.2", "indicator-3". */
  readonly texts: readonly ReportText[];
  readonly priorities: readonly ReportPriority[];
  readonly indicators: readonly ReportIndicator[];
  readonly resourceTables: readonly ResourceTable[];
  readonly figures: readonly ReportFigure[];
}

/** What a new edition says of the one that it takes the place of. */
export interface ReportCorrection {
  /** "2024-1" */
  readonly code: string;
  readonly contentSha256: string;
  readonly reason: Bilingual;
}

export interface ReportContract {
  readonly code: string;
  readonly title: Bilingual;
  readonly institute: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly versionNumber: number;
  readonly inForceFrom: Day;
  readonly registerSha256: string;
}

/** A synthesis: plain words, an empty line parts two paragraphs, lines that start with "- " are a list. */
export interface ReportText {
  readonly section: string;
  readonly text: Bilingual;
}

export interface ReportPriority {
  readonly code: string;
  readonly title: Bilingual;
  readonly objectives: readonly ReportObjective[];
}

export interface ReportObjective {
  readonly code: string;
  readonly title: Bilingual;
  readonly actions: readonly ReportAction[];
  readonly spread: Spread;
}

export interface ReportAction {
  readonly code: string;
  readonly title: Bilingual;
  /** The last review known; null where there was none. Names of people stay out of reports. */
  readonly review: Omit<Review, "id" | "author" | "recordedAt"> | null;
  readonly milestones: readonly Omit<Milestone, "id" | "ownerId" | "ownerName" | "evidence">[];
  readonly openAsks: readonly Omit<Ask, "id">[];
  readonly ties: readonly Tie[];
  readonly noIndicator: string | null;
  readonly late: boolean;
  readonly silent: boolean;
}

export interface ReportIndicator {
  readonly indicator: Indicator;
  readonly series: readonly ReportSeries[];
}

export interface ReportSeries {
  readonly key: string;
  readonly part: string;
  readonly name: Bilingual;
  /** What the pages show too; event ids replaced by the digest of what the event says, instants by their day. */
  readonly assessment: Assessment;
  readonly observations: readonly Observation[];
  readonly targets: readonly TargetOverTime[];
}

export interface ReportFigure {
  readonly code: string;
  readonly label: Bilingual;
  readonly value: number;
  readonly unit: Bilingual | null;
  readonly period: Period;
  readonly source: string;
}

/** A report that nobody can change any more. */
export interface SealedReport {
  /** "2024-1": the year and its number among the sealed reports of that year. */
  readonly code: string;
  readonly content: ReportContent;
  /** SHA-256 of the canonical JSON of the content: the seal. */
  readonly contentSha256: string;
}

export interface RenderedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
