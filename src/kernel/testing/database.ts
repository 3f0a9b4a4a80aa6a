import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { sql } from "../db/db.ts";
import type { Db } from "../db/db.ts";
import { connectPostgres } from "../db/drivers/postgres.ts";
import { createDb } from "../db/handle.ts";
import { migrate, readLedger, readMigrations } from "../db/migrate.ts";
import type { MigrationSet } from "../db/migrate.ts";
import { keep, openInMemory, pgliteMark } from "../db/open.ts";

export interface DatabaseTestOptions {
  /**
   * For code that must commit (several connections, locks, what happens after a failure): the test gets the database
   * itself rather than a transaction, and every schema is dropped after it.
   */
  readonly commits?: boolean;
}

/** One database of a kind for all tests of this process. */
interface Shared {
  readonly db: Db;
  end(): Promise<void>;
}

const cache = fileURLToPath(new URL("../../../.cache/", import.meta.url));
const serverUrl = process.env["JALON_TEST_DATABASE_URL"] ?? "";
const noServer =
  "no PostgreSQL server: set JALON_TEST_DATABASE_URL=postgresql://user@host:port/postgres, of a user that may create databases";

const shared = new Map<Db["kind"], Promise<Shared>>();
let cleaning = false;

/**
 * Registers a test on PGlite and one on PostgreSQL, each with the migrations of `sets` applied. `run` gets a handle
 * inside a transaction that is rolled back, so tests see none of each other's rows. In it, a statement that is
 * expected to fail goes in a nested `tx`. The PostgreSQL one is skipped where `JALON_TEST_DATABASE_URL` is not set.
 *
 * A process starts one PGlite, from an archive with the migrations applied, kept in `.cache/`; on a server it makes
 * a database of its own, which it drops at the end.
 */
export function databaseTest(
  name: string,
  sets: readonly MigrationSet[],
  run: (db: Db) => Promise<void>,
  options: DatabaseTestOptions = {},
): void {
  if (!cleaning) after(endAll);
  cleaning = true;
  test(`${name} (PGlite)`, () => runOn("pglite", sets, run, options));
  test(`${name} (PostgreSQL)`, { skip: serverUrl === "" ? noServer : false }, () => runOn("postgres", sets, run, options));
}

/** A database of its own in memory, migrated. For tests that start a whole server; they close it. */
export async function freshDatabase(sets: readonly MigrationSet[]): ReturnType<typeof openInMemory> {
  const db = await openInMemory(await migratedArchive(sets));
  await migrate(db, sets);
  return db;
}

async function runOn(
  kind: Db["kind"],
  sets: readonly MigrationSet[],
  run: (db: Db) => Promise<void>,
  { commits = false }: DatabaseTestOptions,
): Promise<void> {
  const start = shared.get(kind) ?? (kind === "pglite" ? startMemory(sets) : startServer());
  shared.set(kind, start);
  const { db } = await start;
  await migrate(db, sets);
  if (!commits) return rolledBack(db, run);
  try {
    await run(db);
  } finally {
    await dropSchemas(db);
  }
}

async function rolledBack(db: Db, run: (db: Db) => Promise<void>): Promise<void> {
  const enough = new Error("the test is over: roll back");
  await db
    .tx(async (tx) => {
      await run(tx);
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
}

async function dropSchemas(db: Db): Promise<void> {
  const schemas = new Set((await readLedger(db)).map((row) => row.schema));
  for (const schema of [...schemas, "kernel"]) await db.script(`drop schema if exists "${schema}" cascade`);
}

async function startMemory(sets: readonly MigrationSet[]): Promise<Shared> {
  const db = await openInMemory(await migratedArchive(sets));
  return { db, end: () => db.close() };
}

/** The archive of a database with these migrations: from the cache, else made and kept there. */
async function migratedArchive(sets: readonly MigrationSet[]): Promise<Uint8Array> {
  if (sets.length === 0) return emptyArchive();
  const hash = createHash("sha256").update(pgliteMark());
  for (const file of sets.flatMap(readMigrations)) hash.update(`\n${file.schema}/${file.name} ${file.checksum}`);
  const file = `${cache}pglite-${hash.digest("hex").slice(0, 16)}.tar.gz`;
  if (existsSync(file)) return new Uint8Array(await readFile(file));
  const db = await openInMemory(await emptyArchive());
  try {
    await migrate(db, sets);
    return await keptDump(db, file);
  } finally {
    await db.close();
  }
}

async function emptyArchive(): Promise<Uint8Array> {
  const file = `${cache}pglite-empty-${pgliteMark()}.tar.gz`;
  if (existsSync(file)) return new Uint8Array(await readFile(file));
  const db = await openInMemory();
  try {
    return await keptDump(db, file);
  } finally {
    await db.close();
  }
}

async function keptDump(db: Awaited<ReturnType<typeof openInMemory>>, file: string): Promise<Uint8Array> {
  await db.script("checkpoint");
  const archive = await db.dump();
  await keep(file, archive);
  return archive;
}

async function startServer(): Promise<Shared> {
  const admin = createDb(await connectPostgres(serverUrl, { connections: 1 }));
  const name = `jalon_test_${randomBytes(6).toString("hex")}`;
  await admin.query(sql`create database ${sql.identifier(name)}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const db = createDb(await connectPostgres(url.href));
  return {
    db,
    async end() {
      await db.close();
      await admin.query(sql`drop database ${sql.identifier(name)} with (force)`);
      await admin.close();
    },
  };
}

async function endAll(): Promise<void> {
  const started = [...shared.values()];
  shared.clear();
  await Promise.all(started.map(async (one) => (await one).end()));
}
