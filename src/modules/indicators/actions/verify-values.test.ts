import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock, yearPeriod } from "../../../kernel/time/day.ts";
import { contractCatalogue } from "../testing.ts";
import { createIndicators, indicatorMigrations, verifyValues } from "../index.ts";

const sets = [auditMigrations, indicatorMigrations];
const ada = { accountId: "a", name: "Ada" };

/** Three values from a file (lines 2 to 4) and one entered by hand, then whatever somebody does to the tables. */
async function prepared(db: Db): Promise<void> {
  const indicators = createIndicators({ db, clock: fixedClock("2026-06-01"), catalogues: { at: async () => contractCatalogue }, demonstrationDay: day("2025-03-31") });
  const file = { name: "v.csv", bytes: new TextEncoder().encode("serie;annee;valeur;etat;source\n3.a;2021;12;consolidé;Suivi\n3.a;2022;13;consolidé;Suivi\n3.a;2023;14;consolidé;Suivi\n") };
  await indicators.importValues(ada, file, await indicators.planImport(file));
  await indicators.enter(ada, { series: "3.a", period: yearPeriod(2024), value: 0.1 + 0.2, state: "consolidated", observedOn: day("2025-02-01"), source: "Suivi", method: null, reason: null });
  assert.deepEqual(await verifyValues(db), { events: 4, ok: true, firstDifference: null });
  await db.query(sql`alter table indicators.value_event disable trigger value_event_append_only`);
}

async function differenceAfter(db: Db, statement: ReturnType<typeof sql>): Promise<readonly [string | undefined, string]> {
  await prepared(db);
  await db.query(statement);
  const { ok, firstDifference } = await verifyValues(db);
  assert.equal(ok, false);
  return [firstDifference?.reason, firstDifference?.text.en ?? ""];
}

databaseTest("an altered value of an import is named with the line it came from", sets, async (db) => {
  const [reason, text] = await differenceAfter(db, sql`update indicators.value_event set value = 99 where batch_line = 3`);
  assert.equal(reason, "altered");
  assert.match(text, /the import of 2026-\d\d-\d\d \(entry 1 of the log\) is no longer as it was recorded, from line 3 of the file on \(3\.a 2022-01-01/);
});

databaseTest("a deleted row of an import is missed, the last one too", sets, async (db) => {
  const [reason, text] = await differenceAfter(db, sql`delete from indicators.value_event where batch_line = 4`);
  assert.equal(reason, "missing");
  assert.match(text, /has 2 values instead of 3, at the end of the file/);
});

databaseTest("an altered value entered by hand is named", sets, async (db) => {
  const [reason, text] = await differenceAfter(db, sql`update indicators.value_event set source = 'autre' where batch_id is null`);
  assert.equal(reason, "altered");
  assert.match(text, /the value 3\.a 2024-01-01\/2025-01-01 is no longer/);
});

databaseTest("a deleted value entered by hand is named", sets, async (db) => {
  const [reason, text] = await differenceAfter(db, sql`delete from indicators.value_event where batch_id is null`);
  assert.deepEqual([reason, text], ["missing", "the value 3.a 2024-01-01/2025-01-01 that entry 2 of the log tells of is gone"]);
});

databaseTest("a value that nobody recorded is named", sets, async (db) => {
  const [reason, text] = await differenceAfter(db, sql`
    insert into indicators.value_event (id, series, period_from, period_until, kind, value, state, observed_on, recorded_at, author, source, demonstration)
    values ('00000000-0000-4000-8000-000000000001', '3.a', '2025-01-01', '2026-01-01', 'entered', 70, 'consolidated', '2026-01-01', '2026-01-01', 'X', 'x', false)`);
  assert.deepEqual([reason, text], ["unexpected", "the value 3.a 2025-01-01/2026-01-01 was never recorded by Jalon"]);
});
