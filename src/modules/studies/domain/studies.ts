import type { Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { FieldName, StudyContent } from "./content.ts";
import type { Study, StudyDraft, StudyStanding, StudyState, StudyVersion } from "./study.ts";

/** One record of a register, read and mapped. */
export interface RegisterRecord {
  /** `nct`, `fresh`, `pef`, `csv`… */
  readonly register: string;
  readonly number: string;
  readonly url: string | null;
  /** Day of the last change there, `YYYY-MM-DD`; null: not told. */
  readonly changedOn: string | null;
  /** What the record says; fields that its format does not hold are not in it. */
  readonly content: Partial<StudyContent>;
  /** Fields, or `field.language`, that were worked out rather than read, or translated by a program. */
  readonly inferred: readonly string[];
  readonly translated: readonly string[];
  /** As it came, to be read again by a better mapping. */
  readonly raw: string;
  /** Faults and remarks by field; an error keeps the record out of publication, never out of the drafts. */
  readonly issues: readonly Issue[];
}

export interface TakenRecord {
  readonly register: string;
  readonly number: string;
  /** Null: the record could not be taken at all (see `issues`). */
  readonly code: string | null;
  readonly outcome: "added" | "updated" | "unchanged" | "diverges" | "refused" | "possible-duplicate";
  readonly published: boolean;
  readonly changed: readonly FieldName[];
  readonly issues: readonly Issue[];
  /** Studies here that seem to be the same, best first. */
  readonly candidates: readonly string[];
}

export interface TakeOptions {
  /** Publish what has no fault: for the curator who imports. */
  readonly publish: boolean;
  /** Only tell what would be done. */
  readonly dryRun: boolean;
}

/** Codes whose public face changed: for indexes, harvesters, alerts that follow. */
export interface StudyChanges {
  readonly sequence: number;
  readonly items: readonly { readonly code: string; readonly gone: boolean; readonly changedAt: string }[];
}

/** What differs between two versions, field by field, in the order of the fields. */
export interface FieldDifference {
  readonly field: FieldName;
  readonly language: "fr" | "en" | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface MineQuestion {
  readonly page: number;
  readonly pageSize: number;
  readonly state?: StudyState;
  readonly text?: string;
  readonly sort?: "changed" | "title" | "state" | "waiting";
  /** All that this caller may review, not only their own. */
  readonly curation?: boolean;
  /** Drafts that came from a register; studies on which a register says something else; drafts with texts of programs that nobody has read. */
  readonly only?: "imported" | "diverging" | "unread";
}

export interface MineLine {
  readonly code: string;
  readonly title: StudyContent["title"];
  readonly acronym: string | null;
  readonly state: StudyState;
  readonly draftState: StudyStanding["draftState"];
  readonly modifiedAt: string;
  readonly errors: number;
  readonly divergences: number;
  readonly own: boolean;
}

/** The records of the portal of studies. Errors: `domain/../errors.ts`. */
export interface Studies {
  declare(actor: Actor, start: { readonly title?: StudyContent["title"]; readonly studyType?: string }): Promise<StudyDraft>;
  /** A declaration that begins with what a register says, each value with its source. Null where a study bears these numbers already, seen or not. */
  declareFrom(actor: Actor, record: RegisterRecord): Promise<StudyDraft | null>;
  /** Saves as you go: invalid values are kept and told. What a form sends becomes `entered`. Fails with `studies.changed-meanwhile` (409). */
  save(actor: Actor, code: string, revision: number, change: Partial<StudyContent>): Promise<StudyDraft>;
  draft(actor: Actor, code: string): Promise<StudyDraft>;
  mine(actor: Actor, question: MineQuestion): Promise<{ readonly total: number; readonly items: readonly MineLine[] }>;
  discard(actor: Actor, code: string): Promise<void>;
  shareWith(actor: Actor, code: string, editors: readonly string[]): Promise<void>;
  submit(actor: Actor, code: string): Promise<StudyDraft>;
  /** With reasons, which may name fields. */
  returnForChange(actor: Actor, code: string, remark: string): Promise<void>;
  publish(actor: Actor, code: string): Promise<Study>;
  withdraw(actor: Actor, code: string, reason: string, successor: string | null): Promise<Study>;
  revise(actor: Actor, code: string): Promise<StudyDraft>;
  /** Somebody of the portal has read these fields (`title.en`…): translations and inferences then stand. */
  curate(actor: Actor, code: string, revision: number, fields: readonly string[]): Promise<StudyDraft>;
  /** Decides a divergence: take what the register says, or keep ours until the register says something else. */
  decideDivergence(actor: Actor, code: string, revision: number, field: FieldName, source: string, take: boolean): Promise<StudyDraft>;
  /** Records of registers, one transaction each: added as drafts, or kept in step by a three-way comparison (last taken, ours, theirs). */
  take(by: Author, records: readonly RegisterRecord[], options: TakeOptions): Promise<readonly TakenRecord[]>;

  /** By code, DOI (of the study or of a version), or registry number (`NCT06171568`): what the public may see. */
  find(text: string): Promise<Study | null>;
  findFor(actor: Actor | null, code: string): Promise<Study | null>;
  published(codes: readonly string[]): Promise<readonly Study[]>;
  list(question: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly Study[] }>;
  /** All that is published, in batches, by code. */
  allPublished(): AsyncIterable<readonly Study[]>;
  versions(code: string): Promise<readonly StudyVersion[]>;
  version(code: string, version: number): Promise<Study | null>;
  standing(code: string): Promise<StudyStanding | null>;
  changesAfter(sequence: number, limit: number): Promise<StudyChanges>;
  /** Asks the DOI agency again for what it could not be told. Gives for how many it could now. */
  retryDois(limit?: number): Promise<number>;
}
