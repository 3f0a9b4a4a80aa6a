import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { ApiToken } from "../domain/token.ts";

const columns = sql`id, name, read_only as "readOnly", created_at as "createdAt", expires_on as "expiresOn", last_used_on as "lastUsedOn", revoked_at as "revokedAt"`;

export async function insertToken(db: Db, accountId: string, digest: string, token: Pick<ApiToken, "id" | "name" | "readOnly" | "createdAt" | "expiresOn">): Promise<void> {
  await db.query(sql`
    insert into identity.token (id, account_id, name, read_only, digest, created_at, expires_on)
    values (${token.id}::uuid, ${accountId}::uuid, ${token.name}, ${token.readOnly}, ${digest}, ${token.createdAt}::timestamptz, ${token.expiresOn}::date)`);
}

/** The tokens of an account, the newest first. */
export async function tokensOf(db: Db, accountId: string): Promise<readonly ApiToken[]> {
  return db.query<ApiToken>(sql`select ${columns} from identity.token where account_id = ${accountId}::uuid order by created_at desc, id`);
}

/** The account behind a digest that still opens something on `today`; null where there is none. */
export async function openToken(db: Db, digest: string, today: Day): Promise<{ readonly id: string; readonly accountId: string; readonly readOnly: boolean; readonly lastUsedOn: Day | null } | null> {
  const [row] = await db.query<{ id: string; accountId: string; readOnly: boolean; lastUsedOn: Day | null }>(sql`
    select id, account_id as "accountId", read_only as "readOnly", last_used_on as "lastUsedOn"
    from identity.token where digest = ${digest} and revoked_at is null and expires_on >= ${today}::date`);
  return row ?? null;
}

/** The day alone, once a day. */
export async function noteTokenUse(db: Db, id: string, today: Day): Promise<void> {
  await db.query(sql`update identity.token set last_used_on = ${today}::date where id = ${id}::uuid and (last_used_on is null or last_used_on < ${today}::date)`);
}

/** False where this account has no such token, or it was revoked before. */
export async function revoke(db: Db, accountId: string, id: string, at: Date): Promise<boolean> {
  const revoked = await db.query(sql`
    update identity.token set revoked_at = ${at.toISOString()}::timestamptz where id = ${id}::uuid and account_id = ${accountId}::uuid and revoked_at is null returning id`);
  return revoked.length > 0;
}
