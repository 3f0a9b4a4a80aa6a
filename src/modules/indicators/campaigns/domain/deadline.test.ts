import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addDays, day, yearPeriod } from "../../../../kernel/time/day.ts";
import { addMonths, deadlineOf, periodCode, periodsOf, sameDayIn } from "./deadline.ts";

test("two months after a year is the end of February, on the 29th in leap years", () => {
  assert.deepEqual([2022, 2023, 2024, 2099].map((year) => deadlineOf(yearPeriod(year), 2)), ["2023-02-28", "2024-02-29", "2025-02-28", "2100-02-28"]);
  assert.equal(deadlineOf(yearPeriod(2024), 0), "2024-12-31");
  // The half-year that ends on 30 June: end of month for end of month.
  assert.equal(deadlineOf({ from: day("2024-01-01"), until: day("2024-07-01") }, 1), "2024-07-31");
});

test("months: the end stays the end, a day that is missing gives the last", () => {
  for (const [from, months, expected] of [
    ["2024-02-29", 12, "2025-02-28"], ["2024-02-29", 48, "2028-02-29"], ["2025-02-28", 12, "2026-02-28"], ["2025-02-28", 36, "2028-02-29"],
    ["2024-01-30", 1, "2024-02-29"], ["2023-01-30", 1, "2023-02-28"], ["2024-03-15", -1, "2024-02-15"], ["2024-12-31", 2, "2025-02-28"], ["2024-04-30", 1, "2024-05-31"],
  ] as const) assert.equal(addMonths(day(from), months), expected, `${from} ${months}`);
});

test("a day set by hand on 29 February falls on the 28th the year after, and comes back", () => {
  assert.equal(sameDayIn(2029, day("2028-02-29")), "2029-02-28");
  assert.equal(sameDayIn(2032, day("2028-02-29")), "2032-02-29");
  assert.equal(sameDayIn(2028, day("2027-02-28")), "2028-02-28");
  assert.equal(sameDayIn(2026, day("2025-12-31")), "2026-12-31");
});

test("periods follow one another without gap, and their codes tell them apart", () => {
  for (const [periodicity, count] of [["yearly", 5], ["half-yearly", 10], ["quarterly", 20]] as const) {
    const periods = periodsOf(periodicity, 2021, 2025);
    assert.equal(periods.length, count);
    assert.equal(periods[0]?.from, "2021-01-01");
    assert.equal(periods.at(-1)?.until, "2026-01-01");
    for (const [index, period] of periods.entries()) if (index > 0) assert.equal(period.from, periods[index - 1]?.until);
    assert.equal(new Set(periods.map(periodCode)).size, count);
  }
  assert.deepEqual(periodsOf("half-yearly", 2024, 2024).map(periodCode), ["2024-H1", "2024-H2"]);
  assert.deepEqual(periodsOf("quarterly", 2024, 2024).map(periodCode), ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
  assert.equal(periodCode(yearPeriod(2024)), "2024");
  assert.equal(periodCode({ from: day("2021-01-01"), until: day("2024-01-01") }), "2021-01-01_2024-01-01");
});

test("months checked against the calendar of the system", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -60, max: 60 }), (offset, months) => {
    const from = addDays(day("1990-01-01"), offset);
    const found = addMonths(from, months);
    const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1];
    const last = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
    const lastHere = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const of = Number(from.slice(8));
    const expected = new Date(Date.UTC(year, month + months, of === lastHere ? last : Math.min(of, last))).toISOString().slice(0, 10);
    assert.equal(found, expected);
  }));
});
