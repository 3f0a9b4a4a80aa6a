import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { StudyContent } from "../domain/content.ts";
import type { DraftState, PublicState } from "../domain/life.ts";
import type { Provenance, StudySource, StudyVersion } from "../domain/study.ts";

/** A study as it is kept, with its published version beside the draft. */
export interface StudyRow {
  readonly code: string;
  readonly face: PublicState | null;
  readonly publishedVersion: number | null;
  readonly draftState: DraftState | null;
  readonly draft: Partial<StudyContent> | null;
  readonly draftProvenance: Provenance | null;
  readonly revision: number;
  readonly declaredBy: string | null;
  readonly editors: readonly string[];
  readonly doi: string | null;
  readonly doiState: "none" | "pending" | "minted";
  readonly modifiedAt: string;
  readonly firstPublishedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
  readonly successor: string | null;
  readonly demonstration: boolean;
  /** Of the published version; null before. */
  readonly publishedAt: string | null;
  readonly content: Partial<StudyContent> | null;
  readonly provenance: Provenance | null;
  readonly sources: readonly StudySource[] | null;
  readonly versionDoi: string | null;
}

const columns = sql`s.code, s.public_state as "face", s.published_version as "publishedVersion", s.draft_state as "draftState", s.draft, s.draft_provenance as "draftProvenance", s.revision,
  s.declared_by as "declaredBy", s.editors, s.doi, s.doi_state as "doiState", s.modified_at as "modifiedAt", s.first_published_at as "firstPublishedAt", s.withdrawn_at as "withdrawnAt",
  s.withdrawal_reason as "withdrawalReason", s.successor, s.demonstration, v.published_at as "publishedAt", v.content, v.provenance, v.sources, v.doi as "versionDoi"`;

/** Rows with their published version. `condition` names the study `s`. */
export async function studyRowsWhere(db: Db, condition: SQL): Promise<StudyRow[]> {
  return db.query<StudyRow>(sql`select ${columns} from studies.study s left join studies.study_version v on v.code = s.code and v.version = s.published_version where ${condition}`);
}

export async function studyRow(db: Db, code: string): Promise<StudyRow | null> {
  return (await studyRowsWhere(db, sql`s.code = ${code}`))[0] ?? null;
}

/** The row, held until the transaction ends: acts on one study follow one another. */
export async function lockedStudyRow(tx: Db, code: string): Promise<StudyRow | null> {
  await tx.query(sql`select 1 from studies.study where code = ${code} for update`);
  return studyRow(tx, code);
}

export async function studyRowsOf(db: Db, codes: readonly string[]): Promise<StudyRow[]> {
  return codes.length === 0 ? [] : studyRowsWhere(db, sql`s.code = any(${array(codes, "text")})`);
}

export interface RemarkRow { readonly at: string; readonly author: string; readonly text: string }

/** Last first. */
export async function remarksOf(db: Db, code: string): Promise<RemarkRow[]> {
  return db.query(sql`select at, author, text from studies.remark where code = ${code} order by id desc`);
}

/** Newest first. */
export async function studyVersionRows(db: Db, code: string): Promise<StudyVersion[]> {
  return db.query(sql`select version, published_at as "publishedAt", summary, doi, automatic from studies.study_version where code = ${code} order by version desc`);
}

export interface VersionContent {
  readonly content: Partial<StudyContent>;
  readonly provenance: Provenance;
  readonly sources: readonly StudySource[];
  readonly publishedAt: string;
  readonly doi: string | null;
}

export async function versionContent(db: Db, code: string, version: number): Promise<VersionContent | null> {
  const [row] = await db.query<VersionContent>(sql`
    select content, provenance, sources, published_at as "publishedAt", doi from studies.study_version where code = ${code} and version = ${version}`);
  return row ?? null;
}

/** The version that bears this DOI. */
export async function versionByDoi(db: Db, doi: string): Promise<{ readonly code: string; readonly version: number } | null> {
  const [row] = await db.query<{ code: string; version: number }>(sql`select code, version from studies.study_version where lower(doi) = ${doi.toLowerCase()} limit 1`);
  return row ?? null;
}
