import type { SQL } from "drizzle-orm";

/** Whatever a row holds, with the same JavaScript types on PGlite and on a PostgreSQL server (see `parsers.ts`). */
export type Row = Record<string, unknown>;

/**
 * One way to talk to PostgreSQL, embedded or served. Queries are written with the `sql` tag re-exported here, so
 * every value travels as a parameter. Types, alike on both: int2, int4, float → number; int8 → number when safe,
 * else string; numeric → string; date → `YYYY-MM-DD`; timestamptz → ISO 8601 in UTC with milliseconds; json → parsed.
 */
export interface Db {
  readonly kind: "pglite" | "postgres";
  query<T extends object = Row>(statement: SQL): Promise<T[]>;
  /**
   * All or nothing. The handle given to `work` is the only one that may be used inside: using the outer handle there
   * is refused with an error rather than waiting for ever. Nested calls are savepoints.
   */
  tx<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Several statements without parameters, for migrations. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

export { sql } from "drizzle-orm";
export type { SQL } from "drizzle-orm";
