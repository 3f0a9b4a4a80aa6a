import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, day, daysBetween } from "../../../kernel/time/day.ts";
import type { LedgerLine } from "../domain/line.ts";
import { madeUpLine } from "../made-up/line.ts";
import { backTest } from "./back-test.ts";
import { weeksWithConstantRates } from "./closed-form.ts";
import { errorOf, eurostatLimit, forecastDelivery } from "./forecast.ts";
import { historyUntil } from "./history.ts";
import { prepareHistory, weeksUntilCoded } from "./simulate.ts";
import { asItIs, workBefore } from "./work.ts";

/** A line at constant pace: 1,000 certificates of 2023 wait for nosologists who do 20 a week, for two years already. */
function constantLine(): LedgerLine[] {
  const lines: LedgerLine[] = [];
  const put = (stage: LedgerLine["stage"], week: string, year: number, entered: number, left: number, handedOn = 0): void => { lines.push({ stage, week: day(week), deathYear: year, deathMonth: 1, channel: "paper", entered, left, handedOn }); };
  for (const [year, count] of [[2022, 2000], [2023, 1120]] as const) {
    const week = `${year}-01-31` === "2022-01-31" ? "2022-01-31" : "2023-01-30";
    for (const stage of ["reception", "controls", "matching"] as const) put(stage, week, year, count, count);
    put("coding-automatic", week, year, count, count, count);
    put("coding-manual", week, year, count, 0);
  }
  for (let week = day("2022-02-07"), left = 2000; week < "2024-03-11"; week = addDays(week, 7)) {
    put("coding-manual", week, left > 0 ? 2022 : 2023, 0, 20);
    left -= 20;
  }
  return lines;
}

test("at a constant pace both methods say the same: what is left over the pace", () => {
  const lines = constantLine();
  const asOf = day("2024-03-11");
  const history = historyUntil(lines, asOf);
  const work = workBefore(lines, new Map([[2022, 2000], [2023, 1120]]), 2023, new Set([2022]), asOf, asItIs);
  assert.ok(history !== null && work !== null);
  // 109 weeks of 20 took 2,180 of 3,120: 940 wait, of which 5.6 (0.5 % of 1,120) may be left.
  assert.equal(work.waiting["coding-manual"], 940);
  const { capacity } = prepareHistory(history);
  assert.ok(capacity["coding-manual"].slice(-52).every((of) => of === 20));
  const byArithmetic = weeksWithConstantRates(work, history, asItIs);
  assert.equal(byArithmetic.bottleneck, "coding-manual");
  assert.ok(Math.abs((byArithmetic.weeks ?? 0) - (940 - 5.6) / 20) < 1e-9);
  const simulated = weeksUntilCoded(work, () => ({ reception: Infinity, controls: Infinity, matching: Infinity, "coding-automatic": Infinity, "coding-deep-learning": Infinity, "coding-manual": 20 }), null);
  assert.equal(simulated, Math.ceil((940 - 5.6) / 20));
  const forecast = forecastDelivery({ lines, deaths: new Map([[2022, 2000], [2023, 1120]]), released: [], deathYear: 2023, asOf, scenario: asItIs, draws: 50 });
  const [low = "", high = ""] = [forecast?.low ?? "", forecast?.high ?? ""];
  assert.equal(daysBetween(day(low), day(high)), 56, "without any spread of the pace the interval is that of the finishing times, 56 to 112 days");
  const twice = forecastDelivery({ lines, deaths: new Map([[2022, 2000], [2023, 1120]]), released: [], deathYear: 2023, asOf, scenario: { ...asItIs, manualCapacity: 2 }, draws: 50 });
  assert.ok((twice?.median ?? "9") < (forecast?.median ?? "0"));
});

test("two years after the end of the year of death, leap years included; an error is a logarithm", () => {
  assert.equal(eurostatLimit(2022), "2024-12-31");
  assert.equal(errorOf(day("2024-01-01"), day("2024-04-10"), day("2024-04-10")), 0);
  assert.ok(Math.abs(errorOf(day("2024-01-01"), day("2024-04-10"), day("2024-07-19")) - Math.log(230 / 130)) < 1e-12);
});

test("the same question has the same answer; more coders, more machines and more electronic certificates come sooner; nothing later than the day is looked at", () => {
  const { lines, deaths, released } = madeUpLine();
  const ask = (scenario = asItIs, given = lines) => forecastDelivery({ lines: given, deaths, released, deathYear: 2024, asOf: day("2025-03-31"), scenario, draws: 100 });
  const now = ask();
  const told = (of: ReturnType<typeof ask>): unknown => { if (of === null) return null; const { work: _, ...rest } = of; return rest; };
  assert.deepEqual(told(ask()), told(now));
  assert.ok(now !== null && now.median !== null && now.low !== null && now.high !== null && now.low <= now.median && now.median <= now.high);
  for (const better of [{ ...asItIs, manualCapacity: 1.5 }, { ...asItIs, automaticShare: 0.97 }]) assert.ok((ask(better)?.median ?? "9") < now.median, JSON.stringify(better));
  assert.ok((ask({ ...asItIs, manualCapacity: 0.5 })?.median ?? "9") > now.median);
  const past = day("2024-06-30");
  const early = (given: typeof lines) => forecastDelivery({ lines: given, deaths, released, deathYear: 2022, asOf: past, scenario: asItIs, draws: 50 });
  assert.deepEqual(told(early(lines)), told(early(lines.filter(({ week }) => addDays(week, 7) <= past))));
  assert.equal(forecastDelivery({ lines: [], deaths, released, deathYear: 2024, asOf: past, scenario: asItIs }), null);
});

test("back-tested on the whole history: intervals of 80 % hold the day about that often, and far less often without past errors", () => {
  const { lines, deaths, released } = madeUpLine();
  const test_ = backTest(lines, deaths, released, day("2025-03-31"), 60);
  assert.ok(test_.forecasts.length >= 50 && test_.years === 5);
  assert.ok(test_.coverage !== null && test_.coverage >= 0.65 && test_.coverage <= 0.95, String(test_.coverage));
  assert.ok((test_.coverageOfDraws ?? 1) < test_.coverage);
});

test("what cannot be told is not: no counts, one week, nothing ever coded; a stage that stopped sees no end, and is named", () => {
  const deaths = new Map([[2022, 2000], [2023, 1120]]);
  const ask = (lines: readonly LedgerLine[], asOf = "2024-03-11") => forecastDelivery({ lines, deaths, released: [], deathYear: 2023, asOf: day(asOf), scenario: asItIs, draws: 20 });
  const all = constantLine();
  assert.equal(ask(all.filter(({ week }) => week === "2023-01-30")), null, "one week");
  assert.equal(ask(all.map((line) => (line.stage.startsWith("coding") ? { ...line, left: 0, handedOn: 0 } : line))), null, "nothing ever coded");
  assert.equal(ask(all.filter(({ stage }) => !stage.startsWith("coding"))), null, "coding not told of");
  assert.deepEqual(ask(all)?.stopped, []);
  // Manual coding stops for good, the expert system goes on with another year: two years later nothing of the pace is known.
  const elsewhere = (week: string): LedgerLine => ({ stage: "coding-automatic", week: day(week), deathYear: 2025, deathMonth: 1, channel: "electronic", entered: 5, left: 5, handedOn: 0 });
  const later = [...all, ...Array.from({ length: 130 }, (_, index) => elsewhere(addDays(day("2024-03-11"), index * 7)))];
  const stuck = ask(later, "2026-09-07");
  assert.deepEqual([stuck?.median, stuck?.byConstantRates, stuck?.lateShare, stuck?.stopped, stuck?.bottleneck], [null, null, 1, ["coding-manual"], "coding-manual"]);
  // Ten weeks without anything told: the last pace is supposed to come back, and that is said.
  assert.deepEqual(ask(all, "2024-05-20")?.stopped, ["coding-manual"]);
  // A batch every twelve weeks is a pace too: 240 each time, as 20 a week.
  const batches = all.flatMap((line) => (line.stage !== "coding-manual" || line.left === 0 ? [line] : (daysBetween(day("2022-02-07"), line.week) / 7) % 12 === 11 ? [{ ...line, left: 240 }] : []));
  const [batched, even] = [ask(batches), ask(all)];
  assert.ok(batched?.median !== null && batched !== null && even !== null && even.median !== null && Math.abs(daysBetween(batched.median, even.median)) < 180, JSON.stringify([batched?.median, even?.median]));
});
