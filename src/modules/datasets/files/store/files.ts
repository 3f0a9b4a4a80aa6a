import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { OpennessFacts } from "../../domain/access.ts";
import type { FileProfile, FileState } from "../../domain/dataset.ts";
import type { KeptFile, ProfileState } from "../domain/stored-file.ts";

interface FileRow {
  readonly id: string;
  readonly dataset: string;
  readonly path: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly crc32: number | null;
  readonly media_type: string;
  readonly state: FileState;
  readonly notes: readonly Issue[];
  readonly profile_state: ProfileState;
  readonly profile: FileProfile | null;
  readonly description: string | null;
  readonly added_at: string;
  readonly removed_at: string | null;
}

const columns = sql`f.id, f.dataset, f.path, f.sha256, f.size_bytes, f.crc32, f.media_type, f.state, f.notes, f.profile_state, f.profile, f.description, f.added_at, f.removed_at`;

function fileOf(row: FileRow): KeptFile {
  return {
    id: row.id, dataset: row.dataset, path: row.path, sha256: row.sha256, sizeBytes: row.size_bytes, crc32: row.crc32, mediaType: row.media_type, state: row.state,
    notes: row.notes, profileState: row.profile_state, profile: row.profile, description: row.description, addedAt: row.added_at, removedAt: row.removed_at,
  };
}

async function filesWhere(db: Db, condition: SQL, order: SQL = sql`f.path, f.sequence`): Promise<KeptFile[]> {
  return (await db.query<FileRow>(sql`select ${columns} from datasets.file f where ${condition} order by ${order}`)).map(fileOf);
}

/** The files of the draft, by path. */
export async function draftFiles(db: Db, dataset: string): Promise<KeptFile[]> {
  return filesWhere(db, sql`f.dataset = ${dataset} and f.removed_at is null`);
}

/** Every file the dataset ever had, oldest first. */
export async function filesOfDataset(db: Db, dataset: string): Promise<KeptFile[]> {
  return filesWhere(db, sql`f.dataset = ${dataset}`, sql`f.sequence`);
}

/** The files that a version was published with, under the paths and descriptions of then, with what is known of them today. */
export async function versionFiles(db: Db, dataset: string, version: number): Promise<KeptFile[]> {
  const rows = await db.query<FileRow & { version_path: string; version_description: string | null }>(sql`
    select ${columns}, e.value ->> 'path' as version_path, e.value ->> 'description' as version_description
    from datasets.dataset_version v cross join lateral jsonb_array_elements(v.files) with ordinality e (value, position)
    join datasets.file f on f.id = e.value ->> 'id' and f.dataset = v.code
    where v.code = ${dataset} and v.version = ${version} order by e.position`);
  return rows.map((row) => ({ ...fileOf(row), path: row.version_path, description: row.version_description }));
}

/** What is known today of these files, by id. */
export async function standingOfFiles(db: Db, ids: readonly string[]): Promise<Map<string, Pick<KeptFile, "state" | "profile">>> {
  if (ids.length === 0) return new Map();
  return new Map((await filesWhere(db, sql`f.id = any(${array(ids, "text")})`)).map(({ id, state, profile }) => [id, { state, profile }]));
}

export async function findFile(db: Db, dataset: string, id: string): Promise<KeptFile | null> {
  return (await filesWhere(db, sql`f.dataset = ${dataset} and f.id = ${id}`))[0] ?? null;
}

/** For each file that a published version of the dataset has held: what those versions say of who may have it. */
export async function versionsHolding(db: Db, dataset: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly OpennessFacts[]>> {
  const rows = await db.query<{ id: string; facts: OpennessFacts }>(sql`
    select e.value ->> 'id' as id, jsonb_build_object('subjectKind', v.metadata -> 'subjectKind', 'access', v.metadata -> 'access', 'availableFrom', v.metadata -> 'availableFrom',
      'human', case when jsonb_typeof(v.metadata -> 'human') = 'object' then jsonb_build_object('anonymity', v.metadata -> 'human' -> 'anonymity', 'anonymityReason', v.metadata -> 'human' -> 'anonymityReason') end) as facts
    from datasets.dataset_version v cross join lateral jsonb_array_elements(v.files) e (value)
    where v.code = ${dataset} and e.value ->> 'id' = any(${array(ids, "text")})`);
  const found = new Map<string, OpennessFacts[]>();
  for (const { id, facts } of rows) found.set(id, [...(found.get(id) ?? []), facts]);
  return found;
}

/** Those that still have to be read, oldest first. */
export async function unreadFiles(db: Db): Promise<KeptFile[]> {
  return filesWhere(db, sql`f.removed_at is null and (f.state = 'received' or (f.state = 'checked' and f.profile_state = 'waiting'))`, sql`f.sequence`);
}

export interface NewFile {
  readonly id: string;
  readonly dataset: string;
  readonly path: string;
  readonly pathKey: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly description: string | null;
  readonly addedAt: string;
  readonly addedBy: string | null;
  readonly demonstration: boolean;
}

export async function insertFile(db: Db, file: NewFile): Promise<void> {
  await db.query(sql`insert into datasets.file (id, dataset, path, path_key, sha256, size_bytes, media_type, state, notes, profile_state, description, added_at, added_by, demonstration)
    values (${file.id}, ${file.dataset}, ${file.path}, ${file.pathKey}, ${file.sha256}, ${file.sizeBytes}, ${file.mediaType}, 'received', '[]', 'waiting', ${file.description}, ${file.addedAt}, ${file.addedBy}, ${file.demonstration})`);
}

export async function setRemoved(db: Db, id: string, removedAt: string | null): Promise<void> {
  await db.query(sql`update datasets.file set removed_at = ${removedAt} where id = ${id}`);
}

export async function setPlace(db: Db, id: string, path: string, key: string, description: string | null): Promise<void> {
  await db.query(sql`update datasets.file set path = ${path}, path_key = ${key}, description = ${description} where id = ${id}`);
}

/** The verdict of the check; a file that is no longer waiting for one keeps what it has. */
export async function setVerdict(db: Db, id: string, verdict: { readonly state: FileState; readonly notes: readonly Issue[]; readonly crc32: number | null }): Promise<boolean> {
  return (await db.query(sql`update datasets.file set state = ${verdict.state}, notes = ${jsonb(verdict.notes)}, crc32 = coalesce(${verdict.crc32}::bigint, crc32)
    where id = ${id} and state = 'received' returning id`)).length > 0;
}

export async function setState(db: Db, id: string, state: FileState, notes: readonly Issue[]): Promise<void> {
  await db.query(sql`update datasets.file set state = ${state}, notes = ${jsonb(notes)} where id = ${id}`);
}

export async function setProfile(db: Db, id: string, state: ProfileState, profile: FileProfile | null): Promise<void> {
  await db.query(sql`update datasets.file set profile_state = ${state}, profile = ${jsonb(profile)}, media_type = ${profile === null ? sql`media_type` : sql`${profile.mediaType}`} where id = ${id}`);
}

/** Is this content held by a file of any dataset, removed ones included? */
export async function isHeld(db: Db, sha256: string): Promise<boolean> {
  return (await db.query(sql`select 1 from datasets.file where sha256 = ${sha256} limit 1`)).length > 0;
}
