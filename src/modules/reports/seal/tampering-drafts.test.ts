import assert from "node:assert/strict";
import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { fill, office, openDesk, reportSets, signatory, writer, year2023, type Desk } from "../testing/reporting.ts";
import { verifyFiles, writeSums } from "./verify-files.ts";
import { sha256Of } from "../domain/canonical.ts";

const words = { fr: "Une année de consolidation.", en: "A year of consolidation." };

/** A draft declared ready with one synthesis, and nothing sealed. */
async function drafted(db: Db): Promise<{ desk: Desk; draftId: string }> {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  desk.today("2024-07-01");
  const { draft } = await desk.reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null });
  await desk.reports.writeText(writer, draft.id, "overall", words, 0);
  await desk.reports.changeSettings(office, draft.id, { versionNumber: null, knownOn: day("2024-06-29") });
  await desk.reports.changeSettings(office, draft.id, { versionNumber: null, knownOn: day("2024-07-01") });
  await desk.reports.declareReady(office, draft.id);
  assert.deepEqual(await desk.reports.verifyAll(), { reports: 0, ok: true, differences: [] });
  return { desk, draftId: draft.id };
}

/** As somebody would who holds the database; what the checks say of it, then all is put back. */
async function afterTampering(desk: Desk, table: string, statement: SQL): Promise<readonly string[]> {
  const back = new Error("put back");
  let found: readonly string[] = [];
  await desk.db.tx(async (inside) => {
    await inside.script(`alter table ${table} disable trigger user`);
    await inside.query(statement);
    found = (await desk.reportsOver(inside).verifyAll()).differences.map(({ code, kind, text }) => `${code} ${kind}: ${text.en.replace(/entry \d+/, "entry N")}`);
    throw back;
  }).catch((error: unknown) => {
    if (error !== back) throw error;
  });
  return found;
}

databaseTest("a text altered before anything is sealed is named, and so are one taken away and one put in", reportSets, async (db) => {
  const { desk, draftId } = await drafted(db);
  const table = "reports.text_revision";
  assert.deepEqual(await afterTampering(desk, table, sql`update reports.text_revision set text_en = 'A bad year.'`), ["2023-draft text: overall synthesis, revision 1: it is no longer the one that entry N of the log tells of"]);
  assert.deepEqual(await afterTampering(desk, table, sql`delete from reports.text_revision`), ["2023-draft text: overall synthesis, revision 1: it is gone (entry N of the log)"]);
  assert.deepEqual(
    await afterTampering(desk, table, sql`insert into reports.text_revision (id, draft_id, section, revision, text_fr, text_en, recorded_at, author) values ('00000000-0000-4000-8000-000000000001', ${draftId}::uuid, 'overall', 2, 'x', 'x', '2024-07-01', 'X')`),
    ["2023-draft text: overall synthesis, revision 2: Jalon never recorded it"],
  );
  assert.equal((await desk.reports.verifyAll()).ok, true);
  desk.close();
});

databaseTest("a draft that chooses something else, and an act on it altered, taken away or put in, are named", reportSets, async (db) => {
  const { desk, draftId } = await drafted(db);
  assert.deepEqual(await afterTampering(desk, "reports.draft", sql`update reports.draft set known_on = '2024-01-31'`), ["2023-draft draft: the draft report of 2023 (what it chooses, and whose it is) is no longer the one that entry N of the log tells of"]);
  const table = "reports.draft_act";
  assert.deepEqual(await afterTampering(desk, table, sql`update reports.draft_act set settings = jsonb_set(settings, '{knownOn}', '"2024-01-31"') where kind = 'settings'`), ["2023-draft draft: the act “settings” of the draft report is no longer the one that entry N of the log tells of"]);
  assert.deepEqual(await afterTampering(desk, table, sql`update reports.draft_act set content = replace(content, 'consolidation', 'recul') where kind = 'ready'`), ["2023-draft draft: the act “ready” of the draft report is no longer the one that entry N of the log tells of"]);
  assert.deepEqual(await afterTampering(desk, table, sql`delete from reports.draft_act where kind = 'ready'`), ["2023-draft draft: the act “ready” of the draft report, which entry N of the log tells of, is gone"]);
  assert.deepEqual(
    await afterTampering(desk, table, sql`insert into reports.draft_act (id, draft_id, kind, text_count, recorded_at, author) values ('00000000-0000-4000-8000-000000000002', ${draftId}::uuid, 'abandoned', 1, '2024-07-01', 'X')`),
    ["2023-draft draft: the act “abandoned” of the draft report: Jalon never recorded it"],
  );
  desk.close();
});

databaseTest("a withdrawal taken away, put in or given another reason, and a report’s own number, instant or mark, are named", reportSets, async (db) => {
  const { desk, draftId } = await drafted(db);
  await desk.reports.seal(signatory, draftId, (await desk.reports.readiness(draftId)).now.sha256);
  const put = sql`insert into reports.withdrawal (code, reason, recorded_at, author) values ('2023-1', '{"fr": "Faux", "en": "Wrong"}', '2024-07-02', 'X')`;
  assert.deepEqual(await afterTampering(desk, "reports.withdrawal", put), ["2023-1 seal: the withdrawal of report 2023-1: Jalon never recorded it"]);
  for (const change of [sql`sealed_at = '2023-07-01'`, sql`demonstration = true`, sql`number = 7`]) {
    assert.deepEqual(await afterTampering(desk, "reports.sealed", sql`update reports.sealed set ${change}`), ["2023-1 seal: the year, the number, the instant or the demonstration mark of report 2023-1 is no longer that of its seal"]);
  }
  assert.deepEqual(await afterTampering(desk, "reports.sealed_file", sql`update reports.sealed_file set media_type = 'text/html' where name = 'report-2023-1.txt'`), ["2023-1 file: the file report-2023-1.txt no longer has the hash that the log tells of"]);
  await desk.reports.withdraw(office, "2023-1", { fr: "Une erreur de saisie", en: "A typing error" });
  assert.equal((await desk.reports.verifyAll()).ok, true);
  assert.deepEqual(await afterTampering(desk, "reports.withdrawal", sql`delete from reports.withdrawal`), ["2023-1 seal: the withdrawal of report 2023-1, which entry N of the log tells of, is gone"]);
  assert.deepEqual(await afterTampering(desk, "reports.withdrawal", sql`update reports.withdrawal set reason = '{"fr": "Rien", "en": "Nothing"}'`), ["2023-1 seal: the reason for the withdrawal of report 2023-1 is no longer the one that entry N of the log tells of"]);
  desk.close();
});

databaseTest("an event that can no longer be read is named, and does not stop the check", reportSets, async (db) => {
  const { desk, draftId } = await drafted(db);
  await desk.reports.seal(signatory, draftId, (await desk.reports.readiness(draftId)).now.sha256);
  for (const change of [sql`kind = 'nothing-known'`, sql`body = '{}'`]) {
    const found = await afterTampering(desk, "steering.event", sql`update steering.event set ${change}`);
    assert.match(found[0] ?? "", /^2023-1 action: the event \(action-12, .*\) is no longer the one that entry N of the log tells of$/);
  }
  desk.close();
});

databaseTest("a text for a section that the report does not have is said, never dropped", reportSets, async (db) => {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  desk.today("2024-07-01");
  const texts = [{ section: "overal", text: words }, { section: "overall", text: words }, { section: "indicator-99", text: words }];
  for (const act of [() => desk.reports.build({ ...year2023, texts }), () => desk.reports.sealChoice(office, { ...year2023, texts })]) {
    await assert.rejects(act(), (error: { code: string; issues: readonly { field: string }[] }) => error.code === "reports.unknown-section" && error.issues.map(({ field }) => field).join() === "overal,indicator-99");
  }
  assert.deepEqual(await desk.reports.list(), []);
  desk.close();
});

databaseTest("beside the files that SHA256SUMS tells of, one added, altered or removed is named", reportSets, async () => {
  const [a, b] = [new TextEncoder().encode("a"), new TextEncoder().encode("b")];
  const sums = new TextEncoder().encode(writeSums([{ name: "a.txt", sha256: sha256Of("a") }, { name: "b.txt", sha256: sha256Of("b") }]));
  const said = (files: readonly (readonly [string, Uint8Array])[]): readonly string[] => verifyFiles(new Map([["SHA256SUMS", sums], ...files])).differences.map(({ text }) => text.en);
  assert.deepEqual(said([["a.txt", a], ["b.txt", b]]), []);
  assert.deepEqual(said([["a.txt", a], ["b.txt", b], ["c.txt", b]]), ["c.txt: this file is not among those that SHA256SUMS tells of"]);
  assert.deepEqual(said([["a.txt", b]]), ["a.txt: the file no longer has the hash that SHA256SUMS tells of", "b.txt: this file is missing"]);
});
