import assert from "node:assert/strict";
import { auditMigrations, listAudit, verifyAudit } from "../../kernel/audit/index.ts";
import { sql, type Db } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, fixedClock, yearPeriod } from "../../kernel/time/day.ts";
import { contractCatalogue as catalogue } from "./testing.ts";
import { createIndicators, indicatorMigrations, type Indicators, type ValueDraft } from "./index.ts";

const sets = [auditMigrations, indicatorMigrations];
const ada = { accountId: "a", name: "Ada" };
const blaise = { accountId: "b", name: "Blaise" };

function openAt(db: Db, today: string): Indicators {
  return createIndicators({ db, clock: fixedClock(today), catalogues: { at: async () => catalogue }, demonstrationDay: day("2025-03-31") });
}

function draft(year: number, value: number, more: Partial<ValueDraft> = {}): ValueDraft {
  return { series: "3.a", period: yearPeriod(year), value, state: "consolidated", observedOn: day(`${year + 1}-02-01`), source: "Suivi des accélérateurs", method: null, reason: null, ...more };
}

databaseTest("values add up against a cumulated target, and the past is asked as it was known", sets, async (db) => {
  await openAt(db, "2022-03-01").enter(ada, draft(2021, 12));
  await openAt(db, "2023-03-01").enter(ada, draft(2022, 14));
  await openAt(db, "2024-03-12").correct(ada, draft(2022, 12, { reason: "Deux projets comptés deux fois" }));
  const indicators = openAt(db, "2024-06-01");
  const compared = async (on: string, known: string | null) => (await indicators.sheet("3.a", { on: day(on), knownOn: known === null ? null : day(known) })).series[0]?.assessment;
  assert.equal((await compared("2024-06-01", null))?.compared?.value, 24);
  assert.equal((await compared("2024-06-01", "2024-03-11"))?.compared?.value, 26);
  assert.equal((await compared("2022-12-31", null))?.compared?.value, 12);
  const rate = (await compared("2024-06-01", null))?.rate;
  // 24 of 70; by the end of the second of five years 40 % is expected: the case 3a of the reference table.
  assert.ok(rate?.kind === "rate" && Math.abs(rate.share - 24 / 70) < 1e-12 && rate.expectedShare === 0.4);
  const sheet = await indicators.sheet("3", { on: day("2024-06-01"), knownOn: null });
  assert.deepEqual(sheet.series[0]?.observations.map((one) => [one.value, one.state]), [[12, "consolidated"], [12, "revised"]]);
  assert.equal(sheet.series[0]?.events.length, 3);
  assert.equal((await verifyAudit(db)).ok, true);
});

databaseTest("a proposal counts only once another person has accepted it", sets, async (db) => {
  const indicators = openAt(db, "2024-06-01");
  const proposal = await indicators.propose(ada, draft(2023, 15));
  const known = async () => (await indicators.sheet("3.a", { on: day("2024-06-01"), knownOn: null })).series[0]?.observations.length;
  assert.equal(await known(), 0);
  assert.equal((await indicators.pending()).length, 1);
  await assert.rejects(indicators.answer(ada, proposal.id, { kind: "accepted", reason: null }), { code: "indicators.move-not-allowed" });
  await indicators.answer(blaise, proposal.id, { kind: "accepted", reason: null });
  assert.equal(await known(), 1);
  assert.equal((await indicators.pending()).length, 0);
  const value = (await indicators.sheet("3.a", { on: day("2024-06-01"), knownOn: null })).series[0]?.observations[0];
  await indicators.answer(blaise, value?.eventId ?? "", { kind: "withdrawn", reason: "Année non close" });
  assert.equal(await known(), 0);
  assert.deepEqual((await listAudit(db, { limit: 10 })).map((entry) => entry.act), ["value.withdrawn", "value.accepted", "value.proposed"]);
});

databaseTest("what may not follow is refused with its reasons, and nothing is written", sets, async (db) => {
  const indicators = openAt(db, "2024-06-01");
  await indicators.enter(ada, draft(2021, 12));
  await assert.rejects(indicators.enter(ada, draft(2021, 13)), { code: "indicators.move-not-allowed" });
  await assert.rejects(indicators.correct(ada, draft(2021, 13)), { code: "indicators.move-not-allowed" });
  await assert.rejects(indicators.enter(ada, { ...draft(2021, 12), series: "99" }), { code: "indicators.unknown-series" });
  await assert.rejects(indicators.sheet("99", { on: day("2024-06-01"), knownOn: null }), { code: "indicators.unknown-indicator" });
  const rows = await db.query<{ count: number }>(sql`select count(*)::int as count from indicators.value_event`);
  assert.equal(rows[0]?.count, 1);
});

databaseTest("events refuse update and delete", sets, async (db) => {
  await openAt(db, "2024-06-01").enter(ada, draft(2021, 12));
  await assert.rejects(db.tx((inside) => inside.query(sql`update indicators.value_event set value = 1`)));
  await assert.rejects(db.tx((inside) => inside.query(sql`delete from indicators.value_event`)));
});

databaseTest("a file is imported whole, corrected by the next, and never half", sets, async (db) => {
  const indicators = openAt(db, "2024-06-01");
  const file = (rows: string) => ({ name: "valeurs.csv", bytes: new TextEncoder().encode(`serie;annee;valeur;etat;date_observation;source;justification\n${rows}`) });
  const first = file("3.a;2021;12;consolidé;2022-02-01;Suivi;\n3.a;2022;12;consolidé;2023-02-01;Suivi;\n");
  assert.equal((await indicators.importValues(ada, first, await indicators.planImport(first))).imported, 2);

  const again = await indicators.planImport(first);
  assert.deepEqual([again.ready.length, again.unchanged, again.blocking], [0, 2, false]);

  const faulty = file("3.a;2022;13;consolidé;2023-02-01;Suivi;Relecture\n3.a;2023;douze;consolidé;2024-02-01;Suivi;\n");
  const refused = await indicators.planImport(faulty);
  assert.equal(refused.blocking, true);

  const correction = file("3.a;2022;13;consolidé;2023-02-01;Suivi;Relecture des projets\n");
  const plan = await indicators.planImport(correction);
  assert.equal(plan.blocking, false, JSON.stringify(plan.issues));
  await indicators.importValues(ada, correction, plan);
  await assert.rejects(indicators.importValues(ada, first, { ...plan, ready: plan.ready.map((value) => ({ ...value, replaces: false })) }), { code: "indicators.changed-meanwhile" });
  const observations = (await indicators.sheet("3.a", { on: day("2024-06-01"), knownOn: null })).series[0]?.observations;
  assert.deepEqual(observations?.map((one) => [one.value, one.state]), [[12, "consolidated"], [13, "revised"]]);
});

databaseTest("pages stand at the demonstration's day until a real value comes in", sets, async (db) => {
  const indicators = openAt(db, "2026-01-15");
  assert.equal(await indicators.defaultDay(), "2026-01-15");
  const file = { name: "d.csv", bytes: new TextEncoder().encode("serie;annee;valeur;etat;date_observation;source\n3.a;2021;12;consolidé;2022-02-01;Démonstration\n") };
  await indicators.importValues(ada, file, await indicators.planImport(file), { demonstration: true });
  assert.equal(await indicators.defaultDay(), "2025-03-31");
  assert.equal((await indicators.board({ on: day("2025-03-31"), knownOn: null })).demonstration, true);
  await indicators.enter(ada, draft(2022, 9));
  assert.equal(await indicators.defaultDay(), "2026-01-15");
});
