import assert from "node:assert/strict";
import { auditMigrations, listAudit } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { Directory } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { directoryMigrations } from "../../migrations.ts";
import { createDirectory } from "../../module.ts";
import { deliveryOf, structureRecord, tester } from "../../testing/builders.ts";

const sets = [auditMigrations, directoryMigrations];
const on = day("2022-03-01");
const directoryOn = (db: Db): Directory => createDirectory({ db, clock: fixedClock("2024-06-01"), fields: coreFields });
const structure = (rnsr: string): string => nodeIdOf({ kind: "structure", key: `rnsr:${rnsr}` });
const failing = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;

async function twoUnits(db: Db): Promise<Directory> {
  const directory = directoryOn(db);
  await directory.deliver(tester, deliveryOf([
    structureRecord({ rnsr: "202000001A", name: "Alpha", acronym: "ALP", municipality: "Lyon Cedex 03", parents: [{ key: "uai:0755364Y", label: "U 1" }], directors: ["Camille Essai"] }),
    structureRecord({ rnsr: "202000002B", name: "Beta", acronym: "ALP", municipality: "LYON", parents: [{ key: "uai:0755364Y", label: "U 2" }], directors: ["ESSAI Camille"] }),
    structureRecord({ rnsr: "202000003C", name: "Gamma", predecessors: [{ rnsr: "202000002B", type: "spin-off", from: "2021" }] }),
  ], { on: "2022-02-11" }));
  return directory;
}

async function graphOf(db: Db): Promise<string> {
  const parts = [
    sql`select kind, key, entity from directory.node order by kind, key`, sql`select * from directory.record order by entity`,
    sql`select * from directory.relation order by subject, field, object, slot`, sql`select * from directory.identifier order by entity, scheme, value`,
    sql`select * from directory.succession order by predecessor, successor`,
  ];
  const rows: unknown[] = [];
  for (const part of parts) rows.push(await db.query(part));
  return JSON.stringify(rows);
}

databaseTest("a merge redirects, carries what others say, and is undone whole", sets, async (db) => {
  const directory = await twoUnits(db);
  const before = await graphOf(db);
  const decision = await directory.decide(tester, { kind: "same", nodeKind: "structure", leftKey: "rnsr:202000002B", rightKey: "rnsr:202000001A", reason: "one unit" });
  assert.deepEqual(await directory.find("202000002B"), { ref: { id: structure("202000001A"), kind: "structure", code: "202000001A", name: "Alpha" }, moved: true });
  assert.equal((await directory.find("RNSR:202000002b"))?.moved, true);
  const record = await directory.record(structure("202000002B"), on);
  assert.deepEqual([record?.mergedCodes, record?.fields["director"]?.current.length], [["202000002B"], 2]);
  assert.equal((await db.query(sql`select 1 from directory.succession where predecessor = ${structure("202000001A")}`)).length, 1);
  await directory.revoke(tester, decision.id, "two units after all");
  assert.equal(await graphOf(db), before);
  const [listed] = await directory.decisions(structure("202000001A"));
  assert.equal(listed?.revoked?.reason, "two units after all");
  assert.deepEqual((await listAudit(db, { limit: 2 })).map((entry) => entry.act), ["directory.decision-revoked", "directory.decided"]);
});

databaseTest("a decision on keys that nobody has yet holds when they come", sets, async (db) => {
  const directory = directoryOn(db);
  await directory.decide(tester, { kind: "same", nodeKind: "structure", leftKey: "rnsr:202000001A", rightKey: "rnsr:202000002B", reason: "known" });
  await twoUnits(db);
  assert.equal((await directory.find("RNSR:202000002B"))?.ref.code, "202000001A");
});

databaseTest("decisions that contradict others are refused, and nothing of them is kept", sets, async (db) => {
  const directory = await twoUnits(db);
  const pair = (kind: "same" | "different", left: string, right: string) => directory.decide(tester, { kind, nodeKind: "structure", leftKey: `rnsr:${left}`, rightKey: `rnsr:${right}`, reason: "seen" });
  const first = await pair("same", "202000001A", "202000002B");
  assert.equal((await pair("same", "202000001A", "202000002B")).id, first.id, "the same again");
  await assert.rejects(pair("different", "202000002B", "202000001A"), failing("directory.decision-contradicted"));
  await pair("same", "202000002B", "202000003C");
  await assert.rejects(pair("different", "202000001A", "202000003C"), failing("directory.decision-contradicted"), "A is B, B is C, so A is C");
  assert.equal((await directory.decisions()).length, 2);
});

databaseTest("every fault of a decision is told at once", sets, async (db) => {
  const directory = await twoUnits(db);
  const refused = (draft: Parameters<Directory["decide"]>[1], codes: readonly string[]) =>
    assert.rejects(directory.decide(tester, draft), (error: unknown) => {
      assert.deepEqual((error as { issues: { code: string }[] }).issues.map((issue) => issue.code), codes);
      return failing("directory.decision-refused")(error);
    });
  await refused({ kind: "same", nodeKind: "structure", leftKey: "rnsr:202000001A", rightKey: "uai:0755364Y", reason: " " }, ["directory.decision-without-reason", "directory.decision-across-kinds"]);
  await refused({ kind: "different", nodeKind: "structure", leftKey: "rnsr:202000001A", rightKey: "rnsr:202000001A", reason: "x" }, ["directory.decision-on-one-node"]);
  await refused({ kind: "prefer", nodeKind: "structure", key: "rnsr:202000001A", field: "colour", slot: "", statement: "x", reason: "x" }, ["directory.unknown-field"]);
  await refused({ kind: "prefer", nodeKind: "structure", key: "rnsr:202000001A", field: "name", slot: "", statement: "x", reason: "x" }, ["directory.unknown-statement"]);
  await assert.rejects(directory.revoke(tester, "no such", "x"), failing("directory.unknown-decision"));
});

databaseTest("a preferred statement is shown until the preference is revoked", sets, async (db) => {
  const directory = await twoUnits(db);
  const alpha = structure("202000001A");
  await directory.deliver(tester, deliveryOf([{ key: "p1", line: null, raw: null, statements: [{ subject: { kind: "structure", key: "rnsr:202000001A" }, field: "name", value: "Alpha du laboratoire" }] }], { source: "lab", kind: "lab", on: "2022-02-20", scope: "proposals", complete: false }));
  assert.equal((await directory.record(alpha, on))?.contestedCount, 1);
  const said = (await directory.statements(alpha, "name")).find((one) => one.sourceKind === "lab");
  const decision = await directory.decide(tester, { kind: "prefer", nodeKind: "structure", key: "rnsr:202000001A", field: "name", slot: "", statement: said?.id ?? "", reason: "decree" });
  const preferred = await directory.record(alpha, on);
  assert.deepEqual([preferred?.ref.name, preferred?.contestedCount], ["Alpha du laboratoire", 0]);
  await directory.revoke(tester, decision.id, "mistake");
  assert.equal((await directory.record(alpha, on))?.ref.name, "Alpha");
  await assert.rejects(directory.revoke(tester, decision.id, "again"), failing("directory.decision-already-revoked"));
});

databaseTest("candidate pairs come with evidence, and not again once decided", sets, async (db) => {
  const directory = await twoUnits(db);
  const all = await directory.candidatePairs({ page: 1, pageSize: 10 });
  assert.deepEqual(all.items.map(({ left, right, evidence }) => [left.kind, [left.name, right.name].sort(), evidence.map((one) => one.rule)]), [
    ["structure", ["Alpha", "Beta"], ["same-acronym-and-town"]], ["person", ["Camille Essai", "ESSAI Camille"], ["same-name"]],
  ]);
  const [units, people] = all.items;
  await directory.decide(tester, { kind: "different", nodeKind: "structure", leftKey: units?.left.key ?? "", rightKey: units?.right.key ?? "", reason: "two units" });
  await directory.decide(tester, { kind: "same", nodeKind: "person", leftKey: people?.left.key ?? "", rightKey: people?.right.key ?? "", reason: "one person" });
  assert.deepEqual(await directory.candidatePairs({ page: 1, pageSize: 10 }), { total: 0, items: [] });
});
