import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { UniformColumns, chance } from "../hash.ts";
import type { DeathsPlan } from "./options.ts";
import { dateSlip } from "../population/slips.ts";

const planted = (pairs: readonly (readonly [code: string, flag: string])[]): string => `array_to_string(list_filter([${pairs.map(([code, flag]) => `case when ${flag} then '${code}' end`).join(", ")}], lambda k: k is not null), ';')`;

export const plantedInCertificates = planted([
  ["certificate-birth-date-partial", "birth_partial"], ["certificate-birth-date-wrong", "birth_wrong"], ["certificate-sex-wrong", "sex_is_wrong"], ["certificate-death-date-wrong", "death_wrong"],
  ["certificate-residence-missing", "residence_missing"], ["act-number-missing", "act_missing"],
]);

/** Paper is keyed in: half as many faults again; electronic certificates check their fields: under half. */
const factor = (plan: DeathsPlan, code: keyof DeathsPlan["rates"], column: string): string => `case when electronic then ${chance(column, plan.rates[code] * 0.4)} else ${chance(column, Math.min(1, plan.rates[code] * 1.5))} end`;

/**
 * Makes `certificates` from `dead`: what the administrative part of a certificate holds (no name), with its errors as `*_wrong`,
 * `*_missing`, `birth_partial`.
 */
export async function makeCertificates(analytics: Analytics, plan: DeathsPlan): Promise<void> {
  const draws = new UniformColumns(plan.seed, "certificate").add("partial", "birth", "birth_how", "sex", "death", "death_how", "residence", "act", "order", "country");
  const day = "strftime(birth_day, '%Y-%m-%d')";
  const death = "strftime(death_day, '%Y-%m-%d')";
  await analytics.run(`create table certificates as
    with flagged as (select *, sex as true_sex, ${factor(plan, "certificate-birth-date-partial", "u_partial")} as birth_partial, ${factor(plan, "certificate-birth-date-wrong", "u_birth")} and not birth_partial as birth_wrong,
      ${factor(plan, "certificate-sex-wrong", "u_sex")} as sex_is_wrong, ${factor(plan, "certificate-death-date-wrong", "u_death")} as death_wrong,
      ${factor(plan, "certificate-residence-missing", "u_residence")} as residence_missing, ${chance("u_act", plan.rates["act-number-missing"])} as act_missing
      from ${draws.over(`(from dead where i < ${plan.certificates})`, "i")})
    select 'C' || lpad((row_number() over (order by u_order, i))::varchar, 8, '0') as id, i, year as death_year, year, category, true_sex, regime, department, age,
      birth_partial, birth_wrong, sex_is_wrong, death_wrong, residence_missing, act_missing,
      case when sex_is_wrong then case sex when 'F' then 'M' else 'F' end else sex end as sex,
      case when birth_partial then substr(${day}, 1, case when u_birth_how % 3 = 0 then 4 else 7 end) || case when u_birth_how % 3 = 0 then '-00-00' else '-00' end when birth_wrong then ${dateSlip(day, "u_birth_how")} else ${day} end as birth_date,
      -- The year of death is that of the campaign: a slip stays within the month or goes to a neighbouring day.
      case when death_wrong then strftime(case when u_death_how % 2 = 0 and day(death_day) < 28 then death_day + 1 when day(death_day) > 1 then death_day - 1 else death_day + 1 end, '%Y-%m-%d') else ${death} end as death_date,
      birth_commune, case when residence_missing then null when category = 'foreign-resident' then (['99131', '99109', '99132', '99140', '99134', '99127'])[1 + u_country % 6] else residence end as residence_commune,
      death_commune, department_of(death_commune) as death_department, ward, case when electronic then 'electronic' else 'paper' end as form, case when not act_missing then act_number end as act_number
    from flagged order by id`);
}
