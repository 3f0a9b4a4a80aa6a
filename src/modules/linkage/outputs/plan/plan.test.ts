import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import { duckdb, expandModel, spark, trino } from "../../comparisons/index.ts";
import type { LinkageModel } from "../../domain/model.ts";
import { runLinkage } from "../run.ts";
import { csvOf, people, peopleModel } from "../testing/people.ts";
import { writePlan } from "./plan.ts";
import { gatherPartitions, readPlan, scorePartition } from "./score.ts";
import { planStatements } from "./statements.ts";

const folder = mkdtempSync(join(tmpdir(), "jalon-link-plan-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);

/** In the order of their identifiers, as an engine without an order of rows numbers them. */
const rows = people(300).map((row, index) => ({ ...row, id: `r${String(index).padStart(4, "0")}` }));
const asked: LinkageModel = { ...peopleModel, comparisons: peopleModel.comparisons.map((one) => (one.name === "surname" ? { ...one, termFrequency: true } : one)) };

for (const isLink of [false, true]) test(`blocked by a plan, scored in partitions apart and put together: the bytes of one machine (${isLink ? "two files" : "one file"})`, async () => {
  const at = place(isLink ? "link" : "dedupe");
  mkdirSync(at);
  const inputs = isLink ? [rows.slice(0, 150), rows.slice(150)] : [rows];
  for (const [index, part] of inputs.entries()) writeFileSync(join(at, `${index}.csv`), csvOf(part));
  const [left, right] = inputs.map((_, index) => ({ file: join(at, `${index}.csv`) }));
  assert.ok(left !== undefined);
  const whole = await runLinkage({ model: asked, left, ...(right === undefined ? {} : { right }) }, join(at, "whole"));
  await writePlan(whole.model, duckdb, join(at, "plan"), { isLink, partitions: 5 });
  const plan = await readPlan(join(at, "plan"));
  const db = await openAnalytics();
  for (const [index, side] of ["left", "right"].slice(0, inputs.length).entries()) await db.run(`create table ${side}_input as from read_csv('${join(at, `${index}.csv`)}', all_varchar = true)`);
  for (const statement of planStatements(expandModel(plan.model), isLink, duckdb, plan.partitions)) await db.run(statement.replace("to 'linkage_pairs'", `to '${join(at, "pairs")}'`));
  await db.run(`copy linkage_totals to '${join(at, "totals.parquet")}' (format parquet)`);
  db.close();
  const partitions = readdirSync(join(at, "pairs"));
  assert.equal(partitions.length, 5);
  mkdirSync(join(at, "scored"));
  for (const [index, name] of partitions.entries()) await scorePartition(plan, { partition: join(at, "pairs", name), totals: join(at, "totals.parquet"), out: join(at, "scored", `${index}.parquet`) });
  await gatherPartitions(plan, join(at, "scored"), join(at, "pairs.csv"));
  assert.equal(readFileSync(join(at, "pairs.csv"), "utf8"), readFileSync(join(at, "whole/pairs.csv"), "utf8"));
});

test("a plan for Spark and for Trino has the same steps, each table made as that engine makes it", () => {
  const model = expandModel(asked);
  for (const isLink of [false, true]) {
    const [one, two, three] = [duckdb, spark, trino].map((dialect) => planStatements(model, isLink, dialect, 7));
    assert.deepEqual([two?.length, three?.length], [one?.length, one?.length]);
    assert.match(two?.at(-1) ?? "", /^create table linkage_pairs using parquet partitioned by \(bucket\)/);
    assert.match(three?.at(-1) ?? "", /partitioned_by = array\['bucket'\][\s\S]* as bucket\n/);
  }
});

test("a plan needs values and identifiers", async () => {
  await assert.rejects(writePlan(peopleModel, duckdb, place("none"), { isLink: false }), { code: "linkage.plan-not-trained" });
  await assert.rejects(readPlan(folder), { code: "linkage.not-a-plan" });
});
