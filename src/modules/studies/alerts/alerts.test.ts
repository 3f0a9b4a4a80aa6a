import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { createOutbox, outboxMigrations, smtpTransport } from "../../../kernel/outbox/index.ts";
import { startSmtp } from "../../../kernel/outbox/mail/testing.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { studyMigrations } from "../migrations.ts";
import { aValidContent, curator, publishStudy, researcher, testStudies } from "../testing/builders.ts";
import { addressOfAlert } from "./alert.ts";
import { createAlerts, recipientPrefix, type Alerts } from "./alerts.ts";

const sets = [auditMigrations, outboxMigrations, studyMigrations];
const input = { name: "Foie", query: "", language: "fr" as const, rhythm: "daily" as const };
const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === code;

function movingClock(start: string): Clock & { forward(hours: number): void } {
  let at = Date.parse(start);
  return { now: () => new Date(at), today: () => day(new Date(at).toISOString().slice(0, 10)), forward: (hours) => { at += hours * 3_600_000; } };
}

/** Alerts whose search finds every published study. */
function world(db: Db, clock: Clock, port: number): { alerts: Alerts; other: Alerts; drain: () => Promise<unknown>; studies: ReturnType<typeof testStudies> } {
  const studies = testStudies(db, { clock });
  const outbox = createOutbox({ db, clock, transports: { mail: smtpTransport({
    server: { host: "127.0.0.1", port, secure: false, login: null }, from: { name: "Jalon", address: "jalon@exemple.fr" }, site: "https://jalon.exemple.fr", signature: { fr: "Jalon", en: "Jalon" },
    mailboxOf: async (recipient) => {
      const address = recipient.startsWith(recipientPrefix) ? await addressOfAlert(db, recipient.slice(recipientPrefix.length)) : "compte@exemple.fr";
      return address === null ? null : { address, name: "" };
    },
  }) } });
  const deps = {
    db, clock, studies, notify: outbox.notify, sendsMail: () => true, site: "https://jalon.exemple.fr",
    matches: async () => (await studies.list({ page: 1, pageSize: 100 })).items.map(({ code }) => code),
  };
  return { alerts: createAlerts(deps), other: createAlerts(deps), drain: () => outbox.drain(), studies };
}

databaseTest("an account is told once of what is new, changed, has results, was withdrawn; two runners at once send once", sets, async (db) => {
  const smtp = await startSmtp();
  try {
    const clock = movingClock("2025-03-31T09:00:00Z");
    const { alerts, other, drain, studies } = world(db, clock, smtp.port);
    const old = await publishStudy(studies, aValidContent());
    await alerts.save("account-1", input);
    clock.forward(24);
    assert.deepEqual(await alerts.run(), { looked: 1, told: 0, forgotten: 0 });
    const fresh = await publishStudy(studies, aValidContent({ registryNumbers: [], title: { fr: "Nouvelle étude du foie" } }));
    const { revision } = await studies.revise(researcher, old.code);
    await studies.save(researcher, old.code, revision, { resultsPostedOn: day("2025-01-10"), resultsUrl: "https://exemple.fr/r" });
    await studies.publish(curator, old.code);
    clock.forward(24);
    const runs = await Promise.all([alerts.run(), other.run()]);
    assert.equal(runs.reduce((sum, { told }) => sum + told, 0), 1);
    await drain();
    assert.equal(smtp.received.length, 1);
    const mail = smtp.received[0]?.source ?? "";
    assert.match(mail, /List-Unsubscribe:\s+<https:\/\/jalon\.exemple\.fr\/studies\/alerts\/stop\/[\w-]+>/);
    assert.match(mail, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    const text = mail.replaceAll("=\r\n", "");
    assert.ok(text.includes(`/studies/${fresh.code}`) && text.includes(`/studies/${old.code}`));
    assert.ok(text.includes("Results posted:") && text.includes("New:"));
    clock.forward(24);
    assert.equal((await alerts.run()).told, 0);
    await studies.withdraw(curator, fresh.code, "Doublon.", null);
    clock.forward(24);
    assert.equal((await alerts.run()).told, 1);
    await drain();
    assert.ok((smtp.received[1]?.source.replaceAll("=\r\n", "") ?? "").includes("Withdrawn:"));
    const [mine] = await alerts.list("account-1");
    await alerts.change("account-1", mine?.id ?? "", { paused: true, rhythm: "weekly" });
    await assert.rejects(alerts.remove("account-2", mine?.id ?? ""), refuses("studies.unknown-alert"));
    await publishStudy(studies, aValidContent({ registryNumbers: [] }));
    clock.forward(24 * 8);
    assert.equal((await alerts.run()).told, 0);
    await alerts.remove("account-1", mine?.id ?? "");
    assert.deepEqual(await alerts.list("account-1"), []);
  } finally {
    await smtp.close();
  }
}, { commits: true });

databaseTest("an address confirms, is told, leaves; one that does not confirm is forgotten after two days", sets, async (db) => {
  const smtp = await startSmtp();
  try {
    const clock = movingClock("2025-03-31T09:00:00Z");
    const { alerts, drain, studies } = world(db, clock, smtp.port);
    await alerts.ask("moi@exemple.org", input, "192.0.2.1");
    await drain();
    assert.deepEqual(smtp.received.map(({ to }) => to), [["moi@exemple.org"]]);
    const token = /\/studies\/alerts\/confirm\/([\w-]{43})/.exec(smtp.received[0]?.source.replaceAll("=\r\n", "") ?? "")?.[1] ?? "";
    const [message] = await db.query<{ payload: unknown; recipient: string }>(sql`select payload, recipient from outbox.message`);
    assert.ok(!JSON.stringify(message).includes("moi@exemple.org"));
    await publishStudy(studies, aValidContent());
    clock.forward(24);
    assert.equal((await alerts.run()).told, 0);
    assert.equal(await alerts.confirm("n-importe-quoi"), false);
    assert.equal(await alerts.confirm(token), true);
    assert.equal((await alerts.run()).told, 1);
    await drain();
    assert.equal(smtp.received.length, 2);
    await alerts.end(token);
    assert.equal(await alerts.byToken(token), null);
    assert.equal((await db.query(sql`select 1 from studies.alert`)).length, 0);
    // Three an hour for an address, whoever asks; then silence, and the same answer.
    for (const caller of ["a", "b", "c", "d"]) await alerts.ask("toi@exemple.org", input, caller);
    assert.equal((await db.query(sql`select 1 from studies.alert`)).length, 3);
    for (let at = 0; at < 9; at += 1) await alerts.ask(`n${at}@exemple.org`, input, "a");
    await assert.rejects(alerts.ask("n9@exemple.org", input, "a"), refuses("studies.too-many-requests"));
    clock.forward(48);
    assert.equal((await alerts.run()).forgotten, 12);
    assert.equal((await db.query(sql`select 1 from studies.alert`)).length, 0);
  } finally {
    await smtp.close();
  }
}, { commits: true });
