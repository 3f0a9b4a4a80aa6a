import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, test } from "node:test";
import { both } from "../../../kernel/i18n/format.ts";
import { finishToken, makeToken, numberOf } from "../ballots/client.ts";
import { blindSign, isSigned, makeSigningKey, publicKeyFrom, publicKeyText } from "../ballots/crypto/blind-signature.ts";
import type { Form } from "../domain/form.ts";
import type { Ballot } from "../domain/ports.ts";
import { openDevice, passingStore } from "./device.ts";
import { houseOver, Refusal } from "./house.ts";
import { keptOn, type Kept } from "./kept.ts";
import { axisLock } from "./lock.ts";
import { fragmentOf, placeOf } from "./screens/app.ts";
import { answersToSend, ballotOf, scannedTexts, sendBallot, withMasks } from "./send.ts";
import { readDefinition, receiveRights, type ReadDefinition } from "./tokens.ts";

const form: Form = {
  code: "short", version: 1, title: both("Court", "Short"), introduction: both("", ""), groups: [],
  axes: ["one", "two"].map((code) => ({ code, title: both(code, code), introduction: both("", ""), objectives: [], sections: [{ code: "view", title: both("Avis", "View"), questions: [
    { kind: "single", code: "known", label: both("Connu\u202f?", "Known?"), options: [{ code: "yes", label: both("Oui", "Yes") }, { code: "no", label: both("Non", "No") }] },
    { kind: "text", code: "why", label: both("Pourquoi\u202f?", "Why?"), longest: 200, when: { question: "known", oneOf: ["yes"] } },
  ] }] })),
};
const sha256 = async (text: string): Promise<string> => createHash("sha256").update(text).digest("hex");
const maker = { make: makeToken, finish: finishToken };

const signing = new Map<string, Awaited<ReturnType<typeof makeSigningKey>>>();
let definition: ReadDefinition;
before(async () => {
  for (const axis of ["one", "two"]) signing.set(axis, await makeSigningKey());
  definition = { form, sha256: "a".repeat(64), keys: [...signing].map(([axis, key]) => ({ axis, publicKey: publicKeyText(key) })) };
});

const keptNow = (): Kept => keptOn(passingStore(), "short", "person");
/** A house that signs, and notes what it saw. */
function signer(seen: Readonly<Record<string, string>>[] = [], change: (signature: string) => string = (signature) => signature) {
  return {
    sign: async (blinded: Readonly<Record<string, string>>) => {
      seen.push(blinded);
      return Object.fromEntries(Object.entries(blinded).map(([axis, text]) => {
        const key = signing.get(axis);
        const publicKey = definition.keys.find((one) => one.axis === axis)?.publicKey ?? "";
        assert.ok(key !== undefined);
        return [axis, change(Buffer.from(blindSign(key, publicKeyFrom(publicKey), Buffer.from(text, "base64url"))).toString("base64url"))];
      }));
    },
  };
}

test("the definition is taken only with its hash, and with one key for each axis, all different", async () => {
  const read = async (keys: readonly unknown[], expected?: string) => {
    const text = JSON.stringify({ form, keys });
    return readDefinition({ definition: async () => text }, expected ?? (await sha256(text)), sha256);
  };
  const [one, two] = definition.keys;
  assert.deepEqual((await read([one, two])).keys, [one, two]);
  const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
  await assert.rejects(read([one, two], "0".repeat(64)), refused("definition-differs"));
  await assert.rejects(read([one]), refused("keys-differ"));
  await assert.rejects(read([one, { axis: "two", publicKey: one?.publicKey }]), refused("keys-differ"), "one key for two axes");
  await assert.rejects(read([one, two, { axis: "three", publicKey: "x" }]), refused("keys-differ"));
});

test("all axes are asked at once; the house sees no token; what comes back is signed by the published keys", async () => {
  const kept = keptNow();
  const seen: Readonly<Record<string, string>>[] = [];
  assert.deepEqual(await receiveRights({ house: signer(seen), maker, kept, definition, issued: [] }), ["one", "two"]);
  assert.deepEqual(seen.map((asked) => Object.keys(asked)), [["one", "two"]]);
  for (const { axis, publicKey } of definition.keys) {
    const right = kept.right(axis);
    assert.ok(right?.state === "held");
    assert.ok(isSigned(publicKeyFrom(publicKey), Buffer.from(right.token, "base64url"), Buffer.from(right.signature, "base64url")));
    assert.ok(!JSON.stringify(seen).includes(right.token));
  }
  // What the device holds or the house has given is not asked for again.
  await receiveRights({ house: signer(seen), maker, kept, definition, issued: ["one", "two"] });
  assert.equal(seen.length, 1);
  kept.forget("one");
  assert.deepEqual(await receiveRights({ house: signer(seen), maker, kept, definition, issued: ["one", "two"] }), ["two"]);
  assert.equal(seen.length, 1, "an axis that was sent is not asked for again");
});

test("a request that was interrupted is made again word for word; a wrong signature is not kept", async () => {
  const kept = keptNow();
  const seen: Readonly<Record<string, string>>[] = [];
  const lost = { sign: async (blinded: Readonly<Record<string, string>>) => { seen.push(blinded); throw new Refusal(0, "not-reached", ""); } };
  await assert.rejects(receiveRights({ house: lost, maker, kept, definition, issued: [] }), Refusal);
  assert.equal(kept.right("one")?.state, "asked");
  await assert.rejects(receiveRights({ house: signer(seen, (signature) => `AAAA${signature.slice(4)}`), maker, kept, definition, issued: [] }), (error: unknown) => error instanceof Refusal && error.code === "bad-signature");
  assert.equal(kept.right("one")?.state, "asked");
  assert.deepEqual(await receiveRights({ house: signer(seen), maker, kept, definition, issued: ["one", "two"] }), ["one", "two"]);
  assert.equal(new Set(seen.map((asked) => JSON.stringify(asked))).size, 1);
});

test("what is kept is of one person and one questionnaire, and goes when it is erased", () => {
  const store = passingStore();
  const mine = keptOn(store, "short", "me");
  const theirs = keptOn(store, "short", "them");
  mine.keepDraft("one", { definitionSha256: "a", fields: { "q.known": "yes" }, section: "view" });
  assert.deepEqual([theirs.draft("one"), theirs.holdsOthers(), mine.holdsOthers(), theirs.isEmpty()], [null, true, false, true]);
  assert.equal(keptOn(store, "other", "me").draft("one"), null);
  mine.keepRight("one", { state: "held", token: "t", signature: "s" });
  mine.keepSent("two", { number: "n" });
  mine.forget("one");
  assert.deepEqual([mine.right("one"), mine.draft("one"), mine.sent("two")], [null, null, { number: "n" }]);
  mine.dropAll();
  assert.deepEqual(store.keys(), []);
  store.write("jalon:answers:short:me:right:one", "{not json");
  store.write("jalon:answers:short:me:draft:one", "[]");
  assert.deepEqual([mine.right("one"), mine.draft("one")], [null, null], "what somebody else wrote there is not believed");
});

test("where nothing can be kept, the page works until it is left", () => {
  const device = openDevice(() => { throw new Error("forbidden"); });
  assert.equal(device.lasting, false);
  device.store.write("a", "b");
  assert.equal(device.store.read("a"), "b");
});

test("only answers to questions that are asked leave, masked as chosen", () => {
  const answers = { known: "yes", why: "Mme Dupont, à Lyon" };
  const texts = scannedTexts(form, "one", answersToSend(form, "one", answers));
  assert.deepEqual(texts.map(({ findings }) => findings.map(({ text }) => text)), [["Mme Dupont", "Lyon"]]);
  assert.deepEqual(withMasks(answers, texts, () => false), { known: "yes", why: "[…], à […]" });
  assert.deepEqual(withMasks(answers, texts, (_question, index) => index === 0), { known: "yes", why: "Mme Dupont, à […]" });
  assert.deepEqual(answersToSend(form, "one", { known: "no", why: "left over" }), { known: "no" });
});

test("how a sending ended, and what stays on the device then", async () => {
  const right = { state: "held", token: "dG9r", signature: "c2ln" } as const;
  const ballot = ballotOf("short", "one", "a".repeat(64), right, { known: "yes" });
  const sending = async (send: (ballot: Ballot) => Promise<{ number: string }>) => {
    const kept = keptNow();
    kept.keepRight("one", right);
    const sent = await sendBallot({ house: { send }, kept, ballot, numberOf });
    return [sent.done ? `done${sent.already ? ", already" : ""}` : sent.why, kept.right("one") !== null] as const;
  };
  const refusing = (status: number, code = "") => sending(async () => { throw new Refusal(status, code, ""); });
  assert.deepEqual(await sending(async () => ({ number: "n" })), ["done", false]);
  assert.deepEqual(await refusing(409, "consultations.ballot-already-counted"), ["done, already", false]);
  assert.deepEqual(await refusing(409, "consultations.closed"), ["closed", true]);
  assert.deepEqual(await refusing(409, "consultations.stale-definition"), ["stale", true]);
  assert.deepEqual(await refusing(403, "consultations.token-refused"), ["refused-right", true]);
  assert.deepEqual(await refusing(422, "consultations.bad-answers"), ["bad-answers", true]);
  assert.deepEqual([await refusing(0), await refusing(413), await refusing(429), await refusing(503), await refusing(500)].map(([why, keeps]) => [why, keeps]), [["offline", true], ["too-long", true], ["busy", true], ["busy", true], ["other", true]]);
});

test("a ballot is sent as nobody: no cookie, no referrer, nothing kept on the way", async () => {
  const calls: { readonly url: string; readonly init: RequestInit }[] = [];
  const house = houseOver(async (url, init) => {
    calls.push({ url, init });
    return new Response(JSON.stringify({ number: "n", signatures: { one: "s" }, axes: [{ numbers: ["a"] }] }), { headers: { "content-type": "application/json" } });
  }, "short", { csrfToken: "secret", language: "fr" });
  await house.send(ballotOf("short", "one", "a", { state: "held", token: "t", signature: "s" }, {}));
  await house.definition();
  assert.deepEqual(await house.counted("one"), ["a"]);
  for (const { init } of calls) {
    assert.deepEqual([init.credentials, init.referrerPolicy, init.cache], ["omit", "no-referrer", "no-store"]);
    assert.ok(!JSON.stringify(init).includes("secret"));
  }
  assert.deepEqual(await house.sign({ one: "b" }), { one: "s" });
  const failing = houseOver(async () => new Response(JSON.stringify({ code: "consultations.bad-answers", detail: "Non.", errors: [{ pointer: "#/why", detail: "Trop long." }] }), { status: 422 }), "short", { csrfToken: "", language: "fr" });
  await assert.rejects(failing.definition(), (error: unknown) => error instanceof Refusal && error.status === 422 && error.message === "Non." && error.issues[0]?.text === "Trop long.");
  const unreached = houseOver(async () => { throw new TypeError("failed to fetch"); }, "short", { csrfToken: "", language: "fr" });
  await assert.rejects(unreached.definition(), (error: unknown) => error instanceof Refusal && error.status === 0);
});

test("the place in the page is told by the fragment, and back", () => {
  for (const place of [{ screen: "axes" }, { screen: "axis", axis: "one", section: null }, { screen: "axis", axis: "two", section: "view" }, { screen: "review", axis: "one" }, { screen: "sent", axis: "two" }] as const) {
    assert.deepEqual(placeOf(fragmentOf(place), form.axes), place);
  }
  for (const fragment of ["", "#", "#nowhere", "#content", "#<script>/x"]) assert.deepEqual(placeOf(fragment, form.axes), { screen: "axes" });
});

test("without locks in the browser an axis can be written all the same", async () => {
  assert.equal(await axisLock(undefined).take("a", false, () => assert.fail()), true);
});
