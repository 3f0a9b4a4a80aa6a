import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runCommandLine, type Terminal } from "../../../kernel/cli/index.ts";
import { csvOf, people, peopleModel } from "../../../modules/linkage/outputs/testing/people.ts";
import { linkCommand } from "./link.ts";

const folder = mkdtempSync(join(tmpdir(), "jalon-link-line-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const command = { name: "jalon", summary: { fr: "", en: "" }, commands: [linkCommand] };

interface Told {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

async function jalon(args: readonly string[], language: "fr" | "en" = "en"): Promise<Told> {
  const [out, error]: [string[], string[]] = [[], []];
  const terminal: Terminal = { language, out: (text) => out.push(text), error: (text) => error.push(text), progress: () => {}, endProgress: () => {} };
  const status = await runCommandLine(command, ["link", ...args], terminal);
  return { status, out: out.join("\n"), error: error.join("\n") };
}

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const rows = people(300);
const all = put("people.csv", csvOf(rows));
const model = put("model.json", JSON.stringify(peopleModel));
let runs = 0;
const fresh = (): string => join(folder, `out-${runs += 1}`);

/** Runs on one input, and asserts that what fails leaves nothing. */
async function linkFile(...args: readonly string[]): Promise<Told & { readonly directory: string }> {
  const directory = fresh();
  const told = await jalon(["--model", model, "--out", directory, ...args]);
  if (told.status !== 0) assert.ok(!existsSync(directory));
  return { ...told, directory };
}

test("one file is searched for duplicates, two are linked; --json gives one document", async () => {
  const one = await linkFile(all, "--truth", "person", "--json");
  const told = JSON.parse(one.out) as { linkedPairs: number; clusters: number; labels: { f1: number; truePairs: number }; seal: string };
  assert.equal(one.status, 0, one.error);
  assert.ok(told.labels.f1 > 0.97);
  assert.equal(told.clusters + told.linkedPairs, rows.length);
  assert.deepEqual(readdirSync(one.directory).sort(), ["clusters.csv", "model-card.json", "model-card.md", "model.trained.json", "pairs.csv", "run.json", "seal.json"]);
  assert.equal(told.seal, (JSON.parse(readFileSync(join(one.directory, "seal.json"), "utf8")) as { sha256: string }).sha256);
  const two = await jalon(["--model", model, "--out", fresh(), put("left.csv", csvOf(rows.slice(0, 150))), put("right.csv", csvOf(rows.slice(150))), "--one-to-one", "both", "--threshold", "0.8", "--format", "parquet"], "fr");
  assert.equal(two.status, 0, two.error);
  assert.match(two.out, /paires comparées/);
  assert.equal((await jalon(["verify", one.directory, all])).status, 0);
  assert.equal((await jalon(["verify", one.directory, put("other.csv", csvOf(people(20)))])).status, 1);
});

test("known pairs in a file: two columns of identifiers, with or without the non-matches", async () => {
  const pairs = rows.flatMap((one, index) => (rows[index + 1]?.person === one.person ? [[one.id, rows[index + 1]?.id ?? ""] as const] : []));
  const only = await linkFile(all, "--json", "--labels", put("known.csv", `left_id,right_id\n${pairs.map((pair) => pair.join(",")).join("\n")}\n`));
  const figures = (told: Told): { truePairs: number; judgedOnListedOnly: boolean; f1: number } => (JSON.parse(told.out) as { labels: { truePairs: number; judgedOnListedOnly: boolean; f1: number } }).labels;
  assert.deepEqual([figures(only).truePairs, figures(only).judgedOnListedOnly], [pairs.length, false]);
  const both = await linkFile(all, "--json", "--labels", put("judged.csv", `unique_id_l,unique_id_r,clerical_match_score\n${pairs.map((pair) => `${pair.join(",")},1.0`).join("\n")}\nr0,r299,0.0\n`));
  assert.equal(figures(both).judgedOnListedOnly, true);
  const unknown = await linkFile(all, "--labels", put("nobody.csv", "left_id,right_id\nx,y\n"));
  assert.deepEqual([unknown.status, /None of the known pairs/.test(unknown.error)], [1, true]);
  assert.match((await linkFile(all, "--truth", "nothing")).error, /nothing/);
});

test("--estimate tells costs and writes nothing; --train-only stops before pairs", async () => {
  const told = await jalon(["--model", model, all, "--estimate", "--json"]);
  assert.deepEqual([told.status, (JSON.parse(told.out) as { costs: unknown[] }).costs.length], [0, 4]);
  const trained = await linkFile(all, "--train-only");
  assert.deepEqual(readdirSync(trained.directory).sort(), ["model-card.json", "model-card.md", "model.trained.json"]);
});

test("--draft prints a model that links the file it was drafted from", async () => {
  const drafted = await jalon([all, "--draft"]);
  assert.equal(drafted.status, 0, drafted.error);
  const told = await jalon(["--model", put("drafted.json", drafted.out), all, "--out", fresh(), "--truth", "person", "--json"]);
  assert.equal(told.status, 0, told.error);
  assert.ok((JSON.parse(told.out) as { labels: { f1: number } }).labels.f1 > 0.9, told.out);
});

const faulty: readonly (readonly [name: string, args: () => readonly string[], status: number, said: RegExp])[] = [
  ["no file", () => ["--model", model, "--out", fresh()], 2, /Give the file to link/],
  ["no model", () => [all, "--out", fresh()], 2, /--model/],
  ["no folder", () => ["--model", model, all], 2, /--out/],
  ["three files", () => ["--model", model, "--out", fresh(), all, all, all], 2, /one too many/],
  ["a threshold above one", () => ["--model", model, "--out", fresh(), all, "--threshold", "1.5"], 2, /share between 0 and 1/],
  ["a file that is not there", () => ["--model", model, "--out", fresh(), join(folder, "none.csv")], 1, /linkage\./],
  ["a folder as a file", () => ["--model", model, "--out", fresh(), folder], 1, /linkage\./],
  ["an empty file", () => ["--model", model, "--out", fresh(), put("empty.csv", "")], 1, /empty/],
  ["a header alone", () => ["--model", model, "--out", fresh(), put("header.csv", "id,surname,first_name,birth,city\n")], 1, /empty|no row/],
  ["a Parquet file that is none", () => ["--model", model, "--out", fresh(), put("broken.parquet", "PAR1 no")], 1, /read/],
  ["a missing column", () => ["--model", model, "--out", fresh(), put("columns.csv", csvOf(rows, ["id", "surname", "birth"]))], 1, /first_name[\s\S]*city/],
  ["an identifier that is missing", () => ["--model", model, "--out", fresh(), put("no-id.csv", csvOf(rows, ["surname", "first_name", "birth", "city"]))], 1, /“id”/],
  ["identifiers twice", () => ["--model", model, "--out", fresh(), put("twice.csv", csvOf([...rows, ...rows.slice(0, 2)]))], 1, /id/],
  ["the same file on both sides", () => ["--model", model, "--out", fresh(), all, all], 1, /same file is given twice/],
  ["a model that is not JSON", () => ["--model", put("bad.json", '{\n  "format": "jalon-linkage-model/1",\n  "name": oops\n}'), "--out", fresh(), all], 1, /line 3, column 11/],
  ["a model with faults", () => ["--model", put("faults.json", JSON.stringify({ ...peopleModel, blocking: [["nowhere"]], comparisons: [{ name: "x", kind: "nothing" }] })), "--out", fresh(), all], 1, /nowhere[\s\S]*|nothing/],
  ["a model that is not there", () => ["--model", join(folder, "none.json"), "--out", fresh(), all], 1, /cannot be read|neither/],
  ["a folder that is no run", () => ["--previous", folder, "--out", fresh(), all], 1, /not the folder of a finished linkage/],
  ["a rule that makes too many pairs", () => ["--model", put("wide.json", JSON.stringify({ ...peopleModel, blocking: [["city"]], maximumPairs: 100 })), "--out", fresh(), all], 1, /too many pairs[\s\S]*city/],
];

for (const [name, args, status, said] of faulty) test(`said, and nothing is left: ${name}`, async () => {
  const before = readdirSync(folder).filter((one) => one.startsWith("out-"));
  const given = args();
  const told = await jalon(given);
  assert.deepEqual([told.status, said.test(told.error)], [status, true], `${told.status}: ${told.error}`);
  const french = await jalon([...given, "--json"], "fr");
  assert.equal(french.status, status);
  assert.ok("error" in (JSON.parse(french.out) as object));
  assert.deepEqual(readdirSync(folder).filter((one) => one.startsWith("out-")), before);
});

const doubtful: readonly (readonly [name: string, text: string, check: (told: { linkedPairs: number; candidatePairs: number; clusters: number; warnings: { code: string }[] }) => void])[] = [
  ["one row", csvOf(rows.slice(0, 1)), (told) => assert.deepEqual([told.linkedPairs, told.clusters], [0, 1])],
  ["nothing in common", csvOf(["ZOLA", "HUGO", "SAND"].map((surname, index) => ({ id: `z${index}`, surname, first_name: ["EMILE", "VICTOR", "GEORGE"][index], birth: `18${index}0-0${index + 1}-11`, city: ["AIX", "BLOIS", "LENS"][index] }))), (told) => assert.deepEqual([told.linkedPairs, told.candidatePairs], [0, 0])],
  ["all rows alike", csvOf(rows.slice(0, 60).map(({ id }) => ({ id, surname: "MARTIN", first_name: "ANNE", birth: "1980-01-02", city: "PARIS" }))), (told) => assert.equal(told.candidatePairs, (60 * 59) / 2)],
  ["half the dates missing", csvOf(rows.map((row, index) => (index % 2 === 0 ? row : { ...row, birth: "" }))), (told) => assert.ok(told.linkedPairs > 0)],
];

for (const [name, text, check] of doubtful) test(`done, and told: ${name}`, async () => {
  const told = await linkFile(put(`${name.replaceAll(" ", "-")}.csv`, text), "--json");
  assert.equal(told.status, 0, told.error);
  const answer = JSON.parse(told.out) as Parameters<typeof check>[0];
  check(answer);
  assert.ok(answer.warnings.length > 0 || name === "half the dates missing", JSON.stringify(answer.warnings));
});

test("twins are told apart by their first names", async () => {
  const twins = [{ id: "t1", surname: "LEROY", first_name: "ALICE", birth: "2001-05-06", city: "METZ" }, { id: "t2", surname: "LEROY", first_name: "HUGO", birth: "2001-05-06", city: "METZ" }];
  const left = put("twins-left.csv", csvOf([...rows.slice(0, 120), ...twins]));
  const right = put("twins-right.csv", csvOf([...rows.slice(0, 120), ...twins].map((row) => ({ ...row, id: `x${row.id}` }))));
  const told = await linkFile(left, right, "--one-to-one", "both");
  assert.equal(told.status, 0, told.error);
  const linked = readFileSync(join(told.directory, "pairs.csv"), "utf8").split("\n").filter((line) => /^t\d,/.test(line) && line.includes(",true,")).map((line) => line.split(",").slice(0, 2));
  assert.deepEqual(linked, [["t1", "xt1"], ["t2", "xt2"]]);
});

test("no value of a file stands in what is said or written beside pairs and clusters", async () => {
  const planted = put("planted.csv", csvOf([...rows.slice(0, 100), { id: "p1", surname: "ZZPLANTEDNAME", first_name: "QQSECRET", birth: "1801-13-45", city: "XXTOWN" }, { id: "p1", surname: "ZZPLANTEDNAME", first_name: "QQSECRET", birth: "1801-13-45", city: "XXTOWN" }]));
  const refused = await linkFile(planted);
  assert.equal(refused.status, 1);
  const fine = put("planted-fine.csv", readFileSync(planted, "utf8").replace(/\np1,/, "\np2,"));
  const told = await linkFile(fine);
  assert.equal(told.status, 0, told.error);
  const said = [refused.error, refused.out, told.error, told.out, ...readdirSync(told.directory).map((name) => readFileSync(join(told.directory, name), "utf8"))].join("\n");
  assert.doesNotMatch(said, /PLANTEDNAME|QQSECRET|XXTOWN|1801-?13/i);
});

test("a run is carried on: ids of clusters stay, only new rows are compared", async () => {
  const first = await linkFile(put("first.csv", csvOf(rows.slice(0, 200))));
  const next = fresh();
  const told = await jalon(["--previous", first.directory, "--out", next, all, "--json"]);
  assert.equal(told.status, 0, told.error);
  const { difference } = JSON.parse(told.out) as { difference: { newRows: number; goneRows: number; clusters: { unchanged: number } } };
  assert.deepEqual([difference.newRows, difference.goneRows], [100, 0]);
  const full = fresh();
  assert.equal((await jalon(["--model", join(first.directory, "model.trained.json"), "--out", full, all])).status, 0);
  for (const name of ["pairs.csv", "clusters.csv"]) assert.ok(readFileSync(join(next, name)).equals(readFileSync(join(full, name))), name);
  const counted = JSON.parse(readFileSync(join(next, "run.json"), "utf8")) as { candidatePairs: number };
  assert.ok(counted.candidatePairs < (JSON.parse(readFileSync(join(full, "run.json"), "utf8")) as { candidatePairs: number }).candidatePairs);
  const changed = await jalon(["--previous", first.directory, "--model", model, "--threshold", "0.9", "--out", fresh(), all]);
  assert.deepEqual([changed.status, /another model/.test(changed.error)], [1, true]);
});

test("a device that never ends is refused, and the command ends", async () => {
  const child = spawn(process.execPath, [join(root, "bin/jalon"), "link", "--model", model, "/dev/zero", "--out", fresh()], { cwd: folder, timeout: 60_000, env: { ...process.env, TMPDIR: folder, JALON_LANG: "en" } });
  assert.equal(await new Promise<number | null>((resolve) => child.on("exit", resolve)), 1);
});

test("Ctrl-C leaves nothing", async () => {
  const large = put("large.csv", csvOf(people(60_000)));
  const directory = fresh();
  copyFileSync(model, join(folder, "slow.json"));
  const child = spawn(process.execPath, [join(root, "bin/jalon"), "link", "--model", join(folder, "slow.json"), large, "--out", directory], { cwd: folder, env: { ...process.env, TMPDIR: folder, JALON_LANG: "en" } });
  let error = "";
  const status = await new Promise<number | null>((resolve) => {
    child.stderr.on("data", (text: Buffer) => {
      error += text.toString();
      if (/Random pairs|Training|Comparing/.test(error) && !child.killed) child.kill("SIGINT");
    });
    child.on("exit", resolve);
  });
  assert.deepEqual([status, /nothing was written/.test(error)], [130, true], error);
  assert.ok(!existsSync(directory));
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith("jalon-")), []);
});
