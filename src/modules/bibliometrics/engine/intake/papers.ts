import { DOUBLE, VARCHAR } from "@duckdb/node-api";
import { type Analytics, appendRows, identifier } from "../../../../kernel/analytics/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { CitationRow, CorpusRecipe, PaperRow } from "../../domain/engine.ts";
import { cellFaults, headerFaults, placesOf, selectedColumns, textRule, wholeRule, type ColumnRule } from "./columns.ts";
import type { Fault } from "./faults.ts";
import { describe, openFile, shownText, type Source } from "./source.ts";

export type Input<T> = readonly T[] | { readonly file: string };

export function isFile<T>(input: Input<T>): input is { readonly file: string } {
  return !Array.isArray(input);
}

/** No count of citations of one paper comes near; sums over all papers then stay far inside 128 bits. */
const mostCitations = 1_000_000_000;
const firstYear = 1500;

const fieldsRule: ColumnRule = {
  name: "fields", required: true, kinds: ["text", "integer", "entries"], absent: "null::VARCHAR",
  // A list of structs or a map (whose entries are structs of key and value) is written as the text that stands for it.
  value: (column, kind) => (kind === "text" ? column : kind === "integer" ? `${column}::VARCHAR` : column),
  checks: [{ code: "bibliometrics.empty", text: both("la cellule est vide", "the cell is empty"), when: (column, kind) => (kind === "text" ? `${column} is null or ${column} = ''` : `${column} is null`) }],
};

export function paperRules(lastYear: number, withCitations: boolean): ColumnRule[] {
  return [
    textRule("paper"),
    wholeRule("year", firstYear, lastYear, both(`l’année est avant ${firstYear} ou dans le futur (après ${lastYear})`, `the year is before ${firstYear} or in the future (after ${lastYear})`)),
    textRule("document_type"),
    fieldsRule,
    textRule("journal", false),
    { ...wholeRule("citations", 0, mostCitations, both("le nombre de citations est négatif ou démesuré", "the number of citations is negative or beyond measure")), required: withCitations },
    { name: "countries", required: false, kinds: ["text", "texts"], absent: "null::VARCHAR", value: (column, kind) => (kind === "text" ? column : `array_to_string(${column}, ';')`), checks: [] },
  ];
}

/** Lists of structs `{field, weight}` (or of any two members, in that order) and maps become the text of CSV. */
function fieldsAsText(source: Source): Source {
  const column = source.columns.get("fields");
  if (column?.kind !== "entries") return source;
  const isMap = column.type.startsWith("MAP(");
  const members = isMap ? ["key", "value"] : [...column.type.matchAll(/(?:STRUCT\(|, )("(?:[^"]|"")+"|\w+) /g)].map((match) => (match[1] ?? "").replace(/^"(.*)"$/, "$1"));
  const [code, weight] = members.includes("field") && members.includes("weight") ? ["field", "weight"] : members;
  if (code === undefined || weight === undefined) return source;
  const entries = isMap ? "map_entries(fields)" : "fields";
  const text = `array_to_string(list_transform(${entries}, lambda one: coalesce(one.${identifier(code)}::VARCHAR, '') || ':' || coalesce(one.${identifier(weight)}::VARCHAR, '')), ';')`;
  return { ...source, relation: `(select * replace (${text} as fields) from ${source.relation})`, columns: new Map([...source.columns, ["fields", { kind: "text" as const, type: "VARCHAR" }]]) };
}

/** The text of CSV for the fields of a row in memory. A code that holds a separator cannot be written: its weight then shows as a fault. */
function writeFields(fields: PaperRow["fields"]): string {
  return fields.map(({ field, weight }) => (field.includes(";") ? `${field.replaceAll(";", "")}:;` : `${field}:${weight}`)).join(";");
}

export async function openRows(db: Analytics, label: string, create: string, fill: () => Promise<void>): Promise<Source> {
  await db.run(create);
  await fill();
  const relation = `(select rowid + 1 as row_number, * from ${label}_rows)`;
  return { label, relation, columns: await describe(db, relation), linesOf: null };
}

export async function openPapers(db: Analytics, input: Input<PaperRow>, folder: string): Promise<{ readonly source: Source; readonly faults: readonly Fault[] }> {
  if (isFile(input)) {
    const opened = await openFile(db, "papers", input.file, folder);
    return { ...opened, source: fieldsAsText(opened.source) };
  }
  const source = await openRows(db, "papers", "create table papers_rows (paper VARCHAR, year DOUBLE, document_type VARCHAR, fields VARCHAR, journal VARCHAR, citations DOUBLE, countries VARCHAR)", () =>
    appendRows(db, "papers_rows", [VARCHAR, DOUBLE, VARCHAR, VARCHAR, VARCHAR, DOUBLE, VARCHAR], input, [
      (row) => row.paper, (row) => row.year, (row) => row.documentType, (row) => writeFields(row.fields), (row) => row.journal, (row) => row.citations, (row) => row.countries?.join(";") ?? null,
    ]));
  return { source, faults: [] };
}

/** Papers that are there more than once: equal identifiers have equal hashes, so only hashes met twice are looked at as text. */
export async function duplicateFaults(db: Analytics, source: Source): Promise<Fault[]> {
  const hashed = `hash(${source.columns.get("paper")?.kind === "integer" ? "paper::VARCHAR" : "paper"})`;
  await db.run(`create temp table repeated_hash as select ${hashed} as h from papers where paper is not null group by 1 having count(*) > 1`);
  const [{ found } = { found: 0 }] = await db.rows<{ found: number }>("select count(*)::DOUBLE as found from repeated_hash");
  if (found === 0) return [];
  await db.run(`create temp table repeated as select paper, min(row_number) as first_row from papers where ${hashed} in (select h from repeated_hash) group by paper having count(*) > 1`);
  const from = "(select p.row_number, p.paper from papers p join repeated r on p.paper = r.paper and p.row_number > r.first_row)";
  const [{ count } = { count: 0 }] = await db.rows<{ count: number }>(`select count(*)::DOUBLE as count from ${from}`);
  if (count === 0) return [];
  return [{ code: "bibliometrics.duplicate-paper", input: source.label, column: "paper", text: both("cette publication est déjà plus haut", "this paper is there above already"), count, places: await placesOf(db, source, from, "true", shownText("paper")) }];
}

const beyond = both("le nombre est négatif ou démesuré", "the number is negative or beyond measure");

function citationRules(lastYear: number): ColumnRule[] {
  return [
    textRule("paper"),
    wholeRule("citing_year", firstYear, lastYear, both(`l’année est avant ${firstYear} ou dans le futur (après ${lastYear})`, `the year is before ${firstYear} or in the future (after ${lastYear})`)),
    wholeRule("citations", 0, mostCitations, beyond),
    { ...wholeRule("self_citations", 0, mostCitations, beyond), required: false, absent: "0" },
  ];
}

/**
 * Table `windowed (paper, citations)`: citations of each paper within the window of the recipe. A citing year before the
 * publication year (published online first) counts; self-citations are taken off where the recipe excludes them.
 */
export async function windowCitations(db: Analytics, input: Input<CitationRow>, folder: string, recipe: CorpusRecipe, lastYear: number): Promise<Fault[]> {
  const opened = isFile(input) ? await openFile(db, "citations", input.file, folder) : {
    faults: [],
    source: await openRows(db, "citations", "create table citations_rows (paper VARCHAR, citing_year DOUBLE, citations DOUBLE, self_citations DOUBLE)", () =>
      appendRows(db, "citations_rows", [VARCHAR, DOUBLE, DOUBLE, DOUBLE], input, [(row) => row.paper, (row) => row.citingYear, (row) => row.citations, (row) => row.selfCitations])),
  };
  const { source } = opened;
  const rules = citationRules(lastYear);
  const header = [...opened.faults, ...headerFaults(source, rules)];
  if (recipe.selfCitations === "excluded" && !source.columns.has("self_citations")) header.push({ code: "bibliometrics.missing-column", input: source.label, column: "self_citations", text: both("la colonne manque alors que les autocitations sont exclues", "the column is missing although self-citations are excluded"), count: 1, places: [] });
  if (header.length > 0) return header;
  const { faults } = await cellFaults(db, source, rules);
  if (faults.length > 0) return [...faults];
  await db.run(`create temp view citation_rows as select row_number, ${selectedColumns(source, rules)} from ${source.relation}`);
  const rowFaults: Fault[] = [];
  for (const { code, column, from, when, text } of [
    { code: "bibliometrics.self-citations", column: "self_citations", from: "citation_rows", when: "self_citations > citations", text: both("il y a plus d’autocitations que de citations", "there are more self-citations than citations") },
    { code: "bibliometrics.out-of-range", column: "citations", from: "(select min(row_number) as row_number, sum(citations) as citations from citation_rows group by paper)", when: `citations > ${mostCitations}`, text: beyond },
    { code: "bibliometrics.unknown-paper", column: "paper", from: "citation_rows", when: "paper not in (select paper from papers where paper is not null)", text: both("cette publication n’est pas dans le fichier des publications", "this paper is not among the papers") },
  ]) {
    const [{ count } = { count: 0 }] = await db.rows<{ count: number }>(`select count(*)::DOUBLE as count from ${from} where ${when}`);
    if (count > 0) rowFaults.push({ code, input: source.label, column, text, count, places: await placesOf(db, source, from, when, shownText(column)) });
  }
  if (rowFaults.length > 0) return rowFaults;
  const window = recipe.windowYears === null ? "" : `and c.citing_year - p.year <= ${recipe.windowYears}`;
  const counted = recipe.selfCitations === "excluded" ? "c.citations - c.self_citations" : "c.citations";
  await db.run(`create temp table windowed as select c.paper, sum(${counted})::INTEGER as citations from citation_rows c join papers p using (paper) where c.citing_year <= ${recipe.citationsUntilYear} ${window} group by c.paper`);
  return rowFaults;
}
