import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { foldDraft, type Draft, type DraftAct, type DraftSettings, type DraftStanding, type TextRevision } from "../domain/draft.ts";

interface DraftRow {
  id: string; year: number; version_number: number | null; known_on: Day; corrects: string | null; corrects_reason: Bilingual | null;
  created_at: string; account_id: string | null; author: string; demonstration: boolean;
}

interface RevisionRow {
  id: string; draft_id: string; section: string; revision: number; text_fr: string; text_en: string; recorded_at: string; account_id: string | null; author: string;
}

interface ActRow {
  id: string; draft_id: string; kind: DraftAct["kind"]; settings: DraftSettings | null; content_sha256: string | null; content: string | null; report_code: string | null;
  text_count: number; recorded_at: string; account_id: string | null; author: string;
}

const draftColumns = sql`id, year, version_number, known_on, corrects, corrects_reason, created_at, account_id, author, demonstration`;
const revisionColumns = sql`id, draft_id, section, revision, text_fr, text_en, recorded_at, account_id, author`;
const actColumns = sql`id, draft_id, kind, settings, content_sha256, content, report_code, text_count, recorded_at, account_id, author`;

function draftOf(row: DraftRow): Draft {
  const { id, year, author, demonstration } = row;
  return {
    id, year, versionNumber: row.version_number, knownOn: row.known_on, corrects: row.corrects === null || row.corrects_reason === null ? null : { code: row.corrects, reason: row.corrects_reason },
    createdAt: row.created_at, accountId: row.account_id, author, demonstration,
  };
}

function revisionOf(row: RevisionRow): TextRevision {
  const { id, section, revision, author } = row;
  return { id, draftId: row.draft_id, section, revision, text: { fr: row.text_fr, en: row.text_en }, recordedAt: row.recorded_at, accountId: row.account_id, author };
}

function actOf(row: ActRow): DraftAct {
  const { id, kind, settings, content, author } = row;
  return { id, draftId: row.draft_id, kind, settings, contentSha256: row.content_sha256, content, reportCode: row.report_code, textCount: row.text_count, recordedAt: row.recorded_at, accountId: row.account_id, author };
}

/** Whoever changes a draft waits for the one before. */
export async function lockDraft(db: Db, id: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`reports.draft ${id}`}, 0))`);
}

export async function insertDraft(db: Db, draft: Draft): Promise<void> {
  await db.query(sql`
    insert into reports.draft (${draftColumns})
    values (${draft.id}, ${draft.year}, ${draft.versionNumber}, ${draft.knownOn}, ${draft.corrects?.code ?? null}, ${draft.corrects === null ? sql`null::jsonb` : jsonb(draft.corrects.reason)},
            ${draft.createdAt}, ${draft.accountId}, ${draft.author}, ${draft.demonstration})`);
}

export async function insertRevision(db: Db, one: TextRevision): Promise<void> {
  await db.query(sql`
    insert into reports.text_revision (${revisionColumns})
    values (${one.id}, ${one.draftId}, ${one.section}, ${one.revision}, ${one.text.fr}, ${one.text.en}, ${one.recordedAt}, ${one.accountId}, ${one.author})`);
}

export async function insertAct(db: Db, act: DraftAct): Promise<void> {
  await db.query(sql`
    insert into reports.draft_act (${actColumns})
    values (${act.id}, ${act.draftId}, ${act.kind}, ${act.settings === null ? sql`null::jsonb` : jsonb(act.settings)}, ${act.contentSha256}, ${act.content}, ${act.reportCode},
            ${act.textCount}, ${act.recordedAt}, ${act.accountId}, ${act.author})`);
}

/** A draft with all that was done to it; undefined where there is none. */
export async function readDraft(db: Db, id: string): Promise<DraftStanding | undefined> {
  const [row] = await db.query<DraftRow>(sql`select ${draftColumns} from reports.draft where id::text = ${id}`);
  if (row === undefined) return undefined;
  const acts = await db.query<ActRow>(sql`select ${actColumns} from reports.draft_act where draft_id::text = ${id} order by sequence`);
  return foldDraft(draftOf(row), acts.map(actOf), await listRevisions(db, id));
}

/** Every draft, the newest first. */
export async function listDrafts(db: Db): Promise<DraftStanding[]> {
  const rows = await db.query<{ id: string }>(sql`select id from reports.draft order by created_at desc, id`);
  const found: DraftStanding[] = [];
  for (const { id } of rows) {
    const standing = await readDraft(db, id);
    if (standing !== undefined) found.push(standing);
  }
  return found;
}

/** Every revision of every text of a draft, in the order recorded. */
export async function listRevisions(db: Db, draftId: string): Promise<TextRevision[]> {
  const rows = await db.query<RevisionRow>(sql`select ${revisionColumns} from reports.text_revision where draft_id::text = ${draftId} order by sequence`);
  return rows.map(revisionOf);
}

/** Every draft as it was opened, every act and every revision, for those who check them. */
export async function listOpened(db: Db): Promise<Draft[]> {
  return (await db.query<DraftRow>(sql`select ${draftColumns} from reports.draft order by created_at, id`)).map(draftOf);
}

export async function listEveryAct(db: Db): Promise<DraftAct[]> {
  return (await db.query<ActRow>(sql`select ${actColumns} from reports.draft_act order by sequence`)).map(actOf);
}

export async function listEveryRevision(db: Db): Promise<TextRevision[]> {
  return (await db.query<RevisionRow>(sql`select ${revisionColumns} from reports.text_revision order by sequence`)).map(revisionOf);
}
