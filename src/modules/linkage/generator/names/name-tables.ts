import type { Analytics } from "../../../../kernel/analytics/index.ts";
import { listLiteral, literal } from "../hash.ts";
import { firstNamesOf } from "./first-names.ts";
import type { InseeFiles } from "./insee-files.ts";
import { shape, surnamePools, syllables, surnameWeight } from "./surnames.ts";

/** Decades that names know, the first of births of 1890. */
export const firstDecade = 1890;
const lastDecade = 2020;
const decades = Array.from({ length: (lastDecade - firstDecade) / 10 + 1 }, (_, index) => firstDecade + index * 10);

/**
 * Makes `surname_pools` (decade, pool, from_draw, to_draw of 2^32), `surnames` and `first_names` (pool, low, name: whoever draws
 * a number from `low` up bears it) and `pool_totals` (pool, total). Whole numbers throughout: no sum depends on an order.
 */
export async function makeNameTables(analytics: Analytics, insee: InseeFiles | null): Promise<void> {
  if (insee === null) {
    await makeOwnSurnames(analytics);
    await makeOwnFirstNames(analytics);
  } else {
    await readInseeNames(analytics, insee);
  }
  await analytics.run(`create table surnames as select pool, name, (sum(weight) over (partition by pool order by weight desc, name) - weight)::bigint as low from surname_weights`);
  await analytics.run(`create table first_names as select pool, name, (sum(weight) over (partition by pool order by weight desc, name) - weight)::bigint as low from first_name_weights`);
  await analytics.run(`create table pool_totals as select pool, sum(weight)::bigint as total from (from surname_weights union all from first_name_weights) group by pool`);
  await analytics.run("drop table surname_weights; drop table first_name_weights");
}

/** `exp` of this machine's TypeScript gives the points, SQL counts in whole numbers between them. */
async function makeOwnSurnames(analytics: Analytics): Promise<void> {
  await analytics.run("create table surname_weights (pool varchar, name varchar, weight bigint)");
  for (const { pool, names, tail } of surnamePools) {
    const [starts, middles, ends] = syllables[pool] ?? [[], [], []];
    const possible = starts.length * middles.length * ends.length;
    // A step without a common factor with the number of compositions goes through all of them once.
    const step = coprimeNear(Math.floor(possible * 0.618), possible);
    const composed = `${listLiteral(starts)}[1 + spot // ${middles.length * ends.length}] || ${listLiteral(middles)}[1 + spot // ${ends.length} % ${middles.length}] || ${listLiteral(ends)}[1 + spot % ${ends.length}]`;
    await analytics.run(`
      insert into surname_weights
      select ${literal(pool)}, name, max(${weightOfRank()})::bigint
      from (select unnest(${listLiteral(names)}) as name, unnest(range(1, ${names.length + 1})) as rank) group by name`);
    await analytics.run(`
      insert into surname_weights
      select ${literal(pool)}, name, min(weight) from (
        select ${composed} as name, ${weightOfRank()} as weight
        from (select i + ${names.length} as rank, (i * ${step}) % ${possible} as spot from range(1, ${Math.min(tail, possible)} + 1) as row (i)))
      where name not in (select name from surname_weights) group by name`);
  }
  await analytics.run("create table surname_pools (decade integer, pool varchar, from_draw bigint, to_draw bigint)");
  for (const [index, decade] of decades.entries()) {
    let from = 0;
    for (const { pool, shares } of surnamePools) {
      const to = pool === "old" ? 2 ** 32 : from + Math.round((shares[Math.min(index, shares.length - 1)] ?? 0) * 2 ** 32);
      if (to > from) await analytics.run(`insert into surname_pools values (${decade}, ${literal(pool)}, ${from}, ${to})`);
      from = to;
    }
  }
}

/** The curve of `shape` in whole numbers: between two points, the power is cut in sixteen straight pieces. */
function weightOfRank(): string {
  const points = shape.slice(0, -1).flatMap(([from], index) => {
    const to = shape[index + 1]?.[0] ?? from;
    return Array.from({ length: 16 }, (_, piece) => Math.round(from * (to / from) ** (piece / 16)));
  });
  const ranks = [...new Set([...points, shape.at(-1)?.[0] ?? 1])].toSorted((a, b) => a - b);
  const pieces = ranks.slice(0, -1).map((from, index) => {
    const to = ranks[index + 1] ?? from;
    const [high, low] = [surnameWeight(from), surnameWeight(to)];
    return `when rank < ${to} then ${high} - (${high - low} * (rank - ${from})::bigint) // ${to - from}`;
  });
  return `case ${pieces.join(" ")} else ${surnameWeight(ranks.at(-1) ?? 1)} end`;
}

function coprimeNear(start: number, of: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let step = Math.max(1, start);
  while (common(step, of) !== 1) step += 1;
  return step;
}

/** Frequent names by the years of their fashion, and rare ones composed of two or made up. */
async function makeOwnFirstNames(analytics: Analytics): Promise<void> {
  await analytics.run("create table first_name_weights (pool varchar, name varchar, weight bigint)");
  for (const sex of ["F", "M"] as const) {
    const rows = decades.flatMap((decade) => {
      const weights = new Map<string, number>();
      for (const { name, peak, width, weight } of firstNamesOf[sex]) {
        const away = (decade + 5 - peak) / width;
        // Never quite gone: a name out of fashion is still given now and then.
        weights.set(name, (weights.get(name) ?? 0) + Math.max(1, Math.round(weight * (10_000 / width) * Math.exp(-0.5 * away * away) + weight * 2)));
      }
      const total = [...weights.values()].reduce((sum, one) => sum + one, 0);
      const rare = rareFirstNames(sex);
      // Rare names: one birth in twelve before 1960, one in four by 2010.
      const share = Math.min(0.25, 0.08 + Math.max(0, decade - 1960) * 0.0034);
      for (const [rank, name] of rare.entries()) if (!weights.has(name)) weights.set(name, Math.max(1, Math.round((total * share * 1.2) / ((rank + 8) * 5.2))));
      return [...weights].map(([name, weight]) => `${sex}${decade}\t${name}\t${weight}`);
    });
    await analytics.run("insert into first_name_weights select split_part(line, '\t', 1), split_part(line, '\t', 2), split_part(line, '\t', 3)::bigint from (select unnest(string_split($lines, chr(10))) as line)", { lines: rows.join("\n") });
  }
}

function rareFirstNames(sex: "F" | "M"): readonly string[] {
  const starts = "A AL AN AR BE CA CLE DA DE E EL FA FLO GA GE HE I JO JU KA LE LI LOU MA MAR ME NA NE NO O RA RO SA SE SO TA TI VA VI YO".split(" ");
  const ends = sex === "F" ? "BELLE DIE LIA LINE LISE MIA NA NELLE NIA RIA RINE SA SIA TA THEA TTE VIA YA".split(" ") : "BERT CIEN DAN DIN DRIC LIAN LIN MAN MIR NALD NEL RIC RIEN RON SON THAN TIN VAN".split(" ");
  const first = sex === "F" ? ["MARIE", "ANNE"] : ["JEAN", "PIERRE", "LOUIS"];
  const second = firstNamesOf[sex].filter(({ name }) => !name.includes("-")).slice(0, 60).map(({ name }) => name);
  return [...first.flatMap((one) => second.filter((other) => other !== one).map((other) => `${one}-${other}`)), ...starts.flatMap((start) => ends.map((end) => start + end))];
}

/** Counts of births by INSEE, which the caller has: surnames by decade with tabs, first names by sex and year with semicolons. */
async function readInseeNames(analytics: Analytics, files: InseeFiles): Promise<void> {
  const columns = decades.slice(0, 11).map((decade) => `_${decade + 1}_${decade + 10}`);
  await analytics.run(`
    create table surname_weights as
    select substr(period, 2, 3) || '0' as period, NOM as name, births::bigint as weight
    from (unpivot (from read_csv($file, delim = '\t', header = true, all_varchar = true)) on ${columns.map((column) => `"${column}"`).join(", ")} into name period value births)
    where births::bigint > 0 and NOM not like 'AUTRES NOMS%'`, { file: files.surnames });
  await analytics.run("alter table surname_weights rename column period to pool");
  await analytics.run(`create table surname_pools as select decade::integer as decade, least(greatest(decade, 1890), 1990)::varchar as pool, 0::bigint as from_draw, 4294967296::bigint as to_draw from (select unnest(${JSON.stringify(decades)}) as decade)`);
  await analytics.run(`
    create table first_name_weights as
    select sex || decade as pool, name, weight from (
      select case sexe when '1' then 'M' else 'F' end as sex, upper(strip_accents(preusuel)) as name, annais::integer // 10 * 10 as decade, sum(nombre::bigint) as weight
      from read_csv($file, delim = ';', header = true, all_varchar = true) where annais <> 'XXXX' and preusuel not like '\\_%' escape '\\' and length(preusuel) > 1 group by all)`, { file: files.firstNames });
  // The file of first names begins in 1900.
  await analytics.run("insert into first_name_weights select substr(pool, 1, 1) || '1890', name, weight from first_name_weights where pool in ('F1900', 'M1900')");
}
