import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { FieldName, StudyContent } from "../domain/content.ts";
import type { Divergence, StudySource } from "../domain/study.ts";

export interface SourceRow {
  readonly register: string;
  readonly number: string;
  readonly code: string;
  readonly digest: string;
  readonly taken: Partial<StudyContent>;
  readonly issues: readonly Issue[];
}

/** Name of a register record in provenance and divergences: `nct:NCT06171568`. */
export function sourceName({ register, number }: { readonly register: string; readonly number: string }): string {
  return `${register}:${number}`;
}

export async function sourcesOf(db: Db, code: string): Promise<StudySource[]> {
  return db.query(sql`select register, number, url, seen_at as "seenAt", changed_on as "changedOn" from studies.study_source where code = ${code} order by first_seen_at, register, number`);
}

/** What is known of these register records, whichever study they are tied to. */
export async function sourceRows(db: Db, register: string, numbers: readonly string[]): Promise<SourceRow[]> {
  return numbers.length === 0 ? [] : db.query(sql`
    select register, number, code, digest, taken, issues from studies.study_source where register = ${register} and number = any(${array(numbers, "text")})`);
}

export async function sourceIssuesOf(db: Db, code: string): Promise<Issue[]> {
  const rows = await db.query<{ issues: Issue[] }>(sql`select issues from studies.study_source where code = ${code} and issues <> '[]'::jsonb order by first_seen_at, register, number`);
  return rows.flatMap(({ issues }) => issues);
}

export interface SourceWrite {
  readonly register: string;
  readonly number: string;
  readonly code: string;
  readonly url: string | null;
  readonly at: string;
  readonly changedOn: string | null;
  readonly taken: Partial<StudyContent>;
  readonly digest: string;
  readonly raw: string;
  readonly issues: readonly Issue[];
}

export async function writeSource(tx: Db, source: SourceWrite): Promise<void> {
  await tx.query(sql`
    insert into studies.study_source (register, number, code, url, first_seen_at, seen_at, changed_on, taken, digest, raw, issues)
    values (${source.register}, ${source.number}, ${source.code}, ${source.url}, ${source.at}::timestamptz, ${source.at}::timestamptz, ${source.changedOn}::date, ${jsonb(source.taken)}, ${source.digest}, ${source.raw}, ${jsonb(source.issues)})
    on conflict (register, number) do update set code = excluded.code, url = excluded.url, seen_at = excluded.seen_at, changed_on = excluded.changed_on, taken = excluded.taken,
      digest = excluded.digest, raw = excluded.raw, issues = excluded.issues`);
}

/** Seen again, word for word as before. */
export async function markSourcesSeen(tx: Db, register: string, numbers: readonly string[], at: string): Promise<void> {
  if (numbers.length > 0) await tx.query(sql`update studies.study_source set seen_at = ${at}::timestamptz where register = ${register} and number = any(${array(numbers, "text")})`);
}

export interface DivergenceRow extends Divergence { readonly kept: boolean }

export async function divergencesOf(db: Db, code: string): Promise<DivergenceRow[]> {
  return db.query(sql`select field, source, theirs, ours, since, kept from studies.divergence where code = ${code} order by source, field`);
}

/** Those of one source anew. What was kept stays kept where the source has not said something else; an old one keeps the day it was first seen. */
export async function writeDivergences(tx: Db, code: string, source: string, divergences: readonly Divergence[]): Promise<void> {
  const fields = divergences.map(({ field }) => field);
  await tx.query(sql`delete from studies.divergence where code = ${code} and source = ${source} and not kept and not (field = any(${array(fields, "text")}))`);
  if (divergences.length === 0) return;
  await tx.query(sql`
    insert into studies.divergence (code, field, source, theirs, ours, since)
    select ${code}, r.field, ${source}, r.theirs, r.ours, r.since from jsonb_to_recordset(${jsonb(divergences)}) as r (field text, theirs jsonb, ours jsonb, since timestamptz)
    on conflict (code, field, source) do update set theirs = excluded.theirs, ours = excluded.ours, kept = false,
      since = case when studies.divergence.theirs is not distinct from excluded.theirs then studies.divergence.since else excluded.since end`);
}

export async function keepOurs(tx: Db, code: string, field: FieldName, source: string): Promise<void> {
  await tx.query(sql`update studies.divergence set kept = true where code = ${code} and field = ${field} and source = ${source}`);
}

export async function dropDivergence(tx: Db, code: string, field: FieldName, source: string): Promise<void> {
  await tx.query(sql`delete from studies.divergence where code = ${code} and field = ${field} and source = ${source}`);
}
