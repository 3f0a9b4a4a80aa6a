import assert from "node:assert/strict";
import test from "node:test";
import { fraction } from "../generate/index.ts";
import { buildReference, cellValueOf, compute, type ComputeAnswer, type CorpusRecipe, type PaperRow, type UnitRow } from "../library.ts";
import { askOracle } from "./index.ts";
import { paper, scoreVectors, weightVector, type ScoreVector } from "./vectors.ts";

const recipe: CorpusRecipe = { classification: "vectors", documentTypes: ["article"], citationsUntilYear: 2024, windowYears: null, selfCitations: "unknown", observedOn: "2024-12-31" };
const answer = (papers: readonly PaperRow[], units: readonly UnitRow[] | null = null): Promise<ComputeAnswer> => compute({ papers, units, reference: "self", recipe, bootstrap: null });

function number(text: string): number {
  const [numerator = "0", denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}

const near = (actual: number | null | undefined, expected: number): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-12, `${actual} for ${expected}`);

/** The engine knows the top 10 %: with four uncited papers more for each of a vector, its top tenth is the vector's top half. */
const inTenths = (vector: ScoreVector): readonly PaperRow[] =>
  vector.q === 10 ? vector.papers : [...vector.papers, ...Array.from({ length: vector.papers.length * (10 / vector.q - 1) }, (_, index) => paper(`filler${index}`, 0))];

for (const vector of scoreVectors) {
  test(`engine, ${vector.name}`, async () => {
    const { scores, results } = await answer(inTenths(vector));
    const of = new Map(scores.map((score) => [score.paper, score]));
    for (const [index, { paper: code }] of vector.papers.entries()) {
      if (vector.top !== undefined) near(of.get(code)?.top["1/10"], number(vector.top[index] ?? ""));
      if (vector.normalised !== undefined) near(of.get(code)?.normalisedCitations, number(vector.normalised[index] ?? ""));
    }
    const world = results.find(({ unit, counting }) => unit === "*" && counting === "fractional");
    near(world?.normalisedImpact.value, 1);
    near(world?.top["1/10"].value, 0.1);
  });
}

test("engine, thresholds and tie scores as fractions: those of the oracle, digit for digit", async () => {
  for (const vector of scoreVectors) {
    const papers = inTenths(vector);
    const { cells } = await buildReference({ papers, recipe });
    const { scores } = await askOracle(papers);
    for (const cell of cells.filter(({ kind }) => kind === "field")) {
      const { citations, tieScore } = cellValueOf(cell).thresholds["1/10"];
      const at = papers.find((one) => one.citations === citations && one.fields.length === 1 && one.fields[0]?.field === cell.code);
      if (at === undefined) continue;
      const exact = scores.get(at.paper)?.top[10];
      assert.equal(tieScore, exact === undefined ? "absent" : fraction(exact.numerator, exact.denominator), vector.name);
    }
  }
});

test("engine, V4: exactly 1, where floats give 0.9999999999999987", async () => {
  const { scores } = await answer(Array.from({ length: 10 }, (_, index) => paper(`P${index}`, index)));
  assert.deepEqual(scores.map(({ top }) => top["1/10"]), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test("engine, V6a: full and fractional means", async () => {
  const { results } = await answer(weightVector.papers, weightVector.units);
  for (const counting of ["full", "fractional"] as const) near(results.find((one) => one.unit === "U" && one.counting === counting)?.normalisedImpact.value, number(weightVector[counting]));
});

test("engine, V7 and V8: what other tools' rules call top is not ours", async () => {
  // Rank over greatest rank plus one finds nobody among four papers nor among ten; a rounded quantile takes one of three for a half.
  const four = await answer([0, 0, 1, 5].map((count, index) => paper(`P${index}`, count)));
  assert.equal(four.scores.filter(({ top }) => top["1/10"] > 0).length, 1);
  near(four.results.find(({ unit }) => unit === "*")?.top["1/10"].value, 0.1);
  const half = scoreVectors.find(({ name }) => name.startsWith("V8"));
  const { scores } = await answer(half === undefined ? [] : inTenths(half));
  near(scores.reduce((sum, { top }) => sum + top["1/10"], 0), 1.5);
});

test("engine, e = 0: a cell without citations gives 1 to each, in a year of its own, and by journal too", async () => {
  const { scores } = await answer([paper("a", 0, { X: "1" }, "J", 2023), paper("b", 0, { X: "1" }, "J", 2023), paper("c", 4, { X: "1" }, "J", 2022), paper("d", 0, { X: "1" }, null, 2022)]);
  assert.deepEqual(scores.map(({ paper: code, normalisedCitations, journalNormalisedCitations }) => [code, normalisedCitations, journalNormalisedCitations]), [["a", 1, 1], ["b", 1, 1], ["c", 2, 1], ["d", 0, null]]);
});

test("engine and oracle, papers held against another world", async () => {
  const world = [paper("w1", 10), paper("w2", 2, { X: "1/3", Y: "2/3" }), paper("w3", 0, { Y: "1" }), paper("w4", 7, { Y: "0.25", X: "0.75" }, "J"), paper("w5", 1, { X: "1" }, "J")];
  const own = [paper("p1", 7), paper("p2", 3, { X: "1/2", Y: "1/2" }, "J"), paper("p3", 0, { Y: "1" }), paper("p4", 12, { X: "5/6", Y: "1/6" })];
  const units = [{ paper: "p1", unit: "U", weight: "1/3" }, { paper: "p2", unit: "U", weight: "5/6" }, { paper: "p4", unit: "U", weight: "0.5" }, { paper: "p3", unit: "V", weight: "1" }];
  const reference = await buildReference({ papers: world, recipe });
  const { results, withoutCell } = await compute({ papers: own, units, reference, recipe, bootstrap: null });
  assert.deepEqual(withoutCell, []);
  const oracle = await askOracle(own, units, { world });
  for (const result of results) {
    const exact = oracle[result.counting].get(result.unit);
    near(result.normalisedImpact.value, number(exact?.normalisedImpact ?? ""));
    near(result.top["1/10"].value, number(exact?.top[10] ?? ""));
    near(result.top["1/20"].value, number(exact?.top[20] ?? ""));
    near(result.top["1/100"].value, number(exact?.top[100] ?? ""));
    if (exact?.journalNormalisedImpact === "none") assert.equal(result.journalNormalisedImpact.value, null);
    else near(result.journalNormalisedImpact.value, number(exact?.journalNormalisedImpact ?? ""));
  }
});
