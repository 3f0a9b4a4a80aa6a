import type { Dialect } from "../../domain/dialect.ts";
import type { LinkageModel } from "../../domain/model.ts";
import { lookupStatements } from "../../french/communes/columns.ts";
import { formStatements } from "../../french/first-names.ts";
import { duckdb } from "../dialects/duckdb.ts";

/** Statements to run once before `left_rows` and `right_rows` are made: tables that some cleanings look up. Most models need none. */
export function lookups(model: Pick<LinkageModel, "columns">, dialect: Dialect = duckdb): readonly string[] {
  const cleanings = new Set(Object.values(model.columns).map((spec) => spec.clean));
  return [...(cleanings.has("commune") ? lookupStatements(dialect) : []), ...(cleanings.has("first-names") ? formStatements(dialect) : [])];
}
