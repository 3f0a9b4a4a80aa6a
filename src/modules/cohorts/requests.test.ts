import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../../kernel/errors/app-error.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day } from "../../kernel/time/day.ts";
import { loadOf, median } from "./domain/load.ts";
import { allowedMoves, requestMoves, requestStates, sides, stateAfter, statesOver } from "./domain/request-table.ts";
import { aContent, actorOf, anAct, anAsk, aService, cohortSets, cohortsOn, office, start } from "./testing/builders.ts";

const refused = (code: string) => (error: unknown): boolean => error instanceof AppError && error.code === `cohorts.${code}`;
const withIssue = (code: string) => (error: unknown): boolean => error instanceof AppError && error.issues.some((one) => one.code === `cohorts.${code}`);
const [ada, bob, keeper] = [actorOf("ada", "researcher"), actorOf("bob", "researcher"), actorOf("office", "cohort-office")];

test("the table of moves: nothing leads out of what is over, every state is reached, each side has its own moves", () => {
  const reached = new Set<string>(["asked"]);
  for (const state of requestStates) for (const move of requestMoves) for (const side of sides) {
    const after = stateAfter(state, move, side);
    if (after === null) continue;
    assert.ok(!statesOver.includes(state), `${move} out of ${state}`);
    reached.add(after);
  }
  assert.deepEqual([...requestStates].filter((state) => !reached.has(state)), []);
  assert.deepEqual([stateAfter("qualified", "accept", "office"), stateAfter("qualified", "accept", "cohort"), stateAfter("quoted", "accept", "office"), stateAfter("quoted", "accept", "cohort")], ["accepted", null, null, "accepted"]);
  assert.equal(allowedMoves.some(({ move }) => move === "ask"), false);
  assert.deepEqual([median([]), median([3]), median([1, 2, 10]), median([4, 1, 2, 3])], [null, 3, 2, 2.5]);
});

databaseTest("a request from the form to its end, with promises, quote, documents, notices and who may see what", cohortSets, async (db) => {
  const on = (today: string) => cohortsOn(db, today);
  const first = on("2025-01-01");
  await first.cohorts.add(office, "maree", aContent({ team: ["a-ada"] }), start);
  await first.cohorts.saveService(office, aService("nettoyage"), 0);
  await first.cohorts.saveService(office, aService("appariement", { kind: "linkage" }), 0);
  await assert.rejects(first.cohorts.saveService(office, aService("nettoyage"), 0), refused("code-taken"));
  const { requests } = first.cohorts;
  await assert.rejects(requests.ask(bob, anAsk()), refused("not-your-cohort"));
  await assert.rejects(requests.ask(actorOf("mona", "lab-manager", ["209900999a"]), anAsk()), refused("not-your-cohort"));
  await assert.rejects(requests.ask(ada, anAsk({ title: "", need: " ", wantedOn: day("2024-12-31"), linkageProject: "deces-maree", files: [{ name: "a", bytes: new Uint8Array() }] })), (error) => ["title-missing", "need-missing", "day-past", "not-linkage", "empty-file"].every((code) => withIssue(code)(error)));
  const asked = await requests.ask(ada, anAsk({ files: [{ name: "../../plan <1>.pdf", bytes: new Uint8Array([1, 2]) }] }));
  assert.deepEqual([asked.number, asked.state, asked.dueOn], [asked.number, "asked", "2025-01-11"]);
  assert.equal((await requests.ask(ada, anAsk({ title: "autre" }))).number, asked.number);
  assert.deepEqual(first.notices.map(({ to, path }) => [to, path]), [[["a-office", "a-otto"], `/cohorts/requests/${asked.number}`]]);
  const { number } = asked;
  await assert.rejects(requests.view(bob, number), refused("unknown-request"));
  await assert.rejects(requests.act(ada, number, anAct("qualify")), refused("move-not-allowed"));
  await assert.rejects(requests.act(keeper, number, anAct("refuse")), withIssue("reason-missing"));
  await requests.act(keeper, number, anAct("qualify"), 1);
  await assert.rejects(requests.act(keeper, number, anAct("accept"), 1), refused("changed-meanwhile"));
  await requests.act(keeper, number, anAct("message", { text: "entre nous", internal: true, files: [{ name: "note.txt", bytes: new Uint8Array([9]) }] }));
  await assert.rejects(requests.act(keeper, number, anAct("quote", { quote: { euros: -5, days: 0 } })), withIssue("bad-days"));
  await assert.rejects(requests.act(keeper, number, anAct("assign", { assignedTo: "a-ada" })), withIssue("unknown-account"));
  await requests.act(keeper, number, anAct("assign", { assignedTo: "a-otto" }));

  const second = on("2025-01-08");
  assert.equal((await second.cohorts.requests.act(keeper, number, anAct("quote", { quote: { euros: 4800, days: 45 } }))).dueOn, null);
  assert.deepEqual(second.notices.map(({ to }) => to), [["a-ada"]]);
  assert.equal((await second.cohorts.requests.act(ada, number, anAct("accept"))).dueOn, "2025-02-22");
  await second.cohorts.requests.act(keeper, number, anAct("start"));
  const late = on("2025-02-25");
  assert.deepEqual((await late.cohorts.requests.list(keeper, { state: "open", service: null, cohort: null, late: true, sort: "due" })).map((one) => [one.request.number, one.late]), [[number, 3]]);
  assert.deepEqual([await late.cohorts.runTimer(), late.notices.map(({ to, key }) => [to, key])], [1, [[["a-otto"], `cohort-request-late:${number}:2025-02-22`]]]);
  await late.cohorts.requests.act(keeper, number, anAct("deliver"));
  await assert.rejects(late.cohorts.requests.act(ada, number, anAct("resume")), withIssue("reason-missing"));
  assert.equal((await late.cohorts.requests.act(ada, number, anAct("resume", { text: "il manque un fichier" }))).deliveredOn, null);
  await on("2025-02-20").cohorts.requests.act(keeper, number, anAct("deliver"));
  assert.equal((await late.cohorts.requests.act(ada, number, anAct("close"))).endedOn, "2025-02-25");
  await assert.rejects(late.cohorts.requests.act(keeper, number, anAct("message", { text: "trop tard" })), refused("move-not-allowed"));

  const [seen, all] = [await late.cohorts.requests.view(ada, number), await late.cohorts.requests.view(keeper, number)];
  assert.deepEqual([seen.moves, seen.events.some(({ internal }) => internal), all.events.filter(({ internal }) => internal).length, all.assignedName], [[], false, 1, "otto Essai"]);
  const secret = all.events.find(({ internal }) => internal)?.detail.documents?.[0]?.sha256 ?? "";
  await assert.rejects(late.cohorts.requests.document(ada, number, secret), refused("unknown-document"));
  const [open] = seen.events[0]?.detail.documents ?? [];
  assert.equal(open?.name, "plan 1.pdf");
  assert.deepEqual([...(await first.cohorts.requests.document(ada, number, open?.sha256 ?? "")).bytes], [1, 2]);
  // By hand: answered after 7 days; delivered 43 days after the agreement, where the quote said 45.
  const [, load] = await late.cohorts.requests.load();
  assert.deepEqual([load?.service.code, load?.open, load?.medianAnswerDays, load?.medianDeliveryDays, load?.onTimeShare], ["nettoyage", 0, 7, 43, 1]);
  assert.deepEqual(loadOf([], [], day("2025-01-01")), []);
});

databaseTest("a linkage request is tied to a project; the manager of the structure speaks for it; a withdrawn service keeps its requests", cohortSets, async (db) => {
  const { cohorts } = cohortsOn(db, "2025-01-01");
  const mona = actorOf("mona", "lab-manager", ["209900101x"]);
  await cohorts.add(office, "maree", aContent(), start);
  await cohorts.saveService(office, aService("appariement", { kind: "linkage" }), 0);
  await assert.rejects(cohorts.requests.ask(mona, anAsk({ service: "appariement", linkageProject: "nulle-part" })), withIssue("unknown-project"));
  const { number } = await cohorts.requests.ask(mona, anAsk({ service: "appariement", linkageProject: "deces-maree" }));
  assert.deepEqual((await cohorts.requests.view(mona, number)).project?.state.fr, "ouvert");
  assert.equal((await cohorts.requests.act(keeper, number, anAct("tie"))).linkageProject, null);
  await cohorts.saveService(office, aService("appariement", { kind: "linkage", offered: false, answerDays: 99 }), 1);
  await assert.rejects(cohorts.saveService(office, aService("appariement"), 1), refused("changed-meanwhile"));
  await assert.rejects(cohorts.requests.ask(mona, anAsk({ service: "appariement", formKey: "k2" })), withIssue("not-offered"));
  assert.equal((await cohorts.requests.view(mona, number)).service.answerDays, 10);
  assert.equal((await cohorts.requests.act(mona, number, anAct("withdraw", { text: "plus d’objet" }))).state, "withdrawn");
  await cohorts.move(office, "maree", { state: "left", on: day("2024-12-01"), reference: "fin" });
  await cohorts.saveService(office, aService("autre"), 0);
  await assert.rejects(cohorts.requests.ask(mona, anAsk({ service: "autre", formKey: "k3" })), withIssue("cohort-left"));
});

databaseTest("what somebody of the office who is of the team too says for the office alone is never read by the cohort; the cohort has no such messages", cohortSets, async (db) => {
  const { cohorts: { requests, ...cohorts }, notices } = cohortsOn(db, "2025-01-01");
  const twice = actorOf("otto", "cohort-office");
  await cohorts.add(office, "maree", aContent({ team: ["a-ada", "a-otto"] }), start);
  await cohorts.saveService(office, aService("nettoyage"), 0);
  const { number } = await requests.ask(ada, anAsk());
  await requests.act(twice, number, anAct("message", { text: "entre nous", internal: true, files: [{ name: "note.txt", bytes: new Uint8Array([7]) }] }));
  await assert.rejects(requests.act(ada, number, anAct("message", { text: "non", internal: true })), refused("move-not-allowed"));
  assert.deepEqual(notices.at(-1)?.to, ["a-office"]);
  const [seen, all] = [await requests.view(ada, number), await requests.view(twice, number)];
  assert.deepEqual([seen.events.length, all.events.map(({ side, internal }) => [side, internal])], [1, [["cohort", false], ["office", true]]]);
  await assert.rejects(requests.document(ada, number, all.events.at(-1)?.detail.documents?.[0]?.sha256 ?? ""), refused("unknown-document"));
});

databaseTest("two who act on a request at once: one is done, the other is told", cohortSets, async (db) => {
  const { cohorts } = cohortsOn(db, "2025-01-01");
  await cohorts.add(office, "maree", aContent({ team: ["a-ada"] }), start);
  await cohorts.saveService(office, aService("nettoyage"), 0);
  const { number } = await cohorts.requests.ask(ada, anAsk());
  const both = await Promise.allSettled([cohorts.requests.act(keeper, number, anAct("qualify"), 1), cohorts.requests.act(ada, number, anAct("withdraw", { text: "non" }), 1)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const { revision, content } = await cohorts.cohort("maree");
  const edits = await Promise.allSettled([cohorts.save(office, "maree", revision, { ...content, acronym: "A" }, "x"), cohorts.save(office, "maree", revision, { ...content, acronym: "B" }, "x")]);
  assert.deepEqual(edits.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
}, { commits: true });
