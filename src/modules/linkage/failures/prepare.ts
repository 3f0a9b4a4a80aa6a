import type { TrainedValues } from "../domain/model.ts";
import type { LinkageSession } from "../domain/session.ts";
import { double, quoted } from "../engine/sql.ts";
import { scoredSql } from "../engine/scoring/score.ts";
import { pairVectors, termColumns } from "../engine/vectors/vectors.ts";
import { bitsOf, evidenceSql } from "../outputs/evidence.ts";
import { weightOf } from "../quality/clerical-sample.ts";
import { decidedLinks } from "../quality/links.ts";
import { makeRelaxedPairs } from "./relaxed.ts";

/** Rows of the left file that cannot be in the other, by what they themselves say. */
export interface OutsideRule {
  readonly column: string;
  /** For instance `99` on a commune of residence: lives abroad. */
  readonly startsWith: readonly string[];
}

export interface FailureQuestion {
  /** What the run was scored with. */
  readonly values: TrainedValues;
  /** Table or bracketed query (`l`, `r`) of the pairs linked in the end; by default what the run decided, or all at the threshold. */
  readonly links?: string;
  readonly outside?: readonly OutsideRule[];
  /** Looked at in one block beyond the rules, at most; 200 by default. */
  readonly mostPartners?: number;
}

/** A pair less probable than this is taken for a chance likeness, not for a partner with a fault. */
const leastPlausible = 0.01;

/**
 * Makes `failure_found`: one row for each of `which` left rows (SQL over `left_rows l`; all without a link by default) with its nearest
 * row (`r`, `weight`, null without any), `rule` (−1: no rule of the model proposes it), `cause`, and the pair's levels.
 */
export async function findFailures(session: LinkageSession, question: FailureQuestion, which?: string): Promise<void> {
  const { analytics, model } = session;
  const links = question.links ?? await decidedLinks(session);
  await analytics.run(`create or replace temp table failure_links as select l, r from ${links} d`);
  await analytics.run(`create or replace temp table failed as select k from left_rows l where ${which ?? "not exists (select 1 from failure_links x where x.l = l.k)"}`);
  await makeRelaxedPairs(session, question.mostPartners ?? 200);
  await analytics.run("create or replace temp table failure_pairs as select c.l, c.r, c.rule::smallint as rule from candidates c semi join failed f on f.k = c.l union all select l, r, -1::smallint from relaxed_pairs");
  const scored = scoredSql(model, pairVectors(model, "failure_pairs", { keep: ["l", "r", "rule"], terms: true }), question.values, await termTotals(session));
  await analytics.run(`create or replace temp table failure_scored as ${scored}`);
  const threshold = weightOf(model.decision.probability);
  const levels = model.comparisons.map((comparison) => quoted(`g_${comparison.name}`));
  const bits = evidenceSql(model, question.values);
  const best = model.comparisons.map((comparison) => Math.max(0, ...bitsOf(comparison, question.values)));
  // What would be gained if the missing agreed, and if the contradicting did. Some fields are missing in nearly every row: a contradiction that suffices comes first. A comparison made only under a condition is not missing where that does not hold.
  const missing = levels.map((level, at) => model.comparisons[at]?.given !== undefined ? "0" : `case when ${level} = -1 then ${double(best[at] ?? 0)} else 0 end`).join(" + ");
  const contradicted = bits.map(({ weight }, at) => `case when ${weight} < 0 then ${double(best[at] ?? 0)} - ${weight} else 0 end`).join(" + ");
  // A partner that another row holds on better evidence is out of reach; the nearest free one comes first.
  await analytics.run(`create or replace temp table failure_nearest as
    select * exclude (place) from (
      select s.*, t.weight as taken_weight, count(*) filter (s.weight >= ${double(threshold)}) over (partition by s.l) as probable,
        row_number() over (partition by s.l order by (t.weight is not null and t.weight >= s.weight), s.weight desc, s.r) as place
      from failure_scored s left join (select x.r, max(coalesce(w.weight, 1e9)) as weight from failure_links x left join scored w on w.l = x.l and w.r = x.r group by x.r) t on t.r = s.r)
    where place = 1`);
  await analytics.run(`create or replace temp table failure_found as
    select f.k as l, n.* exclude (l), case
      when ${outside(question.outside ?? [])} then 'outside-population'
      when n.weight >= ${double(threshold)} and n.taken_weight is not null then 'taken'
      when n.weight >= ${double(threshold)} and n.rule = -1 then 'blocked-out'
      when n.weight >= ${double(threshold)} then 'ambiguous'
      when n.weight is null or n.taken_weight >= n.weight or n.weight < ${double(Math.min(weightOf(leastPlausible), threshold))} then 'no-trace'
      when (${contradicted}) > 0 and n.weight + (${contradicted}) >= ${double(threshold)} then 'field-contradictory'
      when n.weight + (${missing}) >= ${double(threshold)} then 'field-missing'
      when n.weight + (${missing}) + (${contradicted}) >= ${double(threshold)} then 'field-missing-and-contradictory'
      else 'no-trace' end as cause
    from failed f join left_rows l on l.k = f.k left join failure_nearest n on n.l = f.k`);
}

function outside(rules: readonly OutsideRule[]): string {
  const tests = rules.flatMap(({ column, startsWith }) => startsWith.map((start) => `starts_with(coalesce(l.${quoted(column)}, ''), '${start.replaceAll("'", "''")}')`));
  return tests.length === 0 ? "false" : tests.join(" or ");
}

/** Rows with a value, over both files: what term frequencies are shares of. */
async function termTotals({ analytics, model, isLink }: LinkageSession): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>();
  for (const { column } of termColumns(model)) {
    const [row] = await analytics.rows<{ n: number }>(`select cast((select count(${quoted(column)}) from left_rows) ${isLink ? `+ (select count(${quoted(column)}) from right_rows)` : ""} as double) as n`);
    totals.set(column, row?.n ?? 0);
  }
  return totals;
}
