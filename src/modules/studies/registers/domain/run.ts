import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { FieldName } from "../../domain/content.ts";
import type { RegisterRecord, TakenRecord } from "../../domain/studies.ts";

export type RunOrigin = "upload" | "command" | "follow";
export type RegisterRunStanding = "reading" | "planned" | "writing" | "done" | "stopped" | "failed";
export type RecordOutcome = TakenRecord["outcome"];
export const recordOutcomes: readonly RecordOutcome[] = ["added", "updated", "diverges", "possible-duplicate", "unchanged", "refused"];

/** One import, or one run over the network. */
export interface RegisterRun {
  readonly number: number;
  readonly origin: RunOrigin;
  readonly standing: RegisterRunStanding;
  /** Of the files, or of what was asked for. */
  readonly names: readonly string[];
  readonly author: string;
  readonly publish: boolean;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly total: number;
  readonly done: number;
  /** Of the files, not of a record. */
  readonly issues: readonly Issue[];
  readonly lastError: Issue | null;
  readonly demonstration: boolean;
  /** By outcome: as planned until it is written. */
  readonly counts: Readonly<Partial<Record<RecordOutcome, number>>>;
  readonly published: number;
}

export interface RunLine {
  readonly position: number;
  readonly file: string;
  readonly line: number | null;
  readonly register: string;
  readonly number: string;
  readonly title: string;
  readonly outcome: RecordOutcome;
  /** Null: nothing has been written for it. */
  readonly written: RecordOutcome | null;
  readonly code: string | null;
  readonly published: boolean;
  readonly changed: readonly FieldName[];
  readonly issues: readonly Issue[];
  readonly candidates: readonly string[];
}

/** A record of a file before anything is known of it here. */
export interface FoundRecord {
  readonly file: string;
  readonly line: number | null;
  readonly record: RegisterRecord | null;
  readonly issues: readonly Issue[];
}

export interface LineQuestion {
  readonly page: number;
  readonly pageSize: number;
  readonly outcome?: RecordOutcome | undefined;
}
