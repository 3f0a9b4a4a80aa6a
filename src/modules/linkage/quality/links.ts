import type { LinkageSession } from "../domain/session.ts";
import { double } from "../engine/sql.ts";

/** The pairs that a run linked in the end, as a bracketed query of `l` and `r`: what it decided (one-to-one, readers), where it did; all scored pairs at the threshold otherwise. */
export async function decidedLinks(session: LinkageSession, threshold = session.model.decision.probability): Promise<string> {
  const names = new Set((await session.analytics.rows<{ name: string }>("select table_name as name from duckdb_tables() where table_name in ('written', 'unlinked', 'joined') union all select view_name from duckdb_views() where view_name = 'written'")).map(({ name }) => name));
  const above = `probability >= ${double(threshold)}`;
  if (!names.has("written") || !names.has("unlinked") || !names.has("joined")) return `(select l, r from scored where ${above})`;
  return `(select w.l, w.r from written w left join unlinked u on u.l = w.l and u.r = w.r left join joined j on j.l = w.l and j.r = w.r where (w.${above} and u.l is null) or j.l is not null)`;
}
