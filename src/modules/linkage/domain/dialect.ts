/** What an engine of SQL must know to compare; the rest of the SQL is common to DuckDB, Spark and Trino. A null: this engine has none, and scoring must go to DuckDB workers. */
export interface Dialect {
  readonly name: "duckdb" | "spark" | "trino";
  /** Upper case without accents. */
  fold(text: string): string;
  jaroWinkler(left: string, right: string): string | null;
  jaro(left: string, right: string): string | null;
  levenshtein(left: string, right: string): string;
  /** Unrestricted Damerau-Levenshtein at most `atMost`, with the cheap guard where both are of equal length. */
  damerauAtMost(left: string, right: string, atMost: number): string | null;
  listIntersects(left: string, right: string, atLeast: number): string;
  unnest(list: string, alias: string): string;
  /** A number of 64 bits from text, the same on every engine and version: for sampling and seals. */
  stableHash(text: string): string;
}

/** A prepared column as SQL over a raw row: `name` in `left_rows`/`right_rows`, `sql` reads quoted raw columns. */
export interface PreparedColumn {
  readonly name: string;
  readonly type: "text" | "list" | "number" | "date";
  readonly sql: string;
}

/** A condition as SQL over aliases `l` and `r`; `hoisted` expressions are computed once in a sub-select under their names. */
export interface CompiledCondition {
  readonly sql: string;
  readonly hoisted: readonly { readonly name: string; readonly sql: string }[];
}
