import assert from "node:assert/strict";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { sql, type Db } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations } from "../../modules/directory/index.ts";
import { createMatching, createPublications, publicationMigrations } from "../../modules/publications/index.ts";
import { recordedWorks, startRecordedServer } from "../../modules/publications/harvest/testing/index.ts";
import { at, institute, madeUpGraph, tester } from "../../modules/publications/matching/testing/index.ts";
import { composeHarvests } from "./compose.ts";
import { harvestConfigFrom } from "./settings.ts";

const sets = [auditMigrations, directoryMigrations, publicationMigrations];
const clock = fixedClock("2025-03-31");
// The signature of every recorded work names it.
const unit = { rnsr: "201900009J", name: "Essais de cohortes", opened: "2015", parents: [{ key: institute as `siren:${string}`, label: "U 9999" }], more: [at("201900009J", "69381")] };
const papers = async (db: Db): Promise<number> => (await db.query<{ count: number }>(sql`select count(*)::int as count from publications.paper`))[0]?.count ?? 0;

databaseTest("a harvest is matched with its pages and at its end; what an end of the house interrupts is matched later", sets, async (db) => {
  const server = await startRecordedServer(recordedWorks(450));
  try {
    const directory = createDirectory({ db, clock, fields: coreFields });
    await directory.deliver(tester, madeUpGraph([unit]));
    const publications = createPublications({ db, clock });
    const matching = createMatching({ db, clock, directory, institute });
    const settings = harvestConfigFrom({ JALON_HARVEST_CONTACT: "essai@jalon.example", JALON_HARVEST_ALLOW_HTTP: "1", JALON_HARVEST_ALLOW_PRIVATE: "1", JALON_HARVEST_OPENALEX_URL: `${server.address}/openalex` }, "0.1.0");
    const given: number[] = [];
    const harvests = composeHarvests({ db, clock, directory, settings, matching: { matchPending: async (onProgress) => { const report = await matching.matchPending(onProgress); given.push(report.works); return report; } } });
    const start = async (): Promise<number> => (await harvests.start(tester, { source: "openalex", query: { by: "ror", value: "02vjkv261" }, since: null })).number;
    const first = await harvests.ended(await start());
    assert.equal(first.standing, "done", JSON.stringify(first.lastError));
    assert.equal(await papers(db), 450);
    assert.ok(given.length >= 2 && given.filter((works) => works > 0).length >= 2, `matched at once at the end: ${given.join(" ")}`);
    assert.equal((await publications.search({ institute: true, page: 1, pageSize: 1 })).total, 450);
    assert.equal((await publications.search({ structures: [unit.rnsr], page: 1, pageSize: 1 })).total, 450);

    // The house stops after the first step of a matching of everything again.
    await db.query(sql`update publications.paper set digest = ''`);
    let steps = 0;
    const cut = composeHarvests({ db, clock, directory, settings, matching: { matchPending: async (onProgress) => matching.matchPending((done, total) => {
      steps += 1;
      if (steps === 1) void cut.stop();
      onProgress?.(done, total);
    }) } });
    server.works = recordedWorks(20, 1_000);
    const { number } = await cut.start(tester, { source: "openalex", query: { by: "ror", value: "02vjkv261" }, since: null });
    await cut.ended(number);
    const outdated = async (): Promise<number> => (await db.query<{ count: number }>(sql`select count(*)::int as count from publications.paper where digest = ''`))[0]?.count ?? 0;
    assert.ok(steps >= 1 && steps < 4 && (await outdated()) > 0, "it was not interrupted");
    await matching.matchPending();
    assert.equal(await outdated(), 0);
    assert.equal((await publications.search({ institute: true, page: 1, pageSize: 1 })).total, await papers(db));
  } finally {
    await server.close();
  }
}, { commits: true });

databaseTest("a matching that fails stops no harvest, and is told", sets, async (db) => {
  const server = await startRecordedServer(recordedWorks(5));
  const written: string[] = [];
  const write = process.stderr.write;
  try {
    const directory = createDirectory({ db, clock, fields: coreFields });
    const settings = harvestConfigFrom({ JALON_HARVEST_CONTACT: "essai@jalon.example", JALON_HARVEST_ALLOW_HTTP: "1", JALON_HARVEST_ALLOW_PRIVATE: "1", JALON_HARVEST_OPENALEX_URL: `${server.address}/openalex` }, "0.1.0");
    const harvests = composeHarvests({ db, clock, directory, settings, matching: { matchPending: async () => { throw new Error("a bug of the matching"); } } });
    process.stderr.write = ((text: string) => { written.push(text); return true; }) as typeof write;
    const { number } = await harvests.start(tester, { source: "openalex", query: { by: "ror", value: "02vjkv261" }, since: null });
    assert.equal((await harvests.ended(number)).standing, "done");
    assert.ok(written.some((line) => line.includes("\"route\":\"harvest\"")));
  } finally {
    process.stderr.write = write;
    await server.close();
  }
}, { commits: true });
