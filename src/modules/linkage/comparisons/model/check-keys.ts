import type { BlockKey, ColumnSpec } from "../../domain/model.ts";
import { checkUse } from "./check-columns.ts";
import { at, count, isObject, listOf, numberIn, objectOf, oneOf, textIn, type Faults } from "./faults.ts";

type Columns = Readonly<Record<string, ColumnSpec>>;

const texts = ["raw", "text", "name", "sex", "code", "commune", "department", "nir", "postcode", "email", "phone", "date", "first-names", "list"];
/** Which cleanings a part can be taken from. */
const parts: Readonly<Record<string, readonly string[]>> = {
  year: ["date"], month: ["date"], day: ["date"], "year-month": ["date"], "month-day": ["date"],
  "first-item": ["list", "first-names"], "any-item": ["list", "first-names"], phonetic: ["name", "text", "first-names"], department: ["commune", "department"], prefix: texts, suffix: texts,
};
export const keyParts = Object.keys(parts);

export function checkKeys(value: unknown, path: string, columns: Columns, faults: Faults): void {
  listOf(value, path, 1, faults).forEach((key, index) => checkKey(key, at(path, index), columns, faults, true));
}

function checkKey(key: unknown, path: string, columns: Columns, faults: Faults, mayBeCrossed: boolean): void {
  if (!isObject(key)) {
    checkUse(key, path, columns, [], faults);
    return;
  }
  if (mayBeCrossed && ("left" in key || "right" in key)) {
    objectOf(key, path, ["left", "right"], ["left", "right"], faults);
    for (const side of ["left", "right"]) if (side in key) checkKey(key[side], at(path, side), columns, faults, false);
    return;
  }
  const sized = key["part"] === "prefix" || key["part"] === "suffix";
  objectOf(key, path, sized ? ["column", "part", "characters"] : ["column", "part"], sized ? ["column", "characters"] : ["column", "part"], faults);
  const part = "part" in key ? oneOf(key["part"], keyParts, at(path, "part"), { fr: "la partie", en: "part" }, faults) : null;
  if ("column" in key) checkUse(key["column"], at(path, "column"), columns, part === null ? [] : parts[part] ?? [], faults);
  if (sized && "characters" in key) numberIn(key["characters"], at(path, "characters"), count(1), faults);
}

export function checkBlocking(value: unknown, columns: Columns, faults: Faults): void {
  if (Array.isArray(value) && value.length === 0) {
    faults.add("blocking", "model-no-blocking-rule", "il faut au moins une règle\u202f: ce que deux lignes doivent avoir en commun pour être regardées.", "at least one rule is needed: what two rows must share to be looked at.");
    return;
  }
  const seen = new Set<string>();
  listOf(value, "blocking", 1, faults).forEach((rule, index) => {
    const path = at("blocking", index);
    if (Array.isArray(rule)) {
      checkKeys(rule, path, columns, faults);
      return;
    }
    const spec = objectOf(rule, path, ["name", "on", "maximumPairs"], ["on"], faults);
    if (spec === null) return;
    if ("on" in spec) checkKeys(spec["on"], at(path, "on"), columns, faults);
    if ("maximumPairs" in spec) numberIn(spec["maximumPairs"], at(path, "maximumPairs"), count(1), faults);
    const name = "name" in spec ? textIn(spec["name"], at(path, "name"), faults) : null;
    if (name !== null && seen.has(name)) faults.add(at(path, "name"), "model-name-twice", `deux règles s’appellent «\u202f${name}\u202f».`, `two rules are named “${name}”.`);
    if (name !== null) seen.add(name);
  });
}

/** A key that is well formed enough to ask which columns it reads. */
export function columnsOfRawKey(key: unknown): readonly string[] {
  if (typeof key === "string") return [key];
  if (!isObject(key)) return [];
  if (typeof key["column"] === "string") return [key["column"]];
  return [...columnsOfRawKey(key["left"] as BlockKey), ...columnsOfRawKey(key["right"] as BlockKey)];
}
