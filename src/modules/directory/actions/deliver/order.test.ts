import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { DeliveryDraft } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { directoryMigrations } from "../../migrations.ts";
import { deliveryOf, statement, structureKey, structureRecord, tester } from "../../testing/builders.ts";
import { createReading } from "../read/index.ts";
import { createDeliveries } from "./index.ts";

const sets = [auditMigrations, directoryMigrations];
const depsOf = (db: Db) => ({ db, clock: fixedClock("2026-03-01"), fields: coreFields });

/** What the graph holds, without what tells of the order of arrival (ids of deliveries, instants). */
async function graphOf(db: Db): Promise<unknown> {
  const statements = await db.query(sql`
    select id, node, field, slot, object, value, source, record_key, first_observed_on, last_observed_on, ended_on, confidence, raw from directory.statement order by id`);
  const versions = await db.query(sql`select source, key, observed_on from directory.source_record where present order by source, key, observed_on`);
  const records = await db.query(sql`select entity, kind, name, acronym, opened_day, closed_day, contested_count, statement_count from directory.record order by entity`);
  const relations = await db.query(sql`select subject, field, object, slot, from_day, until_day, attested_from, attested_until from directory.relation order by subject, field, object, slot, attested_from`);
  return { statements, versions, records, relations };
}

const unit = (rnsr: string, name: string, parents: readonly string[] = []) => structureRecord({ rnsr, name, parents });
const names = (...list: readonly (readonly [string, string])[]) => list.map(([rnsr, name]) => unit(rnsr, name, ["siren:180036048"]));
const a = "200000001A";
const b = "200000002B";
const c = "200000003C";

/** One word, said with more or less confidence. */
const unsure = (confidence: number) => ({ key: "unsure", line: null, raw: null, statements: [statement(structureKey(a), "website", "https://example.org/", { confidence })] });

/** Five years of a register and partial feeds: names that come back, units that go, come back and come late. */
const years: readonly DeliveryDraft[] = [
  deliveryOf(names([a, "A"], [b, "B"]), { on: "2018-01-01" }),
  deliveryOf(names([a, "A bis"]), { on: "2019-01-01" }),
  deliveryOf(names([a, "A"], [b, "B"]), { on: "2020-01-01" }),
  deliveryOf(names([a, "A"], [c, "C"]), { on: "2021-01-01" }),
  deliveryOf(names([a, "A ter"], [c, "C"]), { on: "2022-01-01" }),
  deliveryOf([unit(b, "B seen late", ["uai:0755364Y"])], { on: "2021-06-01", complete: false }),
  deliveryOf([unsure(0.5)], { source: "hr", kind: "human-resources", scope: "staff", complete: false, on: "2019-06-01" }),
  deliveryOf([unsure(0.9)], { source: "hr", kind: "human-resources", scope: "staff", complete: false, on: "2020-03-01" }),
  deliveryOf([{ ...unit(a, "A of the lab"), key: "said-1" }], { source: "lab", kind: "lab", scope: "corrections", complete: false, on: "2020-06-01" }),
];

/** All of them in an order worked out from a number, so that a failure can be run again. */
function shuffled(seed: number): DeliveryDraft[] {
  const list = [...years];
  let state = seed;
  for (let last = list.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = Math.floor((state / 2_147_483_648) * (last + 1));
    [list[last], list[other]] = [list[other] ?? years[0], list[last] ?? years[0]] as [DeliveryDraft, DeliveryDraft];
  }
  return list;
}

databaseTest("whatever the order of deliveries: the same statements, runs, records and relations", sets, async (db) => {
  const graphAfter = async (drafts: readonly DeliveryDraft[]): Promise<unknown> => {
    const enough = new Error("read: roll back");
    let graph: unknown;
    await db.tx(async (tx) => {
      const { deliver } = createDeliveries(depsOf(tx));
      for (const draft of drafts) await deliver(tester, draft);
      graph = await graphOf(tx);
      throw enough;
    }).catch((error: unknown) => {
      if (error !== enough) throw error;
    });
    return graph;
  };
  const chronological = await graphAfter(years);
  assert.deepEqual(await graphAfter(years.toReversed()), chronological);
  for (let seed = 1; seed <= 3; seed += 1) assert.deepEqual(await graphAfter(shuffled(seed)), chronological, `order ${seed}`);
});

databaseTest("an earlier extract that comes late bounds what a record said later, of people that it does not name too", sets, async (db) => {
  const person = (name: string) => ({ kind: "person", key: `rnsr-person:${a}:${name}` });
  const led = (name: string) => ({ ...unit(a, "A"), statements: [...unit(a, "A").statements, statement(person(name), "name", name), statement(structureKey(a), "director", { role: "director", title: null }, { object: person(name) })] });
  const { deliver } = createDeliveries(depsOf(db));
  await deliver(tester, deliveryOf([led("Second")], { on: "2022-01-01" }));
  await deliver(tester, deliveryOf([led("Premier")], { on: "2021-01-01" }));
  const [record] = await createReading(depsOf(db)).records([nodeIdOf(person("Second"))], day("2022-06-01"));
  assert.deepEqual(record?.fields["name"]?.current.map(({ value, fromDay }) => [value, fromDay]), [["Second", "2022-01-01"]]);
});

databaseTest("an extract that replaces a wrong one of the same day leaves no trace of it on the record", sets, async (db) => {
  const { deliver } = createDeliveries(depsOf(db));
  const wrong = unit(a, "A", ["siren:180036048", "siren:180089013"]);
  const merged = { ...wrong, statements: [...wrong.statements, statement(structureKey(a), "acronym", "FAUX"), statement(structureKey(a), "succession", { type: "merger", effectiveFrom: "2010" }, { object: structureKey(b) })] };
  await deliver(tester, deliveryOf([merged, unit(b, "B"), unit(c, "C")], { on: "2022-01-01" }));
  await deliver(tester, deliveryOf([unit(a, "A", ["siren:180036048"]), unit(b, "B")], { on: "2022-01-01" }));
  assert.deepEqual(await db.query(sql`select predecessor from directory.succession`), []);
  const relations = await db.query<{ object: string }>(sql`select object from directory.relation where field = 'co-supervision'`);
  assert.deepEqual(relations, [{ object: nodeIdOf({ kind: "organisation", key: "siren:180036048" }) }]);
  const [one] = await createReading(depsOf(db)).records([nodeIdOf(structureKey(a))], day("2021-06-01"));
  assert.deepEqual([one?.ref.name, one?.acronym, one?.closed], ["A", null, null]);
  const [gone] = await createReading(depsOf(db)).records([nodeIdOf(structureKey(c))], day("2022-01-01"));
  assert.equal(gone?.fields["name"], undefined);
});

databaseTest("names that come and go have their runs, and a unit that a complete extract lacks is closed that day", sets, async (db) => {
  const { deliver } = createDeliveries(depsOf(db));
  const reading = createReading(depsOf(db));
  for (const draft of years.toReversed()) await deliver(tester, draft);
  const runsOf = async (rnsr: string) =>
    (await reading.statements(nodeIdOf(structureKey(rnsr)), "name")).filter((one) => one.source === "rnsr")
      .map((one) => `${String(one.value)} ${one.firstObservedOn.slice(0, 7)} ${one.lastObservedOn.slice(0, 7)} ${one.endedOn?.slice(0, 7) ?? "-"}`).sort();
  assert.deepEqual(await runsOf(a), ["A 2018-01 2018-01 2019-01", "A 2020-01 2021-01 2022-01", "A bis 2019-01 2019-01 2020-01", "A ter 2022-01 2022-01 -"]);
  assert.deepEqual(await runsOf(b), ["B 2018-01 2018-01 2019-01", "B 2020-01 2020-01 2021-01", "B seen late 2021-06 2021-06 2022-01"]);
  assert.deepEqual(await runsOf(c), ["C 2021-01 2022-01 -"], "no history is made up from the extracts before it that lack it");
  const closed = (await reading.record(nodeIdOf(structureKey(b)), day("2022-06-01")))?.closed;
  assert.deepEqual([closed?.day, closed?.basis], ["2022-01-01", "absent"]);
});

databaseTest("an older extract after a newer one: what only it holds was opened and closed before", sets, async (db) => {
  const { deliver } = createDeliveries(depsOf(db));
  await deliver(tester, deliveryOf(names([a, "New name"]), { on: "2022-01-01" }));
  const report = await deliver(tester, deliveryOf(names([a, "Old name"], [b, "Gone since"]), { on: "2020-01-01" }));
  assert.equal(report.previousObservedOn, null);
  assert.deepEqual(report.opened.map((one) => one.name), ["Gone since"]);
  assert.deepEqual(report.renamed.map(({ code, before, after }) => [code, before, after]), [[a, ["New name"], ["Old name"]]]);
});

databaseTest(
  "of two deliveries at once the second waits, and finds the first done",
  sets,
  async (db) => {
    const draft = deliveryOf(names([a, "A"], [b, "B"]), { on: "2022-01-01", sha256: "d".repeat(64) });
    const { deliver, deliveries } = createDeliveries(depsOf(db));
    const [one, other] = await Promise.all([deliver(tester, draft), deliver(tester, draft)]);
    assert.equal(one.deliveryId, other.deliveryId);
    assert.deepEqual([one.opened.length, other.opened.length].sort(), [0, 2]);
    assert.equal((await deliveries(5)).length, 1);
  },
  { commits: true },
);
