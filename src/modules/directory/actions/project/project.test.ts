import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { DecisionDraft, DeliveryDraft, Directory } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { directoryMigrations } from "../../migrations.ts";
import { createDirectory } from "../../module.ts";
import { deliveryOf, identifierStatement, organisationRecord, statement, structureKey, structureRecord, tester } from "../../testing/builders.ts";
import { projectNodes } from "./index.ts";

const sets = [auditMigrations, directoryMigrations];
const clock = fixedClock("2024-06-01");
const idOf = (kind: string, key: string): string => nodeIdOf({ kind, key });
const directoryOn = (db: Db): Directory => createDirectory({ db, clock, fields: coreFields });

/** Everything worked out, without the ids that deliveries draw by chance. */
async function graphOf(db: Db): Promise<unknown> {
  return {
    nodes: await db.query(sql`select kind, key, entity from directory.node order by kind, key`),
    records: await db.query(sql`select * from directory.record order by entity`),
    relations: await db.query(sql`select * from directory.relation order by subject, field, object, slot, attested_from, from_day`),
    identifiers: await db.query(sql`select entity, kind, scheme, folded, valid from directory.identifier order by entity, scheme, folded`),
    successions: await db.query(sql`select * from directory.succession order by predecessor, successor, type, effective_from`),
  };
}

const register = (on: string, names: readonly string[]): DeliveryDraft =>
  deliveryOf(names.map((name, index) => structureRecord({ rnsr: `20200000${index}A`, name, opened: "2010", parents: ["uai:0755364Y"], ...(index === 0 ? { predecessors: [{ rnsr: "199900000Z", type: "merger", from: "2010" }] } : {}) })), { on });

databaseTest("a first delivery gives records, relations, identifiers and closed predecessors", sets, async (db) => {
  const directory = directoryOn(db);
  await directory.deliver(tester, register("2022-02-11", ["Alpha", "Beta"]));
  const alpha = await directory.record(idOf("structure", "rnsr:202000000A"), day("2022-02-11"));
  assert.deepEqual([alpha?.ref.name, alpha?.ref.code, alpha?.opened?.day, alpha?.closed], ["Alpha", "202000000A", "2010-01-01", null]);
  const stub = await directory.record(idOf("structure", "rnsr:199900000Z"), day("2022-02-11"));
  assert.deepEqual([stub?.ref.name, stub?.statementCount, stub?.closed], ["199900000Z", 0, { text: "2010", day: "2010-01-01", basis: "succession" }]);
  assert.equal((await directory.relations({ object: idOf("organisation", "uai:0755364Y"), fields: ["co-supervision"], on: day("2022-02-11") })).length, 2);
});

databaseTest("the graph is the same whatever the order of deliveries and decisions", sets, async (db) => {
  const organisations = deliveryOf([organisationRecord({ key: "uai:0755364Y", name: "Institut", siren: "180036048" })], { source: "office", kind: "directory-office", on: "2021-03-01", scope: "organisations" });
  const ledger = deliveryOf([organisationRecord({ key: "sifac:9", name: "INSTITUT", more: [identifierStatement({ kind: "organisation", key: "sifac:9" }, "siret", "18003604800015")] })], { source: "sifac", kind: "finance", on: "2022-05-01", scope: "partners" });
  const lab = deliveryOf([{ key: "p1", line: null, raw: null, statements: [statement(structureKey("202000000A"), "name", "Alpha du laboratoire"), statement(structureKey("202000000A"), "partner", {}, { object: { kind: "organisation", key: "sifac:9" } })] }], { source: "lab", kind: "lab", on: "2022-06-01", scope: "proposals", complete: false });
  const deliveries = [register("2020-01-10", ["Alpha", "Beta"]), register("2021-01-10", ["Alpha", "Gamma"]), register("2022-01-10", ["Alpha"]), organisations, ledger, lab];
  const orders = [[0, 1, 2, 3, 4, 5, 6, 7], [7, 5, 4, 3, 2, 6, 1, 0], [3, 6, 0, 5, 7, 2, 4, 1]];
  const decisions: DecisionDraft[] = [
    { kind: "same", nodeKind: "structure", leftKey: "rnsr:202000001A", rightKey: "rnsr:199900000Z", reason: "one" },
    { kind: "different", nodeKind: "organisation", leftKey: "sifac:9", rightKey: "uai:0755364Y", reason: "two" },
  ];
  const graphs: unknown[] = [];
  for (const order of orders) {
    await db.tx(async (tx) => {
      for (const index of order) {
        const delivery = deliveries[index];
        if (delivery !== undefined) await directoryOn(tx).deliver(tester, delivery);
        else await directoryOn(tx).decide(tester, decisions[index - deliveries.length] ?? assert.fail());
      }
      graphs.push(await graphOf(tx));
      throw new Error("undo");
    }).catch((error: unknown) => assert.equal((error as Error).message, "undo", String(error)));
  }
  assert.deepEqual(graphs[1], graphs[0]);
  assert.deepEqual(graphs[2], graphs[0]);
  assert.ok(JSON.stringify(graphs[0]).includes("Alpha du laboratoire"));
});

databaseTest("working everything out anew changes nothing", sets, async (db) => {
  const directory = directoryOn(db);
  await directory.deliver(tester, register("2020-01-10", ["Alpha", "Beta"]));
  await directory.deliver(tester, register("2022-01-10", ["Alpha prime"]));
  const before = await graphOf(db);
  const ids = (await db.query<{ id: string }>(sql`select id from directory.node`)).map((row) => row.id);
  await projectNodes(db, { db, clock, fields: coreFields }, ids);
  assert.deepEqual(await graphOf(db), before);
  const gone = await directory.record(idOf("structure", "rnsr:202000001A"), day("2023-01-01"));
  assert.deepEqual([gone?.closed?.basis, gone?.ref.name], ["absent", "Beta"]);
});

databaseTest("a node that comes later joins by its identifier, and those that named it follow", sets, async (db) => {
  const directory = directoryOn(db);
  await directory.deliver(tester, register("2022-02-11", ["Alpha"]));
  await directory.deliver(tester, deliveryOf([organisationRecord({ key: "siren:180036048", name: "Institut" })], { source: "office", kind: "directory-office", on: "2021-03-01", scope: "organisations" }));
  assert.equal((await directory.relations({ object: idOf("organisation", "siren:180036048") })).length, 0);
  await directory.deliver(tester, deliveryOf([organisationRecord({ key: "uai:0755364Y", name: "Institut", siren: "180036048" })], { source: "sirene", kind: "identifier-register", on: "2022-03-01", scope: "organisations" }));
  assert.equal((await directory.relations({ object: idOf("organisation", "siren:180036048") })).length, 1);
  assert.deepEqual((await directory.record(idOf("organisation", "siren:180036048"), day("2022-03-01")))?.mergedCodes, ["180036048"]);
  assert.deepEqual((await directory.keysOf(idOf("organisation", "siren:180036048"))).map((key) => key.key), ["uai:0755364Y", "siren:180036048"]);
});
