import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addDays, day } from "../../../../kernel/time/day.ts";
import { seriesOf } from "../../domain/catalogue.ts";
import { contractCatalogue } from "../../testing.ts";
import { writeCalendar } from "../../../../kernel/text/icalendar.ts";
import { defaultLadder, readLadder, rungInForce, writtenLadder } from "./ladder.ts";
import { defaultRule, dutyCalendar, peopleOf, ruleIssues, type Candidate } from "./rules.ts";

const series = seriesOf(contractCatalogue);
const person = (name: string, role: string, perimeter: readonly string[]): Candidate => ({ accountId: name, name, roles: [{ role, perimeter }] });
const candidates = [person("ada", "indicator-contributor", ["3"]), person("blaise", "indicator-contributor", []), person("claire", "validator", []), person("office", "steering-office", [])];

test("people of a series: the named before the everywhere, the office is nobody's owner", () => {
  assert.deepEqual(peopleOf(candidates, "values.propose", "3.a").map((one) => one.name), ["ada"]);
  assert.deepEqual(peopleOf(candidates, "values.propose", "4.a").map((one) => one.name), ["blaise"]);
  assert.deepEqual(peopleOf(candidates, "values.accept", "4.a").map((one) => one.name), ["claire"]);
});

test("the duty calendar: deadline by period and delay, an indicator's lag on top", () => {
  const question = { series, candidates, contract: contractCatalogue, ruleOf: defaultRule };
  const duties = dutyCalendar({ ...question, due: { from: day("2024-01-01"), until: day("2026-01-01") } });
  assert.deepEqual(duties.map((duty) => [duty.code, duty.dueOn, duty.owners[0]?.name, duty.validator?.name]), [["3.a:2023", "2024-02-29", "ada", "claire"], ["3.a:2024", "2025-02-28", "ada", "claire"]]);
  const lagging = series.map((one) => ({ ...one, indicator: { ...one.indicator, lagYears: 1 } }));
  assert.deepEqual(dutyCalendar({ ...question, series: lagging, due: { from: day("2025-01-01"), until: day("2026-01-01") } }).map((duty) => [duty.code, duty.dueOn]), [["3.a:2023", "2025-02-28"]]);
  const quarterly = dutyCalendar({ ...question, ruleOf: (key) => ({ ...defaultRule(key), periodicity: "quarterly", delayMonths: 1 }), due: { from: day("2024-01-01"), until: day("2025-01-01") } });
  assert.deepEqual(quarterly.map((duty) => [duty.code, duty.dueOn]), [["3.a:2023-Q4", "2024-01-31"], ["3.a:2024-Q1", "2024-04-30"], ["3.a:2024-Q2", "2024-07-31"], ["3.a:2024-Q3", "2024-10-31"]]);
  // The last day asked is out.
  assert.deepEqual(dutyCalendar({ ...question, due: { from: day("2024-02-29"), until: day("2025-02-28") } }).map((duty) => duty.code), ["3.a:2023"]);
});

test("rules: every fault at once", () => {
  const ada = { accountId: "ada", name: "ada" };
  assert.deepEqual(ruleIssues({ series: "3.a", periodicity: "weekly", delayMonths: 1.5, owners: [ada], validator: ada, reason: " " }).map((issue) => issue.field), ["periodicity", "delayMonths", "validator", "reason"]);
  assert.deepEqual(ruleIssues({ series: "3.a", periodicity: "yearly", delayMonths: 0, owners: [ada, { accountId: "b", name: "b" }], validator: ada, reason: "x" }), []);
});

test("the ladder: the last rung reached, whatever the days without a run", () => {
  const dueOn = day("2025-02-28");
  const at = (days: number) => rungInForce(defaultLadder, dueOn, addDays(dueOn, days));
  assert.deepEqual([-15, -14, -4, -3, 0, 6, 7, 13, 14, 20, 21, 300].map((days) => at(days)?.days ?? null), [null, -14, -14, -3, 0, 0, 7, 7, 14, 14, 21, 21]);
  assert.deepEqual([at(0)?.level, at(14)?.level, at(21)?.level], ["owner", "validator", "office"]);
  assert.deepEqual(readLadder(writtenLadder(defaultLadder)), { ladder: defaultLadder });
  assert.deepEqual(readLadder({ owner: "", validator: "", office: "" }), { ladder: [] });
  const wrong = readLadder({ owner: "bientôt, 1.5", validator: "", office: "900" });
  assert.ok("issues" in wrong && wrong.issues.length === 3);
  const twice = readLadder({ owner: "7", validator: "7", office: "" });
  assert.ok("issues" in twice && twice.issues[0]?.code === "indicators.ladder-day-twice");
});

test("iCalendar: folded at 75 octets and never inside a character, unfolding gives the text back", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (summary) => {
    const text = writeCalendar("Échéances", [{ uid: "2024/3.a:2024@jalon", on: day("2024-02-29"), summary, description: "", url: "https://jalon.example/my-duties" }], new Date("2025-01-02T03:04:05.678Z"));
    assert.ok(text.endsWith("END:VCALENDAR\r\n"));
    const lines = text.slice(0, -2).split("\r\n");
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes("\n"));
    const whole = text.replaceAll("\r\n ", "").split("\r\n");
    const written = whole.find((line) => line.startsWith("SUMMARY:"))?.slice(8) ?? "";
    const read = written.replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
    assert.equal(read, summary.replace(/\r\n|\r/g, "\n"));
    assert.ok(whole.includes("DTSTART;VALUE=DATE:20240229") && whole.includes("DTEND;VALUE=DATE:20240301") && whole.includes("DTSTAMP:20250102T030405Z"));
  }));
});

