import assert from "node:assert/strict";
import { test } from "node:test";
import { datagouvSet } from "./testing/datagouv.ts";
import { judgedSet } from "./testing/judged-set.ts";
import { byKind, measureQueries } from "../../../kernel/search/documents/testing/judged.ts";
import { mean, ndcgAt10, reciprocalRank } from "../../../kernel/search/documents/testing/measure.ts";
import { searchOver } from "./testing/measure-judged.ts";

test("the measures, by hand", () => {
  // One of grade 3 at the second place, best at the first: 7 / log2(3) over 7.
  assert.ok(Math.abs(ndcgAt10(["x", "a"], new Map([["a", 3]])) - 1 / Math.log2(3)) < 1e-12);
  // Grades 1 then 3: (1 + 7 / log2(3)) / (7 + 1 / log2(3)).
  assert.ok(Math.abs(ndcgAt10(["b", "a"], new Map([["a", 3], ["b", 1]])) - (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3))) < 1e-12);
  assert.equal(reciprocalRank(["x", "b", "a"], new Map([["a", 2], ["b", 1]])), 1 / 3);
  assert.equal(reciprocalRank(["x"], new Map([["a", 3]])), 0);
});

for (const seed of [undefined, 7_919]) {
  test(`the project's own judged queries keep their figures (${seed === undefined ? "the set of the documentation" : `another set, seed ${seed}`})`, async (t) => {
    const { datasets, queries } = judgedSet(seed);
    assert.ok(datasets.length >= 400 && queries.length >= 120);
    const figures = byKind(await measureQueries(searchOver(datasets), queries));
    for (const { kind, queries: count, ndcg, mrr } of figures) t.diagnostic(`${kind}: ${count} queries, nDCG@10 ${ndcg.toFixed(3)}, MRR ${mrr.toFixed(3)}`);
    const of = (kind: string) => figures.find((one) => one.kind === kind) ?? assert.fail(kind);
    assert.ok(of("all").ndcg >= 0.93, `nDCG@10 ${of("all").ndcg}`);
    assert.ok(of("all").mrr >= 0.97, `MRR ${of("all").mrr}`);
    for (const kind of ["a disease, in French", "a disease, in English", "another name of the disease", "without accents, in capitals"]) assert.ok(of(kind).ndcg >= 0.93, `${kind} ${of(kind).ndcg}`);
    assert.ok(of("a typing error").ndcg >= 0.85);
    assert.equal(of("an exact title, record of low quality").mrr, 1, "an exact title always comes first");
    assert.equal(of("an acronym").mrr, 1);
  });
}

const datagouv = datagouvSet();
test("judged queries of the national portal, its datasets among the house's own", { skip: datagouv === null ? "the shared folder is absent" : false }, async (t) => {
  if (datagouv === null) return;
  const { queries, all, datasets } = datagouv;
  const measured = await measureQueries(searchOver([...judgedSet().datasets, ...datasets]), queries);
  t.diagnostic(`${queries.length} of ${all} queries expect a dataset of the sample: nDCG@10 ${mean(measured.map(({ ndcg }) => ndcg)).toFixed(3)}, MRR ${mean(measured.map(({ reciprocal }) => reciprocal)).toFixed(3)}`);
  assert.equal(queries.length, 5);
  for (const { text, reciprocal } of measured) assert.equal(reciprocal, 1, text);
});
