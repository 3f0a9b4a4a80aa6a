import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { auditMigrations, verifyAudit } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import { folderStorage } from "../../kernel/storage/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { indicatorMigrations, verifyMeasurements, verifyValues } from "../indicators/index.ts";
import type { CorpusPaper } from "../publications/index.ts";
import { bibliometricMigrations } from "./migrations.ts";
import { createBibliometrics, type Bibliometrics } from "./module.ts";
import { access, corpora, halState, paper, vectorOfEight } from "./testing/corpus.ts";
import { testIndicators } from "./testing/indicators.ts";

const sets = [auditMigrations, indicatorMigrations, bibliometricMigrations];
const by = { accountId: null, name: "Essai" };
const root = mkdtempSync(join(tmpdir(), "jalon-bibliometrics-test-"));
after(() => rmSync(root, { recursive: true }));
const noScoring = { compute: async () => { throw new Error("nothing to score"); } };

function open(db: Db, today: string, papers: readonly CorpusPaper[]): Bibliometrics {
  return createBibliometrics({ db, clock: fixedClock(today), storage: folderStorage(join(root, "files")), corpora: corpora(papers), indicators: testIndicators(db, today), scoring: noScoring });
}

databaseTest("V10: the readings of indicator 13 side by side, the declared one on the board, one paper changed corrects it", sets, async (db) => {
  const on = day("2025-03-31");
  const [first] = await open(db, "2025-03-31", vectorOfEight()).measure(by, { on, codes: ["13"] });
  assert.deepEqual(first?.result?.readings.map((one) => [one.code, one.value]), [["r1", 0.75], ["r2", 0.375], ["r3", 0.625], ["r4", 0.75], ["r5", 0.875]]);
  assert.deepEqual([first?.outcome, first?.publicationYear, first?.result?.value, first?.result?.state], ["entered", 2024, 0.625, "provisional"]);
  const observed = (await testIndicators(db, "2025-03-31").sheet("13", { on, knownOn: null })).series[0]?.observations[0];
  assert.deepEqual([observed?.value, observed?.state, observed?.period.from], [0.625, "provisional", "2024-01-01"]);

  const again = (await open(db, "2025-04-01", vectorOfEight()).measure(by, { on, codes: ["13"] }))[0];
  assert.deepEqual([again?.outcome, again?.result?.id], ["unchanged", first?.result?.id]);

  // Paper 3 gets a notice in HAL: 6 of 8.
  const changed = vectorOfEight().map((one) => (one.code === "p3" ? { ...one, hal: halState({ record: true }) } : one));
  const house = open(db, "2025-04-02", changed);
  const next = (await house.measure(by, { on, codes: ["13"] }))[0];
  assert.deepEqual([next?.outcome, next?.result?.value, next?.last?.value], ["corrected", 0.75, 0.625]);
  assert.deepEqual((await house.revisions("13", 2024)).map((one) => one.value), [0.75, 0.625]);
  const result = await house.result(next?.result?.id ?? "");
  const kept = await house.contributions(result);
  assert.deepEqual(kept.papers.map((one) => [one.paper, one.adds[2]]), [["p1", 1], ["p2", 1], ["p3", 1], ["p4", 1], ["p5", 1], ["p6", 0], ["p7", 0], ["p8", 1]]);
  assert.ok((await verifyAudit(db)).ok && (await verifyValues(db)).ok && (await verifyMeasurements(db)).ok);
});

databaseTest("a year without papers says so and names the last that has some; the closed window settles the number", sets, async (db) => {
  const papers = [...vectorOfEight(), paper("r1", { documentType: "review", access: access(true, "gold"), hal: halState({ record: true }) }), paper("x1", { institute: false })];
  const [none] = await open(db, "2027-01-10", papers).measure(by, { on: day("2027-01-10"), codes: ["13"] });
  assert.deepEqual([none?.outcome, none?.lastYearWithPapers], ["no-paper", 2024]);
  await open(db, "2025-03-31", papers).measure(by, { on: day("2025-03-31"), codes: ["13"] });
  const later = await open(db, "2026-02-01", papers).measure(by, { on: day("2026-02-01"), codes: ["13"] });
  assert.deepEqual(later.map((one) => [one.publicationYear, one.outcome, one.result?.state ?? null, one.result?.value ?? null]), [[2025, "no-paper", null, null], [2024, "corrected", "final", 6 / 9]]);
  const observed = (await testIndicators(db, "2026-02-01").sheet("13", { on: day("2026-02-01"), knownOn: null })).series[0]?.observations[0];
  assert.deepEqual([observed?.value, observed?.state], [6 / 9, "consolidated"]);
});
