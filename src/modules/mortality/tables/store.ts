import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { CodedCounts, PopulationCounts } from "./domain/counts.ts";
import type { StatutoryTables } from "./domain/tables.ts";

export interface Draft {
  readonly deathYear: number;
  readonly counts: CodedCounts;
  readonly sourceName: string;
  readonly sourceSha256: string;
  readonly importedAt: string;
  readonly author: string;
  readonly demonstration: boolean;
}

export interface ReleaseLine {
  readonly deathYear: number;
  readonly version: number;
  readonly status: "provisional" | "final";
  readonly releasedOn: Day;
  readonly sha256: string;
  readonly reason: string;
  readonly author: string;
  readonly demonstration: boolean;
}

export interface Release extends ReleaseLine {
  readonly content: StatutoryTables;
}

export async function putDraft(db: Db, draft: Omit<Draft, "importedAt">, at: string): Promise<void> {
  const { deathYear, counts, sourceName, sourceSha256, author, demonstration } = draft;
  await db.query(sql`
    insert into mortality.draft (death_year, counts, source_name, source_sha256, imported_at, author, demonstration) values (${deathYear}, ${jsonb(counts)}, ${sourceName}, ${sourceSha256}, ${at}, ${author}, ${demonstration})
    on conflict (death_year) do update set counts = excluded.counts, source_name = excluded.source_name, source_sha256 = excluded.source_sha256, imported_at = excluded.imported_at, author = excluded.author, demonstration = excluded.demonstration`);
}

const draftColumns = sql`select death_year as "deathYear", counts, source_name as "sourceName", source_sha256 as "sourceSha256", imported_at as "importedAt", author, demonstration from mortality.draft`;

export async function findDraft(db: Db, deathYear: number): Promise<Draft | null> {
  const [row] = await db.query<Draft>(sql`${draftColumns} where death_year = ${deathYear}`);
  return row ?? null;
}

export async function draftYears(db: Db): Promise<readonly Omit<Draft, "counts">[]> {
  return db.query<Omit<Draft, "counts">>(sql`select death_year as "deathYear", source_name as "sourceName", source_sha256 as "sourceSha256", imported_at as "importedAt", author, demonstration from mortality.draft order by death_year`);
}

export async function dropDraft(db: Db, deathYear: number): Promise<void> {
  await db.query(sql`delete from mortality.draft where death_year = ${deathYear}`);
}

export async function appendPopulation(db: Db, by: Author, at: string, given: { readonly population: PopulationCounts; readonly sourceName: string; readonly sourceSha256: string; readonly demonstration: boolean }): Promise<void> {
  const { population, sourceName, sourceSha256, demonstration } = given;
  await db.query(sql`
    insert into mortality.population (population_year, counts, source_name, source_sha256, stated_at, author, demonstration) values (${population.year}, ${jsonb(population)}, ${sourceName}, ${sourceSha256}, ${at}, ${by.name}, ${demonstration})`);
}

export async function populationOf(db: Db, year: number): Promise<PopulationCounts | null> {
  const [row] = await db.query<{ counts: PopulationCounts }>(sql`select counts from mortality.population where population_year = ${year} order by number desc limit 1`);
  return row?.counts ?? null;
}

const releaseColumns = sql`death_year as "deathYear", version, status, released_on as "releasedOn", sha256, reason, author, demonstration`;

/** Newest year first, newest version of a year first. */
export async function listReleases(db: Db): Promise<readonly ReleaseLine[]> {
  return db.query<ReleaseLine>(sql`select ${releaseColumns} from mortality.release order by death_year desc, version desc`);
}

export async function findRelease(db: Db, deathYear: number, version: number | null): Promise<Release | null> {
  const [row] = await db.query<Release>(sql`select ${releaseColumns}, content from mortality.release where death_year = ${deathYear} and (${version}::int is null or version = ${version}::int) order by version desc limit 1`);
  return row ?? null;
}

export async function appendRelease(db: Db, by: Author, at: string, release: Omit<Release, "author"> & { readonly sourceSha256: string }): Promise<void> {
  const { deathYear, version, status, releasedOn, content, sha256, sourceSha256, reason, demonstration } = release;
  await db.query(sql`
    insert into mortality.release (death_year, version, status, released_on, content, sha256, source_sha256, reason, recorded_at, account_id, author, demonstration)
    values (${deathYear}, ${version}, ${status}, ${releasedOn}, ${jsonb(content)}, ${sha256}, ${sourceSha256}, ${reason}, ${at}, ${by.accountId}, ${by.name}, ${demonstration})`);
}
