import { array } from "../db/values.ts";
import { sql, type Db } from "../db/db.ts";
import type { Clock } from "../time/day.ts";
import type { OaiChanges, OaiEntry, OaiRepository } from "./repository.ts";

/** One line of a list: what a header holds. `datestamp` as `YYYY-MM-DDThh:mm:ssZ`. */
export interface OaiHeader {
  readonly id: string;
  readonly repository: string;
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly formats: readonly string[];
  readonly sets: readonly string[];
}

export interface OaiQuestion {
  readonly prefix: string;
  readonly set: string | null;
  /** Both included, in whole seconds. */
  readonly from: string | null;
  readonly until: string | null;
  /** Where a list goes on; null at its beginning. */
  readonly after: { readonly datestamp: string; readonly id: string } | null;
}

export interface OaiHouse {
  readonly tokenKey: string;
}

export function seconds(instant: string | number | Date): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

export async function readHouse(db: Db): Promise<OaiHouse> {
  const [row] = await db.query<{ token_key: string }>(sql`select token_key from oai.house`);
  if (row === undefined) throw new Error("the ledger of OAI-PMH has no key");
  return { tokenKey: row.token_key };
}

/** No record has an earlier datestamp, and none will. */
export async function earliestDatestamp(db: Db): Promise<string> {
  const [row] = await db.query<{ earliest: string }>(sql`select least((select min(datestamp) from oai.record), opened_at) as earliest from oai.house`);
  return seconds(row?.earliest ?? 0);
}

/**
 * Brings the ledger up to what the repository says, until it has no more or `deadline` (milliseconds of the epoch) has
 * passed; false in the latter case. A record whose text, sets and formats are the same keeps its datestamp. Others get
 * the instant of this writing, not that of the change: a transaction of ten seconds would otherwise show records with a
 * datestamp that harvesters have already passed. Writers follow one another on the row of the repository.
 */
export async function followRepository(db: Db, clock: Clock, repository: OaiRepository, deadline: number): Promise<boolean> {
  for (;;) {
    const before = await stateOf(db, repository.name);
    const changes = await repository.changes(before.position);
    const moved = changes.whole || changes.entries.length > 0 || changes.position !== before.position;
    const written = !moved || (await db.tx((tx) => writeChanges(tx, clock, repository.name, before.revision, changes)));
    if (written && !changes.more) return true;
    if (Date.now() > deadline) return false;
  }
}

async function stateOf(db: Db, repository: string): Promise<{ readonly revision: number; readonly position: string | null }> {
  const [row] = await db.query<{ revision: number; position: string | null }>(sql`select revision, position from oai.followed where repository = ${repository}`);
  return row === undefined ? { revision: 0, position: null } : { revision: Number(row.revision), position: row.position };
}

/** False when somebody else wrote in between: what they left is to be asked for again. */
async function writeChanges(tx: Db, clock: Clock, repository: string, revision: number, changes: OaiChanges): Promise<boolean> {
  await tx.query(sql`insert into oai.followed (repository, revision) values (${repository}, 0) on conflict do nothing`);
  const [row] = await tx.query<{ revision: number }>(sql`select revision from oai.followed where repository = ${repository} for update`);
  if (Number(row?.revision) !== revision) return false;
  const now = seconds(clock.now());
  const entries = [...new Map(changes.entries.map((entry) => [entry.id, entry])).values()];
  for (let at = 0; at < entries.length; at += 500) await writeEntries(tx, repository, entries.slice(at, at + 500), now);
  if (changes.whole) {
    const ids = entries.map(({ id }) => id);
    await tx.query(sql`update oai.record set deleted = true, datestamp = ${now}::timestamptz, digest = '' where repository = ${repository} and not deleted and id <> all(${array(ids, "text")})`);
  }
  await tx.query(sql`update oai.followed set revision = revision + 1, position = ${changes.position} where repository = ${repository}`);
  return true;
}

async function writeEntries(tx: Db, repository: string, entries: readonly OaiEntry[], now: string): Promise<void> {
  const known = new Map(
    (await tx.query<{ id: string; repository: string; mark: string }>(sql`
      select id, repository, concat_ws(' ', deleted, digest, array_to_string(formats, ','), array_to_string(sets, ',')) as mark from oai.record where id = any(${array(entries.map(({ id }) => id), "text")})
    `)).map((row) => [row.id, row]),
  );
  const stranger = entries.find(({ id }) => known.has(id) && known.get(id)?.repository !== repository);
  if (stranger !== undefined) throw new Error(`two repositories publish ${stranger.id}`);
  // What was never published needs no tombstone.
  const changed = entries.filter((entry) => (known.has(entry.id) ? known.get(entry.id)?.mark !== markOf(entry) : !entry.deleted));
  if (changed.length === 0) return;
  const rows = changed.map((entry) => ({ ...entry, digest: entry.deleted ? "" : entry.digest, sets: sorted(entry.sets), formats: sorted(entry.formats), within: withOuter(entry.sets) }));
  await tx.query(sql`
    insert into oai.record (id, repository, datestamp, deleted, formats, sets, within, digest)
    select row.id, ${repository}, ${now}::timestamptz, row.deleted, row.formats, row.sets, row.within, row.digest
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, deleted boolean, formats text[], sets text[], within text[], digest text)
    on conflict (id) do update set datestamp = excluded.datestamp, deleted = excluded.deleted, digest = excluded.digest,
      formats = case when excluded.deleted then oai.record.formats else excluded.formats end,
      sets = case when excluded.deleted then oai.record.sets else excluded.sets end,
      within = case when excluded.deleted then oai.record.within else excluded.within end
    where not (oai.record.deleted and excluded.deleted)
  `);
}

function markOf({ deleted, digest, formats, sets }: OaiEntry): string {
  return [deleted ? "t" : "f", deleted ? "" : digest, sorted(formats).join(","), sorted(sets).join(",")].join(" ");
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** `a:b:c` is also in `a:b` and in `a`. */
function withOuter(sets: readonly string[]): readonly string[] {
  return sorted(sets.flatMap((spec) => spec.split(":").map((_, index, parts) => parts.slice(0, index + 1).join(":"))));
}

const columns = sql`id, repository, datestamp, deleted, formats, sets`;

function headerOf(row: OaiHeader): OaiHeader {
  return { ...row, datestamp: seconds(row.datestamp) };
}

export async function readHeader(db: Db, id: string): Promise<OaiHeader | null> {
  const [row] = await db.query<OaiHeader>(sql`select ${columns} from oai.record where id = ${id}`);
  return row === undefined ? null : headerOf(row);
}

/** Headers in the order of datestamp and id, and how many there are from `after` on. */
export async function readHeaders(db: Db, question: OaiQuestion, limit: number): Promise<{ readonly headers: readonly OaiHeader[]; readonly remaining: number }> {
  const { prefix, set, from, until, after } = question;
  const where = sql.join([
    sql`${prefix} = any(formats)`,
    ...(set === null ? [] : [sql`within @> ${array([set], "text")}`]),
    ...(from === null ? [] : [sql`datestamp >= ${from}::timestamptz`]),
    ...(until === null ? [] : [sql`datestamp <= ${until}::timestamptz`]),
    ...(after === null ? [] : [sql`(datestamp, id) > (${after.datestamp}::timestamptz, ${after.id})`]),
  ], sql` and `);
  const rows = await db.query<OaiHeader>(sql`select ${columns} from oai.record where ${where} order by datestamp, id limit ${limit}`);
  const [count] = await db.query<{ count: number }>(sql`select count(*)::int as count from oai.record where ${where}`);
  return { headers: rows.map(headerOf), remaining: count?.count ?? rows.length };
}

/** Which of these ids are published and not deleted. */
export async function liveIds(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(sql`select id from oai.record where not deleted and id = any(${array(ids, "text")})`);
  return new Set(rows.map(({ id }) => id));
}

/** Sets that any record of the repository is or was in. */
export async function setsInUse(db: Db, repository: string): Promise<readonly string[]> {
  const rows = await db.query<{ spec: string }>(sql`select distinct unnest(within) as spec from oai.record where repository = ${repository} order by spec`);
  return rows.map(({ spec }) => spec);
}
