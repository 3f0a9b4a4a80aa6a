import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../../kernel/db/open.ts";
import { sql } from "../../../kernel/db/db.ts";
import { campaignIn, layKeys } from "./testing/campaign.ts";

const serverUrl = process.env["JALON_TEST_DATABASE_URL"] ?? "";
const child = fileURLToPath(new URL("./testing/fold-child.ts", import.meta.url));

/** Lets a process send and fold, and kills it at some moment. Gives the numbers it told of. */
async function killedRun(database: string, keyDirectory: string): Promise<readonly string[]> {
  const running = spawn(process.execPath, ["--import", "tsx", child, database, keyDirectory], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => running.once("exit", () => resolve()));
  const numbers: string[] = [];
  const lines = createInterface({ input: running.stdout });
  const enough = 8 + randomInt(12);
  const reached = new Promise<void>((resolve) => lines.on("line", (line) => { if (numbers.push(line) === enough) resolve(); }));
  await Promise.race([reached, ended]);
  await wait(randomInt(100));
  running.kill("SIGKILL");
  await ended;
  return numbers;
}

async function survives(database: string, runs: number, options: Parameters<typeof openDatabase>[0]): Promise<void> {
  const keyDirectory = mkdtempSync(join(tmpdir(), "jalon-killed-keys-"));
  try {
    await layKeys(keyDirectory, "self-evaluation");
    const told: string[] = [];
    for (let run = 0; run < runs; run += 1) told.push(...(await killedRun(database, keyDirectory)));
    assert.ok(told.length >= 16, `${told.length} ballots`);
    const db = await openDatabase(options);
    try {
      const { ballots } = campaignIn(db, keyDirectory);
      await ballots.close("self-evaluation");
      const { numbers } = await ballots.counted("self-evaluation", "support");
      const given = (await ballots.tallies("self-evaluation", "support")).filter(({ question, group }) => question === "useful" && group === "");
      // Every ballot that was told of is there; each that is there was counted once; one may have been received and not told any more.
      assert.deepEqual(told.filter((number) => !numbers.includes(number)), []);
      assert.deepEqual(given.map(({ value, count }) => [value, count]), [["3", numbers.length]]);
      assert.equal((await ballots.texts("self-evaluation", "support")).length, numbers.length);
      assert.ok(numbers.length - told.length <= 8, `${numbers.length} counted, ${told.length} told`);
      assert.deepEqual(await db.query(sql`select (select count(*) from consultations.ballot_sealed) + (select count(*) from consultations.ballot_spent) as rows`), [{ rows: 0 }]);
      assert.deepEqual(readdirSync(keyDirectory), ["CACHEDIR.TAG"]);
    } finally {
      await db.close();
    }
  } finally {
    rmSync(keyDirectory, { recursive: true, force: true });
  }
}

test("killed again and again while sending and folding: nothing lost, nothing counted twice (PGlite)", async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-killed-"));
  try {
    await survives(dataDirectory, 2, { dataDirectory });
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
});

test("killed again and again while sending and folding: nothing lost, nothing counted twice (PostgreSQL)", { skip: serverUrl === "" ? "no PostgreSQL server" : false }, async () => {
  const name = `jalon_test_${randomBytes(6).toString("hex")}`;
  const admin = await openDatabase({ dataDirectory: "", databaseUrl: serverUrl });
  await admin.script(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  try {
    await survives(url.href, 4, { dataDirectory: "", databaseUrl: url.href });
  } finally {
    await admin.script(`drop database ${name} with (force)`);
    await admin.close();
  }
});
