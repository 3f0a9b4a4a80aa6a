import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { buildReference } from "../build-reference.ts";
import { compute } from "../compute.ts";
import { paper, recipe } from "../testing/build.ts";
import { buildJournalTiers } from "../tiers.ts";
import { openFolder } from "../../../../kernel/files/index.ts";
import { readReference, referenceColumns, writeReference } from "./reference-files.ts";
import { resultColumns } from "./result-files.ts";
import { runCompute, runReference } from "./runs.ts";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jalon-files-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const papers = [
  paper("P1", 2, { journal: "J, “1”", countries: ["FR"] }), paper("P2", 8, { fields: [{ field: "X", weight: "1/3" }, { field: "Y", weight: "2/3" }], journal: "J, “1”" }),
  paper("P3", 1, { fields: [{ field: "Y", weight: "1" }], year: 2021, journal: "K" }), paper("P4", 4, { year: 2021, journal: "K" }),
];
const csv = "paper,year,document_type,fields,journal,citations,countries\nP1,2020,article,X,\"J, “1”\",2,FR\nP2,2020,article,X:1/3;Y:2/3,\"J, “1”\",8,\nP3,2021,article,Y,K,1,\nP4,2021,article,X,K,4,\n";

test("a reference is read back as it was, and one that was altered is refused", async () => {
  const reference = await buildReference({ papers, recipe });
  const out = join(folder, "reference");
  await writeReference(out, reference, { tiers: await buildJournalTiers({ papers, recipe, year: 2021 }) });
  const read = await readReference(out);
  assert.deepEqual([read.sha256, read.cells, read.totals, read.recipe], [reference.sha256, reference.cells, reference.totals, reference.recipe]);
  const question = { papers, units: null, recipe, bootstrap: null };
  assert.deepEqual(await compute({ ...question, reference: read }), await compute({ ...question, reference: "self" }));
  // The plain object that a database gives back is as good.
  assert.deepEqual(await compute({ ...question, reference: structuredClone({ ...reference, cells: reference.cells, recipe: reference.recipe, sha256: reference.sha256, totals: reference.totals }) }), await compute({ ...question, reference: "self" }));
  await assert.rejects(writeReference(out, reference), (error) => error instanceof AppError && error.code === "bibliometrics.files-in-the-way");
  writeFileSync(join(out, "histogram.csv"), readFileSync(join(out, "histogram.csv"), "utf8").replace(",8,", ",9,"));
  await assert.rejects(readReference(out), (error) => error instanceof AppError && error.code === "bibliometrics.broken-reference");
  await assert.rejects(readReference(folder), (error) => error instanceof AppError && error.code === "bibliometrics.broken-reference");
});

test("runs write their files whole, the same bytes each time, or nothing", async () => {
  const papersFile = join(folder, "papers.csv");
  writeFileSync(papersFile, csv);
  const bootstrap = { resamples: 100, coverage: 0.95, seed: "s" };
  const run = { papersFile, recipe, program: "test", reference: "self", bootstrap, byYear: true, byField: true } as const;
  const [one, two] = [join(folder, "one"), join(folder, "two")];
  const { answer } = await runCompute({ ...run, out: one });
  await runCompute({ ...run, out: two });
  for (const name of readdirSync(one)) assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(two, name))), name);
  const db = await openAnalytics();
  const [row] = await db.rows<{ n: number; impact: number }>(`select count(*)::DOUBLE as n, max(normalised_impact) filter (where unit = '*' and year is null and field is null) as impact from '${join(one, "results.parquet")}'`);
  db.close();
  assert.deepEqual(row, { n: answer.results.length, impact: 1 });
  await runReference({ papersFile, recipe, program: "test", out: join(folder, "made") });
  const given = await runCompute({ ...run, reference: { directory: join(folder, "made") }, out: join(folder, "three") });
  assert.deepEqual(given.answer.results, answer.results);
  writeFileSync(papersFile, csv.replace(",4,", ",-4,"));
  await assert.rejects(runCompute({ ...run, out: join(folder, "four") }));
  assert.ok(!existsSync(join(folder, "four")));
  await assert.rejects(runCompute({ ...run, out: one }), (error) => error instanceof AppError && error.code === "bibliometrics.files-in-the-way");
  await assert.rejects(runCompute({ ...run, out: join(papersFile, "below") }), (error) => error instanceof AppError && error.code === "bibliometrics.unwritable-folder");
});

test("the documentation names every column and file", () => {
  const text = readFileSync(join(root, "docs/bibliometrics-files.md"), "utf8");
  const columns = [...Object.values(referenceColumns).flat(), ...Object.values(resultColumns).flatMap((table) => table.map(([name]) => name)), "fields", "countries", "citing_year", "self_citations"];
  for (const name of new Set(columns)) assert.ok(text.includes(`\`${name}\``), name);
  for (const name of Object.keys(referenceColumns)) assert.ok(text.includes(`\`${name}\``), name);
});

test("a program in plain JavaScript imports jalon/bibliometrics by name", async () => {
  const program = "import * as library from 'jalon/bibliometrics'; import { compute } from 'jalon/bibliometrics'; const recipe = { classification: 't', documentTypes: [], citationsUntilYear: 2024, windowYears: null, selfCitations: 'included', observedOn: '2025-03-31' }; const p = (paper, citations) => ({ paper, citations, year: 2020, documentType: 'a', journal: null, fields: [{ field: 'X', weight: '1' }] }); const { results } = await compute({ papers: [p('a', 1), p('b', 3)], units: null, reference: 'self', recipe, bootstrap: null }); console.log(JSON.stringify([results[0].normalisedImpact.value, Object.keys(library).sort()]));";
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { cwd: root, env: { ...process.env, NODE_OPTIONS: "" } });
  const [value, names] = JSON.parse(stdout) as [number, string[]];
  assert.equal(value, 1);
  assert.deepEqual(names, Object.keys(await import("../../library.ts")).sort());
});

test("the types of jalon/bibliometrics are those of the sources, and resolve from outside", async () => {
  const sources = await import("../../library.ts");
  const told: typeof import("../../../../../lib/bibliometrics.d.ts") = sources;
  assert.equal(told, sources);
  const outside = join(folder, "outside");
  mkdirSync(join(outside, "node_modules"), { recursive: true });
  symlinkSync(root, join(outside, "node_modules/jalon"));
  const program = (type: string): string => `import { compute, type CorpusRecipe } from "jalon/bibliometrics";\nexport async function papers(recipe: CorpusRecipe): Promise<${type}> { return (await compute({ papers: [], units: null, reference: "self", recipe, bootstrap: null })).results.length; }\n`;
  const check = (): Promise<unknown> => promisify(execFile)(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023", "program.mts"], { cwd: outside });
  writeFileSync(join(outside, "program.mts"), program("number"));
  await check();
  writeFileSync(join(outside, "program.mts"), program("string"));
  await assert.rejects(check(), (error: { stdout?: string }) => /TS2322/.test(error.stdout ?? ""));
});

test("a folder that another run filled meanwhile keeps the files of that run, all of them", async () => {
  const directory = join(folder, "race");
  const [first, second] = [await openFolder(directory, ["a", "b"], { owner: "bibliometrics", force: false }), await openFolder(directory, ["a", "b"], { owner: "bibliometrics", force: false })];
  for (const [name, one] of [["first", first], ["second", second]] as const) for (const file of ["a", "b"]) writeFileSync(join(one.staging, file), name);
  await second.finish();
  await assert.rejects(first.finish(), (error) => error instanceof AppError && error.code === "bibliometrics.files-in-the-way");
  await first.discard();
  assert.deepEqual(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), "utf8")]), [["a", "second"], ["b", "second"]]);
});

test("a disk that refuses leaves nothing and says so", async () => {
  const papersFile = join(folder, "limited.csv");
  writeFileSync(papersFile, `paper,year,document_type,fields,citations\n${Array.from({ length: 40_000 }, (_, index) => `P${index},2020,article,F${index % 50},${(index * 7) % 90}\n`).join("")}`);
  const out = join(folder, "limited");
  // Files of at most a megabyte: the scores of these papers are more.
  const limited = promisify(execFile)("bash", ["-c", `ulimit -f 1024; exec "$0" "$@"`, process.execPath, join(root, "bin/jalon"), "bibliometrics", "compute", "--papers", papersFile, "--out", out, "--no-bootstrap"], { cwd: folder, env: { ...process.env, JALON_LANG: "en" } });
  await assert.rejects(limited, (error: { code?: number; stderr?: string }) => error.code === 1 && /The disk refused to write/.test(error.stderr ?? ""));
  assert.ok(!existsSync(out));
});

test("the command line writes, prints and stops without leaving anything", async () => {
  const papersFile = join(folder, "line.csv");
  writeFileSync(papersFile, csv);
  const out = join(folder, "line");
  mkdirSync(out);
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "bin/jalon"), "bibliometrics", "compute", "--papers", papersFile, "--out", out, "--json"], { cwd: folder });
  const told = JSON.parse(stdout) as { papers: number; results: { normalisedImpact: { value: number } }[] };
  assert.deepEqual([told.papers, told.results[0]?.normalisedImpact.value], [4, 1]);
  // Enough papers that it is still at work when it is stopped.
  const large = join(folder, "large.csv");
  writeFileSync(large, `paper,year,document_type,fields,citations\n${Array.from({ length: 300_000 }, (_, index) => `P${index},2020,article,F${index % 50},${(index * 7) % 90}\n`).join("")}`);
  const stopped = join(folder, "stopped");
  const child = spawn(process.execPath, [join(root, "bin/jalon"), "bibliometrics", "compute", "--papers", large, "--out", stopped], { cwd: folder, env: { ...process.env, TMPDIR: folder, JALON_LANG: "en" } });
  const status = await new Promise<number | null>((resolve) => {
    child.stderr.on("data", (text: Buffer) => { if (/Reading|Checking|Counting/.test(text.toString())) child.kill("SIGINT"); });
    child.on("exit", resolve);
  });
  assert.equal(status, 130);
  assert.deepEqual(existsSync(stopped) ? readdirSync(stopped) : [], []);
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith("jalon-")), []);
});
