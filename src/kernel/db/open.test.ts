import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { AppError } from "../errors/app-error.ts";
import { sql } from "./db.ts";
import { openDatabase } from "./open.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-open-"));
after(() => rmSync(root, { recursive: true }));

const rounds = 50;

/**
 * Opens the directory when told to, tells which rows it finds, then inserts as fast as it can, telling each row once it
 * is committed.
 */
function writer(dataDirectory: string, round: number): string {
  return `
    const { openDatabase } = await import(${JSON.stringify(new URL("./open.ts", import.meta.url).href)});
    const { sql } = await import(${JSON.stringify(new URL("./db.ts", import.meta.url).href)});
    await new Promise((go) => process.stdin.once("data", go));
    const db = await openDatabase({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    await db.script("create table if not exists public.row (round int, number int, filler text, primary key (round, number))");
    const rows = await db.query(sql\`select round, count(*) as rows, max(number) as last from public.row group by round order by round\`);
    console.log("open " + JSON.stringify(rows));
    for (let number = 1; ; number += 1) {
      const insert = (to) => to.query(sql\`insert into public.row values (${round}, \${number}, repeat('x', \${number % 3000}))\`);
      await (number % 2 === 0 ? db.tx(insert) : insert(db));
      console.log("row " + number);
    }`;
}

/** Starts while the one before still lives, as most of its start is reading the program, and waits for its turn. */
function startWriter(dataDirectory: string, round: number) {
  return spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", writer(dataDirectory, round)],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
}

interface Found {
  readonly round: number;
  readonly rows: number;
  readonly last: number;
}

/** One life of the writer: what it found, and the last row it acknowledged before it was killed. */
async function live(
  child: ReturnType<typeof startWriter>,
  round: number,
  lifetime: number,
): Promise<{ found: Found[]; acknowledged: number }> {
  let found: Found[] | null = null;
  let acknowledged = 0;
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint += String(text);
  });
  const exit = once(child, "close");
  child.stdin.write("go\n");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("open ")) {
      found = JSON.parse(line.slice(5));
      setTimeout(() => child.kill("SIGKILL"), lifetime);
    } else acknowledged = Number(line.slice(4));
  }
  const [, signal] = await exit;
  assert.equal(signal, "SIGKILL", `round ${round} did not open: ${complaint}`);
  assert.ok(found !== null, `round ${round} told nothing`);
  return { found, acknowledged };
}

test(`killed in the middle of writes ${rounds} times, nothing acknowledged is lost and the next start is not blocked`, async () => {
  const dataDirectory = join(root, "killed");
  const acknowledged = new Map<number, number>();
  const check = (found: readonly Found[]): void => {
    for (const [round, last] of acknowledged) {
      const there = found.find((row) => row.round === round) ?? { rows: 0, last: 0 };
      assert.ok(there.rows >= last, `round ${round}: ${last} rows were acknowledged, ${there.rows} are there`);
      assert.equal(there.rows, there.last, `round ${round} has a gap`);
    }
  };
  let next = startWriter(dataDirectory, 1);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const child = next;
      next = startWriter(dataDirectory, round + 1);
      const life = await live(child, round, randomInt(120));
      check(life.found);
      acknowledged.set(round, life.acknowledged);
    }
  } finally {
    next.kill("SIGKILL");
  }
  const db = await openDatabase({ dataDirectory });
  try {
    check(await db.query<Found>(sql`select round, count(*) as rows, max(number) as last from public.row group by round`));
    assert.ok([...acknowledged.values()].some((rows) => rows > 5));
  } finally {
    await db.close();
  }
});

test("killed while the database is created, the next start creates it; a second opening is refused; a closed one opens again", async () => {
  const dataDirectory = join(root, "created");
  const child = startWriter(dataDirectory, 1);
  child.stdin.write("go\n");
  while (!exists(dataDirectory, "database.preparing")) await new Promise((done) => setTimeout(done, 20));
  await new Promise((done) => setTimeout(done, 500));
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.ok(exists(dataDirectory, "database.preparing"), "what is there is not whole, and says so");
  const steps: string[] = [];
  const cacheDirectory = join(root, "cache");
  const db = await openDatabase({ dataDirectory, cacheDirectory, databaseUrl: "", onProgress: (step) => steps.push(step.en) });
  assert.deepEqual(steps, ["Creating the embedded database"]);
  assert.ok(!exists(dataDirectory, "database.preparing"));
  await assert.rejects(openDatabase({ dataDirectory }), { code: "database.directory-in-use" });
  await db.script("create table public.kept (id int); insert into public.kept values (1)");
  await db.close();
  const again = await openDatabase({ dataDirectory });
  assert.deepEqual(await again.query(sql`select id from public.kept`), [{ id: 1 }]);
  await again.close();
  const fromCache = await openDatabase({ dataDirectory: join(root, "cached"), cacheDirectory });
  assert.deepEqual(await fromCache.query(sql`select to_regclass('public.kept') as kept`), [{ kept: null }]);
  await fromCache.close();
});

test("a server that does not answer is told so, without the password", async () => {
  const opening = openDatabase({ dataDirectory: root, databaseUrl: "postgresql://someone:secret@127.0.0.1:1/none" });
  await assert.rejects(opening, (error) => {
    assert.ok(error instanceof AppError && error.code === "database.unavailable" && error.status === 503);
    assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /secret/);
    return true;
  });
});

function exists(directory: string, name: string): boolean {
  try {
    return readdirSync(directory).includes(name);
  } catch {
    return false;
  }
}
