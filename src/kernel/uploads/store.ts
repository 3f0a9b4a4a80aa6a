import { sql, type Db, type SQL } from "../db/db.ts";
import { jsonb } from "../db/values.ts";
import type { Upload } from "./upload.ts";

interface UploadRow {
  readonly id: string;
  readonly account_id: string;
  readonly purpose: string;
  readonly file_name: string;
  readonly metadata: string;
  readonly size_bytes: number;
  readonly announced_sha256: string | null;
  readonly trusted_bytes: number | null;
  readonly stored_sha256: string | null;
  readonly result: Readonly<Record<string, string>> | null;
  readonly expires_at: string;
}

async function where(db: Db, condition: SQL): Promise<Upload[]> {
  const rows = await db.query<UploadRow>(sql`select id, account_id, purpose, file_name, metadata, size_bytes, announced_sha256, trusted_bytes, stored_sha256, result, expires_at from uploads.upload where ${condition}`);
  return rows.map((row) => ({
    id: row.id, accountId: row.account_id, purpose: row.purpose, fileName: row.file_name, metadata: row.metadata, sizeBytes: row.size_bytes, announcedSha256: row.announced_sha256,
    trustedBytes: row.trusted_bytes, storedSha256: row.stored_sha256, result: row.result, expiresAt: row.expires_at,
  }));
}

/** The upload of this account; those of others are as if they were not there. */
export async function findUpload(db: Db, accountId: string, id: string): Promise<Upload | null> {
  return (await where(db, sql`id = ${id} and account_id = ${accountId}`))[0] ?? null;
}

export async function openUploads(db: Db, accountId: string): Promise<Upload[]> {
  return where(db, sql`account_id = ${accountId} and result is null`);
}

export async function expiredUploads(db: Db, now: string): Promise<Upload[]> {
  return where(db, sql`expires_at <= ${now}`);
}

export async function insertUpload(db: Db, upload: Upload, createdAt: string): Promise<void> {
  await db.query(sql`insert into uploads.upload (id, account_id, purpose, file_name, metadata, size_bytes, announced_sha256, created_at, expires_at)
    values (${upload.id}, ${upload.accountId}, ${upload.purpose}, ${upload.fileName}, ${upload.metadata}, ${upload.sizeBytes}, ${upload.announcedSha256}, ${createdAt}, ${upload.expiresAt})`);
}

export async function setTrusted(db: Db, id: string, trustedBytes: number | null): Promise<void> {
  await db.query(sql`update uploads.upload set trusted_bytes = ${trustedBytes}::bigint where id = ${id}`);
}

export async function setExpiry(db: Db, id: string, expiresAt: string): Promise<void> {
  await db.query(sql`update uploads.upload set expires_at = ${expiresAt} where id = ${id}`);
}

export async function setStored(db: Db, id: string, sha256: string): Promise<void> {
  await db.query(sql`update uploads.upload set stored_sha256 = ${sha256} where id = ${id}`);
}

export async function setResult(db: Db, id: string, result: Readonly<Record<string, string>>): Promise<void> {
  await db.query(sql`update uploads.upload set result = ${jsonb(result)} where id = ${id}`);
}

export async function deleteUpload(db: Db, id: string): Promise<void> {
  await db.query(sql`delete from uploads.upload where id = ${id}`);
}

export async function knownIds(db: Db): Promise<ReadonlySet<string>> {
  return new Set((await db.query<{ id: string }>(sql`select id from uploads.upload where stored_sha256 is null`)).map(({ id }) => id));
}

/** Is this content of an upload that was not handed over yet? */
export async function isWaited(db: Db, sha256: string): Promise<boolean> {
  return (await db.query(sql`select 1 from uploads.upload where stored_sha256 = ${sha256} and result is null limit 1`)).length > 0;
}
