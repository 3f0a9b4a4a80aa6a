import type { Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { BibliographicRecord, DocumentType, RecordSource } from "./record.ts";
import type { Work } from "./work.ts";

/** What a reader of a file or answer gives: records that can be used, and faults by place. A faulty record never hides the others. */
export interface ReadRecords {
  readonly records: readonly { readonly record: BibliographicRecord; readonly raw: string; readonly line: number | null }[];
  readonly issues: readonly Issue[];
}

export interface RecordDelivery {
  readonly source: RecordSource;
  /** The day the source was asked, or that of the file. */
  readonly observedOn: Day;
  readonly fileName: string | null;
  readonly fileSha256: string | null;
  readonly demonstration: boolean;
  readonly records: Iterable<{ readonly record: BibliographicRecord; readonly raw: string; readonly line: number | null }> | AsyncIterable<{ readonly record: BibliographicRecord; readonly raw: string; readonly line: number | null }>;
}

export interface IntakeReport {
  readonly deliveryId: string | null;
  readonly records: number;
  /** The same record, word for word, again in the delivery. */
  readonly repeated: number;
  /** Known with the same content. */
  readonly unchanged: number;
  readonly worksOpened: number;
  readonly worksChanged: number;
  /** Works that were two and are one now. */
  readonly worksMerged: number;
  readonly recordsDeleted: number;
  readonly issues: readonly Issue[];
}

/** What stays of a delivery: who brought what, when, and with what effect. */
export interface KeptDelivery {
  readonly id: string;
  readonly source: RecordSource;
  readonly observedOn: Day;
  /** Null where it was no file: an answer of a source, asked for by a harvest. */
  readonly fileName: string | null;
  readonly recordedAt: string;
  /** Null: interrupted, or still under way. */
  readonly completedAt: string | null;
  readonly author: string;
  readonly demonstration: boolean;
  /** `faults` counts what was refused or set aside while taking in; null until the delivery is complete. */
  readonly counts: (Omit<IntakeReport, "deliveryId" | "issues"> & { readonly faults: number }) | null;
}

export interface DeliveryQuestion {
  /** Only what came as a file. */
  readonly files?: boolean;
  readonly source?: RecordSource;
  /** By default the latest recorded first. */
  readonly sort?: "recorded" | "observed" | "source" | "file" | "records";
  readonly direction?: "ascending" | "descending";
  readonly page: number;
  readonly pageSize: number;
}

export type WorkDecisionDraft =
  /** Two records (named `source:key`) speak of one work, or do not. */
  | { readonly kind: "same" | "different"; readonly left: string; readonly right: string; readonly reason: string }
  /** This record is right about this field. */
  | { readonly kind: "prefer"; readonly record: string; readonly field: string; readonly reason: string };

export interface WorkDecision {
  readonly id: string;
  readonly draft: WorkDecisionDraft;
  readonly author: string;
  readonly recordedAt: string;
  readonly revoked: { readonly author: string; readonly recordedAt: string; readonly reason: string } | null;
}

export interface WorkQuestion {
  readonly text?: string;
  readonly years?: readonly number[];
  readonly documentTypes?: readonly DocumentType[];
  /** Public codes of structures matched, at the date of the paper. */
  readonly structures?: readonly string[];
  readonly sources?: readonly RecordSource[];
  /** By the latest observation. */
  readonly open?: boolean;
  readonly hal?: "file" | "notice" | "none";
  /** With a signature of the institute. */
  readonly institute?: boolean;
  readonly sort?: "newest" | "oldest" | "title" | "most-cited";
  readonly page: number;
  readonly pageSize: number;
}

export interface WorkItem {
  readonly code: string;
  readonly title: string;
  readonly year: number | null;
  readonly documentType: DocumentType | null;
  readonly journal: string | null;
  /** First three names and how many more. */
  readonly byline: string;
  readonly doi: string | null;
  readonly isOpen: boolean | null;
  readonly hal: "file" | "notice" | "none";
  readonly citations: number | null;
  readonly sources: readonly RecordSource[];
  readonly structures: readonly string[];
  readonly demonstration: boolean;
}

/** Bibliographic records in, works out. */
export interface Publications {
  /** All or nothing by batches that a second run completes without doubling. Deliveries may come in any order. */
  take(by: Author, delivery: RecordDelivery, onProgress?: (done: number) => void): Promise<IntakeReport>;
  /** What `take` would do and say, the removal of the demonstration included; nothing of it stays, and the report's `deliveryId` names nothing. Holds up other deliveries meanwhile. */
  rehearse(by: Author, delivery: RecordDelivery): Promise<IntakeReport>;
  deliveries(question: DeliveryQuestion): Promise<{ readonly total: number; readonly items: readonly KeptDelivery[] }>;
  /** By code, former code, or `scheme:value` (`doi:10.1234/abc`); `moved` when the text is a former address. */
  find(text: string): Promise<{ readonly code: string; readonly moved: boolean } | null>;
  work(code: string): Promise<Work | null>;
  works(codes: readonly string[]): Promise<readonly Work[]>;
  search(question: WorkQuestion): Promise<{ readonly total: number; readonly items: readonly WorkItem[]; readonly facets: Readonly<Record<string, readonly { readonly code: string; readonly count: number }[]>> }>;
  /** Every work, some hundreds at a time, in the order of their codes. */
  allWorks(): AsyncIterable<readonly Work[]>;
  /** Works touched since a sequence number, gone ones included, for indexes and harvesters. */
  changesAfter(sequence: number, limit: number): Promise<{ readonly sequence: number; readonly codes: readonly { readonly code: string; readonly gone: boolean; readonly changedAt: string }[] }>;
  decide(by: Author, draft: WorkDecisionDraft): Promise<WorkDecision>;
  revoke(by: Author, decisionId: string, reason: string): Promise<void>;
  decisions(code?: string): Promise<readonly WorkDecision[]>;
  candidatePairs(question: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly WorkPair[] }>;
  removeDemonstration(by: Author): Promise<void>;
  hasDemonstration(): Promise<boolean>;
  counts(): Promise<{ readonly works: number; readonly records: Readonly<Partial<Record<RecordSource, number>>> }>;
}

/** Two works that may be one, with what speaks for it and what kept them apart. */
export interface WorkPair {
  readonly left: WorkItem & { readonly record: string };
  readonly right: WorkItem & { readonly record: string };
  readonly evidence: readonly { readonly rule: string; readonly detail: string }[];
  readonly score: number;
}
