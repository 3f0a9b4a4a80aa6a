import type { Analytics } from "../../../kernel/analytics/index.ts";

/**
 * A second implementation of the normalised indicators, for tests: plain SQL from the published method, sharing nothing with
 * the engine. It favours what can be read beside the papers over speed.
 *
 * Means: CWTS (Waltman et al. 2011, arXiv 1003.2167), a cell without citations giving 1. Top shares: Waltman & Schreiber
 * 2013 (arXiv 1205.0646). Weights are whole numbers over one common denominator; thresholds are compared in whole numbers.
 */
export interface OracleTables {
  /** Tables `paper, year, document_type, fields, journal, citations`, each paper once. */
  readonly world: string;
  readonly actor: string;
  /** `paper, unit, weight`. */
  readonly units: string | null;
}

/** Denominators of the top shares of the contract and its peers: 10, 5 and 1 %. */
export const oracleShares: readonly number[] = [10, 20, 100];

const macros = `
  create or replace macro numerator_of(w) as
    case when contains(w, '/') then split_part(w, '/', 1)::hugeint when contains(w, '.') then replace(w, '.', '')::hugeint else w::hugeint end;
  create or replace macro denominator_of(w) as
    case when contains(w, '/') then split_part(w, '/', 2)::hugeint when contains(w, '.') then (10::hugeint ** length(split_part(w, '.', 2)))::hugeint else 1::hugeint end`;

/** One row for each field of each paper. */
const spread = (table: string): string => `
  select paper, year, document_type, citations, regexp_extract(part, '^(.*):([^:]*)$', 1) as code, regexp_extract(part, '^(.*):([^:]*)$', 2) as weight
  from ${table} join (select fields, unnest(string_split(fields, ';')) as part from (select distinct fields from ${table})) using (fields)`;

/** Histogram of a cell, with the weight of the papers above each count. */
const classes = (terms: string): string => `
  select *, coalesce(sum(weight) over (partition by code, year, document_type order by citations desc rows between unbounded preceding and 1 preceding), 0) as above,
    sum(weight) over (partition by code, year, document_type) as total
  from (select code, year, document_type, citations, sum(weight)::hugeint as weight from ${terms} group by all)`;

/**
 * Makes three tables in the database given:
 * `oracle_cell`: `kind, code, year, document_type`, `total` (n·L), `cited` (Σ v·c·L) and for each q `t_q, above_q, at_q`;
 * `oracle_term`: each field and each journal of each paper of the actor, its weight `v` over `common`, with its cell;
 * `oracle_unit`: `paper, unit, w` over `unit_common`, weights of one unit on one paper added up; every paper under `*`.
 */
export async function oracleTables(analytics: Analytics, tables: OracleTables, shares = oracleShares): Promise<void> {
  const same = tables.world === tables.actor;
  for (const macro of macros.split(";")) await analytics.run(macro);
  const names = same ? (["world"] as const) : (["world", "actor"] as const);
  for (const name of names) await analytics.run(`create or replace temp table oracle_${name}_text as ${spread(tables[name])}`);
  await analytics.run(`create or replace temp table oracle_common as
    select coalesce(list_reduce(list(distinct denominator_of(weight)), (a, b) -> lcm(a, b)), 1)::hugeint as common
    from (select distinct weight from oracle_world_text ${same ? "" : "union select distinct weight from oracle_actor_text"})`);
  for (const name of names) {
    await analytics.run(`create or replace temp table oracle_${name} as
      select 'field' as kind, paper, year, document_type, code, citations::hugeint as citations, numerator_of(weight) * (common // denominator_of(weight)) as weight
      from oracle_${name}_text, oracle_common
      union all
      select 'journal', paper, year, document_type, journal, citations::hugeint, common from ${tables[name]}, oracle_common where journal is not null`);
  }
  const kinds = (["field", "journal"] as const).map((kind) => `select '${kind}' as kind, * from (${classes(`(select * from oracle_world where kind = '${kind}')`)})`).join(" union all ");
  const thresholds = shares
    .map((q) => {
      // The count t with q·n_> < n ≤ q·(n_> + n_=); one row of each cell fulfils it.
      const here = `filter (${q} * above < total and total <= ${q} * (above + weight))`;
      return `max(citations) ${here} as t_${q}, max(above) ${here} as above_${q}, max(weight) ${here} as at_${q}`;
    })
    .join(", ");
  await analytics.run(`create or replace temp table oracle_cell as
    select kind, code, year, document_type, max(total) as total, sum(weight * citations)::hugeint as cited, ${thresholds}
    from (${kinds}) group by kind, code, year, document_type`);
  await analytics.run(`create or replace temp table oracle_term as
    select paper, citations, weight as v, common, cell.*
    from ${same ? "oracle_world" : "oracle_actor"} as actor join oracle_cell as cell using (kind, code, year, document_type), oracle_common`);
  const units = tables.units ?? `(select null::varchar as paper, null::varchar as unit, '1' as weight where false)`;
  await analytics.run(`create or replace temp table oracle_unit as
    with common as (select coalesce(list_reduce(list(distinct denominator_of(weight)), (a, b) -> lcm(a, b)), 1)::hugeint as unit_common from ${units})
    select paper, unit, sum(numerator_of(weight) * (unit_common // denominator_of(weight)))::hugeint as w, unit_common from ${units}, common group by all
    union all
    select paper, '*', unit_common, unit_common from ${tables.actor}, common`);
}

/** Score of a term among the top 1/q, as a double. */
const topScore = (q: number): string => `case when citations > t_${q} then 1.0 when citations = t_${q} then (total - ${q} * above_${q})::double / (${q} * at_${q})::double else 0.0 end`;
const normalised = "case when cited = 0 then 1.0 else citations::double * total::double / cited::double end";

export interface OracleResult {
  readonly unit: string;
  readonly counting: "full" | "fractional";
  readonly year: number | null;
  readonly field: string | null;
  readonly papers: number;
  readonly weight: number;
  readonly citations: number;
  readonly normalisedImpact: number | null;
  readonly journalNormalisedImpact: number | null;
  readonly top10: number | null;
  readonly top20: number | null;
  readonly top100: number | null;
  readonly uncitedShare: number | null;
}

/**
 * Every unit under both countings, all years and fields together, by year, and by field: a field's line holds each paper by
 * its weight in the field with its score in that cell. Call `oracleTables` first. Doubles from compensated sums.
 */
export async function oracleResults(analytics: Analytics): Promise<readonly OracleResult[]> {
  const tops = oracleShares.map((q) => `${topScore(q)} as top${q}`).join(", ");
  await analytics.run(`create or replace temp table oracle_score as
    select kind, paper, year, citations::double as citations, code as field, v::double / common::double as share, ${normalised} as normalised, ${tops} from oracle_term`);
  await analytics.run(`create or replace temp table oracle_paper as
    select * from
      (select paper, any_value(year) as year, any_value(citations) as citations, fsum(share * normalised) as normalised, ${oracleShares.map((q) => `fsum(share * top${q}) as top${q}`).join(", ")} from oracle_score where kind = 'field' group by paper)
      left join (select paper, normalised as journal_normalised from oracle_score where kind = 'journal') using (paper)`);
  const aggregate = (weight: string): string => `
      count(*)::integer as papers, fsum(${weight}) as weight, fsum(${weight} * citations) as citations,
      fsum(${weight} * normalised) / fsum(${weight}) as "normalisedImpact",
      fsum(${weight} * journal_normalised) / fsum(${weight}) filter (journal_normalised is not null) as "journalNormalisedImpact",
      ${oracleShares.map((q) => `fsum(${weight} * top${q}) / fsum(${weight}) as top${q}`).join(", ")},
      fsum(${weight} * (citations = 0)::integer) / fsum(${weight}) as "uncitedShare"`;
  const inField = "select oracle_score.*, journal_normalised from oracle_score left join (select paper, journal_normalised from oracle_paper) using (paper) where kind = 'field'";
  const counted = (["full", "fractional"] as const).map((counting) => {
    const weight = counting === "full" ? "1.0" : "(w::double / unit_common::double)";
    return `
      select unit, '${counting}' as counting, null::integer as year, null::varchar as field, ${aggregate(weight)} from oracle_unit join oracle_paper using (paper) group by unit
      union all select unit, '${counting}', year, null, ${aggregate(weight)} from oracle_unit join oracle_paper using (paper) group by unit, year
      union all select unit, '${counting}', null, field, ${aggregate(`(${weight} * share)`)} from oracle_unit join (${inField}) using (paper) group by unit, field`;
  });
  return analytics.rows<OracleResult>(counted.join(" union all "));
}
