import { duckdb, spark, trino } from "../../comparisons/index.ts";
import type { Dialect } from "../../domain/dialect.ts";

/** Engines that can block pairs. DuckDB is among them to try a plan on one machine. */
export const planDialects: Readonly<Record<string, Dialect>> = { spark, trino, duckdb };
