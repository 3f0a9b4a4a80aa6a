import assert from "node:assert/strict";
import { test } from "node:test";
import { LineChart, render, stackSegments, Track, trackDomain, trackPosition } from "../index.ts";
import type { LineChartProps, TrackNumbers } from "../index.ts";
import { scale, valueScale } from "./scale.ts";

const numbers = (given: Partial<TrackNumbers>): TrackNumbers => ({ baseline: null, origin: null, value: null, targets: [], expected: null, projection: null, ...given });

test("a rising row: 69 to 125, at 88, computed by hand", () => {
  // Width 56: a quarter to the left (55), an eighth to the right (132). 88 is at (88 - 55) / 77 = 3/7 of 96 %, plus 2.
  const domain = trackDomain(numbers({ baseline: 69, origin: 69, value: 88, targets: [125] }));
  assert.deepEqual(domain, { low: 55, high: 132 });
  assert.equal(domain === null ? null : trackPosition(88, domain), 43.14);
});

test("a falling row runs the other way by itself", () => {
  const given = numbers({ baseline: 0.17, origin: 0.17, value: 0.063, targets: [0.05] });
  const domain = trackDomain(given);
  assert.ok(domain !== null && trackPosition(0.05, domain) < trackPosition(0.063, domain) && trackPosition(0.063, domain) < trackPosition(0.17, domain));
});

test("the scale stays above zero when all numbers do, and has room around one number alone", () => {
  assert.deepEqual(trackDomain(numbers({ origin: 0, value: 52, targets: [72] })), { low: 0, high: 81 });
  assert.deepEqual(trackDomain(numbers({ value: 4, targets: [4] })), { low: 3, high: 5 });
  assert.deepEqual(trackDomain(numbers({ value: 0 })), { low: -1, high: 1 });
  assert.equal(trackDomain(numbers({})), null);
  assert.equal(trackDomain(numbers({ value: Number.NaN })), null);
});

test("what lies beyond a given scale stands at its end", () => {
  assert.equal(trackPosition(-5, { low: 0, high: 10 }), 2);
  assert.equal(trackPosition(50, { low: 0, high: 10 }), 98);
});

test("a track says in words what it draws, and draws nothing that is not known", () => {
  const html = render(<div><Track {...numbers({ value: 3, targets: [5] })} title="valeur : 3 ; cible : 5 <" /></div>);
  assert.match(html, /role="img"/);
  assert.match(html, /<title>valeur : 3 ; cible : 5 &lt;<\/title>/);
  assert.match(html, /class="track-value" cx="/);
  for (const absent of ["track-baseline", "track-way", "track-pace", "track-projection"]) assert.ok(!html.includes(absent), absent);
});

test("a value axis starts at zero unless the differences would vanish", () => {
  assert.equal(valueScale([12, 39, 70], [262, 26]).low, 0);
  const far = valueScale([12_205, 13_104], [262, 26]);
  assert.ok(far.low > 10_000 && far.high >= 13_104 && far.ticks.length >= 3 && far.ticks.length <= 8);
  assert.ok(valueScale([0.05, 0.2], [262, 26]).ticks.every((tick) => tick >= 0));
  assert.deepEqual(valueScale([], [262, 26]).ticks.includes(0), true);
});

test("a scale is a straight line between its ends", () => {
  const straight = scale([2020, 2025], [10, 90]);
  assert.equal(straight.at(2020), 10);
  assert.equal(straight.at(2022), 42);
  assert.equal(straight.at(2025), 90);
});

test("columns pile up above the line and down below it", () => {
  assert.deepEqual(stackSegments([9, null, 10]), [{ series: 0, from: 0, to: 9 }, { series: 2, from: 9, to: 19 }]);
  assert.deepEqual(stackSegments([5, -2, -1]), [{ series: 0, from: 0, to: 5 }, { series: 1, from: 0, to: -2 }, { series: 2, from: -2, to: -3 }]);
});

test("a line chart explains only the signs it draws, and carries its numbers as a table", () => {
  const props: LineChartProps = {
    title: "Collaborations", description: "De 12 à 39.", language: "fr", unit: "", baseline: null, targets: [], pace: null, projection: null, forecast: null, source: "suivi", table: <p>les nombres</p>,
    words: { point: "P", hollowPoint: "H", baseline: "B", target: "T", pace: "R", projection: "J", forecast: "F" },
    points: [{ x: 2021, value: 12, label: "12", hollow: false }, { x: 2022, value: 39, label: "39", hollow: true }],
    xTicks: [{ x: 2021, label: "2021" }, { x: 2022, label: "2022" }], formatTick: String,
  };
  const html = render(<LineChart {...props} />);
  assert.match(html, /<desc>De 12 à 39\.<\/desc>/);
  assert.match(html, /les nombres/);
  assert.equal(html.match(/<li>/g)?.length, 2);
  // 2021 and 2022 stand at the two ends of the drawing, 18 % and 91 %.
  assert.match(html, /chart-point" cx="18%"/);
  assert.match(html, /chart-point chart-point-hollow" cx="91%"/);
  assert.ok(!html.includes("NaN"));
});
