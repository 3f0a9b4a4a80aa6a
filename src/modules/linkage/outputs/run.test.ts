import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import type { LinkageModel } from "../domain/model.ts";
import { link } from "./link.ts";
import { runLinkage } from "./run.ts";
import { csvOf, people, peopleModel } from "./testing/people.ts";
import { verifyRun } from "./verify.ts";

const folder = mkdtempSync(join(tmpdir(), "jalon-link-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);
const rows = people(400);
writeFileSync(place("people.csv"), csvOf(rows));
const file = { file: place("people.csv") };

function same(one: string, two: string): void {
  assert.deepEqual(readdirSync(one).sort(), readdirSync(two).sort());
  for (const name of readdirSync(one)) assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(two, name))), name);
}

const lines = (path: string): string[][] => readFileSync(path, "utf8").trimEnd().split("\n").map((line) => line.split(","));

test("the same inputs give the same bytes, whatever the threads, in CSV and Parquet", async () => {
  const { run } = await runLinkage({ model: peopleModel, left: file }, place("one"), { threads: 1, labels: { column: "person" } });
  await runLinkage({ model: peopleModel, left: file }, place("two"), { threads: 4, labels: { column: "person" } });
  same(place("one"), place("two"));
  assert.ok((run.labels?.f1 ?? 0) > 0.97, String(run.labels?.f1));
  await runLinkage({ model: peopleModel, left: file }, place("three"), { threads: 1, format: "parquet" });
  await runLinkage({ model: peopleModel, left: file }, place("four"), { threads: 3, format: "parquet" });
  same(place("three"), place("four"));
  const db = await openAnalytics();
  const [row] = await db.rows<{ n: number }>(`select count(*)::double as n from (select left_id, right_id, probability, weight, linked from '${place("three/pairs.parquet")}' except select left_id, right_id, probability, weight, linked from read_csv('${place("one/pairs.csv")}', types = {'left_id': 'VARCHAR', 'right_id': 'VARCHAR'}))`);
  db.close();
  assert.equal(row?.n, 0);
});

test("weights of the comparisons and the prior add up to the weight; clusters hold every row once", async () => {
  const { pairs, clusters, summary } = await link({ model: peopleModel, left: rows.map((row) => ({ ...row })) });
  const { prior } = summary.training.values;
  for (const pair of pairs) {
    const sum = pair.evidence.reduce((total, { weight }) => total + weight, Math.log2(prior / (1 - prior)));
    assert.ok(Math.abs(sum - pair.weight) < 1e-9);
    assert.ok(Math.abs(pair.probability - 1 / (1 + 2 ** -pair.weight)) < 1e-12);
  }
  assert.deepEqual(clusters.map(({ id }) => id).sort(), rows.map(({ id }) => id).sort());
  // A second method: rows reached through links, by walking.
  const clusterOf = new Map(clusters.map(({ id, cluster }) => [id, cluster]));
  const reached = new Map(rows.map(({ id }) => [id, id]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { left, right, linked } of pairs) {
      const [one = "", two = ""] = [reached.get(left), reached.get(right)];
      if (!linked || one === two) continue;
      const least = Number(one.slice(1)) < Number(two.slice(1)) ? one : two;
      reached.set(left, least).set(right, least);
      changed = true;
    }
  }
  assert.deepEqual(clusterOf, reached);
});

test("files and rows in memory give the same answer as runLinkage wrote", async () => {
  const { pairs } = await link({ model: peopleModel, left: file });
  const written = lines(place("one/pairs.csv")).slice(1);
  assert.deepEqual(written.map(([left, right, probability, weight, linked]) => [left, right, Number(probability), Number(weight), linked]), pairs.map((pair) => [pair.left, pair.right, pair.probability, pair.weight, String(pair.linked)]));
});

test("a folder that holds a run is kept, unless forced; another format replaces it whole", async () => {
  await assert.rejects(runLinkage({ model: peopleModel, left: file }, place("one")), { code: "linkage.files-in-the-way" });
  await assert.rejects(runLinkage({ model: peopleModel, left: file }, place("one"), { format: "parquet" }), { code: "linkage.files-in-the-way" });
  await runLinkage({ model: peopleModel, left: file }, place("two"), { format: "parquet", force: true });
  assert.ok(!existsSync(place("two/pairs.csv")) && existsSync(place("two/pairs.parquet")));
  await assert.rejects(runLinkage({ model: peopleModel, left: { file: place("none.csv") } }, place("deep/er/none")), { code: "linkage.input-not-valid" });
  assert.ok(!existsSync(place("deep")));
  const stop = new AbortController();
  await assert.rejects(runLinkage({ model: peopleModel, left: file }, place("stopped"), { signal: stop.signal, progress: (stage) => { if (stage === "scoring") stop.abort(new Error("stopped")); } }), /stopped/);
  assert.ok(!existsSync(place("stopped")));
});

test("a seal holds, says what was altered, and the run can be redone to the same bytes", async () => {
  const check = (again: boolean): Promise<readonly { readonly code: string }[]> => verifyRun(place("one"), { inputs: [file], again, temporaryDirectory: folder });
  // The figures against known pairs are in run.json: redone without them only results are compared.
  assert.deepEqual(await check(true), []);
  writeFileSync(place("people-2.csv"), csvOf(rows.toSpliced(3, 1)));
  assert.deepEqual((await verifyRun(place("one"), { inputs: [{ file: place("people-2.csv") }], temporaryDirectory: folder })).map(({ code }) => code), ["linkage.input-changed"]);
  const pairs = readFileSync(place("one/pairs.csv"), "utf8");
  writeFileSync(place("one/pairs.csv"), pairs.replace("true", "false"));
  assert.deepEqual((await check(false)).map(({ code }) => code), ["linkage.file-altered"]);
  writeFileSync(place("one/pairs.csv"), pairs);
  const seal = readFileSync(place("one/seal.json"), "utf8");
  writeFileSync(place("one/seal.json"), seal.replace(/"linkedPairs": \d+/, '"linkedPairs": 1'));
  assert.deepEqual((await check(false)).map(({ code }) => code), ["linkage.seal-altered"]);
  writeFileSync(place("one/seal.json"), `${seal} `);
  assert.deepEqual((await check(false)).map(({ code }) => code), ["linkage.seal-altered"]);
  writeFileSync(place("one/seal.json"), seal);
  await assert.rejects(verifyRun(folder, { temporaryDirectory: folder }), { code: "linkage.not-a-run" });
});

test("the model that was trained links again without training, to the same pairs", async () => {
  const trained = JSON.parse(readFileSync(place("one/model.trained.json"), "utf8")) as LinkageModel;
  const { seal, run } = await runLinkage({ model: trained, left: file }, place("again"));
  assert.equal(seal?.trainedFrom, "model");
  assert.equal(run.training.sessions.length, 0);
  assert.ok(readFileSync(place("again/pairs.csv")).equals(readFileSync(place("one/pairs.csv"))));
  const only = await runLinkage({ model: peopleModel, left: file }, place("trained"), { trainOnly: true });
  assert.deepEqual([only.seal, readdirSync(place("trained")).sort()], [null, ["model-card.json", "model-card.md", "model.trained.json"]]);
  assert.deepEqual(JSON.parse(readFileSync(place("trained/model.trained.json"), "utf8")), trained);
});

test("one-to-one between two files, and readers' decisions, which win", async () => {
  const left = rows.slice(0, 200).map((row) => ({ ...row }));
  const right = [...left.map((row) => ({ ...row, id: `x${row.id}` })), ...left.slice(0, 20).map((row) => ({ ...row, id: `y${row.id}` }))];
  const free = await link({ model: peopleModel, left, right });
  assert.ok(new Set(free.pairs.filter(({ linked }) => linked).map(({ left: id }) => id)).size < free.summary.linkedPairs);
  const bound = await link({ model: { ...peopleModel, decision: { oneToOne: "both" } }, left, right });
  const links = bound.pairs.filter(({ linked }) => linked);
  assert.equal(new Set(links.map((pair) => pair.left)).size, links.length);
  assert.equal(new Set(links.map((pair) => pair.right)).size, links.length);
  assert.equal(links.length, bound.summary.linkedPairs);
  assert.ok(bound.summary.warnings.some(({ code }) => code === "linkage.ties"));
  const first = links[0];
  assert.ok(first !== undefined);
  writeFileSync(place("left.csv"), csvOf(left));
  writeFileSync(place("right.csv"), csvOf(right));
  await runLinkage({ model: peopleModel, left: { file: place("left.csv") }, right: { file: place("right.csv") } }, place("decided"), { decisions: [{ left: first.left, right: first.right, match: false }] });
  const found = lines(place("decided/pairs.csv")).find(([one, two]) => one === first.left && two === first.right);
  assert.equal(found?.[4], "false");
  assert.deepEqual(lines(place("decided/clusters.csv"))[1]?.slice(1), ["left", "r0"]);
});
