import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";

/** A link of more titles than this, or of more records, names no one work. */
export const linkLimits = { titles: 20, records: 500 } as const;

export interface LinkBearers {
  readonly link: string;
  readonly records: readonly string[];
  /** Borne by too many to join anything. */
  readonly broad: boolean;
}

/** Who bears these links; of a broad one, some. */
export async function bearersOf(db: Db, links: readonly string[]): Promise<LinkBearers[]> {
  if (links.length === 0) return [];
  const rows = await db.query<{ link: string; record: string; title: string }>(sql`
    select l.link, b.record, b.title
    from unnest(${array(links, "text")}) as l (link)
    cross join lateral (select record, title from publications.record_link r where r.link = l.link limit ${linkLimits.records + 1}) b`);
  const bearers = new Map<string, { readonly records: string[]; readonly titles: Set<string> }>();
  for (const { link, record, title } of rows) {
    const known = bearers.get(link) ?? { records: [], titles: new Set<string>() };
    known.records.push(record);
    if (title !== "") known.titles.add(title);
    bearers.set(link, known);
  }
  return links.map((link) => {
    const { records, titles } = bearers.get(link) ?? { records: [], titles: new Set<string>() };
    return { link, records, broad: records.length > linkLimits.records || titles.size > linkLimits.titles };
  });
}

export async function allBearersOf(db: Db, links: readonly string[]): Promise<string[]> {
  if (links.length === 0) return [];
  const rows = await db.query<{ record: string }>(sql`select distinct record from publications.record_link where link = any(${array(links, "text")})`);
  return rows.map(({ record }) => record);
}

export async function notedBroad(db: Db, links: readonly string[]): Promise<ReadonlySet<string>> {
  if (links.length === 0) return new Set();
  const rows = await db.query<{ link: string }>(sql`select link from publications.broad_link where link = any(${array(links, "text")})`);
  return new Set(rows.map(({ link }) => link));
}

export async function noteBroad(db: Db, links: readonly string[], at: string): Promise<void> {
  if (links.length > 0) await db.query(sql`insert into publications.broad_link (link, noted_at) select unnest(${array(links, "text")}), ${at}::timestamptz on conflict do nothing`);
}

export async function forgetBroad(db: Db, links: readonly string[]): Promise<void> {
  if (links.length > 0) await db.query(sql`delete from publications.broad_link where link = any(${array(links, "text")})`);
}
