import type { Actor } from "../../../kernel/http/route.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Dataset, DatasetState, DatasetStanding, FileProfile } from "./dataset.ts";
import type { Author } from "../../../kernel/audit/index.ts";
import type { HarvestedRecord, HarvestOutcome, HarvestSource } from "./harvested.ts";
import type { DatasetMetadata, SubjectKind } from "./metadata.ts";

/** A draft as its form sees it: what is there, what is wrong (by field, FR/EN), what was proposed from files and directory. */
export interface DatasetDraft {
  readonly code: string;
  readonly state: DatasetState;
  /** To be given back on saving: two who edit at once do not overwrite each other. */
  readonly revision: number;
  readonly metadata: DatasetMetadata;
  readonly issues: readonly Issue[];
  readonly proposals: readonly Proposal[];
  /** Why it was returned, last first. */
  readonly remarks: readonly { readonly at: string; readonly author: string; readonly text: string }[];
}

/** A value that is known already, to be taken with one press. */
export interface Proposal {
  readonly field: string;
  readonly value: unknown;
  readonly from: { readonly kind: "file" | "directory" | "doi" | "account" | "publication"; readonly name: string };
}

export interface FairMetric {
  /** `FsF-F1-01MD`… (F-UJI metrics 0.8). */
  readonly code: string;
  readonly earned: number;
  readonly points: number;
  /** What to do to earn what is missing; null at full points. */
  readonly advice: Issue | null;
}

export interface FairReport {
  readonly score: number;
  readonly metrics: readonly FairMetric[];
  /** The one change that gains most, with what it gains in score. */
  readonly best: { readonly metric: string; readonly gain: number; readonly advice: Issue } | null;
}

/** Change feed for the search index, OAI-PMH, caches: codes whose public face may have changed. */
export interface DatasetChanges {
  readonly sequence: number;
  readonly items: readonly { readonly code: string; readonly gone: boolean; readonly changedAt: string }[];
}

/** Without a choice: what waits for review first, then the latest changed. `waiting`: what was handed in longest ago first. */
export const mineSorts = ["changed", "title", "state", "waiting"] as const;
export type MineSort = (typeof mineSorts)[number];

export interface Datasets {
  declare(actor: Actor, start: { readonly subjectKind: SubjectKind; readonly title?: string }): Promise<DatasetDraft>;
  /** Saves as you go: invalid values are kept and told, never refused, but for what no form sends (`datasets.changed-meanwhile` 409). */
  save(actor: Actor, code: string, revision: number, change: Partial<DatasetMetadata>): Promise<DatasetDraft>;
  draft(actor: Actor, code: string): Promise<DatasetDraft | null>;
  /** The drafts and records that this account may edit or has to look at. */
  mine(actor: Actor, question: { readonly state?: DatasetState; readonly sort?: MineSort; readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly Dataset[] }>;
  discard(actor: Actor, code: string): Promise<void>;
  shareWith(actor: Actor, code: string, editors: readonly string[]): Promise<void>;
  submit(actor: Actor, code: string): Promise<DatasetDraft>;
  returnForChange(actor: Actor, code: string, remark: string): Promise<void>;
  /** `datasets.not-valid` (400) with all issues where something is wrong. */
  publish(actor: Actor, code: string): Promise<Dataset>;
  withdraw(actor: Actor, code: string, reason: string, successor: string | null): Promise<Dataset>;
  /** Opens a new version of a published record for editing. */
  revise(actor: Actor, code: string): Promise<DatasetDraft>;
  /** What anybody may see: published or withdrawn. By code, or `doi:10.…`. */
  find(text: string): Promise<Dataset | null>;
  /** What this caller may see: also drafts that are theirs. */
  findFor(actor: Actor | null, code: string): Promise<Dataset | null>;
  /** Published ones, by code, in the order asked; unknown ones left out. */
  published(codes: readonly string[]): Promise<readonly Dataset[]>;
  /** Published ones, by code. */
  list(question: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly Dataset[] }>;
  /** Every published record, some hundreds at a time, in the order of codes: flat memory at 100,000. */
  allPublished(): AsyncIterable<readonly Dataset[]>;
  /** One published version as it was; null where there is none. Its state is that of the record today. */
  version(code: string, version: number): Promise<Dataset | null>;
  versions(code: string): Promise<readonly { readonly version: number; readonly publishedAt: string; readonly summary: string }[]>;
  standing(code: string): Promise<DatasetStanding | null>;
  changesAfter(sequence: number, limit: number): Promise<DatasetChanges>;
  fair(dataset: Dataset): FairReport;
  /** Proposals worked out from the profile of a file that came in. */
  profiled(code: string, fileId: string, profile: FileProfile): Promise<void>;
  /**
   * Takes records of another catalogue: published without declarer, one for each identifier of the source however often it comes,
   * updated where it changed. A record that a data administrator has withdrawn here stays so. Codes never change.
   */
  takeHarvested(by: Author, source: HarvestSource, records: readonly HarvestedRecord[]): Promise<HarvestOutcome>;
  /** After the last page of a complete harvest: marks what this run has not seen as vanished. Gives the codes newly marked. */
  endHarvest(by: Author, source: HarvestSource): Promise<readonly string[]>;
  /** What was wrong with a harvested record when it came in. */
  harvestIssues(code: string): Promise<readonly Issue[]>;
  /** Tells the DOI agency again what it could not be told: DOIs to be given, newer metadata, withdrawals. Gives of how many records it could now. */
  retryDois(limit?: number): Promise<number>;
}
