import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAnalytics, type Analytics } from "../../../../kernel/analytics/index.ts";
import { UniformColumns, chance, literal } from "../hash.ts";
import { inseeFiles, type InseeFiles } from "../names/insee-files.ts";
import { makeNameTables } from "../names/name-tables.ts";
import { makePlaceTables } from "../places.ts";
import { kindCounts, makeCopies, plantedKinds } from "./copies.ts";
import { kinds, type KindCode } from "./kinds.ts";
import { populationPlan, type PopulationOptions, type PopulationPlan } from "./options.ts";
import { makePersons } from "./persons.ts";
import { tableWriter } from "../write-table.ts";

export interface PopulationTruth {
  readonly format: "jalon-linkage-population/1";
  readonly options: Omit<PopulationPlan, "names"> & { readonly names: "own" | "insee" };
  readonly leftRows: number;
  readonly rightRows: number;
  /** Pairs of rows of one person: in two files one row of each. */
  readonly truePairs: number;
  readonly kinds: readonly { readonly code: KindCode; readonly rate: number; readonly possible: number; readonly planted: number }[];
}

export interface PopulationFiles {
  readonly left: string;
  /** Null in one file. */
  readonly right: string | null;
  /** `side`, `id`, `person` (the number that rows of one person share), `copy` (0 for the row without errors), `errors` (codes with semicolons), `family`, `twin`. */
  readonly truthRows: string;
  readonly truthFile: string;
  readonly truth: PopulationTruth;
}

const orderNumber = "lpad((1 + u_order % 998)::varchar, 3, '0')";
const nirBase = `case sex when 'M' then '1' else '2' end || strftime(birth_day, '%y%m') || case when country_code is not null then country_code else birth_code end || ${orderNumber}`;
const nirKey = (base: string): string => `${base} || lpad((97 - replace(replace(${base}, '2A', '19'), '2B', '18')::bigint % 97)::varchar, 2, '0')`;

/**
 * Writes a made-up population whose truth is known: `left` and `right` (or `people`, one file) as Parquet or CSV, and the truth
 * apart. The same options give the same bytes, whatever the threads. `docs/linkage-generator.md` says what is drawn.
 * Throws `linkage.generator-options`.
 */
export async function generatePopulation(options: PopulationOptions, output: { readonly directory: string; readonly format?: "parquet" | "csv"; readonly threads?: number; readonly memoryMb?: number }): Promise<PopulationFiles> {
  const plan = populationPlan(options);
  await mkdir(output.directory, { recursive: true });
  const temporaryDirectory = await mkdtemp(join(tmpdir(), "jalon-population-"));
  const analytics = await openAnalytics({ threads: output.threads ?? 2, memoryMb: output.memoryMb ?? 4_096, temporaryDirectory });
  try {
    await makeRows(analytics, plan, plan.names === null ? null : await inseeFiles(plan.names, temporaryDirectory));
    const write = tableWriter(analytics, output.directory, output.format ?? "parquet");
    const columns = "id, sex, birth_name, usage_name, first_names, birth_date, birth_commune, birth_place, birth_department, birth_country, nir";
    const isLink = plan.task === "link";
    const left = await write(isLink ? "left" : "people", `select ${columns} from rows_out${isLink ? " where side = 'left'" : ""} order by id`);
    const right = isLink ? await write("right", `select ${columns} from rows_out where side = 'right' order by id`) : null;
    const truthRows = await write("truth", "select side, id, person, copy, errors, family, twin from rows_out order by side, id");
    const truth = await truthOf(analytics, plan);
    const truthFile = join(output.directory, "truth.json");
    await writeFile(truthFile, `${JSON.stringify(truth, null, 2)}\n`);
    return { left, right, truthRows, truthFile, truth };
  } finally {
    analytics.close();
    await rm(temporaryDirectory, { recursive: true, force: true });
  }
}

/** Makes `rows_out`: all rows with their truth. */
async function makeRows(analytics: Analytics, plan: PopulationPlan, insee: InseeFiles | null): Promise<void> {
  await makeNameTables(analytics, insee);
  await makePersons(analytics, plan, await makePlaceTables(analytics));
  const isLink = plan.task === "link";
  const strangers = isLink ? Math.round(plan.copies * plan.strangers) : 0;
  const picked = new UniformColumns(plan.seed, "row").add("pick", "nir");
  await analytics.run(`create table ranks as select i, u_nir, (row_number() over (order by u_pick, i) - 1) as rank from ${picked.over(`(select i from range(${plan.persons}) as row (i))`, "i")}`);
  await makeCopies(analytics, plan);
  const nir = `case when ${chance("u_nir", plan.nir)} then ${nirKey("nir_base")} end as nir`;
  await analytics.run(`create table rows_out as
    with originals as (select p.*, ${nirBase} as nir_base, r.u_nir from persons p join ranks r using (i) where r.rank >= ${strangers})
    select ${literal(isLink ? "left" : "one")} as side, 'A' || lpad(i::varchar, 8, '0') as id, i as person, 0 as copy, '' as errors, family, twin,
      sex, birth_name, ${isLink ? "null::varchar" : "usage_name"} as usage_name, array_to_string(first_names, ' ') as first_names, strftime(birth_day, '%Y-%m-%d') as birth_date, birth_code as birth_commune, place as birth_place,
      department_of(birth_code) as birth_department, country as birth_country, ${nir}
    from originals
    union all by name
    select ${literal(isLink ? "right" : "one")} as side, 'B' || lpad((row_number() over (order by c.u_row, c.n))::varchar, 8, '0') as id, c.i as person, (1 + c.n // ${plan.persons})::integer as copy, ${plantedKinds} as errors, p.family, p.twin,
      c.sex, c.birth_name, c.usage_name, nullif(array_to_string(c.first_names, ' '), '') as first_names, c.birth_date, c.birth_commune, c.birth_place, c.birth_department, c.birth_country, o.nir
    from copies c join persons p using (i) join (select i, ${nir} from (select p.*, ${nirBase} as nir_base, r.u_nir from persons p join ranks r using (i))) o using (i)`);
}

async function truthOf(analytics: Analytics, plan: PopulationPlan): Promise<PopulationTruth> {
  const [counts] = await analytics.rows<Record<string, number>>(`select ${kindCounts} from copies`);
  const [pairs] = await analytics.rows<{ left_rows: number; right_rows: number; pairs: number }>(`
    select sum(l)::integer as left_rows, sum(r)::integer as right_rows, sum(${plan.task === "link" ? "l * r" : "(l + r) * (l + r - 1) // 2"})::integer as pairs
    from (select person, count(*) filter (copy = 0) as l, count(*) filter (copy > 0) as r from rows_out group by person)`);
  const { names, ...options } = plan;
  const isLink = plan.task === "link";
  return {
    format: "jalon-linkage-population/1", options: { ...options, names: names === null ? "own" : "insee" },
    leftRows: (pairs?.left_rows ?? 0) + (isLink ? 0 : pairs?.right_rows ?? 0), rightRows: isLink ? pairs?.right_rows ?? 0 : 0, truePairs: pairs?.pairs ?? 0,
    kinds: kinds.map(({ code }) => ({ code, rate: plan.rates[code], possible: counts?.[`can ${code}`] ?? 0, planted: counts?.[`has ${code}`] ?? 0 })),
  };
}
