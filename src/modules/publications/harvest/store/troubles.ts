import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { HarvestTrouble } from "../domain/harvest.ts";

/** Of one harvest; what comes after is counted and no longer kept. */
export const mostTroubles = 2_000;

/** Adds to the log of a harvest, up to the most that is kept. */
export async function insertTroubles(db: Db, harvest: number, page: number, at: Date, issues: readonly Issue[]): Promise<void> {
  if (issues.length === 0) return;
  const [known] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.harvest_trouble where harvest = ${harvest}`);
  const kept = issues.slice(0, Math.max(0, mostTroubles - (known?.count ?? 0)));
  if (kept.length === 0) return;
  await db.query(sql`
    insert into publications.harvest_trouble (harvest, recorded_at, page, issue)
    select ${harvest}, ${at.toISOString()}, ${page}, issue from jsonb_array_elements(${jsonb(kept)}) with ordinality as given (issue, place) order by place`);
}

/** A retry: logged and counted in one statement each, outside the transaction of the page. */
export async function recordRetry(db: Db, harvest: number, page: number, at: Date, issue: Issue, throttled: boolean): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query(sql`update publications.harvest set retries = retries + 1, throttled = throttled + ${throttled ? 1 : 0} where number = ${harvest}`);
    await insertTroubles(tx, harvest, page, at, [issue]);
  });
}

export async function listTroubles(db: Db, harvest: number, { page, pageSize }: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly HarvestTrouble[] }> {
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from publications.harvest_trouble where harvest = ${harvest}`);
  const items = await db.query<HarvestTrouble>(sql`
    select recorded_at as "recordedAt", page, issue from publications.harvest_trouble where harvest = ${harvest} order by sequence desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total: count?.total ?? 0, items };
}
