import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { Observation } from "../measure.ts";
import { assess } from "./assess.ts";
import { assessCase, baselineValue, contract, measure, observation, previousPeriod, target } from "./testing.ts";

const none = { kind: "none" } as const;
const period = { fromYear: 2021, toYear: 2025 } as const;

function said(given: Parameters<typeof assessCase>[0]): readonly [string, string] {
  const { verdict } = assessCase(given);
  return [verdict.kind, verdict.reasonCode];
}

test("a series without target, and a figure of context, are not judged", () => {
  const input = { measure: measure({ kind: "count" }, none), target: null, observations: [observation(2022, 5)], asOf: day("2023-03-01"), contract };
  const found = assess(input);
  assert.equal(found.verdict.kind, "no-target");
  assert.equal(found.compared?.value, 5);
  assert.equal(found.freshnessDays, 28);
  assert.deepEqual(said({ target: target({ value: 90, role: "context" }), baseline: none, values: {}, asOf: "2023-03-01" }), ["no-target", "context-figure"]);
});

test("a target without a number and without a statement is not measurable", () => {
  assert.deepEqual(said({ target: target({ value: null }), baseline: none, values: {}, asOf: "2023-03-01" }), ["not-measurable", "no-number"]);
  assert.deepEqual(said({ target: target({ value: 3, unit: { kind: "none" } }), baseline: none, values: {}, asOf: "2023-03-01" }), ["not-measurable", "no-number"]);
});

test("a qualitative commitment is done, not done at the due date, or not yet said", () => {
  const analysis = target({ comparator: "qualitative", value: null, unit: { kind: "none" }, dueYear: 2024, statement: { fr: "lancer une analyse", en: "start an analysis" } });
  const on = (values: Record<number, number>, asOf: string): readonly [string, string] => said({ target: analysis, baseline: none, values, asOf });
  assert.deepEqual(on({}, "2023-03-01"), ["not-assessable-yet", "no-value"]);
  assert.deepEqual(on({ 2022: 0 }, "2023-03-01"), ["not-assessable-yet", "not-done-yet"]);
  assert.deepEqual(on({ 2022: 1 }, "2023-03-01"), ["reached", "done"]);
  assert.deepEqual(on({ 2022: 0 }, "2025-03-01"), ["not-assessable-yet", "awaiting-due-value"]);
  assert.deepEqual(on({ 2024: 0 }, "2025-03-01"), ["not-reached", "not-done"]);
});

test("a rank is held or not, without a rate", () => {
  const first = target({ comparator: "rank-at-most", value: 1, unit: { kind: "rank" }, dueYear: 2024 });
  const held = assessCase({ target: first, baseline: baselineValue(1, 2019), values: { 2022: 1 }, asOf: "2023-03-01" });
  assert.deepEqual([held.verdict.kind, held.rate.kind, held.pace, held.projection], ["on-the-way", "none", null, null]);
  const lost = assessCase({ target: first, baseline: baselineValue(1, 2019), values: { 2022: 2 }, asOf: "2023-03-01" });
  assert.equal(lost.verdict.kind, "behind");
  assert.ok(lost.verdict.reason.fr.includes("1 place derrière"));
});

test("a range is held inside its bounds and lost beyond either, with no rate", () => {
  const range = target({ comparator: "between", value: 10, upperValue: 20 });
  const on = (value: number, year = 2022, asOf = "2023-03-01"): readonly [string, string] => said({ target: range, baseline: baselineValue(5, 2020), values: { [year]: value }, asOf });
  // From 5 at the end of 2020 to 10 at the end of 2025, 7 is the line at the end of 2022.
  assert.deepEqual(on(7), ["on-the-way", "on-pace"]);
  assert.deepEqual(on(6.9), ["behind", "behind-pace"]);
  assert.deepEqual(on(15), ["on-the-way", "condition-held"]);
  assert.equal(on(21)[0], "behind");
  assert.equal(on(20, 2025, "2026-03-01")[0], "reached");
  assert.equal(on(21, 2025, "2026-03-01")[0], "not-reached");
});

test("keeping at or above is a floor whatever the baseline", () => {
  const keep = target({ comparator: "keep-at-or-above", value: 10 });
  const held = assessCase({ target: keep, baseline: baselineValue(8, 2020), values: { 2022: 10 }, asOf: "2023-03-01" });
  assert.deepEqual([held.verdict.kind, held.verdict.reasonCode, held.rate.kind], ["on-the-way", "floor-held", "none"]);
  assert.deepEqual(said({ target: keep, baseline: baselineValue(8, 2020), values: { 2022: 9 }, asOf: "2023-03-01" }), ["behind", "floor-broken"]);
});

test("a stock is compared with the pace expected at the end of its own period, not today", () => {
  // 69 at the end of 2020 to 125 at the end of 2025: 91.4 at the end of 2022, even when read late in 2023.
  const stock = target({ value: 125, scope: { kind: "stock" } });
  const found = assessCase({ target: stock, baseline: baselineValue(69, 2020), values: { 2022: 92 }, asOf: "2023-11-15" });
  assert.equal(found.verdict.kind, "on-the-way");
  assert.ok(Math.abs((found.pace?.expectedNow ?? 0) - 91.4) < 1e-9);
  assert.ok(found.verdict.reason.fr.startsWith("92 fin 2022"));
});

test("a value that only repeats the baseline year is no news on the way", () => {
  assert.deepEqual(said({ target: target({ value: 20 }), baseline: baselineValue(10, 2020), values: { 2020: 10 }, asOf: "2022-03-01" }), ["not-assessable-yet", "no-value"]);
});

test("a ceiling on a sum is not reached as soon as it is exceeded, and is never a rate", () => {
  const ceiling = target({ comparator: "at-most", value: 100, scope: { kind: "cumulated", ...period } });
  const on = (values: Record<number, number>): readonly [string, string] => said({ target: ceiling, baseline: none, values, asOf: "2024-03-01" });
  assert.deepEqual(on({ 2021: 20, 2022: 20, 2023: 20 }), ["on-the-way", "on-pace"]);
  assert.deepEqual(on({ 2021: 20, 2022: 30, 2023: 20 }), ["behind", "behind-pace"]);
  assert.deepEqual(on({ 2021: 40, 2022: 40, 2023: 21 }), ["not-reached", "sum-exceeds-ceiling"]);
  assert.equal(assessCase({ target: ceiling, baseline: none, values: { 2021: 20 }, asOf: "2022-03-01" }).rate.kind, "none");
});

test("a missing year in a sum is named, and never counted as nothing against the pace", () => {
  const sum = target({ value: 70, scope: { kind: "cumulated", ...period } });
  const short = assessCase({ target: sum, baseline: previousPeriod(30), values: { 2021: 11, 2023: 13 }, asOf: "2024-03-01" });
  assert.deepEqual([short.verdict.kind, short.verdict.reasonCode], ["not-assessable-yet", "missing-years"]);
  assert.deepEqual(short.compared?.missingYears, [2022]);
  assert.ok(short.verdict.reason.en.includes("The value of 2022 is missing"));
  const enough = assessCase({ target: sum, baseline: previousPeriod(30), values: { 2021: 20, 2023: 25 }, asOf: "2024-03-01" });
  assert.equal(enough.verdict.kind, "on-the-way");
});

test("a sum that has taken back something is not yet beyond undoing", () => {
  const sum = target({ value: 10, scope: { kind: "cumulated", ...period } });
  assert.deepEqual(said({ target: sum, baseline: none, values: { 2021: 15, 2022: -2 }, asOf: "2023-03-01" }), ["on-the-way", "on-pace"]);
});

function quarter(from: string, until: string, value: number): Observation {
  return { ...observation(2022, value), period: { from: day(from), until: day(until) }, observedOn: day(until), eventId: from };
}

test("a whole year is taken before its quarters, which are summed where there is none", () => {
  const sum = target({ value: 100, scope: { kind: "cumulated", ...period } });
  const observations = [observation(2021, 20), quarter("2021-01-01", "2021-04-01", 4), quarter("2022-01-01", "2022-04-01", 6), quarter("2022-04-01", "2022-07-01", 7)];
  const found = assess({ measure: measure({ kind: "count" }, none), target: sum, observations, asOf: day("2022-07-01"), contract });
  assert.equal(found.compared?.value, 33);
  // One year and 181 days of 365, of five years.
  assert.ok(Math.abs((found.pace?.expectedNow ?? 0) - 100 * (1 + 181 / 365) / 5) < 1e-9);
});

test("the mean after three years is not read before three years are known", () => {
  const mean = target({ value: 305, scope: { kind: "mean-after", years: 3 } });
  const on = (values: Record<number, number>, asOf: string): ReturnType<typeof assessCase> => assessCase({ target: mean, baseline: baselineValue(290, 2020), values, asOf });
  const early = on({ 2021: 300, 2022: 310 }, "2023-03-01");
  assert.deepEqual([early.verdict.kind, early.verdict.reasonCode, early.compared?.value], ["not-assessable-yet", "too-few-years", 305]);
  assert.equal(on({ 2021: 300, 2022: 310, 2023: 305 }, "2024-03-01").verdict.kind, "on-the-way");
  assert.equal(on({ 2021: 300, 2022: 310, 2023: 305, 2024: 305, 2025: 304 }, "2026-03-01").verdict.kind, "not-reached");
});

test("provisional deciding values give a provisional verdict", () => {
  const at = { target: target({ value: 20 }), baseline: baselineValue(0, 2020), asOf: "2026-03-01", state: "provisional" } as const;
  const { verdict } = assessCase({ ...at, values: { 2025: 21 } });
  assert.deepEqual([verdict.kind, verdict.provisional], ["reached", true]);
});

test("the dust of binary fractions neither meets a strict target nor misses an equal one", () => {
  const sum = { value: 0.3, scope: { kind: "cumulated", fromYear: 2021, toYear: 2022 }, dueYear: 2022 } as const;
  const on = { baseline: none, values: { 2021: 0.1, 2022: 0.2 }, asOf: "2023-03-01" } as const;
  assert.equal(assessCase({ ...on, target: target({ ...sum, comparator: "more-than", strict: true }) }).verdict.kind, "not-reached");
  assert.equal(assessCase({ ...on, target: target({ ...sum, comparator: "at-most" }) }).verdict.kind, "reached");
});

test("an awaited value says since when", () => {
  const { verdict } = assessCase({ target: target({ value: 20 }), baseline: baselineValue(0, 2020), values: { 2024: 25 }, asOf: "2026-03-13" });
  assert.deepEqual([verdict.kind, verdict.reasonCode, verdict.holdsNow], ["not-assessable-yet", "awaiting-due-value", true]);
  assert.ok(verdict.reason.fr.includes("attendue depuis le 1er janvier 2026 (71 jours)"));
  assert.ok(verdict.reason.en.includes("awaited since 1 January 2026 (71 days)"));
});

test("a value after the due year is not held against the target", () => {
  const found = assessCase({ target: target({ value: 20 }), baseline: baselineValue(0, 2020), values: { 2025: 19, 2026: 25 }, asOf: "2027-03-01" });
  assert.deepEqual([found.verdict.kind, found.compared?.value, found.latest?.value], ["not-reached", 19, 25]);
});

test("a miss by less than the rounding is written with the decimals that show it, and equality that is not enough says so", () => {
  const share = { target: target({ value: 0.024, unit: { kind: "share" } }), baseline: baselineValue(0.0219, 2020), values: { 2025: 0.02399999 }, asOf: "2026-06-30" } as const;
  const missed = assessCase(share);
  assert.match(missed.verdict.reason.en, /0\.000001\spoints below the target/);
  assert.ok(missed.rate.kind === "rate" && missed.rate.printed.en.startsWith("(2.399999% − 2.19%) / (2.4% − 2.19%) = 99.99%"), JSON.stringify(missed.rate));
  const equal = assessCase({ target: target({ comparator: "more-than", strict: true, value: 1500 }), baseline: baselineValue(0, 2020), values: { 2025: 1500 }, asOf: "2026-06-30" });
  assert.equal(equal.verdict.kind, "not-reached");
  assert.ok(equal.rate.kind === "rate" && equal.rate.printed.en.includes("= 100% (equal to the target, which asks for more)"), JSON.stringify(equal.rate));
});

test("what a count has still to gain a year is not written by hundredths", () => {
  const words = assessCase({ target: target({ value: 300_000 }), baseline: baselineValue(145_000, 2020), values: { 2022: 160_000 }, asOf: "2023-06-30" }).pace?.printed.en;
  assert.match(words ?? "", /; 46,667 more a year needed$/);
});
