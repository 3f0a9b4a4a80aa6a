import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { RegistryScheme } from "../../domain/parts.ts";
import type { Study, StudyVersion } from "../../domain/study.ts";
import { studyForAll } from "../../store/assemble.ts";
import { numberKey } from "../../store/numbers.ts";
import { studyRowsWhere } from "../../store/rows.ts";
import type { ToldStudy } from "../told.ts";

const atOnce = 200;

export interface PublishedFilter {
  /** Tombstones of what was withdrawn, or both; published alone where it is left out. */
  readonly state?: "published" | "withdrawn" | "all" | undefined;
  /** Published, published anew or withdrawn since this instant (UTC), that instant included. */
  readonly updatedSince?: string | undefined;
  readonly number?: { readonly scheme?: RegistryScheme | undefined; readonly number: string } | undefined;
}

function conditionOf({ state = "published", updatedSince, number }: PublishedFilter): SQL {
  const face = state === "all" ? sql`s.public_state is not null` : sql`s.public_state = ${state}`;
  const since = updatedSince === undefined ? sql`` : sql` and coalesce(s.withdrawn_at, (select w.published_at from studies.study_version w where w.code = s.code and w.version = s.published_version)) >= ${updatedSince}::timestamptz`;
  const named = number === undefined ? sql`` : sql` and exists (select 1 from studies.study_number n where n.code = s.code and n.is_public and n.number_key = ${numberKey(number.number)}${number.scheme === undefined ? sql`` : sql` and n.scheme = ${number.scheme}`})`;
  return sql`${face}${since}${named}`;
}

/** Published studies after a code, in the order of codes. */
export async function publishedAfter(db: Db, after: string, limit: number, filter: PublishedFilter = {}): Promise<readonly Study[]> {
  const rows = await studyRowsWhere(db, sql`${conditionOf(filter)} and s.code > ${after} order by s.code limit ${limit}`);
  return rows.flatMap((row) => studyForAll(row) ?? []);
}

export async function publishedCount(db: Db, filter: PublishedFilter = {}): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from studies.study s where ${conditionOf(filter)}`);
  return row?.count ?? 0;
}

/** The code after which page `page` (from 1) starts; null where there is no such page. */
export async function pageStart(db: Db, page: number, size: number): Promise<string | null> {
  if (page === 1) return "";
  const [row] = await db.query<{ code: string }>(sql`select s.code from studies.study s where s.public_state = 'published' order by s.code offset ${(page - 1) * size - 1} limit 1`);
  return row?.code ?? null;
}

/** With all their versions, as the standards tell of them. */
export async function toldAfter(db: Db, after: string, limit: number): Promise<readonly ToldStudy[]> {
  return withVersions(db, await publishedAfter(db, after, limit));
}

/** Every published study, some hundreds at a time: memory stays flat whatever their number. */
export async function* allTold(db: Db): AsyncIterable<readonly ToldStudy[]> {
  for (let after = ""; ;) {
    const several = await toldAfter(db, after, atOnce);
    if (several.length > 0) yield several;
    if (several.length < atOnce) return;
    after = several.at(-1)?.study.code ?? "";
  }
}

export async function withVersions(db: Db, studies: readonly Study[]): Promise<readonly ToldStudy[]> {
  if (studies.length === 0) return [];
  const rows = await db.query<StudyVersion & { readonly code: string }>(sql`
    select code, version, published_at as "publishedAt", summary, doi, automatic from studies.study_version where code = any(${array(studies.map(({ code }) => code), "text")}) order by version desc`);
  const byCode = new Map<string, StudyVersion[]>();
  for (const { code, ...version } of rows) byCode.set(code, [...(byCode.get(code) ?? []), version]);
  return studies.map((study) => ({ study, versions: byCode.get(study.code) ?? [], as: "study" }));
}
