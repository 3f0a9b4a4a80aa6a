import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "../errors/app-error.ts";
import type { Bilingual } from "../i18n/language.ts";
import { sql } from "./db.ts";
import type { Db } from "./db.ts";

/** The migrations of one module: a folder of `NNNN_name.sql`, all for one PostgreSQL schema. */
export interface MigrationSet {
  readonly schema: string;
  readonly directory: URL | string;
}

export interface MigrationFile {
  readonly schema: string;
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text with line ends as `\n`, so that a Windows checkout is no change. */
  readonly checksum: string;
}

export interface LedgerRow {
  readonly schema: string;
  readonly name: string;
  readonly checksum: string;
}

/** Taken by every process that migrates a server, so that those which start together follow one another. */
const migrationLock = 5_301_771_402;

/**
 * Brings the database to the state of the migration files: set after set, file after file by number, each in its own
 * transaction. Says how many ran. On a server, two processes that start together run each file once.
 *
 * Refuses, before anything runs: a migration that was edited after it ran (`database.migration-edited`), one that ran
 * and is not in the files (`database.migration-unknown`: the database is newer than the program), one to be run whose
 * number is below another that ran (`database.migration-out-of-order`).
 */
export async function migrate(
  db: Db,
  sets: readonly MigrationSet[],
  onProgress?: (step: Bilingual) => void,
): Promise<{ readonly applied: number }> {
  const files = sets.flatMap(readMigrations);
  checkLedger(await readLedger(db), files, sets);
  return applyMigrations(db, files, onProgress);
}

/** Runs those of these files that have not run yet, in the order given. */
export async function applyMigrations(
  db: Db,
  files: readonly MigrationFile[],
  onProgress?: (step: Bilingual) => void,
): Promise<{ readonly applied: number }> {
  await db.tx(async (tx) => {
    await lock(tx);
    await tx.script(
      "create schema if not exists kernel;" +
        "create table if not exists kernel.migration (schema text not null, name text not null, checksum text not null," +
        " applied_at timestamptz not null default now(), primary key (schema, name))",
    );
  });
  let applied = 0;
  for (const file of files) applied += (await apply(db, file, onProgress)) ? 1 : 0;
  return { applied };
}

/** What ran, by schema and name. Empty when nothing ever ran. */
export async function readLedger(db: Db): Promise<LedgerRow[]> {
  const [found] = await db.query<{ there: boolean }>(sql`select to_regclass('kernel.migration') is not null as there`);
  if (found?.there !== true) return [];
  return db.query<LedgerRow>(sql`select schema, name, checksum from kernel.migration order by schema, name`);
}

/** The files of a set in order. A name that does not read `NNNN_name.sql`, or a number used twice, is a bug. */
export function readMigrations(set: MigrationSet): MigrationFile[] {
  if (!/^[a-z][a-z0-9_]*$/.test(set.schema)) throw new Error(`not a schema name: ${set.schema}`);
  const directory = set.directory instanceof URL ? fileURLToPath(set.directory) : set.directory;
  const names = readdirSync(directory).filter((name) => name.endsWith(".sql")).sort();
  const numbers = new Set<string>();
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9][a-z0-9_-]*\.sql$/.exec(name)?.[1];
    if (number === undefined) throw new Error(`not the name of a migration (NNNN_name.sql): ${set.schema}/${name}`);
    if (numbers.has(number)) throw new Error(`two migrations of ${set.schema} have number ${number}`);
    numbers.add(number);
    const text = readFileSync(join(directory, name), "utf8").replaceAll("\r\n", "\n");
    return { schema: set.schema, name, text, checksum: createHash("sha256").update(text).digest("hex") };
  });
}

async function apply(db: Db, file: MigrationFile, onProgress?: (step: Bilingual) => void): Promise<boolean> {
  return db.tx(async (tx) => {
    await lock(tx);
    const done = await tx.query(
      sql`select 1 from kernel.migration where schema = ${file.schema} and name = ${file.name}`,
    );
    if (done.length > 0) return false;
    onProgress?.({ fr: `Migration ${file.schema}/${file.name}`, en: `Migration ${file.schema}/${file.name}` });
    await tx.script(`create schema if not exists "${file.schema}"`);
    await tx.script(file.text);
    await tx.query(
      sql`insert into kernel.migration (schema, name, checksum) values (${file.schema}, ${file.name}, ${file.checksum})`,
    );
    return true;
  });
}

async function lock(tx: Db): Promise<void> {
  if (tx.kind === "postgres") await tx.query(sql`select pg_advisory_xact_lock(${migrationLock})`);
}

function checkLedger(ledger: readonly LedgerRow[], files: readonly MigrationFile[], sets: readonly MigrationSet[]): void {
  for (const { schema } of sets) {
    const ran = ledger.filter((row) => row.schema === schema);
    const here = files.filter((file) => file.schema === schema);
    for (const row of ran) {
      const file = here.find(({ name }) => name === row.name);
      if (file === undefined) throw unknownMigration(row);
      if (file.checksum !== row.checksum) throw editedMigration(row);
    }
    const last = ran.at(-1)?.name ?? "";
    const late = here.find((file) => file.name < last && !ran.some((row) => row.name === file.name));
    if (late !== undefined) throw lateMigration(late, last);
  }
}

function unknownMigration({ schema, name }: LedgerRow): AppError {
  return new AppError(
    "database.migration-unknown",
    {
      fr: `La base a reçu la migration ${schema}/${name}, que ce programme ne connaît pas : elle vient d’une version plus récente. Mettez le programme à jour.`,
      en: `The database has had migration ${schema}/${name}, which this program does not know: it comes from a later version. Update the program.`,
    },
    { status: 500 },
  );
}

function editedMigration({ schema, name }: LedgerRow): AppError {
  return new AppError(
    "database.migration-edited",
    {
      fr: `La migration ${schema}/${name} a été modifiée après son exécution. Rétablissez le fichier, et écrivez le changement dans une nouvelle migration.`,
      en: `Migration ${schema}/${name} was edited after it ran. Restore the file, and write the change in a new migration.`,
    },
    { status: 500 },
  );
}

function lateMigration({ schema, name }: MigrationFile, last: string): AppError {
  return new AppError(
    "database.migration-out-of-order",
    {
      fr: `La migration ${schema}/${name} n’a pas été exécutée, alors que ${last}, qui la suit, l’a été. Donnez-lui un numéro plus grand.`,
      en: `Migration ${schema}/${name} has not run, although ${last}, which follows it, has. Give it a higher number.`,
    },
    { status: 500 },
  );
}
