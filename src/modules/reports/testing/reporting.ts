import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditMigrations, canonicalJson } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Announcement, Notice } from "../../../kernel/outbox/notice.ts";
import { folderStorage, type Storage } from "../../../kernel/storage/index.ts";
import { day, fixedClock, yearPeriod, type Clock, type Day } from "../../../kernel/time/day.ts";
import { contractMigrations, createContracts, loadShippedRegister, type Contracts } from "../../contract/index.ts";
import { createIndicators, indicatorMigrations, type Indicators } from "../../indicators/index.ts";
import { createSteering, steeringMigrations, type Steering } from "../../steering/index.ts";
import type { RenderedFile, SealedReport } from "../domain/content.ts";
import { reportMigrations } from "../migrations.ts";
import { createReports, type Reports } from "../module.ts";
import type { ReportsDeps } from "../seal/deps.ts";

export const reportSets = [auditMigrations, indicatorMigrations, contractMigrations, steeringMigrations, reportMigrations];
export const office = { accountId: "11111111-1111-4111-8111-111111111111", name: "Ada" };
export const writer = { accountId: "22222222-2222-4222-8222-222222222222", name: "Blaise" };
export const signatory = { accountId: "33333333-3333-4333-8333-333333333333", name: "Camille" };

/** A small house that writes reports, over a database of its own; its clock is moved by `today`. */
export interface Desk {
  readonly db: Db;
  readonly contracts: Contracts;
  readonly indicators: Indicators;
  readonly steering: Steering;
  readonly reports: Reports;
  /** The same reports over the handle of a transaction that is open. */
  reportsOver(handle: Db): Reports;
  readonly storage: Storage;
  readonly folder: string;
  readonly announced: Announcement[];
  readonly noticed: Notice[];
  today(day: string): void;
  /** Puts a value in; its year is its period. */
  enter(series: string, year: number, value: number): Promise<void>;
  correct(series: string, year: number, value: number, reason: string): Promise<void>;
  close(): void;
}

/** The files of a report in plain text: what the tests of seals need of a drawing. */
export async function plainFiles(report: SealedReport): Promise<readonly RenderedFile[]> {
  const json = canonicalJson({ code: report.code, content: report.content, contentSha256: report.contentSha256 });
  return [
    { name: `report-${report.code}.json`, mediaType: "application/json", bytes: new TextEncoder().encode(json) },
    { name: `report-${report.code}.txt`, mediaType: "text/plain", bytes: new TextEncoder().encode(`${report.code} ${report.contentSha256}\n`) },
  ];
}

export async function openDesk(db: Db, today: string, more: Partial<ReportsDeps> = {}): Promise<Desk> {
  let now = fixedClock(today);
  const clock: Clock = { now: () => now.now(), today: () => now.today() };
  const folder = mkdtempSync(join(tmpdir(), "jalon-reports-"));
  const storage = folderStorage(folder);
  const contracts = createContracts({ db, clock, steeredContract: "comp-2021-2025" });
  const indicators = createIndicators({ db, clock, catalogues: contracts, demonstrationDay: day("2025-03-31") });
  const steering = createSteering({ db, clock });
  const announced: Announcement[] = [];
  const noticed: Notice[] = [];
  const reportsOver = (handle: Db): Reports => createReports({
    db: handle, clock, storage, contracts: createContracts({ db: handle, clock, steeredContract: "comp-2021-2025" }), indicators, steering: createSteering({ db: handle, clock }), figuresOf: async () => [], render: plainFiles,
    notify: async (_inside, notice) => void noticed.push(notice), announce: async (_inside, one) => void announced.push(one), boardMembers: async () => ["board-member"], ...more,
  });
  const reports = reportsOver(db);
  await contracts.addVersion(office, { register: loadShippedRegister(), contradictions: [], inForceFrom: day("2022-02-04"), sourceName: null, sourceSha256: null });
  const draft = (series: string, year: number, value: number, observedOn: Day) => ({ series, period: yearPeriod(year), value, state: "consolidated" as const, observedOn, source: "Suivi", method: null });
  return {
    db, contracts, indicators, steering, reports, reportsOver, storage, folder, announced, noticed,
    today: (text) => {
      now = fixedClock(text);
    },
    enter: async (series, year, value) => void (await indicators.enter(writer, { ...draft(series, year, value, day(`${year + 1}-02-01`)), reason: null })),
    correct: async (series, year, value, reason) => void (await indicators.correct(writer, { ...draft(series, year, value, now.today()), reason })),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Values of 3.a and 10 for three years, a review of an action: enough for a report of 2023. */
export async function fill(desk: Desk): Promise<void> {
  for (const [year, value] of [[2021, 12], [2022, 13], [2023, 24]] as const) await desk.enter("3.a", year, value);
  await desk.enter("2", 2023, 1.7);
  await desk.steering.act(writer, "action-12", { kind: "reviewed", review: { on: day("2024-03-01"), state: "on-track", confidenceShare: 0.8, synthesis: "Le comité s’est réuni." } }, 0);
}

export const year2023 = { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), texts: [], corrects: null };
