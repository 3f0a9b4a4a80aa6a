import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { quoted } from "../dialects/parts.ts";
import type { ColumnProfile } from "./recognise.ts";

export interface FileProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

const sampled = 20_000;
const shapesKept = 6;
/** Rows up to which different values are counted; beyond, they are estimated, within some ten per cent. */
const exactUpTo = 1_000_000;

/**
 * What a draft needs to know of an input. `relation` stands in a from clause. Distinct values are counted, or estimated in large
 * files; shapes come
 * from the first 20,000 rows. No value leaves the input.
 */
export async function profileInput(analytics: Analytics, relation: string, names: readonly string[]): Promise<FileProfile> {
  const text = (name: string) => `nullif(trim(${quoted(name)}::varchar), '')`;
  const [size] = await analytics.rows<{ n: bigint }>(`select count(*) as n from ${relation}`);
  const distinct = (sql: string) => Number(size?.n ?? 0) <= exactUpTo ? `count(distinct ${sql})` : `approx_count_distinct(${sql})`;
  const counts = names.map((name, at) => `count(${text(name)}) as f${at}, ${distinct(text(name))} as d${at}`);
  const [row = {}] = await analytics.rows<Readonly<Record<string, bigint>>>(`select ${["count(*) as n", ...counts].join(", ")} from ${relation}`);
  const rows = Number(row["n"] ?? 0);
  const columns: ColumnProfile[] = [];
  for (const [at, name] of names.entries()) {
    const shape = `left(regexp_replace(regexp_replace(${text(name)}, '[0-9]', '9', 'g'), '\\p{L}', 'A', 'g'), 40)`;
    const found = await analytics.rows<{ shape: string }>(`select shape from (select ${shape} as shape from (select * from ${relation} limit ${sampled})) where shape is not null group by shape order by count(*) desc, shape limit ${shapesKept}`);
    const filled = Number(row[`f${at}`] ?? 0);
    columns.push({ name, filled: rows === 0 ? 0 : filled / rows, distinct: Math.min(filled, Number(row[`d${at}`] ?? 0)), shapes: found.map((one) => one.shape) });
  }
  return { rows, columns };
}
