import assert from "node:assert/strict";
import { test } from "node:test";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import type { StudyContent } from "../domain/content.ts";
import type { Study } from "../domain/study.ts";
import { aStudy, sponsor } from "../testing/builders.ts";
import { bySponsor, byYear, filtered, registeredShare, reportedShare, tally } from "./count.ts";
import { createTransparency, type TransparencyDeps } from "./transparency.ts";
import { transparencyRoutes } from "./web/routes.tsx";

const on = day("2025-03-31");
const other = { name: "CHU", kind: null, ror: null, siren: null, directoryCode: null };

/** Trials whose states follow from their number, counted here by remainders: the second way. */
function studyNumber(index: number): Study {
  const year = 2018 + (index % 6);
  const content: Partial<StudyContent> = {
    clinicalTrial: index % 10 !== 9, sponsors: [index % 4 === 0 ? other : sponsor], startedOn: { date: `${year - 1}-05-10`, kind: "actual" }, registeredOn: day(index % 3 === 0 ? `${year - 1}-05-11` : `${year - 1}-05-10`),
    recruitmentStatus: "completed", completedOn: { date: `${year}-06-30`, kind: "actual" }, resultsPostedOn: index % 5 === 0 ? null : day(index % 5 === 1 ? `${year + 1}-07-05` : `${year + 1}-06-30`), resultsUrl: null, publications: [], registryNumbers: [],
  };
  return aStudy({ code: `st-${String(index).padStart(6, "0")}`, content });
}

function world(count: number): { deps: TransparencyDeps; changed: (study: Study, gone?: boolean) => void } {
  const held = new Map(Array.from({ length: count }, (_, index) => studyNumber(index)).map((one) => [one.code, one]));
  const changes: { code: string; gone: boolean; changedAt: string }[] = [];
  const deps: TransparencyDeps = {
    clock: fixedClock("2025-03-31T09:00:00Z"), sharedDatasets: async () => new Map(), institute: async () => ({ ror: "02vjkv261", siren: null, directoryCode: null, names: [] }),
    studies: {
      async *allPublished() { yield [...held.values()]; },
      published: async (codes) => codes.flatMap((code) => held.get(code) ?? []),
      changesAfter: async (sequence, limit) => { const items = changes.slice(sequence, sequence + limit); return { sequence: sequence + items.length, items }; },
    },
  };
  return { deps, changed: (study, gone = false) => { if (gone) held.delete(study.code); else held.set(study.code, study); changes.push({ code: study.code, gone, changedAt: "2025-03-31T09:00:00Z" }); } };
}

test("counts agree with a count by hand, by sponsor and year, and follow what changes", async () => {
  const { deps, changed } = world(600);
  const transparency = createTransparency(deps);
  const trials = await transparency.trials(on, "completion");
  const numbers = Array.from({ length: 600 }, (_, index) => index).filter((index) => index % 10 !== 9);
  const many = (keep: (index: number) => boolean): number => numbers.filter(keep).length;
  const counts = tally(trials);
  assert.deepEqual([counts.trials, counts.registration.late, counts.registration.before], [540, many((index) => index % 3 === 0), many((index) => index % 3 !== 0)]);
  assert.deepEqual([counts.reporting.overdue, counts.reporting.late, counts.reporting["on-time"]], [many((index) => index % 5 === 0), many((index) => index % 5 === 1), many((index) => index % 5 > 1)]);
  assert.equal(registeredShare(counts), many((index) => index % 3 !== 0) / 540);
  assert.equal(reportedShare(counts), many((index) => index % 5 !== 0) / 540);
  assert.equal(filtered(trials, { instituteOnly: true }).length, many((index) => index % 4 !== 0));
  assert.deepEqual(bySponsor(trials).map(({ tally: one }) => one.trials), [many((index) => index % 4 !== 0), many((index) => index % 4 === 0)]);
  assert.deepEqual(byYear(trials).map(({ key, tally: one }) => [key, one.trials]), [0, 1, 2, 3, 4, 5].map((rest) => [2018 + rest, many((index) => index % 6 === rest)]));
  changed({ ...studyNumber(0), state: "withdrawn" }, true);
  changed(aStudy({ code: "st-000005", content: { ...studyNumber(5).content, resultsPostedOn: day("2024-01-01") } }));
  const after = tally(await transparency.trials(on, "completion"));
  assert.deepEqual([after.trials, after.reporting.overdue, after.reporting["on-time"]], [539, (counts.reporting.overdue ?? 0) - 2, (counts.reporting["on-time"] ?? 0) + 1]);
});

test("fifty thousand studies are counted quickly once read", async () => {
  const { deps } = world(50_000);
  const transparency = createTransparency(deps);
  await transparency.trials(on, "completion");
  const from = performance.now();
  const counts = tally(await transparency.trials(on, "completion"));
  assert.ok(performance.now() - from < 500, `${performance.now() - from} ms`);
  assert.equal(counts.trials, 45_000);
});

test("each number of the page leads to its trials; file and API say the same", async () => {
  const routes = transparencyRoutes({ transparency: createTransparency(world(60).deps), day: async () => on });
  const html = htmlOf(await askRoute(routes, "/studies/transparency", "fr"));
  assert.ok(html.includes("536/2014") && html.includes("ICMJE") && html.includes("42 CFR 11"));
  assert.ok(html.includes("reporting=overdue#trials"));
  const narrowed = htmlOf(await askRoute(routes, "/studies/transparency?reporting=overdue&institute=1", "en"));
  assert.match(narrowed, /Results: overdue/);
  const api = await askRoute(routes, "/api/v1/studies/transparency?reporting=overdue", "en");
  assert.ok(api.kind === "json");
  const { total } = api.value as { total: number };
  const csv = textOf(await askRoute(routes, "/exports/study-transparency.csv?reporting=overdue", "en"));
  assert.equal(csv.split("\n").filter((line) => line.includes("Overdue")).length, total);
  assert.ok(htmlOf(await askRoute(routes, "/studies/transparency?year=1999", "fr")).includes("Aucun essai ne répond"));
});
