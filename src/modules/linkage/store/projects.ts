import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { ModelVersion, Project, ProjectFacts, Side, ZoneFile } from "../domain/project.ts";

const projectColumns = sql`code, title, purpose, legal_reference as "legalReference", parties, model, model_version as "modelVersion", keep_files_until as "keepFilesUntil", retention_until as "retentionUntil",
  state, key_state as "keyState", key_destroyed_at as "keyDestroyedAt", by_name as "byName", created_at as "createdAt", revision, demonstration`;

export interface ProjectQuestion {
  readonly text?: string;
  readonly state?: "open" | "archived";
  readonly sort?: "title" | "code" | "newest" | "retention";
  readonly page?: number;
}

export const projectsPerPage = 25;

const orders: Readonly<Record<NonNullable<ProjectQuestion["sort"]>, SQL>> = {
  title: sql`lower(title), code`, code: sql`code`, newest: sql`created_at desc, code`, retention: sql`retention_until, code`,
};

export async function listProjects(db: Db, { text = "", state, sort = "newest", page = 1 }: ProjectQuestion, all = false): Promise<{ readonly projects: readonly Project[]; readonly total: number }> {
  const words = text.trim().split(/\s+/).filter((word) => word !== "").slice(0, 8);
  const conditions = [sql`true`, ...(state === undefined ? [] : [sql`state = ${state}`]), ...words.map((word) => sql`(code || ' ' || title || ' ' || purpose || ' ' || legal_reference || ' ' || array_to_string(parties, ' ')) ilike ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`)];
  const where = sql.join(conditions, sql` and `);
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from linkage.project where ${where}`);
  const limit = all ? sql`` : sql` limit ${projectsPerPage} offset ${(page - 1) * projectsPerPage}`;
  return { projects: await db.query<Project>(sql`select ${projectColumns} from linkage.project where ${where} order by ${orders[sort]}${limit}`), total: count?.total ?? 0 };
}

export async function findProject(db: Db, code: string, lock = false): Promise<Project | null> {
  const [row] = await db.query<Project>(sql`select ${projectColumns} from linkage.project where code = ${code}${lock ? sql` for update` : sql``}`);
  return row ?? null;
}

/** False where another has this code already. */
export async function insertProject(db: Db, by: Author, code: string, facts: ProjectFacts, at: string, demonstration: boolean): Promise<boolean> {
  return (await db.query(sql`insert into linkage.project (code, title, purpose, legal_reference, parties, model, model_version, keep_files_until, retention_until, state, key_state, by_account, by_name, created_at, demonstration)
    values (${code}, ${facts.title}, ${facts.purpose}, ${facts.legalReference}, ${array(facts.parties, "text")}, ${facts.model}, ${facts.modelVersion}, ${facts.keepFilesUntil}, ${facts.retentionUntil}, 'open', 'present', ${by.accountId}, ${by.name}, ${at}, ${demonstration}) on conflict (code) do nothing returning code`)).length > 0;
}

export async function updateProject(db: Db, code: string, facts: ProjectFacts): Promise<void> {
  await db.query(sql`update linkage.project set title = ${facts.title}, purpose = ${facts.purpose}, legal_reference = ${facts.legalReference}, parties = ${array(facts.parties, "text")}, model = ${facts.model}, model_version = ${facts.modelVersion},
    keep_files_until = ${facts.keepFilesUntil}, retention_until = ${facts.retentionUntil}, revision = revision + 1 where code = ${code}`);
}

export async function setProjectState(db: Db, code: string, state: Project["state"]): Promise<void> {
  await db.query(sql`update linkage.project set state = ${state}, revision = revision + 1 where code = ${code}`);
}

export async function setKeyDestroyed(db: Db, code: string, at: string): Promise<void> {
  await db.query(sql`update linkage.project set key_state = 'destroyed', key_destroyed_at = ${at}, revision = revision + 1 where code = ${code}`);
}

const modelColumns = sql`name, version, sha256, body, origin, trained_by_run as "trainedByRun", trained_on as "trainedOn", note, by_name as "byName", created_at as "createdAt", demonstration`;

export function listModels(db: Db, name?: string): Promise<readonly ModelVersion[]> {
  return db.query<ModelVersion>(sql`select ${modelColumns} from linkage.model ${name === undefined ? sql`` : sql`where name = ${name}`} order by name, version desc`);
}

export async function findModel(db: Db, name: string, version: number): Promise<ModelVersion | null> {
  const [row] = await db.query<ModelVersion>(sql`select ${modelColumns} from linkage.model where name = ${name} and version = ${version}`);
  return row ?? null;
}

/** Adds the next version of its name, or gives the one that holds the same already. */
export async function insertModel(db: Db, by: Author, model: Omit<ModelVersion, "version" | "byName">): Promise<number> {
  await db.query(sql`select pg_advisory_xact_lock(hashtext(${`linkage.model ${model.name}`}))`);
  const [same] = await db.query<{ version: number }>(sql`select version from linkage.model where name = ${model.name} and sha256 = ${model.sha256}`);
  if (same !== undefined) return same.version;
  const [row] = await db.query<{ version: number }>(sql`insert into linkage.model (name, version, sha256, body, origin, trained_by_run, trained_on, note, by_account, by_name, created_at, demonstration)
    select ${model.name}, coalesce(max(version), 0) + 1, ${model.sha256}, ${JSON.stringify(model.body)}::json, ${model.origin}, ${model.trainedByRun}::integer, ${model.trainedOn === null ? sql`null` : jsonb(model.trainedOn)}, ${model.note}, ${by.accountId}, ${by.name}, ${model.createdAt}::timestamptz, ${model.demonstration}::boolean
    from linkage.model where name = ${model.name} returning version`);
  return row?.version ?? 1;
}

const fileColumns = sql`id, project, side, format, size_bytes as "sizeBytes", sha256, columns, sent_at as "sentAt", by_name as "byName", deleted_at as "deletedAt"`;

export function listFiles(db: Db, project: string): Promise<readonly ZoneFile[]> {
  return db.query<ZoneFile>(sql`select ${fileColumns} from linkage.zone_file where project = ${project} order by position desc`);
}

export async function findFile(db: Db, id: string): Promise<ZoneFile | null> {
  const [row] = await db.query<ZoneFile>(sql`select ${fileColumns} from linkage.zone_file where id = ${id}`);
  return row ?? null;
}

export async function insertFile(db: Db, by: Author, file: Omit<ZoneFile, "byName" | "deletedAt">): Promise<void> {
  await db.query(sql`insert into linkage.zone_file (id, project, side, format, size_bytes, sha256, columns, sent_at, by_name)
    values (${file.id}, ${file.project}, ${file.side}, ${file.format}, ${file.sizeBytes}, ${file.sha256}, ${array(file.columns, "text")}, ${file.sentAt}, ${by.name})`);
}

export async function setFileDeleted(db: Db, id: string, at: string): Promise<void> {
  await db.query(sql`update linkage.zone_file set deleted_at = coalesce(deleted_at, ${at}) where id = ${id}`);
}

/** The file of a side that a run would read: the newest that is still there. */
export async function currentFile(db: Db, project: string, side: Side): Promise<ZoneFile | null> {
  const [row] = await db.query<ZoneFile>(sql`select ${fileColumns} from linkage.zone_file where project = ${project} and side = ${side} and deleted_at is null order by position desc limit 1`);
  return row ?? null;
}
