import assert from "node:assert/strict";
import { auditMigrations, verifyAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock, yearPeriod } from "../../../kernel/time/day.ts";
import { contractCatalogue } from "../testing.ts";
import { createIndicators, indicatorMigrations, verifyMeasurements, verifyValues, type CountedFact, type Indicators, type MeasurementDraft } from "../index.ts";

const sets = [auditMigrations, indicatorMigrations];
const ada = { accountId: "a", name: "Ada" };
const machine = { accountId: null, name: "Jalon" };

function openAt(db: Db, today: string): Indicators {
  return createIndicators({ db, clock: fixedClock(today), catalogues: { at: async () => contractCatalogue }, demonstrationDay: day("2025-03-31") });
}

function fact(code: string, more: Partial<CountedFact> = {}): CountedFact {
  return { label: { fr: `Fait ${code}`, en: `Fact ${code}` }, href: `/activity/project/${code}`, amount: 1, standing: "attested", statementIds: [`s-${code}`], ...more };
}

function measured(facts: readonly CountedFact[], more: Partial<MeasurementDraft> = {}): MeasurementDraft {
  return {
    series: "3.a", period: yearPeriod(2023), asOf: day("2023-12-31"), value: facts.length, counted: facts, leftOut: [], demonstration: false, firstSeenOn: day("2023-06-01"), enters: "indicator",
    recipe: { code: "projects", version: 1, name: { fr: "Projets", en: "Projects" }, sentence: { fr: "Les projets.", en: "The projects." } }, ...more,
  };
}

async function standingValue(indicators: Indicators): Promise<readonly [number, string, string] | null> {
  const found = (await indicators.sheet("3.a", { on: day("2025-12-31"), knownOn: null })).series[0]?.observations[0];
  return found === undefined ? null : [found.value, found.state, found.source];
}

databaseTest("a measure enters, the same again is nothing new, other facts correct it", sets, async (db) => {
  const first = await openAt(db, "2024-02-01").recordMeasurement(machine, measured([fact("a"), fact("b")]));
  assert.deepEqual([first.result, first.previousValue], ["entered", null]);
  const again = await openAt(db, "2024-02-02").recordMeasurement(machine, measured([fact("b"), fact("a")]));
  assert.equal(again.result, "unchanged");
  assert.equal(again.measurement?.id, first.measurement?.id);
  const more = await openAt(db, "2024-02-03").recordMeasurement(machine, measured([fact("a"), fact("b"), fact("c", { standing: "presumed" })]));
  assert.deepEqual([more.result, more.previousValue], ["corrected", 2]);
  assert.deepEqual([more.measurement?.attested, more.measurement?.presumed], [2, 1]);
  const indicators = openAt(db, "2024-02-04");
  assert.deepEqual(await standingValue(indicators), [3, "provisional", "Projets"]);
  const sheet = (await indicators.sheet("3.a", { on: day("2024-02-04"), knownOn: null })).series[0];
  assert.equal(sheet?.measurements[0]?.eventId, sheet?.observations[0]?.eventId, "the value leads to the measurement");
  assert.deepEqual((await indicators.measurement(more.measurement?.id ?? "")).counted.map((one) => one.statementIds), [["s-a"], ["s-b"], ["s-c"]]);
  await assert.rejects(indicators.measurement("none"), { code: "indicators.unknown-measurement" });
  assert.ok((await verifyAudit(db)).ok && (await verifyValues(db)).ok);
  assert.deepEqual(await verifyMeasurements(db), { measurements: 2, ok: true, firstDifference: null });
});

databaseTest("a new recipe version with the same number keeps the value and records how it is now made", sets, async (db) => {
  const draft = measured([fact("a")]);
  await openAt(db, "2024-02-01").recordMeasurement(machine, draft);
  const next = await openAt(db, "2024-02-02").recordMeasurement(machine, { ...draft, recipe: { ...draft.recipe, version: 2 } });
  assert.equal(next.result, "confirmed");
  assert.equal((await openAt(db, "2024-02-03").sheet("3.a", { on: day("2024-02-03"), knownOn: null })).series[0]?.events.length, 1);
});

databaseTest("what a person said is not overwritten: the measure is proposed, and waits", sets, async (db) => {
  const person = openAt(db, "2024-01-10");
  await person.enter(ada, { series: "3.a", period: yearPeriod(2023), value: 5, state: "consolidated", observedOn: day("2024-01-10"), source: "Suivi", method: null, reason: null });
  const proposed = await openAt(db, "2024-02-01").recordMeasurement(machine, measured([fact("a")]));
  assert.deepEqual([proposed.result, proposed.previousValue], ["proposed", 5]);
  assert.deepEqual(await standingValue(person), [5, "consolidated", "Suivi"]);
  assert.equal((await openAt(db, "2024-02-02").recordMeasurement(machine, measured([fact("a"), fact("b")]))).result, "waiting");
  assert.deepEqual((await person.measurements(["3.a"])).map((one) => one.isPublic), [false]);
  const indicators = openAt(db, "2024-02-03");
  const [pending] = await indicators.pending();
  await indicators.answer(ada, pending?.id ?? "", { kind: "accepted", reason: null });
  assert.deepEqual(await standingValue(indicators), [1, "revised", "Projets"]);
  const sheet = (await indicators.sheet("3.a", { on: day("2024-02-03"), knownOn: null })).series[0];
  assert.equal(sheet?.measurements[0]?.eventId, sheet?.observations[0]?.eventId, "the accepted value leads to the measurement");
  // What was accepted as measured is a measure: the next one takes its place.
  assert.equal((await openAt(db, "2024-02-04").recordMeasurement(machine, measured([fact("a"), fact("b")]))).result, "corrected");
});

databaseTest("a measure that says what a person said confirms it", sets, async (db) => {
  const indicators = openAt(db, "2024-01-10");
  const event = await indicators.enter(ada, { series: "3.a", period: yearPeriod(2023), value: 2, state: "consolidated", observedOn: day("2024-01-10"), source: "Suivi", method: null, reason: null });
  const outcome = await openAt(db, "2024-02-01").recordMeasurement(machine, measured([fact("a"), fact("b")]));
  assert.deepEqual([outcome.result, outcome.measurement?.eventId], ["confirmed", event.id]);
  assert.equal((await openAt(db, "2024-02-02").recordMeasurement(machine, measured([fact("a")]))).result, "proposed", "confirmed or not, the value is the person’s");
});

databaseTest("made-up values give way to measures; made-up measures to nothing real", sets, async (db) => {
  assert.equal((await openAt(db, "2024-02-01").recordMeasurement(machine, measured([fact("a")], { demonstration: true }))).result, "entered");
  assert.equal((await openAt(db, "2024-02-02").recordMeasurement(machine, measured([fact("b")]))).result, "corrected");
  assert.equal((await openAt(db, "2024-02-03").recordMeasurement(machine, measured([fact("a"), fact("c")], { demonstration: true }))).result, "kept");
  const found = (await openAt(db, "2024-02-04").sheet("3.a", { on: day("2024-02-04"), knownOn: null })).series[0]?.observations[0];
  assert.deepEqual([found?.value, found?.demonstration], [1, false]);
});

databaseTest("a measure for a plan stands by itself; a series that is not there is refused", sets, async (db) => {
  const indicators = openAt(db, "2024-02-01");
  const plan = measured([fact("a", { amount: 0.8 })], { series: "employment.researchers", value: 0.8, enters: "plan" });
  const outcome = await indicators.recordMeasurement(machine, plan);
  assert.deepEqual([outcome.result, outcome.measurement?.eventId], ["recorded", null]);
  assert.deepEqual((await indicators.measurements(["employment.researchers"])).map((one) => [one.value, one.countedFacts]), [[0.8, 1]]);
  await assert.rejects(indicators.recordMeasurement(machine, { ...plan, enters: "indicator" }), { code: "indicators.unknown-series" });
});

databaseTest("an altered measurement is found, a deleted one missed", sets, async (db) => {
  await openAt(db, "2024-02-01").recordMeasurement(machine, measured([fact("a")]));
  await db.query(sql`alter table indicators.measurement disable trigger measurement_append_only`);
  await db.query(sql`update indicators.measurement set counted = '[]'`);
  const altered = await verifyMeasurements(db);
  assert.match(altered.firstDifference?.text.en ?? "", /3\.a 2023-01-01\/2024-01-01 is no longer the one that entry \d+ of the log tells of/);
  await db.query(sql`delete from indicators.measurement`);
  assert.match((await verifyMeasurements(db)).firstDifference?.text.en ?? "", /is gone/);
});
