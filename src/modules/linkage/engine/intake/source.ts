import { access, stat } from "node:fs/promises";
import { fileLiteral, type Analytics } from "../../../../kernel/analytics/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { inputNotValid } from "../../errors.ts";
import type { Input } from "../../domain/run.ts";
import { literal, quoted } from "../sql.ts";
import { headOfCsv, uniqueNames } from "./head-of-file.ts";
import { emptyFile, latinFile, noSuchFile, unreadableFile, type Side } from "./faults.ts";

/** An input that SQL can read: `relation` stands in a from clause and gives the rows in the order of the file. */
export interface Source {
  readonly side: Side;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly relation: string;
  readonly warnings: readonly Issue[];
}

const isFile = (input: Input): input is { readonly file: string } => !Array.isArray(input);

/** Finds out what an input holds without reading it whole. Throws `linkage.input-not-valid`. */
export async function openSource(analytics: Analytics, input: Input, side: Side): Promise<Source> {
  if (!isFile(input)) return openRows(analytics, input, side);
  const found = await access(input.file).then(() => stat(input.file)).catch(() => null);
  if (found === null) throw inputNotValid([noSuchFile(side)]);
  if (!found.isFile()) throw inputNotValid([unreadableFile(side, null)]);
  if (/\.(parquet|pq)$/i.test(input.file)) return describe(analytics, `read_parquet(${fileLiteral(input.file)})`, side, []);
  const head = await headOfCsv(input.file);
  if (head.isEmpty) throw inputNotValid([emptyFile(side)]);
  const columns = `{${head.columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ")}}`;
  const relation = `read_csv(${fileLiteral(input.file)}, auto_detect = false, header = true, delim = ${literal(head.delimiter)}, quote = '"', escape = '"', nullstr = '', encoding = ${literal(head.encoding)}, columns = ${columns})`;
  return { side, columns: head.columns.map((name) => ({ name, type: "VARCHAR" })), relation, warnings: head.encoding === "latin-1" ? [latinFile(side)] : [] };
}

async function describe(analytics: Analytics, relation: string, side: Side, warnings: readonly Issue[]): Promise<Source> {
  try {
    const columns = await analytics.rows<{ column_name: string; column_type: string }>(`describe select * from ${relation}`);
    return { side, columns: columns.map((column) => ({ name: column.column_name, type: column.column_type })), relation, warnings };
  } catch {
    throw inputNotValid([unreadableFile(side, null)]);
  }
}

/** A value of a row in memory as a file would write it; lists keep their items apart with `;`. */
function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map((item) => written(item) ?? "").join(";");
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean | bigint);
}

async function openRows(analytics: Analytics, rows: readonly Readonly<Record<string, unknown>>[], side: Side): Promise<Source> {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  if (keys.size === 0) throw inputNotValid([emptyFile(side)]);
  const names = [...keys];
  const unique = uniqueNames(names);
  const table = `memory_${side}`;
  await analytics.run(`create or replace temp table ${table} (${unique.map((name) => `${quoted(name)} varchar`).join(", ")})`);
  const appender = await analytics.connection.createAppender(table, null, "temp");
  for (const row of rows) {
    for (const name of names) {
      const value = written(row[name]);
      if (value === null || value === "") appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  return { side, columns: unique.map((name) => ({ name, type: "VARCHAR" })), relation: table, warnings: [] };
}
