import assert from "node:assert/strict";
import { test } from "node:test";
import { day, yearPeriod, type Day } from "../../../kernel/time/day.ts";
import { contractCatalogue } from "../testing.ts";
import type { DatedCatalogue } from "./catalogue.ts";
import { assess } from "./engine/assess.ts";
import type { Observation } from "./measure.ts";
import { seriesLeft, targetsOverTime } from "./targets-over-time.ts";
import { chartTargets, momentOfDay } from "../web/sheet/sheet-chart-data.ts";

function version(versionNumber: number, from: string, until: string | null, value: number | null): DatedCatalogue {
  const [indicator] = contractCatalogue.indicators;
  const [part] = indicator?.parts ?? [];
  const [target] = part?.targets ?? [];
  assert.ok(indicator !== undefined && part !== undefined && target !== undefined);
  return {
    ...contractCatalogue, versionId: `v${versionNumber}`, versionNumber, from: day(from), until: until === null ? null : day(until),
    indicators: value === null ? [] : [{ ...indicator, parts: [{ ...part, targets: [{ ...target, value, lines: [versionNumber + 1] }] }] }],
  };
}

test("versions that commit to the same are one entry; the others each have their time", () => {
  const history = [version(0, "2022-02-04", "2023-01-01", 70), version(1, "2023-01-01", "2024-02-29", 70), version(2, "2024-02-29", null, 60)];
  assert.deepEqual(targetsOverTime(history, "3.a").map((one) => [one.target?.value, one.versionNumber, one.from, one.until]), [[70, 0, "2022-02-04", "2024-02-29"], [60, 2, "2024-02-29", null]]);
  assert.deepEqual(targetsOverTime(history, "9.z"), []);
});

test("a series that left is an entry without a target, and comes back as another", () => {
  const history = [version(0, "2022-02-04", "2023-01-01", 70), version(1, "2023-01-01", "2024-01-01", null), version(2, "2024-01-01", null, 70)];
  assert.deepEqual(targetsOverTime(history, "3.a").map((one) => one.target?.value ?? null), [70, null, 70]);
  assert.deepEqual(seriesLeft(history), []);
  assert.deepEqual(seriesLeft(history.slice(0, 2)).map((one) => [one.series.key, one.leftOn, one.catalogue.versionNumber]), [["3.a", "2023-01-01", 0]]);
});

/**
 * By hand: 12 + 14 + 13 + 23 = 62 collaborations over 2021-2024. Against 70 in total that is not enough yet; against the
 * 60 of the amendment it is. The same facts, so the verdict is that of the target in force on the day asked.
 */
test("the same values are judged by the target in force on the day asked", () => {
  const observations: readonly Observation[] = [12, 14, 13, 23].map((value, at) => ({
    series: "3.a", period: yearPeriod(2021 + at), value, state: "consolidated", observedOn: day(`${2022 + at}-01-31`), knownSince: `${2022 + at}-02-01T00:00:00.000Z`, source: "essai", method: null, demonstration: false, eventId: String(at),
  }));
  const history = [version(0, "2022-02-04", "2025-02-28", 70), version(1, "2025-02-28", null, 60)];
  const on = (asOf: Day): unknown[] => {
    const held = targetsOverTime(history, "3.a").find((one) => one.from <= asOf && (one.until === null || asOf < one.until));
    const [measure] = history[0]?.indicators[0]?.parts[0]?.measures ?? [];
    assert.ok(measure !== undefined);
    const found = assess({ measure, target: held?.target ?? null, observations, asOf, contract: { fromYear: 2021, toYear: 2025 } });
    return [found.target?.value, found.compared?.value, found.verdict.kind];
  };
  assert.deepEqual(on(day("2025-02-27")), [70, 62, "on-the-way"]);
  assert.deepEqual(on(day("2025-02-28")), [60, 62, "reached"]);
});

test("the chart draws each target over its time, the one that was replaced until the day it was", () => {
  const history = [version(0, "2022-01-01", "2024-07-01", 70), version(1, "2024-07-01", null, 60)];
  const [measure] = history[0]?.indicators[0]?.parts[0]?.measures ?? [];
  const over = targetsOverTime(history, "3.a");
  assert.ok(measure !== undefined);
  const assessment = assess({ measure, target: over[1]?.target ?? null, observations: [], asOf: day("2025-03-31"), contract: { fromYear: 2021, toYear: 2025 } });
  // 2024 is a leap year: 182 of its 366 days are over on the first of July.
  assert.equal(momentOfDay(day("2024-07-01")), 2023 + 182 / 366);
  assert.deepEqual(chartTargets(assessment, "fr", over).map((line) => [line.fromValue, line.fromX, line.toX, line.past]), [[70, 2021, 2023 + 182 / 366, true], [60, 2023 + 182 / 366, 2025.25, false]]);
  assert.deepEqual(chartTargets(assessment, "fr", over.slice(1)).map((line) => line.fromValue), [60]);
});
