import assert from "node:assert/strict";
import { databaseTest } from "../testing/database.ts";
import { sql } from "../db/db.ts";
import type { Db, SQL } from "../db/db.ts";
import { chain, hashOf } from "./entry.ts";
import { auditMigrations, listAudit, recordAudit, recordAudits, verifyAudit } from "./index.ts";
import type { AuditEntry, FirstBroken } from "./index.ts";

const sets = [auditMigrations];

function entry(number: number): AuditEntry {
  return {
    recordedAt: new Date(Date.UTC(2024, 0, 1, 0, 0, number, 7)),
    accountId: number % 2 === 0 ? null : `account-${number}`,
    author: "Zoé l’Été",
    act: "thing.changed",
    subject: `thing:${number % 3}`,
    previous: number === 1 ? undefined : { value: number - 1 },
    next: { value: number, share: 0.1, list: [1e21, null, "\u{1F600}"], text: "a\0b\ud800" },
  };
}

async function record(db: Db, count: number): Promise<void> {
  await recordAudits(db, Array.from({ length: count }, (_, index) => entry(index + 1)));
}

/** As someone would who holds the database: the trigger is of no hindrance to the owner of the table. */
async function tamper(db: Db, statement: SQL): Promise<void> {
  await db.script("alter table kernel.audit_entry disable trigger user");
  await db.query(statement);
  await db.script("alter table kernel.audit_entry enable trigger user");
}

async function assertBroken(db: Db, expected: FirstBroken): Promise<void> {
  const verdict = await verifyAudit(db);
  assert.equal(verdict.ok, false);
  assert.deepEqual(verdict.firstBroken, expected);
}

const third = "2024-01-01T00:00:03.007Z";

databaseTest("an audit that nobody touched is whole, across batches and odd values", sets, async (db) => {
  assert.deepEqual(await verifyAudit(db), { entries: 0, ok: true, firstBroken: null });
  await record(db, 2_500);
  await recordAudit(db, entry(2_501));
  await recordAudits(db, []);
  const steps: number[] = [];
  assert.deepEqual(await verifyAudit(db, (entries) => steps.push(entries)), { entries: 2_501, ok: true, firstBroken: null });
  assert.deepEqual(steps, [1_000, 2_000, 2_501]);
});

databaseTest("entries are listed newest first, by subject, by account, page by page", sets, async (db) => {
  await record(db, 7);
  const numbers = async (question: Parameters<typeof listAudit>[1]): Promise<number[]> =>
    (await listAudit(db, question)).map(({ sequence }) => sequence);
  assert.deepEqual(await numbers({ limit: 3 }), [7, 6, 5]);
  assert.deepEqual(await numbers({ limit: 3, before: 5 }), [4, 3, 2]);
  assert.deepEqual(await numbers({ limit: 9, subject: "thing:1" }), [7, 4, 1]);
  assert.deepEqual(await numbers({ limit: 9, accountId: "account-3" }), [3]);
  const [oldest] = await listAudit(db, { limit: 1, before: 2 });
  assert.deepEqual(oldest?.next, { value: 1, share: 0.1, list: [1e21, null, "\u{1F600}"], text: "a\uFFFDb\uFFFD" });
  assert.equal(oldest?.previous, null);
  assert.equal(oldest?.recordedAt, "2024-01-01T00:00:01.007Z");
});

databaseTest("changing, deleting and emptying are refused", sets, async (db) => {
  await record(db, 2);
  for (const statement of [
    sql`update kernel.audit_entry set author = 'x'`,
    sql`delete from kernel.audit_entry`,
    sql`truncate kernel.audit_entry`,
  ]) {
    await assert.rejects(db.tx((tx) => tx.query(statement)), /append-only/);
  }
  assert.equal((await verifyAudit(db)).ok, true);
});

const columns = ["account_id", "author", "act", "subject", "hash"];
for (const column of columns) {
  databaseTest(`an altered ${column} is found`, sets, async (db) => {
    await record(db, 5);
    await tamper(db, sql`update kernel.audit_entry set ${sql.identifier(column)} = 'other' where sequence = 3`);
    await assertBroken(db, { sequence: 3, reason: "altered", recordedAt: third });
  });
}

databaseTest("an altered value, or instant, is found", sets, async (db) => {
  await record(db, 5);
  await tamper(db, sql`update kernel.audit_entry set next = jsonb_set(next, '{value}', '30') where sequence = 3`);
  await assertBroken(db, { sequence: 3, reason: "altered", recordedAt: third });
  await tamper(db, sql`update kernel.audit_entry set recorded_at = recorded_at + interval '1 day' where sequence = 2`);
  await assertBroken(db, { sequence: 2, reason: "altered", recordedAt: "2024-01-02T00:00:02.007Z" });
});

databaseTest("a deleted entry is missed: first, in the middle, last, all", sets, async (db) => {
  await record(db, 5);
  for (const [sequence, missing] of [[5, 5], [3, 3], [1, 1]] as const) {
    await tamper(db, sql`delete from kernel.audit_entry where sequence = ${sequence}`);
    await assertBroken(db, { sequence: missing, reason: "missing", recordedAt: null });
  }
  await tamper(db, sql`delete from kernel.audit_entry`);
  await assertBroken(db, { sequence: 1, reason: "missing", recordedAt: null });
});

databaseTest("an entry replaced by a whole one breaks the link of the next", sets, async (db) => {
  await record(db, 5);
  const [second] = await listAudit(db, { limit: 1, before: 3 });
  assert.ok(second);
  const forged = { ...second, author: "someone else" };
  await tamper(db, sql`update kernel.audit_entry set author = ${forged.author}, hash = ${hashOf(forged)} where sequence = 2`);
  await assertBroken(db, { sequence: 3, reason: "unlinked", recordedAt: third });
});

databaseTest("an entry put in at the end, and a last one replaced, are found", sets, async (db) => {
  await record(db, 3);
  const [last] = await listAudit(db, { limit: 1 });
  assert.ok(last);
  const { accountId: _of, previous: _from, next: _to, ...bare } = entry(4);
  const added = chain(last, { ...bare, accountId: null });
  await tamper(
    db,
    sql`insert into kernel.audit_entry values (4, ${added.recordedAt}, null, ${added.author}, ${added.act}, ${added.subject},
      null, null, ${added.previousHash}, ${added.hash})`,
  );
  await assertBroken(db, { sequence: 4, reason: "unexpected", recordedAt: "2024-01-01T00:00:04.007Z" });
  await tamper(db, sql`delete from kernel.audit_entry where sequence = 4`);
  const forged = { ...last, author: "someone else" };
  await tamper(db, sql`update kernel.audit_entry set author = ${forged.author}, hash = ${hashOf(forged)} where sequence = 3`);
  await assertBroken(db, { sequence: 3, reason: "unlinked", recordedAt: third });
});

databaseTest("entries out of their order are found", sets, async (db) => {
  await record(db, 5);
  await tamper(db, sql`update kernel.audit_entry set sequence = -sequence + 1000 where sequence in (2, 3)`);
  await tamper(db, sql`update kernel.audit_entry set sequence = 1000 - sequence + 1 where sequence = 998`);
  await tamper(db, sql`update kernel.audit_entry set sequence = 2 where sequence = 997`);
  await assertBroken(db, { sequence: 2, reason: "altered", recordedAt: third });
});

databaseTest("writers at once never fork the chain, and what is rolled back leaves no gap", sets, async (db) => {
  const write = (number: number): Promise<unknown> =>
    db.tx(async (tx) => {
      await recordAudit(tx, entry(number));
      if (number % 4 === 0) throw new Error("changed my mind");
    });
  await Promise.allSettled(Array.from({ length: 40 }, (_, index) => write(index + 1)));
  assert.deepEqual(await verifyAudit(db), { entries: 30, ok: true, firstBroken: null });
}, { commits: true });
