import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { DeliveryDraft, Directory } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { directoryMigrations } from "../../migrations.ts";
import { createDirectory } from "../../module.ts";
import { deliveryOf, statement, structureKey, structureRecord, tester, type StructureOf } from "../../testing/builders.ts";

const sets = [auditMigrations, directoryMigrations];
const parent = "uai:0755364Y";
const [kept, merged, gone, fresh, newer, coming] = ["201000001A", "201000002B", "201000003C", "202200004D", "202200005E", "202200006F"] as const;
const unit = (rnsr: string, opened: string, more: Partial<StructureOf> = {}) => structureRecord({ rnsr, opened, parents: [parent], ...more });

/** Three whole extracts of one year: a unit that comes of a merger and one that vanishes in June, two that come in September. */
const february = deliveryOf([unit(kept, "2010"), unit(merged, "2011"), unit(gone, "2012")], { on: "2022-02-01" });
const june = deliveryOf([unit(kept, "2010"), unit(merged, "2011"), unit(newer, "2022")], { on: "2022-06-01" });
const september = deliveryOf(
  [unit(kept, "2010"), unit(newer, "2022"), unit(fresh, "2022", { predecessors: [{ rnsr: merged, type: "merger", from: "2022" }] }), unit(coming, "2022-05-20")],
  { on: "2022-09-01" },
);

async function after<T>(db: Db, drafts: readonly DeliveryDraft[], ask: (directory: Directory, tx: Db) => Promise<T>): Promise<T> {
  const enough = new Error("read: roll back");
  const answers: T[] = [];
  await db.tx(async (tx) => {
    const directory = createDirectory({ db: tx, clock: fixedClock("2022-12-01"), fields: coreFields });
    for (const draft of drafts) await directory.deliver(tester, draft);
    answers.push(await ask(directory, tx));
    throw enough;
  }).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  const [answer] = answers;
  return answer ?? assert.fail("nothing asked");
}

async function countsOn(directory: Directory, days: readonly string[]): Promise<readonly string[]> {
  const ids = [nodeIdOf({ kind: "organisation", key: parent })];
  const counts: string[] = [];
  for (const on of days) {
    const ofParent = await directory.structures({ on: day(on), related: { ids, relations: ["co-supervision"] } });
    const ofAll = await directory.structures({ on: day(on) });
    // Each unit bears the relation all its time; one alone has an opening stated to the day, from which it is itself attested.
    assert.equal(ofAll.total, ofParent.total, on);
    const sooner = ofAll.items.filter((item) => item.ref.code === coming && item.standing === "attested" && on < "2022-09-01").length;
    assert.equal(ofAll.attested, ofParent.attested + sooner, on);
    counts.push(`${on}: ${ofParent.attested} + ${ofParent.presumed}`);
  }
  return counts;
}

async function recordsIn(directory: Directory, numbers: readonly string[]): Promise<readonly string[]> {
  const records = await Promise.all(numbers.map((rnsr) => directory.record(nodeIdOf(structureKey(rnsr)), day("2022-12-01"))));
  return records.map((record) => `${record?.ref.code}: ${record?.opened?.text} ${record?.opened?.day} - ${record?.closed?.text ?? ""} ${record?.closed?.day ?? ""} ${record?.closed?.basis ?? ""}`.trimEnd());
}

function ordersOf<T>(list: readonly T[]): T[][] {
  return list.length === 0 ? [[]] : list.flatMap((one) => ordersOf(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

databaseTest("two extracts of one year, in both orders: the day of the first keeps the count that it gave", sets, async (db) => {
  const before = await after(db, [february], (directory) => countsOn(directory, ["2021-12-31", "2022-01-15", "2022-02-01"]));
  assert.deepEqual(before, ["2021-12-31: 0 + 3", "2022-01-15: 0 + 3", "2022-02-01: 3 + 0"]);
  for (const order of ordersOf([february, september])) {
    const { counts, records } = await after(db, order, async (directory) => ({
      counts: await countsOn(directory, ["2021-12-31", "2022-01-15", "2022-02-01", "2022-02-02", "2022-05-20", "2022-09-01", "2022-10-01"]),
      records: await recordsIn(directory, [merged, gone, fresh, newer, coming]),
    }));
    assert.deepEqual(counts, [
      "2021-12-31: 0 + 3", "2022-01-15: 0 + 3", "2022-02-01: 3 + 0",
      // The merged unit made way for the new one; the one that vanished is there until the extract without it.
      "2022-02-02: 1 + 3", "2022-05-20: 1 + 4", "2022-09-01: 4 + 0", "2022-10-01: 0 + 4",
    ]);
    assert.deepEqual(records, [
      `${merged}: 2011 2011-01-01 - 2022 2022-02-02 succession`, `${gone}: 2012 2012-01-01 - 2022-09-01 2022-09-01 absent`,
      `${fresh}: 2022 2022-02-02 -`, `${newer}: 2022 2022-02-02 -`, `${coming}: 2022-05-20 2022-05-20 -`,
    ]);
  }
});

databaseTest("three extracts of one year in every order: the same graph, and each day counted whole keeps its count", sets, async (db) => {
  const days = ["2022-01-15", "2022-02-01", "2022-02-02", "2022-06-01", "2022-06-02", "2022-09-01"];
  const seen: unknown[] = [];
  for (const order of ordersOf([february, june, september])) {
    seen.push(await after(db, order, async (directory, tx) => ({
      counts: await countsOn(directory, days),
      records: await recordsIn(directory, [merged, gone, fresh, newer]),
      rows: await tx.query(sql`select entity, name, opened_day, closed_day, content -> 'opened' as opened, content -> 'closed' as closed from directory.record order by entity`),
    })));
  }
  const [first] = seen as readonly { counts: unknown; records: unknown }[];
  // From 20 May on there is a unit that June lacked: its day is stated, and stands.
  assert.deepEqual(first?.counts, ["2022-01-15: 0 + 3", "2022-02-01: 3 + 0", "2022-02-02: 2 + 2", "2022-06-01: 3 + 1", "2022-06-02: 2 + 2", "2022-09-01: 4 + 0"]);
  assert.deepEqual(first?.records, [
    `${merged}: 2011 2011-01-01 - 2022 2022-06-02 succession`, `${gone}: 2012 2012-01-01 - 2022-06-01 2022-06-01 absent`,
    `${fresh}: 2022 2022-06-02 -`, `${newer}: 2022 2022-02-02 -`,
  ]);
  for (const other of seen) assert.deepEqual(other, first);
});

databaseTest("what is not complete, of another scope or another source lacks nothing; a joined unit was there under its other number", sets, async (db) => {
  const late = deliveryOf([unit(fresh, "2022")], { on: "2022-09-01", complete: false });
  const silent: readonly DeliveryDraft[] = [
    deliveryOf([unit(kept, "2010")], { on: "2022-02-01", complete: false }),
    deliveryOf([unit(kept, "2010")], { on: "2022-02-01", scope: "other" }),
    deliveryOf([unit(kept, "2010")], { on: "2022-02-01", source: "office", kind: "directory-office" }),
  ];
  for (const draft of silent) for (const order of ordersOf([draft, late])) assert.deepEqual(await after(db, order, (directory) => recordsIn(directory, [fresh])), [`${fresh}: 2022 2022-01-01 -`]);
  const early = deliveryOf([unit(newer, "2022")], { on: "2022-02-01" });
  for (const order of ordersOf([early, late])) {
    assert.deepEqual(await after(db, order, async (directory) => {
      const apart = await recordsIn(directory, [fresh]);
      await directory.decide(tester, { kind: "same", nodeKind: "structure", leftKey: `rnsr:${fresh}`, rightKey: `rnsr:${newer}`, reason: "one unit, two numbers" });
      const [together] = await recordsIn(directory, [fresh]);
      return [...apart, together?.slice(together.indexOf(":"))];
    }), [`${fresh}: 2022 2022-02-02 -`, ": 2022 2022-01-01 -"]);
  }
});

databaseTest("a relation is attested from a beginning stated to the day, and not from one stated to the year", sets, async (db) => {
  const tied = (rnsr: string, from: string) => ({ ...unit(rnsr, "2010"), statements: [...structureRecord({ rnsr, opened: "2010" }).statements, statement(structureKey(rnsr), "co-supervision", {}, { object: { kind: "organisation", key: parent }, from })] });
  const extract = deliveryOf([tied(kept, "2015"), tied(merged, "2015-03-01"), unit(gone, "2010")], { on: "2022-02-01" });
  const standings = await after(db, [extract], async (directory) => {
    const ids = [nodeIdOf({ kind: "organisation", key: parent })];
    const { items } = await directory.structures({ on: day("2016-01-01"), sort: "code", related: { ids, relations: [] } });
    return items.map((item) => [item.ref.code, item.standing]);
  });
  assert.deepEqual(standings, [[kept, "presumed"], [merged, "attested"], [gone, "presumed"]]);
});
