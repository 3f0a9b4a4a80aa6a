import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { generateCorpus } from "../generate/index.ts";
import { compute } from "../library.ts";
import { compareResults, oracleResults, oracleTables } from "./index.ts";

test("a million papers: every indicator of every unit, year and field is the oracle's to 1e-9", async (context) => {
  const directory = await mkdtemp(join(tmpdir(), "jalon-million-"));
  try {
    const { papersFile, unitsFile } = await generateCorpus({ papers: 1_000_000, seed: "million", fields: 250 }, { directory });
    const recipe = { classification: "generated", documentTypes: ["article", "review"], citationsUntilYear: 2024, windowYears: null, selfCitations: "unknown", observedOn: "2024-12-31" } as const;
    const { results } = await compute({ papers: { file: papersFile }, units: { file: unitsFile }, reference: "self", recipe, byYear: true, byField: true, bootstrap: null });
    const analytics = await openAnalytics({ memoryMb: 2_048, temporaryDirectory: directory });
    try {
      await analytics.run(`create table papers as select * from '${papersFile}'`);
      await analytics.run(`create table units as select * from '${unitsFile}'`);
      await oracleTables(analytics, { world: "papers", actor: "papers", units: "units" });
      const comparison = compareResults(results, await oracleResults(analytics));
      assert.deepEqual(comparison.faults.slice(0, 5), []);
      assert.ok(comparison.values > 200_000);
      context.diagnostic(`${comparison.values} values, largest difference ${comparison.largestDifference}`);
    } finally {
      analytics.close();
    }
  } finally {
    await rm(directory, { recursive: true });
  }
});
