import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, html } from "../testing/ask.ts";
import { testDeps, testLabels } from "../testing/deps.ts";
import { firstVersion, study, trialContent } from "../testing/studies.ts";
import { fieldChanges } from "./field-changes.ts";
import { studyVersionRoutes } from "./index.ts";
import { wordDifference } from "./word-difference.ts";

const context = { language: "fr", record: "fr", labels: testLabels, datasets: new Map(), cohorts: new Map() } as const;

test("a word that changed is taken out and put in, the rest stays; both texts can be made again", () => {
  assert.deepEqual(wordDifference("Un adulte sur trois rechute.", "Un adulte sur deux rechute."), [
    { kind: "same", text: "Un adulte sur " }, { kind: "removed", text: "trois" }, { kind: "added", text: "deux" }, { kind: "same", text: " rechute." },
  ]);
  const made = (pieces: ReturnType<typeof wordDifference>, kind: "removed" | "added"): string => pieces.filter((piece) => piece.kind === "same" || piece.kind === kind).map(({ text }) => text).join("");
  for (const [before, after] of [["", "neuf"], ["vieux", ""], ["a b c d", "b d e"], ["l’étude, l’essai", "l’essai; l’étude"], ["x\n\ny z", "x y\nz"]] as const) {
    const pieces = wordDifference(before, after);
    assert.deepEqual([made(pieces, "removed"), made(pieces, "added")], [before, after]);
  }
});

test("texts of a hundred thousand characters are compared within a second, and can be made again", () => {
  const before = Array.from({ length: 16_000 }, (_, at) => `mot${at % 977}`).join(" ");
  const after = Array.from({ length: 16_000 }, (_, at) => `mot${(at * 7) % 983}`).join(" ");
  const started = performance.now();
  const pieces = wordDifference(before, after);
  assert.ok(performance.now() - started < 1000);
  assert.equal(pieces.filter(({ kind }) => kind !== "added").map(({ text }) => text).join(""), before);
});

test("each field that differs is told in its own way: words, values, entries that came, went or were reworded", () => {
  const changes = fieldChanges(firstVersion(), study(), context);
  assert.deepEqual(changes.map(({ field, kind }) => [field.name, kind]), [["summary", "text"], ["outcomes", "entries"], ["maximumAgeYears", "value"], ["sites", "entries"], ["recruitmentStatus", "value"], ["plannedSize", "value"]]);
  const entries = (name: string) => { const change = changes.find(({ field }) => field.name === name); return change?.kind === "entries" ? change.entries.map(({ kind }) => kind) : []; };
  assert.deepEqual(entries("outcomes"), ["changed"]);
  assert.deepEqual(entries("sites"), ["added"]);
  const size = changes.find(({ field }) => field.name === "plannedSize");
  assert.deepEqual(size?.kind === "value" ? [size.before, size.after] : null, ["900", "1\u202f240"]);
  const status = changes.find(({ field }) => field.name === "recruitmentStatus");
  assert.match(status?.kind === "value" ? (status.before ?? "") : "", /^[^/]+$/u);
  assert.deepEqual(fieldChanges(study(), study(), context), []);
});

test("entries in another order are said to be only that", () => {
  const { sites } = trialContent();
  const [change] = fieldChanges(study(), study({ content: trialContent({ sites: sites.toReversed() }) }), context);
  assert.equal(change?.kind === "entries" && change.reordered, true);
});

test("the page of differences marks additions and removals in words as well", async () => {
  const routes = studyVersionRoutes(testDeps());
  const page = html(await ask(routes, "/studies/st-000042/difference?from=1&to=2"));
  assert.match(page, /<del><span class="visually-hidden" lang="fr">\[retiré\u202f: <\/span>trois<span class="visually-hidden">\]<\/span><\/del><ins>/u);
  assert.match(page, /lang="fr"/u);
  assert.match(page, /6 champs diffèrent/u);
  // Backwards: what came is what goes.
  assert.match(html(await ask(routes, "/studies/st-000042/difference?from=2&to=1")), /<del>.*?deux.*?<\/del>/su);
  assert.match(html(await ask(routes, "/studies/st-000042/difference?from=2&to=2")), /disent la même chose/u);
  const file = await ask(routes, "/exports/studies/st-000042/difference.csv?from=1&to=2");
  assert.match(file.kind === "file" ? String(file.bytes) : "", /Nombre de participants prévus/u);
});

test("the list of versions says what changed in words, and which came from a register", async () => {
  const page = html(await ask(studyVersionRoutes(testDeps()), "/studies/st-000042/versions"));
  assert.match(page, /Première version/u);
  assert.match(page, /un registre, sans intervention/u);
  assert.match(page, /difference\?from=1&amp;to=2/u);
});
