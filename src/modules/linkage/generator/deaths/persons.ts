import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { UniformColumns, below, chance } from "../hash.ts";
import { regimes, type DeathsPlan } from "./options.ts";

const shareOf = (column: string, parts: readonly { readonly code: string; readonly share: number }[]): string => {
  let sum = 0;
  const branches = parts.slice(0, -1).map(({ code, share }) => { sum += share; return `when ${chance(column, sum)} then '${code}'`; });
  return `case ${branches.join(" ")} else '${parts.at(-1)?.code ?? ""}' end`;
};

/**
 * Makes `dead`: one row a person with what is true: `category` (`insured`, of whom both files speak; `not-insured`,
 * `foreign-resident`, `newborn`, certificates alone; `died-abroad`, `silent`, health data alone), `sex`, `birth_day`, `death_day`, `year`,
 * `residence` (commune of today) with `city`, `low`, `high` of its department, `birth_commune` (code at birth), `abroad` (born there),
 * `ward` (hospital, nursing-home, home, elsewhere), `death_commune`, `regime`, `electronic`, `register`, `act_number`.
 */
export async function makeDead(analytics: Analytics, plan: DeathsPlan, placeWeight: number): Promise<void> {
  const draws = new UniformColumns(plan.seed, "dead").add("category", "sex", "death", "age_length", "age_angle", "residence", "birth", "abroad", "country", "ward", "near", "death_place", "regime", "electronic", "register", "act", "twin", "state");
  const certificates = plan.certificates;
  await analytics.run(`create table departments as
    select department_of(code) as department, min(low) as low, max(low + population + 50) as high from places group by 1`);
  // Age at death: normal with mean 80 and deviation 13 years; what falls outside 0 to 108 is turned back.
  await analytics.run(`create table aged as
    with rolled as (select * from ${draws.over(`(select i from range(${plan.persons}) as row (i))`, "i")}),
    told as (select *, case
        when i >= ${certificates + plan.abroadCount} then 'silent' when i >= ${certificates} then 'died-abroad'
        when ${chance("u_category", plan.notInsured)} then 'not-insured' when ${chance("u_category", plan.notInsured + plan.foreignResidents)} then 'foreign-resident'
        when ${chance("u_category", plan.notInsured + plan.foreignResidents + plan.newborns)} then 'newborn' else 'insured' end as category,
      (${plan.years[0]} + i % ${plan.yearCount})::integer as year,
      sqrt(-2 * ln((u_age_length + 1) / 4294967297.0)) * cos(6.283185307179586 * u_age_angle / 4294967296.0) as normal from rolled),
    died as (select *, make_date(year, 1, 1) + ${below("u_death", "(make_date(year + 1, 1, 1) - make_date(year, 1, 1))")}::integer as death_day,
      case when category = 'newborn' then (u_age_length % 28)::double else 365.25 * (case when 80 + 13 * normal > 108 then 216 - (80 + 13 * normal) else abs(80 + 13 * normal) end) end as age_days from told)
    select *, death_day - floor(age_days)::integer as birth_day,
      -- Visitors and people without insurance die in Paris more often than others.
      case when category in ('not-insured', 'foreign-resident') and u_state % 100 < 12 then (select low + ((u_residence * (high - low)) >> 32) from departments where department = '75') else (u_residence * ${placeWeight}) >> 32 end as place_low, (u_birth * ${placeWeight}) >> 32 as birth_low,
      category <> 'newborn' and (category = 'foreign-resident' or ${chance("u_abroad", plan.foreignBorn)}) as abroad from died`);
  await analytics.run(`create table housed as
    select a.* exclude (place_low), p.code as residence, p.city, d.low, d.high, d.department, p.population
    from aged a asof join places p on a.place_low >= p.low join departments d on d.department = department_of(p.code)`);
  await analytics.run(`create table born as
    select h.i, case when h.abroad then (['99352', '99350', '99351', '99139', '99134', '99127', '99122', '99109', '99131', '99243', '99341', '99335'])[1 + floor(12 * (u_country / 4294967296.0) * (u_country / 4294967296.0))::integer]
      else s.codes[case when len(s.codes) > 1 and u_state % 4 = 0 then 2 + u_state // 4 % (len(s.codes) - 1) else 1 end] end as birth_commune
    from (select h.*, p.code as birth_final from housed h asof join places p on h.birth_low >= p.low) h
    join place_states s on s.final = h.birth_final and h.birth_day >= s.from_day and h.birth_day < s.to_day`);
  const ward = shareOf("u_ward", [{ code: "hospital", share: 0.51 }, { code: "nursing-home", share: 0.17 }, { code: "home", share: 0.25 }, { code: "elsewhere", share: 0.07 }]);
  await analytics.run(`create table sited as
    select i, ${ward} as ward, case when ${ward} in ('home', 'nursing-home') then null
      -- Hospitals and roads: most within the department of residence, by population.
      when ${chance("u_near", 0.86)} then low + ((u_death_place * (high - low)) >> 32) else (u_death_place * ${placeWeight}) >> 32 end as death_low, residence
    from housed`);
  await analytics.run(`create table dead as
    select h.i, category, year, death_day, birth_day, floor(age_days / 365.25)::integer as age, residence, city, low, high, department, abroad, population,
      case when ${chance("u_sex", 0.5)} then 'M' else 'F' end as sex, b.birth_commune, s.ward, s.death_commune, ${shareOf("u_regime", regimes)} as regime,
      ${electronic(plan)} as electronic, ${chance("u_register", plan.register)} and category = 'insured' as register,
      -- Town halls number the deaths of a year as they are declared.
      (row_number() over (partition by s.death_commune, year order by death_day, u_act, h.i))::integer as act_number, category = 'insured' and ${chance("u_twin", plan.twins)} as twin
    from housed h join born b using (i) join (
      select i, ward, residence as death_commune from sited where death_low is null
      union all select s.i, s.ward, p.code from (from sited where death_low is not null) s asof join places p on s.death_low >= p.low) s using (i)
    order by i`);
  await analytics.run("drop table aged; drop table housed; drop table born; drop table sited");
}

/** Electronic certificates grow by the year; hospitals had them first. */
function electronic(plan: DeathsPlan): string {
  const byYear = Array.from({ length: plan.yearCount }, (_, index) => `when ${plan.years[0] + index} then ${chance("u_electronic", Math.min(0.98, plan.electronic + plan.electronicGrowth * index))}`);
  return `case year ${byYear.join(" ")} end`;
}
