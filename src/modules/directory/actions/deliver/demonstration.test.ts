import assert from "node:assert/strict";
import { auditMigrations, listAudit } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import { directoryMigrations } from "../../migrations.ts";
import { deliveryOf, organisationRecord, structureRecord, tester } from "../../testing/builders.ts";
import { createDecisions } from "../decide/index.ts";
import { createReading } from "../read/index.ts";
import { createDeliveries } from "./index.ts";

const sets = [auditMigrations, directoryMigrations];
const parent = "siren:180036048";

function partsOf(db: Db) {
  const deps = { db, clock: fixedClock("2026-03-01"), fields: coreFields };
  return { ...createDeliveries(deps), ...createDecisions(deps), reading: createReading(deps) };
}

const madeUp = () =>
  deliveryOf(
    [organisationRecord({ key: parent, name: "Institut fictif" }), structureRecord({ rnsr: "200000001A", name: "Fictive", parents: [parent], predecessors: [{ rnsr: "199900001Z", type: "merger", from: "2010" }], directors: ["Personne Fictive"] })],
    { source: "demonstration", kind: "institute-document", on: "2021-01-01", demonstration: true },
  );
const real = (source = "rnsr") => deliveryOf([structureRecord({ rnsr: "200000002B", name: "Vraie", parents: [parent] })], { source, on: "2022-02-01" });

async function countsOf(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ["source", "delivery", "source_record", "node", "statement", "decision", "record", "relation", "identifier", "succession"]) {
    const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from ${sql.raw(`directory.${table}`)}`);
    counts[table] = row?.count ?? -1;
  }
  return counts;
}

databaseTest("made-up facts leave as a whole, and leave nothing", sets, async (db) => {
  const { deliver, hasDemonstration, removeDemonstration, decide } = partsOf(db);
  assert.equal(await hasDemonstration(), false);
  await deliver(tester, madeUp());
  await decide(tester, { kind: "different", nodeKind: "structure", leftKey: "rnsr:200000001A", rightKey: "rnsr:199900001Z", reason: "test" });
  assert.equal(await hasDemonstration(), true);
  await removeDemonstration(tester);
  assert.equal(await hasDemonstration(), false);
  assert.deepEqual(new Set(Object.values(await countsOf(db))), new Set([0]));
  const [entry] = await listAudit(db, { limit: 1 });
  assert.equal(entry?.act, "directory.demonstration-removed");
  assert.doesNotMatch(JSON.stringify(entry), /Fictive/);
  await removeDemonstration(tester);
  assert.equal((await listAudit(db, { limit: 10 })).length, 3, "nothing to remove, nothing to record");
});

databaseTest("the national register drives them out by itself, and keeps what it names too", sets, async (db) => {
  const enough = new Error("read: roll back");
  let alone: Record<string, number> = {};
  await db
    .tx(async (tx) => {
      await partsOf(tx).deliver(tester, real());
      alone = await countsOf(tx);
      throw enough;
    })
    .catch((error: unknown) => assert.equal(error, enough));
  const { deliver, hasDemonstration, reading, sources } = partsOf(db);
  const shown = await deliver(tester, madeUp());
  const report = await deliver(tester, real());
  assert.equal(report.counts["removedDemonstrationStatements"], shown.statements);
  assert.equal(await hasDemonstration(), false);
  assert.deepEqual(await countsOf(db), alone, "as if they had never been there");
  assert.equal(await reading.find("200000001A"), null);
  assert.notEqual((await reading.find("180036048"))?.ref.name, "Institut fictif");
  assert.deepEqual((await sources()).map((one) => one.source.id), ["rnsr"]);
});

databaseTest("another real feed lets them stay; a node that both name is left to the real one", sets, async (db) => {
  const { deliver, hasDemonstration, removeDemonstration, reading, sources } = partsOf(db);
  await deliver(tester, madeUp());
  await deliver(tester, { ...real("sifac"), source: { ...real("sifac").source, kind: "finance" } });
  assert.equal(await hasDemonstration(), true);
  assert.deepEqual((await sources()).map((one) => [one.source.id, one.demonstration]), [["demonstration", true], ["sifac", false]]);
  await removeDemonstration(tester);
  assert.equal((await reading.find("200000002B"))?.ref.name, "Vraie");
  assert.notEqual(await reading.find("180036048"), null);
  assert.equal(await reading.find("200000001A"), null);
});

databaseTest("made-up facts cannot join a source that has delivered real ones", sets, async (db) => {
  const { deliver } = partsOf(db);
  await deliver(tester, real());
  const mixed = deliver(tester, { ...real(), demonstration: true });
  await assert.rejects(mixed, (error: unknown) => error instanceof AppError && error.code === "directory.real-facts-present");
});
