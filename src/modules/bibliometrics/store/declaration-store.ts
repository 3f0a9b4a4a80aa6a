import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { isSettingKey, type Declaration } from "../domain/settings.ts";

export async function insertDeclaration(db: Db, one: Declaration, accountId: string | null): Promise<void> {
  await db.query(sql`
    insert into bibliometrics.declaration (id, key, option, valid_from, reason, recorded_at, account_id, author)
    values (${one.id}, ${one.key}, ${one.option}, ${one.from}, ${one.reason}, ${one.recordedAt}, ${accountId}, ${one.author})`);
}

/** Every declaration, the oldest recorded first. */
export async function listDeclarations(db: Db): Promise<Declaration[]> {
  const rows = await db.query<{ id: string; key: string; option: string; valid_from: Day; reason: string; recorded_at: string; author: string }>(sql`
    select id, key, option, valid_from, reason, recorded_at, author from bibliometrics.declaration order by sequence`);
  return rows.flatMap(({ id, key, option, valid_from: from, reason, recorded_at: recordedAt, author }) => (isSettingKey(key) ? [{ id, key, option, from, reason, recordedAt, author }] : []));
}
