import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { compute, topShares, type ComputeAnswer, type CorpusRecipe, type EngineOptions, type PaperRow, type UnitRow } from "../library.ts";
import { askOracle, compareResults } from "./index.ts";

const recipe: CorpusRecipe = { classification: "properties", documentTypes: ["article", "review"], citationsUntilYear: 2024, windowYears: null, selfCitations: "unknown", observedOn: "2024-12-31" };
const ask = (papers: readonly PaperRow[], units: readonly UnitRow[] | null = null, options: EngineOptions = {}): Promise<ComputeAnswer> =>
  compute({ papers, units, reference: "self", recipe, byYear: true, byField: true, bootstrap: { resamples: 20, coverage: 0.95, seed: "properties" } }, { memoryMb: 256, ...options });

const weights = fc.constantFrom<readonly string[]>(["1"], ["1/2", "1/2"], ["1/3", "2/3"], ["1/3", "1/3", "1/3"], ["0.25", "0.75"], ["1/7", "2/7", "4/7"]);
const paperRow = fc
  .record({ fields: fc.shuffledSubarray(["X", "Y", "Z", "é:ü"], { minLength: 3, maxLength: 3 }), weights, year: fc.constantFrom(2021, 2022), documentType: fc.constantFrom("article", "review"), journal: fc.constantFrom("J1", "J2", null), citations: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 100_000 })) })
  .map(({ fields, weights: shares, ...rest }) => ({ ...rest, fields: shares.map((weight, index) => ({ field: fields[index] ?? "X", weight })) }));
const corpus = fc.array(paperRow, { minLength: 1, maxLength: 40 }).map((rows) => rows.map((row, index): PaperRow => ({ paper: `P${String(index).padStart(2, "0")}`, ...row })));
/** At most 1 for each paper, over two units. */
const bearing = fc.constantFrom<readonly (readonly [string, string])[]>([], [["U", "1"]], [["U", "1/3"], ["V", "2/3"]], [["U", "5/6"], ["V", "1/6"]], [["V", "0.2"]]);
const world = corpus.chain((papers) => fc.record({ papers: fc.constant(papers), units: fc.array(bearing, { minLength: papers.length, maxLength: papers.length }).map((all) => all.flatMap((rows, index): UnitRow[] => rows.map(([unit, weight]) => ({ paper: papers[index]?.paper ?? "", unit, weight })))) }));
const settings = { numRuns: 8 };

const near = (actual: number | null, expected: number, what: string): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-9, `${what}: ${actual} for ${expected}`);
const written = ({ results, scores, referenceSha256, corpusSha256 }: ComputeAnswer): string => JSON.stringify({ results, scores, referenceSha256, corpusSha256 });

test("property 1: the world has impact 1 and exactly x in its top x, overall, in each year and in each field; the oracle agrees on every unit", async () => {
  await fc.assert(fc.asyncProperty(world, async ({ papers, units }) => {
    const answer = await ask(papers, units);
    for (const { unit, year, field, normalisedImpact, top } of answer.results.filter((one) => one.unit === "*")) {
      const what = `${unit} ${year} ${field}`;
      near(normalisedImpact.value, 1, what);
      for (const [share, q] of [["1/10", 10], ["1/20", 20], ["1/100", 100]] as const) near(top[share].value, 1 / q, what);
    }
    const { results } = await askOracle(papers, units);
    assert.deepEqual(compareResults(answer.results, results).faults, []);
  }), settings);
});

test("property 2: unit weights are conserved when two units become one", async () => {
  await fc.assert(fc.asyncProperty(world, async ({ papers, units }) => {
    const apart = await ask(papers, units);
    // A paper borne by both is borne once, with the sum of its weights.
    const together = new Map<string, bigint>();
    for (const { paper, weight } of units) together.set(paper, (together.get(paper) ?? 0n) + ({ "1": 30n, "1/3": 10n, "2/3": 20n, "5/6": 25n, "1/6": 5n, "0.2": 6n }[weight] ?? 0n));
    const one = await ask(papers, [...together].map(([paper, thirtieths]) => ({ paper, unit: "W", weight: `${thirtieths}/30` })));
    const sum = (answer: ComputeAnswer): number => answer.results.filter(({ unit, counting, year, field }) => unit !== "*" && counting === "fractional" && year === null && field === null).reduce((total, { weight }) => total + weight, 0);
    near(sum(one), sum(apart), "weight");
    const citations = (answer: ComputeAnswer): number => answer.results.filter(({ unit, counting, year, field }) => unit !== "*" && counting === "fractional" && year === null && field === null).reduce((total, { weight, normalisedImpact }) => total + weight * (normalisedImpact.value ?? 0), 0);
    near(citations(one) / Math.max(1, citations(apart)), citations(apart) / Math.max(1, citations(apart)), "total normalised citations");
  }), settings);
});

test("property 3: neither the order of rows nor that of fields within a paper nor the threads show in any byte", async () => {
  await fc.assert(fc.asyncProperty(world.chain(({ papers, units }) => fc.record({
    papers: fc.constant(papers), units: fc.constant(units),
    shuffledPapers: fc.shuffledSubarray(papers, { minLength: papers.length }), shuffledUnits: fc.shuffledSubarray(units, { minLength: units.length }),
  })), async ({ papers, units, shuffledPapers, shuffledUnits }) => {
    const first = await ask(papers, units, { threads: 1 });
    const second = await ask(shuffledPapers.map((row) => ({ ...row, fields: row.fields.toReversed() })), shuffledUnits, { threads: 2 });
    assert.equal(written(second), written(first));
  }), settings);
});

test("property 4: a paper in a cell of its own changes no other score", async () => {
  await fc.assert(fc.asyncProperty(corpus, async (papers) => {
    const before = await ask(papers);
    const after = await ask([...papers, { paper: "other", year: 2019, documentType: "article", fields: [{ field: "Elsewhere", weight: "1" }], journal: "J9", citations: 7 }]);
    assert.deepEqual(after.scores.filter(({ paper }) => paper !== "other"), before.scores);
  }), settings);
});

test("property 5: impact is the same when all citations are multiplied", async () => {
  await fc.assert(fc.asyncProperty(world, fc.integer({ min: 2, max: 7 }), async ({ papers, units }, factor) => {
    const before = await ask(papers, units);
    const after = await ask(papers.map((row) => ({ ...row, citations: row.citations * factor })), units);
    for (const [index, result] of before.results.entries()) {
      const other = after.results[index];
      assert.equal(other?.unit, result.unit);
      if (result.normalisedImpact.value !== null) near(other?.normalisedImpact.value ?? null, result.normalisedImpact.value, result.unit);
      for (const share of topShares) assert.equal(other?.top[share].value, result.top[share].value);
    }
  }), settings);
});

test("property 6: scores never fall as citations rise, among papers of the same fields, year and type", async () => {
  await fc.assert(fc.asyncProperty(corpus, async (papers) => {
    const { scores } = await ask(papers);
    const of = new Map(scores.map((score) => [score.paper, score]));
    const alike = new Map<string, PaperRow[]>();
    for (const row of papers) {
      const cells = JSON.stringify([row.fields.toSorted((a, b) => (a.field < b.field ? -1 : 1)), row.year, row.documentType]);
      alike.set(cells, [...(alike.get(cells) ?? []), row]);
    }
    for (const group of alike.values()) {
      const rising = group.toSorted((a, b) => a.citations - b.citations).map(({ paper }) => of.get(paper));
      for (const [index, score] of rising.entries()) {
        const next = rising[index + 1];
        if (score === undefined || next === undefined) continue;
        assert.ok(next.normalisedCitations >= score.normalisedCitations - 1e-12);
        for (const share of topShares) assert.ok(next.top[share] >= score.top[share] - 1e-12);
      }
    }
  }), settings);
});
