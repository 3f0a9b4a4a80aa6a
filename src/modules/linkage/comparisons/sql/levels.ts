import type { CompiledCondition, Dialect } from "../../domain/dialect.ts";
import type { ExpandedComparison } from "../../domain/model.ts";
import { pairsRead } from "../columns/derived.ts";
import { PairContext } from "./context.ts";
import { conditionSql } from "./conditions.ts";

/**
 * The level that a pair reaches in a comparison: `levels.length - 1` for the first, 0 for the last, −1 where no two
 * columns it compares are both there or what it is given does not hold. `sql` reads only the names of `hoisted`, whose expressions are over `l` and `r`.
 */
export function levelSql(comparison: ExpandedComparison, dialect: Dialect): CompiledCondition {
  const context = new PairContext(dialect);
  const best = comparison.levels.length - 1;
  const branches = comparison.levels.flatMap((level, at) => level.when === undefined ? [] : [`when ${conditionSql(level.when, context)} then ${best - at}`]);
  const absent = comparison.nullIsNeutral ? [`when ${nothingToCompare(comparison, context)} then -1`] : [];
  const elsewhere = comparison.given === undefined ? [] : [`when not coalesce(${conditionSql(comparison.given, context)}, false) then -1`];
  const cases = [...absent, ...elsewhere, ...branches];
  return { sql: cases.length === 0 ? "0" : `case ${cases.join(" ")} else 0 end`, hoisted: context.hoisted() };
}

/** Pairs of columns, one a side, that the levels of a comparison hold against each other, each once. */
export function comparedPairs(comparison: Pick<ExpandedComparison, "levels">): readonly (readonly [left: string, right: string])[] {
  const found = comparison.levels.flatMap((level) => level.when === undefined ? [] : pairsRead(level.when));
  return [...new Map(found.map((pair) => [JSON.stringify(pair), pair])).values()];
}

function nothingToCompare(comparison: ExpandedComparison, context: PairContext): string {
  const pairs = comparedPairs(comparison);
  const nulls = pairs.map(([left, right]) => `(${context.column("l", left)} is null or ${context.column("r", right)} is null)`);
  return nulls.length === 0 ? "false" : nulls.join(" and ");
}

/**
 * Levels of several comparisons for the pairs of a table, each costly function once.
 * `pairs`: SQL of a relation with columns `l` and `r` (keys of `left_rows` and `right_rows`, or of the relations `rows` names) and those of `keep`.
 */
export function vectorsSql(comparisons: readonly ExpandedComparison[], dialect: Dialect, from: { readonly pairs: string; readonly keep: readonly string[]; readonly extra?: readonly { readonly name: string; readonly sql: string }[]; readonly rows?: { readonly left: string; readonly right: string } }): string {
  const compiled = comparisons.map((comparison) => ({ name: dialect.quote(`g_${comparison.name}`), ...levelSql(comparison, dialect) }));
  const inner = new Map([...compiled.flatMap((one) => one.hoisted), ...(from.extra ?? [])].map((one) => [one.name, one.sql]));
  const kept = from.keep.map((name) => `p.${name} as ${name}`);
  return `select ${[...from.keep, ...(from.extra ?? []).map((one) => one.name), ...compiled.map((one) => `cast(${one.sql} as tinyint) as ${one.name}`)].join(", ")}
from (select ${[...kept, ...[...inner].map(([name, sql]) => `${sql} as ${name}`)].join(", ")}
  from ${from.pairs} p join ${from.rows?.left ?? "left_rows"} l on l.k = p.l join ${from.rows?.right ?? "right_rows"} r on r.k = p.r)`;
}
