import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { UniformColumns, chance } from "../hash.ts";
import { kinds, type ErrorKind } from "./kinds.ts";
import type { PopulationPlan } from "./options.ts";

const column = (code: string): string => code.replaceAll("-", "_");

/**
 * Makes `copies`: one row for each copy (`n` from 0, `i` its person) with the columns of a file as the errors left them, and for each
 * kind `can_KIND` (could it occur here?) and `has_KIND` (did it?).
 */
export async function makeCopies(analytics: Analytics, plan: PopulationPlan): Promise<void> {
  const draws = new UniformColumns(plan.seed, "copy").add(...kinds.flatMap(({ code }) => [column(code), `${column(code)}_how`]), "alone", "usage", "row");
  await analytics.run("create or replace macro department_of(code) as case when code like '97%' or code like '98%' or code like '99%' then substr(code, 1, 3) else substr(code, 1, 2) end");
  // A homonym commune: the next of the same name elsewhere, the first after the last.
  await analytics.run(`create table communes_named as
    select code, upper(strip_accents(name)) as final_name, case when strip_accents(name) <> name then upper(name) end as accented, population > 100000 as big_town,
      case when count(*) over same > 1 then coalesce(lead(code) over (partition by name order by code), first_value(code) over (partition by name order by code)) end as homonym_code
    from places window same as (partition by name)`);
  await analytics.run(`create table clean_copies as
    select c.n, p.*, k.final_name, k.accented, coalesce(k.big_town, false) as big_town, case when department_of(k.homonym_code) <> department_of(p.final) then k.homonym_code end as homonym_code
    from (select n, i from (select n, n % ${plan.persons} as rank from range(${plan.copies}) as row (n)) join ranks using (rank)) c join persons p using (i) left join communes_named k on k.code = p.final`);
  const start = `(select n, i, u_row, final, city, birth_code, place, country_code, country_other, fictive, homonym, final_name, accented, big_town, homonym_code,
      ${kinds.flatMap(({ code }) => [`u_${column(code)}`, `u_${column(code)}_how`]).join(", ")},
      sex, birth_name, case when u_usage % 10 < 8 then usage_name end as usage_name, case when ${chance("u_alone", plan.firstNameAlone)} then first_names[1:1] else first_names end as first_names,
      strftime(birth_day, '%Y-%m-%d') as birth_date, birth_code as birth_commune, place as birth_place, department_of(birth_code) as birth_department, country as birth_country, u_order
    from ${draws.over("clean_copies", "n")})`;
  // A statement a dozen kinds: deeper nesting costs the planner more than the table written between.
  const size = 12;
  let from = start;
  for (let at = 0; at < kinds.length; at += size) {
    const query = kinds.slice(at, at + size).reduce((inner, kind) => stage(inner, kind, plan.rates[kind.code]), from);
    await analytics.run(`create or replace table copies as select * from ${query}`);
    from = "copies";
  }
  await analytics.run("drop table clean_copies");
}

function stage(from: string, kind: ErrorKind, rate: number): string {
  const name = column(kind.code);
  const changes = Object.entries(kind.set(`u_${name}_how`)).map(([target, sql]) => `case when has_${name} then ${sql} else ${target} end as ${target}`);
  return `(select * exclude (u_${name}, u_${name}_how) ${changes.length === 0 ? "" : `replace (${changes.join(", ")})`}
    from (select *, can_${name} and ${chance(`u_${name}`, rate)} as has_${name} from (select *, coalesce(${kind.can}, false) as can_${name} from ${from})))`;
}

/** The codes of the kinds that a copy bears, in their order, separated by semicolons. */
export const plantedKinds = `array_to_string(list_filter([${kinds.map(({ code }) => `case when has_${column(code)} then '${code}' end`).join(", ")}], lambda k: k is not null), ';')`;

export const kindCounts = kinds.map(({ code }) => `count(*) filter (can_${column(code)})::integer as "can ${code}", count(*) filter (has_${column(code)})::integer as "has ${code}"`).join(", ");
