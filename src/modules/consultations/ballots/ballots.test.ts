import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Db } from "../../../kernel/db/db.ts";
import { sql } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { consultationMigrations } from "../migrations.ts";
import { finishToken, isInList, makeToken, numberOf } from "./client.ts";
import { axisCodes, actorOf, openCampaign, questionnaireOf, type Campaign } from "./testing/campaign.ts";
import { fastToken } from "./testing/fast-client.ts";

const sets = [consultationMigrations];
const code = "self-evaluation";
const refusal = (reason: string) => ({ code: `consultations.${reason}` });

function ballotTest(name: string, run: (campaign: Campaign, db: Db) => Promise<void>, given: Parameters<typeof openCampaign>[1] = {}): void {
  databaseTest(name, sets, async (db) => {
    const campaign = await openCampaign(db, given);
    try {
      await run(campaign, db);
    } finally {
      campaign.end();
    }
  }, { commits: true });
}

/** So many people who answer one axis, each with their own answers. */
async function answer(campaign: Campaign, people: readonly string[], axis: string, answers: (index: number) => Parameters<Campaign["ballotOf"]>[1] = () => ({ useful: 4 })): Promise<void> {
  for (const [index, person] of people.entries()) {
    const [token] = await campaign.tokensFor(person, [axis]);
    if (token !== undefined) await campaign.ballots.receive(campaign.ballotOf(token, answers(index)));
  }
}

const people = (count: number, prefix = "person"): readonly string[] => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

ballotTest("the whole way, with the library in the part of the browser: issued, sent, counted, published, proved", async (campaign) => {
  const { ballots, keys } = campaign;
  const pending = await Promise.all(keys.map(({ axis, publicKey }) => makeToken(axis, publicKey)));
  const signatures = await ballots.issue(actorOf("ada"), code, Object.fromEntries(pending.map(({ axis, blinded }) => [axis, blinded])));
  assert.deepEqual(await ballots.issuedTo(actorOf("ada"), code), [...axisCodes].sort());
  const [first] = pending;
  assert.ok(first !== undefined);
  const token = await finishToken(first, signatures[first.axis] ?? "");
  const { number } = await ballots.receive(campaign.ballotOf(token, { useful: 2, means: ["time"], words: "Plus de temps.", work: "research" }));
  assert.equal(number, await numberOf(token.token));
  await answer(campaign, people(6), first.axis, () => ({ useful: 5 }));
  await assert.rejects(ballots.tallies(code, first.axis), refusal("not-closed-yet"));
  campaign.set({ questionnaire: { state: "closed" } });
  await ballots.close(code);
  const tallies = await ballots.tallies(code, first.axis);
  assert.deepEqual(tallies.filter(({ question, group }) => question === "useful" && group === "").map(({ value, count }) => [value, count]), [["2", 1], ["5", 6]]);
  // One text among seven contributions stays unread.
  assert.deepEqual(await ballots.texts(code, first.axis), []);
  const { numbers, rootSha256 } = await ballots.counted(code, first.axis);
  assert.equal(numbers.length, 7);
  const proof = await ballots.inclusion(code, first.axis, number);
  assert.ok(proof !== null && (await isInList(number, proof, rootSha256)));
  assert.ok(!(await isInList("0".repeat(64), proof, rootSha256)));
  assert.deepEqual(await ballots.participation(code), axisCodes.map((axis) => ({ axis, contributions: axis === first.axis ? 7 : 0, issued: axis === first.axis ? 7 : 1 })).sort((a, b) => (a.axis < b.axis ? -1 : 1)));
  assert.deepEqual(readdirSync(campaign.keyDirectory), ["CACHEDIR.TAG"]);
  assert.deepEqual(await ballots.issuedTo(actorOf("ada"), code), []);
  assert.deepEqual(await ballots.keysOf(code), keys);
});

ballotTest("refusals when sending: each its own, and the token is still good after", async (campaign, db) => {
  const { ballots } = campaign;
  const [token, other] = await campaign.tokensFor("ada");
  assert.ok(token !== undefined && other !== undefined);
  const good = campaign.ballotOf(token);
  const cases = [
    [{ ...good, questionnaire: "none" }, "unknown-questionnaire"],
    [{ ...good, definitionSha256: "e".repeat(64) }, "stale-definition"],
    [{ ...good, axis: "none" }, "unknown-axis"],
    [{ ...good, token: "not base64 url" }, "malformed-token"],
    [{ ...good, token: good.token.slice(0, 40) }, "malformed-token"],
    [{ ...good, signature: "" }, "malformed-token"],
    [{ ...good, signature: other.signature }, "token-refused"],
    [{ ...good, signature: "AAAA" }, "token-refused"],
    [{ ...good, axis: other.axis }, "token-refused"],
    [{ ...good, answers: { useful: 9, means: ["gold"] } }, "bad-answers"],
  ] as const;
  for (const [ballot, reason] of cases) await assert.rejects(ballots.receive(ballot), refusal(reason), reason);
  await assert.rejects(ballots.receiveOpen(good), refusal("not-open-link"));
  const { number } = await ballots.receive(good);
  // Sent again since the answer was lost: the same ballot, or with answers that will not do.
  for (const ballot of [good, { ...good, answers: { useful: 1 } }, { ...good, answers: { useful: 9 } }]) {
    await assert.rejects(ballots.receive(ballot), (error: Error & { code: string }) => error.code === "consultations.ballot-already-counted" && error.message.includes(number));
  }
  assert.deepEqual(await db.query(sql`select count(*)::int as count from consultations.ballot_sealed`), [{ count: 1 }]);
});

ballotTest("the day is the house's: before the opening, on the day of closing, once closed", async (campaign) => {
  const [token] = await campaign.tokensFor("ada");
  assert.ok(token !== undefined);
  const ballot = campaign.ballotOf(token);
  for (const [on, reason] of [["2025-02-28", "not-open-yet"], ["2025-04-01", "closed"]] as const) {
    campaign.set({ clock: fixedClock(on) });
    await assert.rejects(campaign.ballots.receive(ballot), refusal(reason));
    await assert.rejects(campaign.tokensFor("bea"), refusal(reason));
  }
  campaign.set({ clock: fixedClock("2025-03-31") });
  for (const [state, reason] of [["draft", "unknown-questionnaire"], ["announced", "not-open-yet"], ["closed", "closed"], ["published", "closed"]] as const) {
    campaign.set({ questionnaire: { state } });
    await assert.rejects(campaign.again().receive(ballot), refusal(reason));
  }
  // A process that has not yet heard of it: the box itself is closed.
  campaign.set({ questionnaire: { state: "open" } });
  await campaign.again().close(code);
  await assert.rejects(campaign.ballots.receive(ballot), refusal("closed"));
  await assert.rejects(campaign.tokensFor("bea"), refusal("closed"));
});

ballotTest("one token for each person and axis: asked twice, asked at once, asked again after a lost answer", async (campaign, db) => {
  const { ballots, keys } = campaign;
  const asked = (): Record<string, string> => Object.fromEntries(keys.map(({ axis, publicKey }) => [axis, fastToken(publicKey).blinded]));
  const first = asked();
  const signed = await ballots.issue(actorOf("ada"), code, first);
  assert.deepEqual(await ballots.issue(actorOf("ada"), code, first), signed);
  await assert.rejects(ballots.issue(actorOf("ada"), code, asked()), refusal("token-already-given"));
  await assert.rejects(ballots.issue(actorOf("outsider"), code, asked()), refusal("not-eligible"));
  // All or nothing: one axis of four taken already, the other three stay open.
  const [one] = axisCodes;
  await ballots.issue(actorOf("bea"), code, { [one]: asked()[one] ?? "" });
  await assert.rejects(ballots.issue(actorOf("bea"), code, asked()), refusal("token-already-given"));
  assert.deepEqual(await ballots.issuedTo(actorOf("bea"), code), [one]);
  const atOnce = await Promise.allSettled(Array.from({ length: 8 }, () => ballots.issue(actorOf("cy"), code, asked())));
  assert.equal(atOnce.filter(({ status }) => status === "fulfilled").length, 1);
  assert.deepEqual(await db.query(sql`select count(*)::int as count from consultations.token_issued where account_id = 'cy'`), [{ count: 4 }]);
});

ballotTest("what is not a blinded message is refused: not a number of this length, zero, the modulus and above", async (campaign) => {
  const [key] = campaign.keys;
  assert.ok(key !== undefined);
  const size = Buffer.from(fastToken(key.publicKey).blinded, "base64url").byteLength;
  const { modulus } = fastToken(key.publicKey);
  const modulusText = Buffer.from(modulus.toString(16), "hex").toString("base64url");
  for (const bad of ["", "===", Buffer.alloc(size).toString("base64url"), Buffer.alloc(size - 1, 1).toString("base64url"), Buffer.alloc(size + 1, 1).toString("base64url"), Buffer.alloc(size, 255).toString("base64url"), modulusText]) {
    await assert.rejects(campaign.ballots.issue(actorOf("ada"), code, { [key.axis]: bad }), refusal("malformed-blinded-message"));
  }
  await assert.rejects(campaign.ballots.issue(actorOf("ada"), code, { none: "AAAA" }), refusal("unknown-axis"));
  assert.deepEqual(await campaign.ballots.issuedTo(actorOf("ada"), code), []);
});

ballotTest("a token of another questionnaire opens nothing", async (campaign, db) => {
  const other = await openCampaign(db, { code: "other" });
  try {
    const [token] = await other.tokensFor("ada");
    assert.ok(token !== undefined);
    await assert.rejects(campaign.ballots.receive(campaign.ballotOf(token)), refusal("token-refused"));
    await other.ballots.receive(other.ballotOf(token));
  } finally {
    other.end();
  }
});

ballotTest("the same ballot at once from many places is counted once", async (campaign, db) => {
  const [token] = await campaign.tokensFor("ada");
  assert.ok(token !== undefined);
  const sent = await Promise.allSettled(Array.from({ length: 12 }, () => campaign.ballots.receive(campaign.ballotOf(token))));
  assert.equal(sent.filter(({ status }) => status === "fulfilled").length, 1);
  for (const one of sent) if (one.status === "rejected") assert.equal(one.reason.code, "consultations.ballot-already-counted");
  assert.deepEqual(await db.query(sql`select count(*)::int as count from consultations.ballot_sealed`), [{ count: 1 }]);
});

ballotTest("folds: under two thresholds nothing is opened; then all but a threshold; at the end all; nothing lost, nothing twice", async (campaign, db) => {
  const { ballots } = campaign;
  const axis = "support";
  const counts = async () => db.query<{ folded: number; waiting: number }>(sql`select folded, (select count(*)::int from consultations.ballot_sealed s where s.axis = a.axis) as waiting from consultations.ballot_axis a where axis = ${axis}`);
  await answer(campaign, people(9, "a"), axis);
  await ballots.fold(code);
  assert.deepEqual(await counts(), [{ folded: 0, waiting: 9 }]);
  await answer(campaign, people(3, "b"), axis);
  await ballots.fold(code);
  assert.deepEqual(await counts(), [{ folded: 7, waiting: 5 }]);
  assert.deepEqual((await ballots.participation(code)).find((one) => one.axis === axis), { axis, contributions: 10, issued: 10 });
  await answer(campaign, people(1, "c"), axis);
  await Promise.all([ballots.fold(code), campaign.again().fold(code), answer(campaign, people(4, "d"), axis)]);
  campaign.set({ questionnaire: { state: "closed" } });
  await ballots.close(code);
  await ballots.close(code);
  const inAll = (await ballots.tallies(code, axis)).filter(({ question, group }) => question === "useful" && group === "");
  assert.deepEqual(inAll.map(({ value, count }) => [value, count]), [["4", 17]]);
  assert.equal((await ballots.counted(code, axis)).numbers.length, 17);
});

ballotTest("an axis with fewer contributions than the threshold is destroyed unopened", async (campaign, db) => {
  await answer(campaign, people(4), "openness");
  campaign.set({ questionnaire: { state: "closed" } });
  await campaign.ballots.close(code);
  assert.deepEqual(await campaign.ballots.tallies(code, "openness"), []);
  assert.deepEqual((await campaign.ballots.counted(code, "openness")).numbers, []);
  assert.deepEqual(await db.query(sql`select (select count(*) from consultations.ballot_sealed) + (select count(*) from consultations.ballot_spent) + (select count(*) from consultations.ballot_text) as rows`), [{ rows: 0 }]);
});

ballotTest("texts come out by the threshold, whole, whatever they hold; groups too small, and those known by subtraction, do not", async (campaign) => {
  const axis = "strategy";
  const text = (index: number): string => `n° ${index} <script>alert('"\\\n${index}")</script> {a,b} — « é »`;
  await answer(campaign, people(11, "a"), axis, (index) => ({ useful: 3, words: text(index), work: index < 8 ? "research" : "support" }));
  await campaign.ballots.fold(code);
  await answer(campaign, people(5, "b"), axis, (index) => ({ useful: 3, words: text(11 + index), ...(index < 4 ? { work: "research" } : {}) }));
  campaign.set({ questionnaire: { state: "closed" } });
  await campaign.ballots.close(code);
  assert.deepEqual((await campaign.ballots.texts(code, axis)).map((one) => one.text).sort(), Array.from({ length: 16 }, (_, index) => text(index)).sort());
  // research 12, support 3, no answer 1: support and no answer are 4 together, fewer than 5, so research would give them away.
  assert.deepEqual((await campaign.ballots.tallies(code, axis)).filter(({ group }) => group !== ""), []);
});

ballotTest("open links: the same counters without a token", async (campaign) => {
  const [axis] = axisCodes;
  assert.deepEqual(campaign.keys, []);
  await assert.rejects(campaign.ballots.issue(actorOf("ada"), code, {}), refusal("not-anonymous"));
  const given = { questionnaire: code, axis, definitionSha256: "d".repeat(64), answers: { useful: 1 } };
  await Promise.all([...people(12).map(() => campaign.ballots.receiveOpen(given)), campaign.ballots.fold(code)]);
  await assert.rejects(campaign.ballots.receiveOpen({ ...given, answers: { useful: 0 } }), refusal("bad-answers"));
  campaign.set({ questionnaire: { state: "closed" } });
  await campaign.ballots.close(code);
  assert.deepEqual((await campaign.ballots.tallies(code, axis)).filter(({ question }) => question === "useful").filter(({ group }) => group === "").map(({ count }) => count), [12]);
}, { mode: "open-link" });

ballotTest("keys: private files, the same when asked again, never made anew in silence", async (campaign) => {
  const { ballots, keyDirectory, keys } = campaign;
  const folder = join(keyDirectory, code);
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.deepEqual(await ballots.open(questionnaireOf()), keys);
  const [token] = await campaign.tokensFor("ada");
  assert.ok(token !== undefined);
  rmSync(join(folder, "sign-integrity"));
  await assert.rejects(campaign.again().issue(actorOf("bea"), code, Object.fromEntries(keys.map(({ axis, publicKey }) => [axis, fastToken(publicKey).blinded]))), refusal("key-file-missing"));
  await assert.rejects(ballots.open(questionnaireOf()), refusal("key-file-missing"));
  const sealing = readdirSync(folder).find((name) => name.startsWith("seal-")) ?? "";
  rmSync(join(folder, sealing));
  await assert.rejects(campaign.again().receive(campaign.ballotOf(token)), refusal("key-file-missing"));
  await assert.rejects(ballots.fold(code), refusal("key-file-missing"));
});

ballotTest("a fold changes the key, and what was kept back opens with the new one alone", async (campaign, db) => {
  const sealingFile = () => readdirSync(join(campaign.keyDirectory, code)).filter((name) => name.startsWith("seal-"));
  await answer(campaign, people(6), "support");
  const before = sealingFile();
  const oldBodies = await db.query<{ body: Uint8Array }>(sql`select body from consultations.ballot_sealed`);
  assert.deepEqual(new Set(oldBodies.map(({ body }) => body.byteLength)), new Set([4096]));
  await campaign.ballots.fold(code);
  const after = sealingFile();
  assert.deepEqual([before.length, after.length], [1, 1]);
  assert.notDeepEqual(before, after);
  assert.equal(readFileSync(join(campaign.keyDirectory, code, after[0] ?? "")).byteLength, 32);
  const bodies = await db.query<{ body: Uint8Array }>(sql`select body from consultations.ballot_sealed`);
  assert.equal(bodies.filter(({ body }) => oldBodies.some((old) => Buffer.compare(old.body, body) === 0)).length, 0);
  // A damaged row stops the fold rather than being left out.
  await db.query(sql`update consultations.ballot_sealed set body = set_byte(body, 40, get_byte(body, 40) # 1) where id = (select id from consultations.ballot_sealed limit 1)`);
  await answer(campaign, people(6, "more"), "support");
  await db.query(sql`select 1`);
  await assert.rejects(async () => { for (let turn = 0; turn < 5; turn += 1) await campaign.ballots.fold(code); }, refusal("sealed-ballot-damaged"));
});

databaseTest("fewer people than the threshold, or a threshold under five: it does not open", sets, async (db) => {
  await assert.rejects(openCampaign(db, {}, { eligibleCount: async () => 1 }), refusal("too-few-eligible"));
  await assert.rejects(openCampaign(db, {}, { eligibleCount: async () => 4 }), refusal("too-few-eligible"));
  await assert.rejects(openCampaign(db, { threshold: 1 }), refusal("threshold-too-low"));
}, { commits: true });

test("the fast client of the tests and the library say the same", async () => {
  const { generateKeyPairSync } = await import("node:crypto");
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { blindSign, isSigned } = await import("./crypto/blind-signature.ts");
  const { unblinded } = await import("./testing/fast-client.ts");
  const spki = publicKey.export({ type: "spki", format: "der" }).toString("base64url");
  const sign = (blinded: string): string => Buffer.from(blindSign(privateKey, publicKey, Buffer.from(blinded, "base64url"))).toString("base64url");
  const fast = fastToken(spki);
  assert.ok(isSigned(publicKey, fast.token, Buffer.from(unblinded(fast, sign(fast.blinded)), "base64url")));
  const slow = await makeToken("axis", spki);
  const done = await finishToken(slow, sign(slow.blinded));
  assert.ok(isSigned(publicKey, Buffer.from(done.token, "base64url"), Buffer.from(done.signature, "base64url")));
});
