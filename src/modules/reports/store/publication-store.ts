import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Publication } from "../domain/publication.ts";

interface PublicationRow {
  id: string; code: string; kind: Publication["kind"]; reason: Bilingual | null; recorded_at: string; account_id: string | null; author: string;
}

/** Every publication and taking back of a report, in the order recorded. */
export async function listPublications(db: Db, code: string): Promise<Publication[]> {
  const rows = await db.query<PublicationRow>(sql`select id, code, kind, reason, recorded_at, account_id, author from reports.publication where code = ${code} order by sequence`);
  return rows.map(({ id, kind, reason, author, ...row }) => ({ id, code: row.code, kind, reason, recordedAt: row.recorded_at, accountId: row.account_id, author }));
}

export async function insertPublication(db: Db, one: Publication): Promise<void> {
  await db.query(sql`
    insert into reports.publication (id, code, kind, reason, recorded_at, account_id, author)
    values (${one.id}, ${one.code}, ${one.kind}, ${one.reason === null ? sql`null::jsonb` : jsonb(one.reason)}, ${one.recordedAt}, ${one.accountId}, ${one.author})`);
}
