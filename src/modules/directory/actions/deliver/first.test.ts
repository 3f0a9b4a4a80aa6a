import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import { directoryMigrations } from "../../migrations.ts";
import { deliveryOf, identifierStatement, organisationRecord, statement, structureKey, structureRecord, tester } from "../../testing/builders.ts";
import { projectNodes } from "../project/index.ts";
import { createDeliveries } from "./index.ts";

async function workedOut(db: Db): Promise<unknown> {
  return {
    nodes: await db.query(sql`select * from directory.node order by id`),
    records: await db.query(sql`select * from directory.record order by entity`),
    relations: await db.query(sql`select * from directory.relation order by subject, field, object, slot`),
    identifiers: await db.query(sql`select * from directory.identifier order by entity, scheme`),
    successions: await db.query(sql`select * from directory.succession order by predecessor`),
  };
}

databaseTest("what a first delivery says is worked out from memory as it is from the database", [auditMigrations, directoryMigrations], async (db) => {
  const deps = { db, clock: fixedClock("2026-03-01"), fields: coreFields };
  const school = { kind: "organisation", key: "sifac:9" } as const;
  const unit = structureRecord({ rnsr: "200000001A", name: "A\u0000\uD800 laboratoire", opened: "2010", parents: ["uai:0755364Y"], predecessors: [{ rnsr: "199900000Z", type: "merger", from: "2010" }] });
  const report = await createDeliveries(deps).deliver(tester, deliveryOf([
    unit,
    organisationRecord({ key: "uai:0755364Y", name: "École", siren: "180036048" }),
    // A ledger’s own node of the same school: the partner’s canonical node is another than the one named.
    organisationRecord({ key: "sifac:9", name: "ECOLE", more: [identifierStatement(school, "siret", "18003604800015")] }),
    { key: "unsure", line: null, raw: null, statements: [
      statement(structureKey("200000001A"), "partner", {}, { object: school, confidence: 0.123_456_789 }),
      statement(structureKey("200000001A"), "website", "https://example.org/", { confidence: 0.7, raw: "lu\u0000", from: "2012-05" }),
    ] },
  ], { on: "2022-02-01" }));
  const fromMemory = await workedOut(db);
  const nodes = await db.query<{ id: string }>(sql`select id from directory.node`);
  await projectNodes(db, deps, nodes.map((node) => node.id));
  assert.deepEqual(fromMemory, await workedOut(db));
  assert.equal(nodes.length, report.counts["newNodes"]);
  const [moved] = await db.query(sql`select count(*) as n from directory.node where entity <> id`);
  assert.deepEqual(moved, { n: 1 }, "the case of a merged object is among those tested");
  // No foreign keys guard these: they must hold all the same.
  const lost = await db.query(sql`
    select node as id from directory.statement union select object from directory.statement where object is not null
    union select entity from directory.node union select subject from directory.relation union select object from directory.relation
    union select entity from directory.record union select entity from directory.identifier except select id from directory.node`);
  assert.deepEqual(lost, []);
});
