import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { DatasetFile } from "../domain/dataset.ts";
import type { Proposal } from "../domain/datasets.ts";
import type { DraftState, PublicState } from "../domain/life.ts";
import type { DatasetMetadata, SubjectKind } from "../domain/metadata.ts";

/** A record as it is kept, with its published version beside the draft. */
export interface DatasetRow {
  readonly code: string;
  readonly subjectKind: SubjectKind;
  readonly face: PublicState | null;
  readonly publishedVersion: number | null;
  readonly draftState: DraftState | null;
  readonly draft: DatasetMetadata | null;
  readonly revision: number;
  readonly proposals: readonly Proposal[];
  readonly declaredBy: string | null;
  readonly editors: readonly string[];
  readonly region: string | null;
  readonly doi: string | null;
  readonly doiState: "none" | "pending" | "minted" | "given";
  readonly source: string | null;
  readonly sourceName: string | null;
  readonly sourceIdentifier: string | null;
  readonly sourceUrl: string | null;
  readonly sourceDigest: string | null;
  readonly sourceIssues: readonly Issue[];
  readonly vanishedOn: string | null;
  readonly modifiedAt: string;
  readonly firstPublishedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
  readonly successor: string | null;
  readonly demonstration: boolean;
  /** Of the published version; null before. */
  readonly publishedAt: string | null;
  readonly metadata: DatasetMetadata | null;
  readonly files: readonly DatasetFile[] | null;
}

const columns = sql`d.code, d.subject_kind as "subjectKind", d.public_state as "face", d.published_version as "publishedVersion", d.draft_state as "draftState", d.draft, d.revision, d.proposals,
  d.declared_by as "declaredBy", d.editors, d.region, d.doi, d.doi_state as "doiState", d.source, d.source_name as "sourceName", d.source_identifier as "sourceIdentifier",
  d.source_url as "sourceUrl", d.source_digest as "sourceDigest", d.source_issues as "sourceIssues", d.vanished_on as "vanishedOn", d.modified_at as "modifiedAt",
  d.first_published_at as "firstPublishedAt", d.withdrawn_at as "withdrawnAt", d.withdrawal_reason as "withdrawalReason", d.successor, d.demonstration,
  v.published_at as "publishedAt", v.metadata, v.files`;

/** Rows with their published version. `condition` names the record `d`. */
export async function rowsWhere(db: Db, condition: SQL): Promise<DatasetRow[]> {
  return db.query<DatasetRow>(sql`select ${columns} from datasets.dataset d left join datasets.dataset_version v on v.code = d.code and v.version = d.published_version where ${condition}`);
}

export async function rowOf(db: Db, code: string): Promise<DatasetRow | null> {
  return (await rowsWhere(db, sql`d.code = ${code}`))[0] ?? null;
}

/** The row, held until the transaction ends: acts on one record follow one another. */
export async function lockedRow(tx: Db, code: string): Promise<DatasetRow | null> {
  await tx.query(sql`select 1 from datasets.dataset where code = ${code} for update`);
  return rowOf(tx, code);
}

export async function rowsOf(db: Db, codes: readonly string[]): Promise<DatasetRow[]> {
  return codes.length === 0 ? [] : rowsWhere(db, sql`d.code = any(${array(codes, "text")})`);
}

export interface RemarkRow { readonly at: string; readonly author: string; readonly text: string }

/** Last first. */
export async function remarksOf(db: Db, code: string): Promise<RemarkRow[]> {
  return db.query(sql`select at, author, text from datasets.remark where code = ${code} order by id desc`);
}

export async function versionRows(db: Db, code: string): Promise<{ version: number; publishedAt: string; summary: string }[]> {
  return db.query(sql`select version, published_at as "publishedAt", summary from datasets.dataset_version where code = ${code} order by version desc`);
}

export async function versionContent(db: Db, code: string, version: number): Promise<{ metadata: DatasetMetadata; files: readonly DatasetFile[]; publishedAt: string } | null> {
  const [row] = await db.query<{ metadata: DatasetMetadata; files: readonly DatasetFile[]; publishedAt: string }>(sql`
    select metadata, files, published_at as "publishedAt" from datasets.dataset_version where code = ${code} and version = ${version}`);
  return row ?? null;
}
