import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** A sealed report without its content, for lists. */
export interface SealedSummary {
  readonly code: string;
  readonly year: number;
  readonly number: number;
  readonly contentSha256: string;
  readonly corrects: string | null;
  readonly draftId: string | null;
  readonly builtAt: string;
  readonly lastEventId: string | null;
  readonly sealedAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly demonstration: boolean;
  readonly withdrawn: { readonly reason: Bilingual; readonly on: string } | null;
  /** Since when everybody may read it; null while it is for those who read drafts. */
  readonly publicSince: string | null;
}

export interface SealedRecord extends SealedSummary {
  /** As it is kept, to the letter. */
  readonly contentText: string;
}

export interface SealedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

interface SealedRow {
  code: string; year: number; number: number; content_sha256: string; corrects: string | null; draft_id: string | null; built_at: string; last_event_id: string | null;
  sealed_at: string; account_id: string | null; author: string; demonstration: boolean; reason: Bilingual | null; withdrawn_at: string | null; public_since: string | null; content?: string;
}

const columns = sql`s.code, s.year, s.number, s.content_sha256, s.corrects, s.draft_id, s.built_at, s.last_event_id, s.sealed_at, s.account_id, s.author, s.demonstration, w.reason, w.recorded_at as withdrawn_at, case when p.kind = 'published' then p.recorded_at end as public_since`;
const tables = sql`reports.sealed s left join reports.withdrawal w on w.code = s.code
  left join lateral (select kind, recorded_at from reports.publication where code = s.code order by sequence desc limit 1) p on true`;

function summaryOf(row: SealedRow): SealedSummary {
  const { code, year, number, corrects, author, demonstration } = row;
  return {
    code, year, number, contentSha256: row.content_sha256, corrects, draftId: row.draft_id, builtAt: row.built_at, lastEventId: row.last_event_id, sealedAt: row.sealed_at,
    accountId: row.account_id, author, demonstration, withdrawn: row.reason === null || row.withdrawn_at === null ? null : { reason: row.reason, on: row.withdrawn_at }, publicSince: row.public_since,
  };
}

/** Every sealed report, the newest year and number first. */
export async function listSealed(db: Db): Promise<SealedSummary[]> {
  const rows = await db.query<SealedRow>(sql`select ${columns} from ${tables} order by s.year desc, s.number desc`);
  return rows.map(summaryOf);
}

export async function findSealed(db: Db, code: string): Promise<SealedRecord | undefined> {
  const [row] = await db.query<SealedRow>(sql`select ${columns}, s.content from ${tables} where s.code = ${code}`);
  return row === undefined ? undefined : { ...summaryOf(row), contentText: row.content ?? "" };
}

/** Whoever seals, withdraws or publishes waits for the one before. */
export async function lockSealed(db: Db): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended('reports.sealed', 0))`);
}

/** The next number of a year, under the lock. */
export async function nextNumber(db: Db, year: number): Promise<number> {
  await lockSealed(db);
  const [row] = await db.query<{ next: number }>(sql`select (coalesce(max(number), 0) + 1)::int as next from reports.sealed where year = ${year}`);
  return row?.next ?? 1;
}

export async function insertSealed(db: Db, one: Omit<SealedRecord, "withdrawn" | "publicSince">, files: readonly SealedFile[]): Promise<void> {
  await db.query(sql`
    insert into reports.sealed (code, year, number, content, content_sha256, corrects, draft_id, built_at, last_event_id, sealed_at, account_id, author, demonstration)
    values (${one.code}, ${one.year}, ${one.number}, ${one.contentText}, ${one.contentSha256}, ${one.corrects}, ${one.draftId}, ${one.builtAt}, ${one.lastEventId},
            ${one.sealedAt}, ${one.accountId}, ${one.author}, ${one.demonstration})`);
  for (const [place, file] of files.entries()) {
    await db.query(sql`
      insert into reports.sealed_file (code, place, name, media_type, size_bytes, sha256)
      values (${one.code}, ${place}, ${file.name}, ${file.mediaType}, ${file.sizeBytes}, ${file.sha256})`);
  }
}

export async function listFiles(db: Db, code: string): Promise<SealedFile[]> {
  return db.query<{ name: string; mediaType: string; sizeBytes: number; sha256: string }>(sql`
    select name, media_type as "mediaType", size_bytes as "sizeBytes", sha256 from reports.sealed_file where code = ${code} order by place`);
}

export async function insertWithdrawal(db: Db, code: string, reason: Bilingual, at: string, by: { readonly accountId: string | null; readonly name: string }): Promise<void> {
  await db.query(sql`insert into reports.withdrawal (code, reason, recorded_at, account_id, author) values (${code}, ${jsonb(reason)}, ${at}, ${by.accountId}, ${by.name})`);
}
