import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { LinkageModel } from "../../domain/model.ts";
import { rulePairs } from "../blocking/rules.ts";
import { openEngine } from "../open-session.ts";
import { linkageData, withoutData } from "../testing/shared.ts";
import { patternsOfPairs } from "../vectors/read-patterns.ts";
import { expectationMaximisation, startOfM, startOfU } from "./expectation-maximisation.ts";
import { emptyPatterns, shapeOf, totalPairs, type ComparisonShape } from "./patterns.ts";

const exactOrNot = (column: string): LinkageModel["comparisons"][number] => ({ name: column, levels: [{ when: { exact: column } }, {}] });

const model: LinkageModel = {
  format: "jalon-linkage-model/1", name: "golden", id: "unique_id",
  columns: { first_name: { clean: "raw" }, surname: { clean: "raw" }, dob: { clean: "raw" }, city: { clean: "raw" }, email: { clean: "raw" } },
  comparisons: [
    { name: "first_name", levels: [{ when: { exact: "first_name" }, termFrequency: { column: "first_name", weight: 0.6 } }, { when: { distance: "first_name", by: "levenshtein", atMost: 2 } }, {}] },
    exactOrNot("dob"), exactOrNot("city"), exactOrNot("email"),
  ],
  blocking: [["surname"]],
};

const published = (file: string): string[][] => readFileSync(linkageData(`splink/tests/${file}`) ?? "", "utf8").trim().split("\n").slice(1).map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));

for (const [freeU, suffix] of [[false, "fixed_u"], [true, "no_fix"]] as const) {
  test(`EM on patterns from DuckDB gives the published history of m, u and the share (${suffix})`, { skip: withoutData }, async () => {
    const engine = await openEngine({ model, left: { file: linkageData("splink/tests/fake_1000_from_splink_demos.csv") ?? "" } });
    try {
      const patterns = await patternsOfPairs(engine, `(${rulePairs(engine.model, ["surname"], [], { isLink: false })})`, { terms: true });
      assert.equal(totalPairs(patterns), 3_167);
      const two = [{ m: 0.9, u: 0.1 }, { m: 0.1, u: 0.9 }];
      const start = [[{ m: 0.7, u: 0.1 }, { m: 0.2, u: 0.1 }, { m: 0.1, u: 0.8 }], two, two, two];
      const result = expectationMaximisation(patterns, engine.model.comparisons.map(shapeOf), { share: 0.3, start, used: [true, true, true, true], freeU, iterations: 2, tolerance: 0 });
      const shares = published(`splink2_proportion_of_matches_history_${suffix}.csv`);
      assert.equal(shares.length, 3);
      for (const [share = "", step = ""] of shares) assert.ok(Math.abs((result.shares[Number(step)] ?? Number.NaN) - Number(share)) < 1e-11, `${step}: ${result.shares[Number(step)]} and ${share}`);
      const rows = published(`splink2_m_u_history_${suffix}.csv`);
      assert.equal(rows.length, 27);
      for (const row of rows) {
        const comparison = engine.model.comparisons.findIndex((one) => one.name === row[6]);
        const levels = engine.model.comparisons[comparison]?.levels.length ?? 0;
        const values = result.history[Number(row[14])]?.[comparison]?.[levels - 1 - Number(row[5])];
        assert.ok(Math.abs((values?.m ?? Number.NaN) - Number(row[8])) < 1e-11, `m of ${row[6]} ${row[5]} at ${row[14]}`);
        assert.ok(Math.abs((values?.u ?? Number.NaN) - Number(row[9])) < 1e-11, `u of ${row[6]} ${row[5]} at ${row[14]}`);
      }
    } finally {
      engine.close();
    }
  });
}

test("known parameters come back from 4,000 published vectors within one per cent", { skip: withoutData }, () => {
  const lines = readFileSync(linkageData("splink/tests/known_params_comparison_vectors.csv") ?? "", "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
  const patterns = emptyPatterns(3, lines.length);
  lines.forEach((line, i) => {
    for (let c = 0; c < 3; c += 1) patterns.levels[i * 3 + c] = 1 - Number(line[c]);
    patterns.pairs[i] = 1;
  });
  const shapes = ["col_1", "col_2", "col_3"].map((name): ComparisonShape => ({ name, levels: 2, fixed: [{}, {}], terms: [null, null] }));
  const start = shapes.map((shape) => startOfM(shape).map((m, level) => ({ m, u: startOfU(shape)[level] ?? 0 })));
  const result = expectationMaximisation(patterns, shapes, { share: 0.4, start, used: [true, true, true], freeU: true, iterations: 200, tolerance: 1e-5 });
  assert.ok(result.converged);
  const near = (found: number | undefined, known: number): void => assert.ok(Math.abs((found ?? 0) - known) < 0.01, `${found} and ${known}`);
  near(result.share, 0.5);
  ([[0.7, 0.1], [0.9, 0.025], [0.95, 0.2]] as const).forEach(([m, u], c) => {
    near(result.values[c]?.[0]?.m, m);
    near(result.values[c]?.[0]?.u, u);
  });
});
