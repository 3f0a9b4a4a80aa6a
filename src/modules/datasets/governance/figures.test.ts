import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { figuresOf, grouped, spreadOf, type RequestDates, type StandingFact } from "./domain/figures.ts";
import { halfYearBefore, halfYearOf, halfYears } from "./domain/half-year.ts";
import { filtered, mapRows, type Holding } from "./domain/holdings.ts";

const fact = (code: string, change: Partial<StandingFact> = {}): StandingFact => ({
  code, subjectKind: "non-human", region: "84", unit: "u1", themes: ["sleep"], harvested: false, published: true, open: true, fairScore: 0.5, label: "publishable", demonstration: false, ...change,
});
const half = { from: "2025-01-01T00:00:00Z", until: "2025-07-01T00:00:00Z" };

test("half-years follow the calendar", () => {
  assert.equal(halfYearOf(day("2025-06-30")).code, "2025-1");
  assert.equal(halfYearOf(day("2025-07-01")).code, "2025-2");
  assert.deepEqual(halfYears(day("2024-03-01"), day("2025-07-01")).map(({ code }) => code), ["2025-2", "2025-1", "2024-2", "2024-1"]);
  assert.equal(halfYearBefore(halfYearOf(day("2025-01-01"))).code, "2024-2");
  assert.equal(halfYears(day("2025-07-01"), day("2025-07-01")).length, 1);
});

test("figures worked out by hand", () => {
  const facts = [
    fact("a", { fairScore: 0.2 }), fact("b", { fairScore: 0.4, open: false, subjectKind: "human", label: "published" }), fact("c", { fairScore: 0.9, open: false, region: null }),
    fact("d", { published: false, open: false, fairScore: null, label: null }), fact("e", { harvested: true, fairScore: 0.5, themes: [] }),
  ];
  const asked = (dataset: string, submittedAt: string, decidedAt: string | null, outcome: RequestDates["outcome"] = null, ended = false): RequestDates => ({ dataset, submittedAt, decidedAt, outcome, ended });
  const requests = [
    // Handed in before, decided within, in 20 days.
    asked("a", "2024-12-20T00:00:00Z", "2025-01-09T00:00:00Z", "approved"),
    // In and decided within, in 4 days.
    asked("b", "2025-02-01T00:00:00Z", "2025-02-05T00:00:00Z", "refused"),
    // Decided after the end: it was waiting then.
    asked("b", "2025-06-01T00:00:00Z", "2025-07-03T00:00:00Z", "approved"),
    asked("c", "2025-03-01T00:00:00Z", null), asked("c", "2025-03-01T00:00:00Z", null, null, true), asked("z", "2025-03-01T00:00:00Z", null), asked("a", "2025-07-01T00:00:00Z", null),
  ];
  const found = figuresOf(facts, requests, half);
  assert.deepEqual({ ...found, fair: null, delayDays: null }, {
    declared: 4, published: 4, harvested: 1, open: 2, openShare: 0.5, labels: { preliminary: 0, publishable: 3, published: 1 }, fair: null, requests: 4, decided: 2, approvedShare: 0.5, waiting: 2, delayDays: null,
  });
  // Sorted 0.2, 0.4, 0.5, 0.9: mean 0.5, median 0.45, quartiles at places 0.75 and 2.25 (from 0).
  assert.deepEqual([found.fair?.median, found.fair?.minimum, found.fair?.maximum].map((one) => one?.toFixed(4)), ["0.4500", "0.2000", "0.9000"]);
  assert.deepEqual([found.fair?.mean, found.fair?.lowerQuartile, found.fair?.upperQuartile].map((one) => one?.toFixed(4)), ["0.5000", "0.3500", "0.6000"]);
  assert.equal(found.delayDays?.median, 12);
  assert.deepEqual([...grouped(facts, "region")].map(([code, of]) => [code, of.length]), [["84", 4], ["", 1]]);
});

test("nothing gives nothing, never a division by zero", () => {
  assert.equal(spreadOf([]), null);
  const { openShare, approvedShare, fair } = figuresOf([], [], half);
  assert.deepEqual([openShare, approvedShare, fair], [null, null, null]);
});

test("the map counts each dataset once in each of its themes, and all filters hold together", () => {
  const holding = (code: string, change: Partial<Holding> = {}): Holding => ({
    code, region: "84", unit: "u1", themes: ["sleep", "pain"], places: ["FR"], sensitivity: "none", access: "open", open: true, published: true, dataCentre: null, inRepository: false, files: 1, bytes: 10, demonstration: false, ...change,
  });
  const all = [holding("a"), holding("b", { themes: [], sensitivity: "identifying", access: "restricted", open: false, region: "53" }), holding("c", { access: "closed", open: false, published: false })];
  assert.deepEqual(mapRows(all, "theme").map(({ code, datasets, bytes }) => [code, datasets, bytes]), [["pain", 2, 20], ["sleep", 2, 20], ["", 1, 10]]);
  const [row] = mapRows(all, "unit");
  assert.deepEqual(row, { code: "u1", datasets: 3, drafts: 1, open: 1, onRequest: 1, closed: 1, sensitive: 1, bytes: 30 });
  assert.deepEqual(filtered(all, { region: "53", sensitivity: "identifying" }).map(({ code }) => code), ["b"]);
  assert.equal(filtered(all, { region: "53", theme: "sleep" }).length, 0);
});
