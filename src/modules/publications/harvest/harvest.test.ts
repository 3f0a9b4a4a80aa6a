import assert from "node:assert/strict";
import { after, before } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { publicationMigrations } from "../migrations.ts";
import type { HarvestDraft, HarvestSource } from "./domain/harvest.ts";
import { harvestsFor, testMachine } from "./testing/builders.ts";
import { recordedWorks } from "./testing/recorded-answers.ts";
import { startRecordedServer, type RecordedServer } from "./testing/recorded-server.ts";

const sets = [auditMigrations, publicationMigrations];
const by = { accountId: null, name: "Essai" };
let server: RecordedServer;
before(async () => { server = await startRecordedServer([]); });
after(() => server.close());

function drafts(): Readonly<Record<HarvestSource, HarvestDraft>> {
  return {
    hal: { source: "hal", query: { by: "collection", value: "ESSAI" }, since: null },
    openalex: { source: "openalex", query: { by: "ror", value: "02vjkv261" }, since: null },
    crossref: { source: "crossref", query: { by: "affiliation", value: "Inserm" }, since: null },
    pubmed: { source: "pubmed", query: { by: "term", value: "Inserm[Affiliation]" }, since: null },
    orcid: { source: "orcid", query: { by: "people", value: "" }, since: null },
  };
}

async function worksOf(db: Db): Promise<readonly string[]> {
  return (await db.query<{ code: string }>(sql`select code from publications.work order by code`)).map(({ code }) => code);
}

function reset(count: number): void {
  server.works = recordedWorks(count);
  server.script.length = 0;
  server.requests.length = 0;
  server.most = 9_999;
}

// Crossref is asked year by year from 2002, two pages for each of the two years that hold records.
for (const [source, count, pages] of [["hal", 450, 4], ["openalex", 250, 4], ["crossref", 1_010, 26], ["pubmed", 450, 3]] as const) {
  databaseTest(`everything that ${source} announces is taken in, page by page`, sets, async (db) => {
    reset(count);
    const harvests = harvestsFor(db, server.address);
    const { number } = await harvests.start(by, drafts()[source]);
    const harvest = await harvests.ended(number);
    assert.equal(harvest.standing, "done", JSON.stringify(harvest.lastError));
    assert.deepEqual([harvest.announced, harvest.given, harvest.records, harvest.repeated, harvest.retries], [count, count, count, 0, 0]);
    assert.equal(harvest.pages, pages);
    assert.equal((await worksOf(db)).length, count);
    for (const { headers } of server.requests) assert.equal(headers["user-agent"], "Jalon/0.1.0 (mailto:essai@jalon.example)");
  }, { commits: true });
}

databaseTest("ORCID is asked person by person; one who is gone is passed over", sets, async (db) => {
  reset(0);
  server.people = new Map([["0000-0001-5109-3700", recordedWorks(3)], ["0000-0002-1825-0097", recordedWorks(3, 3)]]);
  const harvests = harvestsFor(db, server.address, { researchers: async () => ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0001-8000-0001"] });
  const { number } = await harvests.start(by, drafts().orcid);
  const harvest = await harvests.ended(number);
  assert.equal(harvest.standing, "done", JSON.stringify(harvest.lastError));
  assert.deepEqual([harvest.announced, harvest.pages, harvest.given], [3, 3, 6]);
  assert.equal((await worksOf(db)).length, 5);
  const { items } = await harvests.troubles(number, { page: 1, pageSize: 10 });
  assert.deepEqual(items.map(({ issue }) => issue.code), ["publications.harvest-person-gone"]);
  assert.ok(!JSON.stringify(items).includes("0000-0001"));
}, { commits: true });

databaseTest("since the last complete one: a day of overlap, and only what changed", sets, async (db) => {
  reset(60);
  const first = harvestsFor(db, server.address, { machine: testMachine() }, fixedClock("2025-06-16"));
  await first.ended((await first.start(by, drafts().hal)).number);
  server.requests.length = 0;
  const later = harvestsFor(db, server.address, { machine: testMachine() }, fixedClock("2025-11-03"));
  const harvest = await later.ended((await later.start(by, { ...drafts().hal, since: "last" })).number);
  assert.deepEqual(harvest.since, { day: "2025-06-15", of: "changed" });
  assert.equal(server.requests[0]?.query["fq"], "modifiedDate_tdate:[2025-06-15T00:00:00Z TO *]");
  // Numbers 5 to 11 of each dozen were changed in June or later.
  assert.equal(harvest.records, 35);
  assert.equal(harvest.unchanged, 35);
  assert.equal((await worksOf(db)).length, 60);
}, { commits: true });
