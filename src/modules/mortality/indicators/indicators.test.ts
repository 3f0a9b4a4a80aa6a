import assert from "node:assert/strict";
import { test } from "node:test";
import { day, type Day } from "../../../kernel/time/day.ts";
import { delayOn, deliveries } from "./delay.ts";
import { failureOn, pathTo } from "./failure.ts";

const on = (given: readonly (readonly [number, string])[]): ReadonlyMap<number, Day> => new Map(given.map(([year, text]) => [year, day(text)]));

test("6.a by hand: the newest year delivered, unless an awaited one has taken longer already", () => {
  const delivered = on([[2020, "2023-06-09"], [2021, "2024-01-22"], [2022, "2024-10-25"]]);
  // 31 December 2022 to 25 October 2024: 664 days, 1.82 years.
  assert.deepEqual((({ value, from }) => [value, from?.deathYear, from?.days])(delayOn("final-release", delivered, day("2024-12-31"))), [1.82, 2022, 664]);
  // A year later, without more deliveries, 2023 has taken two years.
  assert.deepEqual((({ value, from }) => [value, from?.deathYear])(delayOn("final-release", delivered, day("2025-12-31"))), [2, 2023]);
  // What was delivered later is not known yet.
  assert.deepEqual((({ value, from }) => [value, from?.deathYear, from?.deliveredOn])(delayOn("final-release", delivered, day("2024-01-21"))), [2.44, 2020, "2023-06-09"]);
  assert.equal(delayOn("final-release", delivered, day("2023-06-08")).value, null);
});

test("readings take other days: the first of a year, provisional or not, or what was sent", () => {
  const line = (deathYear: number, status: "provisional" | "final", releasedOn: string) => ({ deathYear, version: 1, status, releasedOn: day(releasedOn), sha256: "", reason: "", author: "", demonstration: false });
  const releases = [line(2022, "final", "2024-10-25"), line(2022, "provisional", "2024-03-01"), line(2022, "final", "2025-01-10")];
  const sent = [{ deathYear: 2022, recipient: "eurostat" as const, sentOn: day("2024-11-05") }];
  assert.deepEqual(["final-release", "first-release", "eurostat", "national-health-data"].map((reading) => deliveries(reading, releases, sent).get(2022) ?? null), ["2024-10-25", "2024-03-01", "2024-11-05", null]);
});

test("6.b by hand: the newest year of death, its last sealed run, with and without what no linkage can find", () => {
  const run = (runId: string, deathYear: number, failed: number, sealedOn: string) => ({ runId, project: "p", deathYear, certificates: 1000, failed, structural: 20, sealSha256: "", sealedOn: day(sealedOn), href: null });
  const runs = [run("a", 2021, 90, "2023-05-01"), run("b", 2022, 80, "2024-05-01"), run("c", 2022, 60, "2024-09-01"), run("d", 2023, 50, "2025-09-01")];
  const all = failureOn("all-certificates", runs, day("2024-12-31"));
  assert.deepEqual([all.value, all.from?.run.runId, all.superseded.map(({ runId }) => runId)], [0.06, "c", ["b"]]);
  assert.equal(failureOn("avoidable", runs, day("2024-12-31")).value, Math.round((40 / 980) * 10_000) / 10_000);
  assert.equal(failureOn("all-certificates", runs, day("2023-01-01")).value, null);
  assert.deepEqual(pathTo.map(({ share }) => share), [0.17, 0.146, 0.122, 0.098, 0.074, 0.05]);
});
