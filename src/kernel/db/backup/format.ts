import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { backupDamaged, backupTooNew, backupUnreadable } from "./errors.ts";

/*
 * A backup is a gzip of JSON lines, written and read in one pass:
 *
 *   {"jalonBackup":2,"madeAt":…,"schemas":[…],"migrations":[{"schema","name","checksum"}…]}
 *   {"table":{"schema":…,"name":…,"columns":[…]}}     then one line per row: the values of these columns as texts,
 *   ["1","2024-01-01 00:00:00.123456+00",null]        as PostgreSQL writes them, so that no type can lose anything
 *   {"endOfTable":{"rows":…,"sha256":…}}              SHA-256 of the lines of the rows, each with its line end
 *   {"sequences":[{"schema","name","last","called"}…]}
 *   {"file":{"sha256":…,"sizeBytes":…}}               then its bytes, in lines of base64 (from version 2 on)
 *   "JVBERi0xLjQK…"
 *   {"endOfBackup":{"tables":…,"sha256":…}}           SHA-256 of all lines above
 */

export const formatVersion = 2;

const lineFeed = 0x0a;

const name = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const header = z.strictObject({
  jalonBackup: z.int().min(1).max(formatVersion),
  madeAt: z.string(),
  schemas: z.array(name),
  migrations: z.array(z.strictObject({ schema: name, name, checksum: sha256 })),
});
const table = z.strictObject({ table: z.strictObject({ schema: name, name, columns: z.array(name) }) });
const endOfTable = z.strictObject({ endOfTable: z.strictObject({ rows: z.int().nonnegative(), sha256 }) });
const sequences = z.strictObject({
  sequences: z.array(z.strictObject({ schema: name, name, last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
});
const file = z.strictObject({ file: z.strictObject({ sha256, sizeBytes: z.int().nonnegative() }) });
const chunk = z.base64();
const endOfBackup = z.strictObject({ endOfBackup: z.strictObject({ tables: z.int().nonnegative(), sha256 }) });
const line = z.union([header, table, endOfTable, sequences, file, endOfBackup]);

export type BackupHeader = z.infer<typeof header>;
export type BackupTable = z.infer<typeof table>["table"];
export type BackupFile = z.infer<typeof file>["file"];
export type BackupSequence = z.infer<typeof sequences>["sequences"][number];

/** What a backup says, piece by piece. `row` is the JSON text of an array of texts and nulls. */
export type Piece =
  | { readonly kind: "header"; readonly header: BackupHeader }
  | { readonly kind: "table"; readonly table: BackupTable }
  | { readonly kind: "row"; readonly row: string }
  | { readonly kind: "endOfTable"; readonly rows: number }
  | { readonly kind: "sequences"; readonly sequences: readonly BackupSequence[] }
  | { readonly kind: "file"; readonly file: BackupFile }
  | { readonly kind: "chunk"; readonly bytes: Uint8Array };

/** Adds lines to sums, the same way for writer and reader. */
export class Sums {
  readonly #all: Hash = createHash("sha256");
  #table: Hash = createHash("sha256");
  #rows = 0;

  line(text: string): void {
    this.#all.update(text).update("\n");
  }

  row(text: string): void {
    this.line(text);
    this.#table.update(text).update("\n");
    this.#rows += 1;
  }

  endTable(): { rows: number; sha256: string } {
    const end = { rows: this.#rows, sha256: this.#table.digest("hex") };
    this.#table = createHash("sha256");
    this.#rows = 0;
    return end;
  }

  end(): string {
    return this.#all.digest("hex");
  }
}

/**
 * Reads a backup piece by piece, checking every sum on the way. Throws `database.backup-damaged` at the first thing
 * that is not as it was written (cut, altered, not a backup), `database.backup-too-new` on a later format.
 */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  const sums = new Sums();
  let tables = 0;
  let inTable = false;
  let inFile = false;
  let complete = false;
  for await (const text of linesOf(file)) {
    if (complete) throw backupDamaged(file);
    if (text.startsWith("[")) {
      if (!inTable) throw backupDamaged(file);
      sums.row(text);
      yield { kind: "row", row: text };
      continue;
    }
    if (text.startsWith('"')) {
      const bytes = chunk.safeParse(jsonOf(text, file));
      if (!inFile || !bytes.success) throw backupDamaged(file);
      sums.line(text);
      yield { kind: "chunk", bytes: Buffer.from(bytes.data, "base64") };
      continue;
    }
    const said = parseLine(text, file);
    inFile = "file" in said;
    if ("endOfBackup" in said) {
      if (inTable || said.endOfBackup.tables !== tables || said.endOfBackup.sha256 !== sums.end()) throw backupDamaged(file);
      complete = true;
      continue;
    }
    sums.line(text);
    if ("jalonBackup" in said) yield { kind: "header", header: said };
    else if ("sequences" in said) yield { kind: "sequences", sequences: said.sequences };
    else if ("file" in said) yield { kind: "file", file: said.file };
    else if ("table" in said) {
      inTable = true;
      tables += 1;
      yield { kind: "table", table: said.table };
    } else {
      const counted = sums.endTable();
      if (counted.rows !== said.endOfTable.rows || counted.sha256 !== said.endOfTable.sha256) throw backupDamaged(file);
      inTable = false;
      yield { kind: "endOfTable", rows: counted.rows };
    }
  }
  if (!complete) throw backupDamaged(file);
}

/** Lines as they were written: by line feed alone, since texts may hold the other signs that end lines. No more is read ahead than is asked for. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const plain = createGunzip({ chunkSize: 262_144 });
  source.on("error", (error) => plain.destroy(error));
  source.pipe(plain);
  let begun: Buffer[] = [];
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString("utf8");
        begun = [];
        from = end + 1;
      }
      if (from < chunk.byteLength) begun.push(chunk.subarray(from));
    }
  } catch (error) {
    throw isOfZlib(error) ? backupDamaged(file, error) : isOfFile(error) ? backupUnreadable(file, error) : error;
  } finally {
    source.destroy();
    plain.destroy();
  }
  if (begun.length > 0) throw backupDamaged(file);
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}

function isOfFile(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw backupDamaged(file, error);
  }
}

function parseLine(text: string, file: string): z.infer<typeof line> {
  const value = jsonOf(text, file);
  const version = z.looseObject({ jalonBackup: z.number() }).safeParse(value);
  if (version.success && version.data.jalonBackup > formatVersion) throw backupTooNew(file);
  const said = line.safeParse(value);
  if (!said.success) throw backupDamaged(file, said.error);
  return said.data;
}
