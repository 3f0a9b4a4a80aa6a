import { sql, type Db } from "../../../kernel/db/db.ts";

/** All downloads counted so far, by dataset. */
export async function downloadsOf(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ dataset: string; count: number }>(sql`select dataset, sum(count)::bigint as count from datasets.use_count where kind = 'download' group by dataset`);
  return new Map(rows.map(({ dataset, count }) => [dataset, Number(count)]));
}
