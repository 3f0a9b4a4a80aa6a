import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAnalytics, type Analytics } from "../../../../kernel/analytics/index.ts";
import { makePlaceTables } from "../places.ts";
import { deathsPlan, type DeathsOptions, type DeathsPlan } from "./options.ts";
import { makeDead } from "./persons.ts";
import { makeHealthData, plantedInHealthData } from "./health-data.ts";
import { makeCertificates, plantedInCertificates } from "./certificates.ts";
import { tableWriter } from "../write-table.ts";

export interface DeathsTruth {
  readonly format: "jalon-linkage-deaths/1";
  readonly options: DeathsPlan;
  readonly certificates: number;
  readonly healthRows: number;
  /** Certificates whose person the health data hold. */
  readonly linkable: number;
  /** Share of certificates that no method can link: the structural floor. */
  readonly floor: number;
  readonly categories: Readonly<Record<string, number>>;
  readonly errors: readonly { readonly code: string; readonly side: "left" | "right"; readonly planted: number }[];
}

export interface DeathsFiles {
  readonly left: string;
  readonly right: string;
  /** `side`, `id`, `person`, `category`, `errors` (codes with semicolons), `year`, `regime`, `department`, `age`, `sex`, `form`. */
  readonly truthRows: string;
  readonly truthFile: string;
  readonly truth: DeathsTruth;
}

/**
 * Writes made-up death certificates (`certificates`) and the national health data they are to be linked with (`health`), without
 * names, and the truth apart. The same options give the same bytes. `docs/linkage-generator.md` says what is drawn and why.
 * Throws `linkage.generator-options`.
 */
export async function generateDeaths(options: DeathsOptions, output: { readonly directory: string; readonly format?: "parquet" | "csv"; readonly threads?: number; readonly memoryMb?: number }): Promise<DeathsFiles> {
  const plan = deathsPlan(options);
  await mkdir(output.directory, { recursive: true });
  const temporaryDirectory = await mkdtemp(join(tmpdir(), "jalon-deaths-"));
  const analytics = await openAnalytics({ threads: output.threads ?? 2, memoryMb: output.memoryMb ?? 4_096, temporaryDirectory });
  try {
    await analytics.run("create macro department_of(code) as case when code like '97%' or code like '98%' or code like '99%' then substr(code, 1, 3) else substr(code, 1, 2) end");
    await makeDead(analytics, plan, await makePlaceTables(analytics));
    await makeCertificates(analytics, plan);
    await makeHealthData(analytics, plan);
    const write = tableWriter(analytics, output.directory, output.format ?? "parquet");
    const left = await write("certificates", "select id, death_year, sex, birth_date, death_date, birth_commune, residence_commune, death_commune, death_department, ward, form, act_number from certificates order by id");
    const right = await write("health", "select id, sex, birth_date, death_date, hospital_death_date, residence_commune, residence_department, hospital_department, regime, birth_commune, death_commune, act_number from health order by id");
    const truthRows = await write("truth", `
      select 'left' as side, id, i as person, category, ${plantedInCertificates} as errors, year, regime, department, age, true_sex as sex, form from certificates
      union all select 'right', id, i, category, ${plantedInHealthData}, year, regime, department, age, true_sex, null from health order by side, id`);
    const truth = await truthOf(analytics, plan);
    const truthFile = join(output.directory, "truth.json");
    await writeFile(truthFile, `${JSON.stringify(truth, null, 2)}\n`);
    return { left, right, truthRows, truthFile, truth };
  } finally {
    analytics.close();
    await rm(temporaryDirectory, { recursive: true, force: true });
  }
}

async function truthOf(analytics: Analytics, plan: DeathsPlan): Promise<DeathsTruth> {
  const categories = Object.fromEntries((await analytics.rows<{ category: string; n: number }>("select category, count(*)::integer as n from dead group by all order by all")).map(({ category, n }) => [category, n]));
  const [counts] = await analytics.rows<{ rows: number }>("select count(*)::integer as rows from health");
  const errors = await analytics.rows<{ side: "left" | "right"; code: string; planted: number }>(`
    select side, code, count(*)::integer as planted from (
      select 'left' as side, unnest(string_split(${plantedInCertificates}, ';')) as code from certificates union all select 'right', unnest(string_split(${plantedInHealthData}, ';')) from health) where code <> '' group by all order by all`);
  const linkable = categories["insured"] ?? 0;
  return { format: "jalon-linkage-deaths/1", options: plan, certificates: plan.certificates, healthRows: counts?.rows ?? 0, linkable, floor: 1 - linkable / plan.certificates, categories, errors };
}
