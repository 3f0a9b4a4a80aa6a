import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { canonicalJson, listAudit } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { fill, office, openDesk, reportSets, signatory, writer, year2023, type Desk } from "../testing/reporting.ts";
import type { Db } from "../../../kernel/db/db.ts";

const overall = { fr: "Une année de consolidation.", en: "A year of consolidation." };

async function filled(db: Db, today = "2024-06-01"): Promise<Desk> {
  const desk = await openDesk(db, today);
  await fill(desk);
  desk.today("2024-07-10");
  return desk;
}

databaseTest("a report holds the facts as known then, and neither name, instant nor random id", reportSets, async (db) => {
  const desk = await filled(db);
  await desk.enter("1.europe", 2023, 0.36);
  const { content, sha256, text } = await desk.reports.build({ ...year2023, texts: [{ section: "overall", text: overall }] });
  const series = content.indicators.flatMap((one) => one.series);
  const threeA = series.find((one) => one.key === "3.a");
  assert.deepEqual(threeA?.observations.map((one) => [one.period.from, one.value, one.knownSince]), [["2021-01-01", 12, "2024-06-30"], ["2022-01-01", 13, "2024-06-30"], ["2023-01-01", 24, "2024-06-30"]]);
  // 12 + 13 + 24 = 49 of 70, by hand.
  assert.equal(threeA?.assessment.compared?.value, 49);
  assert.deepEqual(series.find((one) => one.key === "1.europe")?.observations, [], "recorded after the day");
  assert.equal(content.contract.versionNumber, 0);
  assert.deepEqual(content.texts, [{ section: "overall", text: overall }]);
  assert.equal(content.priorities.flatMap((one) => one.objectives.flatMap((objective) => objective.actions)).find((one) => one.code === "12")?.review?.synthesis, "Le comité s’est réuni.");
  assert.equal(sha256, createHash("sha256").update(text).digest("hex"));
  assert.equal(text, canonicalJson(content));
  for (const random of [writer.name, writer.accountId, "T12:00:00"]) assert.ok(!text.includes(random), random);
  assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  desk.close();
});

databaseTest("what cannot be built says all that is wrong and what there is", reportSets, async (db) => {
  const desk = await filled(db);
  const refused = async (choice: object): Promise<readonly (readonly [string, string])[]> => {
    try {
      await desk.reports.build({ ...year2023, ...choice });
    } catch (error) {
      return (error as { issues: { code: string; text: { en: string } }[] }).issues.map((issue) => [issue.code, issue.text.en] as const);
    }
    return [];
  };
  assert.deepEqual(await refused({ year: 2024 }), [["reports.year-without-values", "No value of 2024 is known on 30 June 2024. Values are known for 2021 to 2023."]]);
  assert.deepEqual(await refused({ year: 2019, knownOn: day("2027-01-01") }), [
    ["reports.year-outside-contract", "The year 2019 is outside the contract, which goes from 2021 to 2025."],
    ["reports.known-on-in-future", "1 January 2027 has not come yet: choose a day up to 10 July 2024."],
  ]);
  assert.deepEqual((await refused({ versionNumber: 7 })).map(([, text]) => text), ["The contract has no version 7 in force. Versions: 0."]);
  assert.deepEqual(await refused({ knownOn: day("2020-01-01") }), [["reports.known-on-before-contract", "1 January 2020 is before the contract, which begins in 2021."]]);
  assert.match((await refused({ knownOn: day("2023-06-30") }))[0]?.[1] ?? "", /those of that year became known later/);
  desk.close();
});

databaseTest("four eyes: whoever declared it ready or wrote the last word does not seal it", reportSets, async (db) => {
  const desk = await filled(db);
  const { reports } = desk;
  const { draft } = await reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null });
  await reports.writeText(writer, draft.id, "overall", overall, 0);
  const hash = (await reports.readiness(draft.id)).now.sha256;
  await assert.rejects(reports.seal(signatory, draft.id, hash), { code: "reports.not-ready" });
  await reports.declareReady(office, draft.id);
  await assert.rejects(reports.seal(office, draft.id, hash), { code: "reports.own-seal" });
  await assert.rejects(reports.seal(writer, draft.id, hash), { code: "reports.own-seal" });
  await assert.rejects(reports.seal(signatory, draft.id, "0".repeat(64)), { code: "reports.content-moved" });
  const { report, already } = await reports.seal(signatory, draft.id, hash);
  assert.deepEqual([report.code, already, report.contentSha256], ["2023-1", false, hash]);
  assert.equal((await reports.draft(draft.id)).state, "sealed");
  await assert.rejects(reports.writeText(writer, draft.id, "overall", { fr: "Autre", en: "Other" }, 1), { code: "reports.draft-closed" });
  assert.deepEqual(desk.announced.map((one) => [one.type, one.subject]), [["report.sealed", "report:2023-1"]]);
  assert.deepEqual(desk.noticed.map((one) => [one.key, one.to]), [["report.sealed 2023-1", ["board-member"]]]);
  const edition = await reports.sealed(hash.slice(0, 8));
  assert.deepEqual(edition.files.map((file) => file.name), ["report-2023-1.json", "report-2023-1.txt"]);
  assert.equal(new TextDecoder().decode((await reports.file("2023-1", "report-2023-1.txt")).bytes), `2023-1 ${hash}\n`);
  assert.ok((await listAudit(db, { limit: 3 })).some((entry) => entry.act === "report.sealed"));
  desk.close();
});

databaseTest("two write the same synthesis: the second is told, with the text of the first; nothing is lost", reportSets, async (db) => {
  const desk = await filled(db);
  const { reports } = desk;
  const { draft } = await reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null });
  await reports.writeText(office, draft.id, "objective-1", { fr: "Un.", en: "One." }, 0);
  await assert.rejects(reports.writeText(writer, draft.id, "objective-1", { fr: "Deux.", en: "Two." }, 0), (error: { code?: string; status?: number; theirs?: { text: unknown; revision: number } }) => {
    assert.deepEqual([error.code, error.status, error.theirs?.text, error.theirs?.revision], ["reports.text-changed-meanwhile", 409, { fr: "Un.", en: "One." }, 1]);
    return true;
  });
  const merged = await reports.writeText(writer, draft.id, "objective-1", { fr: "Un.\r\n\r\n\r\nDeux.  ", en: "One. Two." }, 1);
  assert.deepEqual([merged?.revision, merged?.text.fr], [2, "Un.\n\nDeux."]);
  assert.equal((await reports.writeText(office, draft.id, "objective-1", { fr: "Un.\n\nDeux.", en: "One. Two." }, 0))?.revision, 2, "the same text is no revision");
  await assert.rejects(reports.writeText(writer, draft.id, "objective-99", overall, 0), { code: "reports.unknown-section" });
  assert.equal((await reports.revisions(draft.id)).length, 2);
  desk.close();
});

databaseTest("a fact that moved between ready and seal is shown before the seal", reportSets, async (db) => {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  const { reports } = desk;
  const { draft } = await reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-01"), corrects: null });
  await reports.declareReady(office, draft.id);
  await desk.correct("3.a", 2023, 25, "Une convention oubliée");
  const { readySha256, now, changes } = await reports.readiness(draft.id);
  assert.notEqual(readySha256, now.sha256);
  assert.deepEqual(changes.map((one) => [one.label.en, one.before?.en, one.after?.en]), [["indicator 3.a, 2023", "24", "25"]]);
  await assert.rejects(reports.seal(signatory, draft.id, readySha256 ?? ""), { code: "reports.content-moved" });
  assert.equal((await reports.seal(signatory, draft.id, now.sha256)).report.contentSha256, now.sha256);
  // A text after ready undoes it.
  const second = await reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-01"), corrects: { code: "2023-1", reason: { fr: "Faute de frappe.", en: "A slip." } } });
  await reports.declareReady(office, second.draft.id);
  await reports.writeText(office, second.draft.id, "overall", overall, 0);
  assert.equal((await reports.draft(second.draft.id)).state, "writing");
  desk.close();
});

databaseTest("the same content gives the same report again; a new edition says what it corrects; a withdrawn one stays", reportSets, async (db) => {
  const desk = await filled(db);
  const { reports } = desk;
  const first = await reports.sealChoice(office, year2023);
  desk.today("2024-09-01");
  const again = await reports.sealChoice(office, year2023);
  assert.deepEqual([again.already, again.report.code, again.report.contentSha256], [true, "2023-1", first.report.contentSha256]);
  const corrects = { code: "2023-1", contentSha256: first.report.contentSha256, reason: { fr: "Synthèse ajoutée.", en: "Synthesis added." } };
  const next = await reports.sealChoice(office, { ...year2023, texts: [{ section: "overall", text: overall }], corrects });
  assert.deepEqual([next.report.code, next.report.content.corrects?.code], ["2023-2", "2023-1"]);
  await assert.rejects(reports.withdraw(office, "2023-1", { fr: "", en: "x" }), { code: "reports.reason-missing" });
  await reports.withdraw(office, "2023-1", { fr: "Remplacé.", en: "Replaced." });
  await assert.rejects(reports.withdraw(office, "2023-1", { fr: "Remplacé.", en: "Replaced." }), { code: "reports.already-withdrawn" });
  assert.deepEqual((await reports.list()).map((one) => [one.code, one.withdrawn?.reason.en ?? null]), [["2023-2", null], ["2023-1", "Replaced."]]);
  assert.equal((await reports.verifyAll()).ok, true);
  desk.close();
});
