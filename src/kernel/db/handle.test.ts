import assert from "node:assert/strict";
import { AppError } from "../errors/app-error.ts";
import { databaseTest } from "../testing/database.ts";
import { sql } from "./db.ts";
import type { Db } from "./db.ts";
import { constraintOf } from "./errors.ts";

const commits = { commits: true };

async function scratch(db: Db): Promise<void> {
  await db.script("create schema if not exists kernel; create table kernel.scratch (id int primary key, note text not null)");
}

function put(db: Db, id: number): Promise<unknown> {
  return db.query(sql`insert into kernel.scratch values (${id}, 'x')`);
}

async function ids(db: Db): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`select id from kernel.scratch order by id`);
  return rows.map((row) => row.id);
}

databaseTest("a transaction keeps all or nothing, a nested one is a savepoint", [], async (db) => {
  await scratch(db);
  await db.tx(async (tx) => {
    await put(tx, 1);
    await assert.rejects(
      tx.tx(async (inner) => {
        await put(inner, 2);
        await inner.tx((innermost) => put(innermost, 3));
        throw new Error("no");
      }),
      /no/,
    );
    await tx.tx((inner) => put(inner, 4));
  });
  assert.deepEqual(await ids(db), [1, 4]);
  await assert.rejects(
    db.tx(async (tx) => {
      await put(tx, 5);
      throw new Error("no");
    }),
  );
  assert.deepEqual(await ids(db), [1, 4]);
}, commits);

databaseTest("the outer handle is refused inside a transaction, at every level, and works after", [], async (db) => {
  await scratch(db);
  const refused = /outer database handle/;
  await db.tx(async (tx) => {
    await assert.rejects(db.query(sql`select 1`), refused);
    await assert.rejects(db.script("select 1"), refused);
    await assert.rejects(db.tx((other) => put(other, 1)), refused);
    await assert.rejects(db.close(), refused);
    await tx.tx(async (inner) => {
      await assert.rejects(tx.query(sql`select 1`), refused);
      await assert.rejects(db.query(sql`select 1`), refused);
      await put(inner, 1);
    });
    await put(tx, 2);
  });
  assert.deepEqual(await ids(db), [1, 2]);
}, commits);

databaseTest("a handle is of no use after its transaction", [], async (db) => {
  const kept = await db.tx(async (tx) => tx);
  await assert.rejects(kept.query(sql`select 1`), /this transaction is over/);
  await assert.rejects(kept.tx(async () => undefined), /this transaction is over/);
}, commits);

databaseTest("statements and nested transactions of one handle may be asked at once", [], async (db) => {
  await scratch(db);
  await db.tx(async (tx) => {
    await Promise.all([put(tx, 1), tx.tx((one) => put(one, 2)), tx.tx((two) => put(two, 3)), put(tx, 4)]);
  });
  await Promise.all([5, 6, 7].map((id) => db.tx((tx) => put(tx, id))));
  assert.deepEqual(await ids(db), [1, 2, 3, 4, 5, 6, 7]);
}, commits);

databaseTest("a failure that is swallowed does not pass for a commit", [], async (db) => {
  await scratch(db);
  const swallow = db.tx(async (tx) => {
    await put(tx, 1);
    await put(tx, 1).catch(() => undefined);
  });
  await assert.rejects(swallow, (error) => error instanceof Error && constraintOf(error)?.constraint === "scratch_pkey");
  assert.deepEqual(await ids(db), []);
}, commits);

databaseTest("a broken constraint is told by code and name, not by message", [], async (db) => {
  await scratch(db);
  await put(db, 1);
  const failed = await db.tx((tx) => put(tx, 1)).catch((error: unknown) => error);
  assert.deepEqual(constraintOf(failed), { code: "23505", constraint: "scratch_pkey" });
  assert.deepEqual(constraintOf(new AppError("a.b", { fr: "", en: "" }, { cause: failed }))?.code, "23505");
  const empty = await db.tx((tx) => tx.query(sql`insert into kernel.scratch values (2, null)`)).catch((error: unknown) => error);
  assert.deepEqual(constraintOf(empty), { code: "23502", constraint: null });
  const other = await db.tx((tx) => tx.query(sql`select no_such_column`)).catch((error: unknown) => error);
  assert.equal(constraintOf(other), null);
  assert.equal(constraintOf(null), null);
}, commits);
