import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { auditMigrations, listAudit } from "../../audit/index.ts";
import { sql, type Db } from "../../db/db.ts";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open.ts";
import { AppError } from "../../errors/app-error.ts";
import { databaseTest } from "../../testing/database.ts";
import type { Clock } from "../../time/day.ts";
import { createDecisions } from "../decisions.ts";
import type { Transport } from "../message.ts";
import { createOutbox, outboxMigrations, type Notice } from "../index.ts";
import { claimNext } from "../queue.ts";
import { mailOutbox, movingClock, refusal, startSmtp } from "./testing.ts";

const sets = [auditMigrations, outboxMigrations];
const commits = { commits: true };
const minute = 60_000;
const nothing = { sent: 0, postponed: 0, failed: 0, uncertain: 0 };

function notice(key: string, to: readonly string[] = ["lea"]): Notice {
  return { key, to, subject: { fr: "Échéance", en: "Due" }, text: { fr: "Bonjour.", en: "Hello." }, path: null };
}

async function statuses(db: Db): Promise<string[]> {
  return (await db.query<{ status: string }>(sql`select status from outbox.message order by created_at, key, recipient`)).map(({ status }) => status);
}

databaseTest("a server that is down loses nothing: the ladder of delays, then a failure said in words", sets, async (db) => {
  const clock = movingClock();
  const smtp = await startSmtp();
  await smtp.close();
  const outbox = mailOutbox(db, clock, smtp.port);
  await db.tx((tx) => outbox.notify(tx, notice("k")));
  assert.deepEqual(await outbox.drain(), { ...nothing, postponed: 1 });
  assert.deepEqual(await outbox.drain(), nothing, "not before its time");
  clock.forward(minute - 1);
  assert.deepEqual(await outbox.drain(), nothing);
  clock.forward(1);
  const up = await startSmtp({ port: smtp.port });
  try {
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
    assert.equal(up.received.length, 1);
  } finally {
    await up.close();
  }
  await db.tx((tx) => outbox.notify(tx, notice("k2")));
  const minutes: number[] = [];
  for (let passes = 0; passes < 10; passes += 1) {
    await outbox.drain();
    const [row] = await db.query<{ at: string | null }>(sql`select next_attempt_at as at from outbox.message where key = 'k2'`);
    const wait = Date.parse(row?.at ?? "") - clock.now().getTime();
    minutes.push(wait / minute);
    clock.forward(wait);
  }
  assert.deepEqual(minutes, [1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440]);
  assert.deepEqual(await outbox.drain(), { ...nothing, failed: 1 });
  const [row] = await db.query<{ lastError: { fr: string } }>(sql`select last_error as "lastError" from outbox.message where key = 'k2'`);
  assert.equal(row?.lastError.fr, "Le serveur de courrier ne répond pas, ou a coupé la connexion.");
}, commits);

databaseTest("greylisting: refused for now, taken at the next attempt, once", sets, async (db) => {
  const clock = movingClock();
  let times = 0;
  const smtp = await startSmtp({ onRcptTo: (_address, _session, done) => done((times += 1) === 1 ? refusal(451, "greylisted") : null) });
  try {
    const outbox = mailOutbox(db, clock, smtp.port);
    await db.tx((tx) => outbox.notify(tx, notice("k")));
    assert.deepEqual(await outbox.drain(), { ...nothing, postponed: 1 });
    clock.forward(minute);
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
    clock.forward(600 * minute);
    assert.deepEqual(await outbox.drain(), nothing);
    assert.equal(smtp.received.length, 1);
    const journal = await db.query(sql`select number, outcome, code from outbox.attempt order by number`);
    assert.deepEqual(journal, [{ number: 1, outcome: "postponed", code: 451 }, { number: 2, outcome: "sent", code: 250 }]);
  } finally {
    await smtp.close();
  }
}, commits);

databaseTest("a crash before the mark: sent by somebody else once the lease has ended, once", sets, async (db) => {
  const clock = movingClock();
  const smtp = await startSmtp();
  try {
    const outbox = mailOutbox(db, clock, smtp.port);
    await db.tx((tx) => outbox.notify(tx, notice("k")));
    assert.notEqual(await claimNext(db, "mail", clock.now(), 15 * minute), null);
    assert.deepEqual(await outbox.drain(), nothing, "held by the one that crashed");
    clock.forward(15 * minute);
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
    assert.equal(smtp.received.length, 1);
  } finally {
    await smtp.close();
  }
}, commits);

/** A process that stops between the mark and the answer: `late` is its answer, when it comes at last. */
function stuckAfterMark(): { transport: Transport; marked: Promise<void>; late: () => void } {
  let late = (): void => undefined;
  let marked = (): void => undefined;
  const reached = new Promise<void>((resolve) => { marked = resolve; });
  const transport: Transport = {
    async deliver(_message, beforeHandOver) {
      await beforeHandOver();
      marked();
      await new Promise<void>((resolve) => { late = resolve; });
      return { kind: "sent", code: 250 };
    },
  };
  return { transport, marked: reached, late: () => late() };
}

databaseTest("a crash after the mark: never sent again by itself; a person decides, and it is audited", sets, async (db) => {
  const clock = movingClock();
  const smtp = await startSmtp();
  try {
    const stuck = stuckAfterMark();
    const crashed = createOutbox({ db, clock, transports: { mail: stuck.transport } });
    const outbox = mailOutbox(db, clock, smtp.port);
    await db.tx((tx) => outbox.notify(tx, notice("k")));
    const hanging = crashed.drain();
    await stuck.marked;
    assert.deepEqual(await statuses(db), ["handing-over"]);
    clock.forward(14 * minute);
    assert.deepEqual(await outbox.drain(), nothing);
    clock.forward(minute);
    assert.deepEqual(await outbox.drain(), { ...nothing, uncertain: 1 });
    clock.forward(10_000 * minute);
    assert.deepEqual(await outbox.drain(), nothing);
    assert.deepEqual([await statuses(db), smtp.received.length], [["uncertain"], 0]);
    const [{ id } = { id: "" }] = await db.query<{ id: string }>(sql`select id from outbox.message`);
    const by = { accountId: null, name: "Bureau" };
    await createDecisions(db, clock).sendAgain(id, by);
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
    assert.equal(smtp.received.length, 1);
    // The one that hung comes back: somebody has decided meanwhile, its word changes nothing.
    stuck.late();
    await hanging;
    assert.deepEqual(await statuses(db), ["sent"]);
    await assert.rejects(createDecisions(db, clock).sendAgain(id, by), (error) => error instanceof AppError && error.code === "outbox.nothing-to-decide");
    await assert.rejects(createDecisions(db, clock).declareArrived("x", by), (error) => error instanceof AppError && error.status === 404);
    const [entry] = await listAudit(db, { limit: 5 });
    assert.deepEqual([entry?.act, entry?.subject, entry?.author], ["outbox.message-sent-again", `message:${id}`, "Bureau"]);
  } finally {
    await smtp.close();
  }
}, commits);

databaseTest("a late answer settles what was uncertain; a person may also say that it arrived", sets, async (db) => {
  const clock = movingClock();
  const [first, second] = [stuckAfterMark(), stuckAfterMark()];
  const deaf = createOutbox({ db, clock });
  for (const [stuck, key] of [[first, "k1"], [second, "k2"]] as const) {
    await db.tx((tx) => deaf.notify(tx, notice(key)));
    const hanging = createOutbox({ db, clock, transports: { mail: stuck.transport } }).drain();
    await stuck.marked;
    clock.forward(15 * minute);
    await deaf.drain();
    if (key === "k1") {
      assert.deepEqual(await statuses(db), ["uncertain"]);
      stuck.late();
      await hanging;
      assert.deepEqual(await statuses(db), ["sent"]);
    } else {
      const [{ id } = { id: "" }] = await db.query<{ id: string }>(sql`select id from outbox.message where key = 'k2'`);
      await createDecisions(db, clock).declareArrived(id, { accountId: null, name: "Bureau" });
      stuck.late();
      await hanging;
    }
  }
  assert.deepEqual(await statuses(db), ["sent", "sent"]);
}, commits);

databaseTest("two drainers at once: every mail once", sets, async (db) => {
  const clock = movingClock();
  const smtp = await startSmtp();
  try {
    const [one, other] = [mailOutbox(db, clock, smtp.port), mailOutbox(db, clock, smtp.port)];
    const people = Array.from({ length: 30 }, (_, index) => `p${index}`);
    await db.tx((tx) => one.notify(tx, notice("k", people)));
    const [a, b] = await Promise.all([one.drain(), other.drain()]);
    assert.equal(a.sent + b.sent, 30);
    assert.ok(a.sent > 0 && b.sent > 0, "both worked");
    assert.deepEqual(smtp.received.flatMap(({ to }) => to).sort(), people.map((one) => `${one}@people.example`).sort());
  } finally {
    await smtp.close();
  }
}, commits);

databaseTest("without a mail server nothing leaves, and five days later it is given up: no server set then sends old news", sets, async (db) => {
  const clock = movingClock();
  const deaf = createOutbox({ db, clock });
  await db.tx((tx) => deaf.notify(tx, notice("k")));
  assert.deepEqual(await deaf.drain(), nothing);
  clock.forward(5 * 24 * 60 * minute - 1);
  assert.deepEqual(await deaf.drain(), nothing);
  clock.forward(1);
  assert.deepEqual(await deaf.drain(), { ...nothing, failed: 1 });
  const smtp = await startSmtp();
  try {
    assert.deepEqual(await mailOutbox(db, clock, smtp.port).drain(), nothing);
  } finally {
    await smtp.close();
  }
}, commits);

databaseTest("whoever stands in is told too, unless told already", sets, async (db) => {
  const clock = movingClock();
  const outbox = createOutbox({ db, clock, standIns: async (_inside, account) => (account === "lea" ? ["max", "zoe"] : []) });
  await db.tx((tx) => outbox.notify(tx, notice("k", ["lea", "max"])));
  const rows = await db.query(sql`select recipient, payload->>'inPlaceOf' as "inPlaceOf" from outbox.message order by recipient`);
  assert.deepEqual(rows, [{ recipient: "lea", inPlaceOf: null }, { recipient: "max", inPlaceOf: null }, { recipient: "zoe", inPlaceOf: "lea" }]);
});

databaseTest("the timer drains at once after start, and stop ends it", sets, async (db) => {
  const smtp = await startSmtp();
  try {
    const outbox = mailOutbox(db, movingClock(), smtp.port, { everyMilliseconds: 20 });
    await db.tx((tx) => outbox.notify(tx, notice("k")));
    outbox.start();
    for (let waits = 0; waits < 100 && smtp.received.length === 0; waits += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    await db.tx((tx) => outbox.notify(tx, notice("k2")));
    for (let waits = 0; waits < 100 && smtp.received.length === 1; waits += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    await outbox.stop();
    assert.deepEqual(await statuses(db), ["sent", "sent"]);
  } finally {
    await smtp.close();
  }
}, commits);

/** A process is killed while the server keeps its answer to itself; the mail that the server then took is not sent again. */
async function killedWhileServerWaits(db: () => Promise<{ db: Db; done: () => Promise<void> }>, where: { databaseUrl?: string; dataDirectory: string }, clock: Clock & { forward(by: number): void }): Promise<void> {
  let arrived = (): void => undefined;
  let release = (): void => undefined;
  const taken = new Promise<void>((resolve) => { arrived = resolve; });
  const free = new Promise<void>((resolve) => { release = resolve; });
  const smtp = await startSmtp({ answer: () => { arrived(); return free; } });
  try {
    const before = await db();
    await before.db.tx((tx) => createOutbox({ db: before.db, clock }).notify(tx, notice("k")));
    await before.done();
    const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("./drain-child.ts", import.meta.url)), JSON.stringify({ ...where, port: smtp.port, now: clock.now().toISOString() })], { stdio: "ignore" });
    const gone = new Promise((resolve) => child.once("exit", resolve));
    await Promise.race([taken, gone.then(() => { throw new Error("the process ended before it sent"); })]);
    child.kill("SIGKILL");
    await gone;
    release();
    const after = await db();
    assert.deepEqual(await statuses(after.db), ["handing-over"]);
    clock.forward(15 * minute);
    const outbox = mailOutbox(after.db, clock, smtp.port);
    assert.deepEqual(await outbox.drain(), { ...nothing, uncertain: 1 });
    clock.forward(10_000 * minute);
    assert.deepEqual(await outbox.drain(), nothing);
    assert.equal(smtp.received.length, 1, "the server had taken it: it is there once");
    await after.done();
  } finally {
    await smtp.close();
  }
}

test("a process killed after the final dot: the embedded database knows, nothing is sent twice", async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-outbox-"));
  try {
    const open = async () => {
      const db = await openDatabase({ dataDirectory });
      await migrate(db, sets);
      return { db, done: () => db.close() };
    };
    await killedWhileServerWaits(open, { dataDirectory }, movingClock());
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
});

databaseTest("a process killed after the final dot: the server knows, nothing is sent twice", sets, async (db) => {
  if (db.kind === "pglite") return;
  const [{ name } = { name: "" }] = await db.query<{ name: string }>(sql`select current_database() as name`);
  const url = new URL(process.env["JALON_TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${name}`;
  await killedWhileServerWaits(async () => ({ db, done: async () => undefined }), { databaseUrl: url.href, dataDirectory: tmpdir() }, movingClock());
}, commits);
