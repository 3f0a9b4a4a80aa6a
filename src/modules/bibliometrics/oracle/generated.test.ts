import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { generateCorpus, type CorpusOptions, type CorpusTruth } from "../generate/index.ts";
import { compute, topShares, type ComputeAnswer, type CorpusRecipe } from "../library.ts";
import { compareResults, oracleResults, oracleTables } from "./index.ts";

const recipe: CorpusRecipe = { classification: "generated", documentTypes: ["article", "review"], citationsUntilYear: 2024, windowYears: null, selfCitations: "unknown", observedOn: "2024-12-31" };

function number(text: string): number {
  const [numerator = "0", denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}

/** Engine against what is known, and engine against oracle, on a corpus written to a file that is then removed. */
async function held(options: CorpusOptions, format: "parquet" | "csv"): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "jalon-oracle-"));
  try {
    const { papersFile, unitsFile, truth } = await generateCorpus(options, { directory, format });
    const answer = await compute({ papers: { file: papersFile }, units: { file: unitsFile }, reference: "self", recipe, byYear: true, byField: true, bootstrap: null });
    assert.equal(answer.scores.length, options.papers);
    holdsTruth(answer, truth);
    const analytics = await openAnalytics({ memoryMb: 2_048, temporaryDirectory: directory });
    try {
      await analytics.run(`create table papers as select * from '${papersFile}'`);
      await analytics.run(`create table units as select paper, unit, weight::varchar as weight from '${unitsFile}'`);
      await oracleTables(analytics, { world: "papers", actor: "papers", units: "units" });
      const comparison = compareResults(answer.results, await oracleResults(analytics));
      assert.deepEqual(comparison.faults.slice(0, 5), []);
      return comparison.values;
    } finally {
      analytics.close();
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}

function holdsTruth({ results }: ComputeAnswer, truth: CorpusTruth): void {
  const near = (actual: number | null | undefined, expected: number, what: string): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-9, `${what}: ${actual} for ${expected}`);
  for (const known of truth.units) {
    const found = results.find(({ unit, counting, year, field }) => unit === known.unit && counting === known.counting && year === null && field === null);
    const what = `${known.unit}, ${known.counting}`;
    near(found?.normalisedImpact.value, number(known.normalisedImpact), what);
    near(found?.journalNormalisedImpact.value, number(known.journalNormalisedImpact), `${what}, by journal`);
    for (const share of topShares) near(found?.top[share].value, number(known.top[share]), `${what}, top ${share}`);
    if (known.papers !== null) assert.equal(found?.papers, known.papers, what);
  }
  // In every cell: a year and a field hold whole cells of the world, so that their means are those of their cells.
  const world = results.filter(({ unit }) => unit === "*");
  assert.ok(world.length > 2);
  for (const { year, field, normalisedImpact, top } of world) {
    near(normalisedImpact.value, 1, `world, ${year} ${field}`);
    for (const share of topShares) near(top[share].value, number(share), `world, ${year} ${field}, top ${share}`);
  }
}

test("engine, oracle and known truth agree: short window, mostly uncited, many fields, CSV", async () => {
  assert.ok((await held({ papers: 20_000, seed: "short", citationLogMean: -0.5, multiFieldShare: 0.6, fields: 97 }, "csv")) > 20_000);
});

test("engine, oracle and known truth agree: mature window, one field a paper, Parquet", async () => {
  assert.ok((await held({ papers: 20_000, seed: "mature", multiFieldShare: 0, fields: 12, units: 7, unitShare: 0.9, years: [2020, 2020] }, "parquet")) > 500);
});
