import assert from "node:assert/strict";
import { sql } from "../db/db.ts";
import { databaseTest } from "../testing/database.ts";
import { fixedClock } from "../time/day.ts";
import { createOutbox, outboxMigrations, type Notice } from "./index.ts";

const notice: Notice = { key: "duty:12:2025-03-31", to: ["a", "b", "a"], subject: { fr: "Échéance", en: "Due" }, text: { fr: "Bonjour.", en: "Hello." }, path: "/values" };

databaseTest("the same key for the same recipient is told once, in the transaction of the act", [outboxMigrations], async (db) => {
  const { notify } = createOutbox({ db, clock: fixedClock("2025-03-31") });
  await db.tx((tx) => notify(tx, notice));
  await db.tx((tx) => notify(tx, { ...notice, to: ["b", "c"] }));
  await assert.rejects(db.tx(async (tx) => {
    await notify(tx, { ...notice, key: "other" });
    throw new Error("the act failed");
  }));
  const rows = await db.query<{ recipient: string }>(sql`select recipient from outbox.message order by recipient`);
  assert.deepEqual(rows.map(({ recipient }) => recipient), ["a", "b", "c"]);
});
