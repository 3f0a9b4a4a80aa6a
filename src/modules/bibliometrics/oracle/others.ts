import type { Analytics } from "../../../kernel/analytics/index.ts";

/**
 * Journals that publish the top 1/q of the papers of each field (KTH's JtopX %), plain SQL: journals by falling value, a
 * journal that straddles the limit belongs in part, journals of one value share it alike, journals without value come last.
 * Papers: `paper, fields, journal`; values: `journal, code, value`. The answer is the score of each paper with a journal,
 * as whole numbers `numerator` over `denominator` for papers of one field, and as a double.
 */
export async function oracleJournalTiers(analytics: Analytics, papers: string, values: string, q: number): Promise<readonly { readonly paper: string; readonly journal: string; readonly score: number }[]> {
  return analytics.rows(`
    with term as (
      select paper, journal, split_part(part, ':', 1) as code, numerator_of(split_part(part, ':', 2)) as a, denominator_of(split_part(part, ':', 2)) as b
      from (select paper, journal, unnest(string_split(fields, ';')) as part from ${papers})
    ), common as (select list_reduce(list(distinct b), (x, y) -> lcm(x, y))::hugeint as l from term),
    weighted as (select paper, journal, code, a * (l // b) as v, l from term, common),
    step as (
      select code, coalesce(value, '-infinity'::double) as value, sum(v)::hugeint as weight
      from weighted left join ${values} using (journal, code) group by all
    ), placed as (
      select *, coalesce(sum(weight) over (partition by code order by value desc rows between unbounded preceding and 1 preceding), 0)::hugeint as above,
        (sum(weight) over (partition by code))::hugeint as total
      from step
    )
    select paper, journal, fsum(v::double / l::double * (case
        when ${q} * (above + weight) <= total then 1.0
        when ${q} * above >= total then 0.0
        else (total - ${q} * above)::double / (${q} * weight)::double end)) as score
    from weighted left join ${values} using (journal, code) join placed on placed.code = weighted.code and placed.value = coalesce(${values}.value, '-infinity'::double)
    where journal is not null
    group by paper, journal order by paper`);
}

/**
 * Citations of each paper within a window, plain SQL. `citing`: one row for each citation, `paper, year, citing_year, self`.
 * A citing year before the paper's own counts (online first).
 */
export async function oracleWindow(analytics: Analytics, citing: string, window: { readonly untilYear: number; readonly years: number | null; readonly selfCitations: boolean }): Promise<readonly { readonly paper: string; readonly citations: number }[]> {
  return analytics.rows(`
    select paper, count(*) filter (citing_year <= ${window.untilYear} and ${window.years === null ? "true" : `citing_year <= year + ${window.years}`} and (${window.selfCitations} or not self))::integer as citations
    from ${citing} group by paper order by paper`);
}

/** Share of the papers that bear France and another country of the list, as two whole numbers. `countries`: `FR;DE`. */
export async function oracleEurope(analytics: Analytics, papers: string, list: readonly string[]): Promise<{ readonly numerator: number; readonly denominator: number }> {
  const others = list.filter((country) => country !== "FR").map((country) => `'${country}'`).join(", ");
  const rows = await analytics.rows<{ numerator: number; denominator: number }>(`
    select count(*) filter (len(list_intersect(string_split(countries, ';'), [${others}])) > 0)::integer as numerator, count(*)::integer as denominator from ${papers}`);
  return rows[0] ?? { numerator: 0, denominator: 0 };
}

/** The five readings of open access and HAL. Papers: `paper, open, hal_file, hal_record` (booleans). Shares 0 to 1. */
export async function oracleReadings(analytics: Analytics, papers: string): Promise<{ readonly R1: number; readonly R2: number; readonly R3: number; readonly R4: number; readonly R5: number }> {
  const rows = await analytics.rows<{ R1: number; R2: number; R3: number; R4: number; R5: number }>(`
    select avg(open::integer) as "R1", avg((open and hal_file)::integer) as "R2", avg((open and hal_record)::integer) as "R3", avg(hal_record::integer) as "R4", avg((open or hal_record)::integer) as "R5" from ${papers}`);
  return rows[0] ?? { R1: Number.NaN, R2: Number.NaN, R3: Number.NaN, R4: Number.NaN, R5: Number.NaN };
}
