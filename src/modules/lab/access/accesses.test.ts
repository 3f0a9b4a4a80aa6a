import assert from "node:assert/strict";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { sql } from "../../../kernel/db/db.ts";
import type { Served } from "../../../kernel/http/server-options.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { directoryMigrations } from "../../directory/index.ts";
import { labMigrations } from "../migrations.ts";
import { monthRows } from "./access-page.tsx";
import { allCounts, createAccesses, monthCounts } from "./accesses.ts";

const sets = [auditMigrations, directoryMigrations, labMigrations];
const browser: Readonly<Record<string, string>> = { accept: "text/html", "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "x-forwarded-for": "192.0.2.7" };
const view = (route: string): Served => ({ route, method: "GET", status: 200, header: (name) => browser[name] });

databaseTest("counts of several processes add up, and are written at close", sets, async (db) => {
  const accesses = [0, 1, 2].map(() => createAccesses({ db, clock: fixedClock("2025-12-31") }));
  for (let turn = 0; turn < 300; turn += 1) accesses[turn % 3]?.served(view(turn % 2 === 0 ? "/lab" : "/structures/:code"));
  await Promise.all(accesses.map((one) => one.flush()));
  for (const one of accesses) one.served(view("/lab/map"));
  await Promise.all(accesses.map((one) => one.close()));
  assert.deepEqual(await allCounts(db), [
    { day: "2025-12-31", page: "map", count: 3 }, { day: "2025-12-31", page: "search", count: 150 }, { day: "2025-12-31", page: "structure", count: 150 },
  ]);
  assert.deepEqual(await accesses[0]?.counts(2025), { days: [{ day: "2025-12-31", count: 303 }], demonstration: false });
  assert.equal(await accesses[0]?.counts(2026), null);
});

databaseTest("what cannot be written is kept for the next time, and the page never knows", sets, async (db) => {
  let broken = true;
  const failing: typeof db = { ...db, kind: db.kind, query: (statement) => (broken ? Promise.reject(new Error("no database")) : db.query(statement)) };
  const accesses = createAccesses({ db: failing, clock: fixedClock("2026-02-01") });
  accesses.served(view("/lab"));
  await assert.rejects(accesses.flush());
  accesses.served(view("/lab"));
  await accesses.close();
  broken = false;
  await accesses.close();
  assert.deepEqual(await allCounts(db), [{ day: "2026-02-01", page: "search", count: 2 }]);
});

databaseTest("a day, a kind of page and a number are all that is kept", sets, async (db) => {
  const columns = await db.query<{ name: string }>(sql`select column_name as name from information_schema.columns where table_schema = 'lab' and table_name = 'access_count' order by 1`);
  assert.deepEqual(columns.map(({ name }) => name), ["count", "day", "page"]);
  const accesses = createAccesses({ db, clock: fixedClock("2026-02-01") });
  accesses.served({ ...view("/people/:code"), header: (name) => browser[name] });
  await accesses.close();
  const [row] = await db.query<{ whole: string }>(sql`select row_to_json(access_count)::text as whole from lab.access_count`);
  assert.equal(row?.whole, '{"day":"2026-02-01","page":"person","count":1}');
});

databaseTest("months follow one another, empty ones included", sets, async (db) => {
  for (const [day, times] of [["2025-11-30", 2], ["2026-01-01", 1]] as const) {
    const accesses = createAccesses({ db, clock: fixedClock(day) });
    for (let turn = 0; turn < times; turn += 1) accesses.served(view("/lab"));
    await accesses.close();
  }
  assert.deepEqual(monthRows(await monthCounts(db)).map(({ month, total }) => [month, total]), [["2025-11", 2], ["2025-12", 0], ["2026-01", 1]]);
});
