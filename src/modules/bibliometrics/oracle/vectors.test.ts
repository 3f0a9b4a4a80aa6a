import assert from "node:assert/strict";
import test from "node:test";
import { openAnalytics, type Analytics } from "../../../kernel/analytics/index.ts";
import { fraction } from "../generate/index.ts";
import { askOracle, oracleEurope, oracleJournalTiers, oracleReadings, oracleTables, oracleWindow, paperTable, tableOf, type Rational } from "./index.ts";
import { journalVector, scoreVectors, weightVector } from "./vectors.ts";

const shown = (value: Rational | undefined): string => (value === undefined ? "absent" : fraction(value.numerator, value.denominator));

async function withAnalytics(work: (analytics: Analytics) => Promise<void>): Promise<void> {
  const analytics = await openAnalytics();
  try {
    await work(analytics);
  } finally {
    analytics.close();
  }
}

for (const vector of scoreVectors) {
  test(`oracle, ${vector.name}`, async () => {
    const { scores, full } = await askOracle(vector.papers, null, { shares: [vector.q] });
    const top = vector.papers.map(({ paper }) => shown(scores.get(paper)?.top[vector.q]));
    if (vector.top !== undefined) assert.deepEqual(top, vector.top);
    if (vector.normalised !== undefined) assert.deepEqual(vector.papers.map(({ paper }) => shown(scores.get(paper)?.normalised)), vector.normalised);
    assert.deepEqual([full.get("*")?.normalisedImpact, full.get("*")?.top[vector.q]], ["1", `1/${vector.q}`]);
  });
}

test("oracle, V6a full and fractional means", async () => {
  const answer = await askOracle(weightVector.papers, weightVector.units);
  assert.equal(answer.full.get("U")?.normalisedImpact, weightVector.full);
  assert.equal(answer.fractional.get("U")?.normalisedImpact, weightVector.fractional);
});

test("oracle, V6b and V6c: weights of authors, affiliations and institutions", () =>
  withAnalytics(async (analytics) => {
    // One row for each institution of each affiliation of each author.
    await tableOf(analytics, "signature", "paper varchar, author integer, affiliation integer, institution varchar", [
      ["b", 1, 1, "Inserm"], ["b", 2, 1, "Inserm"], ["b", 2, 2, "B"], ["b", 3, 1, "foreign"],
      ["c", 1, 1, "A"], ["c", 2, 1, "A"], ["c", 3, 1, "A"], ["c", 3, 2, "B"],
    ]);
    const rows = await analytics.rows<{ paper: string; unit: string; weight: number }>(`
      with shared as (
        select paper, institution,
          (select count(distinct author) from signature x where x.paper = s.paper) as authors,
          (select count(distinct affiliation) from signature x where x.paper = s.paper and x.author = s.author) as affiliations,
          (select count(*) from signature x where x.paper = s.paper and x.author = s.author and x.affiliation = s.affiliation) as institutions
        from signature s)
      -- Sixths: the common denominator of both examples.
      select paper, institution as unit, sum(6 // (authors * affiliations * institutions))::integer as weight from shared group by all order by all`);
    assert.deepEqual(rows.map(({ paper, unit, weight }) => [paper, unit, weight]), [["b", "B", 1], ["b", "Inserm", 3], ["b", "foreign", 2], ["c", "A", 5], ["c", "B", 1]]);
  }));

/** Shares of the papers that another tool's rule calls "top". */
const contrast = (analytics: Analytics, rule: string) => analytics.rows<{ citations: number; rank: number; top: boolean }>(`
  select citations::integer as citations, (rank() over (order by citations) - 1) / (max(rank) over () + 1) as rank, ${rule} as top
  from (select *, rank() over (order by citations) as rank from world) order by citations`);

test("contrast, V7: percentile by rank over the greatest rank plus one leaves small cells without a top paper", () =>
  withAnalytics(async (analytics) => {
    const ranked = async (counts: readonly number[]): Promise<readonly number[]> => {
      await tableOf(analytics, "world", "citations integer", counts.map((count) => [count]));
      return (await contrast(analytics, "false")).map(({ rank }) => rank);
    };
    assert.deepEqual(await ranked([0, 0, 1, 5]), [0, 0, 0.4, 0.6]);
    assert.equal((await ranked([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).at(-1), 9 / 11);
    assert.equal((await ranked(Array.from({ length: 100 }, (_, index) => index))).filter((rank) => rank >= 0.9).length, 9);
  }));

test("contrast, V8: threshold of a rounded quantile plus one takes a third for a half", () =>
  withAnalytics(async (analytics) => {
    await tableOf(analytics, "world", "citations integer", [[10], [5], [20]]);
    const [row] = await analytics.rows<{ threshold: number; top: number }>("select any_value(t)::integer as threshold, count(*) filter (citations >= t)::integer as top from world, (select floor(quantile_cont(citations, 0.5)) + 1 as t from world)");
    assert.deepEqual([row?.threshold, row?.top], [11, 1]);
  }));

test("contrast, V4 and V15: floats move a threshold, a ratio to co-cited papers is another quantity", () => {
  // Ten papers, the best alone: its share of the class counted in doubles from the cumulated proportion.
  const cumulated = Array.from({ length: 10 }, () => 0.1).reduce((sum, step) => sum + step, 0);
  assert.notEqual((cumulated - 0.9) / 0.1, 1);
  assert.equal((4.181818 / 2.347571).toFixed(2), "1.78");
});

test("oracle, V9: shares and specialisation", () => {
  assert.deepEqual([(12_205 / 85_350).toFixed(4), (12_205 / 2_179_464).toFixed(4), (0.028 / 0.0056).toFixed(6)], ["0.1430", "0.0056", "5.000000"]);
});

test("oracle, V10: readings of open access and HAL", () =>
  withAnalytics(async (analytics) => {
    await tableOf(analytics, "papers", "paper integer, open boolean, hal_file boolean, hal_record boolean", [
      [1, true, true, true], [2, true, false, true], [3, true, false, false], [4, true, true, true],
      [5, true, false, true], [6, false, false, true], [7, false, false, false], [8, true, true, true],
    ]);
    assert.deepEqual({ ...(await oracleReadings(analytics, "papers")) }, { R1: 0.75, R2: 0.375, R3: 0.625, R4: 0.75, R5: 0.875 });
  }));

test("oracle, V11: what Europe is decides", () =>
  withAnalytics(async (analytics) => {
    await tableOf(analytics, "papers", "countries varchar", [["FR"], ["FR;DE"], ["FR;GB"], ["FR;US"], ["FR;CH;US"]]);
    const counts = [];
    for (const list of [["FR", "DE"], ["FR", "DE", "GB"], ["FR", "DE", "GB", "CH"]]) counts.push((await oracleEurope(analytics, "papers", list)).numerator);
    assert.deepEqual(counts, [1, 2, 3]);
  }));

test("oracle, V12: journals that publish the top 10 % of the papers", () =>
  withAnalytics(async (analytics) => {
    await paperTable(analytics, "papers", journalVector.papers);
    await tableOf(analytics, "journal_values", "journal varchar, code varchar, value double", journalVector.values.map(([journal, value]) => [journal, "X", value]));
    await oracleTables(analytics, { world: "papers", actor: "papers", units: null });
    const scores = await oracleJournalTiers(analytics, "papers", "journal_values", 10);
    const of = (journal: string): number | undefined => scores.find((row) => row.journal === journal)?.score;
    assert.deepEqual([of("J1"), of("J2"), of("J3")], [1, 0.6, 0]);
    assert.ok(Math.abs(scores.reduce((sum, row) => sum + row.score, 0) - 10) < 1e-12, "the tier holds exactly its share");
    assert.equal((((of("J1") ?? 0) + (of("J2") ?? 0) + (of("J3") ?? 0)) / 3).toFixed(3), "0.533");
  }));

test("oracle, V13: windows, with and without self-citations", () =>
  withAnalytics(async (analytics) => {
    await tableOf(analytics, "citing", "paper varchar, year integer, citing_year integer, self boolean", [
      ["p", 2022, 2022, false], ["p", 2022, 2022, false], ["p", 2022, 2023, true], ["p", 2022, 2024, false], ["p", 2022, 2025, false], ["early", 2022, 2021, false],
    ]);
    const count = async (untilYear: number, selfCitations: boolean): Promise<Record<string, number>> =>
      Object.fromEntries((await oracleWindow(analytics, "citing", { untilYear, years: null, selfCitations })).map((row) => [row.paper, row.citations]));
    assert.deepEqual([await count(2024, true), await count(2024, false), await count(2025, true)], [{ early: 1, p: 4 }, { early: 1, p: 3 }, { early: 1, p: 5 }]);
  }));

test("oracle, V14: both routes, repository and publisher add up as published", () => {
  const [both, repositoryOnly, publisherOnly] = [28, 18, 16];
  assert.deepEqual([both + repositoryOnly + publisherOnly, both + repositoryOnly, both + publisherOnly], [62, 46, 44]);
});
