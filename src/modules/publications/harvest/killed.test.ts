import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { migrate } from "../../../kernel/db/migrate.ts";
import { openDatabase } from "../../../kernel/db/open.ts";
import { databaseTest, freshDatabase } from "../../../kernel/testing/database.ts";
import { publicationMigrations } from "../migrations.ts";
import { harvestsFor } from "./testing/builders.ts";
import { recordedWorks } from "./testing/recorded-answers.ts";
import { startRecordedServer, type RecordedServer } from "./testing/recorded-server.ts";

const sets = [auditMigrations, publicationMigrations];
const by = { accountId: null, name: "Essai" };
const count = 420;

async function taken(db: Db): Promise<unknown> {
  return {
    records: await db.query(sql`select record, content_sha256 from publications.source_record order by record`),
    sightings: await db.query(sql`select record, content_sha256 from publications.record_sighting order by record, content_sha256`),
    works: await db.query(sql`select code, digest from publications.work order by code`),
  };
}

async function uninterrupted(server: RecordedServer): Promise<unknown> {
  const db = await freshDatabase(sets);
  const harvests = harvestsFor(db, server.address);
  await harvests.ended((await harvests.start(by, { source: "hal", query: { by: "collection", value: "ESSAI" }, since: null })).number);
  const whole = await taken(db);
  await db.close();
  return whole;
}

/** Runs the harvest in processes that are killed at places of chance (of a seed), until one gets to the end. */
async function killedAgainAndAgain(where: { databaseUrl?: string; dataDirectory: string }, reopen: () => Promise<{ db: Db; done: () => Promise<void> }>, kills: number): Promise<void> {
  const server = await startRecordedServer(recordedWorks(count));
  let seed = 41;
  const chance = (most: number): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % most;
  };
  try {
    let killed = 0;
    for (let run = 0, status: number | null = null; status !== 0; run += 1) {
      assert.ok(run < 20, "the harvest does not get to its end");
      const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("./testing/harvest-child.ts", import.meta.url)), JSON.stringify({ ...where, address: server.address })], { stdio: "ignore" });
      let asked = 0;
      const target = 1 + chance(2);
      const delay = chance(80);
      server.onRequest = () => {
        asked += 1;
        if (asked === target && run < kills) setTimeout(() => child.kill("SIGKILL"), delay);
      };
      status = await new Promise<number | null>((resolve) => { child.once("exit", resolve); });
      if (status === null) killed += 1;
    }
    const { db, done } = await reopen();
    const [harvest] = (await harvestsFor(db, server.address).list({ page: 1, pageSize: 10 })).items;
    assert.equal(harvest?.standing, "done", JSON.stringify(harvest?.lastError));
    const [stops] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.harvest_trouble where issue ->> 'code' = 'publications.harvest-interrupted'`);
    assert.ok((stops?.count ?? 0) > 0 && killed > 0, "none was killed while it ran");
    assert.deepEqual([harvest?.records, harvest?.repeated, harvest?.given, harvest?.unchanged], [count, 0, count, 0]);
    assert.deepEqual(await taken(db), await uninterrupted(server));
    const [deliveries] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.delivery`);
    assert.equal(deliveries?.count, 3, "each page with records was delivered once");
    await done();
  } finally {
    await server.close();
  }
}

test("killed between any two steps and resumed: the same as without a stop (embedded database)", async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-harvest-"));
  try {
    const reopen = async () => {
      const db = await openDatabase({ dataDirectory });
      return { db, done: () => db.close() };
    };
    const db = await openDatabase({ dataDirectory, cacheDirectory: fileURLToPath(new URL("../../../../.cache/", import.meta.url)) });
    await migrate(db, sets);
    await db.close();
    await killedAgainAndAgain({ dataDirectory }, reopen, 2);
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
});

databaseTest("killed between any two steps and resumed: the same as without a stop (server)", sets, async (db) => {
  if (db.kind === "pglite") return;
  const [{ name } = { name: "" }] = await db.query<{ name: string }>(sql`select current_database() as name`);
  const url = new URL(process.env["JALON_TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${name}`;
  await killedAgainAndAgain({ databaseUrl: url.href, dataDirectory: tmpdir() }, async () => ({ db, done: async () => undefined }), 5);
}, { commits: true });
