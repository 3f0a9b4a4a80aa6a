import assert from "node:assert/strict";
import { listAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { fill, office, openDesk, reportSets, signatory, writer, year2023, type Desk } from "../testing/reporting.ts";

async function sealed(db: Db): Promise<Desk> {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  desk.today("2024-07-10");
  await desk.reports.sealChoice(office, year2023);
  return desk;
}

const reason = { fr: "Une décision s’y lit trop tôt.", en: "It tells of a decision too early." };
const unknown = { code: "reports.unknown-report", status: 404 };

databaseTest("to the public a report is not there until it is published, and again once it is taken back", reportSets, async (db) => {
  const desk = await sealed(db);
  const { reports } = desk;
  const { published } = reports;
  const seal = (await reports.sealed("2023-1")).contentSha256;
  const hidden = async (): Promise<void> => {
    assert.deepEqual(await published.list(), []);
    for (const name of ["2023-1", seal, seal.slice(0, 8)]) await assert.rejects(published.sealed(name), unknown);
    await assert.rejects(published.sealed("2031-1"), (error: Error) => !error.message.includes("2023-1"));
    await assert.rejects(published.file("2023-1", "report-2023-1.json"), unknown);
    await assert.rejects(published.changedSince("2023-1"), unknown);
    assert.equal((await reports.sealed("2023-1")).publicSince, null);
  };
  await hidden();
  await assert.rejects(reports.takeBack(signatory, "2023-1", reason), { code: "reports.not-published", status: 409 });
  await reports.publish(signatory, "2023-1");
  await assert.rejects(reports.publish(signatory, "2023-1"), { code: "reports.already-published", status: 409 });
  await assert.rejects(reports.publish(signatory, "2031-1"), unknown);
  assert.deepEqual((await published.list()).map(({ code, publicSince }) => [code, publicSince === null]), [["2023-1", false]]);
  assert.equal((await published.sealed(seal.slice(0, 8))).contentSha256, seal);
  assert.ok((await published.file("2023-1", "report-2023-1.json")).bytes.length > 0);
  await assert.rejects(reports.takeBack(signatory, "2023-1", { fr: " ", en: "x" }), { code: "reports.reason-missing" });
  desk.today("2024-07-12");
  await reports.takeBack(office, "2023-1", reason);
  await hidden();
  assert.deepEqual((await reports.sealed("2023-1")).publications.map(({ kind, reason: why, author }) => [kind, why?.en ?? null, author]), [["published", null, "Camille"], ["taken-back", reason.en, "Ada"]]);
  await reports.publish(signatory, "2023-1");
  assert.equal((await published.list()).length, 1);
  assert.deepEqual(desk.announced.map(({ type }) => type), ["report.sealed", "report.published", "report.taken-back", "report.published"]);
  const entries = (await listAudit(db, { limit: 50 })).filter(({ act }) => /published|taken-back/.test(act));
  assert.equal(entries.length, 3);
  assert.deepEqual((await reports.verify("2023-1")).differences, []);
  // The seal is over the content: publishing changes nothing of it.
  assert.equal((await reports.sealed("2023-1")).contentSha256, seal);
  desk.close();
});

databaseTest("a withdrawn report that is public stays so, marked; one that never was does not become public", reportSets, async (db) => {
  const desk = await sealed(db);
  await desk.reports.publish(signatory, "2023-1");
  await desk.reports.withdraw(office, "2023-1", reason);
  assert.notEqual((await desk.reports.published.sealed("2023-1")).withdrawn, null);
  await desk.reports.takeBack(office, "2023-1", reason);
  await assert.rejects(desk.reports.publish(signatory, "2023-1"), { code: "reports.already-withdrawn" });
  desk.close();
});

databaseTest("of what changed since, the public learns nothing of obstacles and asks", reportSets, async (db) => {
  const desk = await sealed(db);
  await desk.reports.publish(signatory, "2023-1");
  desk.today("2024-09-01");
  await desk.steering.act(writer, "action-12", { kind: "ask-opened", ask: "obstacle", text: "Le prestataire est en retard.", on: day("2024-09-01") }, 1);
  assert.equal((await desk.reports.changedSince("2023-1")).length, 1);
  assert.deepEqual(await desk.reports.published.changedSince("2023-1"), []);
  await desk.steering.act(writer, "action-12", { kind: "reviewed", review: { on: day("2024-09-01"), state: "at-risk", confidenceShare: 0.4, synthesis: "Un retard." } }, 2);
  const [all, open] = [(await desk.reports.changedSince("2023-1"))[0]?.after?.en ?? "", (await desk.reports.published.changedSince("2023-1"))[0]?.after?.en ?? ""];
  assert.match(all, /at risk.*“Un retard\.”.*open obstacles and asks: 1/);
  assert.match(open, /at risk.*“Un retard\.”/);
  assert.doesNotMatch(open, /obstacle|asks/);
  desk.close();
});

databaseTest("a publication put in by hand, altered or taken away is named", reportSets, async (db) => {
  const desk = await sealed(db);
  await desk.reports.publish(signatory, "2023-1");
  const named = async (): Promise<readonly string[]> => (await desk.reports.verify("2023-1")).differences.map((one) => `${one.kind}: ${one.text.en.replace(/entry \d+/, "entry N")}`);
  await db.query(sql`insert into reports.publication (id, code, kind, reason, recorded_at, author) values ('00000000-0000-4000-8000-000000000001', '2023-1', 'published', null, '2024-07-11', 'X')`);
  assert.deepEqual(await named(), ["publication: the publication of report 2023-1: Jalon never recorded it"]);
  await assert.rejects(db.tx((inside) => inside.query(sql`delete from reports.publication`)));
  await db.script("alter table reports.publication disable trigger user");
  await db.query(sql`delete from reports.publication where author = 'X'`);
  await db.query(sql`update reports.publication set author = 'Un autre'`);
  assert.deepEqual(await named(), ["publication: the publication of report 2023-1 is no longer the one that entry N of the log tells of"]);
  await db.query(sql`delete from reports.publication`);
  assert.deepEqual(await named(), ["publication: a publication of report 2023-1, which entry N of the log tells of, is gone"]);
  assert.equal((await desk.reports.verifyAll()).ok, false);
  desk.close();
});
