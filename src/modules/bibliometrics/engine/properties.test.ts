import assert from "node:assert/strict";
import test from "node:test";
import { assert as check, bigInt, property, string } from "fast-check";
import type { PaperRow, UnitRow } from "../domain/engine.ts";
import { resampleMeans } from "./bootstrap.ts";
import { buildReference } from "./build-reference.ts";
import { compareText } from "./cells.ts";
import { compute } from "./compute.ts";
import { divide, parseFraction, writeFraction } from "./fraction.ts";
import { checkInvariants } from "./invariants.ts";
import { PoissonTable, RandomWords } from "./random.ts";
import { paper, recipe, scored } from "./testing/build.ts";

const bootstrap = { resamples: 200, coverage: 0.95, seed: "s" };

/** A corpus with several fields, thirds and sevenths as weights, journals, and a skew of citations. */
function corpus(count: number, thirds = "1/3"): { papers: PaperRow[]; units: UnitRow[] } {
  const words = new RandomWords(`corpus ${count}`);
  const papers = Array.from({ length: count }, (_, index) => {
    const of = (limit: number): number => words.below(limit);
    const [a, b] = [`F${of(4)}`, `G${of(3)}`];
    const fields = of(3) === 0 ? [{ field: a, weight: thirds }, { field: b, weight: "2/3" }] : [{ field: a, weight: "1" }];
    return paper(`W${index}`, Math.floor(of(9) ** 3 / (1 + of(60))), { year: 2018 + of(3), documentType: of(5) === 0 ? "review" : "article", fields, journal: of(6) === 0 ? null : `J${of(12)}` });
  });
  const units = papers.flatMap((one, index) => (index % 3 === 0 ? [{ paper: one.paper, unit: "A", weight: "1/7" }, { paper: one.paper, unit: "B", weight: "0.35" }] : []));
  return { papers, units };
}

test("the world comes out at 1 and at its shares in every cell, and weights are conserved", async () => {
  const { papers } = corpus(3_000);
  const reference = await buildReference({ papers, recipe });
  const report = await checkInvariants(reference, { papers });
  assert.deepEqual(report.broken, []);
  assert.ok(report.cells > 100 && report.largestMeanGap < 1e-12 && report.largestTopGap < 1e-12);
  const other = await checkInvariants(reference, { papers: papers.slice(1) });
  assert.equal(other.ok, false);
});

test("neither the order of rows nor the number of threads shows in any digit, intervals included", async () => {
  const { papers, units } = corpus(1_500);
  const question = { reference: "self", recipe, bootstrap, byYear: true, byField: true } as const;
  const one = await compute({ ...question, papers, units }, { threads: 1 });
  const shuffled = (rows: readonly unknown[]): unknown[] => rows.map((row, index) => [(index * 7_919) % rows.length, row] as const).sort((a, b) => a[0] - b[0]).map(([, row]) => row);
  const two = await compute({ ...question, papers: shuffled(papers) as PaperRow[], units: shuffled(units).toReversed() as UnitRow[] }, { threads: 2 });
  assert.deepEqual(two, one);
  const reseeded = await compute({ ...question, papers, units, bootstrap: { ...bootstrap, seed: "t" } });
  assert.notDeepEqual(reseeded.results[0]?.normalisedImpact.interval, one.results[0]?.normalisedImpact.interval);
});

test("years and fields add up to the whole, and units to what they bear", async () => {
  const { papers, units } = corpus(1_500);
  const { results } = await scored(papers, units, { byYear: true, byField: true });
  for (const counting of ["full", "fractional"] as const) {
    for (const unit of ["*", "A", "B"]) {
      const own = results.filter((one) => one.unit === unit && one.counting === counting);
      const whole = own.find((one) => one.year === null && one.field === null);
      for (const part of [own.filter((one) => one.year !== null), own.filter((one) => one.field !== null)]) {
        for (const read of [(one: (typeof results)[number]) => one.weight, (one: (typeof results)[number]) => one.citations, (one: (typeof results)[number]) => (one.normalisedImpact.value ?? 0) * one.weight, (one: (typeof results)[number]) => (one.top["1/10"].value ?? 0) * one.weight]) {
          assert.ok(Math.abs(part.reduce((sum, one) => sum + read(one), 0) - (whole === undefined ? 0 : read(whole))) < 1e-9);
        }
      }
    }
  }
});

test("sums past 2^53 give what small denominators give", async () => {
  // A third written over a large denominator forces big integers; the numbers are the same to the last digit.
  const small = corpus(400);
  const large = { ...small, papers: small.papers.map((one, index) => (index === 0 ? { ...one, fields: [{ field: "F0", weight: "333333333333333/999999999999999" }, { field: "H", weight: "0.5" }, { field: "I", weight: "1/6" }] } : one)) };
  const plain = { ...large, papers: large.papers.map((one, index) => (index === 0 ? { ...one, fields: [{ field: "F0", weight: "1/3" }, { field: "H", weight: "1/2" }, { field: "I", weight: "1/6" }] } : one)) };
  const units = large.units.map((one) => (one.paper === "W0" && one.unit === "A" ? { ...one, weight: "0.1428571428571" } : one));
  const [a, b] = [await scored(large.papers, units), await scored(plain.papers, units)];
  assert.deepEqual(a.results, b.results);
  const again = await scored(plain.papers, large.units);
  assert.deepEqual(again.results.filter((one) => one.unit === "B"), b.results.filter((one) => one.unit === "B"));
});

test("multiplying the citations of a cell changes no ratio, and another cell changes nothing", async () => {
  const { papers } = corpus(600, "1/3");
  const single = papers.filter((one) => one.fields.length === 1);
  const before = await scored(single);
  const after = await scored(single.map((one) => (one.fields[0]?.field === "F1" && one.year === 2019 ? { ...one, citations: one.citations * 3 } : one)));
  assert.deepEqual(after.scores.map((one) => one.normalisedCitations), before.scores.map((one) => one.normalisedCitations));
  const wider = await scored([...single, paper("zz", 900, { fields: [{ field: "Q", weight: "1" }] })]);
  assert.deepEqual(wider.scores.filter((one) => one.paper !== "zz").map((one) => one.top), before.scores.map((one) => one.top));
});

test("scores never fall as citations rise", async () => {
  const { scores } = await scored(Array.from({ length: 300 }, (_, index) => paper(`P${String(index).padStart(3, "0")}`, Math.floor(index / 7))));
  for (const [index, one] of scores.entries()) {
    const before = scores[index - 1] ?? one;
    assert.ok(one.normalisedCitations >= before.normalisedCitations && one.top["1/10"] >= before.top["1/10"] && one.top["1/100"] >= before.top["1/100"]);
  }
});

test("intervals of the mean come close to the normal ones, drawn one by one or by classes, and hold their quantiles", () => {
  for (const papers of [2_000, 40_000]) {
    const words = new RandomWords("values");
    const values = Float64Array.from({ length: papers }, () => (words.below(2) === 0 ? 0 : words.below(1_000) / 100));
    const mean = values.reduce((sum, value) => sum + value, 0) / papers;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / papers / papers);
    const [[interval = null] = []] = resampleMeans(papers, { scores: [values], weights: [new Float64Array(papers).fill(1)] }, { resamples: 2_000, coverage: 0.95, seed: "x" });
    assert.ok(interval !== null);
    assert.ok(Math.abs(interval.low - (mean - 1.96 * error)) < 0.25 * error, `${papers} low`);
    assert.ok(Math.abs(interval.high - (mean + 1.96 * error)) < 0.25 * error, `${papers} high`);
  }
});

test("intervals are the same to the last digit on one thread and on two", async () => {
  const papers = Array.from({ length: 12_000 }, (_, index): PaperRow => ({ paper: `P${index}`, year: 2020 + (index % 2), documentType: "article", fields: [{ field: `F${index % 30}`, weight: "1" }], journal: `J${index % 400}`, citations: (index * 31) % 57 }));
  const units = papers.flatMap(({ paper }, index): UnitRow[] => [{ paper, unit: `U${index % 7}`, weight: index % 3 === 0 ? "1/2" : "1" }]);
  const asked = { papers, units, reference: "self", recipe, byYear: true, bootstrap: { resamples: 1_000, coverage: 0.95, seed: "s" } } as const;
  const [one, two] = [await compute(asked, { threads: 1 }), await compute(asked, { threads: 2 })];
  assert.deepEqual(two, one);
  assert.ok(one.results.every((result) => result.normalisedImpact.interval !== null));
});

test("Poisson tables draw at their mean and variance", () => {
  for (const mean of [1, 16, 256]) {
    const table = new PoissonTable(mean);
    const words = new RandomWords(`poisson ${mean}`);
    let [sum, squares] = [0, 0];
    for (let drawn = 0; drawn < 200_000; drawn += 1) {
      const count = table.draw(words);
      sum += count;
      squares += (count - mean) ** 2;
    }
    assert.ok(Math.abs(sum / 200_000 - mean) < 5 * Math.sqrt(mean / 200_000));
    assert.ok(Math.abs(squares / 200_000 / mean - 1) < 0.03);
  }
});

test("fractions: what is written reads back, and division rounds once", () => {
  check(property(bigInt({ min: 0n, max: 10n ** 17n }), bigInt({ min: 1n, max: 10n ** 17n }), (n, d) => {
    const { n: top, d: bottom } = parseFraction(writeFraction(n, d)) ?? { n: -1n, d: 1n };
    assert.equal(top * d, n * bottom);
    const value = divide(n * 7n ** 30n, d * 7n ** 30n);
    assert.equal(value, divide(n, d));
  }));
  assert.deepEqual(["1/0", "-1", "1e3", "", "1/2/3", "0x1", " 1", "1/-2", "."].map(parseFraction), Array.from({ length: 9 }, () => null));
  assert.deepEqual(parseFraction("0.25"), { n: 1n, d: 4n });
});

test("texts are ordered as UTF-8 bytes are", () => {
  check(property(string({ unit: "binary" }), string({ unit: "binary" }), (a, b) => {
    assert.equal(Math.sign(compareText(a, b)), Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
  }));
});
