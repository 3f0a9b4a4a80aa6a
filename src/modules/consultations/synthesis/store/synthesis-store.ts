import type { Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { SynthesisDocument } from "../domain/document.ts";
import { emptyDraft, type SynthesisDraft, type SynthesisText } from "../domain/sentence.ts";

export interface DraftRevision {
  readonly revision: number;
  readonly by: Author;
  readonly at: string;
}

export async function lastDraft(db: Db, subject: string): Promise<SynthesisDraft> {
  const [row] = await db.query<{ revision: number; content: SynthesisText }>(sql`select revision, content from consultations.synthesis_draft where subject = ${subject} order by revision desc limit 1`);
  return row === undefined ? emptyDraft : { ...row.content, revision: row.revision };
}

export async function draftAt(db: Db, subject: string, revision: number): Promise<SynthesisText | null> {
  if (revision === 0) return emptyDraft;
  const [row] = await db.query<{ content: SynthesisText }>(sql`select content from consultations.synthesis_draft where subject = ${subject} and revision = ${revision}`);
  return row?.content ?? null;
}

export async function draftRevisions(db: Db, subject: string): Promise<readonly DraftRevision[]> {
  const rows = await db.query<{ revision: number; written_by: Author; written_at: string }>(sql`select revision, written_by, written_at from consultations.synthesis_draft where subject = ${subject} order by revision desc`);
  return rows.map((row) => ({ revision: row.revision, by: row.written_by, at: row.written_at }));
}

/** Highest number that a sentence of any revision had: numbers are never given twice. */
export async function highestSentence(db: Db, subject: string): Promise<number> {
  const [row] = await db.query<{ highest: number | null }>(sql`
    select max((s->>'number')::int)::int as highest from consultations.synthesis_draft d, jsonb_array_elements(d.content->'sentences') s where d.subject = ${subject}`);
  return row?.highest ?? 0;
}

export async function insertDraft(db: Db, subject: string, { revision, introduction, sentences }: SynthesisDraft, by: Author, at: string): Promise<void> {
  await db.query(sql`insert into consultations.synthesis_draft (subject, revision, content, written_by, written_at) values (${subject}, ${revision}, ${jsonb({ introduction, sentences })}, ${jsonb(by)}, ${at}::timestamptz)`);
}

/** The words of quotations in drafts that come from a text: gone with it. */
export async function dropDraftQuotations(db: Db, subject: string, text: string): Promise<void> {
  await db.query(sql`
    update consultations.synthesis_draft d set content = jsonb_set(d.content, '{sentences}', (
      select coalesce(jsonb_agg(jsonb_set(s.value, '{quotations}', (
        select coalesce(jsonb_agg(q.value order by q.ordinality), '[]'::jsonb) from jsonb_array_elements(s.value->'quotations') with ordinality q where q.value->>'contribution' <> ${text}
      )) order by s.ordinality), '[]'::jsonb) from jsonb_array_elements(d.content->'sentences') with ordinality s))
    where d.subject = ${subject}`);
}

export interface PublishedVersion {
  readonly document: SynthesisDocument;
  readonly sha256: string;
  readonly by: Author;
  readonly at: string;
}

interface VersionRow {
  readonly document: SynthesisDocument;
  readonly sha256: string;
  readonly published_by: Author;
  readonly published_at: string;
}

const versionOf = (row: VersionRow): PublishedVersion => ({ document: row.document, sha256: row.sha256, by: row.published_by, at: row.published_at });

/** All versions, the last first. */
export async function versionsOf(db: Db, subject: string): Promise<readonly PublishedVersion[]> {
  return (await db.query<VersionRow>(sql`select document, sha256, published_by, published_at from consultations.synthesis_version where subject = ${subject} order by version desc`)).map(versionOf);
}

/** The last version of every subject. */
export async function lastVersions(db: Db): Promise<readonly PublishedVersion[]> {
  return (await db.query<VersionRow>(sql`select distinct on (subject) document, sha256, published_by, published_at from consultations.synthesis_version order by subject, version desc`)).map(versionOf);
}

/** The texts behind one sentence of a version on the day of its publication. */
export async function carriedBy(db: Db, subject: string, version: number, sentence: number): Promise<ReadonlySet<string>> {
  const [row] = await db.query<{ ids: string[] | null }>(sql`select carried->${String(sentence)} as ids from consultations.synthesis_version where subject = ${subject} and version = ${version}`);
  return new Set(row?.ids ?? []);
}

export interface KeptQuotation {
  readonly sentence: number;
  readonly position: number;
  readonly text: string;
  readonly words: string;
  readonly salt: string;
}

/** Ids of the texts behind each sentence, by its number. */
export type Carried = Readonly<Record<string, readonly string[]>>;

export async function insertVersion(db: Db, { document, sha256, by, at }: PublishedVersion, quotations: readonly KeptQuotation[], carried: Carried): Promise<void> {
  await db.query(sql`insert into consultations.synthesis_version (subject, version, document, carried, sha256, published_by, published_at) values (${document.subject}, ${document.version}, ${jsonb(document)}, ${jsonb(carried)}, ${sha256}, ${jsonb(by)}, ${at}::timestamptz)`);
  for (const one of quotations) {
    await db.query(sql`insert into consultations.synthesis_quotation (subject, version, sentence, position, text_id, words, salt) values (${document.subject}, ${document.version}, ${one.sentence}, ${one.position}, ${one.text}, ${one.words}, ${one.salt})`);
  }
}

/** Quotations of a version whose text was not masked or withheld since. */
export async function quotationsOf(db: Db, subject: string, version: number): Promise<readonly KeptQuotation[]> {
  return db.query<{ sentence: number; position: number; text: string; words: string; salt: string }>(sql`
    select sentence, position, text_id as text, words, salt from consultations.synthesis_quotation where subject = ${subject} and version = ${version} order by sentence, position`);
}

export async function dropQuotations(db: Db, subject: string, text: string): Promise<void> {
  await db.query(sql`delete from consultations.synthesis_quotation where subject = ${subject} and text_id = ${text}`);
  await dropDraftQuotations(db, subject, text);
}
