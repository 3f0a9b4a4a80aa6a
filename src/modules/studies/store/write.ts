import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { StudyContent } from "../domain/content.ts";
import type { DraftState } from "../domain/life.ts";
import type { Provenance, StudySource } from "../domain/study.ts";

/** The next public code. Kept by nobody where the transaction fails: numbers may be missing, none comes twice. */
export async function nextStudyCode(db: Db): Promise<string> {
  const [row] = await db.query<{ number: number }>(sql`select nextval('studies.code_sequence') as number`);
  return `st-${String(row?.number ?? 0).padStart(6, "0")}`;
}

export interface NewDraft {
  readonly code: string;
  readonly content: StudyContent;
  readonly provenance: Provenance;
  readonly declaredBy: string | null;
  readonly at: string;
  readonly demonstration: boolean;
}

export async function insertStudyDraft(tx: Db, row: NewDraft): Promise<void> {
  await tx.query(sql`
    insert into studies.study (code, draft_state, draft, draft_provenance, declared_by, created_at, modified_at, demonstration)
    values (${row.code}, 'draft', ${jsonb(row.content)}, ${jsonb(row.provenance)}, ${row.declaredBy}, ${row.at}::timestamptz, ${row.at}::timestamptz, ${row.demonstration})`);
}

/** Writes what is being edited; opens a draft where there is none. */
export async function writeStudyDraft(tx: Db, code: string, draft: { readonly content: StudyContent; readonly provenance: Provenance; readonly at: string }): Promise<void> {
  await tx.query(sql`
    update studies.study set draft = ${jsonb(draft.content)}, draft_provenance = ${jsonb(draft.provenance)}, draft_state = coalesce(draft_state, 'draft'), revision = revision + 1, modified_at = ${draft.at}::timestamptz
    where code = ${code}`);
}

/** `state` null: nothing is being edited any more. */
export async function writeStudyDraftState(tx: Db, code: string, state: DraftState | null, at: string): Promise<void> {
  await tx.query(sql`
    update studies.study set draft_state = ${state}, draft = case when ${state}::text is null then null else draft end, draft_provenance = case when ${state}::text is null then null else draft_provenance end,
      revision = revision + 1, modified_at = ${at}::timestamptz
    where code = ${code}`);
}

export async function bumpRevision(tx: Db, code: string): Promise<void> {
  await tx.query(sql`update studies.study set revision = revision + 1 where code = ${code}`);
}

export interface NewStudyVersion {
  readonly code: string;
  readonly version: number;
  readonly at: string;
  readonly accountId: string | null;
  readonly automatic: boolean;
  readonly summary: string;
  readonly content: StudyContent;
  readonly provenance: Provenance;
  readonly sources: readonly StudySource[];
  readonly wantsDoi: boolean;
  /** What is being written beside it stays. */
  readonly keepsDraft: boolean;
}

export async function insertStudyVersion(tx: Db, version: NewStudyVersion): Promise<void> {
  await tx.query(sql`
    insert into studies.study_version (code, version, published_at, published_by, automatic, summary, content, provenance, sources)
    values (${version.code}, ${version.version}, ${version.at}::timestamptz, ${version.accountId}, ${version.automatic}, ${version.summary}, ${jsonb(version.content)}, ${jsonb(version.provenance)}, ${jsonb(version.sources)})`);
  await tx.query(sql`
    update studies.study set public_state = 'published', published_version = ${version.version}, draft_state = case when ${version.keepsDraft}::boolean then draft_state end,
      draft = case when ${version.keepsDraft}::boolean then draft end, draft_provenance = case when ${version.keepsDraft}::boolean then draft_provenance end, revision = revision + 1,
      doi_state = case when ${version.wantsDoi}::boolean then 'pending' else doi_state end,
      -- The links between versions are told once the new one has its DOI.
      doi_due = null, modified_at = ${version.at}::timestamptz, first_published_at = coalesce(first_published_at, ${version.at}::timestamptz)
    where code = ${version.code}`);
}

export async function writeStudyWithdrawal(tx: Db, code: string, withdrawal: { readonly at: string; readonly reason: string; readonly successor: string | null }): Promise<void> {
  await tx.query(sql`
    update studies.study set public_state = 'withdrawn', draft_state = null, draft = null, draft_provenance = null, revision = revision + 1, withdrawn_at = ${withdrawal.at}::timestamptz,
      withdrawal_reason = ${withdrawal.reason}, successor = ${withdrawal.successor}, modified_at = ${withdrawal.at}::timestamptz,
      -- One that was asked for without an answer may be registered all the same.
      doi_due = case when doi_state in ('minted', 'pending') then 'hide' end
    where code = ${code}`);
}

export async function deleteStudyDraft(tx: Db, code: string): Promise<void> {
  await tx.query(sql`delete from studies.study where code = ${code} and public_state is null`);
}

export async function writeStudyEditors(tx: Db, code: string, editors: readonly string[]): Promise<void> {
  await tx.query(sql`update studies.study set editors = ${array(editors, "text")} where code = ${code}`);
}

export async function insertStudyRemark(tx: Db, remark: { readonly code: string; readonly at: string; readonly accountId: string; readonly author: string; readonly text: string }): Promise<void> {
  await tx.query(sql`insert into studies.remark (code, at, account_id, author, text) values (${remark.code}, ${remark.at}::timestamptz, ${remark.accountId}, ${remark.author}, ${remark.text})`);
}
