import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dialect } from "../../domain/dialect.ts";
import { blockKeySql, compileCondition, expandModel, preparedColumns } from "../index.ts";
import { modelWith } from "../model/testing.ts";
import { duckdb } from "./duckdb.ts";
import { spark } from "./spark.ts";
import { trino } from "./trino.ts";

const accented = "É'\\`\"";

test("texts and names are quoted as each engine reads them", () => {
  assert.equal(duckdb.text("l'a\\b"), "'l''a\\b'");
  assert.equal(spark.text("l'a\\b"), "'l\\'a\\\\b'");
  assert.equal(trino.quote('a"b'), '"a""b"');
  assert.equal(spark.quote("a`b"), "`a``b`");
});

test("what an engine lacks is said with a declared error, and blocking compiles for all of them", () => {
  const model = expandModel(modelWith({ columns: { surname: { clean: "name", from: accented }, dob: { clean: "date" }, f: { clean: "first-names" } }, blocking: [["surname", { column: "dob", part: "year" }], [{ column: "f", part: "any-item" }]] }));
  for (const dialect of [duckdb, spark, trino] as readonly Dialect[]) {
    const columns = preparedColumns({ ...model, comparisons: [] }, "left", dialect);
    assert.deepEqual(columns.map((column) => column.name), ["surname", "dob", "f"]);
    assert.ok(columns[0]?.sql.includes(dialect.quote(accented)));
    assert.deepEqual(blockKeySql({ column: "f", part: "any-item" }, "left", "l", model.columns, dialect), { sql: `l.${dialect.quote("f")}`, list: true });
    assert.ok(compileCondition({ all: [{ exact: "surname" }, { overlap: "f", atLeast: 2 }, { distance: "surname", by: "levenshtein", atMost: 1 }] }, dialect).sql.length > 20);
  }
  for (const dialect of [spark, trino]) {
    assert.throws(() => compileCondition({ similar: "surname", by: "jaro-winkler", atLeast: 0.9 }, dialect), { code: "linkage.engine-without-function" });
    assert.throws(() => compileCondition({ date: "dob", is: "one-slip" }, dialect), { code: "linkage.engine-without-function" });
  }
});

test("a costly function named by several levels is hoisted once", () => {
  const likeness = (atLeast: number) => ({ similar: "surname", by: "jaro-winkler" as const, atLeast });
  assert.equal(compileCondition({ any: [likeness(0.9), likeness(0.8), likeness(0.7)] }, duckdb).hoisted.length, 1);
});
