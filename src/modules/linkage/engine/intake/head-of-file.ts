import { open } from "node:fs/promises";

export interface CsvHead {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly encoding: "utf-8" | "latin-1" | "utf-16";
  /** No byte at all, or no line but blank ones. */
  readonly isEmpty: boolean;
}

const delimiters = [",", ";", "\t", "|"] as const;
const headBytes = 1 << 20;

/** Fields of the first record, quotes read; null where the record does not end in the text. */
function firstRecord(text: string, delimiter: string): string[] | null {
  const fields: string[] = [];
  let [field, inQuotes] = ["", false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (inQuotes) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') [field, at] = [`${field}"`, at + 1];
      else inQuotes = false;
    } else if (character === '"' && field.trim() === "") [field, inQuotes] = ["", true];
    else if (character === delimiter) {
      fields.push(field);
      field = "";
    } else if (character === "\n" || character === "\r") return [...fields, field];
    else field += character;
  }
  return inQuotes ? null : [...fields, field];
}

/** A head that is not UTF-8, whatever character its last bytes cut, is read as Latin-1. */
function decoded(bytes: Uint8Array): { text: string; encoding: CsvHead["encoding"] } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return { text: new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true }), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("latin1").decode(bytes), encoding: "latin-1" };
  }
}

/** What must be known of a CSV before it is read: the separator that gives most columns to the header, names without padding or byte-order mark, the encoding. */
export async function headOfCsv(path: string): Promise<CsvHead> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const { text, encoding } = decoded(buffer.subarray(0, bytesRead));
    const body = text.replace(/^\uFEFF/, "");
    if (body.trim() === "") return { columns: [], delimiter: ",", encoding, isEmpty: true };
    const readings = delimiters.map((delimiter) => ({ delimiter, fields: firstRecord(body, delimiter) ?? [] }));
    const best = readings.reduce((left, right) => right.fields.length > left.fields.length ? right : left);
    return { columns: uniqueNames(best.fields.map((field) => field.trim())), delimiter: best.delimiter, encoding, isEmpty: false };
  } finally {
    await file.close();
  }
}

/** A name that comes twice, or that is blank, gets its position: DuckDB compares names without regard to case. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, index) => {
    const own = name === "" || seen.has(name.toLowerCase()) ? `${name === "" ? "column" : name}_${index + 1}` : name;
    seen.add(own.toLowerCase());
    return own;
  });
}
