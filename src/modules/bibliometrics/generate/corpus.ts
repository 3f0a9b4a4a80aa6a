import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openAnalytics, type Analytics } from "../../../kernel/analytics/index.ts";
import { corpusPlan, fieldsPerBlock, franceEvery, francePattern, plantedClasses, type CorpusOptions, type CorpusPlan } from "./plan.ts";
import { corpusTruth, firstUpperClass, upperDenominator, type CorpusTruth } from "./truth.ts";

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * 64 bits that depend on row number, seed and name. The salt is added to the row number: DuckDB's hash of two values is
 * the exclusive or of their hashes, so that columns salted by a second value would depend on each other.
 */
function bits(plan: CorpusPlan, name: string): string {
  const salt = createHash("sha256").update(`${plan.seed}\u0000${name}`).digest().readBigUInt64BE() >> 2n;
  return `hash(i + ${salt}::bigint)`;
}

/** Uniform over 0 (included) to 1. */
const uniform = (plan: CorpusPlan, name: string): string => `((${bits(plan, name)} >> 11)::double * ${2 ** -53})`;
const below = (plan: CorpusPlan, name: string, limit: number): string => `(${bits(plan, name)} % ${limit})::integer`;

/** The first rows follow a pattern, the others are drawn; every column depends on seed and row number alone. */
function drawn(plan: CorpusPlan): string {
  const typeCount = plan.types.length;
  const perClass = plan.plantedPerClass;
  const otherCountries = "['US', 'CN', 'DE', 'GB', 'IT', 'ES', 'CH', 'JP', 'CA', 'NL', 'BR', 'IN']";
  return `
    select i,
      i < ${plan.plantedPapers} as planted,
      (i % ${plantedClasses})::integer as planted_class,
      -- Three ways to be in the planted fields: the first, the second, or both by thirds.
      (i // ${plantedClasses} % ${Math.max(1, perClass)})::integer as planted_copy,
      (i // ${plantedClasses * Math.max(1, perClass)})::integer as planted_cell,
      least(${plan.fields - 1}, floor(${plan.fields} * power(${uniform(plan, "field")}, 1.5)))::integer as field,
      ${uniform(plan, "fields of a paper")} as several,
      ${below(plan, "second field", 1_000_003)} as second_draw,
      ${below(plan, "year", plan.yearCount)} as year_draw,
      least(${typeCount - 1}, floor(-ln(1 - ${uniform(plan, "type")}) / ln(5.0)))::integer as type_draw,
      ${uniform(plan, "without journal")} as journal_chance,
      power(${uniform(plan, "journal")}, 2) as journal_draw,
      sqrt(-2 * ln(1 - ${uniform(plan, "citations, length")})) * cos(6.283185307179586 * ${uniform(plan, "citations, angle")}) as normal,
      (${otherCountries})[1 + ${below(plan, "country", 12)}] as first_country,
      (${otherCountries})[1 + ${below(plan, "second country", 12)}] as second_country,
      ${uniform(plan, "countries of a paper")} as abroad,
      ${uniform(plan, "signed by a unit")} as signed,
      ${below(plan, "unit", Math.max(1, plan.units))} as unit_draw,
      ${below(plan, "weight", 6)} as weight_draw`;
}

function papersQuery(plan: CorpusPlan, to: number): string {
  const block = `field // ${fieldsPerBlock}`;
  const blockSize = `least(${fieldsPerBlock}, ${plan.fields} - ${block} * ${fieldsPerBlock})`;
  const within = (step: string): string => `${block} * ${fieldsPerBlock} + (field % ${fieldsPerBlock} + ${step}) % ${blockSize}`;
  const code = (field: string): string => `'F' || lpad((${field})::varchar, 4, '0')`;
  const step = `1 + second_draw % greatest(1, ${blockSize} - 1)`;
  const several = plan.multiFieldShare;
  const journalsPerBlock = Math.max(1, Math.floor(plan.journals / Math.ceil(plan.fields / fieldsPerBlock)));
  const types = `[${plan.types.map(text).join(", ")}]`;
  return `
    with drawn as (${drawn(plan)} from range(${to}) as row (i))
    select
      'W' || i as paper,
      (${plan.years[0]} + case when planted then planted_cell % ${plan.yearCount} else year_draw end)::integer as year,
      (${types})[1 + case when planted then planted_cell // ${plan.yearCount} else type_draw end] as document_type,
      case
        when planted and planted_copy % 3 = 0 then 'PLANTED-A:1'
        when planted and planted_copy % 3 = 1 then 'PLANTED-B:1'
        when planted then 'PLANTED-A:1/3;PLANTED-B:2/3'
        when several >= ${several} or ${blockSize} = 1 then ${code("field")} || ':1'
        when several < ${several * 0.6} or ${blockSize} = 2 then ${code("field")} || ':1/2;' || ${code(within(step))} || ':1/2'
        when several < ${several * 0.8} then ${code("field")} || ':2/3;' || ${code(within(step))} || ':1/3'
        else ${code("field")} || ':1/3;' || ${code(within("1"))} || ':1/3;' || ${code(within("2"))} || ':1/3'
      end as fields,
      case
        when planted then 'J-PLANTED'
        when journal_chance >= ${plan.withoutJournalShare} then 'J' || lpad((${block})::varchar, 3, '0') || '-' || floor(${journalsPerBlock} * journal_draw)::integer
      end as journal,
      case when planted then planted_class else least(1000000, floor(exp(${plan.citationLogMean} + 0.4 * sin(field * 1.7) - 0.1 * year_draw + 1.1 * normal)))::integer end as citations,
      case
        when i % ${franceEvery} = 0 then ([${francePattern.map(text).join(", ")}])[1 + i // ${franceEvery} % ${francePattern.length}]
        when abroad < 0.3 and first_country <> second_country then first_country || ';' || second_country
        else first_country
      end as countries
    from drawn`;
}

function allPapersQuery(plan: CorpusPlan): string {
  return `${papersQuery(plan, plan.papers)}${plan.duplicates > 0 ? ` union all (${papersQuery(plan, plan.duplicates)})` : ""}`;
}

/** Unit weights of a paper add up to 1 at most. Units with known truth: `BLOCK`, `CLASS-00` to `CLASS-20`, `UPPER`. */
function unitsQuery(plan: CorpusPlan): string {
  const upper = Array.from({ length: 4 }, (_, index) => `when ${index} then '1/${upperDenominator(index)}'`).join(" ");
  const name = (draw: string): string => `'U' || lpad((${draw})::varchar, 4, '0')`;
  // Two weights of a paper under one draw are of different units and add up to 1 or less.
  const firstWeight = "(['1', '1/2', '1/3', '2/3', '5/6', '1/4'])[1 + weight_draw]";
  const secondWeight = "([null, '1/2', '1/3', null, '1/6', '3/4'])[1 + weight_draw]";
  const random = plan.units === 0 ? "" : `
    union all select 'W' || i, ${name("unit_draw")}, ${firstWeight} from drawn where not planted and field >= ${fieldsPerBlock} and signed < ${plan.unitShare}
    union all select 'W' || i, ${name(`(unit_draw + 1) % ${plan.units}`)}, ${secondWeight} from drawn where not planted and field >= ${fieldsPerBlock} and signed < ${plan.unitShare} and ${plan.units} > 1 and ${secondWeight} is not null`;
  return `
    with drawn as (${drawn(plan)} from range(${plan.papers}) as row (i))
    select 'W' || i as paper, 'CLASS-' || lpad(planted_class::varchar, 2, '0') as unit, '1/' || (2 * (1 + planted_copy)) as weight from drawn where planted
    union all select 'W' || i, 'UPPER', case planted_class % 4 ${upper} end from drawn where planted and planted_class >= ${firstUpperClass}
    union all select 'W' || i, 'BLOCK', '2/3' from drawn where not planted and field < ${fieldsPerBlock}${random}`;
}

/**
 * Makes tables `TABLE_papers` and `TABLE_units` in an open database: for tests that need no file. See `generateCorpus`.
 */
export async function generateTables(analytics: Analytics, options: CorpusOptions, name = "generated"): Promise<CorpusTruth> {
  const plan = corpusPlan(options);
  await analytics.run(`create or replace table ${name}_papers as ${allPapersQuery(plan)}`);
  await analytics.run(`create or replace table ${name}_units as ${unitsQuery(plan)}`);
  return corpusTruth(plan);
}

/**
 * Writes a made-up corpus whose truth is known: `papers` and `units` as Parquet or CSV and `truth.json` into a folder.
 * The same options and seed give the same rows in the same order, whatever the threads (`docs/bibliometrics-generator.md`
 * says what each column holds and which values are known).
 * Papers: `paper`, `year`, `document_type`, `fields` (`F0001:1/2;F0002:1/2`), `journal` or nothing, `citations`, `countries`
 * (`FR;DE`). Units: `paper`, `unit`, `weight` (`5/6`).
 * Throws `bibliometrics.generator-options`.
 */
export async function generateCorpus(options: CorpusOptions, output: { readonly directory: string; readonly format?: "parquet" | "csv"; readonly threads?: number }): Promise<{ readonly papersFile: string; readonly unitsFile: string; readonly truthFile: string; readonly truth: CorpusTruth }> {
  const plan = corpusPlan(options);
  const format = output.format ?? "parquet";
  await mkdir(output.directory, { recursive: true });
  const [papersFile, unitsFile, truthFile] = [join(output.directory, `papers.${format}`), join(output.directory, `units.${format}`), join(output.directory, "truth.json")];
  const settings = format === "parquet" ? "format parquet, row_group_size 122880" : "format csv, header";
  const analytics = await openAnalytics({ threads: output.threads ?? 2 });
  try {
    await analytics.run(`copy (${allPapersQuery(plan)}) to ${text(papersFile)} (${settings})`);
    await analytics.run(`copy (${unitsQuery(plan)}) to ${text(unitsFile)} (${settings})`);
  } finally {
    analytics.close();
  }
  const truth = corpusTruth(plan);
  await writeFile(truthFile, `${JSON.stringify({ options: plan, truth }, null, 2)}\n`);
  return { papersFile, unitsFile, truthFile, truth };
}
