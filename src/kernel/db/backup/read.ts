import { once } from "node:events";
import { PassThrough } from "node:stream";
import { AppError } from "../../errors/app-error.ts";
import type { Storage, StoredFile } from "../../storage/index.ts";
import { sql } from "../db.ts";
import type { Db } from "../db.ts";
import { applyMigrations, migrate, readMigrations } from "../migrate.ts";
import type { MigrationFile, MigrationSet } from "../migrate.ts";
import type { Progress } from "../open.ts";
import { listMaterializedViews, listObstacles, listTables, nameOf } from "./catalogue.ts";
import type { Table } from "./catalogue.ts";
import { backupDamaged, databaseNotEmpty } from "./errors.ts";
import { readBackup } from "./format.ts";
import type { BackupFile, BackupHeader, BackupTable } from "./format.ts";
import { rowsRead } from "./progress.ts";

const batchRows = 5_000;
const batchSize = 4_000_000;

/**
 * Puts a backup back into an empty database, of either kind, and its files into the store: all of it, or nothing (files
 * that went in before a failure stay, which harms nobody).
 *
 * The file is read twice: once to be sure that it is whole, then to load it. Its schemas are made anew by the
 * migrations that had run when it was written; those that came since run after. Foreign keys are taken away while
 * rows are loaded and put back after, which checks them all, whatever refers to what.
 *
 * Fails with `database.backup-damaged`, `database.backup-too-new`, `database.backup-of-another-program` (it needs
 * migrations that these sets do not have), `database.not-empty`.
 */
export async function restore(
  db: Db,
  file: string,
  sets: readonly MigrationSet[],
  onProgress?: Progress,
  storage?: Storage,
): Promise<{ readonly tables: number; readonly rows: number; readonly files: number }> {
  const header = await checkBackup(file);
  const known = sets.flatMap(readMigrations);
  const needed = neededMigrations(header, known, file);
  return db.tx(async (tx) => {
    const schemas = [...new Set(["kernel", ...header.schemas, ...sets.map((set) => set.schema)])];
    await dropEmpty(tx, schemas);
    await applyMigrations(tx, needed, onProgress);
    const summary = await load(tx, file, header.schemas, onProgress, storage);
    await migrate(tx, sets, onProgress);
    return summary;
  });
}

async function checkBackup(file: string): Promise<BackupHeader> {
  let header: BackupHeader | null = null;
  for await (const piece of readBackup(file)) {
    if (piece.kind === "header") header ??= piece.header;
    else if (header === null) throw backupDamaged(file);
  }
  if (header === null) throw backupDamaged(file);
  return header;
}

/** The migrations that had run when the backup was written, in the order of the program. */
function neededMigrations(header: BackupHeader, known: readonly MigrationFile[], file: string): MigrationFile[] {
  const asked = new Set(header.migrations.map(({ schema, name, checksum }) => `${schema}/${name} ${checksum}`));
  const needed = known.filter(({ schema, name, checksum }) => asked.delete(`${schema}/${name} ${checksum}`));
  const [lacking] = asked;
  if (lacking === undefined) return needed;
  const name = lacking.split(" ")[0] ?? "";
  throw new AppError("database.backup-of-another-program", {
    fr: `${file} demande la migration ${name}, que ce programme n’a pas, ou a autrement. Rien n’a été restauré. Prenez la version du programme qui a écrit la sauvegarde, ou une plus récente.`,
    en: `${file} needs migration ${name}, which this program does not have, or has otherwise. Nothing was restored. Take the version of the program that wrote the backup, or a later one.`,
  });
}

async function dropEmpty(tx: Db, schemas: readonly string[]): Promise<void> {
  for (const table of await listTables(tx, schemas)) {
    const rows = await tx.query(sql`select 1 from ${nameOf(table)} limit 1`);
    if (rows.length > 0) throw databaseNotEmpty(`${table.schema}.${table.name}`);
  }
  for (const schema of schemas) await tx.query(sql`drop schema if exists ${sql.identifier(schema)} cascade`);
}

async function load(
  tx: Db,
  file: string,
  schemas: readonly string[],
  onProgress: Progress | undefined,
  storage: Storage | undefined,
): Promise<{ tables: number; rows: number; files: number }> {
  const tables = await listTables(tx, schemas);
  const obstacles = await listObstacles(tx, schemas);
  for (const { remove } of obstacles) await tx.script(remove);
  // Rows that migrations themselves put in are in the backup too.
  for (const table of tables) await tx.query(sql`delete from ${nameOf(table)}`);
  const summary = { tables: 0, rows: 0, files: 0 };
  let filing: FileLoader | null = null;
  let loader: TableLoader | null = null;
  try {
    for await (const piece of readBackup(file)) {
      if (piece.kind === "table") loader = new TableLoader(tx, columnsFor(tables, piece.table, file), onProgress);
      else if (piece.kind === "row") await loader?.add(piece.row);
      else if (piece.kind === "endOfTable") {
        await loader?.flush();
        summary.tables += 1;
        summary.rows += piece.rows;
      } else if (piece.kind === "file") {
        await filing?.finish();
        filing = storage === undefined ? null : new FileLoader(storage, piece.file, file);
        summary.files += 1;
      } else if (piece.kind === "chunk") await filing?.add(piece.bytes);
      else if (piece.kind === "sequences") {
        for (const { schema, name, last, called } of piece.sequences) {
          await tx.query(sql`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${last}, ${called})`);
        }
      }
    }
    await filing?.finish();
  } catch (error) {
    filing?.abandon();
    throw error;
  }
  for (const { restore } of obstacles) await tx.script(restore);
  for (const view of await listMaterializedViews(tx, schemas)) await tx.query(sql`refresh materialized view ${nameOf(view)}`);
  return summary;
}

/** The table here with the columns of the backup, in its order. The same migrations made both, so none can be lacking. */
function columnsFor(tables: readonly Table[], saved: BackupTable, file: string): Table {
  const table = tables.find(({ schema, name }) => schema === saved.schema && name === saved.name);
  if (table === undefined) throw backupDamaged(file);
  const columns = saved.columns.map((name) => {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined) throw backupDamaged(file);
    return column;
  });
  return { ...table, columns };
}

/** Hands the bytes of one file to the store as they come, where they must come to the address they had. */
class FileLoader {
  readonly #content = new PassThrough();
  readonly #kept: Promise<StoredFile>;
  readonly #expected: BackupFile;
  readonly #backup: string;

  constructor(storage: Storage, expected: BackupFile, backup: string) {
    this.#expected = expected;
    this.#backup = backup;
    this.#kept = storage.put(this.#content);
    // Told where it is waited for; the store may fail before.
    this.#kept.catch(() => undefined);
  }

  async add(bytes: Uint8Array): Promise<void> {
    if (this.#content.destroyed) await this.#kept;
    else if (!this.#content.write(bytes)) await Promise.race([once(this.#content, "drain"), this.#kept]);
  }

  async finish(): Promise<void> {
    this.#content.end();
    const kept = await this.#kept;
    if (kept.sha256 !== this.#expected.sha256 || kept.sizeBytes !== this.#expected.sizeBytes) throw backupDamaged(this.#backup);
  }

  /** Leaves nothing half kept behind. */
  abandon(): void {
    this.#content.destroy();
  }
}

/** Gathers rows and inserts them by batches, each text cast to the type of its column. */
class TableLoader {
  readonly #tx: Db;
  readonly #table: Table;
  readonly #onProgress: Progress | undefined;
  #rows: string[] = [];
  #size = 0;
  #loaded = 0;

  constructor(tx: Db, table: Table, onProgress: Progress | undefined) {
    this.#tx = tx;
    this.#table = table;
    this.#onProgress = onProgress;
  }

  async add(row: string): Promise<void> {
    this.#rows.push(row);
    this.#size += row.length;
    if (this.#rows.length >= batchRows || this.#size >= batchSize) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const { columns } = this.#table;
    const names = columns.map(({ name }) => sql.identifier(name));
    const values = columns.map(({ type }, index) => sql.raw(`(r->>${index})::${type}`));
    await this.#tx.query(sql`
      insert into ${nameOf(this.#table)} (${sql.join(names, sql`, `)}) overriding system value
      select ${sql.join(values, sql`, `)} from jsonb_array_elements(${`[${this.#rows.join(",")}]`}::jsonb) as r`);
    this.#loaded += this.#rows.length;
    this.#rows = [];
    this.#size = 0;
    this.#onProgress?.(rowsRead(this.#table, this.#loaded));
  }
}
