import assert from "node:assert/strict";
import { after, before } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { publicationMigrations } from "../migrations.ts";
import type { Harvest, HarvestDraft } from "./domain/harvest.ts";
import { usualPatience } from "./domain/patience.ts";
import { harvestsFor, testMachine, type TestMachine } from "./testing/builders.ts";
import { recordedWorks } from "./testing/recorded-answers.ts";
import { startRecordedServer, type RecordedServer, type ScriptedTrouble } from "./testing/recorded-server.ts";

const sets = [auditMigrations, publicationMigrations];
const by = { accountId: null, name: "Essai" };
const hal: HarvestDraft = { source: "hal", query: { by: "collection", value: "ESSAI" }, since: null };
let server: RecordedServer;
before(async () => { server = await startRecordedServer(recordedWorks(205)); });
after(() => server.close());

async function harvest(db: Db, script: readonly (ScriptedTrouble | null)[], draft = hal, machine: TestMachine = testMachine()): Promise<{ harvest: Harvest; codes: readonly string[]; machine: TestMachine; again(): Promise<Harvest> }> {
  server.script.length = 0;
  server.script.push(...script);
  server.requests.length = 0;
  const harvests = harvestsFor(db, server.address, { machine });
  const { number } = await harvests.start(by, draft);
  const ended = await harvests.ended(number);
  const { items } = await harvests.troubles(number, { page: 1, pageSize: 100 });
  server.script.length = 0;
  return {
    harvest: ended, machine, codes: items.map(({ issue }) => issue.code.replace("publications.harvest-", "")).toReversed(),
    again: async () => {
      await harvests.resume(by, number);
      return harvests.ended(number);
    },
  };
}

async function works(db: Db): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.work`);
  return row?.count ?? 0;
}

const passing: readonly (readonly [string, ScriptedTrouble, string])[] = [
  ["too many requests", { kind: "status", status: 429, retryAfter: "7" }, "throttled"],
  ["a server error", { kind: "status", status: 500 }, "server-error"],
  ["a closed service", { kind: "status", status: 503 }, "server-error"],
  ["an answer shorter than announced", { kind: "cut" }, "cut"],
  ["an answer cut in good order", { kind: "cut-quietly" }, "cut"],
  ["a packed answer that is cut", { kind: "cut-packed" }, "cut"],
  ["a connection that is reset", { kind: "reset" }, "connection"],
  ["an answer that does not come", { kind: "slow", milliseconds: 60_000 }, "too-slow"],
  ["a page of error with status 200", { kind: "html" }, "wrong-type"],
  ["another content type", { kind: "type", type: "text/html; charset=utf-8" }, "wrong-type"],
  ["something else than a list", { kind: "body", body: "{\"status\":\"ok\"}" }, "malformed"],
  ["nothing at all", { kind: "body", body: "" }, "cut"],
];
databaseTest("each trouble that may pass is told, waited for, and costs nothing", sets, async (db) => {
  for (const [name, trouble, code] of passing) {
    // The first page goes well, the second one fails twice.
    const isSlow = trouble.kind === "slow";
    const { harvest: ended, codes, machine } = await harvest(db, [null, trouble, trouble], hal, testMachine(usualPatience, isSlow ? 700 : 30_000));
    assert.equal(ended.standing, "done", name);
    // Where the machine is busy, other answers may be too slow as well.
    assert.deepEqual(isSlow ? codes.slice(0, 2) : codes, [code, code], name);
    assert.deepEqual([ended.records, ended.repeated, ended.faults, ended.retries, ended.throttled], [205, 0, 0, codes.length, code === "throttled" ? 2 : 0], name);
    assert.equal(await works(db), 205, name);
    const waits = machine.waits.filter((wait) => wait > 1_000);
    if (code === "throttled") assert.ok(machine.waits.reduce((sum, wait) => sum + wait, 0) >= 14_000, name);
    else assert.ok(isSlow || waits.length <= 3, name);
  }
}, { commits: true });

databaseTest("Retry-After is honoured, as seconds and as a date; one too far stops the harvest, which can be resumed", sets, async (db) => {
  const seconds = await harvest(db, [{ kind: "status", status: 503, retryAfter: "120" }]);
  assert.ok(seconds.machine.waits.reduce((sum, wait) => sum + wait, 0) >= 120_000);
  assert.equal(seconds.harvest.throttled, 1);
  const machine = testMachine();
  const dated = await harvest(db, [{ kind: "status", status: 429, retryAfter: new Date(machine.now() + 90_000).toUTCString() }], hal, machine);
  assert.ok(dated.machine.waits.reduce((sum, wait) => sum + wait, 0) >= 89_000);
  const far = await harvest(db, [null, { kind: "status", status: 429, retryAfter: "86400" }]);
  assert.deepEqual([far.harvest.standing, far.harvest.lastError?.code, far.harvest.pages], ["failed", "publications.harvest-throttled", 1]);
  const resumed = await far.again();
  assert.deepEqual([resumed.standing, resumed.records, resumed.lastError], ["done", 205, null]);
}, { commits: true });

databaseTest("it gives up after so many tries, keeps the pages taken, and goes on from there", sets, async (db) => {
  const trouble: ScriptedTrouble = { kind: "cut" };
  const { harvest: ended, codes, again } = await harvest(db, [null, ...Array.from({ length: usualPatience.tries }, () => trouble)]);
  assert.deepEqual([ended.standing, ended.lastError?.code, ended.pages, ended.records, ended.retries], ["failed", "publications.harvest-cut", 1, 200, usualPatience.tries - 1]);
  assert.equal(codes.length, usualPatience.tries);
  assert.equal(await works(db), 200);
  server.requests.length = 0;
  const resumed = await again();
  assert.deepEqual([resumed.standing, resumed.records, resumed.repeated, resumed.pages], ["done", 205, 0, 3]);
  assert.notEqual(server.requests[0]?.query["cursorMark"], "*");
  assert.equal(await works(db), 205);
}, { commits: true });

databaseTest("troubles that cannot pass stop at once: refusals, other sites, answers too large, private addresses", sets, async (db) => {
  for (const [trouble, code] of [
    [{ kind: "status", status: 400 }, "refused"], [{ kind: "status", status: 401 }, "refused"], [{ kind: "status", status: 404 }, "not-found"],
    [{ kind: "redirect", to: "http://127.0.0.2:1/elsewhere" }, "redirect"], [{ kind: "redirect", to: "https://autre.example/" }, "redirect"],
    [{ kind: "body", body: `{"pad":"${"x".repeat(2_100_000)}"}` }, "too-large"], [{ kind: "body", body: "{\"error\":{\"msg\":\"undefined field\",\"code\":400}}" }, "refused"],
  ] as const) {
    const { harvest: ended, codes } = await harvest(db, [trouble]);
    assert.deepEqual([ended.standing, ended.lastError?.code, codes, ended.pages], ["failed", `publications.harvest-${code}`, [code], 0], JSON.stringify(trouble).slice(0, 80));
    assert.equal(server.requests.length, 1);
  }
  const same = await harvest(db, [{ kind: "redirect", to: "/hal/search/ESSAI/?q=*:*&rows=200&cursorMark=*" }]);
  assert.equal(same.harvest.standing, "done");
}, { commits: true });

databaseTest("lists that misbehave: repeats, circles, empty pages, totals that move", sets, async (db) => {
  const repeat = await harvest(db, [null, { kind: "repeat" }]);
  assert.deepEqual([repeat.harvest.standing, repeat.harvest.records, repeat.harvest.repeated], ["done", 205, 1]);
  const circle = await harvest(db, [null, { kind: "same-cursor" }]);
  assert.deepEqual([circle.harvest.standing, circle.harvest.lastError?.code, circle.harvest.pages], ["failed", "publications.harvest-cursor-repeats", 1]);
  assert.equal((await circle.again()).standing, "done");
  const openalex: HarvestDraft = { source: "openalex", query: { by: "ror", value: "02vjkv261" }, since: null };
  const again = await harvest(db, [null, { kind: "empty-page" }], openalex);
  assert.deepEqual([again.harvest.standing, again.codes, again.harvest.records], ["done", ["empty-page"], 205]);
  const never = await harvest(db, [null, ...Array.from({ length: 3 }, () => ({ kind: "empty-page" as const }))], openalex);
  assert.deepEqual([never.harvest.standing, never.harvest.lastError?.code], ["failed", "publications.harvest-empty-page"]);
  assert.equal((await never.again()).records, 205);
  const total = await harvest(db, [{ kind: "total", total: 999 }, { kind: "total", total: 400 }]);
  assert.deepEqual([total.harvest.standing, total.harvest.announced], ["done", 205]);
  const less = await harvest(db, [null, null, { kind: "total", total: 206 }]);
  assert.deepEqual([less.harvest.standing, less.codes], ["done", ["short"]]);
  assert.match(less.harvest.lastError?.text.fr ?? "", /^$/);
}, { commits: true });

databaseTest("a cursor that Crossref forgot costs a year at most; a page lost by a second try is found again", sets, async (db) => {
  server.works = recordedWorks(1_205);
  const crossref: HarvestDraft = { source: "crossref", query: { by: "affiliation", value: "Inserm" }, since: null };
  // Years 2002 to 2022 are empty; the 23rd page request is the second page of 2023. It is cut, and the server has moved on.
  const lost = await harvest(db, [...Array.from({ length: 23 }, () => null), { kind: "cut" }], crossref);
  assert.deepEqual([lost.harvest.standing, lost.harvest.records, lost.codes], ["done", 1_205, ["cut", "cursor-lost"]]);
  const forgotten = await harvest(db, [...Array.from({ length: 23 }, () => null), ...Array.from({ length: usualPatience.tries }, () => ({ kind: "status" as const, status: 500 }))], crossref);
  assert.equal(forgotten.harvest.standing, "failed");
  server.forgetCursors();
  const resumed = await forgotten.again();
  assert.deepEqual([resumed.standing, resumed.records, resumed.lastError], ["done", 1_205, null]);
  server.works = recordedWorks(205);
}, { commits: true });

databaseTest("PubMed gives no more than so many at once: the days are cut until each slice is whole", sets, async (db) => {
  server.works = recordedWorks(240).map((work) => ({ ...work, created: `2024-${work.created.slice(5)}` }));
  const pubmed: HarvestDraft = { source: "pubmed", query: { by: "term", value: "Inserm" }, since: null };
  const cut = await harvest(db, [null, null, null, { kind: "cut-quietly" }], pubmed);
  assert.deepEqual([cut.harvest.standing, cut.harvest.records, cut.codes], ["done", 240, ["cut"]]);
  server.works = recordedWorks(205);
}, { commits: true });
