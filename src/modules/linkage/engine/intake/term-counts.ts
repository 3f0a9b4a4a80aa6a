import type { Analytics } from "../../../../kernel/analytics/index.ts";
import type { ExpandedModel } from "../../domain/model.ts";
import { quoted } from "../sql.ts";
import { countColumn, termColumns } from "../vectors/vectors.ts";

/**
 * Adds to the tables of cleaned values how many rows of all files hold each value, for the columns whose frequency the
 * model uses; gives the number of rows with a value. The frequency of a value is its count over that number.
 */
export async function addTermCounts(analytics: Analytics, model: ExpandedModel, files: readonly (readonly { readonly table: string; readonly columns: readonly { readonly name: string }[] }[])[]): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  for (const column of new Set(termColumns(model).map((term) => term.column))) {
    const tables = files.flatMap((dictionaries) => dictionaries.filter((one) => one.columns[0]?.name === column).map((one) => one.table));
    if (tables.length === 0) continue;
    const name = quoted(column);
    await analytics.run(`create or replace temp table value_counts as select v, sum(n)::integer as n from (${tables.map((table) => `select ${name} as v, n from ${table}`).join(" union all ")}) where v is not null group by v`);
    const sum = await analytics.rows<{ n: number }>("select coalesce(sum(n), 0)::double as n from value_counts");
    totals.set(column, sum[0]?.n ?? 0);
    for (const table of tables) {
      await analytics.run(`create or replace temp table counted as select d.*, c.n as ${countColumn(column)} from ${table} d left join value_counts c on c.v = d.${name}`);
      await analytics.run(`drop table ${table}`);
      await analytics.run(`alter table counted rename to ${table}`);
    }
    await analytics.run("drop table value_counts");
  }
  return totals;
}
