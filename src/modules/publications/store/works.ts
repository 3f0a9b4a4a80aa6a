import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { OpenQuestion } from "../domain/merge/group-records.ts";
import type { WorkRow } from "../domain/work-row.ts";

export async function digestsOf(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db.query<{ code: string; digest: string }>(sql`select code, digest from publications.work where code = any(${array(codes, "text")})`);
  return new Map(rows.map(({ code, digest }) => [code, digest]));
}

export async function writeWorks(db: Db, rows: readonly WorkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(sql`
    insert into publications.work (code, title, title_folded, year, document_type, journal, byline, doi, is_open, hal, citations, sources, demonstration, digest, words)
    select code, title, title_folded, year, document_type, journal, byline, doi, is_open, hal, citations, array(select jsonb_array_elements_text(sources)), demonstration, digest, to_tsvector('simple', text)
    from jsonb_to_recordset(${jsonb(rows)}) as r (code text, title text, title_folded text, year integer, document_type text, journal text, byline text, doi text, is_open boolean,
      hal text, citations integer, sources jsonb, demonstration boolean, digest text, text text)
    on conflict (code) do update set title = excluded.title, title_folded = excluded.title_folded, year = excluded.year, document_type = excluded.document_type, journal = excluded.journal,
      byline = excluded.byline, doi = excluded.doi, is_open = excluded.is_open, hal = excluded.hal, citations = excluded.citations, sources = excluded.sources,
      demonstration = excluded.demonstration, digest = excluded.digest, words = excluded.words`);
}

export async function removeWorks(db: Db, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await db.query(sql`delete from publications.work where code = any(${array(codes, "text")})`);
  await db.query(sql`delete from publications.work_unit where work_code = any(${array(codes, "text")})`);
}

/** Says which work each record belongs to; null: to none. */
export async function assignWorks(db: Db, records: readonly { readonly record: string; readonly work: string | null }[]): Promise<void> {
  if (records.length === 0) return;
  await db.query(sql`
    update publications.source_record s set work = v.work
    from unnest(${array(records.map(({ record }) => record), "text")}, ${array(records.map(({ work }) => work), "text")}) as v (record, work)
    where s.record = v.record`);
}

/** Tells indexes and harvesters that follow. */
export async function noteChanges(db: Db, changes: readonly { readonly code: string; readonly gone: boolean }[], at: string): Promise<void> {
  if (changes.length === 0) return;
  await db.query(sql`
    insert into publications.work_change (code, sequence, gone, changed_at)
    select c.code, nextval('publications.change_sequence'), c.gone, ${at}::timestamptz
    from (select code, gone from jsonb_to_recordset(${jsonb(changes)}) as r (code text, gone boolean) order by code) c
    on conflict (code) do update set sequence = excluded.sequence, gone = excluded.gone, changed_at = excluded.changed_at`);
}

export async function changesAfter(db: Db, sequence: number, limit: number): Promise<{ code: string; sequence: number; gone: boolean; changed_at: string }[]> {
  return db.query(sql`select code, sequence, gone, changed_at from publications.work_change where sequence > ${sequence} order by sequence limit ${limit}`);
}

export async function replaceQuestions(db: Db, records: readonly string[], questions: readonly OpenQuestion[]): Promise<void> {
  const these = array(records, "text");
  await db.query(sql`delete from publications.open_question where left_record = any(${these})`);
  await db.query(sql`delete from publications.open_question where right_record = any(${these})`);
  if (questions.length === 0) return;
  await db.query(sql`
    insert into publications.open_question (left_record, right_record, link, because)
    select "left", "right", link, because from jsonb_to_recordset(${jsonb(questions)}) as r ("left" text, "right" text, link text, because text)
    on conflict do nothing`);
}
