import type { Author } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { LinkageModel } from "./model.ts";
import type { RunReport } from "./report.ts";
import type { Evidence, Seal, Stage } from "./run.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Calibration, ReadQuality } from "../quality/calibration.ts";
import type { ClericalStratum } from "../quality/clerical-sample.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

export interface ProjectFacts {
  readonly title: string;
  readonly purpose: string;
  /** Number of the authorisation, or the reference that stands for it. */
  readonly legalReference: string;
  /** Organisations that take part. */
  readonly parties: readonly string[];
  readonly model: string;
  readonly modelVersion: number;
  /** Files are kept after their run until this day, for a review; null: deleted as soon as it is over. */
  readonly keepFilesUntil: Day | null;
  /** On this day files, outputs and keys go. */
  readonly retentionUntil: Day;
}

export interface Project extends ProjectFacts {
  readonly code: string;
  readonly state: "open" | "archived";
  readonly keyState: "present" | "destroyed";
  readonly keyDestroyedAt: string | null;
  readonly byName: string;
  readonly createdAt: string;
  readonly revision: number;
  readonly demonstration: boolean;
}

export interface ModelVersion {
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
  readonly body: LinkageModel;
  readonly origin: "ready" | "uploaded" | "trained";
  readonly trainedByRun: number | null;
  readonly trainedOn: { readonly leftRows: number; readonly rightRows: number | null } | null;
  readonly note: string;
  readonly byName: string;
  readonly createdAt: string;
  readonly demonstration: boolean;
}

export type Side = "left" | "right";

export interface ZoneFile {
  readonly id: string;
  readonly project: string;
  readonly side: Side;
  readonly format: "csv" | "parquet";
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly columns: readonly string[];
  readonly sentAt: string;
  readonly byName: string;
  readonly deletedAt: string | null;
}

export const runStates = ["queued", "running", "done", "failed", "cancelled"] as const;
export type RunState = (typeof runStates)[number];

export interface Run {
  readonly id: number;
  readonly project: string;
  readonly model: string;
  readonly modelVersion: number;
  readonly leftFile: string;
  readonly rightFile: string | null;
  readonly previousRun: number | null;
  readonly state: RunState;
  readonly stage: Stage | null;
  readonly share: number | null;
  readonly byName: string;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly seal: Seal | null;
  readonly refusal: { readonly code: string; readonly text: Bilingual; readonly issues: readonly Issue[] } | null;
  readonly calibration: FittedCalibration | null;
  readonly demonstration: boolean;
}

/** A run with all it left. */
export interface WholeRun extends Run {
  readonly report: RunReport | null;
  readonly card: string | null;
}

export type Answer = "match" | "non-match" | "unknown";
export const answers: readonly Answer[] = ["match", "non-match", "unknown"];

/** Why, from a list: free words could tell who a record is of. */
export const reasons = ["", "names-differ", "dates-differ", "places-differ", "twins", "same-despite-errors", "too-little", "other"] as const;
export type Reason = (typeof reasons)[number];

export interface Review {
  readonly id: number;
  readonly project: string;
  readonly run: number;
  readonly title: string;
  readonly state: "open" | "settling" | "closed";
  readonly showsScore: boolean;
  readonly masked: boolean;
  readonly byName: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly outcome: ReviewOutcome | null;
  readonly strata: readonly ClericalStratum[];
  readonly thresholdWeight: number;
  /** Of the sample, those that an earlier review had decided. */
  readonly reused: readonly { readonly pair: string; readonly stratum: number; readonly weight: number; readonly probability: number }[];
  readonly readers: readonly (Author & { readonly accountId: string })[];
  readonly demonstration: boolean;
}

export interface ReviewPair {
  readonly pair: string;
  readonly left: string;
  readonly right: string;
  readonly stratum: number;
  readonly probability: number;
  readonly weight: number;
  readonly linked: boolean;
  readonly evidence: readonly Evidence[];
  readonly reader1: string;
  readonly reader2: string;
}

export interface Reading {
  readonly pair: string;
  readonly reader: string;
  readonly answer: Answer;
  readonly reason: Reason;
  readonly ordinal: number;
}

export interface Decision {
  readonly pair: string;
  /** Pseudonyms of the two rows. */
  readonly left: string;
  readonly right: string;
  readonly answer: Answer;
  readonly byWayOf: "agreement" | "adjudication";
  readonly reason: string;
  readonly review: number;
  readonly byName: string;
  readonly decidedAt: string;
}

/** What readers taught of a run: probabilities that they confirmed, and how good its links are by their reading alone. */
export interface FittedCalibration {
  readonly calibration: Calibration;
  readonly quality: ReadQuality;
  readonly review: number;
}

export interface ReviewOutcome {
  readonly pairs: number;
  readonly agreed: number;
  readonly adjudicated: number;
  readonly answers: Readonly<Record<Answer, number>>;
  /** Rows: what the first reader said; columns: the second; in the order of `answers`. */
  readonly table: readonly (readonly number[])[];
  readonly kappa: number | null;
  readonly kappaLow: number | null;
  readonly kappaHigh: number | null;
  readonly shownValues: number;
  /** Null where readings were ended before all pairs were read. */
  readonly calibration: FittedCalibration | null;
}
