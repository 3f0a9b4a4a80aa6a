import { AppError } from "../errors/app-error.ts";

/** What PostgreSQL says of a failed statement, alike on both drivers. Parameters are left out: they may be personal. */
export interface QueryFailure {
  readonly message: string;
  /** SQLSTATE, such as `23505`. */
  readonly code: string;
  readonly constraint: string | null;
  readonly schema: string | null;
  readonly table: string | null;
  readonly detail: string | null;
}

/** A statement that PostgreSQL refused. It is a bug unless the caller foresaw it, by `constraintOf`. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly code: string;
  readonly constraint: string | null;
  readonly schema: string | null;
  readonly table: string | null;
  readonly detail: string | null;
  readonly statement: string;

  constructor(failure: QueryFailure, statement: string) {
    super(`${failure.message} (${failure.code})`);
    this.code = failure.code;
    this.constraint = failure.constraint;
    this.schema = failure.schema;
    this.table = failure.table;
    this.detail = failure.detail;
    this.statement = statement;
  }
}

/**
 * Which constraint did this error break? `null` when the error is none of that kind (SQLSTATE class 23).
 * Looks through `cause`, never at the message. A "not null" failure has a code and no constraint name.
 */
export function constraintOf(error: unknown): { code: string; constraint: string | null } | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof QueryError && at.code.startsWith("23")) return { code: at.code, constraint: at.constraint };
  }
  return null;
}

export function databaseUnavailable(cause?: unknown): AppError {
  return new AppError(
    "database.unavailable",
    {
      fr: "La base de données ne répond pas. Vérifiez qu’elle est démarrée et que DATABASE_URL la désigne, puis recommencez.",
      en: "The database does not answer. Check that it is running and that DATABASE_URL points to it, then try again.",
    },
    { status: 503, cause },
  );
}

export function databaseStopped(cause?: unknown): AppError {
  return new AppError(
    "database.stopped",
    {
      fr: "La base de données embarquée s’est arrêtée. Redémarrez Jalon : ce qui était confirmé est conservé.",
      en: "The embedded database has stopped. Start Jalon again: what was acknowledged is kept.",
    },
    { status: 503, cause },
  );
}

export function databaseClosed(): AppError {
  return new AppError(
    "database.closed",
    { fr: "La base de données est fermée.", en: "The database is closed." },
    { status: 503 },
  );
}
