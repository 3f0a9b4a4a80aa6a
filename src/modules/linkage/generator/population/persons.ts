import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { countries, poolsOfCountries } from "../countries.ts";
import { UniformColumns, below, chance, listLiteral, literal } from "../hash.ts";
import { firstDecade } from "../names/name-tables.ts";
import type { PopulationPlan } from "./options.ts";

/**
 * Persons stand in blocks of five neighbouring numbers. A family's block is father, mother and up to three children who share
 * surname, commune and close birth dates; some blocks hold two homonyms; in the others nobody knows anybody.
 */
const inBlock = 5;

/**
 * Makes `persons`: `i`, `family` (number or null), `twin` (is one of twins), `homonym` (somebody else bears the same names
 * and birth date), `sex`, `birth_name`, `usage_name`, `first_names` (list), `birth_day` (date), `fictive` (the registrar knew the
 * year alone), `final` (commune of birth today, null abroad), `birth_code`, `place`, `country`, `country_code`, `order_number`.
 */
export async function makePersons(analytics: Analytics, plan: PopulationPlan, placeWeight: number): Promise<void> {
  const own = new UniformColumns(plan.seed, "person").add("year", "day", "sex", "pool", "name", "first", "second", "third", "place", "foreign", "country", "town", "married", "fictive", "own_place", "given", "compound", "name2", "particle", "state", "order", "gap");
  const shared = new UniformColumns(plan.seed, "family").add("kind", "f_year", "f_day", "f_pool", "f_name", "f_place", "f_children", "f_gap", "f_gap2", "f_twin", "f_sex", "f_first", "f_compound", "f_name2", "f_particle", "same_day");
  const numbered = `(select i, i // ${inBlock} as block, (i % ${inBlock})::integer as seat from range(${plan.persons}) as row (i))`;
  const dayOf = (year: string, day: string): string => `make_date(${plan.birthYears[0]} + floor(${plan.birthYears[1] - plan.birthYears[0] + 1} * sqrt(${year} / 4294967296.0))::integer, 1, 1) + ${below(day, 365)}::integer`;
  // Whoever is of a family takes names and place from the draws of the block.
  await analytics.run(`create table drawn as
    with rolled as (select * from ${shared.over(own.over(numbered, "i"), "block")}),
    placed as (select *, ${chance("u_kind", plan.families)} as is_family, not ${chance("u_kind", plan.families)} and ${chance("u_kind", plan.families + plan.homonyms * inBlock / 2)} and seat in (0, 4) as is_homonym from rolled),
    dated as (select *, ${dayOf("u_year", "u_day")} as own_day, ${dayOf("u_f_year", "u_f_day")} as father_day from placed),
    related as (select *, case
        when is_family and seat = 0 then father_day
        when is_family and seat = 1 then father_day - 2200 + ${below("u_gap", 3300)}::integer
        when is_family then father_day + 8766 + ${below("u_f_children", 3650)}::integer
          + case when seat = 2 then 0 when ${chance("u_f_twin", plan.twins)} then 0 else 330 + ${below("u_f_gap", 1100)}::integer end
          + case when seat = 4 then 330 + ${below("u_f_gap2", 1100)}::integer else 0 end
        -- Homonyms: the same birthday, or for a third of them another in the same month.
        when is_homonym and seat = 4 and u_same_day % 3 = 0 then (date_trunc('month', father_day) + to_days(${below("u_day", 28)}::integer))::date
        when is_homonym then father_day
        else own_day end as family_day from dated),
    told as (select *, is_family and family_day between date '${plan.birthYears[0]}-01-01' and date '${plan.birthYears[1]}-12-31' as in_family from related)
    select i, block, seat, in_family, is_homonym, case when in_family or is_homonym then family_day else own_day end as birth_day,
      in_family and seat in (2, 3) and ${chance("u_f_twin", plan.twins)} as twin,
      case when in_family and seat = 0 then 'M' when in_family and seat = 1 then 'F'
        when in_family and seat in (2, 3) and ${chance("u_f_twin", plan.twins)} and u_f_sex % 3 > 0 then case when u_f_sex % 2 = 0 then 'F' else 'M' end
        when is_homonym then case when u_f_sex % 2 = 0 then 'F' else 'M' end
        when ${chance("u_sex", plan.women)} then 'F' else 'M' end as sex,
      ${["pool", "name", "compound", "name2", "particle"].map((name) => `case when is_homonym or in_family and seat <> 1 then u_f_${name} else u_${name} end as u_${name}`).join(", ")},
      -- Twins and homonyms draw from the same number: half a turn apart, twins never bear the same first name.
      case when is_homonym then u_f_first when in_family and seat = 2 then u_f_first when in_family and seat = 3 then (u_f_first + 2147483648) % 4294967296 else u_first end as u_first,
      case when in_family and ${chance("u_own_place", 0.7)} then u_f_place else u_place end as u_place,
      u_second, u_third, u_foreign, u_country, u_town, u_married, u_fictive, u_given, u_state, u_order, block as family, is_homonym and u_same_day % 3 > 0 as homonym
    from told`);
  await analytics.run(`create table named as
    with pooled as (select d.*, p.pool as surname_pool, greatest(${firstDecade}, year(birth_day) // 10 * 10)::integer as decade,
      from drawn d join surname_pools p on p.decade = greatest(${firstDecade}, least(2020, year(birth_day) // 10 * 10)) and d.u_pool >= p.from_draw and d.u_pool < p.to_draw)
    select * from pooled`);
  await drawName(analytics, "surnames", "surname_pool", "u_name", "surname", "true");
  await drawName(analytics, "surnames", "surname_pool", "u_name2", "surname2", chance("u_compound", plan.compounds));
  for (const [column, draw, back, given] of [["first1", "u_first", 0, 0], ["first2", "u_second", 20, 0.25], ["first3", "u_third", 30, 0.65]] as const) {
    await drawName(analytics, "first_names", `sex || greatest(${firstDecade}, decade - ${back})`, draw, column, `not ${chance("u_given", given)}`);
  }
  await finish(analytics, plan, placeWeight);
}

/** Adds a column to `named`: the name that a draw falls on in its pool. */
async function drawName(analytics: Analytics, table: string, pool: string, draw: string, column: string, where: string): Promise<void> {
  await analytics.run(`create table drawn_name as
    select d.i, t.name from (select i, n.pool, (n.draw * totals.total) >> 32 as low from (select i, ${pool} as pool, ${draw} as draw from named where ${where}) n join pool_totals totals using (pool)) d
    asof join ${table} t on d.pool = t.pool and d.low >= t.low`);
  await analytics.run(`create or replace table named as select n.*, d.name as ${column} from named n left join drawn_name d using (i)`);
  await analytics.run("drop table drawn_name");
}

async function finish(analytics: Analytics, plan: PopulationPlan, placeWeight: number): Promise<void> {
  await analytics.run(`create table country_draws (pool varchar, low integer, high integer, code varchar, country varchar, other varchar, towns varchar[])`);
  for (const pool of poolsOfCountries) {
    let low = 0;
    for (const one of countries) {
      const weight = one.weights[pool] ?? 0;
      if (weight > 0) await analytics.run(`insert into country_draws values (${literal(pool)}, ${low}, ${low + weight}, ${literal(one.code)}, ${literal(one.name)}, ${literal(one.other)}, ${listLiteral(one.towns)})`);
      low += weight;
    }
  }
  const poolTotals = poolsOfCountries.map((pool) => `when ${literal(pool)} then ${countries.reduce((sum, one) => sum + (one.weights[pool] ?? 0), 0)}`).join(" ");
  // Surnames of INSEE come without a pool: all their countries are those of the old one.
  const countryPool = `case when surname_pool in (${poolsOfCountries.map(literal).join(", ")}) then surname_pool else 'old' end`;
  const foreign = `case ${countryPool} when 'old' then ${chance("u_foreign", plan.foreign * 0.4)} when 'southern' then ${chance("u_foreign", Math.min(1, plan.foreign * 2))} when 'portuguese' then ${chance("u_foreign", Math.min(1, plan.foreign * 4))} else ${chance("u_foreign", Math.min(1, plan.foreign * 4.5))} end`;
  const particle = `case when ${chance("u_particle", plan.particles)} then (['DE ', 'DE ', 'DU ', 'DE LA ', 'LE '])[1 + u_particle % 5] else '' end`;
  await analytics.run(`create table persons as
    with abroad as (select *, ${foreign} as is_foreign, is_foreign and not homonym and ${chance("u_fictive", plan.fictive)} as fictive, ${countryPool} as country_pool, (u_place * ${placeWeight}) >> 32 as place_low from named),
    home as (select a.*, p.code as final, p.city from (from abroad where not is_foreign) a asof join places p on a.place_low >= p.low),
    there as (
      select home.* exclude (place_low, country_pool), null::varchar as country_code, 'FRANCE' as country, null::varchar as country_other,
        -- A merger brings births of the communes that were merged: one in four.
        case when len(s.codes) > 1 and u_state % 4 = 0 then 2 + u_state // 4 % (len(s.codes) - 1) else 1 end as nth, s.codes[nth] as birth_code, s.names[nth] as place
      from home join place_states s on s.final = home.final and birth_day >= s.from_day and birth_day < s.to_day
      union all by name
      select a.* exclude (place_low, country_pool), null as final, null as city, c.code as country_code, c.country, c.other as country_other, 1 as nth, c.code as birth_code, c.towns[1 + ${below("u_town", "len(c.towns)")}] as place
      from (select *, ${below("u_country", `case country_pool ${poolTotals} end`)} as country_low from abroad where is_foreign) a join country_draws c on c.pool = a.country_pool and a.country_low >= c.low and a.country_low < c.high)
    select i, case when in_family then family end as family, twin, homonym, sex,
      ${particle} || surname || coalesce('-' || surname2, '') as birth_name,
      case when sex = 'F' and year(birth_day) <= 1995 and ${chance("u_married", plan.marriedWomen)} then nullif(surname_of_husband, birth_name) end as usage_name,
      list_filter([first1, first2, first3], lambda n: n is not null) as first_names,
      -- A registrar who knew the year alone wrote the first of January.
      case when fictive then make_date(year(birth_day), 1, 1) else birth_day end as birth_day,
      fictive, final, city, birth_code, place, country, country_code, country_other, u_order
    from (select t.*, lag(surname, 6) over (order by i) as surname_elsewhere, first_value(surname) over (partition by block order by i) as surname_of_father, case when in_family and seat = 1 then surname_of_father else surname_elsewhere end as surname_of_husband from there t)
    order by i`);
  await analytics.run("drop table drawn; drop table named; drop table country_draws");
}
