import assert from "node:assert/strict";
import { auditMigrations, verifyAudit } from "../../kernel/audit/index.ts";
import { sql } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { createSites, siteMigrations, verifySites } from "../../modules/sites/index.ts";
import { createSteering, steeringMigrations, verifySteering } from "../../modules/steering/index.ts";
import { addDemonstrationSites } from "./demonstration.ts";
import { madeUpSites } from "./demonstration-sites.ts";

databaseTest("the made-up dialogue, kept all at once, stands as if act after act had been: whole, audited, in the order of time", [auditMigrations, siteMigrations, steeringMigrations], async (db) => {
  const clock = fixedClock("2025-06-01");
  const sites = createSites({ db, clock, identity: { allAccounts: async () => [] } });
  await addDemonstrationSites({ db, sites });
  await addDemonstrationSites({ db, sites });
  const all = await sites.all(null);
  assert.deepEqual([...all.keys()].sort(), madeUpSites.map(({ code }) => code).sort());
  assert.equal([...all.values()].flatMap(({ commitments }) => commitments).length, madeUpSites.flatMap(({ waves }) => waves.flatMap(({ commitments }) => commitments)).length);
  assert.ok([...all.values()].every(({ demonstration }) => demonstration));
  assert.equal((await verifySites(db)).ok, true);
  assert.equal((await verifySteering(db, { has: async () => true })).ok, true);
  const [counts] = await db.query<{ events: number }>(sql`select ((select count(*) from sites.event) + (select count(*) from steering.event))::int as events`);
  assert.deepEqual(await verifyAudit(db), { entries: counts?.events, ok: true, firstBroken: null });
  const standings = await createSteering({ db, clock }).standings("site-", null);
  assert.ok(standings.size > 0 && [...standings.values()].every(({ owner }) => owner?.name === "Responsable fictif"));
});
