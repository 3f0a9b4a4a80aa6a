import type { BlockKey, ExpandedModel } from "../../domain/model.ts";
import { blockKeySql } from "../../comparisons/sql/blocks.ts";
import { duckdb } from "../../comparisons/dialects/duckdb.ts";

/** Do the two sides of a key read different things? In one file such a rule is tried both ways. */
export function isTwoSided(keys: readonly BlockKey[]): boolean {
  return keys.some((key) => typeof key !== "string" && !("column" in key));
}

const swapped = (key: BlockKey): BlockKey => typeof key !== "string" && !("column" in key) ? { left: key.right, right: key.left } : key;
const otherWay = (keys: readonly BlockKey[]): readonly BlockKey[] => keys.map(swapped);

interface KeySql {
  readonly sql: string;
  readonly list: boolean;
}

/** The keys of a rule on one side, over a row under an alias. */
function keysOf(model: ExpandedModel, keys: readonly BlockKey[], side: "left" | "right", alias: string): KeySql[] {
  return keys.map((key) => blockKeySql(key, side, alias, model.columns, duckdb));
}

/** Do two rows share the keys of a rule? Null where a key is null. */
export function sharesKeys(model: ExpandedModel, keys: readonly BlockKey[], isLink: boolean): string {
  const oneWay = (on: readonly BlockKey[]): string => {
    const [left, right] = [keysOf(model, on, "left", "l"), keysOf(model, on, "right", "r")];
    return left.map((key, index) => {
      const other = right[index] ?? key;
      if (key.list && other.list) return `list_has_any(${key.sql}, ${other.sql})`;
      if (key.list) return `list_contains(${key.sql}, ${other.sql})`;
      return other.list ? `list_contains(${other.sql}, ${key.sql})` : `${key.sql} = ${other.sql}`;
    }).join(" and ");
  };
  return isLink || !isTwoSided(keys) ? `(${oneWay(keys)})` : `((${oneWay(keys)}) or (${oneWay(otherWay(keys))}))`;
}

/** Rows of one side with the keys of a rule as `k0`, `k1`…; a row with lists comes once for each combination of items. */
export function keyRows(model: ExpandedModel, keys: readonly BlockKey[], side: "left" | "right", carried: readonly string[], rows = `${side}_rows`): string {
  const own = keysOf(model, keys, side, "s");
  // Two unnest in one select walk in step: each further list is opened around the one before.
  const opened = own.reduce(
    (sql, key, index) => key.list ? `select * replace (unnest(k${index}) as k${index}) from (${sql})` : sql,
    `select ${[...carried.map((name) => `s.${name}`), ...own.map((key, index) => `${key.list ? `list_distinct(${key.sql})` : key.sql} as k${index}`)].join(", ")} from ${rows} s`,
  );
  return `select * from (${opened}) where ${own.map((_, index) => `k${index} is not null`).join(" and ")}`;
}

export interface PairOptions {
  readonly isLink: boolean;
  /** Only pairs with a new row on a side: rows hold `is_known`. */
  readonly newOnly?: boolean;
  /** A further condition over `l.k`: which left rows take part. */
  readonly leftWhere?: string;
}

/** The two sides to join: all rows, or new rows on the left with all, then known ones with new rows on the right. */
function sidesOf(options: PairOptions): readonly (readonly [left: string, right: string])[] {
  if (options.newOnly !== true) return [["left_rows", "right_rows"]];
  return [["(from left_rows where not is_known)", "right_rows"], ["(from left_rows where is_known)", "(from right_rows where not is_known)"]];
}

/**
 * SQL of the pairs of one rule: `l`, `r`, in one file `l < r`, each pair once. Pairs of `earlier` rules are left to those:
 * a null key there is no agreement, hence the coalesce.
 */
export function rulePairs(model: ExpandedModel, keys: readonly BlockKey[], earlier: readonly (readonly BlockKey[])[], options: PairOptions): string {
  const { isLink } = options;
  const exclusions = earlier.map((on) => `not coalesce(${sharesKeys(model, on, isLink)}, false)`);
  const where = options.leftWhere === undefined ? [] : [options.leftWhere];
  const [left, right] = [keysOf(model, keys, "left", "l"), keysOf(model, keys, "right", "r")];
  const sides = sidesOf(options);
  const isTried = !isLink && isTwoSided(keys);
  if (!isTried && ![...left, ...right].some((key) => key.list)) {
    const on = left.map((key, index) => `${key.sql} = ${right[index]?.sql ?? ""}`);
    return sides.map(([a, b]) => `select l.k as l, r.k as r from ${a} l join ${b} r on ${on.join(" and ")} where ${[isLink ? "true" : "l.k < r.k", ...exclusions, ...where].join(" and ")}`).join(" union all ");
  }
  const made = (isTried ? [keys, otherWay(keys)] : [keys]).flatMap((on) => sides.map(([a, b]) => {
    const equal = on.map((_, index) => `l.k${index} = r.k${index}`).join(" and ");
    return `select l.k as l, r.k as r from (${keyRows(model, on, "left", ["k"], a)}) l join (${keyRows(model, on, "right", ["k"], b)}) r on ${equal} where ${[isLink ? "true" : "l.k < r.k", ...where].join(" and ")}`;
  }));
  const distinct = `(select distinct l, r from (${made.join(" union all ")}))`;
  if (exclusions.length === 0) return `select l, r from ${distinct}`;
  return `select p.l, p.r from ${distinct} p join left_rows l on l.k = p.l join right_rows r on r.k = p.r where ${exclusions.join(" and ")}`;
}
