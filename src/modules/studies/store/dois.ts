import { sql, type Db } from "../../../kernel/db/db.ts";

/** The oldest version of a study that has no DOI yet; null: each has one. */
export async function versionWithoutDoi(db: Db, code: string): Promise<number | null> {
  const [row] = await db.query<{ version: number }>(sql`select version from studies.study_version where code = ${code} and doi is null order by version limit 1`);
  return row?.version ?? null;
}

/**
 * The DOIs that came for a version; false where it has one already. The study waits on while another version is without. A version after
 * the first changes what the earlier ones link to, which the agency is told next; so is a withdrawal that came meanwhile.
 */
export async function writeStudyDois(tx: Db, code: string, version: number, { doi, versionDoi }: { readonly doi: string; readonly versionDoi: string }): Promise<boolean> {
  await tx.query(sql`select 1 from studies.study where code = ${code} for update`);
  const rows = await tx.query(sql`update studies.study_version set doi = ${versionDoi} where code = ${code} and version = ${version} and doi is null returning code`);
  if (rows.length === 0) return false;
  await tx.query(sql`
    update studies.study s set doi = coalesce(s.doi, ${doi}),
      doi_state = case when exists (select 1 from studies.study_version v where v.code = s.code and v.doi is null) then 'pending' else 'minted' end,
      doi_due = case when s.public_state = 'withdrawn' then 'hide' when ${version} > 1 and not exists (select 1 from studies.study_version v where v.code = s.code and v.doi is null) then 'update' else s.doi_due end
    where s.code = ${code}`);
  return true;
}
