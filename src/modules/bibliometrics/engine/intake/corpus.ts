import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VARCHAR } from "@duckdb/node-api";
import { type Analytics, appendRows, literal, openAnalytics } from "../../../../kernel/analytics/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { CitationRow, CorpusRecipe, PaperRow, UnitRow } from "../../domain/engine.ts";
import { cellFaults, headerFaults, placesOf, selectedColumns, textRule, type ColumnRule } from "./columns.ts";
import { refuseFaults, type Fault } from "./faults.ts";
import { makeFieldEntries, makeWeightUnits } from "./fields.ts";
import { duplicateFaults, isFile, openPapers, openRows, paperRules, windowCitations, type Input } from "./papers.ts";
import { openFile, shownText } from "./source.ts";

export interface CorpusInput {
  readonly papers: Input<PaperRow>;
  readonly citations?: Input<CitationRow> | undefined;
  readonly units?: Input<UnitRow> | null | undefined;
  readonly recipe: CorpusRecipe;
}

/** How the machine may be used. What does not fit in memory goes to a folder of its own under `temporaryDirectory`, removed at the end. */
export interface EngineOptions {
  readonly memoryMb?: number;
  readonly threads?: number;
  readonly temporaryDirectory?: string;
  readonly progress?: (stage: "reading" | "checking" | "counting" | "computing" | "resampling" | "writing") => void;
}

/**
 * A corpus that has been read and checked, held open in DuckDB:
 * `papers (row_number, paper, year, document_type, fields, journal, citations, countries)`,
 * `profile (fields, year, document_type, citations, n)`: papers alike as far as fields go,
 * `field_entry (fields, field, units)`, `field_set (fields, canonical)`,
 * `unit_rows (paper, unit, units, written)`.
 */
export interface OpenCorpus {
  readonly db: Analytics;
  readonly folder: string;
  readonly papers: number;
  readonly hasCountries: boolean;
  readonly fieldDenominator: bigint;
  readonly unitDenominator: bigint;
}

/** Opens an input, checks all of it, and hands it to `work`; every fault of every file at once in `bibliometrics.faulty-input`. */
export async function withCorpus<T>(input: CorpusInput, options: EngineOptions, work: (corpus: OpenCorpus) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(options.temporaryDirectory ?? tmpdir(), "jalon-bibliometrics-"));
  const db = await openAnalytics({ memoryMb: options.memoryMb ?? 1_000, ...(options.threads === undefined ? {} : { threads: options.threads }), temporaryDirectory: join(folder, "spill") });
  try {
    options.progress?.("reading");
    await enclose(db, folder, input);
    return await work({ db, folder, ...(await intake(db, folder, input, options)) });
  } finally {
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** From here on DuckDB reaches the inputs and its own folder, and nothing else of the machine or the network. */
async function enclose(db: Analytics, folder: string, input: CorpusInput): Promise<void> {
  const given = [input.papers, input.citations, input.units].flatMap((one) => (one !== undefined && one !== null && isFile<unknown>(one) ? [one.file] : []));
  // A file that is not there is told when it is opened.
  const real = (await Promise.all(given.map((path) => realpath(path).catch(() => null)))).filter((path) => path !== null);
  await db.run(`set allowed_directories = [${literal(await realpath(folder))}]`);
  await db.run(`set allowed_paths = [${real.map(literal).join(", ")}]`);
  await db.run("set enable_external_access = false");
  await db.run("set lock_configuration = true");
}

async function intake(db: Analytics, folder: string, input: CorpusInput, options: EngineOptions): Promise<Omit<OpenCorpus, "db" | "folder">> {
  const { recipe } = input;
  const lastYear = Math.max(Number(recipe.observedOn.slice(0, 4)), recipe.citationsUntilYear);
  const { source, faults: opening } = await openPapers(db, input.papers, folder);
  const rules = paperRules(lastYear, input.citations === undefined);
  const header = [...opening, ...headerFaults(source, rules)];
  if (header.length > 0) refuseFaults(header);
  options.progress?.("checking");
  const { rows, faults: cells } = await cellFaults(db, source, rules);
  const faults: Fault[] = [...cells];
  await db.run(`create temp view papers as select row_number, ${selectedColumns(source, rules)} from ${source.relation}`);
  faults.push(...(await duplicateFaults(db, source)));
  if (input.citations !== undefined) {
    faults.push(...(await windowCitations(db, input.citations, folder, recipe, lastYear)));
    if (faults.length === 0) await db.run("create temp view counted as select p.* exclude (citations), coalesce(w.citations, 0) as citations from papers p left join windowed w using (paper)");
  } else await db.run("create temp view counted as select * from papers");
  options.progress?.("counting");
  if (faults.length === 0) await db.run("create temp table profile as select fields, year, document_type, citations, count(*)::BIGINT as n from counted group by all");
  await db.run(`create temp table field_set_text as select distinct fields from ${faults.length === 0 ? "profile" : "papers"} where fields is not null and fields <> ''`);
  const { denominator, faults: fieldFaults } = await makeFieldEntries(db, source);
  faults.push(...fieldFaults);
  const units = input.units === undefined || input.units === null ? { faults: [], denominator: 1n } : await openUnits(db, input.units, folder);
  faults.push(...units.faults);
  refuseFaults(faults);
  return { papers: rows, hasCountries: source.columns.has("countries"), fieldDenominator: denominator, unitDenominator: units.denominator };
}

const unitRules: readonly ColumnRule[] = [
  textRule("paper"), textRule("unit"),
  {
    name: "weight", required: true, kinds: ["text", "integer", "real"], absent: "null::VARCHAR", value: (column) => `${column}::VARCHAR`,
    checks: [{ code: "bibliometrics.empty", text: both("la cellule est vide", "the cell is empty"), when: (column) => `${column} is null` }],
  },
];

async function openUnits(db: Analytics, input: Input<UnitRow>, folder: string): Promise<{ readonly faults: readonly Fault[]; readonly denominator: bigint }> {
  const opened = isFile(input) ? await openFile(db, "units", input.file, folder) : {
    faults: [],
    source: await openRows(db, "units", "create table units_rows (paper VARCHAR, unit VARCHAR, weight VARCHAR)", () => appendRows(db, "units_rows", [VARCHAR, VARCHAR, VARCHAR], input, [(row) => row.paper, (row) => row.unit, (row) => row.weight])),
  };
  const { source } = opened;
  const header = [...opened.faults, ...headerFaults(source, unitRules)];
  if (header.length > 0) return { faults: header, denominator: 1n };
  const faults: Fault[] = [...(await cellFaults(db, source, unitRules)).faults].filter((fault) => fault.code !== "bibliometrics.no-rows" || isFile(input));
  await db.run(`create temp view unit_text as select row_number, ${selectedColumns(source, unitRules)} from ${source.relation}`);
  const denominator = await makeWeightUnits(db, "unit_weight", "select weight from unit_text");
  await db.run("create temp table unit_rows as select u.row_number, u.paper, u.unit, u.weight, w.units, w.written from unit_text u left join unit_weight w using (weight)");
  const kinds = [
    { code: "bibliometrics.unit-weight", column: "weight", from: "unit_rows", when: "units is null and weight is not null", text: both("ce n’est ni une fraction (1/3) ni un nombre à point décimal (0.5) au-dessus de 0 et d’au plus 1", "it is neither a fraction (1/3) nor a number with a decimal point (0.5) above 0 and at most 1") },
    { code: "bibliometrics.unit-star", column: "unit", from: "unit_rows", when: "unit = '*'", text: both("«\u202f*\u202f» désigne toutes les publications", "“*” stands for all papers") },
    { code: "bibliometrics.unknown-paper", column: "paper", from: "unit_rows", when: "paper not in (select paper from papers where paper is not null)", text: both("cette publication n’est pas dans le fichier des publications", "this paper is not among the papers") },
    { code: "bibliometrics.duplicate-unit", column: "unit", from: "(select *, row_number() over (partition by paper, unit order by row_number) as nth from unit_rows)", when: "nth > 1", text: both("cette unité est déjà donnée pour cette publication", "this unit is given for this paper already") },
    { code: "bibliometrics.unit-sum", column: "paper", from: "(select min(row_number) as row_number, paper, sum(units) as total from unit_rows group by paper)", when: `total > ${denominator}`, text: both("les poids des unités de cette publication dépassent 1", "the weights of the units of this paper pass 1") },
  ];
  for (const { code, column, from, when, text } of kinds) {
    const [{ count } = { count: 0 }] = await db.rows<{ count: number }>(`select count(*)::DOUBLE as count from ${from} where ${when}`);
    if (count > 0) faults.push({ code, input: source.label, column, text, count, places: await placesOf(db, source, from, when, shownText(column)) });
  }
  return { faults, denominator };
}
