import { lookups } from "../../comparisons/columns/lookups.ts";
import { sourcesOf } from "../../comparisons/columns/raw-columns.ts";
import { preparedColumns } from "../../comparisons/index.ts";
import type { Dialect } from "../../domain/dialect.ts";
import type { ExpandedModel } from "../../domain/model.ts";
import { termColumns } from "../../engine/vectors/vectors.ts";
import { candidatesSql } from "./blocking.ts";

type Side = "left" | "right";

/** Multipliers and modulus (the largest prime below 2^31) of the partition of a pair: integers alone, the same on every engine. */
const [leftFactor, rightFactor, modulus] = [1_103_515_245, 69_621, 2_147_483_647];

/** The partition of a pair, from 0. */
export function partitionSql(left: string, right: string, partitions: number): string {
  const big = (sql: string): string => `cast(${sql} as bigint)`;
  return `cast(((((${big(left)} + 1) * ${leftFactor}) % ${modulus} + ((${big(right)} + 1) * ${rightFactor}) % ${modulus}) % ${modulus}) % ${partitions} as integer)`;
}

/** Columns of the rows of a side in the files of pairs, behind `l_` or `r_`: `k`, `id`, the prepared columns, counts of term frequency. */
export function carriedColumns(model: ExpandedModel, side: Side, dialect: Dialect): readonly string[] {
  const counted = new Set(termColumns(model).map((term) => term.column));
  return ["k", "id", ...preparedColumns(model, side, dialect).map(({ name }) => name), ...[...counted].map((name) => `n_${name}`)];
}

function makeTable(name: string, query: string, dialect: Dialect, partitionedBy?: string): string {
  if (dialect.name === "spark") return `create table ${name} using parquet${partitionedBy === undefined ? "" : ` partitioned by (${partitionedBy})`} as\n${query}`;
  if (dialect.name === "trino") return `create table ${name} with (format = 'PARQUET'${partitionedBy === undefined ? "" : `, partitioned_by = array['${partitionedBy}']`}) as\n${query}`;
  return partitionedBy === undefined ? `create or replace table ${name} as\n${query}` : `copy (\n${query}\n) to '${name}' (format parquet, partition_by (${partitionedBy}))`;
}

/** Rows of a side, numbered in the order of their identifiers, cleaned. */
function cleanedSql(model: ExpandedModel, side: Side, dialect: Dialect): string {
  const id = typeof model.id === "string" ? model.id : model.id?.[side] ?? "id";
  const text = dialect.name === "spark" ? "string" : "varchar";
  const sources = [...new Set([id, ...Object.entries(model.columns).flatMap(([name, spec]) => [...sourcesOf(name, spec, side)])])];
  const raw = sources.map((name) => `nullif(cast(${dialect.quote(name)} as ${text}), '') as ${dialect.quote(name)}`);
  return `select k, ${dialect.quote(id)} as id,\n  ${preparedColumns(model, side, dialect).map(({ name, sql }) => `${sql} as ${dialect.quote(name)}`).join(",\n  ")}
from (select cast(row_number() over (order by cast(${dialect.quote(id)} as ${text})) - 1 as integer) as k, ${raw.join(", ")} from ${side}_input) raw`;
}

/**
 * The statements that block pairs on an engine of SQL, in order: they read tables `left_input` (and `right_input`) that hold the
 * columns of the files, and end with `linkage_pairs`, Parquet files partitioned by `bucket` with both rows of each pair, and
 * `linkage_totals`. Comparing and scoring are left to workers of DuckDB.
 */
export function planStatements(model: ExpandedModel, isLink: boolean, dialect: Dialect, partitions: number): readonly string[] {
  const sides: readonly Side[] = isLink ? ["left", "right"] : ["left"];
  const counted = [...new Set(termColumns(model).map((term) => term.column))];
  const quote = (name: string): string => dialect.quote(name);
  const all = (name: string): string => sides.map((side) => `select ${quote(name)} as v from ${side}_cleaned`).join(" union all ");
  const right = isLink ? "right_rows" : "left_rows";
  const carried = (side: Side, alias: string): string => carriedColumns(model, side, dialect).map((name) => `${alias}.${quote(name)} as ${quote(`${alias}_${name}`)}`).join(", ");
  return [
    ...lookups(model, dialect),
    ...sides.map((side) => makeTable(`${side}_cleaned`, cleanedSql(model, side, dialect), dialect)),
    ...counted.map((name, index) => makeTable(`counts_${index}`, `select v, cast(count(*) as integer) as n from (${all(name)}) held where v is not null group by v`, dialect)),
    ...sides.map((side) => makeTable(`${side}_rows`, `select c.*${counted.map((name, index) => `, t${index}.n as ${quote(`n_${name}`)}`).join("")} from ${side}_cleaned c${counted.map((name, index) => ` left join counts_${index} t${index} on t${index}.v = c.${quote(name)}`).join("")}`, dialect)),
    makeTable("linkage_candidates", candidatesSql(model, isLink, dialect), dialect),
    makeTable("linkage_totals", counted.length === 0 ? "select 'none' as term_column, cast(0 as double) as total" : counted.map((name, index) => `select ${dialect.text(name)} as term_column, cast(coalesce(sum(n), 0) as double) as total from counts_${index}`).join(" union all "), dialect),
    makeTable("linkage_pairs", `select c.rule, ${carried("left", "l")}, ${carried("right", "r")}, ${partitionSql("c.l", "c.r", partitions)} as bucket\nfrom linkage_candidates c join left_rows l on l.k = c.l join ${right} r on r.k = c.r`, dialect, "bucket"),
  ];
}
