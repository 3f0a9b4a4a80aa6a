import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { emptyContent } from "../domain/empty.ts";
import type { StudyContent } from "../domain/content.ts";
import { isTrial, standingOf } from "./rule.ts";

const on = day("2025-03-31");
const actual = (date: string) => ({ date, kind: "actual" as const });
const expected = (date: string) => ({ date, kind: "expected" as const });
const trial = (over: Partial<StudyContent>): StudyContent => ({ ...emptyContent(), studyType: "interventional", recruitmentStatus: "completed", ...over });
const registered = (over: Partial<StudyContent>): readonly unknown[] => {
  const { registration, registeredDaysLate } = standingOf(trial(over), on, "completion");
  return [registration, registeredDaysLate];
};
const reported = (over: Partial<StudyContent>, clock: "completion" | "primary" = "completion"): readonly unknown[] => {
  const { reporting, reportDueOn, reportDaysLate } = standingOf(trial(over), on, clock);
  return [reporting, reportDueOn, reportDaysLate];
};
const paper = (citation: string, kind: "results" | "protocol" = "results") => ({ scheme: "doi" as const, identifier: "10.5072/x", kind, citation });

test("interventional studies, unless they say they are no clinical trial", () => {
  assert.deepEqual([trial({}), trial({ clinicalTrial: true }), trial({ clinicalTrial: false }), trial({ studyType: "observational" })].map(isTrial), [true, true, false, false]);
});

test("registered before the first participant: the same day is in time, the day after is late", () => {
  assert.deepEqual(registered({ registeredOn: day("2020-01-10"), startedOn: actual("2020-01-10") }), ["before", null]);
  assert.deepEqual(registered({ registeredOn: day("2020-01-11"), startedOn: actual("2020-01-10") }), ["late", 1]);
  assert.deepEqual(registered({ registeredOn: day("2020-01-31"), startedOn: actual("2020-01") }), ["before", null]);
  assert.deepEqual(registered({ registeredOn: day("2020-02-01"), startedOn: actual("2020-01") }), ["late", 1]);
  assert.deepEqual(registered({ startedOn: actual("2020-01") }), ["none", null]);
  assert.deepEqual(registered({ startedOn: actual("2020-01"), registryNumbers: [{ scheme: "sponsor", number: "X", issuer: "Y" }] }), ["none", null]);
  assert.deepEqual(registered({ startedOn: actual("2020-01"), registryNumbers: [{ scheme: "nct", number: "NCT99000001", issuer: null }] }), ["unclear", null]);
  assert.deepEqual(registered({ recruitmentStatus: "not-yet-recruiting", startedOn: expected("2025-05") }), ["not-started", null]);
  assert.deepEqual(registered({ recruitmentStatus: "not-yet-recruiting", startedOn: expected("2025-05"), registeredOn: day("2025-01-01") }), ["before", null]);
  // Registered after the day of the question: not yet, on that day.
  assert.deepEqual(registered({ startedOn: actual("2020-01"), registeredOn: day("2025-04-01") }), ["none", null]);
});

test("results within twelve months of completion, the due day included", () => {
  assert.deepEqual(reported({ completedOn: actual("2024-03-31") }), ["not-due", "2025-03-31", null]);
  assert.deepEqual(reported({ completedOn: actual("2024-03-30") }), ["overdue", "2025-03-30", 1]);
  assert.deepEqual(reported({ completedOn: actual("2024-03") }), ["not-due", "2025-03-31", null]);
  assert.deepEqual(reported({ completedOn: actual("2023") }), ["overdue", "2024-12-31", 90]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), resultsPostedOn: day("2023-06-15") }), ["on-time", "2023-06-15", null]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), resultsPostedOn: day("2023-06-20") }), ["late", "2023-06-15", 5]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), resultsPostedOn: day("2025-06-20") }), ["overdue", "2023-06-15", 655]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), publications: [paper("Made-up Journal 2023;12(3):1-9.")] }), ["on-time", "2023-06-15", null]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), publications: [paper("Made-up Journal, 2024.")] }), ["late", "2023-06-15", 200]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), publications: [paper("Protocol, 2021.", "protocol")] }), ["overdue", "2023-06-15", 655]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), publications: [paper("In press.")] }), ["undated", "2023-06-15", null]);
  assert.deepEqual(reported({ completedOn: actual("2022-06-15"), resultsUrl: "https://example.org/r" }), ["undated", "2023-06-15", null]);
});

test("what nobody has confirmed is unclear, what runs is not due, what never began is not asked", () => {
  assert.deepEqual(reported({ completedOn: expected("2023-06"), recruitmentStatus: "recruiting" }), ["unclear", null, null]);
  assert.deepEqual(reported({ completedOn: expected("2026-06"), recruitmentStatus: "recruiting" }), ["not-due", null, null]);
  assert.deepEqual(reported({ completedOn: null }), ["unclear", null, null]);
  assert.deepEqual(reported({ completedOn: null, recruitmentStatus: "recruiting" }), ["not-due", null, null]);
  assert.deepEqual(reported({ recruitmentStatus: "withdrawn" }), ["not-applicable", null, null]);
  assert.deepEqual(reported({ completedOn: actual("2024-09"), primaryCompletedOn: actual("2023-06-30") }, "primary"), ["overdue", "2024-06-30", 274]);
});
