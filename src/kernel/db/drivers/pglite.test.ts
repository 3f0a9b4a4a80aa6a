import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { AppError } from "../../errors/app-error.ts";
import { freshDatabase } from "../../testing/database.ts";
import { sql } from "../db.ts";
import { createDb } from "../handle.ts";
import { startPglite } from "./pglite.ts";

const empty = { directory: null, archive: null };

function isCode(code: string) {
  return (error: unknown): boolean => error instanceof AppError && error.code === code && error.status === 503;
}

/** A worker that says it is ready, and then does as told with its third request. */
function actor(third: string): Worker {
  const script = `
    const { parentPort } = require("node:worker_threads");
    parentPort.postMessage({ kind: "ready" });
    let seen = 0;
    parentPort.on("message", (request) => {
      seen += 1;
      if (seen === 3) { ${third} }
      else if (seen < 3) parentPort.postMessage({ kind: "result", id: request.id, result: { fields: [], rows: [] } });
    });`;
  return new Worker(script, { eval: true });
}

const ends = {
  "that ends": "process.exit(1);",
  "that throws": 'throw new Error("out of memory");',
  "whose database fails": 'parentPort.postMessage({ kind: "lost", id: request.id, reason: "abort" });',
};
for (const [how, third] of Object.entries(ends)) {
  test(`a worker ${how} rejects everything pending and everything asked later, and can be closed`, async () => {
    const db = createDb(await startPglite(empty, actor(third)));
    const asked = [1, 2, 3, 4, 5].map(() => db.query(sql`select 1`));
    const settled = await Promise.allSettled(asked);
    assert.deepEqual(settled.map(({ status }) => status), ["fulfilled", "fulfilled", "rejected", "rejected", "rejected"]);
    for (const one of settled) if (one.status === "rejected") assert.ok(isCode("database.stopped")(one.reason));
    await assert.rejects(db.tx((tx) => tx.query(sql`select 1`)), isCode("database.stopped"));
    await db.close();
    await assert.rejects(db.query(sql`select 1`), isCode("database.closed"));
  });
}

test("an archive that is none is told as a failure to start", async () => {
  await assert.rejects(startPglite({ directory: null, archive: new Uint8Array([1, 2, 3]) }), isCode("database.stopped"));
});

test("close waits for what was asked before, may be called twice, and refuses what comes after", async () => {
  const db = await freshDatabase([]);
  const slow = db.query<{ n: number }>(sql`select count(*) as n from generate_series(1, 300000)`);
  const write = db.tx(async (tx) => {
    await tx.script("create table kept (id int)");
    return tx.query(sql`insert into kept values (1) returning id`);
  });
  const closed = Promise.all([db.close(), db.close()]);
  await assert.rejects(db.query(sql`select 1`), isCode("database.closed"));
  await closed;
  assert.deepEqual(await slow, [{ n: 300_000 }]);
  assert.deepEqual(await write, [{ id: 1 }]);
});

test("a process that forgets to close ends by itself, with its own exit code, from any folder", () => {
  const testing = new URL("../../testing/database.ts", import.meta.url).href;
  const code = `
    const { freshDatabase } = await import(${JSON.stringify(testing)});
    const db = await freshDatabase([]);
    await db.script("select 1");
    console.log(process.cwd());
    process.exitCode = 7;`;
  const ended = spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", code], {
    cwd: tmpdir(),
    encoding: "utf8",
    timeout: 60_000,
  });
  assert.equal(ended.status, 7, ended.stderr);
  assert.equal(ended.stdout.trim(), tmpdir());
});
