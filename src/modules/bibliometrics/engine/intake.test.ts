import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { literal, openAnalytics } from "../../../kernel/analytics/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { CorpusRecipe, PaperRow, UnitRow } from "../domain/engine.ts";
import { buildReference } from "./build-reference.ts";
import { compute } from "./compute.ts";
import { paper, recipe, scored } from "./testing/build.ts";

const folder = mkdtempSync(join(tmpdir(), "jalon-intake-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): { file: string } {
  writeFileSync(join(folder, name), content);
  return { file: join(folder, name) };
}

async function parquet(name: string, select: string): Promise<{ file: string }> {
  const db = await openAnalytics();
  await db.run(`copy (${select}) to ${literal(join(folder, name))} (format parquet)`);
  db.close();
  return { file: join(folder, name) };
}

type Papers = Parameters<typeof buildReference>[0]["papers"];

async function refusal(papers: Papers, units: readonly UnitRow[] | { file: string } | null = null): Promise<AppError> {
  try {
    await compute({ papers, units, reference: "self", recipe, bootstrap: null });
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return error;
  }
  assert.fail("accepted");
}

const header = "paper,year,document_type,fields,journal,citations\n";

test("every fault of a CSV at once, with its line even after a cell that spans lines", async () => {
  const error = await refusal(file("faults.csv", `${header}P1,2020,article,X,"J\n1",3\n\nP2,2020,article,X,J,-1\nP3,20x0,article,X,J,1.5\n,2020,,X,J,2\nP1,2031,article,X:1/2,J,NaN\nP6,2020,article,X:2;Y,J,1\nP7,2020,article,X:1/2;X:1/2,J,1\n`));
  assert.equal(error.code, "bibliometrics.faulty-input");
  const told = error.issues.filter((one) => one.line !== undefined).map((one) => `${one.line} ${one.column} ${one.code.slice(14)}`).sort();
  assert.deepEqual(told, [
    "2 journal line-break", "10 fields field-twice", "5 citations out-of-range", "6 citations not-whole", "6 year not-whole", "7 document_type empty", "7 paper empty",
    "8 citations not-whole", "8 fields field-sum", "8 paper duplicate-paper", "8 year out-of-range", "9 fields field-weight",
  ].sort());
  assert.ok(error.issues.every((one) => one.text.fr !== one.text.en && one.text.fr !== ""));
});

test("what a statistician new to it would write is told what to write instead", async () => {
  const texts = async (papers: Papers, units: { file: string } | null = null): Promise<string> => (await refusal(papers, units)).issues.map((one) => one.text.en).join("\n");
  assert.match(await texts(file("thirds.csv", `${header}a,2020,article,X:0.333;Y:0.333;Z:0.333,J,1\n`)), /add up to exactly 1 \(write a third as 1\/3/);
  assert.match(await texts(file("one.csv", `${header}a,2020,article,X,J,1\n`), file("comma.csv", "paper;unit;weight\na;U;0,5\n")), /decimal point \(0\.5\)/);
  assert.match(await texts(file("capitals.csv", header.replace("year", "Year"))), /lower case: year/);
  assert.match(await texts(file("tab.csv", `${header}"a\tb",2020,article,X,J,1\n`)), /a tab or a line break/);
  // Beyond measure, and whole all the same.
  assert.doesNotMatch(await texts(file("huge.csv", `${header}a,2020,article,X,J,100000000000000000000\n`)), /not a whole/);
  for (const name of ["row_number", "file_row_number"]) {
    assert.match(await texts(await parquet(`${name}.parquet`, `select 'a' as paper, 2020 as year, 'a' as document_type, 'X' as fields, 1 as citations, 5 as ${name}`)), new RegExp(`column ${name}: this column means nothing`));
    assert.match(await texts(file(`${name}.csv`, `${name},${header}1,a,2020,article,X,J,1\n`)), new RegExp(`column ${name}: this column means nothing`));
  }
});

test("a reference of another recipe is refused, one that claims nothing is not", async () => {
  const papers = [paper("a", 1), paper("b", 3)];
  const reference = await buildReference({ papers, recipe });
  const under = (changes: Partial<CorpusRecipe>): Promise<unknown> => compute({ papers, units: null, reference, recipe: { ...recipe, ...changes }, bootstrap: null });
  await under({ classification: "unspecified", selfCitations: "unknown", observedOn: "2025-04-01" });
  await assert.rejects(under({ classification: "other", windowYears: 2, selfCitations: "excluded", citationsUntilYear: 2023 }), (error) => error instanceof AppError && error.code === "bibliometrics.other-recipe" && error.issues.length === 4);
});

test("a million duplicates are counted, the first hundred shown", async () => {
  const error = await refusal(await parquet("duplicates.parquet", "select 'P' || (range // 2) as paper, 2020 as year, 'a' as document_type, 'X' as fields, null::VARCHAR as journal, 1 as citations from range(2000000)"));
  assert.equal(error.issues.filter((one) => one.line !== undefined).length, 100);
  assert.match(error.text.en, /1,000,000 faults/);
});

test("columns: missing, unknown, of a wrong type, twice", async () => {
  assert.deepEqual((await refusal(file("columns.csv", "paper,year,type,fields,citation\nP,2020,a,X,1\n"))).issues.map((one) => `${one.code.slice(14)} ${one.column}`), ["missing-column document_type", "missing-column citations", "unknown-column type", "unknown-column citation"]);
  assert.deepEqual((await refusal(await parquet("types.parquet", "select 'P' as paper, true as year, 'a' as document_type, 'X' as fields, 'J' as journal, [1] as citations"))).issues.map((one) => one.code), ["bibliometrics.wrong-type", "bibliometrics.wrong-type"]);
  assert.ok((await refusal(file("twice.csv", "paper,paper\nP,P\n"))).issues.length > 0);
});

test("files that are none: absent, empty, a folder, binary, cut Parquet, header alone, rows of another width, not UTF-8", async () => {
  const codes: string[] = [];
  for (const input of [{ file: join(folder, "absent.csv") }, file("empty.csv", ""), { file: folder }, file("binary.csv", Buffer.from([1, 0, 2, 0])), file("cut.parquet", "PAR1 and nothing"), file("header.csv", header), file("width.csv", `${header}P,2020,a,X,J,1,2\n`), file("latin.csv", Buffer.concat([Buffer.from(header), Buffer.from("P\u00e9,2020,a,X,J,1\n", "latin1")]))]) codes.push((await refusal(input)).code);
  assert.deepEqual(codes.slice(0, 7), [...Array.from({ length: 5 }, () => "bibliometrics.unreadable-file"), "bibliometrics.faulty-input", "bibliometrics.faulty-input"]);
});

test("units: unknown papers, weights that are none or pass 1 together, one unit twice, the name of all papers", async () => {
  const papers: PaperRow[] = [paper("P1", 1), paper("P2", 2)];
  const error = await refusal(papers, [["P1", "U", "0.6"], ["P1", "V", "1/2"], ["P2", "U", "2"], ["P2", "V", "x"], ["P9", "U", "1"], ["P2", "*", "0.1"], ["P2", "W", "0.2"], ["P2", "W", "0.2"]].map(([of = "", unit = "", weight = ""]) => ({ paper: of, unit, weight })));
  assert.deepEqual([...new Set(error.issues.map((one) => one.code.slice(14)))].sort(), ["duplicate-unit", "unit-star", "unit-sum", "unit-weight", "unknown-paper"]);
});

test("rows in memory are checked as files are", async () => {
  const error = await refusal([paper("a", Number.NaN), paper("b", 1.5), paper("c", -1), paper("d", 1, { year: 2026 }), paper("e", 1, { fields: [] }), paper("", 1), paper("g", 1, { fields: [{ field: "X;Y", weight: "1" }] })]);
  assert.ok(error.issues.length >= 7);
});

test("denominators that explode are told", async () => {
  const primes = [1_000_003, 1_000_033, 1_000_037, 1_000_039];
  const error = await refusal(primes.map((prime, index) => paper(`P${index}`, 1, { fields: [{ field: "X", weight: `1/${prime}` }, { field: "Y", weight: `${prime - 1}/${prime}` }] })));
  assert.equal(error.code, "bibliometrics.denominators");
});

test("CSV, Parquet with text, lists or maps, and rows give the same corpus to the last digit", async () => {
  const rows: PaperRow[] = [paper("1", 3, { fields: [{ field: "X", weight: "1/2" }, { field: "Y", weight: "0.5" }], journal: "J" }), paper("2", 0), paper("3", 1, { fields: [{ field: "Y", weight: "1" }] })];
  const one = await scored(rows);
  const values = "(1, 'X:1/2;Y:1/2', 'J', 3), (2, 'X', null, 0), (3, 'Y:1', null, 1)";
  const base = `select column0 as paper, 2020 as year, 'article' as document_type, %, column2 as journal, column3 as citations from (values ${values}) v(column0, column1, column2, column3)`;
  const lists = "case column0 when 1 then [{'field': 'Y', 'weight': '1/2'}, {'field': 'X', 'weight': '0.5'}] when 2 then [{'field': 'X', 'weight': '1'}] else [{'field': 'Y', 'weight': '1.0'}] end as fields";
  const maps = "case column0 when 1 then map {'X': 0.5, 'Y': 0.5} when 2 then map {'X': 1.0} else map {'Y': 1.0} end as fields";
  const inputs = [
    file("same.csv", "paper;year;document_type;fields;journal;citations\n3;2020;article;Y;;1\n1;2020;article;\"X:1/2;Y:1/2\";J;3\n2;2020;article;X;;0\n"),
    await parquet("text.parquet", base.replace("%", "column1 as fields")), await parquet("lists.parquet", base.replace("%", lists)), await parquet("maps.parquet", base.replace("%", maps)),
  ];
  for (const papers of inputs) assert.deepEqual(await compute({ papers, units: null, reference: "self", recipe, bootstrap: null }), one);
});

test("a file name is a name, whatever its characters", async () => {
  const content = `${header}P1,2020,article,X,J,3\n`;
  for (const name of ["it's [a] *.csv", "year=2020;--.csv", "a\"b?.csv"]) assert.equal((await buildReference({ papers: file(name, content), recipe })).cells.length, 2);
});

test("totals count each country of a paper once", async () => {
  const { totals } = await buildReference({ papers: [paper("a", 1, { countries: ["FR", "DE", "FR"] }), paper("b", 1, { countries: [] }), paper("c", 1)], recipe });
  assert.deepEqual(totals.map((one) => [one.country, one.papers]), [["*", 3], ["DE", 1], ["FR", 1]]);
});

test("citations by year: self-citations above all, unknown papers, sums beyond measure, and exclusion without the column", async () => {
  const row = (of: string, citations: number, selfCitations = 0): { paper: string; citingYear: number; citations: number; selfCitations: number } => ({ paper: of, citingYear: 2021, citations, selfCitations });
  const codes = async (citations: Parameters<typeof buildReference>[0]["citations"] & object, changes = {}): Promise<string[]> => {
    try {
      await buildReference({ papers: [paper("P", 0)], citations, recipe: { ...recipe, ...changes } });
      return [];
    } catch (error) {
      return error instanceof AppError ? [...new Set(error.issues.map((one) => one.code.slice(14)))].sort() : [String(error)];
    }
  };
  assert.deepEqual(await codes([row("P", 1, 2), row("Q", 1), row("P", 900_000_000), row("P", 900_000_000)]), ["out-of-range", "self-citations", "unknown-paper"]);
  assert.deepEqual(await codes(file("citations.csv", "paper,citing_year,citations\nP,2021,3\n"), { selfCitations: "excluded" }), ["missing-column"]);
  assert.deepEqual(await codes(file("citations.csv", "paper,citing_year,citations\nP,2021,3\n")), []);
});
