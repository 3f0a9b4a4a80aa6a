import type { CompiledCondition, Dialect } from "../../domain/dialect.ts";
import type { Condition } from "../../domain/model.ts";
import { eachPair } from "../columns/derived.ts";
import { communeSql, dateSql, firstNamesSql, partsInCommon, withinSql } from "./french-conditions.ts";
import { PairContext } from "./context.ts";
import { EngineWithoutFunction } from "./missing-function.ts";

/**
 * A condition as SQL that is true, false or null (null: a column it reads is null, to be taken as false).
 * `sql` reads only the names of `hoisted`, whose expressions are over the rows `l` and `r`.
 */
export function compileCondition(condition: Condition, dialect: Dialect): CompiledCondition {
  const context = new PairContext(dialect);
  const sql = conditionSql(condition, context);
  return { sql, hoisted: context.hoisted() };
}

export function conditionSql(condition: Condition, context: PairContext): string {
  const { dialect } = context;
  if ("exact" in condition) {
    const [left, right] = typeof condition.exact === "string" ? [condition.exact, condition.exact] : condition.exact;
    return `${context.column("l", left)} = ${context.column("r", right)}`;
  }
  if ("similar" in condition) return `${similarity(condition.by, condition.similar, condition.similar, context)} >= ${condition.atLeast}`;
  if ("distance" in condition) {
    if (condition.by === "levenshtein") return `${context.hoist(dialect.levenshtein(context.raw("l", condition.distance), context.raw("r", condition.distance)))} <= ${condition.atMost}`;
    const sql = dialect.damerauAtMost(context.column("l", condition.distance), context.column("r", condition.distance), condition.atMost);
    if (sql === null) throw new EngineWithoutFunction(dialect.name, "damerau");
    return `(${sql})`;
  }
  if ("anyName" in condition) {
    return `${context.hoist(dialect.greatest(eachPair(condition.anyName).map(([one, other]) => rawSimilarity("jaro-winkler", one, other, context))))} >= ${condition.atLeast}`;
  }
  if ("sameCore" in condition) return `(${eachPair(condition.sameCore).map(([one, other]) => `${context.column("l", one, "core")} = ${context.column("r", other, "core")}`).join(" or ")})`;
  if ("nameParts" in condition) return `(${eachPair(condition.nameParts).map(([one, other]) => partsInCommon(one, other, context, (value) => dialect.list([value]))).join(" or ")})`;
  if ("swapped" in condition) {
    const [one, other] = condition.swapped;
    return `(${context.column("l", one)} = ${context.column("r", other)} and ${context.column("l", other)} = ${context.column("r", one)})`;
  }
  if ("swappedFirst" in condition) {
    const [name, list] = condition.swappedFirst;
    return `(${context.column("l", name)} = ${dialect.item(context.column("r", list), 1)} and ${context.column("r", name)} = ${dialect.item(context.column("l", list), 1)})`;
  }
  if ("date" in condition) return dateSql(condition, context);
  if ("within" in condition) return withinSql(condition, context);
  if ("overlap" in condition) return `(${dialect.listIntersects(context.column("l", condition.overlap), context.column("r", condition.overlap), condition.atLeast)})`;
  if ("firstNames" in condition) return firstNamesSql(condition, context);
  if ("commune" in condition) return communeSql(condition, context);
  if ("prefix" in condition) return `substr(${context.column("l", condition.prefix)}, 1, ${condition.characters}) = substr(${context.column("r", condition.prefix)}, 1, ${condition.characters})`;
  if ("phonetic" in condition) return `${context.column("l", condition.phonetic, "phonetic")} = ${context.column("r", condition.phonetic, "phonetic")}`;
  if ("dice" in condition) {
    if (dialect.dice === undefined) throw new EngineWithoutFunction(dialect.name, "dice");
    return `${context.hoist(dialect.dice(context.raw("l", condition.dice), context.raw("r", condition.dice)))} >= ${condition.atLeast}`;
  }
  if ("leftHolds" in condition) return `${context.column("l", condition.leftHolds)} in (${condition.of.map((one) => dialect.text(one)).join(", ")})`;
  if ("missing" in condition) return `(${context.column("l", condition.missing)} is null or ${context.column("r", condition.missing)} is null)`;
  if ("all" in condition) return condition.all.length === 0 ? "true" : `(${condition.all.map((one) => conditionSql(one, context)).join(" and ")})`;
  if ("any" in condition) return condition.any.length === 0 ? "false" : `(${condition.any.map((one) => conditionSql(one, context)).join(" or ")})`;
  return `not coalesce(${conditionSql(condition.not, context)}, false)`;
}

function similarity(by: "jaro-winkler" | "jaro", left: string, right: string, context: PairContext): string {
  return context.hoist(rawSimilarity(by, left, right, context));
}

function rawSimilarity(by: "jaro-winkler" | "jaro", left: string, right: string, context: PairContext): string {
  const sides = [context.raw("l", left), context.raw("r", right)] as const;
  const sql = by === "jaro" ? context.dialect.jaro(...sides) : context.dialect.jaroWinkler(...sides);
  if (sql === null) throw new EngineWithoutFunction(context.dialect.name, by);
  return sql;
}
