import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { auditMigrations, canonicalJson, listAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { consultationMigrations } from "../migrations.ts";
import { definitionOf } from "../domain/definition.ts";
import { foldMoment, weekOf } from "./actions/tick.ts";
import { aForm, aGroup, anInput, organiser, researcher, testQuestionnaires } from "./testing.ts";

const sets = [auditMigrations, consultationMigrations];
const refuses = (code: string, issues?: readonly string[]) => (error: unknown): boolean => {
  const refusal = error as { code?: string; issues?: readonly { code: string }[] };
  assert.equal(refusal.code, `consultations.${code}`);
  if (issues !== undefined) assert.deepEqual(refusal.issues?.map((issue) => issue.code.replace("consultations.", "")).sort(), [...issues].sort());
  return true;
};
const actsOf = async (db: Db) => (await listAudit(db, { subject: "questionnaire:short", limit: 100 })).map(({ act }) => act.replace("consultations.questionnaire-", "")).toReversed();

databaseTest("from draft to publication; the definition is hashed and stays, whoever tries", sets, async (db) => {
  const { service, ballots, clock } = testQuestionnaires(db);
  const draft = await service.create(organiser, anInput());
  assert.deepEqual([draft.state, draft.definitionSha256, draft.form], ["draft", null, aForm()]);
  await assert.rejects(service.create(organiser, anInput()), refuses("questionnaire-refused", ["code-taken"]));
  await assert.rejects(service.move(organiser, "short", "open"), refuses("questionnaire-moved-on"));
  await assert.rejects(service.move(researcher, "short", "announced"), refuses("not-organiser"));
  await service.move(organiser, "short", "announced");
  await assert.rejects(service.change(organiser, "short", 2, anInput({ threshold: 6 })), refuses("only-a-draft-changes"));
  await service.move(organiser, "short", "draft");
  await assert.rejects(service.change(organiser, "short", 1, anInput({ threshold: 6 })), refuses("questionnaire-moved-on"));
  await service.change(organiser, "short", 3, anInput({ threshold: 6 }));
  await service.move(organiser, "short", "announced");
  const open = await service.move(organiser, "short", "open");
  assert.deepEqual([open.state, open.threshold, open.openedOn, open.keys.map(({ axis }) => axis)], ["open", 6, "2025-03-10", ["first", "second"]]);
  // As anybody would, from what the API gives.
  const published: unknown = JSON.parse(JSON.stringify(definitionOf(open, open.keys)));
  assert.equal(open.definitionSha256, createHash("sha256").update(canonicalJson(published)).digest("hex"));
  await assert.rejects(service.change(organiser, "short", open.revision, anInput({ mode: "open-link", closesOn: "2025-05-10" })), refuses("fixed-since-opening"));
  await assert.rejects(service.move(organiser, "short", "draft"), refuses("fixed-since-opening"));
  await assert.rejects(service.cancel(organiser, "short"), refuses("fixed-since-opening"));
  for (const set of [sql`mode = 'open-link'`, sql`threshold = 5`, sql`closes_on = '2025-05-01'`, sql`form = '{}'::jsonb`, sql`eligible_roles = null, title = '{}'::jsonb`, sql`state = 'announced', definition_sha256 = null, keys = null, opened_on = null`]) {
    await assert.rejects(db.tx((tx) => tx.query(sql`update consultations.questionnaire set ${set} where code = 'short'`)));
  }
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from consultations.questionnaire`)));
  clock.to("2025-03-20");
  assert.equal((await service.move(organiser, "short", "closed")).closedOn, "2025-03-20");
  assert.equal((await service.move(organiser, "short", "published")).state, "published");
  assert.deepEqual(ballots.acts, ["open short", "close short"]);
  assert.deepEqual(await actsOf(db), ["created", "announced", "back-to-draft", "changed", "announced", "opened", "change-refused", "change-refused", "change-refused", "closed", "published"]);
  const refusal = (await listAudit(db, { subject: "questionnaire:short", limit: 100 })).find(({ act, next }) => act.endsWith("change-refused") && JSON.stringify(next).includes("mode"));
  assert.deepEqual(refusal?.next, { asked: ["mode", "closesOn", "threshold"] });
});

databaseTest("what keeps a questionnaire from being saved or opened is said at once", sets, async (db) => {
  const wide = { ...aForm(), code: "wide", groups: [aGroup(5)] };
  const { service, clock, ballots } = testQuestionnaires(db, { forms: [aForm(), wide] });
  await assert.rejects(service.create(organiser, anInput({ code: "Pas bon", title: { fr: "", en: "x" }, mode: "by-post", opensOn: "2025-02-30", threshold: 4, eligibleRoles: ["nobody"], periodFrom: "2024-01-01", periodTo: "2019-01-01", form: { code: "none" } })), refuses("questionnaire-refused", ["bad-code", "bad-title", "bad-mode", "bad-day", "bad-period", "bad-threshold", "bad-roles", "unknown-form"]));
  await assert.rejects(service.create(organiser, anInput({ closesOn: "2025-03-10" })), refuses("questionnaire-refused", ["closes-before-opening"]));
  // Two of the steering office for a threshold of five: nobody could be hidden among them.
  await service.create(organiser, anInput({ eligibleRoles: ["steering-office"], opensOn: "2025-03-20", form: { code: "wide" } }));
  await service.move(organiser, "short", "announced");
  await assert.rejects(service.move(organiser, "short", "open"), refuses("not-ready-to-open", ["not-yet-the-day", "too-few-eligible"]));
  clock.to("2025-05-01");
  await assert.rejects(service.move(organiser, "short", "open"), refuses("not-ready-to-open", ["closing-day-past", "too-few-eligible"]));
  // Twelve people, a threshold of five: four values at most.
  await service.create(organiser, anInput({ code: "fine", opensOn: "2025-05-01", closesOn: "2025-06-01", form: { code: "wide" } }));
  await service.move(organiser, "fine", "announced");
  await assert.rejects(service.move(organiser, "fine", "open"), refuses("not-ready-to-open", ["group-too-fine"]));
  assert.deepEqual(ballots.acts, []);
  await service.cancel(organiser, "fine");
  assert.equal(await service.find("fine"), null);
});

databaseTest("a stop half-way leaves nothing that the next try does not mend", sets, async (db) => {
  const { service, ballots, clock } = testQuestionnaires(db);
  await service.create(organiser, anInput());
  await service.move(organiser, "short", "announced");
  ballots.failNext = true;
  await assert.rejects(service.tick());
  assert.equal((await service.find("short"))?.state, "announced");
  assert.deepEqual(await service.tick(), { opened: 1, closed: 0, folded: 0 });
  clock.to("2025-04-10");
  ballots.failNext = true;
  await assert.rejects(service.tick());
  const halfway = await service.find("short");
  assert.deepEqual([halfway?.state, halfway?.ballotsClosed], ["closed", false]);
  await service.tick();
  await service.tick();
  assert.equal((await service.find("short"))?.ballotsClosed, true);
  assert.deepEqual(ballots.acts, ["open short", "close short"]);
});

databaseTest("the timer opens, folds once a night at a drawn moment, closes; weeks hold whole steps", sets, async (db) => {
  const { service, ballots, clock } = testQuestionnaires(db, { today: "2025-03-09" });
  await service.create(organiser, anInput());
  await service.tick();
  clock.to("2025-03-10");
  await service.tick();
  assert.equal((await service.find("short"))?.state, "draft", "a draft that nobody announced does not open");
  await service.move(organiser, "short", "announced");
  await service.tick();
  ballots.contributions = 10;
  for (const at of ["2025-03-10T23:00:00Z", "2025-03-11T00:10:00Z", "2025-03-11T02:50:00Z"]) {
    clock.to(at);
    await service.tick();
  }
  assert.deepEqual(ballots.acts, ["open short"]);
  // 0:10, so drawn between 1:00 and 5:00; half-way is 3:00.
  for (const at of ["2025-03-11T03:00:00Z", "2025-03-11T03:05:00Z", "2025-03-11T22:00:00Z"]) {
    clock.to(at);
    await service.tick();
  }
  assert.deepEqual(ballots.acts, ["open short", "fold short"]);
  assert.deepEqual((await service.participation("short")).weeks, [{ axis: "first", weekFrom: "2025-03-10", contributions: 10 }, { axis: "second", weekFrom: "2025-03-10", contributions: 0 }]);
  assert.equal((await service.participation("short")).eligible, 12);
  clock.to("2025-04-10T00:03:00Z");
  assert.deepEqual(await service.tick(), { opened: 0, closed: 1, folded: 0 });
  assert.deepEqual(await actsOf(db), ["created", "announced", "opened", "closed"], "folds leave no line");
});

databaseTest("an opening that is refused on the day leaves one line a day", sets, async (db) => {
  const { service, notices } = testQuestionnaires(db);
  await service.create(organiser, anInput({ eligibleRoles: ["steering-office"] }));
  await service.move(organiser, "short", "announced");
  assert.deepEqual([await service.tick(), await service.tick()], [{ opened: 0, closed: 0, folded: 0 }, { opened: 0, closed: 0, folded: 0 }]);
  assert.deepEqual(await actsOf(db), ["created", "announced", "opening-refused"]);
  assert.deepEqual((await service.openingFaults("short")).map(({ code }) => code), ["consultations.too-few-eligible"]);
  assert.deepEqual(notices.map(({ to, path, subject }) => [to, path, subject.en]), [[["account-office"], "/consultations/manage/short", "Opening refused: A short questionnaire"]]);
  assert.match(notices[0]?.text.fr ?? "", /2 personnes peuvent répondre, pour un seuil de 5/);
});

databaseTest("a lost key: given up by hand, with a reason, noted with what was lost; a closing held up by it is finished", sets, async (db) => {
  const { service, ballots, clock } = testQuestionnaires(db);
  await service.create(organiser, anInput());
  await service.move(organiser, "short", "announced");
  await service.move(organiser, "short", "open");
  assert.equal(await service.keyLoss("short"), null);
  await assert.rejects(service.giveUpWaiting(organiser, "short", "Rien n’est perdu, en vérité."), { code: "consultations.key-not-lost" });
  ballots.lost = { axes: [{ axis: "first", waiting: 10, counted: 25 }, { axis: "second", waiting: 0, counted: 0 }] };
  clock.to("2025-04-10");
  ballots.failNext = true;
  await assert.rejects(service.tick());
  await assert.rejects(service.giveUpWaiting(researcher, "short", "La machine a brûlé."), refuses("not-organiser"));
  await assert.rejects(service.giveUpWaiting(organiser, "short", "  perdue "), refuses("questionnaire-refused", ["reason-needed"]));
  await service.giveUpWaiting(organiser, "short", "La machine a brûlé.");
  assert.deepEqual([(await service.find("short"))?.ballotsClosed, await service.keyLoss("short")], [true, null]);
  assert.deepEqual(ballots.acts, ["open short", "give up short", "close short"]);
  const line = (await listAudit(db, { subject: "questionnaire:short", limit: 100 })).find(({ act }) => act.endsWith("waiting-given-up"));
  assert.deepEqual(line?.next, { reason: "La machine a brûlé.", lostAtLeast: { first: 10, second: 0 } });
});

databaseTest("the invitation and three reminders at most, to all alike, each once", sets, async (db) => {
  const { service, clock, notices } = testQuestionnaires(db);
  await service.create(organiser, anInput({ eligibleRoles: ["researcher"] }));
  await assert.rejects(service.send(organiser, "short", 0), refuses("mailing-refused"));
  await service.move(organiser, "short", "announced");
  const { definitionSha256 } = await service.move(organiser, "short", "open");
  await assert.rejects(service.send(researcher, "short", 0), refuses("not-organiser"));
  await assert.rejects(service.send(organiser, "short", 1), refuses("mailing-refused"));
  const first = await service.send(organiser, "short", 0);
  assert.deepEqual([first.recipients, await service.send(organiser, "short", 0)], [10, first]);
  await assert.rejects(service.send(organiser, "short", 1), refuses("mailing-refused"), "not the same day");
  for (const [number, at] of [[1, "2025-03-12"], [2, "2025-03-20"], [3, "2025-03-30"]] as const) {
    clock.to(at);
    await service.send(organiser, "short", number);
  }
  clock.to("2025-04-05");
  await assert.rejects(service.send(organiser, "short", 4), refuses("mailing-refused"));
  assert.equal(notices.length, 4);
  for (const notice of notices) {
    assert.deepEqual(notice.to, Array.from({ length: 10 }, (_, at) => `account-${at + 1}`));
    assert.equal(notice.path, "/consultations/questionnaires/short");
    assert.equal(notice.personal, true);
    for (const text of [notice.text.fr, notice.text.en]) assert.ok(text.includes(definitionSha256 ?? "none"), "the fingerprint, out of reach of the site");
  }
  assert.equal(new Set(notices.slice(1).map(({ text }) => text.fr)).size, 1);
});

test("the fold of a night is drawn inside it, and later where the night was slept through", () => {
  const at = (now: string, random: number): string => new Date(foldMoment(new Date(now), () => random)).toISOString();
  assert.equal(at("2025-03-11T00:05:00Z", 0), "2025-03-11T01:00:00.000Z");
  assert.equal(at("2025-03-11T00:05:00Z", 1), "2025-03-11T05:00:00.000Z");
  assert.equal(at("2025-03-11T09:00:00Z", 0.5), "2025-03-11T09:30:00.000Z");
  assert.deepEqual([weekOf(day("2025-03-10")), weekOf(day("2025-03-16")), weekOf(day("2025-03-17"))], ["2025-03-10", "2025-03-10", "2025-03-17"]);
});
