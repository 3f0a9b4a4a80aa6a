import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { PaperContent } from "../domain/paper.ts";

export interface PaperRow {
  readonly work_code: string;
  readonly year: number | null;
  readonly digest: string;
  readonly first_seen: Day;
  readonly complete_from: Day;
  readonly content: PaperContent;
}

export async function paperDigests(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db.query<{ work_code: string; digest: string }>(sql`select work_code, digest from publications.paper where work_code = any(${array(codes, "text")})`);
  return new Map(rows.map(({ work_code, digest }) => [work_code, digest]));
}

export async function workDigests(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db.query<{ code: string; digest: string }>(sql`select code, digest from publications.work where code = any(${array(codes, "text")})`);
  return new Map(rows.map(({ code, digest }) => [code, digest]));
}

export async function writePapers(db: Db, papers: readonly PaperRow[]): Promise<void> {
  if (papers.length === 0) return;
  await db.query(sql`
    insert into publications.paper (work_code, year, digest, first_seen, complete_from, content)
    select work_code, year, digest, first_seen, complete_from, content
    from json_to_recordset(${JSON.stringify(papers)}::json) as r (work_code text, year integer, digest text, first_seen date, complete_from date, content jsonb)
    on conflict (work_code) do update set year = excluded.year, digest = excluded.digest, first_seen = excluded.first_seen, complete_from = excluded.complete_from, content = excluded.content`);
}

export async function removePapers(db: Db, codes: readonly string[]): Promise<void> {
  if (codes.length > 0) await db.query(sql`delete from publications.paper where work_code = any(${array(codes, "text")})`);
}

/** To be made again at the next occasion. */
export async function outdatePapers(db: Db, codes: readonly string[]): Promise<void> {
  if (codes.length > 0) await db.query(sql`update publications.paper set digest = '' where work_code = any(${array(codes, "text")})`);
}

export async function outdatedPapers(db: Db, limit: number): Promise<readonly string[]> {
  return (await db.query<{ work_code: string }>(sql`select work_code from publications.paper where digest = '' order by work_code limit ${limit}`)).map(({ work_code }) => work_code);
}

export async function papersOfYears(db: Db, years: readonly number[], on: Day, after: string, limit: number): Promise<readonly PaperRow[]> {
  return db.query<PaperRow>(sql`
    select work_code, year, digest, first_seen, complete_from, content from publications.paper
    where year = any(${array(years, "int")}) and first_seen <= ${on} and work_code > ${after} order by work_code limit ${limit}`);
}

export async function papersOf(db: Db, codes: readonly string[]): Promise<readonly PaperRow[]> {
  if (codes.length === 0) return [];
  return db.query<PaperRow>(sql`select work_code, year, digest, first_seen, complete_from, content from publications.paper where work_code = any(${array(codes, "text")}) order by work_code`);
}

export async function paperYears(db: Db): Promise<readonly number[]> {
  return (await db.query<{ year: number }>(sql`select distinct year from publications.paper where year is not null order by year`)).map(({ year }) => year);
}

/** Papers of which a version kept today was first seen on this day, and the first day any was seen. */
export async function seenDays(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, { readonly first: Day; readonly complete: Day }>> {
  if (codes.length === 0) return new Map();
  const rows = await db.query<{ work: string; first: Day; complete: Day }>(sql`
    select r.work, min(s.observed_on) as first, max(case when s.content_sha256 = r.content_sha256 then s.first_of_version end) as complete
    from publications.source_record r
    join (select record, content_sha256, observed_on, min(observed_on) over (partition by record, content_sha256) as first_of_version from publications.record_sighting
      where record in (select record from publications.source_record where work = any(${array(codes, "text")}))) s on s.record = r.record
    where r.work = any(${array(codes, "text")}) group by r.work`);
  return new Map(rows.map(({ work, first, complete }) => [work, { first, complete }]));
}
