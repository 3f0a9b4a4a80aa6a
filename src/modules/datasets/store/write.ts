import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { DatasetFile } from "../domain/dataset.ts";
import type { Proposal } from "../domain/datasets.ts";
import type { DraftState } from "../domain/life.ts";
import type { DatasetMetadata } from "../domain/metadata.ts";

/** The next public code. Kept by nobody where the transaction fails: numbers may be missing, none comes twice. */
export async function nextCodes(db: Db, count: number): Promise<string[]> {
  const rows = await db.query<{ number: number }>(sql`select nextval('datasets.code_sequence') as number from generate_series(1, ${count})`);
  return rows.map(({ number }) => `ds-${String(number).padStart(6, "0")}`);
}

export async function insertDraft(tx: Db, row: { readonly code: string; readonly metadata: DatasetMetadata; readonly declaredBy: string; readonly region: string | null; readonly at: string; readonly demonstration: boolean }): Promise<void> {
  await tx.query(sql`
    insert into datasets.dataset (code, subject_kind, draft_state, draft, declared_by, region, created_at, modified_at, demonstration)
    values (${row.code}, ${row.metadata.subjectKind}, 'draft', ${jsonb(row.metadata)}, ${row.declaredBy}, ${row.region}, ${row.at}::timestamptz, ${row.at}::timestamptz, ${row.demonstration})`);
}

export async function writeDraft(tx: Db, code: string, draft: { readonly metadata: DatasetMetadata; readonly region: string | null; readonly proposals: readonly Proposal[]; readonly at: string }): Promise<void> {
  await tx.query(sql`
    update datasets.dataset set draft = ${jsonb(draft.metadata)}, subject_kind = case when public_state is null then ${draft.metadata.subjectKind} else subject_kind end,
      region = ${draft.region}, proposals = ${jsonb(draft.proposals)}, revision = revision + 1, modified_at = ${draft.at}::timestamptz
    where code = ${code}`);
}

export async function writeProposals(tx: Db, code: string, proposals: readonly Proposal[]): Promise<void> {
  await tx.query(sql`update datasets.dataset set proposals = ${jsonb(proposals)} where code = ${code}`);
}

/** `draft` null: nothing is being edited any more. */
export async function writeDraftState(tx: Db, code: string, state: DraftState | null, at: string): Promise<void> {
  await tx.query(sql`
    update datasets.dataset set draft_state = ${state}, draft = case when ${state}::text is null then null else draft end,
      proposals = case when ${state}::text is null then '[]'::jsonb else proposals end, revision = revision + 1, modified_at = ${at}::timestamptz
    where code = ${code}`);
}

export async function openRevision(tx: Db, code: string, at: string): Promise<void> {
  await tx.query(sql`
    update datasets.dataset d set draft_state = 'draft', draft = v.metadata, revision = revision + 1, modified_at = ${at}::timestamptz
    from datasets.dataset_version v where d.code = ${code} and v.code = d.code and v.version = d.published_version`);
}

export interface NewVersion {
  readonly code: string;
  readonly version: number;
  readonly at: string;
  readonly accountId: string | null;
  readonly summary: string;
  readonly metadata: DatasetMetadata;
  readonly files: readonly DatasetFile[];
  readonly region: string | null;
  readonly doi: string | null;
  readonly doiState: string;
}

export async function insertVersion(tx: Db, version: NewVersion): Promise<void> {
  await tx.query(sql`
    insert into datasets.dataset_version (code, version, published_at, published_by, summary, metadata, files)
    values (${version.code}, ${version.version}, ${version.at}::timestamptz, ${version.accountId}, ${version.summary}, ${jsonb(version.metadata)}, ${jsonb(version.files)})`);
  await tx.query(sql`
    update datasets.dataset set public_state = 'published', published_version = ${version.version}, draft_state = null, draft = null, proposals = '[]'::jsonb, revision = revision + 1,
      subject_kind = ${version.metadata.subjectKind}, region = ${version.region}, doi = ${version.doi}, doi_state = ${version.doiState}, doi_due = case when ${version.doiState} = 'minted' then 'update' end, modified_at = ${version.at}::timestamptz,
      first_published_at = coalesce(first_published_at, ${version.at}::timestamptz)
    where code = ${version.code}`);
}

export async function writeWithdrawal(tx: Db, code: string, withdrawal: { readonly at: string; readonly reason: string; readonly successor: string | null }): Promise<void> {
  await tx.query(sql`
    update datasets.dataset set public_state = 'withdrawn', draft_state = null, draft = null, proposals = '[]'::jsonb, revision = revision + 1, withdrawn_at = ${withdrawal.at}::timestamptz,
      withdrawal_reason = ${withdrawal.reason}, successor = ${withdrawal.successor}, modified_at = ${withdrawal.at}::timestamptz,
      -- One that was asked for without an answer may be registered all the same.
      doi_due = case when doi_state in ('minted', 'pending') then 'hide' end
    where code = ${code}`);
}

export async function deleteDraftRecord(tx: Db, code: string): Promise<void> {
  await tx.query(sql`delete from datasets.dataset where code = ${code} and public_state is null`);
}

export async function writeEditors(tx: Db, code: string, editors: readonly string[]): Promise<void> {
  await tx.query(sql`update datasets.dataset set editors = ${array(editors, "text")} where code = ${code}`);
}

export async function insertRemark(tx: Db, remark: { readonly code: string; readonly at: string; readonly accountId: string; readonly author: string; readonly text: string }): Promise<void> {
  await tx.query(sql`insert into datasets.remark (code, at, account_id, author, text) values (${remark.code}, ${remark.at}::timestamptz, ${remark.accountId}, ${remark.author}, ${remark.text})`);
}
