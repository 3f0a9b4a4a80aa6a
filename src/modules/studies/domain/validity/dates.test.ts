import assert from "node:assert/strict";
import { test } from "node:test";
import { day, type Day } from "../../../../kernel/time/day.ts";
import { aValidContent } from "../../testing/builders.ts";
import type { StudyContent } from "../content.ts";
import type { StudyDate } from "../parts.ts";
import { validateStudy } from "./validate.ts";

const found = (change: Partial<StudyContent>): string[] => validateStudy(aValidContent(change), { today: day("2025-03-31"), knowsConcept: () => true }).filter(({ severity }) => severity === "error").map(({ field = "", code }) => `${field} ${code.replace("studies.", "")}`);
const actual = (date: string): StudyDate => ({ date, kind: "actual" });
const expected = (date: string): StudyDate => ({ date, kind: "expected" });
const shared = aValidContent().sharingPlan;
const sharing = (change: Partial<NonNullable<StudyContent["sharingPlan"]>>): Partial<StudyContent> => ({ sharingPlan: shared === null ? null : { ...shared, ...change } });
const authorisation = (decidedOn: string): Partial<StudyContent> => ({ authorisations: [{ authority: "cpp", otherAuthority: null, number: null, decidedOn: day(decidedOn) }] });
const document = (date: string): Partial<StudyContent> => ({ documents: [{ kind: "protocol", title: "Protocole", url: null, date: date as Day }] });

/** The valid record starts in 2021-09, measures until 2023-10, ends on 2024-01-15, is completed; the day is 2025-03-31. */
const combinations: readonly (readonly [name: string, change: Partial<StudyContent>, expected: readonly string[]])[] = [
  ["ends the day before it starts", { startedOn: actual("2024-05-01"), primaryCompletedOn: null, completedOn: actual("2024-04-30") }, ["completedOn completed-before-start"]],
  ["starts and ends the same day", { startedOn: actual("2024-05-01"), primaryCompletedOn: null, completedOn: actual("2024-05-01") }, []],
  ["ends in the year of its first month", { startedOn: actual("2024-05"), primaryCompletedOn: null, completedOn: actual("2024") }, []],
  ["ends the year before", { startedOn: actual("2024-05"), primaryCompletedOn: null, completedOn: actual("2023") }, ["completedOn completed-before-start"]],
  ["measures before it starts and ends after", { primaryCompletedOn: actual("2021-08-31") }, ["primaryCompletedOn primary-before-start"]],
  ["measures after it ended", { primaryCompletedOn: actual("2024-01-16") }, ["primaryCompletedOn primary-after-completion"]],
  ["measures in the month in which it ended", { primaryCompletedOn: actual("2024-01") }, []],
  ["expects a measure after an end that came", { primaryCompletedOn: expected("2026-01") }, ["primaryCompletedOn primary-after-completion"]],
  ["30 February", { startedOn: actual("2024-02-30") }, ["startedOn date-unknown"]],
  ["month zero", { startedOn: actual("2024-00") }, ["startedOn date-unknown"]],
  ["a day of the French spelling", { startedOn: actual("01/02/2024") }, ["startedOn date-unknown"]],
  ["an instant", { startedOn: actual("2024-01-01T00:00:00Z") }, ["startedOn date-unknown"]],
  ["no date at all", { startedOn: actual("") }, ["startedOn date-unknown"]],
  ["the year nought", { startedOn: actual("0000") }, ["startedOn date-too-old"]],
  ["registered under Napoleon", { registeredOn: day("1810-01-01") }, ["registeredOn date-too-old"]],
  ["authorised in 1500", authorisation("1500-01-01"), ["authorisations[0].decidedOn date-too-old"]],
  ["authorised tomorrow", authorisation("2025-04-01"), ["authorisations[0].decidedOn day-in-the-future"]],
  ["a document of 1500", document("1500-01-01"), ["documents[0].date date-too-old"]],
  ["a document of 29 February 2023", document("2023-02-29"), ["documents[0].date date-unknown"]],
  ["completed, ends tomorrow", { completedOn: expected("2025-04-01") }, ["completedOn over-but-ends-later"]],
  ["completed, starts next year", { startedOn: expected("2026"), primaryCompletedOn: null, completedOn: null, actualSize: null, sharingPlan: null }, ["startedOn over-but-starts-later"]],
  ["recruiting, starts next year", { recruitmentStatus: "recruiting", startedOn: expected("2026"), primaryCompletedOn: null, completedOn: null, actualSize: null, sharingPlan: null }, ["startedOn under-way-but-starts-later"]],
  ["recruiting, measured and not ended", { recruitmentStatus: "recruiting", completedOn: null }, []],
  ["not begun, measured", { recruitmentStatus: "not-yet-recruiting", startedOn: null, completedOn: null, actualSize: null }, ["primaryCompletedOn measured-but-not-recruiting"]],
  ["not begun, ended", { recruitmentStatus: "not-yet-recruiting", startedOn: null, primaryCompletedOn: null, actualSize: null }, ["recruitmentStatus ended-but-under-way"]],
  ["withdrawn, with participants", { recruitmentStatus: "withdrawn" }, ["actualSize actual-size-before-start"]],
  ["results of before the first participant", { resultsPostedOn: day("2021-08-31") }, ["resultsPostedOn results-before-start"]],
  ["results in the month of the first participant", { resultsPostedOn: day("2021-09-01") }, []],
  ["shared before it starts", sharing({ from: "2020" }), ["sharingPlan.from sharing-before-start"]],
  ["shared until before", sharing({ from: "2025-06", until: "2025-05-31" }), ["sharingPlan.until sharing-dates-crossed"]],
  ["shared from a year of five figures", sharing({ from: "20255" }), ["sharingPlan.from date-unknown"]],
  ["shared a negative time after", sharing({ from: null, monthsAfterCompletion: -1 }), ["sharingPlan.monthsAfterCompletion months-wrong"]],
];
for (const [name, change, faults] of combinations) test(name, () => assert.deepEqual(found(change), [...faults]));

test("all faults of dates are told at once, each by its field, in both languages", () => {
  const change = { startedOn: actual("2026-01"), primaryCompletedOn: actual("2025-13"), completedOn: actual("2020"), registeredOn: day("2030-01-01"), resultsPostedOn: "2019-02-29" as Day };
  assert.deepEqual(found(change), ["actualSize actual-size-before-start", "startedOn actual-in-the-future", "startedOn over-but-starts-later", "primaryCompletedOn date-unknown", "completedOn completed-before-start", "registeredOn day-in-the-future", "resultsPostedOn date-unknown", "sharingPlan.from sharing-before-start"]);
  for (const { text } of validateStudy(aValidContent(change), { today: day("2025-03-31"), knowsConcept: () => true })) assert.ok(text.fr !== "" && text.en !== "" && text.fr !== text.en);
});
