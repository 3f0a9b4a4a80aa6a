import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { studyMigrations } from "../migrations.ts";
import { aValidContent, curator, publishStudy, sponsor, testStudies } from "../testing/builders.ts";
import { createTrialIndicator, type TrialMeasurement } from "./measure.ts";

const institute = { ror: "02vjkv261", siren: null, directoryCode: null, names: [] };
const other = { name: "CHU", kind: null, ror: null, siren: null, directoryCode: null };

databaseTest("indicator 4.d counts trials of the institute with a DOI, tells why not the others, and remembers past days", [auditMigrations, studyMigrations], async (db) => {
  let prefix = "10.70000";
  const at = (instant: string) => testStudies(db, { clock: fixedClock(instant), doi: { mintFor: async ({ code }) => (prefix === "" ? null : { doi: `${prefix}/${code}`, versionDoi: `${prefix}/${code}.v1` }), update: async () => true, hide: async () => true } });
  const trial = (change = {}) => aValidContent({ clinicalTrial: true, registryNumbers: [], completedOn: null, primaryCompletedOn: null, recruitmentStatus: "recruiting", actualSize: null, startedOn: { date: "2022-01-10", kind: "actual" }, sharingPlan: null, ...change });
  const first = await publishStudy(at("2025-01-10T09:00:00Z"), trial());
  const second = await publishStudy(at("2025-02-10T09:00:00Z"), trial());
  await publishStudy(at("2025-02-11T09:00:00Z"), trial({ clinicalTrial: false }));
  await publishStudy(at("2025-02-12T09:00:00Z"), trial({ sponsors: [other] }));
  await publishStudy(at("2025-02-13T09:00:00Z"), trial({ sponsors: [other, sponsor] }));
  prefix = "10.5072";
  await publishStudy(at("2025-02-14T09:00:00Z"), trial());
  prefix = "";
  await publishStudy(at("2025-02-15T09:00:00Z"), trial());
  await at("2025-03-01T09:00:00Z").withdraw(curator, first.code, "Doublon.", null);
  const drafts: TrialMeasurement[] = [];
  const indicator = createTrialIndicator({ db, clock: fixedClock("2025-03-31T09:00:00Z"), institute: async () => institute, record: async (_, draft) => { drafts.push(draft); return { result: "entered", id: "m-1" }; } });
  const now = await indicator.count(day("2025-03-31"));
  assert.deepEqual([now.value, now.counted.map(({ code }) => code), now.others, now.demonstration], [1, [second.code], 1, false]);
  assert.deepEqual(now.leftOut.map(({ reason }) => reason).sort(), ["no-doi", "not-a-trial", "not-primary-sponsor", "test-doi", "withdrawn"]);
  assert.deepEqual([(await indicator.count(day("2025-02-28"))).value, (await indicator.count(day("2025-01-31"))).value, (await indicator.count(day("2024-12-31"))).value], [2, 1, null]);
  const by = { accountId: null, name: "Essai" };
  assert.equal((await indicator.measure(by, { on: day("2024-12-31") })).result, "no-fact");
  assert.equal((await indicator.measure(by, { on: day("2025-03-31"), dryRun: true })).result, "dry-run");
  assert.equal((await indicator.measure(by, { on: day("2025-03-31") })).measurementId, "m-1");
  assert.deepEqual(drafts.map(({ series, value, counted, leftOut }) => [series, value, counted.length, leftOut.length]), [["4.d", 1, 1, 6]]);
  await assert.rejects(indicator.measure(by, { on: day("2025-04-01") }), /has not come|pas encore/);
});
