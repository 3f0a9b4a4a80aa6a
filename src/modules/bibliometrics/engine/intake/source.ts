import { createReadStream } from "node:fs";
import { open, stat, symlink } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { type Analytics, identifier, literal } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { streamCsv } from "../../../../kernel/tables/index.ts";
import type { Fault } from "./faults.ts";

/** What a column holds, as far as reading it goes. */
export type ColumnKind = "text" | "integer" | "real" | "entries" | "texts" | "other";

/** An input that DuckDB can read: a relation with `row_number` (from 1) beside its own columns. */
export interface Source {
  /** How messages call it: the name of the file, or the name of the rows. */
  readonly label: string;
  readonly relation: string;
  readonly columns: ReadonlyMap<string, { readonly kind: ColumnKind; readonly type: string }>;
  /** Lines of rows in the file as an editor counts them; null for what has no lines. */
  readonly linesOf: ((rows: readonly number[]) => Promise<ReadonlyMap<number, number>>) | null;
}

function kindOf(type: string): ColumnKind {
  if (/^(VARCHAR|ENUM)/.test(type) && !type.endsWith("[]")) return "text";
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) return "integer";
  if (/^(FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(type)) return "real";
  if (/^STRUCT\(.*\)\[\]$/.test(type) || type.startsWith("MAP(")) return "entries";
  if (type === "VARCHAR[]") return "texts";
  return "other";
}

export async function describe(db: Analytics, relation: string): Promise<Source["columns"]> {
  const rows = await db.rows<{ column_name: string; column_type: string }>(`describe select * from ${relation}`);
  return new Map(rows.filter((row) => row.column_name !== "row_number").map((row) => [row.column_name, { kind: kindOf(row.column_type), type: row.column_type }]));
}

function unreadable(path: string, fr: string, en: string, cause?: unknown): AppError {
  return new AppError("bibliometrics.unreadable-file", both(`Le fichier «\u202f${basename(path)}\u202f» ne peut pas être lu\u00a0: ${fr}.`, `The file “${basename(path)}” cannot be read: ${en}.`), { status: 422, ...(cause === undefined ? {} : { cause }) });
}

/**
 * Opens a Parquet or CSV file under a name of our own in `folder`, so that no character of the user's path means anything
 * to DuckDB (patterns, partitions, addresses). Faults of the file as a whole stop at once.
 */
export async function openFile(db: Analytics, name: string, path: string, folder: string): Promise<{ readonly source: Source; readonly faults: readonly Fault[] }> {
  const found = await stat(path).catch((error: unknown) => { throw unreadable(path, "il n’existe pas, ou n’est pas accessible", "it does not exist, or access is denied", error); });
  if (!found.isFile()) throw unreadable(path, "ce n’est pas un fichier", "it is not a file");
  if (found.size === 0) throw unreadable(path, "il est vide", "it is empty");
  const head = await headOf(path);
  const link = join(folder, `${name}.input`);
  await symlink(resolve(path), link);
  if (head.subarray(0, 4).toString("latin1") === "PAR1") {
    const plain = `read_parquet(${literal(link)}, hive_partitioning = false)`;
    const names = await db.rows<{ column_name: string }>(`describe select * from ${plain}`).catch((error: unknown) => { throw unreadable(path, "ce n’est pas un fichier Parquet entier", "it is not a whole Parquet file", error); });
    const reserved = reservedNames(names.map((row) => row.column_name));
    if (reserved.length > 0) return { source: { label: basename(path), relation: plain, columns: new Map([...(await describe(db, plain)), ...reserved]), linesOf: null }, faults: [] };
    const relation = `(select * exclude (file_row_number), file_row_number + 1 as row_number from read_parquet(${literal(link)}, file_row_number = true, hive_partitioning = false))`;
    const columns = await describe(db, relation).catch((error: unknown) => { throw unreadable(path, "ce n’est pas un fichier Parquet entier", "it is not a whole Parquet file", error); });
    return { source: { label: basename(path), relation, columns, linesOf: null }, faults: [] };
  }
  if (head.includes(0)) throw unreadable(path, "ce n’est ni un fichier Parquet ni un CSV en UTF-8", "it is neither a Parquet file nor CSV in UTF-8");
  return openCsv(db, name, path, link, head, folder);
}

const text = { kind: "text", type: "VARCHAR" } as const;

/** Columns of the names that rows are numbered by: no input has a use for them, and its header is then told so. */
function reservedNames(names: readonly string[]): [string, typeof text][] {
  return names.filter((name) => /^(file_)?row_number$/i.test(name)).map((name) => [name, text]);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => { throw unreadable(path, "la lecture en est interdite", "reading it is forbidden", error); });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const csvLimits = { bytes: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER, columns: 512, rowCharacters: 1_000_000 };

/** CSV becomes a Parquet file of texts in `folder`: read once, however many questions follow. */
async function openCsv(db: Analytics, name: string, path: string, link: string, head: Buffer, folder: string): Promise<{ readonly source: Source; readonly faults: readonly Fault[] }> {
  // A decoder that waits for the rest of a character cut by the end of the probe.
  const header = (new StringDecoder("utf8").write(head).replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)[0] ?? "");
  const separator = [",", ";", "\t"].reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best));
  const names = header.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const label = basename(path);
  const reserved = reservedNames(names);
  if (reserved.length > 0) return { source: { label, relation: "(select 1 where false)", columns: new Map([...names.map((one) => [one, text] as const), ...reserved]), linesOf: null }, faults: [] };
  const twice = names.filter((one, index) => names.indexOf(one) !== index);
  if (twice.length > 0 || names.includes("")) {
    return { source: { label, relation: "(select 1 where false)", columns: new Map(names.map((one) => [one, { kind: "text", type: "VARCHAR" }])), linesOf: null }, faults: [{ code: "bibliometrics.header", input: label, column: null, text: both("l’en-tête a une colonne sans nom ou deux colonnes du même nom", "the header has a column without a name or two of the same name"), count: 1, places: [{ line: 1, row: 0, value: header }] }] };
  }
  const columns = `{${names.map((one) => `${literal(one)}: 'VARCHAR'`).join(", ")}}`;
  const copy = join(folder, `${name}.parquet`);
  const linesOf = (rows: readonly number[]): Promise<ReadonlyMap<number, number>> => findLines(path, separator, rows);
  try {
    await db.run(`copy (select row_number() over () as row_number, * from read_csv(${literal(link)}, auto_detect = false, header = true, delim = ${literal(separator)}, quote = '"', escape = '"', nullstr = '', columns = ${columns}, null_padding = false, max_line_size = 2000000)) to ${literal(copy)} (format parquet, compression lz4)`);
  } catch (error) {
    await explainCsv(path, separator, names.length);
    throw unreadable(path, "ce n’est pas un CSV en UTF-8 bien formé", "it is not well-formed CSV in UTF-8", error);
  }
  const relation = `read_parquet(${literal(copy)})`;
  return { source: { label, relation, columns: await describe(db, relation), linesOf }, faults: [] };
}

/** The house's own reader says where a CSV goes wrong, by line; it returns where it finds nothing. */
async function explainCsv(path: string, separator: string, width: number): Promise<void> {
  const wrong: { readonly line: number; readonly cells: number }[] = [];
  for await (const rows of streamCsv(basename(path), createReadStream(path), separator, csvLimits)) {
    for (const { line, cells } of rows) if (cells.length !== width) wrong.push({ line, cells: cells.length });
  }
  if (wrong.length === 0) return;
  throw new AppError("bibliometrics.faulty-input", both(`Le fichier «\u202f${basename(path)}\u202f» a ${wrong.length} ligne(s) qui n’ont pas ${width} cellules.`, `The file “${basename(path)}” has ${wrong.length} row(s) that do not have ${width} cells.`), {
    status: 422,
    issues: wrong.slice(0, 100).map(({ line, cells }) => ({ code: "bibliometrics.row-width", severity: "error", line, text: both(`ligne ${line}\u00a0: ${cells} cellule(s) au lieu de ${width}`, `line ${line}: ${cells} cell(s) instead of ${width}`) })),
  });
}

async function findLines(path: string, separator: string, wanted: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const left = new Set(wanted);
  const lines = new Map<number, number>();
  // Row 0 is the header.
  let row = 0;
  for await (const rows of streamCsv(basename(path), createReadStream(path), separator, csvLimits)) {
    for (const { line } of rows) {
      if (left.delete(row)) lines.set(row, line);
      row += 1;
    }
    if (left.size === 0) break;
  }
  return lines;
}

/** A column as text for messages. */
export function shownText(name: string): string {
  return `coalesce(left(${identifier(name)}::VARCHAR, 80), '')`;
}
