import assert from "node:assert/strict";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { test } from "node:test";
import { sql } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { mayDownload } from "../domain/access.ts";
import { sharesOpenTo, tally } from "./domain/decision.ts";
import { quantile } from "./domain/delays.ts";
import { agree, datasetOf, fullAnswers, fullHumanAnswers, given, people, settingsWith, testSets, visitor, worldOn } from "./testing.ts";

const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const faults = (error: unknown): readonly string[] => (error as { issues: readonly { field?: string }[] }).issues.map(({ field }) => field ?? "");

databaseTest("what can be asked for, and what must be answered", testSets, async (db) => {
  const { requests, counted } = worldOn(db);
  await assert.rejects(requests.start(people.requester, "ds-000003", given("a")), refused("requests.open-to-all"));
  await assert.rejects(requests.start(people.requester, "ds-000004", given("a")), refused("requests.embargoed"));
  await assert.rejects(requests.start(people.requester, "ds-000099", given("a")), refused("requests.unknown-dataset"));
  await requests.settle(people.declarer, "ds-000004", settingsWith({ duringEmbargo: true }), 0);
  assert.equal((await requests.start(people.requester, "ds-000004", given("e"))).isNew, true);
  const { request } = await requests.start(people.requester, "ds-000002", given("h", { answers: { country: "France" } }));
  assert.deepEqual([request.number, request.state, request.answers], [`r-${String(request.id).padStart(6, "0")}`, "draft", { country: "France" }]);
  await assert.rejects(requests.submit(people.requester, request.number, { answers: { country: "France", unasked: "x" }, accepted: [] }, visitor), (error: unknown) => {
    assert.deepEqual(faults(error), ["q-project", "q-purpose", "q-team", "q-country", "q-compatibility", "q-confidentiality", "c-DUO:0000018"]);
    return refused("requests.not-valid")(error);
  });
  assert.deepEqual(counted, []);
  const submitted = await requests.submit(people.requester, request.number, { answers: fullHumanAnswers, accepted: ["DUO:0000018"] }, visitor);
  assert.deepEqual([submitted.state, submitted.deciders, submitted.dueAt, submitted.region, counted], ["submitted", [people.declarer.accountId], "2025-04-02T09:00:00.000Z", "84", ["request ds-000002"]]);
  // The form stays as it was, and who decides too.
  await requests.settle(people.declarer, "ds-000002", settingsWith({ deciders: [people.first.accountId], questions: submitted.form.questions.slice(0, 1) }), 0);
  const kept = (await requests.read(people.requester, request.number)).request;
  assert.deepEqual([kept.form, kept.formVersion], [submitted.form, 0]);
});

databaseTest("from question to approval with conditions, download, links, revocation; neither side sees what is not theirs", testSets, async (db) => {
  const world = worldOn(db);
  const { requests, notices } = world;
  await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders: [people.first.accountId, people.second.accountId], rule: { kind: "all" }, durationDays: 100 }), 0);
  await assert.rejects(requests.settle(people.requester, "ds-000001", settingsWith({}), 1), refused("requests.not-yours"));
  await assert.rejects(requests.settle(people.declarer, "ds-000001", settingsWith({}), 0), refused("requests.changed-meanwhile"));
  const { number } = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
  assert.deepEqual(notices.map(({ to, subject }) => [to.length, subject.en]), [[1, `Request ${number}: receipt`], [2, `Request ${number}: a decision is awaited from you`]]);
  await assert.rejects(requests.read(people.stranger, number), refused("requests.unknown"));
  await assert.rejects(requests.read(people.elsewhere, number), refused("requests.unknown"));
  await requests.act(people.first, number, { move: "ask", text: "Quel modèle ?" });
  const [question] = (await requests.read(people.requester, number)).events.filter(({ move }) => move === "ask");
  assert.equal(question?.account, null);
  await requests.act(people.requester, number, { move: "answer", question: question?.sequence ?? 0, text: "Le second" });
  await assert.rejects(requests.act(people.first, number, { move: "answer", question: question?.sequence ?? 0, text: "x" }), refused("requests.not-valid"));
  await requests.act(people.second, number, { move: "note", text: "Entre nous" });
  await requests.act(people.second, number, { move: "return", text: "Précisez l’équipe" });
  await requests.act(people.requester, number, { move: "submit", answers: { ...fullAnswers, team: "Deux unités" }, accepted: [] });
  const condition = { key: "own-1", code: null, text: { fr: "Citer la cohorte", en: "Cite the cohort" } };
  await requests.act(people.first, number, { move: "opine", ...agree, note: "Je connais l’équipe", conditions: [condition], durationDays: 30 });
  const between = await requests.read(people.requester, number);
  assert.equal(between.request.state, "under-review");
  assert.ok(!/Entre nous|connais|solide|Fanny|Sami|00000000000[34]/.test(JSON.stringify({ ...between, names: [...between.names] })), "what is internal is not in what the requester is given");
  assert.deepEqual((await requests.read(people.second, number)).deciding?.tally, { total: 2, required: 2, agreed: 1, refused: 0, outcome: "open" });
  const approved = (await requests.act(people.second, number, { move: "opine", ...agree, reason: "D’accord" })).request;
  assert.deepEqual([approved.state, approved.conditions, approved.expiresAt], ["approved", [condition], null]);
  assert.deepEqual(await requests.grants.of({ actor: people.requester, linkToken: null }, "ds-000001"), []);
  await assert.rejects(requests.act(people.requester, number, { move: "accept", accepted: [] }), refused("requests.not-valid"));
  const granted = (await requests.act(people.requester, number, { move: "accept", accepted: ["own-1"] })).request;
  assert.deepEqual([granted.state, granted.expiresAt], ["granted", "2025-04-02T09:00:00.000Z"]);
  assert.deepEqual(await requests.grants.of({ actor: people.requester, linkToken: null }, "ds-000001"), [{ id: number, dataset: "ds-000001", files: null, expiresAt: "2025-04-02T09:00:00.000Z" }]);
  assert.deepEqual(await requests.grants.of({ actor: people.requester, linkToken: null }, "ds-000002"), []);
  assert.deepEqual(await requests.grants.of({ actor: people.stranger, linkToken: null }, "ds-000001"), []);

  const dataset = world.datasets.get("ds-000001") ?? datasetOf("ds-000001");
  const [one, two] = dataset.files;
  assert.ok(one !== undefined && two !== undefined);
  const { secret } = await requests.act(people.requester, number, { move: "make-link", files: [one.id], days: 90 });
  const grants = await requests.grants.of({ actor: null, linkToken: secret }, "ds-000001");
  // A link never outlives the access.
  assert.deepEqual(grants, [{ id: `${number}-link`, dataset: "ds-000001", files: [one.id], expiresAt: "2025-04-02T09:00:00.000Z" }]);
  const standing = { code: "ds-000001", state: "published" as const, subjectKind: "non-human" as const, declaredBy: people.declarer.accountId, editors: [], region: "84" };
  const now = { today: fixedClock("2025-03-03").today(), instant: "2025-03-03T09:00:00.000Z" };
  assert.deepEqual([one, two].map((file) => mayDownload(null, dataset, standing, file, grants, now)), [true, false]);
  const stored = JSON.stringify([await db.query(sql`select * from datasets.request_link`), await db.query(sql`select * from datasets.request_event`), await db.query(sql`select * from kernel.audit_entry`), notices, world.announcements]);
  assert.ok(secret !== null && secret.length >= 40 && !stored.includes(secret), "the secret is kept nowhere");
  assert.ok(!JSON.stringify([notices.map(({ subject, text, path }) => [subject, text, path]), world.announcements]).match(/Rachid|Cinétique|modèle|ds-000001.*Rachid/), "messages say nothing of who and what");
  await requests.act(people.second, number, { move: "revoke", text: "Engagement rompu" });
  for (const holder of [{ actor: people.requester, linkToken: null }, { actor: null, linkToken: secret }]) assert.deepEqual(await requests.grants.of(holder, "ds-000001"), []);
  assert.equal((await requests.read(people.requester, number)).events.at(-1)?.detail["text"], "Engagement rompu");
  await assert.rejects(db.tx((tx) => tx.query(sql`update datasets.request_event set detail = '{"text":"autre"}'`)), /never changed/);
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from datasets.request_event`)), /never changed/);
});

databaseTest("rules of several deciders: any one, a quorum, all; refusals with their reasons", testSets, async (db) => {
  const deciders = [people.first.accountId, people.second.accountId, people.third.accountId];
  const cases = [
    { rule: { kind: "any" as const }, verdicts: ["refuse", "agree"] as const, state: "granted" }, { rule: { kind: "any" as const }, verdicts: ["refuse", "refuse", "refuse"] as const, state: "refused" },
    { rule: { kind: "all" as const }, verdicts: ["agree", "agree"] as const, state: "under-review" }, { rule: { kind: "all" as const }, verdicts: ["agree", "refuse"] as const, state: "refused" },
    { rule: { kind: "quorum" as const, number: 2 }, verdicts: ["agree", "refuse"] as const, state: "under-review" }, { rule: { kind: "quorum" as const, number: 2 }, verdicts: ["agree", "refuse", "agree"] as const, state: "granted" },
    { rule: { kind: "quorum" as const, number: 2 }, verdicts: ["refuse", "refuse"] as const, state: "refused" },
  ];
  const enough = new Error("next");
  for (const { rule, verdicts, state } of cases) {
    await db.tx(async (inside) => {
      const { requests } = worldOn(inside);
      await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders, rule }), 0);
      const { number } = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
      const givers: readonly Actor[] = [people.first, people.second, people.third];
      for (const [index, verdict] of verdicts.entries()) await requests.act(givers[index] ?? people.first, number, { move: "opine", ...agree, verdict, reason: `Motif ${index}` });
      const seen = await requests.read(people.requester, number);
      assert.equal(seen.request.state, state, JSON.stringify([rule, verdicts]));
      if (state === "refused") assert.deepEqual(seen.events.at(-1)?.detail["reasons"], verdicts.flatMap((one, index) => (one === "refuse" ? [`Motif ${index}`] : [])));
      throw enough;
    }).catch((error: unknown) => { if (error !== enough) throw error; });
  }
  const { requests } = worldOn(db);
  await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders }), 0);
  const { number } = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
  await assert.rejects(requests.act(people.first, number, { move: "opine", ...agree, verdict: "refuse", reason: "" }), refused("requests.not-valid"));
  await assert.rejects(requests.act(people.first, number, { move: "take" }, 99), refused("requests.changed-meanwhile"));
});

databaseTest("nobody decides on their own request; a decider who leaves leaves nothing stuck", testSets, async (db) => {
  const world = worldOn(db);
  const { requests } = world;
  await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders: [people.first.accountId, people.second.accountId], rule: { kind: "all" } }), 0);
  // A decider who asks is left out; an administrator who asks stands on no other side.
  const own = await requests.submitAtOnce(people.first, "ds-000001", given("own"), visitor);
  await assert.rejects(requests.act(people.first, own.number, { move: "opine", ...agree }), refused("requests.not-yours"));
  assert.equal((await requests.act(people.second, own.number, { move: "opine", ...agree })).request.state, "granted");
  const ofAdministrator = await requests.submitAtOnce(people.administrator, "ds-000001", given("adm"), visitor);
  for (const act of [{ move: "opine", ...agree }, { move: "decide", ...agree }, { move: "take" }, { move: "note", text: "x" }] as const) await assert.rejects(requests.act(people.administrator, ofAdministrator.number, act), refused("requests.not-yours"));

  const { number } = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
  await assert.rejects(requests.act(people.administrator, number, { move: "opine", ...agree }), refused("requests.no-share"));
  await requests.act(people.first, number, { move: "opine", ...agree });
  world.closed.add(people.second.accountId);
  world.notices.length = 0;
  assert.ok((await requests.runTimer()) >= 1);
  assert.ok(world.notices.some(({ to, subject }) => to.includes(people.administrator.accountId) && /share passes/.test(subject.en)));
  assert.equal(await requests.runTimer(), 0, "said once");
  assert.equal((await requests.act(people.administrator, number, { move: "opine", ...agree })).request.state, "granted");

  world.closed.clear();
  const replaced = await requests.submitAtOnce(people.stranger, "ds-000001", given("r"), visitor);
  await assert.rejects(requests.act(people.administrator, replaced.number, { move: "replace-decider", from: people.second.accountId, to: people.stranger.accountId }), refused("requests.not-valid"));
  await requests.act(people.administrator, replaced.number, { move: "replace-decider", from: people.second.accountId, to: people.third.accountId });
  await assert.rejects(requests.read(people.second, replaced.number), refused("requests.unknown"));
  await requests.act(people.third, replaced.number, { move: "opine", ...agree });
  assert.equal((await requests.act(people.first, replaced.number, { move: "opine", ...agree })).request.state, "granted");
});

test("one person counts once towards a quorum, however many they stand in for", () => {
  const [a, b, c, d, x, y] = ["a", "b", "c", "d", "x", "y"];
  const request = { deciders: [a, b, c], round: 1, requester: "r", rule: { kind: "quorum" as const, number: 2 } };
  const opinion = (by: string, shares: readonly string[]) => ({ by, shares, verdict: "agree" as const, reason: "", note: null, conditions: [], durationDays: null, files: null, round: 1, at: "" });
  // D stands in for A and for B; B decides, and stands in for A; A and B are both gone, and X is the only administrator.
  const cases: readonly (readonly [ReadonlyMap<string, string | null>, string, boolean, readonly string[]])[] = [
    [new Map([[a, d], [b, d], [c, c]]), d, false, [a]],
    [new Map([[a, b], [b, b], [c, c]]), b, false, [b]],
    [new Map([[a, null], [b, null], [c, c]]), x, true, [a]],
  ];
  for (const [holders, who, isAdministrator, expected] of cases) {
    const shares = sharesOpenTo(request, who, isAdministrator, holders, []);
    assert.deepEqual(shares, expected);
    const given = [opinion(who, shares)];
    assert.deepEqual(sharesOpenTo(request, who, isAdministrator, holders, given), expected, "the same one again, to change the opinion");
    assert.deepEqual([tally(request, given).agreed, tally(request, given).outcome], [1, "open"]);
    // What is left is not stuck: another data administrator speaks for it.
    assert.equal(sharesOpenTo(request, y, true, holders, given).length, 1);
  }
  assert.equal(tally(request, [opinion(d, [a, b])]).outcome, "open", "an opinion kept with two shares is one voice");
  assert.equal(tally(request, [opinion(d, [a, b]), opinion(c, [c])]).outcome, "approved");
});

databaseTest("a colleague who stands in for two deciders decides for one of them, and the other share passes", testSets, async (db) => {
  const world = worldOn(db);
  const { requests } = world;
  for (const one of [people.first, people.second, people.third, people.administrator]) await db.query(sql`insert into identity.account (id, email, name, folded, password_hash, must_change_password, created_at) values (${one.accountId}, ${`${one.accountId}@example.org`}, ${one.name}, ${one.name}, 'x', false, now())`);
  for (const one of [people.first, people.second]) await db.query(sql`insert into identity.absence (id, account_id, from_day, until_day, replacement_id, recorded_at) values (gen_random_uuid(), ${one.accountId}, '2025-03-01', '2025-04-01', ${people.third.accountId}, now())`);
  await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders: [people.first.accountId, people.second.accountId], rule: { kind: "quorum", number: 2 } }), 0);
  const { number } = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
  const standIn: Actor = { ...people.third, inPlaceOf: [people.first, people.second].map(({ accountId, name }) => ({ accountId, name })) };
  assert.equal((await requests.act(standIn, number, { move: "opine", ...agree })).request.state, "under-review");
  assert.equal((await requests.act(standIn, number, { move: "opine", ...agree })).request.state, "under-review");
  assert.equal((await requests.act(people.administrator, number, { move: "opine", ...agree })).request.state, "granted");
});

databaseTest("time: reminders, escalation, decision alone, expiry, renewal, what is left lying, purge", testSets, async (db) => {
  const world = worldOn(db);
  const { requests, at, notices } = world;
  const { number } = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
  await assert.rejects(requests.act(people.administrator, number, { move: "decide", ...agree }), refused("requests.not-overdue"));
  const told = async (instant: string): Promise<readonly string[]> => { notices.length = 0; await at(instant).runTimer(); await at(instant).runTimer(); return notices.map(({ subject }) => subject.en.replace(`Request ${number}: `, "")); };
  assert.deepEqual(await told("2025-03-20T09:00:00Z"), []);
  assert.deepEqual(await told("2025-03-26T09:00:00Z"), ["the deadline is near"]);
  assert.deepEqual(await told("2025-03-31T10:00:00Z"), ["the deadline is near"]);
  assert.deepEqual(await told("2025-04-02T09:00:00Z"), ["overdue", "overdue"]);
  const late = at("2025-04-03T09:00:00Z");
  assert.equal((await late.list({ scope: { kind: "to-decide", accounts: [people.administrator.accountId], regions: ["84"], notOf: [people.administrator.accountId] }, state: null, dataset: null, sort: "deadline", page: 1, pageSize: 20 })).total, 1);
  assert.equal((await late.act(people.administrator, number, { move: "decide", ...agree, durationDays: 10 })).request.state, "granted");
  const holder = { actor: people.requester, linkToken: null };
  assert.equal((await at("2025-04-13T08:59:59Z").grants.of(holder, "ds-000001")).length, 1);
  // At the very instant it is over, whether the timer has run or not.
  assert.equal((await at("2025-04-13T09:00:00Z").grants.of(holder, "ds-000001")).length, 0);
  assert.deepEqual(await told("2025-04-13T09:00:00Z"), ["access has ended"]);
  const renewed = await at("2025-04-14T09:00:00Z").start(people.requester, "ds-000001", { formKey: "again", answers: {}, accepted: [] });
  assert.deepEqual([renewed.request.renewalOf, renewed.request.answers["purpose"], renewed.isNew], [number, fullAnswers.purpose, true]);
  await at("2025-07-20T09:00:00Z").runTimer();
  assert.equal((await requests.read(people.requester, renewed.request.number)).request.state, "closed");

  const waiting = await requests.submitAtOnce(people.stranger, "ds-000001", given("w"), visitor);
  world.datasets.set("ds-000001", datasetOf("ds-000001", { access: "open" }));
  await requests.runTimer();
  assert.equal((await requests.read(people.stranger, waiting.number)).request.state, "closed");
  assert.deepEqual((await requests.statistics({})).medianDays, 31);

  assert.equal(await at("2030-04-13T08:00:00Z").purge(), 1, "the one closed five years before; the others are younger");
  assert.equal(await at("2031-01-01T08:00:00Z").purge(), 2);
  const left = JSON.stringify(await db.query(sql`select * from datasets.request`)) + JSON.stringify(await db.query(sql`select * from datasets.request_event`));
  assert.ok(!left.includes(people.requester.accountId) && !left.includes("Comparer"));
  assert.equal((await requests.statistics({})).submitted, 2);
});

databaseTest("delays by hand and by the database", testSets, async (db) => {
  const delays = [3, 41.5, 7, 12, 12, 30, 1, 9, 22, 17];
  const [row] = await db.query<{ median: number; p90: number }>(sql`select percentile_cont(0.5) within group (order by d) as median, percentile_cont(0.9) within group (order by d) as p90 from unnest(${sql.param(delays)}::float8[]) as d`);
  assert.deepEqual([quantile(delays, 0.5), quantile(delays, 0.9)].map((one) => one?.toFixed(9)), [row?.median.toFixed(9), row?.p90.toFixed(9)]);
  assert.deepEqual([quantile([], 0.5), quantile([4], 0.9), quantile([1, 2], 0.5)], [null, 4, 1.5]);
});

databaseTest("asked again with the same words is the same request; with other words it says that one is under way", testSets, async (db) => {
  const { requests } = worldOn(db, "2025-03-03T09:00:00Z");
  const first = await requests.submitAtOnce(people.requester, "ds-000001", given("k"), visitor);
  assert.equal((await requests.submitAtOnce(people.requester, "ds-000001", given("other"), visitor)).number, first.number);
  const words = { ...given("third"), answers: { ...given("third").answers, purpose: "Tout autre chose, dit autrement." } };
  await assert.rejects(requests.submitAtOnce(people.requester, "ds-000001", words, visitor), (error) => error instanceof AppError && error.code === "requests.under-way" && error.text.fr.includes(first.number));
});

databaseTest("a thousand requests at once for one dataset: none lost, none double, the deciders' list whole", testSets, async (db) => {
  const askers = Array.from({ length: 1_000 }, (_, index): Actor => ({ accountId: `00000000-0000-4000-8000-1${String(index).padStart(11, "0")}`, name: `Personne ${index}`, roles: [] }));
  const { requests, counted } = worldOn(db, "2025-03-03T09:00:00Z", askers);
  await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders: [people.first.accountId] }), 0);
  // Each form is sent twice, at the same instant; a tenth of the people open a second form as well.
  const sent = askers.flatMap((asker, index) => [
    ...["", ""].map(() => requests.submitAtOnce(asker, "ds-000001", given(`form-${index}`), visitor)),
    ...(index % 10 === 0 ? [requests.start(asker, "ds-000001", given(`second-${index}`)).then(({ request }) => request)] : []),
  ]);
  const made = await Promise.all(sent);
  assert.equal(new Set(made.map(({ number }) => number)).size, 1_000);
  const [row] = await db.query<{ requests: number; people: number; submits: number }>(sql`select count(*)::int as requests, count(distinct requester)::int as people, (select count(*)::int from datasets.request_event where move = 'submit') as submits from datasets.request where state = 'submitted'`);
  assert.deepEqual(row, { requests: 1_000, people: 1_000, submits: 1_000 });
  assert.equal(counted.length, 1_000);
  const page = await requests.list({ scope: { kind: "to-decide", accounts: [people.first.accountId], regions: [], notOf: [people.first.accountId] }, state: null, dataset: null, sort: "deadline", page: 40, pageSize: 25 });
  assert.deepEqual([page.total, page.items.length, page.byState], [1_000, 25, { submitted: 1_000 }]);
}, { commits: true });
