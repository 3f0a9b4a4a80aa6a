import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sql, type Db } from "../../kernel/db/db.ts";

/** One row of a dump, with what PostgreSQL keeps beside it: its place in the heap and the transaction that wrote it. */
export interface DumpedRow {
  readonly table: string;
  readonly text: string;
  readonly place: number;
  readonly transaction: number;
}

/** Every row of every table of every schema but the catalogue, in the order of the heap; and what the database says of its activity and samples for its planner. */
export async function dumpOf(db: Db): Promise<readonly DumpedRow[]> {
  const tables = await db.query<{ schema: string; name: string }>(sql`select table_schema as schema, table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`);
  const rows: DumpedRow[] = [];
  for (const { schema, name } of tables) {
    const found = await db.query<{ text: string; place: string; transaction: string }>(sql`select to_jsonb(t)::text as text, t.ctid::text as place, t.xmin::text as transaction from ${sql.identifier(schema)}.${sql.identifier(name)} t order by t.ctid`);
    rows.push(...found.map((row, place) => ({ table: `${schema}.${name}`, text: row.text, place, transaction: Number(row.transaction) })));
  }
  const samples = await db.query<{ table: string; text: string }>(sql`select 'statistics of ' || schemaname || '.' || tablename as table, to_jsonb(t)::text as text from pg_stats t where schemaname not in ('pg_catalog', 'information_schema')`);
  rows.push(...samples.map((row, place) => ({ ...row, place, transaction: 0 })));
  for (const view of ["pg_stat_activity", "pg_stat_user_tables", "pg_stat_user_indexes"]) {
    const found = await db.query<{ text: string }>(sql`select to_jsonb(t)::text as text from ${sql.identifier(view)} t`);
    rows.push(...found.map(({ text }, place) => ({ table: view, text, place, transaction: 0 })));
  }
  return rows;
}

/** Everything in a folder as text, byte by byte, but what is in the folders named. */
export function filesUnder(folder: string, but: readonly string[]): string {
  return readdirSync(folder).filter((name) => !but.includes(name)).map((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path, but) : readFileSync(path, "latin1");
  }).join("\n");
}

export interface Matching {
  /** Who is at the same rank in both orders. */
  readonly right: number;
  /** Spearman's rank correlation, times the square root of the number less one: normal of mean 0 and deviation 1 where the orders are independent. */
  readonly score: number;
}

/** The best that ranks can do: the n-th who came is taken for the author of the n-th thing found. `found` holds for each place the rank of its true author. */
export function matchByRank(found: readonly number[]): Matching {
  const n = found.length;
  const squares = found.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0);
  return { right: found.filter((rank, place) => rank === place).length, score: (1 - (6 * squares) / (n * (n * n - 1))) * Math.sqrt(n - 1) };
}
