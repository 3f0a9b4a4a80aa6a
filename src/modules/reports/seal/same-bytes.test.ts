import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Db } from "../../../kernel/db/db.ts";
import { databaseTest, freshDatabase } from "../../../kernel/testing/database.ts";
import { day, yearPeriod } from "../../../kernel/time/day.ts";
import { renderReport } from "../render/render-report.ts";
import { fill, office, openDesk, reportSets, signatory, writer } from "../testing/reporting.ts";

const texts = [
  { section: "indicator-3", text: { fr: "Une année forte\u202f: 24 conventions.", en: "A strong year: 24 agreements." } },
  { section: "overall", text: { fr: "- un\r\n- deux", en: "- one\n- two" } },
];

/** The same facts, entered on `entered` and sealed on `sealed`, by way of a draft or at once. */
async function filesOf(db: Db, entered: string, sealed: string, byDraft: boolean): Promise<readonly (readonly [string, string])[]> {
  const desk = await openDesk(db, entered, { render: (report) => renderReport(report) });
  await fill(desk);
  const proposal = await desk.indicators.propose(writer, { series: "8.d", period: yearPeriod(2023), value: 0.1 + 0.2, state: "provisional", observedOn: day("2024-03-01"), source: "Suivi", method: "Somme", reason: null });
  await desk.indicators.answer(office, proposal.id, { kind: "accepted", reason: null });
  await desk.indicators.forecast(writer, { series: "3.a", value: 68, confidenceShare: 0.7, comment: "" }).catch(() => undefined);
  desk.today(sealed);
  const choice = { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null };
  let code: string;
  if (byDraft) {
    const { draft } = await desk.reports.openDraft(office, choice);
    for (const { section, text } of texts) await desk.reports.writeText(writer, draft.id, section, text, 0);
    await desk.reports.declareReady(office, draft.id);
    code = (await desk.reports.seal(signatory, draft.id, (await desk.reports.readiness(draft.id)).now.sha256)).report.code;
  } else {
    code = (await desk.reports.sealChoice(office, { ...choice, texts })).report.code;
  }
  const { files } = await desk.reports.sealed(code);
  const read: (readonly [string, string])[] = [];
  for (const { name } of files) read.push([name, createHash("sha256").update((await desk.reports.file(code, name)).bytes).digest("hex")]);
  desk.close();
  return read;
}

databaseTest("the same facts, texts and choices give the same bytes here and on another PGlite, on other days, by a draft or at once", reportSets, async (db) => {
  const other = await freshDatabase(reportSets);
  try {
    const here = await filesOf(db, "2024-06-01", "2024-07-10", true);
    const there = await filesOf(other, "2024-06-01T17:45:12.345Z", "2026-02-28", false);
    assert.ok(here.length >= 4);
    assert.deepEqual(here, there);
  } finally {
    await other.close();
  }
});
