import type { Dialect } from "../../domain/dialect.ts";
import type { BlockKey, Cleaning, LinkageModel } from "../../domain/model.ts";
import { derivedName } from "../columns/derived.ts";

/** What a key of a block is on one side. `list`: the row has a key for each item (`dialect.unnest`). */
export interface CompiledKey {
  readonly sql: string;
  readonly list: boolean;
}

/**
 * A block key on one side, over the row `alias` (`l`, `r`, any). Null: the row makes no pair by this rule. A commune is
 * keyed by its place, which all codes it ever had share; first names by the whole list unless a part is asked for.
 */
export function blockKeySql(key: BlockKey, side: "left" | "right", alias: string, columns: LinkageModel["columns"], dialect: Dialect): CompiledKey {
  if (typeof key === "string") return plain(key, alias, columns[key]?.clean, dialect);
  if (!("column" in key)) return blockKeySql(side === "left" ? key.left : key.right, side, alias, columns, dialect);
  const value = `${alias}.${dialect.quote(key.column)}`;
  const clean = columns[key.column]?.clean;
  const isList = clean === "first-names" || clean === "list";
  const scalar = isList ? dialect.item(value, 1) : value;
  const one = (sql: string): CompiledKey => ({ sql, list: false });
  // Parts of a date that are not known make no key.
  const datePart = (from: number, length: number, zeroes: string) => one(`nullif(substr(${value}, ${from}, ${length}), '${zeroes}')`);
  switch (key.part) {
    case "year": return datePart(1, 4, "0000");
    case "month": return datePart(5, 2, "00");
    case "day": return datePart(7, 2, "00");
    case "year-month": return one(`case when substr(${value}, 5, 2) <> '00' then substr(${value}, 1, 6) end`);
    case "month-day": return one(`case when substr(${value}, 5, 2) <> '00' and substr(${value}, 7, 2) <> '00' then substr(${value}, 5, 4) end`);
    case "first-item": return one(scalar);
    case "any-item": return isList ? { sql: value, list: true } : one(value);
    case "phonetic": return one(`${alias}.${dialect.quote(derivedName(key.column, "phonetic"))}`);
    case "department": return { sql: `${alias}.${dialect.quote(derivedName(key.column, "department"))}`, list: true };
    case "prefix": return one(`substr(${scalar}, 1, ${key.characters})`);
    case "suffix": return one(`case when length(${scalar}) > ${key.characters} then substr(${scalar}, length(${scalar}) - ${key.characters - 1}, ${key.characters}) else ${scalar} end`);
  }
}

function plain(column: string, alias: string, clean: Cleaning | undefined, dialect: Dialect): CompiledKey {
  const name = clean === "commune" ? derivedName(column, "place") : column;
  const value = `${alias}.${dialect.quote(name)}`;
  if (clean === "first-names" || clean === "list") return { sql: dialect.joined(value, "|"), list: false };
  return { sql: value, list: false };
}
