import { type Analytics, readNumbers, readTexts } from "../../../kernel/analytics/index.ts";
import type { CitationRow, CorpusRecipe, PaperRow, Reference } from "../domain/engine.ts";
import { CellReference, type CellTable } from "./cells.ts";
import { withCorpus, type EngineOptions, type OpenCorpus } from "./intake/corpus.ts";
import type { Input } from "./intake/papers.ts";

export interface ReferenceQuestion {
  readonly papers: Input<PaperRow>;
  /** Citations by citing year, counted over the recipe's window in place of those of the papers. */
  readonly citations?: Input<CitationRow>;
  readonly recipe: CorpusRecipe;
}

/**
 * The world of a set of papers: the histogram of citations of each field × year × type and journal × year × type, from
 * which means, thresholds and tie scores follow exactly (Leiden Ranking, Waltman & Schreiber 2013), and how many papers
 * each year, type and country has. Papers come from memory, Parquet or CSV (docs/bibliometrics-files.md). A paper without
 * a journal is in no journal cell. Fails with `bibliometrics.faulty-input` (every fault of every row at once),
 * `bibliometrics.unreadable-file` or `bibliometrics.denominators`.
 */
export async function buildReference(question: ReferenceQuestion, options: EngineOptions = {}): Promise<Reference> {
  return withCorpus(question, options, (corpus) => referenceOf(corpus, question.recipe));
}

export async function referenceOf(corpus: OpenCorpus, recipe: CorpusRecipe): Promise<CellReference> {
  const { db } = corpus;
  await db.run("create temp table field_class as select e.field as code, p.year, p.document_type, p.citations, sum(p.n::HUGEINT * e.units)::HUGEINT as weight from profile p join field_entry e using (fields) group by all");
  const field = await readTable(db, "field", "field_class", corpus.fieldDenominator);
  await db.run("create temp table journal_class as select journal as code, year, document_type, citations, count(*)::HUGEINT as weight from counted where journal is not null group by all");
  const journal = await readTable(db, "journal", "journal_class", 1n);
  const reference = new CellReference(recipe, [field, journal], await totalsOf(corpus));
  await db.run("drop table field_class");
  await db.run("drop table journal_class");
  return reference;
}

/** Cells from a table `(code, year, document_type, citations, weight HUGEINT)`, in order. */
export async function readTable(db: Analytics, kind: "field" | "journal", name: string, denominator: bigint): Promise<CellTable> {
  const codes = await dictionary(db, name, "code");
  const types = await dictionary(db, name, "document_type");
  const ordered = `from ${name} c join ${name}_code d on c.code = d.text join ${name}_document_type t on c.document_type = t.text`;
  const [{ largest } = { largest: 0 }] = await db.rows<{ largest: number }>(`select coalesce(max(weight), 0)::DOUBLE as largest from ${name}`);
  const exact = largest < 2 ** 53;
  const order = "order by d.id, c.year, t.id, c.citations";
  const columns = await readNumbers(db, `select d.id, c.year, t.id, c.citations::INTEGER${exact ? ", c.weight::DOUBLE" : ""} ${ordered} ${order}`, ["integer", "integer", "integer", "integer", ...(exact ? ["double" as const] : [])]);
  const [code = new Int32Array(), year = new Int32Array(), type = new Int32Array(), citations = new Int32Array(), weight = new Float64Array()] = columns;
  const weights = exact ? (weight as Float64Array) : (await readTexts(db, `select c.weight::VARCHAR ${ordered} ${order}`)).map(BigInt);
  await db.run(`drop table ${name}_code`);
  await db.run(`drop table ${name}_document_type`);
  const first: number[] = [];
  for (let at = 0; at < code.length; at += 1) if (at === 0 || code[at] !== code[at - 1] || year[at] !== year[at - 1] || type[at] !== type[at - 1]) first.push(at);
  return {
    kind, denominator,
    codes: first.map((at) => codes[code[at] ?? 0] ?? ""),
    years: Int32Array.from(first, (at) => year[at] ?? 0),
    types: first.map((at) => types[type[at] ?? 0] ?? ""),
    starts: Int32Array.from([...first, code.length]),
    citations: citations as Int32Array,
    weights,
  };
}

/** Distinct texts of a column in order, with their rank as a table to join. */
export async function dictionary(db: Analytics, table: string, column: string): Promise<string[]> {
  await db.run(`create temp table ${table}_${column} as select text, (row_number() over (order by text) - 1)::INTEGER as id from (select distinct ${column} as text from ${table} where ${column} is not null)`);
  return readTexts(db, `select text from ${table}_${column} order by id`);
}

async function totalsOf({ db, hasCountries }: OpenCorpus): Promise<Reference["totals"]> {
  const world = "select year, document_type, '*' as country, sum(n) as papers from profile group by all";
  // A country twice on a paper counts once; empty entries are none.
  const countries = "select year, document_type, country, sum(n) as papers from (select year, document_type, unnest(list_distinct(list_transform(string_split(countries, ';'), lambda one: trim(one)))) as country, n from (select year, document_type, countries, count(*) as n from counted where countries is not null group by all)) where country <> '' group by all";
  const rows = await db.rows<{ year: number; document_type: string; country: string; papers: number }>(`select year, document_type, country, papers::DOUBLE as papers from (${hasCountries ? `${world} union all ${countries}` : world}) order by year, document_type, country`);
  return rows.map((row) => ({ year: row.year, documentType: row.document_type, country: row.country, papers: row.papers }));
}
