/** What an engine of SQL must know to compare; the rest of the SQL is common to DuckDB, Spark and Trino. A null: this engine has none, and scoring must go to DuckDB workers. */
export interface Dialect {
  readonly name: "duckdb" | "spark" | "trino";
  /** Upper case without accents. */
  fold(text: string): string;
  jaroWinkler(left: string, right: string): string | null;
  jaro(left: string, right: string): string | null;
  /** A Bloom filter from hexadecimal text, null where it is none, and the Dice coefficient of two. An engine without them leaves them out. */
  filter64?(text: string): string;
  dice?(left: string, right: string): string;
  levenshtein(left: string, right: string): string;
  /** Unrestricted Damerau-Levenshtein at most `atMost`, with the cheap guard where both are of equal length. */
  damerauAtMost(left: string, right: string, atMost: number): string | null;
  listIntersects(left: string, right: string, atLeast: number): string;
  unnest(list: string, alias: string): string;
  /** An identifier, and a text, as literals. */
  quote(name: string): string;
  text(value: string): string;
  /** Every occurrence; patterns keep to what RE2, Java and JavaScript read alike. */
  replaceAll(text: string, pattern: string, by: string): string;
  /** Does the whole text have this shape? */
  isLike(text: string, pattern: string): string;
  split(text: string, separator: string): string;
  /** Item `at` from 1; null beyond the end. */
  item(list: string, at: number): string;
  itemCount(list: string): string;
  filter(list: string, keep: (item: string) => string): string;
  map(list: string, to: (item: string) => string): string;
  list(items: readonly string[]): string;
  joined(list: string, separator: string): string;
  contains(list: string, item: string): string;
  greatest(values: readonly string[]): string;
  /** Null where the text is not a number. */
  number(text: string): string;
  /** Days since 1970-01-01 of eight digits; null where there is no such day. */
  dayNumber(text: string): string;
  /** Characters that differ between two texts of equal length. */
  mismatches(left: string, right: string): string | null;
  /** A number of 64 bits from text, the same on every engine and version: for sampling and seals. */
  stableHash(text: string): string;
}

/** A prepared column as SQL over a raw row: `name` in `left_rows`/`right_rows`, `sql` reads quoted raw columns. */
export interface PreparedColumn {
  readonly name: string;
  readonly type: "text" | "list" | "number" | "date" | "bits";
  readonly sql: string;
}

/** A condition as SQL over aliases `l` and `r`; `hoisted` expressions are computed once in a sub-select under their names. */
export interface CompiledCondition {
  readonly sql: string;
  readonly hoisted: readonly { readonly name: string; readonly sql: string }[];
}
