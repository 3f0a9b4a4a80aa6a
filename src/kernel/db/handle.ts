import { AsyncLocalStorage } from "node:async_hooks";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db, Row, SQL } from "./db.ts";
import type { Connection, Driver } from "./drivers/connection.ts";
import { encodeParameter } from "./drivers/parameters.ts";
import { parseRows } from "./drivers/parsers.ts";
import { Queue } from "./drivers/queue.ts";
import { databaseClosed } from "./errors.ts";

/** An open transaction, as the asynchronous work inside it sees it: `outer` is the handle that opened it. */
interface Frame {
  readonly outer: Db;
  readonly parent: Frame | undefined;
  open: boolean;
}

interface Bounds {
  readonly open: string;
  readonly keep: string;
  readonly undo: string;
}

const frames = new AsyncLocalStorage<Frame>();
const dialect = new PgDialect();

/** The `Db` over a driver: parameters, types, transactions and their rules, the same for both kinds. */
export function createDb(driver: Driver): Db {
  let closing: Promise<void> | null = null;

  async function lease<T>(work: (connection: Connection, broken: () => void) => Promise<T>): Promise<T> {
    refuseOuter(root);
    if (closing !== null) throw databaseClosed();
    const { connection, release } = await driver.acquire();
    let broken = false;
    try {
      return await work(connection, () => {
        broken = true;
      });
    } finally {
      release(broken);
    }
  }

  const root: Db = {
    kind: driver.kind,
    query: (statement) => lease((connection) => runStatement(connection, statement)),
    tx: (work) =>
      lease((connection, broken) =>
        within(root, connection, 1, { open: "begin", keep: "commit", undo: "rollback" }, work, broken),
      ),
    script: (text) => lease((connection) => connection.script(text)),
    close: async () => {
      refuseOuter(root);
      closing ??= driver.close();
      await closing;
    },
  };
  return root;
}

async function runStatement<T extends object = Row>(connection: Connection, statement: SQL): Promise<T[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  const result = await connection.run(sql, params.map(encodeParameter));
  // The caller says which columns it asked for; the rows are what PostgreSQL answered.
  return parseRows(result) as T[];
}

async function within<T>(
  outer: Db,
  connection: Connection,
  depth: number,
  bounds: Bounds,
  work: (db: Db) => Promise<T>,
  broken: () => void,
): Promise<T> {
  const frame: Frame = { outer, parent: frames.getStore(), open: true };
  const inner = transactionHandle(outer.kind, connection, depth, broken);
  await connection.script(bounds.open);
  try {
    const result = await frames.run(frame, () => work(inner.db));
    await inner.finish();
    await connection.script(bounds.keep);
    return result;
  } catch (error) {
    await inner.finish().catch(() => undefined);
    // Where even the rollback fails the connection is of no use any more; the first error is the one to tell.
    await connection.script(bounds.undo).catch(broken);
    throw error;
  } finally {
    frame.open = false;
  }
}

/** A handle valid until `finish`, which waits for the statements still under way and tells of one that failed. */
function transactionHandle(kind: Db["kind"], connection: Connection, depth: number, broken: () => void) {
  const queue = new Queue();
  let finished = false;
  let failure: unknown = null;

  function take<T>(work: () => Promise<T>): Promise<T> {
    return queue.run(async () => {
      if (finished) throw new Error("this transaction is over: its handle may not be used after `tx` has returned");
      try {
        return await work();
      } catch (error) {
        failure ??= error;
        throw error;
      }
    });
  }

  async function nested<T>(work: (db: Db) => Promise<T>): Promise<T> {
    refuseOuter(db);
    const name = `level_${depth}`;
    const bounds = {
      open: `savepoint ${name}`,
      keep: `release savepoint ${name}`,
      undo: `rollback to savepoint ${name}; release savepoint ${name}`,
    };
    const free = await queue.turn();
    try {
      if (finished) throw new Error("this transaction is over: its handle may not be used after `tx` has returned");
      return await within(db, connection, depth + 1, bounds, work, broken);
    } finally {
      free();
    }
  }

  const db: Db = {
    kind,
    query: async (statement) => {
      refuseOuter(db);
      return take(() => runStatement(connection, statement));
    },
    tx: nested,
    script: async (text) => {
      refuseOuter(db);
      return take(() => connection.script(text));
    },
    close: async () => {
      throw new Error("a database cannot be closed from inside a transaction");
    },
  };

  async function finish(): Promise<void> {
    const pending = queue.idle();
    await pending;
    finished = true;
    if (failure !== null) {
      throw new Error(
        "a statement of this transaction failed and its error was swallowed: nothing can be kept. " +
          "Wrap what may fail in a nested `tx`.",
        { cause: failure },
      );
    }
  }

  return { db, finish };
}

/** A handle whose transaction is open may not be used inside it: on one connection that would wait for ever. */
function refuseOuter(db: Db): void {
  for (let frame = frames.getStore(); frame !== undefined; frame = frame.parent) {
    if (frame.open && frame.outer === db) {
      throw new Error(
        "the outer database handle was used inside an open transaction: use the handle given to the function passed to `tx`",
      );
    }
  }
}
