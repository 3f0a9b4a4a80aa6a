import { DOUBLE, INTEGER } from "@duckdb/node-api";
import { appendRows, readNumbers, type Analytics } from "../../../../kernel/analytics/index.ts";
import type { ExpandedModel } from "../../domain/model.ts";
import { logOdds } from "../em/posterior.ts";
import { quoted } from "../sql.ts";
import { apartColumn } from "../vectors/vectors.ts";
import { oneToOnePosterior } from "./one-partner.ts";

/** Do the probabilities of this model take a pair's rivals in? */
export const isExclusive = (model: ExpandedModel): boolean => model.decision.precision !== undefined && model.decision.oneToOne === "both";

/** One partner for each row can make a pair this much more probable than it is alone: what is kept until rivals are heard starts lower. */
const widened = 1e-4;
export const keptFrom = (model: ExpandedModel): number => (isExclusive(model) ? model.decision.writeFrom * widened : model.decision.writeFrom);

/** Rows of a side by which of the compared columns they lack and what tells them apart, numbered from 0. */
async function classesOf(analytics: Analytics, model: ExpandedModel, side: "left" | "right"): Promise<Int32Array> {
  const read = new Set(model.comparisons.flatMap(({ reads }) => reads));
  const present = new Set((await analytics.rows<{ column_name: string }>(`select column_name from (describe ${side}_rows)`)).map((row) => quoted(row.column_name)));
  const keys = [...Object.keys(model.columns).filter((name) => read.has(name)).map((name) => `(${quoted(name)} is null)`), ...(model.decision.tellApart?.[side] ?? []).map((_, index) => apartColumn(index)).filter((name) => present.has(name))];
  const [classes = new Int32Array()] = await readNumbers(analytics, `select (dense_rank() over (order by ${keys.length === 0 ? "true" : keys.join(", ")}) - 1)::integer from ${side}_rows order by k`, ["integer"]);
  return Int32Array.from(classes);
}

/** Replaces the probabilities of `scored` by those given one partner for each row; pairs then less probable than the model writes go. */
export async function takeRivalsIn(analytics: Analytics, model: ExpandedModel, prior: number): Promise<void> {
  const [left = new Int32Array(), right = new Int32Array(), weight = new Float64Array()] = await readNumbers(analytics, "select l::integer, r::integer, weight::double from scored order by l, r", ["integer", "integer", "double"]);
  const alone = logOdds(prior);
  const { probability } = oneToOnePosterior({
    left: Int32Array.from(left), right: Int32Array.from(right), bits: Float64Array.from(weight, (bits) => bits - alone),
    leftClass: await classesOf(analytics, model, "left"), rightClass: await classesOf(analytics, model, "right"),
  });
  const kept = [...probability.keys()].filter((pair) => (probability[pair] ?? 0) >= model.decision.writeFrom);
  await analytics.run("create or replace temp table shared (l integer, r integer, p double)");
  await appendRows(analytics, "shared", [INTEGER, INTEGER, DOUBLE], kept, [(pair) => left[pair] ?? 0, (pair) => right[pair] ?? 0, (pair) => probability[pair] ?? 0]);
  await analytics.run("create or replace table scored as select s.* replace (x.p as probability) from scored s join shared x on x.l = s.l and x.r = s.r order by s.l, s.r");
  await analytics.run("drop table shared");
}
