import { DatabaseError, Pool } from "pg";
import type { PoolClient } from "pg";
import { AppError } from "../../errors/app-error.ts";
import { databaseUnavailable, QueryError } from "../errors.ts";
import type { Connection, Driver } from "./connection.ts";

/** Alike on both kinds: texts of dates, instants and bytes do not depend on how the server is set up. */
const session = "-c timezone=UTC -c datestyle=ISO,YMD -c intervalstyle=postgres -c bytea_output=hex";

function ignore(): void {}

const untouched = { getTypeParser: () => (value: string) => value };

/**
 * A pool of connections to a PostgreSQL server. Nothing is kept of a password in errors.
 * Fails with `database.unavailable` when the server does not answer.
 */
export async function connectPostgres(url: string, options: { connections?: number } = {}): Promise<Driver> {
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 10,
    options: session,
    application_name: "jalon",
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is dropped by the pool; whoever asks next gets a fresh one, or the reason.
  pool.on("error", ignore);
  let open = true;

  async function acquire() {
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw databaseUnavailable(error);
    }
    // Without a listener, a connection that breaks between two statements would end the process.
    client.on("error", ignore);
    return {
      connection: connectionOf(client),
      release: (broken: boolean) => {
        client.off("error", ignore);
        client.release(broken);
      },
    };
  }

  try {
    (await acquire()).release(false);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: "postgres",
    acquire,
    async close() {
      if (open) await pool.end();
      open = false;
    },
  };
}

function connectionOf(client: PoolClient): Connection {
  return {
    async run(text, parameters) {
      try {
        const result = await client.query<(string | null)[]>({
          text,
          values: [...parameters],
          rowMode: "array",
          types: untouched,
        });
        return {
          fields: result.fields.map((field) => ({ name: field.name, type: field.dataTypeID })),
          rows: result.rows,
        };
      } catch (error) {
        throw told(error, text);
      }
    },
    async script(text) {
      try {
        await client.query(text);
      } catch (error) {
        throw told(error, text);
      }
    },
  };
}

/** Classes 08 (connection) and 57P (the server stops) are no fault of the statement. */
function told(error: unknown, statement: string): QueryError | AppError {
  if (!(error instanceof DatabaseError) || error.code === undefined) return databaseUnavailable(error);
  if (error.code.startsWith("08") || error.code.startsWith("57P")) return databaseUnavailable(error);
  return new QueryError(
    {
      message: error.message,
      code: error.code,
      constraint: error.constraint ?? null,
      schema: error.schema ?? null,
      table: error.table ?? null,
      detail: error.detail ?? null,
    },
    statement,
  );
}
