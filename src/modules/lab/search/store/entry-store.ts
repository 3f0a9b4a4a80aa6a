import { array, jsonb } from "../../../../kernel/db/values.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { SearchEntry } from "../domain/entry.ts";

export interface SearchState {
  readonly sequence: number;
  readonly revision: number;
  readonly asOf: Day;
  readonly recipe: number;
}

/** How far the index has come; null before it was ever made. */
export async function readState(db: Db): Promise<SearchState | null> {
  const [row] = await db.query<SearchState>(sql`select sequence, revision, as_of as "asOf", recipe from lab.search_state`);
  return row ?? null;
}

export async function writeState(db: Db, { sequence, revision, asOf, recipe }: SearchState): Promise<void> {
  await db.query(sql`
    insert into lab.search_state (sequence, revision, as_of, recipe) values (${sequence}, ${revision}, ${asOf}, ${recipe})
    on conflict (one) do update set sequence = excluded.sequence, revision = excluded.revision, as_of = excluded.as_of, recipe = excluded.recipe`);
}

/** Processes that would write the index follow one another, until the transaction ends. */
export async function lockIndex(db: Db): Promise<void> {
  if (db.kind === "postgres") await db.query(sql`select pg_advisory_xact_lock(${530177141})`);
}

/** The digest of every entry, or of those named. */
export async function readDigests(db: Db, entities?: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ entity: string; content_md5: string }>(
    entities === undefined
      ? sql`select entity, content_md5 from lab.search_entry`
      : sql`select entity, content_md5 from lab.search_entry where entity = any(${array(entities, "uuid")})`,
  );
  return new Map(rows.map((row) => [row.entity, row.content_md5]));
}

export async function removeEntries(db: Db, entities: readonly string[]): Promise<void> {
  for (let at = 0; at < entities.length; at += 1000) {
    await db.query(sql`delete from lab.search_entry where entity = any(${array(entities.slice(at, at + 1000), "uuid")})`);
  }
}

const batch = 500;

export async function writeEntries(db: Db, entries: readonly { readonly entry: SearchEntry; readonly digest: string }[], revision: number): Promise<void> {
  for (let at = 0; at < entries.length; at += batch) {
    const slice = entries.slice(at, at + batch);
    await removeEntries(db, slice.map(({ entry }) => entry.entity));
    await db.query(sql`
      insert into lab.search_entry
      select * from jsonb_populate_recordset(null::lab.search_entry,
        ${jsonb(slice.map(({ entry, digest }) => ({ ...entry, content_md5: digest, revision })))})`);
  }
}

const columns = sql`entity, kind, code, name, acronym, labels, identifiers, also, type, legal_form, country, region_code, department_code, site_code, site_name,
  latitude, longitude, position_precision, domains, parents, relations, opened_day, closed_day, contested_count, stub, demonstration`;

/** All entries, some thousands at a time, in the order of their ids. */
export async function* allEntries(db: Db): AsyncIterable<readonly SearchEntry[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.query<SearchEntry>(sql`select ${columns} from lab.search_entry where entity > ${after}::uuid order by entity limit 2000`);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.entity;
  }
}

/** What lists show of an entry. */
export type ShownEntry = Pick<
  SearchEntry,
  "entity" | "kind" | "code" | "name" | "acronym" | "labels" | "type" | "legal_form" | "region_code" | "site_name" | "relations" | "opened_day" | "closed_day" | "stub" | "demonstration"
>;

/** The entries named, in any order; unknown ones are left out. */
export async function entriesById(db: Db, entities: readonly string[]): Promise<Map<string, ShownEntry>> {
  if (entities.length === 0) return new Map();
  const rows = await db.query<ShownEntry>(sql`
    select entity, kind, code, name, acronym, labels, type, legal_form, region_code, site_name, relations, opened_day, closed_day, stub, demonstration
    from lab.search_entry where entity = any(${array(entities, "uuid")})`);
  return new Map(rows.map((row) => [row.entity, row]));
}
