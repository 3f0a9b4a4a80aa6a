import assert from "node:assert/strict";
import { test } from "node:test";
import { auditMigrations, verifyAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock, yearPeriod } from "../../../kernel/time/day.ts";
import { contractMigrations, createContracts, loadShippedRegister } from "../../contract/index.ts";
import { identityMigrations } from "../../identity/index.ts";
import { createIndicators, indicatorMigrations } from "../../indicators/index.ts";
import { createSteering, steeringMigrations, type Milestone } from "../../steering/index.ts";
import { reportMigrations } from "../migrations.ts";
import { verifyRecommendations } from "./actions/verify-recommendations.ts";
import { intervalRecord, scoreForecasts } from "./domain/forecast-score.ts";
import { milestoneRecord } from "./domain/milestone-record.ts";
import { createEvaluations, type Evaluations } from "./module.ts";
import { createEvaluationRoutes } from "./web/routes.tsx";

const sets = [auditMigrations, identityMigrations, indicatorMigrations, contractMigrations, steeringMigrations, reportMigrations];
const by = { accountId: null, name: "Bureau" };

async function withFacts(db: Db, today: string): Promise<Evaluations> {
  const contracts = createContracts({ db, clock: fixedClock(today), steeredContract: "" });
  const register = loadShippedRegister();
  await contracts.addVersion(by, { register, contradictions: [], inForceFrom: day("2021-07-01"), sourceName: null, sourceSha256: null });
  const at = (on: string) => createIndicators({ db, clock: fixedClock(on), catalogues: contracts, demonstrationDay: day("2025-03-31") });
  for (const [year, value] of [[2021, 10], [2022, 12], [2023, 14], [2024, 16], [2025, 18]] as const) {
    const observedOn = day(`${year + 1}-02-10`);
    if (observedOn <= today) await at(`${year + 1}-03-01`).enter(by, { series: "3.a", period: yearPeriod(year), value, state: "consolidated", observedOn, source: "suivi", method: null, reason: null });
  }
  await at("2023-06-01").forecast(by, { series: "3.a", value: 72, confidenceShare: 0.6, comment: "" });
  const steering = createSteering({ db, clock: fixedClock(today) });
  const clock = fixedClock(today);
  return createEvaluations({ db, clock, contracts, indicators: at(today), steering, selfEvaluationOf: async () => null, people: async () => [] });
}

const draft = { text: { fr: "Simplifier le dépôt des projets.", en: "Simplify the submission of projects." }, source: "Comité de visite, 2025", page: "12", objectives: ["1", "3"] };

databaseTest("forecasts and projections against the truth: 10, 12, 14, 16, 18 of 70, by hand", sets, async (db) => {
  const evaluation = await (await withFacts(db, "2026-06-30")).evaluate(day("2026-06-30"));
  assert.equal(evaluation.provisional, false);
  const series = evaluation.series.find((one) => one.key === "3.a");
  assert.equal(series?.outcome, 70);
  assert.equal(series?.promised.length, 1);
  const scores = series?.forecasts.map(({ kind, madeOn, value, low, high, error, inside }) => ({ kind, madeOn, value, low: low === null ? null : Math.round(low * 100) / 100, high: high === null ? null : Math.round(high * 100) / 100, error, inside }));
  assert.deepEqual(scores, [
    { kind: "owner", madeOn: "2023-06-01", value: 72, low: null, high: null, error: 2, inside: null },
    // 36 so far and 12 a year for two years; s = 2, times sqrt(2 + 4/3), times 1.88562: 6.89 on both sides.
    { kind: "projection", madeOn: "2024-12-31", value: 60, low: 53.11, high: 66.89, error: -10, inside: false },
    // 52 so far and 13 for one year; s = 2.582, times sqrt(1 + 1/4), times 1.63774: 4.73 on both sides.
    { kind: "projection", madeOn: "2025-12-31", value: 65, low: 60.27, high: 69.73, error: -5, inside: false },
  ]);
  assert.deepEqual(evaluation.intervals, { judged: 2, inside: 0, claimedShare: 0.8 });
});

databaseTest("before the end of the contract it is provisional and says of which day, without inventing an outcome", sets, async (db) => {
  const evaluations = await withFacts(db, "2025-03-31");
  const evaluation = await evaluations.evaluate(day("2025-03-31"));
  assert.equal(evaluation.provisional, true);
  assert.ok(evaluation.series.find((one) => one.key === "3.a")?.forecasts.every((one) => one.error === null && one.inside === null));
  const routes = createEvaluationRoutes(evaluations);
  const html = htmlOf(await askRoute(routes, "/evaluation?on=2025-03-31"));
  assert.match(html, /Provisoire, situation au 31 mars 2025/);
  assert.match(html, /Aucune autoévaluation n’est close pour cet objectif\./);
  assert.match(html, /pas encore connu/);
  assert.match(htmlOf(await askRoute(routes, "/evaluation?on=2026-06-30", "en")), /after the end of the contract/);
  for (const name of ["objectives", "promises", "forecasts", "recommendations"]) {
    for (const format of ["csv", "json"]) assert.doesNotMatch(textOf(await askRoute(routes, `/exports/evaluation/${name}.${format}?on=2025-03-31`)), /undefined|NaN|\[object/);
  }
  await assert.rejects(askRoute(routes, "/exports/evaluation/nothing.csv"), (error) => error instanceof AppError && error.code === "reports.unknown-table");
});

databaseTest("a recommendation: all faults at once, two writers, history, follow-up, withdrawal", sets, async (db) => {
  const evaluations = await withFacts(db, "2025-03-31");
  await assert.rejects(evaluations.enter(by, { text: { fr: "", en: "" }, source: "", page: null, objectives: ["99"] }), (error) => error instanceof AppError && error.status === 422 && error.issues.length === 4);
  assert.equal((await evaluations.enter(by, draft)).number, 1);
  // Sent twice by a double click: entered once. Somebody else's, or other words, are another one.
  assert.equal((await evaluations.enter(by, draft)).number, 1);
  assert.equal((await evaluations.enter(by, { ...draft, page: "7" })).number, 2);
  const changed = { ...draft, text: { fr: "Autre.", en: "Other." } };
  await evaluations.revise(by, changed, { number: 1, seen: 1, reason: "coquille" });
  await assert.rejects(evaluations.revise(by, draft, { number: 1, seen: 1, reason: "à moi" }), (error) => error instanceof AppError && error.code === "reports.recommendation-changed" && error.status === 409);
  await assert.rejects(evaluations.revise(by, draft, { number: 7, seen: 1, reason: "x" }), (error) => error instanceof AppError && error.status === 404);
  const one = await evaluations.recommendation(1);
  assert.equal(one.recommendation.text.fr, "Autre.");
  assert.deepEqual(one.history.map(({ act, text }) => [act, text.fr]), [["entered", draft.text.fr], ["revised", "Autre."]]);
  const standing = await evaluations.followUp(by, 1, { kind: "milestone-set", milestoneId: null, milestone: { title: "Portail ouvert", dueOn: day("2025-09-30"), ownerId: null }, reason: null }, 0);
  await evaluations.followUp(by, 1, { kind: "reviewed", review: { on: day("2025-03-30"), state: "on-track", confidenceShare: 0.7, synthesis: "Le cahier des charges est écrit." } }, standing.revision);
  const [first, second] = await evaluations.recommendations(null);
  assert.deepEqual([first?.standing.milestones.length, first?.standing.reviews[0]?.state, second?.standing.reviews.length], [1, "on-track", 0]);
  const html = htmlOf(await askRoute(createEvaluationRoutes(evaluations), "/evaluation/recommendations/1"));
  assert.match(html, /Le cahier des charges est écrit\./);
  assert.doesNotMatch(html, /Bureau|70\u202f%/);
  await evaluations.withdraw(by, { number: 2, seen: 1, reason: "double" });
  assert.equal((await evaluations.recommendation(2)).recommendation.withdrawn, true);
  assert.match(textOf(await askRoute(createEvaluationRoutes(evaluations), "/exports/evaluation/recommendations.csv?on=2025-03-31")), /Portail|Autre\./);
});

databaseTest("a text altered, taken away or slipped in is found and named", sets, async (db) => {
  const evaluations = await withFacts(db, "2025-03-31");
  await evaluations.enter(by, draft);
  assert.deepEqual(await verifyRecommendations(db), { events: 1, ok: true, firstDifference: null });
  await assert.rejects(db.tx((tx) => tx.query(sql`update reports.recommendation_event set text_fr = 'x'`)));
  await db.script("alter table reports.recommendation_event disable trigger all");
  await db.query(sql`update reports.recommendation_event set page = '13'`);
  const altered = await verifyRecommendations(db);
  assert.equal(altered.firstDifference?.reason, "altered");
  assert.match(altered.firstDifference?.text.fr ?? "", /texte 1 de la recommandation 1/);
  await db.query(sql`delete from reports.recommendation_event`);
  assert.equal((await verifyRecommendations(db)).firstDifference?.reason, "missing");
  assert.equal((await verifyAudit(db)).ok, true);
});

test("scores: an outcome on the very end of an interval is inside; without outcome nothing is judged", () => {
  const forecast = { kind: "projection" as const, madeOn: day("2024-12-31"), value: 4, low: 3, high: 5, confidenceShare: 0.8 };
  assert.deepEqual(scoreForecasts([forecast], 5).map(({ error, inside }) => [error, inside]), [[-1, true]]);
  assert.deepEqual(scoreForecasts([forecast], null).map(({ error, inside }) => [error, inside]), [[null, null]]);
  assert.deepEqual(intervalRecord(scoreForecasts([forecast, { ...forecast, confidenceShare: 0.5 }], 9)), { judged: 2, inside: 0, claimedShare: null });
});

test("milestones are judged against the day on which they were first due", () => {
  const milestone = (dueOn: string, reachedOn: string | null, more: Partial<Milestone> = {}): Milestone => ({
    id: "", title: "", dueOn: day(dueOn), firstDueOn: day(dueOn), ownerId: null, ownerName: null, reachedOn: reachedOn === null ? null : day(reachedOn), dropped: false, droppedReason: null, evidence: [], ...more,
  });
  const record = milestoneRecord([
    milestone("2024-06-30", "2024-06-30"),
    milestone("2024-12-31", "2024-11-01", { firstDueOn: day("2024-06-30") }),
    milestone("2025-06-30", null, { firstDueOn: day("2024-06-30") }),
    milestone("2025-03-31", null),
    milestone("2024-01-31", "2025-05-01"),
    milestone("2024-01-31", null, { dropped: true }),
  ], day("2025-03-31"));
  assert.deepEqual(record, { onTime: 1, late: 1, never: 2, toCome: 1, dropped: 1, moved: 2 });
});
