import { sql, type Db } from "../../../kernel/db/db.ts";

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
