import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { europeLists } from "../domain/europe/lists.ts";
import { isEuropeanCopublication } from "../domain/europe/copublication.ts";
import { openAccessReadings, openAccessShares, type AccessFacts } from "../domain/readings/open-access.ts";
import { buildJournalTiers, buildReference, journalsByNumber, journalTiers, shareOf, specialisation, type CorpusRecipe } from "../library.ts";
import { oracleEurope, oracleJournalTiers, oracleReadings, oracleTables, oracleWindow, paperTable, tableOf } from "./index.ts";
import { journalVector, paper } from "./vectors.ts";

const recipe: CorpusRecipe = { classification: "vectors", documentTypes: ["article"], citationsUntilYear: 2024, windowYears: null, selfCitations: "included", observedOn: "2024-12-31" };

test("engine, V9: shares of France and of the world, specialisation", () => {
  assert.equal(shareOf(12_205, 85_350)?.toFixed(4), "0.1430");
  assert.equal(shareOf(12_205, 2_179_464)?.toFixed(4), "0.0056");
  assert.equal(specialisation({ papers: 28, total: 1_000 }, { papers: 56, total: 10_000 })?.toFixed(9), "5.000000000");
  assert.equal(shareOf(1, 0), null);
});

test("engine and oracle, V10: readings R1 to R5, on the vector and on any papers", async () => {
  const vector: readonly AccessFacts[] = ([[1, 1, 1], [1, 0, 1], [1, 0, 0], [1, 1, 1], [1, 0, 1], [0, 0, 1], [0, 0, 0], [1, 1, 1]] as const).map(([isOpen, openFileInHal, halRecord]) => ({ isOpen: isOpen === 1, openFileInHal: openFileInHal === 1, halRecord: halRecord === 1 }));
  assert.deepEqual(openAccessShares(vector), { r1: 0.75, r2: 0.375, r3: 0.625, r4: 0.75, r5: 0.875 });
  const analytics = await openAnalytics();
  try {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ isOpen: fc.boolean(), openFileInHal: fc.boolean(), halRecord: fc.boolean() }), { minLength: 1, maxLength: 30 }), async (papers) => {
      await tableOf(analytics, "papers", "paper integer, open boolean, hal_file boolean, hal_record boolean", papers.map(({ isOpen, openFileInHal, halRecord }, index) => [index, isOpen, openFileInHal, halRecord]));
      const oracle = Object.values(await oracleReadings(analytics, "papers"));
      for (const [index, reading] of openAccessReadings.entries()) assert.ok(Math.abs((openAccessShares(papers)[reading] ?? 2) - (oracle[index] ?? 0)) < 1e-12);
    }), { numRuns: 20 });
  } finally {
    analytics.close();
  }
});

test("engine and oracle, V11: EU27 20 %, with the United Kingdom 40 %, geographic Europe 60 %", async () => {
  const papers = [["FR"], ["FR", "DE"], ["FR", "GB"], ["FR", "US"], ["FR", "CH", "US"]];
  const analytics = await openAnalytics();
  try {
    await tableOf(analytics, "papers", "countries varchar", papers.map((countries) => [countries.join(";")]));
    for (const [code, expected] of [["eu27", 1], ["eu28", 2], ["geographic", 3]] as const) {
      const list = europeLists[code];
      assert.equal(papers.filter((countries) => isEuropeanCopublication(countries, 2022, list)).length, expected);
      assert.equal((await oracleEurope(analytics, "papers", list.members.map(({ country }) => country))).numerator, expected);
    }
  } finally {
    analytics.close();
  }
});

test("engine, V12: journals of the top 10 % by papers, 53.3 %; whole journals by number, 33.3 %", () => {
  const papers = new Map<string, bigint>();
  for (const { journal } of journalVector.papers) if (journal !== null) papers.set(journal, (papers.get(journal) ?? 0n) + 1n);
  const volumes = journalVector.values.map(([journal, value]) => ({ journal, weight: { n: papers.get(journal) ?? 0n, d: 1n }, citations: { n: BigInt(value) * (papers.get(journal) ?? 0n), d: 1n } }));
  const mean = (tiers: ReadonlyMap<string, number>): string => ((["J1", "J2", "J3"] as const).reduce((sum, journal) => sum + (tiers.get(journal) ?? 0), 0) / 3).toFixed(3);
  assert.equal(mean(journalTiers(volumes)), "0.533");
  assert.equal(mean(journalsByNumber(volumes)), "0.333");
});

test("engine and oracle: tiers of journals from their papers of five years, several fields, ties, a newcomer", async () => {
  const journals = ["A", "B", "C", "D", "E", "F", "G"];
  const earlier = journals.slice(0, 6).flatMap((journal, index) => Array.from({ length: 3 + index }, (_, at) => paper(`old-${journal}-${at}`, (index < 4 ? 12 - 2 * index : 3) + (at % 2) * (index < 4 ? 2 : 0), at % 3 === 0 ? { X: "1/2", Y: "1/2" } : { X: "1" }, journal, 2017 + (at % 5))));
  const now = journals.flatMap((journal, index) => Array.from({ length: 2 + ((index * 5) % 4) }, (_, at) => paper(`new-${journal}-${at}`, 0, at % 2 === 0 ? { X: "1" } : { X: "1/3", Y: "2/3" }, journal, 2022)));
  const tiers = await buildJournalTiers({ papers: [...earlier, ...now], recipe, year: 2022 });
  // The tier holds exactly its share of each field.
  for (const field of ["X", "Y"]) {
    const inField = tiers.filter((one) => one.field === field);
    const number = (text: string): number => { const [a = "0", b = "1"] = text.split("/"); return Number(a) / Number(b); };
    const sums = inField.reduce(({ all, top }, one) => ({ all: all + number(one.weight), top: top + number(one.weight) * one.topTenPercent }), { all: 0, top: 0 });
    assert.ok(Math.abs(sums.top - sums.all / 10) < 1e-9, field);
  }
  const analytics = await openAnalytics();
  try {
    await paperTable(analytics, "papers", now);
    await tableOf(analytics, "journal_values", "journal varchar, code varchar, value double", tiers.map((one) => [one.journal, one.field, one.meanNormalisedCitations]));
    await oracleTables(analytics, { world: "papers", actor: "papers", units: null });
    const of = new Map(tiers.map((one) => [`${one.field} ${one.journal}`, one.topTenPercent]));
    for (const { paper: code, journal, score } of await oracleJournalTiers(analytics, "papers", "journal_values", 10)) {
      const shared = now.find((one) => one.paper === code)?.fields.length === 2;
      const mine = shared ? (of.get(`X ${journal}`) ?? 0) / 3 + ((of.get(`Y ${journal}`) ?? 0) * 2) / 3 : (of.get(`X ${journal}`) ?? 0);
      assert.ok(Math.abs(mine - score) < 1e-9, `${code}: ${mine} for ${score}`);
    }
  } finally {
    analytics.close();
  }
});

test("engine and oracle, V13: a window to the end of 2024 without self-citations holds 3 citations, to 2025 with them 5; online first counts", async () => {
  const papers = [paper("p", 0, { X: "1" }, null, 2022), paper("early", 0, { Y: "1" }, null, 2022)];
  const citing = [["p", 2022, false], ["p", 2022, false], ["p", 2023, true], ["p", 2024, false], ["p", 2025, false], ["early", 2021, false]] as const;
  const analytics = await openAnalytics();
  try {
    await tableOf(analytics, "citing", "paper varchar, year integer, citing_year integer, self boolean", citing.map(([code, year, self]) => [code, 2022, year, self]));
    const byYear = new Map<string, { paper: string; citingYear: number; citations: number; selfCitations: number }>();
    for (const [code, citingYear, self] of citing) {
      const row = byYear.get(`${code} ${citingYear}`) ?? { paper: code, citingYear, citations: 0, selfCitations: 0 };
      byYear.set(`${code} ${citingYear}`, { ...row, citations: row.citations + 1, selfCitations: row.selfCitations + (self ? 1 : 0) });
    }
    for (const [untilYear, selfCitations, windowYears, expected] of [[2024, "excluded", null, 3], [2024, "included", null, 4], [2025, "included", 3, 5], [2025, "included", 1, 3]] as const) {
      const { cells } = await buildReference({ papers, citations: [...byYear.values()], recipe: { ...recipe, observedOn: "2025-12-31", citationsUntilYear: untilYear, selfCitations, windowYears } });
      const counted = (field: string): number | undefined => cells.find(({ kind, code }) => kind === "field" && code === field)?.classes[0]?.citations;
      const oracle = new Map((await oracleWindow(analytics, "citing", { untilYear, years: windowYears, selfCitations: selfCitations === "included" })).map((row) => [row.paper, row.citations]));
      assert.deepEqual([counted("X"), counted("Y")], [expected, 1]);
      assert.deepEqual([oracle.get("p"), oracle.get("early")], [expected, 1]);
    }
  } finally {
    analytics.close();
  }
});
