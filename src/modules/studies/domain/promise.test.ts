import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { firstDayOf, lastDayOf, monthsAfter } from "./partial-date.ts";
import type { LinkedData, SharingPlan, StudyDate } from "./parts.ts";
import { promiseOn, type SharedDataset } from "./promise.ts";
import { timeInWords } from "./promise-words.ts";

const plan = (over: Partial<SharingPlan> = {}): SharingPlan => ({ decision: "yes", statement: {}, information: [], from: null, monthsAfterCompletion: null, until: null, timeFrame: {}, criteria: {}, url: null, planUrl: null, ...over });
const actual = (date: string): StudyDate => ({ date, kind: "actual" });
const portal = (identifier: string): LinkedData => ({ scheme: "portal", identifier, title: null });
const dataset = (over: Partial<SharedDataset> = {}): SharedDataset => ({ title: { fr: "Mesures" }, access: "restricted", publishedOn: day("2024-06-01"), availableFrom: null, ...over });
const on = day("2025-03-31");

function standing(over: Partial<SharingPlan> | null, completedOn: StudyDate | null = null, links: readonly LinkedData[] = [], shared: Readonly<Record<string, SharedDataset>> = {}, at = on): readonly [string, string | null, number | null] {
  const { state, dueOn, daysLate } = promiseOn({ sharingPlan: over === null ? null : plan(over), completedOn, datasets: links }, new Map(Object.entries(shared)), at);
  return [state, dueOn, daysLate];
}

test("a date may mean its first or its last day; months are counted in the calendar", () => {
  assert.deepEqual([firstDayOf("2024"), lastDayOf("2024"), lastDayOf("2024-02"), lastDayOf("2023-02"), lastDayOf("2024-02-10")], ["2024-01-01", "2024-12-31", "2024-02-29", "2023-02-28", "2024-02-10"]);
  assert.deepEqual([lastDayOf("2024-13"), lastDayOf("2023-02-29"), firstDayOf("spring"), monthsAfter("", 3)], [null, null, null, null]);
  assert.deepEqual([monthsAfter("2024-01-31", 1), monthsAfter("2023-01-31", 1), monthsAfter("2024-02", 1), monthsAfter("2024", 18), monthsAfter("2024-11-15", 12)], ["2024-02-29", "2023-02-28", "2024-03-31", "2026-06-30", "2025-11-15"]);
});

test("no plan, undecided, refused; a yes without a day is unclear", () => {
  assert.deepEqual(standing(null), ["none", null, null]);
  assert.deepEqual(standing({ decision: "undecided" }), ["undecided", null, null]);
  assert.deepEqual(standing({ decision: "no", from: "2020" }), ["refused", null, null]);
  assert.deepEqual(standing({ statement: { en: "Yes, data will be shared on request." } }), ["unclear", null, null]);
  assert.deepEqual(standing({ monthsAfterCompletion: 12 }), ["unclear", null, null]);
});

test("due on its last day, late the day after", () => {
  assert.deepEqual(standing({ from: "2025-03" }), ["promised", "2025-03-31", null]);
  assert.deepEqual(standing({ from: "2025-03" }, null, [], {}, day("2025-04-01")), ["overdue", "2025-03-31", 1]);
  assert.deepEqual(standing({ from: "2024" }), ["overdue", "2024-12-31", 90]);
  assert.deepEqual(standing({ monthsAfterCompletion: 12 }, actual("2024-03-31")), ["promised", "2025-03-31", null]);
  assert.deepEqual(standing({ monthsAfterCompletion: 12 }, actual("2024-03-30")), ["overdue", "2025-03-30", 1]);
  assert.deepEqual(standing({ monthsAfterCompletion: 12 }, actual("2024")), ["promised", "2025-12-31", null]);
  // Nobody has said that the study is over.
  assert.deepEqual(standing({ monthsAfterCompletion: 12 }, { date: "2023-06", kind: "expected" }), ["unclear", "2024-06-30", null]);
  assert.deepEqual(standing({ monthsAfterCompletion: 12 }, { date: "2026-06", kind: "expected" }), ["promised", "2027-06-30", null]);
});

test("kept by what can be seen, not by what is said", () => {
  const due = { from: "2024-12-31" };
  assert.deepEqual(standing(due, null, [portal("ds-1")], { "ds-1": dataset() }), ["kept", "2024-12-31", null]);
  assert.deepEqual(standing(due, null, [portal("ds-1")], { "ds-1": dataset({ publishedOn: day("2025-01-10") }) }), ["kept", "2024-12-31", 10]);
  assert.deepEqual(standing(due, null, [portal("ds-1")], { "ds-1": dataset({ publishedOn: day("2025-04-10") }) }), ["overdue", "2024-12-31", 90]);
  assert.deepEqual(standing(due, null, [portal("ds-1")]), ["overdue", "2024-12-31", 90]);
  assert.deepEqual(standing(due, null, [portal("ds-1")], { "ds-1": dataset({ access: "closed" }) }), ["overdue", "2024-12-31", 90]);
  assert.deepEqual(standing(due, null, [portal("ds-1")], { "ds-1": dataset({ access: "embargoed", availableFrom: day("2025-09-01") }) }), ["overdue", "2024-12-31", 90]);
  assert.deepEqual(standing(due, null, [portal("ds-1")], { "ds-1": dataset({ access: "embargoed", availableFrom: day("2025-01-01") }) }), ["kept", "2024-12-31", 1]);
  assert.deepEqual(standing(due, null, [portal("ds-1"), portal("ds-2")], { "ds-1": dataset(), "ds-2": dataset({ access: "closed" }) }), ["partly", "2024-12-31", null]);
  assert.deepEqual(standing(due, null, [{ scheme: "doi", identifier: "10.5072/x", title: null }]), ["kept", "2024-12-31", null]);
  assert.deepEqual(standing({}, null, [portal("ds-1")], { "ds-1": dataset() }), ["kept", null, null]);
});

test("words are read where they can mean one thing only", () => {
  const months = (count: number) => ({ kind: "months", months: count });
  for (const text of ["12 mois après la fin de l’étude", "Douze mois après la fin de l’essai", "Accès possible un an après la fin de l'étude."]) assert.deepEqual(timeInWords({ fr: text }), months(12), text);
  for (const text of ["12 months after completion of the study", "Within one year of study completion", "Data available 12 months following trial completion", "1 year after the end of the trial"]) assert.deepEqual(timeInWords({ en: text }), months(12), text);
  assert.deepEqual(timeInWords({ fr: "à partir du 1er juin 2026" }), { kind: "date", date: "2026-06-01" });
  assert.deepEqual(timeInWords({ en: "From June 2026", fr: "À partir de juin 2026" }), { kind: "date", date: "2026-06" });
  assert.deepEqual(timeInWords({ en: "by March 3, 2026" }), { kind: "date", date: "2026-03-03" });
  for (const text of ["Beginning 3 months and ending 5 years following article publication", "Six months after publication", "12 or 24 months after completion... maybe 6 months after study completion", "", "Upon reasonable request"]) assert.equal(timeInWords({ en: text }), text.startsWith("12 or") ? null : null, text);
  assert.equal(timeInWords({ fr: "6 mois après la fin de l’étude", en: "12 months after study completion" }), null);
  const read = promiseOn({ sharingPlan: plan({ timeFrame: { fr: "18 mois après la fin de l’étude" } }), completedOn: actual("2023-06"), datasets: [] }, new Map(), on);
  assert.deepEqual([read.state, read.dueOn, read.inferred, read.daysLate], ["overdue", "2024-12-31", true, 90]);
  assert.match(read.why.fr, /lue dans les mots du plan.*90 jours de retard/);
});
