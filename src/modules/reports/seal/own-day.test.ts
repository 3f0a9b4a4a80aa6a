import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import { createFigures, figuresSha256, graphFields, readFigureEdition, shippedFigures } from "../../activity/index.ts";
import { contractMigrations } from "../../contract/index.ts";
import { coreFields, directoryMigrations } from "../../directory/index.ts";
import { indicatorMigrations } from "../../indicators/index.ts";
import { reportMigrations } from "../migrations.ts";
import { figuresOf } from "../year/index.ts";
import { fill, office, openDesk } from "../testing/reporting.ts";
import { steeringMigrations } from "../../steering/index.ts";

const sets = [auditMigrations, indicatorMigrations, contractMigrations, directoryMigrations, steeringMigrations, reportMigrations];

databaseTest("figures corrected on the report’s own day after it was sealed are a later change, not tampering", sets, async (db) => {
  let now = "2025-04-01T08:00:00.000Z";
  const clock: Clock = { now: () => new Date(now), today: () => day(now.slice(0, 10)) };
  const figures = createFigures({ db, clock, fields: graphFields(coreFields) });
  const { name, text } = shippedFigures();
  const edition = readFigureEdition(name, text);
  await figures.importEdition(office, edition, figuresSha256(text));
  const desk = await openDesk(db, "2025-04-01T09:00:00Z", { clock, figuresOf: (year, knownOn, builtAt) => figuresOf({ figures }, year, knownOn, builtAt) });
  await fill(desk);
  await desk.enter("3.a", 2024, 14);
  now = "2025-04-01T10:00:00.000Z";
  const { report } = await desk.reports.sealChoice(office, { year: 2024, versionNumber: null, knownOn: day("2025-04-01"), texts: [], corrects: null });
  assert.equal(report.content.figures.length, edition.figures.length);
  now = "2025-04-01T11:00:00.000Z";
  const [first] = edition.figures;
  await figures.importEdition(office, { ...edition, version: 2, figures: edition.figures.map((one) => (one === first ? { ...one, value: one.value + 1 } : one)) }, null);
  assert.deepEqual((await desk.reports.verify("2024-1")).differences, []);
  assert.deepEqual((await desk.reports.changedSince("2024-1")).map(({ kind }) => kind), ["figure"]);
  desk.close();
});
