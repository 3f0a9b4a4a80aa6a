import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock, type Clock, day } from "../../../kernel/time/day.ts";
import { datasetMigrations } from "../migrations.ts";
import { identityMigrations } from "../../identity/index.ts";
import { isRobot } from "./robots.ts";
import { createSieve } from "./sieve.ts";
import { periodOf } from "./tops.ts";
import { createUseCounter } from "./use-counter.ts";

const sets = [auditMigrations, identityMigrations, datasetMigrations];
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const reader = { address: "192.0.2.7", userAgent: firefox };

/** A clock that is moved by hand. */
function movedClock(start: string): Clock & { at: (instant: string) => void } {
  let now = fixedClock(start);
  return { now: () => now.now(), today: () => now.today(), at: (instant) => { now = fixedClock(instant); } };
}

async function counted(db: Db): Promise<readonly string[]> {
  return (await db.query<{ line: string }>(sql`select concat_ws(' ', dataset, kind, day, count) as line from datasets.use_count order by 1`)).map(({ line }) => line);
}

test("robots of the list and nameless programs are out, browsers are not", () => {
  for (const agent of [null, "", "Googlebot/2.1 (+http://www.google.com/bot.html)", "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)", "curl/8.5.0", "python-requests/2.31", "Wget/1.21", "Mozilla/5.0 (X11) HeadlessChrome/120.0 Safari/537.36", "Scrapy/2.11", "Go-http-client/2.0"]) assert.equal(isRobot(agent), true, String(agent));
  for (const agent of [
    firefox, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
  ]) assert.equal(isRobot(agent), false, agent);
});

test("chains of clicks count once, searches once a day: against a slow second way of counting", () => {
  const use = fc.record({
    kind: fc.constantFrom("search" as const, "view" as const, "download" as const, "request" as const), dataset: fc.constantFrom("ds-000001", "ds-000002"),
    visitor: fc.constantFrom("a", "b"), query: fc.constantFrom("cohorte", "asthme"), gapSeconds: fc.integer({ min: 0, max: 45 }),
  });
  fc.assert(fc.property(fc.array(use, { maxLength: 60 }), (uses) => {
    const sieve = createSieve();
    let now = 0;
    const timed = uses.map((one) => ({ ...one, instantMilliseconds: (now += one.gapSeconds * 1000) }));
    const found = timed.filter((one) => sieve.counts(one)).length;
    const nameOf = ({ kind, dataset, visitor }: (typeof timed)[number]): string => `${kind}${dataset}${visitor}`;
    const clicks = [...new Set(timed.filter(({ kind }) => kind !== "search").map(nameOf))].map((name) => timed.filter((one) => nameOf(one) === name))
      .map((chain) => chain.filter(({ instantMilliseconds }, index, all) => index === 0 || instantMilliseconds - (all[index - 1]?.instantMilliseconds ?? 0) >= 30_000).length);
    const searches = new Set(timed.filter(({ kind }) => kind === "search").map(({ dataset, visitor, query }) => `${dataset} ${visitor} ${query}`)).size;
    assert.equal(found, clicks.reduce((sum, one) => sum + one, searches));
  }));
});

databaseTest("repeats, robots and double clicks leave one count each; the same visitor counts anew the next day", sets, async (db) => {
  const clock = movedClock("2025-03-30T10:00:00Z");
  const counter = createUseCounter({ db, clock });
  for (const query of ["Cohorte âge", "cohorte  AGE", "asthme"]) counter.count("search", ["ds-000001", "ds-000002", "ds-000001"], { ...reader, query });
  counter.count("search", ["ds-000001"], { address: "192.0.2.8", userAgent: firefox, query: "asthme" });
  counter.count("search", ["ds-000001"], { address: "192.0.2.9", userAgent: "Googlebot/2.1", query: "asthme" });
  counter.count("download", ["ds-000001"], reader);
  for (const seconds of ["20", "40", "59"]) { clock.at(`2025-03-30T10:00:${seconds}Z`); counter.count("download", ["ds-000001"], reader); }
  clock.at("2025-03-30T10:02:00Z");
  counter.count("download", ["ds-000001", "../etc", "ds-1"], reader);
  clock.at("2025-03-31T10:00:00Z");
  counter.count("search", ["ds-000001"], { ...reader, query: "asthme" });
  counter.count("request", ["ds-000002"], reader);
  await counter.close();
  assert.deepEqual(await counted(db), ["ds-000001 download 2025-03-30 2", "ds-000001 search 2025-03-30 3", "ds-000001 search 2025-03-31 1", "ds-000002 request 2025-03-31 1", "ds-000002 search 2025-03-30 2"]);
});

databaseTest("a double click around midnight is one", sets, async (db) => {
  const clock = movedClock("2025-03-30T23:59:50Z");
  const counter = createUseCounter({ db, clock });
  counter.count("download", ["ds-000001"], reader);
  for (const instant of ["2025-03-31T00:00:10Z", "2025-03-31T00:00:35Z"]) { clock.at(instant); counter.count("download", ["ds-000001"], reader); }
  await counter.close();
  assert.deepEqual(await counted(db), ["ds-000001 download 2025-03-30 1"]);
});

databaseTest("what cannot be written is kept for the next time, and the act never knows", sets, async (db) => {
  let broken = true;
  const failing: Db = { ...db, kind: db.kind, query: (statement) => (broken ? Promise.reject(new Error("no database")) : db.query(statement)) };
  const counter = createUseCounter({ db: failing, clock: fixedClock("2025-03-31") });
  counter.count("view", ["ds-000001"], reader);
  await assert.rejects(counter.flush());
  await counter.close();
  broken = false;
  await counter.close();
  assert.deepEqual(await counted(db), ["ds-000001 view 2025-03-31 1"]);
});

databaseTest("a dataset, a kind, a day and a number are all that is kept", sets, async (db) => {
  const columns = await db.query<{ name: string }>(sql`select column_name as name from information_schema.columns where table_schema = 'datasets' and table_name = 'use_count' order by 1`);
  assert.deepEqual(columns.map(({ name }) => name), ["count", "dataset", "day", "demonstration", "kind"]);
});

test("periods are half open and end with today", () => {
  assert.deepEqual(periodOf("30-days", day("2025-03-31"), null), { from: "2025-03-02", until: "2025-04-01" });
  assert.deepEqual(periodOf("12-months", day("2025-03-31"), null), { from: "2024-04-01", until: "2025-04-01" });
  assert.deepEqual(periodOf("12-months", day("2024-02-28"), null), { from: "2023-03-01", until: "2024-02-29" });
});
