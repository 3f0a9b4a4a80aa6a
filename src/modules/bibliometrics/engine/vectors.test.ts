import assert from "node:assert/strict";
import test from "node:test";
import type { PaperRow } from "../domain/engine.ts";
import { journalTiers, journalsByNumber } from "../domain/readings/tiers.ts";
import { shareOf, specialisation } from "../domain/readings/shares.ts";
import { buildReference } from "./build-reference.ts";
import { cellValueOf, tableOf, thresholdOf } from "./cells.ts";
import { buildJournalTiers } from "./tiers.ts";
import { cellsOf, paper, papersOf, recipe, scored } from "./testing/build.ts";

// Published and hand-computed cases: the numbers of the anchor sheet, each redone on paper.

async function thresholdsOf(papers: readonly PaperRow[], divisor: bigint): Promise<{ threshold: number; tie: string }> {
  const [cell] = await cellsOf(papers);
  assert.ok(cell !== undefined);
  return thresholdOf(tableOf("field", [cell]), 0, divisor);
}

test("five papers at the top 50 %: threshold 2, tied score 3/4", async () => {
  assert.deepEqual(await thresholdsOf(papersOf(0, 1, 2, 2, 3), 2n), { threshold: 2, tie: "3/4" });
});

test("the same papers without cites in the way: 10, 5, 20 at 50 % gives the middle one half", async () => {
  assert.deepEqual(await thresholdsOf(papersOf(10, 5, 20), 2n), { threshold: 10, tie: "1/2" });
});

test("twenty papers with three tied for the second place: a third each", async () => {
  const answer = await scored(papersOf(30, 10, 10, 10, 5, 5, 5, 5, 5, 5, ...Array.from({ length: 10 }, () => 0)));
  const scores = answer.scores.map((one) => one.top["1/10"]);
  assert.deepEqual(scores.slice(0, 5), [1, 1 / 3, 1 / 3, 1 / 3, 0]);
  assert.equal(answer.results[0]?.top["1/10"].value, 0.1);
});

test("a cell in which nothing is cited: every ratio is 1, every paper a tenth in the top tenth", async () => {
  const { scores, results } = await scored(papersOf(...Array.from({ length: 10 }, () => 0)));
  for (const one of scores) assert.deepEqual([one.normalisedCitations, one.top["1/10"], one.top["1/100"]], [1, 0.1, 0.01]);
  assert.deepEqual([results[0]?.normalisedImpact.value, results[0]?.uncitedShare.value], [1, 1]);
});

test("ten papers without ties: the best alone, exactly 1", async () => {
  const { scores } = await scored(papersOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  assert.deepEqual(scores.map((one) => one.top["1/10"]), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test("a paper in two fields counts half in each: means 4 and 10/3, scores 1/2, 11/5, 3/10", async () => {
  const halves = [{ field: "X", weight: "1/2" }, { field: "Y", weight: "0.5" }];
  const papers = [paper("P1", 2), paper("P2", 8, { fields: halves }), paper("P3", 1, { fields: [{ field: "Y", weight: "1" }] })];
  assert.deepEqual((await cellsOf(papers)).map((cell) => cellValueOf(cell).meanCitations), [4, 10 / 3]);
  const { scores, results } = await scored(papers);
  assert.deepEqual(scores.map((one) => Number(one.normalisedCitations.toFixed(12))), [0.5, 2.2, 0.3]);
  assert.equal(results[0]?.normalisedImpact.value, 1);
});

test("full counting gives 2, fractional 5/3, where a paper at 3 weighs a half and one at 1 weighs one", async () => {
  // The world: mean 2 citations, so that 6 and 2 citations score 3 and 1.
  const world = [paper("p1", 6), paper("p2", 2), paper("p3", 0), paper("p4", 0)];
  const { results } = await scored(world, [{ paper: "p1", unit: "U", weight: "1/2" }, { paper: "p2", unit: "U", weight: "1" }]);
  const of = (counting: string): number | null | undefined => results.find((one) => one.unit === "U" && one.counting === counting)?.normalisedImpact.value;
  assert.equal(of("full"), 2);
  assert.equal(of("fractional"), 5 / 3);
});

test("weights 1/2, 1/6, 1/3 and 5/6, 1/6 are whole together and are not refused", async () => {
  const units = [["a", "I", "1/2"], ["a", "B", "1/6"], ["a", "F", "1/3"], ["b", "A", "5/6"], ["b", "B", "1/6"]].map(([of = "", unit = "", weight = ""]) => ({ paper: of, unit, weight }));
  const { results } = await scored([paper("a", 1), paper("b", 1)], units);
  const weights = new Map(results.filter((one) => one.counting === "fractional").map((one) => [one.unit, one.weight]));
  assert.deepEqual([weights.get("I"), weights.get("B"), weights.get("A")], [1 / 2, 1 / 3, 5 / 6]);
});

test("percentile ranks would leave ten papers without a top tenth: fractional ties do not", async () => {
  const { results } = await scored(papersOf(...Array.from({ length: 100 }, (_, index) => index)));
  assert.equal(results[0]?.top["1/10"].value, 0.1);
  assert.equal((await scored(papersOf(0, 0, 1, 5))).results[0]?.top["1/10"].value, 0.1);
});

test("shares and specialisation", () => {
  assert.equal(shareOf(12_205, 85_350)?.toFixed(4), "0.1430");
  assert.equal(shareOf(12_205, 2_179_464)?.toFixed(4), "0.0056");
  assert.equal(specialisation({ papers: 28, total: 1_000 }, { papers: 56, total: 10_000 })?.toFixed(9), "5.000000000");
});

test("journals that publish the top tenth: the second one belongs to it for 6/10", async () => {
  const f = (n: number): { n: bigint; d: bigint } => ({ n: BigInt(n), d: 1n });
  const volumes = [{ journal: "J1", weight: f(4), citations: f(40) }, { journal: "J2", weight: f(10), citations: f(50) }, ...Array.from({ length: 8 }, (_, index) => ({ journal: `K${index}`, weight: f(index < 6 ? 11 : 10), citations: f(1) }))];
  const tiers = journalTiers(volumes);
  assert.deepEqual([tiers.get("J1"), tiers.get("J2"), tiers.get("K0")], [1, 0.6, 0]);
  assert.deepEqual([...journalsByNumber(volumes).entries()].filter(([, part]) => part === 1).map(([journal]) => journal), ["J1"]);
  // The same from papers: the value of the journals is of the year before, their volumes of the year judged.
  const papers: PaperRow[] = [];
  for (const [journal, count, cited] of [["J1", 4, 30], ["J2", 10, 20], ["K", 86, 1]] as const) {
    papers.push(paper(`before-${journal}`, cited, { year: 2019, journal }));
    for (let index = 0; index < count; index += 1) papers.push(paper(`${journal}-${index}`, index, { journal }));
  }
  const made = new Map((await buildJournalTiers({ papers, recipe, year: 2020 })).map((one) => [one.journal, one.topTenPercent]));
  assert.deepEqual([made.get("J1"), made.get("J2"), made.get("K")], [1, 0.6, 0]);
});

test("window: cut-off 2024 without self-citations gives 3, up to 2025 with them 5; online first counts", async () => {
  const rows = [[2022, 2, 0], [2023, 1, 1], [2024, 1, 0], [2025, 1, 0]].map(([citingYear = 0, citations = 0, selfCitations = 0]) => ({ paper: "p", citingYear, citations, selfCitations }));
  const count = async (changes: object, more: readonly (typeof rows)[number][] = []): Promise<number | undefined> => {
    const reference = await buildReference({ papers: [paper("p", 0, { year: 2022 })], citations: [...rows, ...more], recipe: { ...recipe, observedOn: "2026-01-01", ...changes } });
    return reference.cells[0]?.classes[0]?.citations;
  };
  assert.equal(await count({ citationsUntilYear: 2024, windowYears: 2, selfCitations: "excluded" }), 3);
  assert.equal(await count({ citationsUntilYear: 2025, windowYears: 3 }), 5);
  assert.equal(await count({ citationsUntilYear: 2025, windowYears: 1 }), 3);
  assert.equal(await count({ citationsUntilYear: 2024, windowYears: 2 }, [{ paper: "p", citingYear: 2021, citations: 4, selfCitations: 0 }]), 8);
});

test("impact by journal holds a paper against its journal, year and type", async () => {
  const { scores, results } = await scored([paper("a", 3, { journal: "J" }), paper("b", 1, { journal: "J" }), paper("c", 7, { journal: "K" }), paper("d", 5)]);
  assert.deepEqual(scores.map((one) => one.journalNormalisedCitations), [1.5, 0.5, 1, null]);
  assert.equal(results[0]?.journalNormalisedImpact.value, 1);
});

test("a paper outside the reference is counted and in no mean", async () => {
  const reference = await buildReference({ papers: [paper("w", 2), paper("x", 4)], recipe });
  const answer = await scored([paper("a", 6), paper("b", 0, { fields: [{ field: "Z", weight: "1" }] })], null, { reference });
  assert.deepEqual(answer.withoutCell, ["b"]);
  const [all] = answer.results;
  assert.deepEqual([all?.papers, all?.weight, all?.normalisedImpact.value, all?.uncitedShare.value], [2, 2, 2, 0.5]);
});
