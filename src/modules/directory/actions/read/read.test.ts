import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { Directory } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { directoryMigrations } from "../../migrations.ts";
import { createDirectory } from "../../module.ts";
import { deliveryOf, identifierStatement, organisationRecord, structureRecord, tester } from "../../testing/builders.ts";

const sets = [auditMigrations, directoryMigrations];
const institute = nodeIdOf({ kind: "organisation", key: "uai:0755364Y" });
const unit = nodeIdOf({ kind: "structure", key: "rnsr:202000001A" });

async function filled(db: Db): Promise<Directory> {
  const directory = createDirectory({ db, clock: fixedClock("2024-06-01"), fields: coreFields });
  const subject = { kind: "organisation", key: "uai:0755364Y" };
  const organisations = [
    organisationRecord({ key: "uai:0755364Y", name: "Institut", siren: "180036048", more: [identifierStatement(subject, "ror", "02vjkv261")] }),
    organisationRecord({ key: "uai:0750001A", name: "École une", siren: "111111118" }), organisationRecord({ key: "uai:0750002B", name: "École deux", siren: "111111118" }),
  ];
  await directory.deliver(tester, deliveryOf([structureRecord({ rnsr: "202000001A", name: "Alpha", closed: "2023-06-30", parents: ["uai:0755364Y", { key: "uai:0750002B", kind: "participation", from: "2015", until: "2018" }] })], { on: "2021-01-10" }));
  await directory.deliver(tester, deliveryOf(organisations, { source: "office", kind: "directory-office", on: "2021-03-01", scope: "organisations" }));
  await directory.deliver(tester, deliveryOf([structureRecord({ rnsr: "202000001A", name: "Alpha prime", closed: "2023-06-30", parents: ["uai:0755364Y", { key: "uai:0750002B", kind: "participation", from: "2015", until: "2018" }] })], { on: "2022-01-10" }));
  return directory;
}

databaseTest("an entity is found by code, UUID, and identifiers in any spelling", sets, async (db) => {
  const directory = await filled(db);
  for (const text of ["0755364Y", "0755364y", institute, institute.toUpperCase(), "SIREN:180036048", "siren: 180 036 048", "SIRET:18003604800015", "UAI:0755364Y", "ROR:02vjkv261", "ROR:https://ror.org/02vjkv261", "https://ror.org/02vjkv261", "180036048"]) {
    assert.equal((await directory.find(text))?.ref.id, institute, text);
  }
  assert.equal((await directory.find("RNSR:202000001a"))?.ref.id, unit);
  assert.equal(await directory.find("SIREN:180036048", "structure"), null);
  for (const text of ["", "nothing", "SIREN:000000000", "%", "a\0b", "x:".repeat(400), "00000000-0000-0000-0000-000000000000"]) assert.equal(await directory.find(text), null, text);
});

databaseTest("an identifier that several hold names the best first, and all on demand", sets, async (db) => {
  const directory = await filled(db);
  const all = await directory.findAll("SIREN:111111118");
  assert.deepEqual(all.map((ref) => ref.code), ["0750002B", "0750001A"], "the one that others are tied to first");
  assert.equal((await directory.find("SIRET:11111111800011"))?.ref.code, "0750002B");
});

databaseTest("a record on any day", sets, async (db) => {
  const directory = await filled(db);
  const names = await Promise.all(["2020-01-01", "2022-01-09", "2022-01-10"].map(async (on) => (await directory.record(unit, day(on)))?.ref.name));
  assert.deepEqual(names, ["Alpha", "Alpha", "Alpha prime"]);
  const record = await directory.record(unit, day("2022-02-01"));
  assert.deepEqual(record?.closed, { text: "2023-06-30", day: "2023-07-01", basis: "stated" });
  assert.deepEqual([record?.fields["participation"]?.current.length, record?.fields["participation"]?.others[0]?.untilDay], [0, "2019-01-01"]);
  assert.equal(await directory.record("00000000-0000-0000-0000-000000000000", day("2022-02-01")), null);
});

databaseTest("records come in the order asked, once each", sets, async (db) => {
  const directory = await filled(db);
  const found = await directory.records([unit, institute, unit], day("2022-02-01"));
  assert.deepEqual(found.map((record) => record.ref.id), [unit, institute]);
  const pages: number[] = [];
  for await (const page of directory.allRecords("organisation", day("2022-02-01"))) pages.push(page.length);
  assert.deepEqual(pages, [3]);
});

databaseTest("relations from both ends, of any time or of a day", sets, async (db) => {
  const directory = await filled(db);
  const fields = async (on?: string): Promise<string[]> => (await directory.relations({ subject: unit, ...(on === undefined ? {} : { on: day(on) }) })).map((relation) => relation.field);
  assert.deepEqual(await fields(), ["co-supervision", "participation"]);
  assert.deepEqual(await fields("2018-12-31"), ["co-supervision", "participation"]);
  assert.deepEqual(await fields("2019-01-01"), ["co-supervision"]);
  assert.deepEqual(await fields("2023-07-01"), [], "the unit is closed");
  const [relation] = await directory.relations({ object: institute, fields: ["co-supervision"] });
  assert.deepEqual([relation?.subject.name, relation?.object.name, relation?.attestedFrom, relation?.attestedUntil], ["Alpha prime", "Institut", "2021-01-10", "2022-01-10"]);
});

databaseTest("statements come with their source, closed ones too", sets, async (db) => {
  const directory = await filled(db);
  const names = await directory.statements(unit, "name");
  assert.deepEqual(names.map(({ value, endedOn, sourceKind, nodeKey }) => [value, endedOn, sourceKind, nodeKey]), [
    ["Alpha prime", null, "official-register", "rnsr:202000001A"], ["Alpha", "2022-01-10", "official-register", "rnsr:202000001A"],
  ]);
  assert.deepEqual(await directory.statementsById([names[1]?.id ?? ""]), [names[1]]);
});

databaseTest("who follows is told what changed, and to start afresh where it is lost", sets, async (db) => {
  const directory = await filled(db);
  const { sequence, entities } = await directory.changesAfter(0);
  assert.equal(entities, "all");
  assert.deepEqual(await directory.changesAfter(sequence), { sequence, entities: [] });
  assert.equal((await directory.changesAfter(sequence + 100)).entities, "all");
  await directory.decide(tester, { kind: "same", nodeKind: "organisation", leftKey: "uai:0750001A", rightKey: "uai:0750002B", reason: "one school" });
  const changed = (await directory.changesAfter(sequence)).entities;
  assert.ok(Array.isArray(changed) && changed.includes(unit), "the unit names the school that was merged");
});
