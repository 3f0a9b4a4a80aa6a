import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { AppError } from "../../errors/app-error.ts";
import { alteredFile, type Storage, type StoredFile } from "../../storage/index.ts";
import { sql } from "../db.ts";
import type { Db } from "../db.ts";
import { readLedger } from "../migrate.ts";
import type { Progress } from "../open.ts";
import { listSequences, listTables, nameOf } from "./catalogue.ts";
import type { Table } from "./catalogue.ts";
import { formatVersion, Sums } from "./format.ts";
import type { BackupSequence } from "./format.ts";
import { rowsRead } from "./progress.ts";

/** Rows are fetched in batches of about this many characters, so that neither a million rows nor large files weigh. */
const batchSize = 4_000_000;

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Stored files that are no longer what was put there: they are left out of the backup. */
  readonly alteredFiles: readonly string[];
}

type Counting = { -readonly [key in keyof BackupSummary]: key extends "alteredFiles" ? string[] : number };

/** Files up to this size are read once, into memory; larger ones are verified first, then read again as they are written. */
const wholeBytes = 16_777_216;

/**
 * Writes everything these schemas hold, as of one instant, and the stored files, into one file that `restore` reads on
 * either kind of database. The file appears under its name only when it is whole, readable by its owner alone; one of that name is
 * replaced. The embedded database answers nobody else meanwhile. Not to be called inside a transaction.
 */
export async function backup(
  db: Db,
  file: string,
  schemas: readonly string[],
  onProgress?: Progress,
  storage?: Storage,
): Promise<BackupSummary> {
  const draft = `${file}.${randomUUID()}.partial`;
  try {
    const summary = await db.tx(async (tx) => {
      await tx.script("set transaction isolation level repeatable read, read only");
      const summary: Counting = { tables: 0, rows: 0, files: 0, alteredFiles: [] };
      const lines = Readable.from(backupLines(tx, schemas, summary, onProgress, storage), { objectMode: true });
      await pipeline(lines, createGzip(), createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }));
      return summary;
    });
    renameSync(draft, file);
    return summary;
  } finally {
    rmSync(draft, { force: true });
  }
}

async function* backupLines(
  tx: Db,
  schemas: readonly string[],
  summary: Counting,
  onProgress: Progress | undefined,
  storage: Storage | undefined,
): AsyncGenerator<string> {
  const sums = new Sums();
  const line = (value: unknown): string => {
    const text = JSON.stringify(value);
    sums.line(text);
    return `${text}\n`;
  };
  const ledger = await readLedger(tx);
  const migrations = ledger.filter((row) => schemas.includes(row.schema));
  yield line({ jalonBackup: formatVersion, madeAt: new Date().toISOString(), schemas, migrations });
  for (const table of await listTables(tx, schemas)) {
    const { schema, name } = table;
    yield line({ table: { schema, name, columns: table.columns.map((column) => column.name) } });
    let rows = 0;
    for await (const batch of rowsOf(tx, table)) {
      for (const row of batch) sums.row(row);
      rows += batch.length;
      yield `${batch.join("\n")}\n`;
      onProgress?.(rowsRead(table, rows));
    }
    yield line({ endOfTable: sums.endTable() });
    summary.tables += 1;
    summary.rows += rows;
  }
  yield line({ sequences: await sequencesOf(tx, schemas) });
  // After the instant of the tables: whatever they refer to was put in the store before, and nothing leaves it.
  if (storage !== undefined) {
    for await (const stored of storage.list()) {
      const content = await contentUnlessAltered(storage, stored);
      if (content === null) {
        summary.alteredFiles.push(stored.sha256);
        continue;
      }
      yield line({ file: { sha256: stored.sha256, sizeBytes: stored.sizeBytes } });
      for await (const chunk of content) if (chunk.byteLength > 0) yield line(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("base64"));
      summary.files += 1;
    }
  }
  yield `${JSON.stringify({ endOfBackup: { tables: summary.tables, sha256: sums.end() } })}\n`;
}

/** The bytes, piece by piece so that a file of any size weighs little; null where they are not what their address says. */
async function contentUnlessAltered(storage: Storage, { sha256, sizeBytes }: StoredFile): Promise<AsyncIterable<Uint8Array> | readonly Uint8Array[] | null> {
  try {
    if (sizeBytes <= wholeBytes) return [await storage.get(sha256)];
  } catch (error) {
    if (error instanceof AppError && error.code === "storage.file-altered") return null;
    throw error;
  }
  if ((await storage.verify(sha256)) === "altered") return null;
  return stillIntact(await storage.open(sha256), sha256);
}

/** Fails at the end where the file changed since it was verified: a backup with it could not be restored. */
async function* stillIntact(content: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") !== sha256) throw alteredFile(sha256);
}

/** The rows of a table as JSON arrays of texts, in the order of the primary key where there is one. */
async function* rowsOf(tx: Db, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`);
  const order = table.key.length === 0 ? [sql`ctid`] : table.key.map((name) => sql`${sql.identifier(name)}`);
  await tx.query(sql`
    declare backup_rows no scroll cursor for
    select json_build_array(${sql.join(values, sql`, `)})::text as row from ${nameOf(table)} order by ${sql.join(order, sql`, `)}`);
  let ask = 100;
  for (;;) {
    const rows = await tx.query<{ row: string }>(sql`fetch ${sql.raw(String(ask))} from backup_rows`);
    if (rows.length === 0) break;
    const batch = rows.map(({ row }) => row);
    yield batch;
    const perRow = batch.reduce((sum, row) => sum + row.length, 0) / batch.length;
    ask = Math.min(5_000, Math.max(1, Math.floor(batchSize / perRow)));
  }
  await tx.script("close backup_rows");
}

async function sequencesOf(tx: Db, schemas: readonly string[]): Promise<BackupSequence[]> {
  const sequences: BackupSequence[] = [];
  for (const sequence of await listSequences(tx, schemas)) {
    const [state] = await tx.query<{ last: string; called: boolean }>(
      sql`select last_value::text as last, is_called as called from ${nameOf(sequence)}`,
    );
    if (state !== undefined) sequences.push({ ...sequence, ...state });
  }
  return sequences;
}
