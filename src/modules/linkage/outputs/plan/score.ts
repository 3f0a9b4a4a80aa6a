import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { identifier, literal, openAnalytics, type Analytics } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { duckdb, expandModel } from "../../comparisons/index.ts";
import type { EngineOptions } from "../../domain/run.ts";
import { scoreCandidates } from "../../engine/scoring/score.ts";
import { evidenceColumns, evidenceSql, pairColumns } from "../evidence.ts";
import { copyOptions } from "../written-pairs.ts";
import type { ClusterPlan } from "./plan.ts";
import { carriedColumns } from "./statements.ts";

/** Reads `plan.json`. Fails with `linkage.not-a-plan`. */
export async function readPlan(directory: string): Promise<ClusterPlan> {
  const value = await readFile(join(directory, "plan.json"), "utf8").then((text) => JSON.parse(text) as unknown).catch(() => null);
  if (typeof value === "object" && value !== null && "format" in value && value.format === "jalon-linkage-plan/1") return value as ClusterPlan;
  throw new AppError("linkage.not-a-plan", both(`«\u202f${directory}\u202f» n’est pas le dossier d’un plan\u202f: il faut plan.json, écrit par «\u202fjalon link plan\u202f».`, `“${directory}” is not the folder of a plan: it takes plan.json, written by “jalon link plan”.`));
}

/** Files or folders of Parquet as one relation: a folder stands for all it holds. */
function parquet(path: string): string {
  return `read_parquet([${literal(path.endsWith(".parquet") ? path : join(path, "**/*.parquet"))}], hive_partitioning = false, union_by_name = true)`;
}

async function open(options: EngineOptions): Promise<Analytics> {
  const { memoryMb, threads, temporaryDirectory } = options;
  return openAnalytics({ ...(memoryMb === undefined ? {} : { memoryMb }), ...(threads === undefined ? {} : { threads }), ...(temporaryDirectory === undefined ? {} : { temporaryDirectory }) });
}

/**
 * Compares and scores one partition of pairs (a Parquet file or a folder of them) and writes its pairs at least `writeFrom` probable to `out`, as
 * Parquet: `l`, `r` and the columns of `pairs`. A worker needs the plan, the totals and its partition, and nothing of the others;
 * the numbers are those of a run on one machine, to the last bit. Gives how many pairs it wrote.
 */
export async function scorePartition(plan: ClusterPlan, files: { readonly partition: string; readonly totals: string; readonly out: string }, options: EngineOptions = {}): Promise<number> {
  const model = expandModel(plan.model);
  const values = plan.model.trained;
  if (values === undefined) throw new Error("a plan without trained values");
  const analytics = await open(options);
  try {
    const pairs = parquet(files.partition);
    const side = (name: "left" | "right", alias: string): string => carriedColumns(model, name, duckdb).map((column) => `${identifier(`${alias}_${column}`)} as ${identifier(column)}`).join(", ");
    await analytics.run(`create table left_rows as select distinct on (k) * from (select ${side("left", "l")} from ${pairs})`);
    await analytics.run(`create table right_rows as select distinct on (k) * from (select ${side("right", "r")} from ${pairs})`);
    await analytics.run(`create table candidates as select rule::smallint as rule, l_k::integer as l, r_k::integer as r from ${pairs} order by 2, 3`);
    const totals = await analytics.rows<{ term_column: string; total: number }>(`select term_column, total::double as total from ${parquet(files.totals)}`);
    const written = await scoreCandidates(analytics, model, values, new Map(totals.map((one) => [one.term_column, one.total])), null);
    const rules = model.blocking.map((rule, index) => `when ${index} then ${literal(rule.name)}`).join(" ");
    const evidence = evidenceSql(model, values);
    const columns = model.comparisons.flatMap((comparison, index) => {
      const [level, weight] = evidenceColumns(comparison);
      return [`s.${evidence[index]?.level ?? "0"} as ${identifier(level)}`, `${evidence[index]?.weight ?? "0"} as ${identifier(weight)}`];
    });
    await analytics.run(`copy (select s.l, s.r, a.id as left_id, b.id as right_id, s.probability, s.weight, s.probability >= ${model.decision.probability} as linked, case s.rule ${rules} end as rule, ${columns.join(", ")}
      from scored s join left_rows a on a.k = s.l join right_rows b on b.k = s.r order by s.l, s.r) to ${literal(`${files.out}.part`)} ${copyOptions("parquet")}`);
    await rename(`${files.out}.part`, files.out);
    return written;
  } finally {
    analytics.close();
    await rm(`${files.out}.part`, { force: true });
  }
}

/** Puts scored partitions together into one `pairs` file, in the order of the rows: the bytes of a run on one machine where the files are in the order of their identifiers. */
export async function gatherPartitions(plan: ClusterPlan, directory: string, out: string, options: EngineOptions = {}): Promise<void> {
  const model = expandModel(plan.model);
  const analytics = await open(options);
  try {
    const columns = [...pairColumns, ...model.comparisons.flatMap(evidenceColumns)].map(identifier).join(", ");
    await analytics.run(`copy (select ${columns} from ${parquet(directory)} order by l, r) to ${literal(`${out}.part`)} ${copyOptions(out.endsWith(".parquet") ? "parquet" : "csv")}`);
    await rename(`${out}.part`, out);
  } finally {
    analytics.close();
    await rm(`${out}.part`, { force: true });
  }
}
