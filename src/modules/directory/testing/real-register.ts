import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** For tests alone: the extract of the national register, where the shared data stand beside the project. */
const shared = process.env["JALON_SHARED"] ?? join(import.meta.dirname, "../../../../../shared");
const file = join(shared, "data/rnsr/rnsr-active-2022-02.csv");
export const realRegister: string | null = existsSync(file) ? file : null;

/** Its rows by column name, read by a plain reader of its own so that the checks do not lean on the importer. */
export function realRows(): readonly Readonly<Record<string, string>>[] {
  if (realRegister === null) return [];
  const text = readFileSync(realRegister, "utf8");
  const records: string[][] = [];
  let fields: string[] = [];
  let value = "";
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (quoted) {
      if (character !== '"') value += character;
      else if (text[index + 1] === '"') { value += '"'; index += 1; } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ";" || character === "\n") {
      fields.push(value.replace(/\r$/, ""));
      value = "";
      if (character === "\n") { records.push(fields); fields = []; }
    } else value += character;
  }
  if (value !== "" || fields.length > 0) records.push([...fields, value]);
  const [header = [], ...rows] = records;
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ""])));
}
