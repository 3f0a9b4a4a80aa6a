import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";

/** Any JSON value as one `jsonb` parameter; an array too, which the `sql` tag alone would take for a list of values. */
export function jsonb(value: unknown): SQL {
  return value === undefined ? sql`null::jsonb` : sql`${JSON.stringify(value)}::jsonb`;
}

/** A JavaScript array as one PostgreSQL array parameter: `where code = any(${array(codes, "text")})`. */
export function array(values: readonly unknown[], type: "text" | "int" | "bigint" | "uuid" | "date" | "numeric"): SQL {
  return sql`${sql.param(values)}::${sql.raw(type)}[]`;
}
