import assert from "node:assert/strict";
import { auditMigrations, recordAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { indicatorMigrations, verifyForecasts } from "../index.ts";
import { recordForecast } from "./record-forecast.ts";

const sets = [auditMigrations, indicatorMigrations];
const ada = { accountId: "a", name: "Ada" };

async function differenceAfter(db: Db, statement: SQL): Promise<string> {
  for (const value of [60.5, 70]) await recordForecast(db, fixedClock("2025-03-01T09:00:00.123Z"), ada, { series: "3.a", value, confidenceShare: 0.8, comment: "À suivre" });
  assert.deepEqual(await verifyForecasts(db), { forecasts: 2, ok: true, firstDifference: null });
  await db.script("alter table indicators.owner_forecast disable trigger user");
  await db.query(statement);
  const { ok, firstDifference } = await verifyForecasts(db);
  assert.equal(ok, false);
  return firstDifference?.text.en ?? "";
}

for (const change of ["value = 61", "comment = 'x'", "author = 'Blaise'", "confidence_share = 0.9", "recorded_at = recorded_at - interval '1 year'", "demonstration = true"]) {
  databaseTest(`a forecast of which ${change.split(" ")[0]} was altered is named`, sets, async (db) => {
    assert.equal(await differenceAfter(db, sql`update indicators.owner_forecast set ${sql.raw(change)} where value = 60.5`), "the forecast of 3.a made on 2025-03-01 is no longer the one that entry 1 of the log tells of");
  });
}

databaseTest("a forecast taken away and one put in are named", sets, async (db) => {
  assert.equal(await differenceAfter(db, sql`delete from indicators.owner_forecast where value = 70`), "the forecast of 3.a that entry 2 of the log tells of is gone");
  await db.query(sql`delete from indicators.owner_forecast`);
});

databaseTest("entries of earlier versions, which name no forecast, tell of one of the same words", sets, async (db) => {
  const insert = (value: number): SQL => sql`insert into indicators.owner_forecast (id, series, value, confidence_share, made_on, recorded_at, account_id, author, comment, demonstration) values (gen_random_uuid(), '3.a', ${value}, 0.8, '2025-03-01', '2025-03-01', 'a', 'Ada', '', false)`;
  await db.query(insert(60.5));
  await recordAudit(db, { accountId: "a", author: "Ada", act: "forecast.made", subject: "3.a", previous: null, next: { value: 60.5, confidenceShare: 0.8 } });
  assert.equal((await verifyForecasts(db)).ok, true);
  await db.query(insert(70));
  assert.equal((await verifyForecasts(db)).firstDifference?.text.en, "the forecast of 3.a made on 2025-03-01 was never recorded by Jalon");
});
