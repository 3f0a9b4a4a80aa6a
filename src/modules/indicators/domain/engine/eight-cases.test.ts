import assert from "node:assert/strict";
import { test } from "node:test";
import type { VerdictKind } from "../assessment.ts";
import { eightCases } from "./eight-cases.ts";
import { assessCase } from "./testing.ts";

interface Expected {
  readonly verdict: VerdictKind;
  readonly code: string;
  readonly holdsNow: boolean;
  /** The share, or the code of the reason why there is none. */
  readonly rate: number | string;
  readonly expectedShare?: number;
  readonly required?: number | null;
  readonly says: readonly string[];
}

const atMidCourse: Readonly<Record<keyof typeof eightCases, Expected>> = {
  // 38.5 % to "more than 30 %": the target lies under the baseline, so it is a floor. 36 % holds it by 6 points, and is
  // 2.5 points less than at the start, which is said. Any quotient would be -0.29 or 1.3 of a way that does not exist.
  "1": { verdict: "on-the-way", code: "floor-held", holdsNow: true, rate: "floor", says: ["6\u00a0points au-dessus", "2,5\u00a0points de moins que le départ", "valeur de 2024, connue en 2025"] },
  // 1.66 to "more than 1.66", value 1.66: equality does not meet a strict target, and 0 / 0 is no rate.
  "2": { verdict: "behind", code: "equal-but-strict", holdsNow: false, rate: "baseline-equals-target", says: ["égal à la cible, qui demande davantage"] },
  // 30 over 2016-2020 is the total of another period, not an origin. 24 of 70 after 2 of 5 years; 2/5 of 70 is 28;
  // the 46 missing over 3 years are 15.3 a year.
  "3.a": { verdict: "behind", code: "behind-pace", holdsNow: false, rate: 24 / 70, expectedShare: 0.4, required: 46 / 3, says: ["24 en cumul sur 2021-2022", "28"] },
  // 0 to 15: no growth rate exists from zero; 3 of 15 against 6 expected, 12 missing over 3 years.
  "4.a": { verdict: "behind", code: "behind-pace", holdsNow: false, rate: 0.2, expectedShare: 0.4, required: 4, says: ["3 en cumul", "6"] },
  // 25 % to "more than 25 %", as case 2.
  "4.c": { verdict: "behind", code: "equal-but-strict", holdsNow: false, rate: "baseline-equals-target", says: ["25\u202f% en 2023"] },
  // "More than 3 years" is a bound: (3 - 2.5) / (3 - 2) would invent the 3. The condition does not hold.
  "6.a": { verdict: "behind", code: "condition-not-held", holdsNow: false, rate: "censored-baseline", says: ["2,5\u00a0ans en 2022", "plus de 3\u00a0ans en 2020"] },
  // 17 % to under 5 %, at 20 %: three points on the wrong side; the rate is below zero and stays so: -3/12.
  "6.b": { verdict: "behind", code: "worse-than-baseline", holdsNow: false, rate: -0.25, expectedShare: 0.4, says: ["3\u00a0points de plus que le départ", "du mauvais côté", "12,2\u202f%"] },
  // 16 to a mean of 20 over five years: a straight climb is 17.3, 18.7, 20, 21.3, 22.7, whose mean over the two known
  // years is 18. A mean so far of 18 is that; not yet met, and the last three years must average (100 - 36) / 3.
  "8.a": { verdict: "on-the-way", code: "on-pace", holdsNow: false, rate: 0.5, expectedShare: 0.5, required: 64e6 / 3, says: ["18\u00a0M€ en moyenne sur 2021-2022"] },
};

for (const [key, expected] of Object.entries(atMidCourse)) {
  test(`the case of indicator ${key} at mid-course`, () => {
    const found = assessCase(eightCases[key as keyof typeof eightCases]);
    assert.equal(found.verdict.kind, expected.verdict);
    assert.equal(found.verdict.reasonCode, expected.code);
    assert.equal(found.verdict.holdsNow, expected.holdsNow);
    assert.equal(found.verdict.provisional, false);
    if (typeof expected.rate === "string") {
      assert.equal(found.rate.kind === "none" ? found.rate.reasonCode : found.rate.share, expected.rate);
    } else {
      assert.ok(found.rate.kind === "rate");
      assert.ok(Math.abs(found.rate.share - expected.rate) < 1e-12);
      assert.ok(Math.abs((found.rate.expectedShare ?? Number.NaN) - (expected.expectedShare ?? 0)) < 1e-12);
    }
    if (expected.required !== undefined) assert.ok(Math.abs((found.pace?.requiredPerYear ?? Number.NaN) - (expected.required ?? 0)) < 1e-6);
    for (const words of expected.says) assert.ok(found.verdict.reason.fr.includes(words), `${words} in ${found.verdict.reason.fr}`);
  });
}

test("the formula is printed with its numbers, in both languages", () => {
  const sum = assessCase(eightCases["3.a"]).rate;
  assert.ok(sum.kind === "rate");
  assert.equal(sum.printed.fr, "(24 / 70) = 34\u202f%\u202f; attendu 40\u202f% (28)\u202f; il faut 15,3 par an sur 3 ans");
  assert.equal(sum.printed.en, "(24 / 70) = 34%; expected 40% (28); 15.3 a year needed over 3 years");
  const mean = assessCase(eightCases["8.a"]);
  assert.ok(mean.pace?.printed.fr.includes("les 3 dernières années doivent faire 21,3\u00a0M€ en moyenne"));
});

/** The same series with the values of later years, when the due period is over. */
const later: readonly { readonly name: string; readonly key: keyof typeof eightCases; readonly values: Record<number, number>; readonly asOf: string; readonly verdict: VerdictKind; readonly code: string }[] = [
  // The target of 2024 is judged on the value of 2024, which such an indicator (n-1) shows in 2025.
  { name: "1: the floor held in 2023 is not the last word", key: "1", values: { 2022: 0.36, 2023: 0.31 }, asOf: "2024-03-01", verdict: "on-the-way", code: "floor-held" },
  { name: "1: floor held by the value of 2024", key: "1", values: { 2022: 0.36, 2024: 0.31 }, asOf: "2025-03-01", verdict: "reached", code: "due-value-meets-target" },
  { name: "1: exactly 30 % is not more than 30 %", key: "1", values: { 2024: 0.3 }, asOf: "2025-03-01", verdict: "not-reached", code: "equal-but-strict" },
  { name: "2: 1.67 exceeds 1.66", key: "2", values: { 2024: 1.67 }, asOf: "2025-03-01", verdict: "reached", code: "due-value-meets-target" },
  { name: "2: the value of 2024 is awaited from 1 January 2025 on", key: "2", values: { 2022: 1.7 }, asOf: "2025-01-01", verdict: "not-assessable-yet", code: "awaiting-due-value" },
  { name: "3.a: 70 passed in the fourth year cannot be undone", key: "3.a", values: { 2021: 11, 2022: 13, 2023: 20, 2024: 26 }, asOf: "2025-03-01", verdict: "reached", code: "sum-passed-target" },
  { name: "3.a: 69 after five years", key: "3.a", values: { 2021: 11, 2022: 13, 2023: 20, 2024: 20, 2025: 5 }, asOf: "2026-03-01", verdict: "not-reached", code: "due-value-misses-target" },
  { name: "3.a: the last year is awaited", key: "3.a", values: { 2021: 11, 2022: 13, 2023: 20, 2024: 20 }, asOf: "2026-03-01", verdict: "not-assessable-yet", code: "awaiting-due-value" },
  { name: "4.a: before any value", key: "4.a", values: {}, asOf: "2022-03-01", verdict: "not-assessable-yet", code: "no-value" },
  { name: "4.c: above at mid-course is not reached before the due date", key: "4.c", values: { 2023: 0.26 }, asOf: "2024-03-01", verdict: "on-the-way", code: "floor-held" },
  { name: "6.a: exactly 2 years is not less than 2 years", key: "6.a", values: { 2025: 2 }, asOf: "2026-03-01", verdict: "not-reached", code: "equal-but-strict" },
  { name: "6.a: 1.9 years", key: "6.a", values: { 2025: 1.9 }, asOf: "2026-03-01", verdict: "reached", code: "due-value-meets-target" },
  { name: "6.b: 4.9 % in the due year, read before it has ended", key: "6.b", values: { 2024: 0.049 }, asOf: "2025-03-01", verdict: "on-the-way", code: "condition-held" },
  { name: "8.a: a mean above 20 M€ can still fall", key: "8.a", values: { 2021: 25e6, 2022: 24e6 }, asOf: "2023-03-01", verdict: "on-the-way", code: "condition-held" },
  { name: "8.a: five years that average exactly 20 M€", key: "8.a", values: { 2021: 17e6, 2022: 19e6, 2023: 20e6, 2024: 21e6, 2025: 23e6 }, asOf: "2026-03-01", verdict: "reached", code: "due-value-meets-target" },
];

for (const one of later) {
  test(`later: ${one.name}`, () => {
    const found = assessCase({ ...eightCases[one.key], values: one.values, asOf: one.asOf });
    assert.deepEqual([found.verdict.kind, found.verdict.reasonCode], [one.verdict, one.code]);
  });
}
