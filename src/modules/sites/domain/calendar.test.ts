import assert from "node:assert/strict";
import { test } from "node:test";
import { addMonths, day } from "../../../kernel/time/day.ts";
import { waveDays } from "./calendar.ts";
import { reviewsOf } from "./reviews-due.ts";

test("months are counted to the same day, or to the last day of a shorter month", () => {
  assert.equal(addMonths(day("2024-02-29"), 12), "2025-02-28");
  assert.equal(addMonths(day("2024-02-29"), 48), "2028-02-29");
  assert.equal(addMonths(day("2023-08-31"), 6), "2024-02-29");
  assert.equal(addMonths(day("2023-08-31"), 1), "2023-09-30");
  assert.equal(addMonths(day("2023-12-15"), 1), "2024-01-15");
  assert.equal(addMonths(day("2024-01-31"), -2), "2023-11-30");
});

test("a wave begun on 29 February", () => {
  assert.deepEqual(waveDays(day("2024-02-29")), { startsOn: "2024-02-29", halfWayOn: "2026-08-29", until: "2029-02-28", lastDay: "2029-02-27" });
  const due = reviewsOf({ code: "D2024", ...waveDays(day("2024-02-29")) });
  assert.deepEqual(due.map((one) => [one.id, one.dueOn]), [
    ["d2024-start", "2024-08-29"], ["d2024-year-1", "2025-02-28"], ["d2024-year-2", "2026-02-28"], ["d2024-half-way", "2026-08-29"], ["d2024-year-3", "2027-02-28"], ["d2024-year-4", "2028-02-29"], ["d2024-end", "2029-02-27"],
  ]);
});
