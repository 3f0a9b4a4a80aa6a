import assert from "node:assert/strict";
import { auditMigrations, listAudit, recordAudit } from "../audit/index.ts";
import { sql } from "../db/db.ts";
import { databaseTest } from "./database.ts";

const sets = [auditMigrations];
const entry = { accountId: null, author: "test", act: "test.done", subject: "thing:1" };

for (const round of ["one", "another"]) {
  databaseTest(`a test sees no row of the one before (${round})`, sets, async (db) => {
    assert.deepEqual(await listAudit(db, { limit: 10 }), []);
    await recordAudit(db, entry);
    assert.equal((await listAudit(db, { limit: 10 })).length, 1);
  });

  databaseTest(
    `a test that commits leaves nothing (${round})`,
    sets,
    async (db) => {
      assert.deepEqual(await listAudit(db, { limit: 10 }), []);
      await db.tx((tx) => recordAudit(tx, entry));
      assert.equal((await listAudit(db, { limit: 10 })).length, 1);
    },
    { commits: true },
  );
}

databaseTest("a statement expected to fail goes in a nested transaction", sets, async (db) => {
  await assert.rejects(db.tx((tx) => tx.query(sql`select no_such_column`)));
  assert.deepEqual(await db.query(sql`select 1 as one`), [{ one: 1 }]);
});
