import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { UniformColumns, below, chance } from "../hash.ts";
import { regimes, type DeathsPlan } from "./options.ts";

const flags = [
  ["death-date-missing", "date_missing"], ["death-date-wrong", "date_wrong"], ["hospital-stay-missing", "stay_missing"], ["residence-moved", "moved_near"], ["residence-far", "moved_far"], ["residence-borough-lost", "borough_lost"],
  ["residence-borough-wrong", "borough_wrong"], ["residence-old-code", "old_code"], ["residence-unknown", "residence_unknown"], ["residence-corsica", "corsica"], ["residence-overseas", "overseas"],
  ["birth-month-unknown", "month_unknown"], ["birth-month-wrong", "month_wrong"], ["second-identity", "second_identity"], ["act-number-wrong", "act_wrong"], ["twin", "is_twin"],
] as const;

export const plantedInHealthData = `array_to_string(list_filter([${flags.map(([code, flag]) => `case when ${flag} then '${code}' end`).join(", ")}], lambda k: k is not null), ';')`;

/**
 * Makes `health` from `dead`: what the national health data hold of the insured: sex, year and month of birth, date of death (often
 * missing outside the general scheme), end of a hospital stay by death, residence as the insurer knows it; and for deaths that
 * the register identified, birth commune, commune of death and act number.
 */
export async function makeHealthData(analytics: Analytics, plan: DeathsPlan): Promise<void> {
  const draws = new UniformColumns(plan.seed, "health").add("missing", "wrong", "wrong_how", "stay", "moved", "far", "new_home", "lost", "borough", "borough_how", "old", "old_which", "unknown", "corsica", "overseas", "month", "month_wrong", "month_how", "order", "act");
  const second = new UniformColumns(plan.seed, "second identity").add("second");
  const rate = plan.rates;
  const missing = `case regime ${regimes.map(({ code, deathDateMissing }) => `when '${code}' then ${chance("u_missing", Math.min(1, deathDateMissing * plan.errors))}`).join(" ")} end`;
  // A twin is alive; a second identity is an earlier number of the same person, as the entitled spouse of somebody.
  await analytics.run(`create table insured as
    select *, 0 as copy, false as is_twin, false as second_identity from dead where category in ('insured', 'died-abroad', 'silent')
    union all select *, 1, true, false from dead where twin
    union all select * exclude (u_second), 2, false, true from ${second.over("(from dead where category = 'insured')", "i")} where ${chance("u_second", rate["second-identity"])}`);
  await analytics.run(`create table flagged as
    with rolled as (select * from ${draws.over("insured", "(i * 4 + copy)")}),
    first as (select *, category = 'silent' or is_twin as alive,
      coalesce(not alive and (${missing} or second_identity), false) as date_missing, not alive and not date_missing and ${chance("u_wrong", rate["death-date-wrong"])} as date_wrong,
      not alive and ward = 'hospital' and category = 'insured' and ${chance("u_stay", rate["hospital-stay-missing"])} as stay_missing,
      -- Most who enter a nursing home keep the address that their insurer knows.
      ${chance("u_moved", rate["residence-moved"])} or ward = 'nursing-home' and ${chance("u_moved", rate["residence-moved-nursing-home"])} or second_identity and u_moved % 2 = 0 as moved,
      moved and ${chance("u_far", rate["residence-far"])} as moved_far, moved and not moved_far as moved_near,
      abroad and ${chance("u_month", rate["birth-month-unknown"])} as month_unknown, not month_unknown and ${chance("u_month_wrong", rate["birth-month-wrong"])} as month_wrong, ${chance("u_unknown", rate["residence-unknown"])} as residence_unknown from rolled)
    select *, case when moved_far then (u_new_home * (select max(low + population + 50) from places)) >> 32 when moved_near then low + ((u_new_home * (high - low)) >> 32) else null end as home_low from first`);
  await analytics.run(`create table homes as
    select f.i, f.copy, p.code as home, p.city as home_city from (from flagged where home_low is not null) f asof join places p on f.home_low >= p.low
    union all select i, copy, residence, city from flagged where home_low is null`);
  await analytics.run("create table old_codes as select final, list_sort(list_distinct(flatten(list(codes)))) as codes from place_states group by final having len(list_distinct(flatten(list(codes)))) > 1");
  const city = "case home_city when '75056' then '751' || lpad((1 + u_borough_how % 20)::varchar, 2, '0') when '69123' then '6938' || (1 + u_borough_how % 9) else '132' || lpad((1 + u_borough_how % 16)::varchar, 2, '0') end";
  await analytics.run(`create table coded as
    select f.*, h.home, h.home_city, home_city is not null and ${chance("u_lost", rate["residence-borough-lost"])} and not residence_unknown as borough_lost,
      home_city is not null and not borough_lost and ${chance("u_borough", rate["residence-borough-wrong"])} and not residence_unknown and ${city} <> home as borough_wrong,
      home_city is null and o.codes is not null and home not like '2%' and ${chance("u_old", rate["residence-old-code"])} and not residence_unknown and o.codes[1 + u_old_which % len(o.codes)] <> home as old_code,
      substr(home, 1, 2) in ('2A', '2B') and ${chance("u_corsica", rate["residence-corsica"])} and not residence_unknown as corsica, home like '97%' and ${chance("u_overseas", rate["residence-overseas"])} and not residence_unknown as overseas,
      register and copy = 0 and ${chance("u_act", rate["act-number-wrong"])} as act_wrong,
      case when residence_unknown then null when borough_lost then home_city when borough_wrong then ${city} when old_code then o.codes[1 + u_old_which % len(o.codes)] when corsica then '20' || substr(home, 3) when overseas then '97' || substr(home, 4) || '0' else home end as written_home
    from flagged f join homes h using (i, copy) left join old_codes o on o.final = h.home`);
  const month = `case when month_unknown then '00' when month_wrong then lpad((1 + (month(birth_day) + u_month_how % 11) % 12)::varchar, 2, '0') else lpad(month(birth_day)::varchar, 2, '0') end`;
  const isDated = "not alive and not date_missing";
  const hasStay = "not alive and not stay_missing and copy = 0 and ward = 'hospital' and category = 'insured'";
  const bySide = "register and copy = 0";
  await analytics.run(`create table health as
    select 'H' || lpad((row_number() over (order by u_order, i, copy))::varchar, 8, '0') as id, case when is_twin then i + ${plan.persons} else i end as i, case when is_twin then 'twin' else category end as category, year, regime, department, age, sex as true_sex, sex,
      ${flags.map(([, flag]) => flag).join(", ")},
      -- The health data hold year and month of birth.
      year(birth_day) || '-' || ${month} || '-00' as birth_date,
      case when ${isDated} then strftime(case when date_wrong then case when u_wrong_how % 2 = 0 then date_trunc('month', death_day)::date + ${below("u_wrong_how", 27)}::integer else (death_day + 1 + (u_wrong_how % 40)::integer) end else death_day end, '%Y-%m-%d') end as death_date,
      case when ${hasStay} then strftime(death_day, '%Y-%m-%d') end as hospital_death_date, case when ${hasStay} then department_of(death_commune) end as hospital_department,
      written_home as residence_commune, department_of(written_home) as residence_department,
      case when ${bySide} then birth_commune end as birth_commune, case when ${bySide} then death_commune end as death_commune,
      case when ${bySide} then act_number + case when act_wrong then 10 else 0 end end as act_number
    from coded order by id`);
  await analytics.run("drop table flagged; drop table homes; drop table coded; drop table insured");
}
