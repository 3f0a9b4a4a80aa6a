import { resolve } from "node:path";
import { DuckDBDataChunk, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";
import type { Analytics } from "./analytics.ts";

/** A text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The path of one local file as a literal of SQL: neither an address nor a pattern that other files would match. */
export function fileLiteral(path: string): string {
  return literal(resolve(path).replaceAll(/[*?[]/g, "[$&]"));
}

/** A name of a column as SQL quotes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

type NumberArray = Int32Array | Float64Array;

interface NumberColumn {
  readonly type: "integer" | "double";
  take(): NumberArray;
  add(values: ArrayLike<number>, from: number): void;
}

function numberColumn(type: "integer" | "double"): NumberColumn {
  const make = (size: number): NumberArray => (type === "integer" ? new Int32Array(size) : new Float64Array(size));
  let held = make(4_096);
  let used = 0;
  return {
    type,
    take: () => held.slice(0, used),
    add(values, from) {
      if (from + values.length > held.length) {
        const larger = make(Math.max(held.length * 2, from + values.length));
        larger.set(held);
        held = larger;
      }
      held.set(values, from);
      used = from + values.length;
    },
  };
}

/**
 * The columns of a query as typed arrays, without an object per value: every column must be INTEGER or DOUBLE, none null.
 * Millions of rows come over in tenths of a second.
 */
export async function readNumbers(db: Analytics, query: string, types: readonly ("integer" | "double")[]): Promise<NumberArray[]> {
  const columns = types.map(numberColumn);
  const result = await db.connection.stream(query);
  let rows = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [index, column] of columns.entries()) column.add(valuesOf(chunk, index), rows);
    rows += chunk.rowCount;
  }
  return columns.map((column) => column.take());
}

/** The vectors of numbers hold their values in a typed array; where a version of the library hides it the values are copied one by one. */
function valuesOf(chunk: DuckDBDataChunk, index: number): ArrayLike<number> {
  const { items } = chunk.getColumnVector(index) as unknown as { readonly items?: unknown };
  if ((items instanceof Int32Array || items instanceof Float64Array) && items.length >= chunk.rowCount) return items.subarray(0, chunk.rowCount);
  return chunk.getColumnValues(index).map(Number);
}

/** One column of text, in the order of the query. */
export async function readTexts(db: Analytics, query: string): Promise<string[]> {
  const texts: string[] = [];
  const result = await db.connection.stream(query);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const value of chunk.getColumnValues(0)) texts.push(value === null ? "" : String(value));
  }
  return texts;
}

const chunkRows = 2_048;

/** Puts rows held in memory into a table that is there, a chunk at a time. */
export async function appendRows<T>(db: Analytics, table: string, types: readonly DuckDBType[], rows: readonly T[], read: readonly ((row: T) => DuckDBValue)[]): Promise<void> {
  const appender = await db.connection.createAppender(table);
  for (let start = 0; start < rows.length; start += chunkRows) {
    const part = rows.slice(start, start + chunkRows);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(read.map((cell) => part.map(cell)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
