import assert from "node:assert/strict";
import { auditMigrations, listAudit, verifyAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { createOutbox, outboxMigrations } from "../../../kernel/outbox/index.ts";
import { day, fixedClock, yearPeriod } from "../../../kernel/time/day.ts";
import { indicatorMigrations, verifyValues, type ValueDraft } from "../index.ts";
import { verifyCampaigns } from "./actions/verify-campaigns.ts";
import { contractCatalogue } from "../testing.ts";
import { createCampaigns } from "./campaigns.ts";
import { ada, blaise, campaignDraft, claire, office, openCampaigns, people } from "./testing.ts";

const sets = [auditMigrations, indicatorMigrations];
const where = { campaign: "2024", duty: "3.a:2024" };

function value(number: number, more: Partial<ValueDraft> = {}) {
  return { value: number, state: "consolidated", observedOn: day("2025-02-01"), source: "Suivi", method: null, reason: null, ...more } as const;
}

function sent(number: number) {
  return { value: value(number), typed: { value: String(number), source: "Suivi" } };
}

function refused(code: string, status?: number) {
  return (error: unknown) => error instanceof AppError && (error.code === code || error.issues.some((issue) => issue.code === code)) && (status === undefined || error.status === status);
}

async function duty(db: Db, today: string) {
  const view = await openCampaigns(db, today).campaigns.view("2024");
  return view.duties[0] ?? assert.fail("no duty");
}

databaseTest("campaign: opened once, told once a person, followed from due to accepted with change", sets, async (db) => {
  const lists = { told: [], announced: [] } as Parameters<typeof openCampaigns>[2];
  const { campaigns, told, announced, indicators } = openCampaigns(db, "2025-01-20", lists);
  const draft = await campaignDraft(campaigns);
  assert.deepEqual(draft.duties.map((one) => [one.code, one.dueOn, one.owners.map((owner) => owner.name), one.validator?.name]), [["3.a:2024", "2025-02-28", ["Ada"], "Claire"]]);
  const opened = await campaigns.open(office, draft);
  assert.equal(opened.announced, true);
  assert.deepEqual(told.map((one) => [one.key, one.to]), [["campaign/2024/opened/ada", ["ada"]]]);
  assert.match(told[0]?.text.fr ?? "", /3\.a Collaborations, 2024\u202f: pour le 28 février 2025/);
  assert.equal((await duty(db, "2025-01-20")).state, "due");
  assert.equal((await duty(db, "2025-03-01")).state, "overdue");

  const first = await campaigns.propose(ada, where, sent(14));
  assert.equal((await duty(db, "2025-03-01")).state, "submitted");
  // Two proposals for the same duty: the second is refused, and kept.
  await assert.rejects(campaigns.propose(blaise, where, sent(15)), refused("indicators.move-not-allowed", 409));
  assert.deepEqual((await campaigns.drafts("2024")).map((one) => [one.author, one.entry.typed["value"], one.reasonCode]), [["Blaise", "15", "indicators.move-not-allowed"]]);
  await assert.rejects(campaigns.takeBack(blaise, first?.id ?? ""), refused("indicators.not-your-proposal", 403));
  await assert.rejects(indicators.answer(ada, first?.id ?? "", { kind: "accepted-changed", value: 13, reason: "x" }), refused("indicators.own-proposal"));

  await indicators.answer(claire, first?.id ?? "", { kind: "refused", reason: "Périmètre à revoir" });
  const back = await duty(db, "2025-02-10");
  assert.deepEqual([back.state, back.reason, back.answeredBy], ["sent-back", "Périmètre à revoir", "Claire"]);
  const second = await campaigns.propose(ada, where, sent(12));
  await indicators.answer(claire, second?.id ?? "", { kind: "accepted-changed", value: 13, reason: "Un projet de plus" });
  const done = await duty(db, "2025-03-01");
  assert.deepEqual([done.state, done.proposedValue, done.value, done.reason], ["accepted-with-change", 12, 13, "Un projet de plus"]);
  assert.deepEqual(told.slice(1).map((one) => [one.subject.en.split(":")[0], one.to]), [["Sent back", ["ada"]], ["Accepted with change", ["ada"]]]);
  assert.match(told.at(-1)?.text.fr ?? "", /était 12\u202f; la valeur retenue est 13/);
  assert.deepEqual(announced.map((one) => one.type), ["campaign.opened", "value.proposed", "value.refused", "value.proposed", "value.accepted-changed"]);
  assert.deepEqual((await verifyCampaigns(db)).ok && (await verifyValues(db)).ok && (await verifyAudit(db)).ok, true);
});

databaseTest("campaign: faults all at once, a code once, a planned one tells nobody until its day", sets, async (db) => {
  const { campaigns } = openCampaigns(db, "2025-01-10");
  const draft = await campaignDraft(campaigns);
  await assert.rejects(campaigns.open(office, { ...draft, code: "A B", title: { fr: "", en: "" }, closesOn: "2025-02-29", duties: [] }), (error) => error instanceof AppError && error.status === 422 && error.issues.length === 5);
  const shared: NonNullable<Parameters<typeof openCampaigns>[2]> = { told: [], announced: [] };
  const early = openCampaigns(db, "2025-01-10", shared);
  assert.equal((await early.campaigns.open(office, draft)).announced, false);
  await assert.rejects(early.campaigns.open(office, draft), refused("indicators.campaign-code-taken", 422));
  assert.equal(shared.told.length, 0);
  await assert.rejects(early.campaigns.propose(ada, where, sent(14)), refused("indicators.campaign-not-open-yet", 409));
  assert.deepEqual(await early.campaigns.runReminders(day("2025-01-14")), { opened: 0, duties: 0 });
  const onDay = openCampaigns(db, "2025-01-15", shared);
  assert.deepEqual(await onDay.campaigns.runReminders(day("2025-01-15")), { opened: 1, duties: 0 });
  assert.deepEqual(await onDay.campaigns.runReminders(day("2025-01-15")), { opened: 0, duties: 0 });
  assert.equal(shared.told.length, 1);
});

databaseTest("campaign: closed under a writer, nothing is lost: kept, let in, or sent again", sets, async (db) => {
  const { campaigns, told, indicators } = openCampaigns(db, "2025-02-10");
  await campaigns.open(office, await campaignDraft(campaigns));
  await campaigns.act(office, "2024", { kind: "closed", reason: "Rapport en cours" }, null);
  assert.deepEqual(told.at(-1)?.to, ["ada", "claire"]);
  await assert.rejects(campaigns.act(office, "2024", { kind: "closed", reason: "encore" }, null), refused("indicators.campaign-act-not-allowed", 409));
  await assert.rejects(campaigns.propose(ada, where, sent(14)), refused("indicators.campaign-closed", 409));
  await assert.rejects(campaigns.propose(blaise, where, { value: null, typed: { value: "beaucoup" } }), refused("indicators.campaign-closed", 409));
  const drafts = await campaigns.drafts("2024");
  assert.deepEqual(drafts.map((one) => [one.author, one.entry.typed["value"]]).sort(), [["Ada", "14"], ["Blaise", "beaucoup"]]);
  assert.equal((await campaigns.ownDuties(["ada"]))[0]?.draft?.entry.value?.value, 14);
  await assert.rejects(campaigns.letIn(office, "2024", drafts.find((one) => one.author === "Blaise")?.id ?? ""), refused("indicators.draft-unreadable", 409));
  const own = drafts.find((one) => one.author === "Ada")?.id ?? "";
  const event = await campaigns.letIn(office, "2024", own);
  assert.deepEqual([event.kind, event.author, event.value], ["proposed", "Ada", 14]);
  assert.equal((await duty(db, "2025-02-10")).state, "submitted");
  await assert.rejects(campaigns.letIn(office, "2024", own), refused("indicators.unknown-draft", 404));
  await indicators.answer(office, event.id, { kind: "accepted", reason: null });
  assert.equal((await duty(db, "2025-02-10")).state, "accepted");

  await campaigns.act(office, "2024", { kind: "reopened", closesOn: day("2025-04-30"), reason: "Deux valeurs manquent" }, null);
  await campaigns.propose(blaise, where, sent(16));
  assert.deepEqual(await campaigns.drafts("2024"), [], "sent again, the draft is taken up");
  assert.deepEqual((await listAudit(db, { limit: 20 })).map((entry) => entry.act).toReversed(), [
    "campaign.opened", "campaign.announced", "campaign.closed", "campaign.draft-kept", "campaign.draft-kept", "value.proposed", "campaign.draft-let-in", "value.accepted", "campaign.reopened", "value.proposed",
  ]);
  assert.equal((await verifyCampaigns(db)).ok, true);
});

databaseTest("campaign: acts on duties, two people at once, and what was asked for is seen to move", sets, async (db) => {
  const { campaigns, told } = openCampaigns(db, "2025-02-10");
  await campaigns.open(office, await campaignDraft(campaigns));
  const seen = (await duty(db, "2025-02-10")).revision;
  await campaigns.act(office, "2024", { kind: "duty-postponed", duty: where.duty, dueOn: day("2028-02-29"), reason: "Source en retard" }, seen);
  await assert.rejects(campaigns.act(claire, "2024", { kind: "duty-postponed", duty: where.duty, dueOn: day("2025-03-15"), reason: "autre" }, seen), (error) => error instanceof AppError && error.code === "indicators.campaign-changed-meanwhile" && error.text.fr.includes("29 février 2028 (Source en retard)"));
  assert.deepEqual([(await duty(db, "2025-02-10")).dueOn, (await duty(db, "2025-02-10")).firstDueOn], ["2028-02-29", "2025-02-28"]);
  await campaigns.act(office, "2024", { kind: "duty-reassigned", duty: where.duty, owners: [blaise, ada], validator: claire, reason: "Départ" }, seen + 1);
  assert.deepEqual([told.at(-1)?.to, told.at(-1)?.subject.en], [["blaise", "ada"], "Value assigned to you: 3.a"]);
  await assert.rejects(campaigns.act(office, "2024", { kind: "duty-reassigned", duty: where.duty, owners: [], validator: null, reason: "" }, null), (error) => error instanceof AppError && error.status === 422 && error.issues.length === 2);
  await campaigns.act(office, "2024", { kind: "duty-excused", duty: where.duty, reason: "Plus suivie" }, null);
  assert.deepEqual([(await duty(db, "2025-02-10")).state, (await duty(db, "2025-02-10")).reason], ["excused", "Plus suivie"]);
  await assert.rejects(campaigns.act(office, "2024", { kind: "duty-postponed", duty: where.duty, dueOn: day("2025-05-01"), reason: "x" }, null), refused("indicators.duty-move-not-allowed"));
  await campaigns.act(office, "2024", { kind: "duty-removed", duty: where.duty, reason: "Hors champ" }, null);
  await assert.rejects(campaigns.propose(ada, where, sent(14)), refused("indicators.duty-removed", 409));
  assert.equal((await campaigns.drafts("2024")).length, 1, "even then what was sent is kept");
  await assert.rejects(campaigns.act(office, "2024", { kind: "duty-excused", duty: where.duty, reason: "x" }, null), refused("indicators.duty-unknown"));
});

databaseTest("reminders: one rung a duty, told once however often they run, up to the office, and never for what is had", sets, async (db) => {
  const shared: NonNullable<Parameters<typeof openCampaigns>[2]> = { told: [], announced: [] };
  const { campaigns, indicators } = openCampaigns(db, "2025-01-15", shared);
  await campaigns.open(office, { ...(await campaignDraft(campaigns)), closesOn: "2025-12-31" });
  shared.told.length = 0;
  assert.deepEqual(await campaigns.runReminders(day("2025-02-13")), { opened: 0, duties: 0 });
  for (const on of ["2025-02-14", "2025-02-20", "2025-02-25", "2025-02-28", "2025-03-07", "2025-03-14", "2025-03-21", "2025-05-01"]) {
    await campaigns.runReminders(day(on));
    await campaigns.runReminders(day(on));
  }
  const key = (days: number) => `campaign/2024/3.a:2024/${days}@2025-02-28`;
  assert.deepEqual(shared.told.map((one) => [one.key, one.to]), [
    [key(-14), ["ada"]], [key(-3), ["ada"]], [key(0), ["ada"]], [key(7), ["ada"]], [key(14), ["ada", "claire"]], [key(21), ["ada", "claire", "office"]],
  ]);
  // A new deadline reminds anew; what is proposed is reminded of no more; what is sent back is.
  await campaigns.act(office, "2024", { kind: "duty-postponed", duty: where.duty, dueOn: day("2025-06-30"), reason: "Source en retard" }, null);
  shared.told.length = 0;
  await campaigns.runReminders(day("2025-06-20"));
  assert.deepEqual(shared.told.map((one) => one.key), ["campaign/2024/3.a:2024/-14@2025-06-30"]);
  const event = await campaigns.propose(ada, where, sent(14));
  shared.told.length = 0;
  assert.deepEqual(await campaigns.runReminders(day("2025-06-30")), { opened: 0, duties: 0 });
  await indicators.answer(claire, event?.id ?? "", { kind: "refused", reason: "à revoir" });
  assert.deepEqual(await campaigns.runReminders(day("2025-06-30")), { opened: 0, duties: 1 });
});

databaseTest("four eyes: what one person entered waits for a second; outside a campaign it is marked", sets, async (db) => {
  const { campaigns, indicators } = openCampaigns(db, "2025-02-10");
  await campaigns.open(office, await campaignDraft(campaigns));
  const period = yearPeriod(2024);
  const entered = await indicators.enter(office, { ...value(14), series: "3.a", period });
  const waiting = await duty(db, "2025-02-10");
  assert.deepEqual([waiting.state, waiting.unsigned, waiting.position], ["submitted", true, "unsigned"]);
  await assert.rejects(indicators.countersign(office, entered.id), refused("indicators.own-value", 409));
  await indicators.countersign(claire, entered.id);
  assert.deepEqual([(await duty(db, "2025-02-10")).state, (await duty(db, "2025-02-10")).unsigned], ["accepted", false]);
  await assert.rejects(indicators.countersign(blaise, entered.id), refused("indicators.already-countersigned"));
  assert.deepEqual([...(await indicators.countersigned([entered.id]))], [entered.id]);
  const corrected = await indicators.correct(claire, { ...value(15, { reason: "oubli" }), series: "3.a", period });
  assert.equal((await duty(db, "2025-02-10")).state, "submitted");
  await assert.rejects(indicators.countersign(office, entered.id), refused("indicators.value-does-not-stand"));
  await assert.rejects(indicators.countersign(claire, corrected.id), refused("indicators.own-value"));
  await indicators.countersign(office, corrected.id);
  // A value proposed on the page of values, outside the campaign, is the campaign's all the same.
  const outside = await indicators.propose(blaise, { ...value(16), series: "3.a", period });
  assert.equal((await duty(db, "2025-02-10")).state, "submitted");
  await campaigns.act(office, "2024", { kind: "closed", reason: "fin" }, null);
  await indicators.answer(claire, outside.id, { kind: "accepted", reason: null });
  assert.equal((await duty(db, "2025-02-10")).state, "accepted", "a closed campaign still says what is true");
});

databaseTest("collection rules: the default, then what was set, with its history; the calendar follows", sets, async (db) => {
  const { campaigns } = openCampaigns(db, "2025-02-10");
  assert.deepEqual((await campaigns.rules()).map(({ rule, recorded }) => [rule.series, rule.periodicity, rule.delayMonths, recorded]), [["3.a", "yearly", 2, null]]);
  const draft = { series: "3.a", periodicity: "half-yearly", delayMonths: 1, owners: [blaise], validator: null, reason: "Suivi plus serré" };
  await assert.rejects(campaigns.setRule(office, { ...draft, series: "99" }), refused("indicators.unknown-series", 404));
  await assert.rejects(campaigns.setRule(office, { ...draft, delayMonths: 99, reason: "" }), (error) => error instanceof AppError && error.issues.length === 2);
  await campaigns.setRule(office, draft);
  await campaigns.setRule(office, { ...draft, delayMonths: 2, reason: "Un mois de plus" });
  assert.deepEqual((await campaigns.ruleHistory("3.a")).map((rule) => rule.delayMonths), [2, 1]);
  assert.deepEqual((await campaigns.calendar({ from: day("2025-01-01"), until: day("2025-12-31") })).map((one) => [one.code, one.dueOn, one.owners[0]?.name]), [["3.a:2024-H2", "2025-02-28", "Blaise"], ["3.a:2025-H1", "2025-08-31", "Blaise"]]);
});

databaseTest("tampering with an act, a rule, a kept entry or a countersignature is found and named", sets, async (db) => {
  const { campaigns, indicators } = openCampaigns(db, "2025-02-10");
  await campaigns.open(office, await campaignDraft(campaigns));
  await campaigns.setRule(office, { series: "3.a", periodicity: "yearly", delayMonths: 3, owners: [], validator: null, reason: "x" });
  const entered = await indicators.enter(office, { ...value(14), series: "3.a", period: yearPeriod(2023) });
  await indicators.countersign(claire, entered.id);
  await campaigns.act(office, "2024", { kind: "closed", reason: "fin" }, null);
  await assert.rejects(campaigns.propose(ada, where, sent(14)), refused("indicators.campaign-closed"));
  assert.deepEqual(await verifyCampaigns(db), { records: 6, ok: true, firstDifference: null });
  const tables = [["campaign_event", "author = 'X'", /campagne 2024/], ["collection_rule", "delay_months = 5", /règle de collecte de 3\.a/], ["duty_draft", "entry = '{}'", /envoi gardé 3\.a:2024/], ["countersignature", "author = 'X'", /contresignature/]] as const;
  for (const [table, change, words] of tables) {
    await assert.rejects(db.tx((inside) => inside.query(sql.raw(`update indicators.${table} set ${change}`))));
    await db.tx(async (inside) => {
      await inside.script(`alter table indicators.${table} disable trigger all; update indicators.${table} set ${change} where sequence = (select max(sequence) from indicators.${table})`);
      const { ok, firstDifference } = await verifyCampaigns(inside);
      assert.equal(ok, false);
      assert.match(firstDifference?.text.fr ?? "", words);
      assert.equal(firstDifference?.reason, "altered");
      throw new Error("undo");
    }).catch((error: unknown) => assert.match(String(error), /undo/));
    await db.tx(async (inside) => {
      await inside.script(`alter table indicators.${table} disable trigger all; delete from indicators.${table} where sequence = (select max(sequence) from indicators.${table})`);
      assert.equal((await verifyCampaigns(inside)).firstDifference?.reason, "missing");
      throw new Error("undo");
    }).catch((error: unknown) => assert.match(String(error), /undo/));
  }
});

databaseTest("campaign: a closing and a sending at once: the value is in, or kept, never lost", sets, async (db) => {
  const { campaigns } = openCampaigns(db, "2025-02-10");
  await campaigns.open(office, await campaignDraft(campaigns));
  const outcomes = await Promise.allSettled([
    campaigns.propose(ada, where, sent(14)), campaigns.act(office, "2024", { kind: "closed", reason: "fin" }, null), campaigns.propose(blaise, where, sent(15)),
  ]);
  assert.equal(outcomes[1]?.status, "fulfilled");
  const proposed = (await db.query<{ n: number }>(sql`select count(*)::int as n from indicators.value_event`))[0]?.n ?? 0;
  const kept = (await campaigns.drafts("2024")).length;
  assert.equal(proposed + kept, 2);
  assert.ok(proposed <= 1);
}, { commits: true });

databaseTest("reminders of two processes at once: each thing is told once, in the outbox itself", [auditMigrations, outboxMigrations, indicatorMigrations], async (db) => {
  const clock = fixedClock("2025-03-14");
  const { campaigns } = openCampaigns(db, "2025-01-10");
  await campaigns.open(office, { ...(await campaignDraft(campaigns)), closesOn: "2025-12-31" });
  const outbox = createOutbox({ db, clock });
  const process = () => createCampaigns({ db, clock, catalogues: { at: async () => contractCatalogue }, people: async () => people, notify: outbox.notify, announce: outbox.announce, demonstrationDay: day("2025-03-31") });
  const runs = await Promise.all([process().runReminders(day("2025-03-14")), process().runReminders(day("2025-03-14"))]);
  assert.equal(runs[0].opened + runs[1].opened, 1);
  const messages = await db.query<{ key: string; recipient: string }>(sql`select key, recipient from outbox.message order by key, recipient`);
  assert.deepEqual(messages.map((one) => [one.key, one.recipient]), [
    ["campaign/2024/3.a:2024/14@2025-02-28", "ada"], ["campaign/2024/3.a:2024/14@2025-02-28", "claire"], ["campaign/2024/opened/ada", "ada"],
  ]);
}, { commits: true });

databaseTest("whoever stands in for two owners, and owes values too, is told of all of them at the opening", [auditMigrations, outboxMigrations, indicatorMigrations], async (db) => {
  const clock = fixedClock("2025-01-20");
  const outbox = createOutbox({ db, clock, standIns: async (_inside, account) => (account === blaise.accountId ? [] : [blaise.accountId]) });
  const campaigns = createCampaigns({ db, clock, catalogues: { at: async () => contractCatalogue }, people: async () => people, notify: outbox.notify, announce: outbox.announce, demonstrationDay: day("2025-03-31") });
  const draft = await campaignDraft(campaigns);
  const [first] = draft.duties;
  assert.ok(first !== undefined);
  const owners = [ada, claire, blaise].map(({ accountId, name }) => ({ accountId: accountId ?? "", name }));
  await campaigns.open(office, { ...draft, duties: [{ ...first, owners }] });
  const told = await db.query(sql`select recipient, payload->>'inPlaceOf' as "inPlaceOf" from outbox.message where recipient = 'blaise' order by 2`);
  assert.deepEqual(told, [{ recipient: "blaise", inPlaceOf: "ada" }, { recipient: "blaise", inPlaceOf: "claire" }, { recipient: "blaise", inPlaceOf: null }]);
});

databaseTest("a file of values is announced once, as a whole, and not when its import is refused", sets, async (db) => {
  const { indicators, announced } = openCampaigns(db, "2025-01-20");
  const file = { name: "values.csv", bytes: new TextEncoder().encode("serie;annee;valeur;etat;date_observation;source\n3.a;2022;12;consolidé;2023-02-01;Suivi\n3.a;2023;13;consolidé;2024-02-01;Suivi\n") };
  const plan = await indicators.planImport(file);
  assert.deepEqual(plan.issues.filter((issue) => issue.severity === "error"), []);
  const { batchId } = await indicators.importValues(ada, file, plan);
  assert.deepEqual(announced, [{ type: "values.imported", subject: `import:${batchId}`, data: { batchId, values: 2, series: ["3.a"] } }]);
  await assert.rejects(indicators.importValues(ada, file, plan), refused("indicators.changed-meanwhile"));
  assert.equal(announced.length, 1);
});
