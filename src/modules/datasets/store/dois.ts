import { sql, type Db } from "../../../kernel/db/db.ts";

/** What the agency has still to be told: of a DOI that is to be given, of newer metadata, of a withdrawal. */
export type DoiTask = "mint" | "update" | "hide";

/** What waits for a record, with the version that it is about; null where the agency knows all. */
export async function doiTaskOf(db: Db, code: string): Promise<{ readonly task: DoiTask; readonly version: number } | null> {
  const [row] = await db.query<{ task: DoiTask; version: number }>(sql`
    select coalesce(doi_due, 'mint') as task, published_version as version from datasets.dataset
    where code = ${code} and (doi_due is not null or (doi_state = 'pending' and public_state = 'published'))`);
  return row ?? null;
}

/** Records that wait, those asked about longest ago first. */
export async function codesWaitingForAgency(db: Db, limit: number): Promise<string[]> {
  return (await db.query<{ code: string }>(sql`
    select code from datasets.dataset where doi_due is not null or (doi_state = 'pending' and public_state = 'published') order by doi_asked_at nulls first, code limit ${limit}`)).map(({ code }) => code);
}

export async function noteAsked(db: Db, code: string, at: string): Promise<void> {
  await db.query(sql`update datasets.dataset set doi_asked_at = ${at}::timestamptz where code = ${code}`);
}

/**
 * The DOI that came for a record that waited for one; false where it no longer does. What was published or withdrawn while the agency
 * was asked is told to it next.
 */
export async function writeDoi(tx: Db, code: string, doi: string, version: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update datasets.dataset set doi = ${doi}, doi_state = 'minted',
      doi_due = case when public_state = 'withdrawn' then 'hide' when published_version > ${version} then 'update' end
    where code = ${code} and doi_state = 'pending' returning code`);
  return rows.length > 0;
}

/** The agency was told; false where something else has to be told it since. */
export async function writeTold(tx: Db, code: string, task: "update" | "hide", version: number): Promise<boolean> {
  const rows = await tx.query(sql`update datasets.dataset set doi_due = null where code = ${code} and doi_due = ${task} and published_version = ${version} returning code`);
  return rows.length > 0;
}
