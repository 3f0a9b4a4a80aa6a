import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { contradictionsOf } from "./contradictions.ts";
import { mondayOf, weekDay, weekNumber, type LedgerLine } from "./line.ts";
import { agesOf, standingOn } from "./standing.ts";

const line = (stage: LedgerLine["stage"], week: string, entered: number, left: number, more: Partial<LedgerLine> = {}): LedgerLine => ({ stage, week: day(week), deathYear: 2024, deathMonth: 1, channel: "paper", entered, left, handedOn: 0, ...more });

test("weeks begin on Monday, whatever the day, and are numbered without a gap over a year's end", () => {
  assert.deepEqual(["2024-12-29", "2024-12-30", "2025-01-05", "2025-01-06"].map((text) => mondayOf(day(text))), ["2024-12-23", "2024-12-30", "2024-12-30", "2025-01-06"]);
  assert.equal(weekNumber(day("2025-01-06")) - weekNumber(day("2024-12-30")), 1);
  assert.equal(weekDay(weekNumber(day("2024-02-29"))), "2024-02-26");
});

test("ages by hand: of 10 certificates, 5 aged 10 days, 4 aged 20, 1 aged 90", () => {
  assert.deepEqual(agesOf([[90, 1], [10, 5], [20, 4]]), { median: 10, ninetieth: 20, oldest: 90 });
  assert.equal(agesOf([[5, 0]]), null);
});

test("standing by hand: 100 came, 60 went on, 40 wait since 31 January; first in, first out in the stage", () => {
  const lines = [line("reception", "2024-02-05", 100, 60), line("controls", "2024-02-05", 60, 10), line("controls", "2024-02-12", 0, 30)];
  const [year] = standingOn(lines, new Map([[2024, 200]]), day("2024-03-01"));
  assert.equal(year?.coverage, 0.5);
  const [reception, controls] = year?.stages ?? [];
  assert.deepEqual([reception?.waiting, controls?.waiting], [40, 20]);
  // From 15 January to 1 March 2024, a leap year: 46 days; in the stage since Monday 5 February: 25.
  assert.deepEqual([controls?.sinceDeath?.median, controls?.inStage?.oldest], [46, 25]);
  assert.equal(standingOn(lines, new Map(), day("2024-02-11"))[0]?.stages[1]?.waiting, 50);
});

test("contradictions: more out than in, more in than came, more than deaths, before the death; none in a sound ledger", () => {
  const sound = [line("reception", "2024-02-05", 10, 10), line("controls", "2024-02-05", 10, 10), line("matching", "2024-02-05", 10, 10), line("coding-automatic", "2024-02-05", 10, 10, { handedOn: 4 }), line("coding-manual", "2024-02-12", 4, 3)];
  assert.deepEqual(contradictionsOf(sound, new Map([[2024, 10]])), []);
  const kinds = (lines: readonly LedgerLine[], deaths = 1000): string[] => contradictionsOf(lines, new Map([[2024, deaths]])).map(({ kind, stage, told, most }) => `${kind} ${stage} ${told}>${most}`);
  assert.deepEqual(kinds([...sound, line("controls", "2024-02-12", 0, 5)]), ["left-more-than-entered controls 15>10"]);
  assert.deepEqual(kinds([...sound, line("matching", "2024-02-12", 7, 0)]), ["entered-more-than-came matching 17>10"]);
  assert.deepEqual(kinds([...sound, line("coding-manual", "2024-02-19", 2, 0)]), ["entered-more-than-came coding-manual 6>4"]);
  assert.deepEqual(kinds(sound, 9), ["more-than-deaths reception 10>9"]);
  assert.ok(kinds([line("reception", "2023-11-06", 3, 3)]).some((one) => one.startsWith("before-death")));
  // Made good a week later, it still shows: the counts of the first week were wrong.
  assert.deepEqual(kinds([line("reception", "2024-02-05", 5, 5), line("controls", "2024-02-05", 8, 8), line("reception", "2024-02-12", 5, 5)]), ["entered-more-than-came controls 8>5"]);
});
