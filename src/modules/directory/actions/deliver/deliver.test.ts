import assert from "node:assert/strict";
import { auditMigrations, listAudit, verifyAudit } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { DeliveryDraft, DeliveryReport } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { directoryMigrations } from "../../migrations.ts";
import { deliveryOf, organisationRecord, sourceOf, statement, structureKey, structureRecord, tester } from "../../testing/builders.ts";
import { createReading } from "../read/index.ts";
import { createDeliveries } from "./index.ts";

const sets = [auditMigrations, directoryMigrations];
const inserm = "uai:0755364Y";
const university = "uai:0755976N";

function partsOf(db: Db) {
  const deps = { db, clock: fixedClock("2026-03-01"), fields: coreFields };
  return { ...createDeliveries(deps), reading: createReading(deps) };
}

const parents = [organisationRecord({ key: inserm, name: "Institut" }), organisationRecord({ key: university, name: "Université" })];
const first = (extra: Partial<Parameters<typeof deliveryOf>[1]> = {}): DeliveryDraft =>
  deliveryOf(
    [
      ...parents,
      structureRecord({ rnsr: "200000001A", name: "Cœur", opened: "2010", parents: [inserm], directors: ["Ada Premier"], municipality: "PARIS CEDEX 05" }),
      structureRecord({ rnsr: "200000002B", name: "Foie", opened: "2010", parents: [inserm, university] }),
      structureRecord({ rnsr: "200000003C", name: "Rein", opened: "2010", parents: [university] }),
    ],
    { on: "2022-02-01", sha256: "a".repeat(64), ...extra },
  );
const later = (): DeliveryDraft =>
  deliveryOf(
    [
      ...parents,
      structureRecord({ rnsr: "200000001A", name: "Cœur et vaisseaux", opened: "2010", parents: [inserm, { key: university, kind: "participation" }], directors: ["Bo Second"], municipality: "Lyon" }),
      structureRecord({ rnsr: "200000002B", name: "Foie", opened: "2010", parents: [inserm] }),
      structureRecord({ rnsr: "200000004D", name: "Peau", opened: "2023", parents: [inserm] }),
    ],
    { on: "2023-02-01", sha256: "b".repeat(64) },
  );

databaseTest("a first delivery: all is opened, nothing is changed, and the audit names no one", sets, async (db) => {
  const { deliver, deliveries, sources, reading } = partsOf(db);
  const seen: [number, number][] = [];
  const report = await deliver(tester, first(), (done, total) => seen.push([done, total]));
  assert.deepEqual(report.opened.map((one) => `${one.kind} ${one.name}`), [
    "organisation Institut", "organisation Université", "person Ada Premier", "structure Cœur", "structure Foie", "structure Rein",
  ]);
  assert.deepEqual([report.closed, report.renamed, report.changed, report.previousObservedOn], [[], [], [], null]);
  assert.equal(report.records, 5);
  // By hand: 2 × (name, UAI); structures with name, type, opening and number, 4 each, and 4 parents, a name, a director, an address.
  assert.equal(report.statements, 4 + 12 + 4 + 3);
  assert.deepEqual(await deliveries(5), [report]);
  assert.deepEqual(seen.at(-1), [5, 5]);
  const [standing] = await sources();
  assert.deepEqual(standing, { source: sourceOf("rnsr"), deliveries: 1, lastObservedOn: "2022-02-01", lastRecordedAt: "2026-03-01T12:00:00.000Z", statements: 23, demonstration: false });
  const [entry] = await listAudit(db, { limit: 1 });
  assert.equal(entry?.act, "directory.delivered");
  assert.doesNotMatch(JSON.stringify(entry), /Ada|Cœur/);
  assert.equal((await verifyAudit(db)).ok, true);
  assert.equal((await reading.find("200000001A"))?.ref.name, "Cœur");
});

databaseTest("a later extract opens, closes and renames, and says which values changed", sets, async (db) => {
  const { deliver } = partsOf(db);
  await deliver(tester, first());
  const report = await deliver(tester, later());
  assert.equal(report.previousObservedOn, "2022-02-01");
  assert.deepEqual(report.opened.map((one) => one.name), ["Bo Second", "Peau"]);
  assert.deepEqual(report.closed, [{ kind: "structure", code: "200000003C", name: "Rein" }]);
  assert.deepEqual(report.renamed.map(({ code, before, after }) => [code, before, after]), [["200000001A", ["Cœur"], ["Cœur et vaisseaux"]]]);
  const changes = report.changed.map(({ code, field, before, after }) => `${code} ${field}: ${before.join("; ")} > ${after.join("; ")}`);
  assert.deepEqual(changes.sort(), [
    "200000001A address: 1 rue de l’Essai, PARIS CEDEX 05 > 1 rue de l’Essai, Lyon",
    "200000001A director: Ada Premier > Bo Second",
    "200000001A participation:  > Université (0755976N)",
    "200000002B co-supervision: Université (0755976N) > ",
  ]);
  assert.equal(report.unchangedRecords, 2);
  assert.deepEqual(
    { opened: report.counts["opened"], closed: report.counts["closed"], gone: report.counts["goneRecords"], fresh: report.counts["newRecords"] },
    { opened: 2, closed: 1, gone: 1, fresh: 1 },
  );
});

databaseTest("the same file again leaves no trace; what says the same without a file neither", sets, async (db) => {
  const { deliver, deliveries } = partsOf(db);
  const once = await deliver(tester, first());
  const again = await deliver(tester, first());
  assert.deepEqual([again.deliveryId, again.opened.length, again.unchangedRecords], [once.deliveryId, 0, 5]);
  const renamed = await deliver(tester, deliveryOf([structureRecord({ rnsr: "200000001A", name: "Cœur", opened: "2010", parents: [inserm], directors: ["Ada Premier"], municipality: "PARIS CEDEX 05" })], { on: "2022-02-01", complete: false }));
  assert.equal(renamed.deliveryId, once.deliveryId);
  assert.equal((await deliveries(10)).length, 1);
  assert.equal((await listAudit(db, { limit: 10 })).length, 1);
});

databaseTest("a delivery of the same day with other content replaces the earlier one", sets, async (db) => {
  const { deliver, reading } = partsOf(db);
  await deliver(tester, first());
  const corrected = first({ sha256: "c".repeat(64) });
  const records = corrected.records.filter((record) => record.key !== "200000003C").map((record) => (record.key === "200000002B" ? structureRecord({ rnsr: "200000002B", name: "Foie et bile", parents: [inserm] }) : record));
  const report = await deliver(tester, { ...corrected, records });
  assert.deepEqual(report.renamed.map((one) => one.after), [["Foie et bile"]]);
  assert.equal(report.counts["goneRecords"], 1);
  const names = await reading.statements(nodeIdOf(structureKey("200000002B")), "name");
  assert.deepEqual(names.map((one) => `${one.value} ${one.firstObservedOn} ${one.lastObservedOn} ${one.endedOn}`).sort(), [
    "Foie 2022-02-01 2022-02-01 2022-02-01",
    "Foie et bile 2022-02-01 2022-02-01 null",
  ]);
});

databaseTest("an incomplete delivery ends nothing that it does not hold", sets, async (db) => {
  const { deliver, reading } = partsOf(db);
  await deliver(tester, first());
  const report = await deliver(tester, deliveryOf([structureRecord({ rnsr: "200000001A", name: "Cœur" })], { on: "2023-02-01", complete: false }));
  assert.deepEqual([report.closed, report.counts["goneRecords"]], [[], 0]);
  assert.equal((await reading.record(nodeIdOf(structureKey("200000003C")), day("2023-02-01")))?.closed, null);
});

databaseTest("all or nothing: a delivery that fails half way leaves nothing", sets, async (db) => {
  const { deliver, deliveries } = partsOf(db);
  await deliver(tester, first());
  const before = await contentsOf(db);
  const bad = structureRecord({ rnsr: "200000009Z", more: [statement(structureKey("200000009Z"), "no-such-field", "x")] });
  await assert.rejects(db.tx((tx) => partsOf(tx).deliver(tester, { ...later(), records: [...later().records, bad] })), /no such field/);
  const unsure = structureRecord({ rnsr: "200000009Z", more: [statement(structureKey("200000009Z"), "website", "x", { confidence: 1.2 })] });
  await assert.rejects(db.tx((tx) => partsOf(tx).deliver(tester, { ...later(), records: [unsure] })), /confidence/);
  const doubled = db.tx((tx) => partsOf(tx).deliver(tester, { ...later(), records: [...later().records, ...parents] }));
  await assert.rejects(doubled, (error: unknown) => error instanceof AppError && error.code === "directory.duplicated-record" && error.issues.length === 2);
  assert.deepEqual(await contentsOf(db), before);
  assert.equal((await deliveries(5)).length, 1);
});

databaseTest("a record cannot come in two scopes of one source", sets, async (db) => {
  const { deliver } = partsOf(db);
  await deliver(tester, first());
  const elsewhere = deliver(tester, deliveryOf([structureRecord({ rnsr: "200000001A" })], { on: "2022-03-01", scope: "other" }));
  await assert.rejects(elsewhere, (error: unknown) => error instanceof AppError && error.code === "directory.record-of-another-scope");
});

databaseTest("a rehearsal says what a delivery would, and keeps nothing", sets, async (db) => {
  const { deliver, rehearse } = partsOf(db);
  await deliver(tester, first());
  const before = await contentsOf(db);
  const rehearsed = await rehearse(tester, later());
  assert.deepEqual(await contentsOf(db), before);
  const { deliveryId: _rehearsal, ...said } = rehearsed;
  const { deliveryId: _delivery, ...done }: DeliveryReport = await deliver(tester, later());
  assert.deepEqual(said, done);
});

databaseTest("what PostgreSQL cannot keep in a text does not stop a delivery", sets, async (db) => {
  const { deliver, reading } = partsOf(db);
  await deliver(tester, deliveryOf([structureRecord({ rnsr: "200000001A", name: "Zéro \0 et \ud800 demi" })], { on: "2022-02-01" }));
  assert.equal((await reading.find("200000001A"))?.ref.name, "Zéro \uFFFD et \uFFFD demi");
});

databaseTest("the word of a person bears their name; that of a register none", sets, async (db) => {
  const { deliver, reading } = partsOf(db);
  await deliver(tester, first());
  const key = structureKey("200000001A");
  await deliver(tester, deliveryOf([{ key: "correction-1", line: null, raw: null, statements: [statement(key, "website", "https://example.org/")] }], { source: "lab", kind: "lab", on: "2022-03-01", scope: "corrections", complete: false }));
  const said = await reading.statements(nodeIdOf(key));
  assert.deepEqual(new Set(said.map((one) => `${one.source} ${one.author}`)), new Set(["rnsr null", "lab test"]));
});

async function contentsOf(db: Db): Promise<unknown> {
  const tables = ["statement", "node", "record", "relation", "source_record", "delivery", "entity_change"];
  const rows = [];
  for (const table of tables) rows.push(await db.query(sql`select to_jsonb(t) as row from ${sql.raw(`directory.${table}`)} as t order by to_jsonb(t)::text`));
  return rows;
}
