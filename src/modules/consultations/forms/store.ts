import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Form } from "../domain/form.ts";

export interface FormVersion {
  readonly form: Form;
  readonly sha256: string;
  readonly savedAt: string;
  /** Came with the program. */
  readonly shipped: boolean;
  /** Codes of the questionnaires that put this version to people, drafts included. */
  readonly usedBy: readonly string[];
}

/** What is being edited: anything may be missing or wrong in it. */
export interface FormDraft {
  readonly form: Form;
  readonly revision: number;
  readonly canUndo: boolean;
  readonly changedAt: string;
}

const versionColumns = sql`v.definition as form, v.sha256, v.saved_at as "savedAt", v.shipped,
  coalesce((select array_agg(q.code order by q.code) from consultations.questionnaire q where q.form->>'code' = v.code and (q.form->>'version')::int = v.version), '{}') as "usedBy"`;

/** Until the transaction ends, whoever else saves this form waits: two savings at once never give one number twice. */
export async function lockForm(db: Db, code: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`consultations.form ${code}`}, 0))`);
}

/** Every version of a form, the latest first. */
export async function versionsOf(db: Db, code: string): Promise<FormVersion[]> {
  return db.query<FormVersion>(sql`select ${versionColumns} from consultations.form_version v where v.code = ${code} order by v.version desc`);
}

/** The latest version of every form, with how many there are. */
export async function latestVersions(db: Db): Promise<(FormVersion & { readonly versions: number })[]> {
  return db.query(sql`
    select ${versionColumns}, (select count(*)::int from consultations.form_version c where c.code = v.code) as versions
    from consultations.form_version v
    where v.version = (select max(m.version) from consultations.form_version m where m.code = v.code)
    order by v.code`);
}

export async function formVersion(db: Db, code: string, version?: number): Promise<FormVersion | null> {
  const wanted = version === undefined ? sql`order by v.version desc limit 1` : sql`and v.version = ${version}`;
  const [row] = await db.query<FormVersion>(sql`select ${versionColumns} from consultations.form_version v where v.code = ${code} ${wanted}`);
  return row ?? null;
}

/** Keeps a version: a new one, or in the place of the one of this number. */
export async function putVersion(db: Db, form: Form, kept: { readonly sha256: string; readonly at: string; readonly by: string; readonly shipped: boolean }): Promise<void> {
  await db.query(sql`
    insert into consultations.form_version (code, version, definition, sha256, saved_at, saved_by, shipped)
    values (${form.code}, ${form.version}, ${jsonb(form)}, ${kept.sha256}, ${kept.at}::timestamptz, ${kept.by}, ${kept.shipped})
    on conflict (code, version) do update set definition = excluded.definition, sha256 = excluded.sha256, saved_at = excluded.saved_at, saved_by = excluded.saved_by, shipped = excluded.shipped`);
}

const draftColumns = sql`definition as form, revision, previous is not null as "canUndo", changed_at as "changedAt"`;

export async function draftOf(db: Db, code: string, { locked = false } = {}): Promise<FormDraft | null> {
  const [row] = await db.query<FormDraft>(sql`select ${draftColumns} from consultations.form_draft where code = ${code} ${locked ? sql`for update` : sql``}`);
  return row ?? null;
}

export async function listDrafts(db: Db): Promise<FormDraft[]> {
  return db.query<FormDraft>(sql`select ${draftColumns} from consultations.form_draft order by code`);
}

/** False where there is a draft of this code already. */
export async function insertDraft(db: Db, form: Form, at: string, by: string): Promise<boolean> {
  const rows = await db.query(sql`
    insert into consultations.form_draft (code, definition, changed_at, changed_by) values (${form.code}, ${jsonb(form)}, ${at}::timestamptz, ${by})
    on conflict do nothing returning code`);
  return rows.length > 0;
}

/** Puts `form` in the place of what stood, which can be taken back to. */
export async function updateDraft(db: Db, form: Form, at: string, by: string): Promise<void> {
  await db.query(sql`
    update consultations.form_draft set previous = definition, definition = ${jsonb(form)}, revision = revision + 1, changed_at = ${at}::timestamptz, changed_by = ${by}
    where code = ${form.code}`);
}

/** Swaps what stands and what stood before: done twice, nothing has changed. */
export async function swapDraft(db: Db, code: string, at: string, by: string): Promise<void> {
  await db.query(sql`
    update consultations.form_draft set previous = definition, definition = previous, revision = revision + 1, changed_at = ${at}::timestamptz, changed_by = ${by}
    where code = ${code} and previous is not null`);
}

export async function deleteDraft(db: Db, code: string): Promise<void> {
  await db.query(sql`delete from consultations.form_draft where code = ${code}`);
}
