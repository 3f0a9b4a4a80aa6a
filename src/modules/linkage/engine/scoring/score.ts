import type { Analytics } from "../../../../kernel/analytics/index.ts";
import type { ExpandedModel, TrainedValues } from "../../domain/model.ts";
import { shapeOf } from "../em/patterns.ts";
import { logOdds } from "../em/posterior.ts";
import { isExclusive, keptFrom, takeRivalsIn } from "./rivals.ts";
import { double } from "../sql.ts";
import { countColumn, gammaColumn, pairVectors, termColumn, termColumns } from "../vectors/vectors.ts";

/** Bits that each level weighs, as a CASE; null and levels without evidence weigh nothing. */
function levelWeights(model: ExpandedModel, values: TrainedValues): string[] {
  return model.comparisons.map((comparison) => {
    const levels = values.comparisons[comparison.name] ?? [];
    const last = levels.length - 1;
    const cases = levels.map((level, index) => `when ${last - index} then ${double(Math.log2(level.m) - Math.log2(level.u))}`);
    return cases.length === 0 ? "0::double" : `case ${gammaColumn(comparison.name)} ${cases.join(" ")} else 0::double end`;
  });
}

/** Bits of term frequency: `a · (log2 u_exact − log2 max(tf, floor))`, 0 where the level takes none. */
function termWeights(model: ExpandedModel, values: TrainedValues, totals: ReadonlyMap<string, number>): { name: string; sql: string }[] {
  return termColumns(model).map((term) => {
    const comparison = model.comparisons[term.comparison];
    const shape = comparison === undefined ? undefined : shapeOf(comparison);
    const levels = values.comparisons[term.name] ?? [];
    const last = levels.length - 1;
    const total = totals.get(term.column) ?? 1;
    const cases = (shape?.terms ?? []).flatMap((adjustment, index) => {
      if (adjustment === null || !term.gammas.includes(last - index)) return [];
      const logU = Math.log2(levels[adjustment.borrowsFrom]?.u ?? 1);
      const frequency = `log2(greatest(${countColumn(term.name)} / ${double(total)}, ${double(adjustment.floor)}))`;
      return [`when ${last - index} then ${double(adjustment.weight)} * (${double(logU)} - ${frequency})`];
    });
    return { name: term.name, sql: `case when ${countColumn(term.name)} is null then 0::double else case ${gammaColumn(term.name)} ${cases.join(" ")} else 0::double end end` };
  });
}

/** SQL of scored pairs over a relation of vectors (`l`, `r`, `rule`, `g_…`, `n_…`). One fixed expression a pair: the same bits whatever the threads. */
export function scoredSql(model: ExpandedModel, vectors: string, values: TrainedValues, totals: ReadonlyMap<string, number>): string {
  const gammas = model.comparisons.map((comparison) => gammaColumn(comparison.name));
  const terms = termWeights(model, values, totals);
  const withTerms = `select l, r, rule, ${[...gammas, ...terms.map((term) => `${term.sql} as ${termColumn(term.name)}`)].join(", ")} from (${vectors})`;
  const sum = [double(logOdds(values.prior)), ...levelWeights(model, values), ...terms.map((term) => termColumn(term.name))].join(" + ");
  const weighed = `select l, r, rule, ${[...gammas, ...terms.map((term) => termColumn(term.name))].join(", ")}, ${sum} as weight from (${withTerms})`;
  return `select *, case when weight >= 0 then 1 / (1 + pow(2, -least(weight, 1000))) else pow(2, greatest(weight, -1000)) / (1 + pow(2, greatest(weight, -1000))) end as probability from (${weighed})`;
}

/** Makes `scored` (pairs at least `decision.writeFrom` probable, in order of rows) and `patterns` (all pairs by pattern). */
export async function scoreCandidates(analytics: Analytics, model: ExpandedModel, values: TrainedValues, totals: ReadonlyMap<string, number>, vectors: string | null): Promise<number> {
  const relation = vectors ?? pairVectors(model, "candidates", { keep: ["l", "r", "rule"], terms: true });
  const gammas = model.comparisons.map((comparison) => gammaColumn(comparison.name)).join(", ");
  await analytics.run(`create or replace temp table weighed as ${scoredSql(model, relation, values, totals)}`);
  await analytics.run(`create or replace table scored as select * from weighed where probability >= ${double(keptFrom(model))} order by l, r`);
  if (isExclusive(model)) await takeRivalsIn(analytics, model, values.prior);
  // Sums in whole steps of 2^-20: an addition of integers gives the same total in any order.
  await analytics.run(`create or replace table patterns as select ${gammas}, count(*) as pairs, sum(round(weight * 1048576)::hugeint)::double / 1048576 as weight_sum, sum(round(probability * 1099511627776)::hugeint)::double / 1099511627776 as probability_sum from weighed group by ${gammas} order by ${gammas}`);
  if (isExclusive(model)) await analytics.run(`create or replace table patterns as select p.* replace (coalesce(s.shared_sum, 0) as probability_sum) from patterns p left join (select ${gammas}, sum(round(probability * 1099511627776)::hugeint)::double / 1099511627776 as shared_sum from scored group by ${gammas}) s using (${gammas}) order by ${gammas}`);
  await analytics.run("drop table weighed");
  const rows = await analytics.rows<{ n: bigint }>("select count(*) as n from scored");
  return Number(rows[0]?.n ?? 0);
}
