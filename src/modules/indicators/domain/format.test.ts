import assert from "node:assert/strict";
import { test } from "node:test";
import { day, yearPeriod } from "../../../kernel/time/day.ts";
import { describeBaseline, describeTarget } from "./describe.ts";
import { target } from "./engine/testing.ts";
import { formatApart, formatDifference, formatPeriod, formatRate, formatValue, roundValue } from "./format.ts";
import type { Baseline } from "./target.ts";

const period = { fromYear: 2021, toYear: 2025 } as const;

test("a value is written with its unit", () => {
  assert.equal(formatValue(0.17, { kind: "share" }, "fr"), "17\u202f%");
  assert.equal(formatValue(0.0219, { kind: "share" }, "en"), "2.19%");
  assert.equal(formatValue(16e6, { kind: "eur" }, "fr"), "16\u00a0M€");
  assert.equal(formatValue(2.5, { kind: "year" }, "fr"), "2,5\u00a0ans");
  assert.equal(formatValue(1.5, { kind: "year" }, "fr"), "1,5\u00a0an");
  assert.equal(formatValue(1, { kind: "year" }, "en"), "1\u00a0year");
  assert.equal(formatValue(1, { kind: "rank" }, "fr"), "1er");
  assert.equal(formatValue(2, { kind: "rank" }, "en"), "2nd");
  assert.equal(formatValue(1.6, { kind: "index" }, "fr"), "1,60");
  const trials = { kind: "count", noun: { fr: "essais", en: "trials" } } as const;
  assert.equal(formatValue(1500, trials, "fr"), "1\u202f500");
  assert.equal(formatValue(1500, trials, "fr", { withNoun: true }), "1\u202f500 essais");
  assert.equal(formatValue(1, trials, "fr", { withNoun: true }), "1");
});

test("files carry the number that the page shows", () => {
  assert.equal(roundValue(0.123456, { kind: "share" }), 0.1235);
  assert.equal(roundValue(74_312_345, { kind: "eur" }), 74_310_000);
  assert.equal(roundValue(1_151_499_999, { kind: "eur" }), 1_151_000_000);
  assert.equal(roundValue(1.665, { kind: "index" }), 1.67);
  for (const value of [0.4, 999_999.5, 74_312_345, 999_999_999, 1_151_499_999]) {
    assert.equal(formatValue(roundValue(value, { kind: "eur" }), { kind: "eur" }, "fr"), formatValue(value, { kind: "eur" }, "fr"));
  }
});

test("shares differ by points, ranks by places, the rest by its unit", () => {
  assert.equal(formatDifference(0.385 - 0.36, { kind: "share" }, "fr"), "2,5\u00a0points");
  assert.equal(formatDifference(-0.01, { kind: "share" }, "en"), "1\u00a0point");
  assert.equal(formatDifference(-1, { kind: "rank" }, "fr"), "1 place");
  assert.equal(formatDifference(-2e6, { kind: "eur" }, "fr"), "2\u00a0M€");
});

test("two different numbers never look the same side by side", () => {
  assert.deepEqual(formatApart(0.300004, 0.3, { kind: "share" }, "fr"), ["30,0004\u202f%", "30\u202f%"]);
  assert.deepEqual(formatApart(24, 28, { kind: "count" }, "fr"), ["24", "28"]);
});

test("a rate that is not the whole way is never written 100 %", () => {
  assert.equal(formatRate(24 / 70, "fr"), "34\u202f%");
  assert.equal(formatRate(0.997, "fr"), "99,7\u202f%");
  assert.equal(formatRate(0.99999999, "fr"), "99,99\u202f%");
  assert.equal(formatRate(1, "en"), "100%");
  assert.equal(formatRate(1.0000001, "en"), "100.01%");
  assert.equal(formatRate(0, "en"), "0%");
  assert.equal(formatRate(-0.25, "fr"), "\u221225\u202f%");
});

test("periods", () => {
  assert.equal(formatPeriod(yearPeriod(2023), "fr"), "2023");
  assert.equal(formatPeriod(yearPeriod(2024), "fr", { kind: "stock" }), "fin 2024");
  assert.equal(formatPeriod(yearPeriod(2024), "en", { kind: "stock" }), "end of 2024");
  assert.equal(formatPeriod({ from: day("2021-01-01"), until: day("2025-01-01") }, "fr"), "2021-2024");
  assert.equal(formatPeriod({ from: day("2024-01-01"), until: day("2024-07-01") }, "fr"), "du 1er janvier 2024 au 30 juin 2024");
  assert.equal(formatPeriod({ from: day("2024-06-30"), until: day("2024-07-01") }, "en"), "30 June 2024");
});

test("targets in plain words", () => {
  const table: readonly (readonly [Parameters<typeof target>[0], string, string])[] = [
    [{ comparator: "more-than", strict: true, value: 1500 }, "plus de 1\u202f500 en 2025", "more than 1,500 in 2025"],
    [{ value: 70, scope: { kind: "cumulated", ...period } }, "70 cumulés sur 2021-2025", "70 in total over 2021-2025"],
    [{ value: 20e6, unit: { kind: "eur" }, scope: { kind: "mean", ...period } }, "20\u00a0M€ en moyenne sur 2021-2025", "€20M on average over 2021-2025"],
    [{ comparator: "less-than", strict: true, value: 0.05, unit: { kind: "share" } }, "moins de 5\u202f% en 2025", "less than 5% in 2025"],
    [{ comparator: "rank-at-most", value: 1, unit: { kind: "rank" }, dueYear: 2024 }, "rester au 1er rang en 2024", "stay 1st in 2024"],
    [{ value: 80, approximate: true }, "environ 80 en 2025", "about 80 in 2025"],
    [{ value: 125, scope: { kind: "stock" } }, "au moins 125 fin 2025", "at least 125 at the end of 2025"],
    [{ comparator: "between", value: 0.1, upperValue: 0.2, unit: { kind: "share" } }, "entre 10\u202f% et 20\u202f% en 2025", "between 10% and 20% in 2025"],
    [{ value: 305, scope: { kind: "mean-after", years: 3 } }, "305 en moyenne annuelle après 3 ans, en 2025", "305 a year on average after 3 years, in 2025"],
    [{ comparator: "at-most", value: 3, unit: { kind: "year" }, condition: { fr: "projets prioritaires", en: "priority projects" } },
      "au plus 3\u00a0ans en 2025 (sous condition\u202f: projets prioritaires)", "at most 3\u00a0years in 2025 (on condition: priority projects)"],
  ];
  for (const [part, fr, en] of table) assert.deepEqual(describeTarget(target(part)), { fr, en });
});

function words(baseline: Baseline): string {
  return describeBaseline(baseline, { kind: "year" }).fr;
}

test("baselines in plain words", () => {
  const rest = { note: null, lines: [] } as const;
  assert.equal(words({ kind: "value", value: 5, year: 2020, ...rest }), "5\u00a0ans en 2020");
  assert.equal(words({ kind: "censored", bound: "more-than", value: 3, year: 2020, ...rest }), "plus de 3\u00a0ans en 2020");
  assert.equal(words({ kind: "previous-period", value: 30, fromYear: 2016, toYear: 2020, ...rest }), "30\u00a0ans sur 2016-2020 (période précédente)");
  assert.equal(words({ kind: "none" }), "pas de valeur de départ");
});
