import assert from "node:assert/strict";
import { chmodSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { fill, office, openDesk, reportSets, signatory, writer, type Desk } from "../testing/reporting.ts";

const overall = { fr: "Une année de consolidation.", en: "A year of consolidation." };

/** A report of 2023 sealed from a draft, with one synthesis. */
async function sealed(db: Db): Promise<Desk> {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  desk.today("2024-07-10");
  const { draft } = await desk.reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null });
  await desk.reports.writeText(writer, draft.id, "overall", overall, 0);
  await desk.reports.declareReady(office, draft.id);
  await desk.reports.seal(signatory, draft.id, (await desk.reports.readiness(draft.id)).now.sha256);
  assert.deepEqual(await desk.reports.verify("2023-1"), { code: "2023-1", contentSha256: (await desk.reports.sealed("2023-1")).contentSha256, ok: true, rebuilds: true, differences: [] });
  return desk;
}

/** As somebody would who holds the database. */
async function tamper(db: Db, table: string, statement: SQL): Promise<void> {
  await db.script(`alter table ${table} disable trigger user`);
  await db.query(statement);
  await db.script(`alter table ${table} enable trigger user`);
}

async function named(desk: Desk): Promise<readonly (readonly [string, string, string])[]> {
  return (await desk.reports.verify("2023-1")).differences.map((one) => [one.kind, one.subject, one.text.en] as const);
}

databaseTest("an altered value is named, with what the report has and what the database has", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "indicators.value_event", sql`update indicators.value_event set value = 25 where series = '3.a' and period_from = '2023-01-01'`);
  const found = await named(desk);
  assert.deepEqual(found[0]?.slice(0, 2), ["value", "3.a"]);
  assert.match(found[0]?.[2] ?? "", /the value 3\.a 2023-01-01\/2024-01-01 is no longer the one that entry \d+ of the log tells of/);
  assert.deepEqual(found[1], ["rebuild", "3.a", "indicator 3.a, 2023: 24 in the report, 25 in the database"]);
  assert.equal(found.length, 2);
  desk.close();
});

databaseTest("an altered source, a value deleted, a value put in by hand are each named", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "indicators.value_event", sql`update indicators.value_event set source = 'Autre' where series = '2'`);
  await tamper(db, "indicators.value_event", sql`delete from indicators.value_event where series = '3.a' and period_from = '2022-01-01'`);
  await tamper(db, "indicators.value_event", sql`
    insert into indicators.value_event (id, series, period_from, period_until, kind, value, state, observed_on, recorded_at, author, source, demonstration)
    values ('00000000-0000-4000-8000-000000000001', '5', '2023-01-01', '2024-01-01', 'entered', 9, 'consolidated', '2024-02-01', '2024-02-01', 'X', 'x', false)`);
  const found = await named(desk);
  const rebuilt = found.filter(([kind]) => kind === "rebuild").map(([, , text]) => text);
  assert.ok(rebuilt.includes("indicator 3.a, 2022: 13 in the report, nothing in the database"), rebuilt.join("\n"));
  assert.ok(rebuilt.includes("indicator 5, 2023: nothing in the report, 9 in the database"), rebuilt.join("\n"));
  assert.ok(rebuilt.some((text) => /^indicator 2, 2023: .*Suivi\) in the report, .*Autre\) in the database$/.test(text)), rebuilt.join("\n"));
  assert.deepEqual(found.filter(([kind]) => kind === "value").map(([, subject]) => subject).sort(), ["2", "3.a", "5"]);
  desk.close();
});

databaseTest("an altered synthesis is named", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "reports.text_revision", sql`update reports.text_revision set text_fr = 'Une année de recul.'`);
  const found = await named(desk);
  assert.deepEqual(found.map(([kind, subject]) => [kind, subject]), [["text", "overall"], ["text", "overall"]]);
  assert.match(found[0]?.[2] ?? "", /^overall synthesis, revision 1: it is no longer the one that entry \d+ of the log tells of$/);
  desk.close();
});

databaseTest("an altered contract version is named", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "contract.version", sql`update contract.version set register = jsonb_set(register, '{toYear}', '2026')`);
  const found = await named(desk);
  assert.match(found.find(([kind]) => kind === "contract")?.[2] ?? "", /^version 0 of the contract is no longer the one of the report: hash [0-9a-f]{12}… in the report, [0-9a-f]{12}… in the database$/);
  desk.close();
});

databaseTest("an altered event of an action is named", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "steering.event", sql`update steering.event set body = jsonb_set(body, '{review,synthesis}', '"Le comité ne s’est pas réuni."')`);
  const found = await named(desk);
  assert.deepEqual(found.map(([kind, subject]) => [kind, subject]), [["action", "action-12"], ["rebuild", "action-12"]]);
  assert.match(found[1]?.[2] ?? "", /Le comité s’est réuni\..* in the report.*ne s’est pas réuni.* in the database/);
  desk.close();
});

databaseTest("an altered content, seal or record, and a report taken away, are named", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "reports.sealed", sql`update reports.sealed set content = replace(content, 'consolidation', 'recul'), author = 'Un autre'`);
  const found = (await named(desk)).map(([, , text]) => text);
  assert.ok(found.includes("the content kept of report 2023-1 is no longer the one that its seal tells of"));
  assert.ok(found.some((text) => text.startsWith("the record of report 2023-1 (who, when, after what)")));
  await tamper(db, "reports.sealed_file", sql`delete from reports.sealed_file`);
  await tamper(db, "reports.sealed", sql`delete from reports.sealed`);
  assert.deepEqual((await desk.reports.verifyAll()).differences.map((one) => one.text.en.replace(/\d+ of/, "N of")), ["report 2023-1, which entry N of the log tells of, is gone"]);
  desk.close();
});

databaseTest("an altered file, a file taken away, a file row changed are named", reportSets, async (db) => {
  const desk = await sealed(db);
  const [json, plain] = (await desk.reports.sealed("2023-1")).files;
  const place = (sha256 = ""): string => join(desk.folder, sha256.slice(0, 2), sha256.slice(2));
  assert.ok(readdirSync(desk.folder).length > 0);
  chmodSync(place(json?.sha256), 0o600);
  writeFileSync(place(json?.sha256), "{}");
  rmSync(place(plain?.sha256));
  assert.deepEqual((await named(desk)).map(([, , text]) => text), [
    "the file report-2023-1.json was altered or damaged where it is kept", "the file report-2023-1.txt is no longer where it was kept",
  ]);
  await assert.rejects(desk.reports.file("2023-1", "report-2023-1.json"), { code: "storage.file-altered" });
  await tamper(db, "reports.sealed_file", sql`update reports.sealed_file set sha256 = ${"0".repeat(64)} where name = 'report-2023-1.txt'`);
  assert.ok((await named(desk)).some(([, , text]) => text === "the file report-2023-1.txt no longer has the hash that the log tells of"));
  desk.close();
});

databaseTest("a broken audit chain is named", reportSets, async (db) => {
  const desk = await sealed(db);
  await tamper(db, "kernel.audit_entry", sql`update kernel.audit_entry set author = 'Personne' where sequence = 2`);
  assert.deepEqual((await named(desk)).filter(([kind]) => kind === "audit"), [["audit", "audit 2", "the audit log is broken at entry 2"]]);
  desk.close();
});

databaseTest("changed since shows the value revised and nothing else; what is legitimate is no tampering", reportSets, async (db) => {
  const desk = await sealed(db);
  assert.deepEqual(await desk.reports.changedSince("2023-1"), []);
  // Of a later year, and waiting for an answer: no change to this report.
  desk.today("2025-03-01");
  await desk.enter("3.a", 2024, 14);
  await desk.indicators.propose(writer, { series: "2", period: { from: day("2022-01-01"), until: day("2023-01-01") }, value: 1.6, state: "consolidated", observedOn: day("2025-02-01"), source: "Suivi", method: null, reason: null });
  assert.deepEqual(await desk.reports.changedSince("2023-1"), []);
  await desk.correct("3.a", 2023, 25, "Une convention oubliée");
  const changes = await desk.reports.changedSince("2023-1");
  assert.deepEqual(changes.map((one) => [one.kind, one.label.en, one.what.en, one.on, one.before?.en, one.after?.en, one.reason]), [
    ["value", "indicator 3.a, 2023", "value corrected", "2025-03-01", "24", "25", "Une convention oubliée"],
  ]);
  assert.ok(!JSON.stringify(changes).includes(writer.name));
  assert.equal((await desk.reports.verify("2023-1")).ok, true);
  desk.close();
});

databaseTest("a verdict that the new value changes is told too, and what was said of an action since", reportSets, async (db) => {
  const desk = await sealed(db);
  desk.today("2024-09-01");
  await desk.correct("3.a", 2023, 60, "Recomptage");
  await desk.steering.act(writer, "action-12", { kind: "reviewed", review: { on: day("2024-09-01"), state: "done", confidenceShare: 1, synthesis: "Terminé." } }, 1);
  const changes = await desk.reports.changedSince("2023-1");
  // 12 + 13 + 60 = 85, past 70: a sum that has passed its target cannot be undone.
  assert.deepEqual(changes.map((one) => [one.kind, one.subject]), [["value", "3.a"], ["verdict", "3.a"], ["action", "action-12"]]);
  assert.equal(changes[1]?.after?.en.toLowerCase(), "reached");
  assert.equal((await desk.reports.verify("2023-1")).ok, true);
  desk.close();
});

databaseTest("what is recorded on the report’s own day after it was built is a later change, not tampering", reportSets, async (db) => {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  await desk.reports.sealChoice(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-01"), texts: [], corrects: null });
  await desk.correct("3.a", 2023, 25, "Une convention oubliée");
  desk.today("2024-06-01T15:00:00Z");
  await desk.steering.act(writer, "action-12", { kind: "reviewed", review: { on: day("2024-06-01"), state: "at-risk", confidenceShare: 0.4, synthesis: "Un retard." } }, 1);
  assert.deepEqual((await desk.reports.verify("2023-1")).differences, []);
  assert.deepEqual((await desk.reports.changedSince("2023-1")).map((one) => [one.kind, one.subject]), [["value", "3.a"], ["action", "action-12"]]);
  desk.close();
});
