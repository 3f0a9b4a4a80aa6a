import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { literal } from "../hash.ts";

export interface DeterministicResult {
  readonly certificates: number;
  readonly linkable: number;
  readonly linked: number;
  readonly correct: number;
  /** Certificates without a link, of all. */
  readonly failure: number;
  /** The same without the structural floor. */
  readonly failureAboveFloor: number;
  readonly precision: number;
  readonly byPass: readonly { readonly pass: string; readonly linked: number; readonly correct: number }[];
}

const dead = "coalesce(r.death_date, r.hospital_death_date)";
const sameBirth = "substr(l.birth_date, 1, 7) = substr(r.birth_date, 1, 7)";
const passes: readonly (readonly [name: string, on: string])[] = [
  ["act number", "l.act_number = r.act_number and l.death_commune = r.death_commune and l.death_date = r.death_date"],
  ["everything", `l.sex = r.sex and ${sameBirth} and l.death_date = ${dead} and l.residence_commune = r.residence_commune and l.death_department = r.hospital_department`],
  ["without establishment", `l.sex = r.sex and ${sameBirth} and l.death_date = ${dead} and l.residence_commune = r.residence_commune`],
  ["department of residence", `l.sex = r.sex and ${sameBirth} and l.death_date = ${dead} and department_of(l.residence_commune) = r.residence_department`],
  ["without residence", `l.sex = r.sex and ${sameBirth} and l.death_date = ${dead} and l.death_department = r.hospital_department`],
  ["without day of death", `l.sex = r.sex and ${sameBirth} and substr(l.death_date, 1, 7) = substr(${dead}, 1, 7) and l.residence_commune = r.residence_commune`],
  ["year of death alone", `l.sex = r.sex and ${sameBirth} and substr(l.death_date, 1, 4) = substr(${dead}, 1, 4) and l.residence_commune = r.residence_commune`],
  ["without month of birth", `l.sex = r.sex and substr(l.birth_date, 1, 4) = substr(r.birth_date, 1, 4) and l.death_date = ${dead} and l.residence_commune = r.residence_commune`],
  ["without sex", `${sameBirth} and l.death_date = ${dead} and l.residence_commune = r.residence_commune`],
];

/**
 * What is done today, in short: exact agreement on sex, year and month of birth, date of death, residence and department of the
 * establishment, then criteria dropped one at a time, never the year of death; a pair counts where it is the only one for both
 * (variables of the linkage of causes of death with the health data, 2013-2015). Codes of communes are compared as written.
 */
export async function relaxedDeterministic(analytics: Analytics, files: { readonly left: string; readonly right: string; readonly truthRows: string }): Promise<DeterministicResult> {
  const read = (file: string): string => (file.endsWith(".csv") ? `read_csv(${literal(file)}, header = true, all_varchar = true)` : `read_parquet(${literal(file)})`);
  await analytics.run("create or replace macro department_of(code) as case when code like '97%' or code like '98%' or code like '99%' then substr(code, 1, 3) else substr(code, 1, 2) end");
  await analytics.run(`create or replace temp table l_open as select * from ${read(files.left)}; create or replace temp table r_open as select * from ${read(files.right)}; create or replace temp table found (pass varchar, l varchar, r varchar)`);
  for (const [name, on] of passes) {
    await analytics.run(`insert into found select ${literal(name)}, l, r from (
      select l, r, count(*) over (partition by l) as of_l, count(*) over (partition by r) as of_r from (select l.id as l, r.id as r from l_open l join r_open r on ${on})) where of_l = 1 and of_r = 1`);
    await analytics.run("delete from l_open where id in (select l from found); delete from r_open where id in (select r from found)");
  }
  const truth = `select side, id, person, category from ${read(files.truthRows)}`;
  const [counts] = await analytics.rows<{ certificates: number; linkable: number }>(`select count(*)::integer as certificates, count(*) filter (category = 'insured')::integer as linkable from (${truth}) where side = 'left'`);
  const byPass = await analytics.rows<{ pass: string; linked: number; correct: number }>(`
    with t as (${truth}) select pass, count(*)::integer as linked, count(*) filter (a.person = b.person)::integer as correct
    from found f join t a on a.side = 'left' and a.id = f.l join t b on b.side = 'right' and b.id = f.r group by all`);
  const [certificates, linkable] = [counts?.certificates ?? 0, counts?.linkable ?? 0];
  const linked = byPass.reduce((sum, one) => sum + one.linked, 0);
  const correct = byPass.reduce((sum, one) => sum + one.correct, 0);
  return {
    certificates, linkable, linked, correct, failure: 1 - linked / certificates, failureAboveFloor: (linkable - correct) / certificates, precision: linked === 0 ? 1 : correct / linked,
    byPass: passes.flatMap(([name]) => byPass.filter(({ pass }) => pass === name)),
  };
}
