import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "../html/index.ts";
import { RobotFields } from "./fields.tsx";
import { drawQuestion, plainAnswer } from "./questions.ts";
import { createRobots, robotFields, type RobotOptions } from "./robots.ts";
import { readAnswer, solvedFields, solvedFieldsOf } from "./testing.ts";

const key = new Uint8Array(32).fill(7);

function world(options: Partial<RobotOptions> = {}) {
  let at = 1_000_000;
  const robots = createRobots({ key: () => key, now: () => at, tries: { least: 3, most: 6 }, ...options });
  return { robots, wait: (ms: number) => { at += ms; } };
}
const codes = (issues: readonly { readonly code: string }[]): readonly string[] => issues.map(({ code }) => code);

test("a browser that did the work passes once; the same again is refused, and so is another form's", async () => {
  const { robots, wait } = world();
  const posted = await solvedFields(await robots.fields("comment A", "fr"));
  wait(3_000);
  assert.deepEqual(codes(await robots.check(posted, { form: "comment B" })), ["robots.stale"]);
  assert.deepEqual(codes(await robots.check(posted, { form: "comment A" })), []);
  assert.deepEqual(codes(await robots.check(posted, { form: "comment A" })), ["robots.used"]);
});

test("of ten sendings of one solution at the same moment one passes", async () => {
  const { robots, wait } = world();
  const posted = await solvedFields(await robots.fields("a", "fr"));
  wait(3_000);
  const all = await Promise.all(Array.from({ length: 10 }, () => robots.check(posted, { form: "a" })));
  assert.equal(all.filter((issues) => issues.length === 0).length, 1);
});

test("a challenge that was forged, changed or made with another key is refused", async () => {
  const { robots, wait } = world();
  const other = createRobots({ key: () => new Uint8Array(32).fill(8), now: () => 1_000_000, tries: { least: 1, most: 2 } });
  const foreign = await solvedFields(await other.fields("a", "fr"));
  const own = await solvedFields(await robots.fields("a", "fr"));
  const [facts = "", signature = ""] = (own[robotFields.token] ?? "").split(".");
  const easier = JSON.parse(Buffer.from(facts, "base64url").toString("utf8")) as { shownAtMs: number };
  const changed = `${Buffer.from(JSON.stringify({ ...easier, shownAtMs: 0 })).toString("base64url")}.${signature}`;
  wait(3_000);
  for (const token of [foreign[robotFields.token], changed, "", "x", "x.y", `${facts}.`, undefined, 3, ["a"]]) {
    assert.deepEqual(codes(await robots.check({ ...own, [robotFields.token]: token }, { form: "a" })), ["robots.stale"]);
  }
});

test("a solution of another challenge, or none that can be read, spends the check", async () => {
  const { robots, wait } = world();
  const one = await solvedFields(await robots.fields("a", "fr"));
  for (const solution of [one[robotFields.solution], "{}", "null", "{", '{"counter":1,"derivedKey":"00"}', "x".repeat(1_000_000)]) {
    const check = await robots.fields("a", "fr");
    wait(3_000);
    assert.deepEqual(codes(await robots.check({ [robotFields.token]: check.token, [robotFields.solution]: solution }, { form: "a" })), ["robots.wrong"]);
    assert.deepEqual(codes(await robots.check(await solvedFields(check), { form: "a" })), ["robots.used"]);
  }
});

test("too fast, open too long, shown before this process began, the trap filled, nothing answered", async () => {
  const { robots, wait } = world();
  const posted = await solvedFields(await robots.fields("a", "fr"));
  assert.deepEqual(codes(await robots.check(posted, { form: "a" })), ["robots.too-fast"]);
  wait(3_000);
  assert.deepEqual(codes(await robots.check({ ...posted, [robotFields.trap]: "http://" }, { form: "a" })), ["robots.trap"]);
  assert.deepEqual(codes(await robots.check({ [robotFields.token]: posted[robotFields.token] }, { form: "a" })), ["robots.unanswered"]);
  const later = createRobots({ key: () => key, now: () => 1_003_000 });
  assert.deepEqual(codes(await later.check(posted, { form: "a" })), ["robots.stale"]);
  wait(4 * 3_600_000);
  assert.deepEqual(codes(await robots.check(posted, { form: "a" })), ["robots.stale"]);
});

test("without a script the question is answered, in either language; a wrong answer brings another question", async () => {
  for (const language of ["fr", "en"] as const) {
    for (let turn = 0; turn < 20; turn += 1) {
      const { robots, wait } = world();
      const check = await robots.fields("a", language);
      wait(3_000);
      const right = { [robotFields.token]: check.token, [robotFields.solution]: "", [robotFields.answer]: ` ${readAnswer(check.question).toUpperCase()}. ` };
      assert.deepEqual(codes(await robots.check({ ...right, [robotFields.answer]: "moustache" }, { form: "a", spend: false })), ["robots.wrong"], check.question);
      assert.deepEqual(codes(await robots.check(right, { form: "a" })), ["robots.used"]);
      const again = await robots.fields("a", language, right);
      assert.notEqual(again.token, check.token);
      wait(3_000);
      assert.deepEqual(codes(await robots.check({ [robotFields.token]: again.token, [robotFields.answer]: readAnswer(again.question) }, { form: "a" })), [], again.question);
    }
  }
});

test("a form that comes back for another fault keeps its answered check", async () => {
  const { robots, wait } = world();
  const check = await robots.fields("a", "fr");
  const posted = { [robotFields.token]: check.token, [robotFields.answer]: readAnswer(check.question) };
  wait(3_000);
  assert.deepEqual(await robots.check(posted, { form: "a", spend: false }), []);
  const again = await robots.fields("a", "en", posted);
  assert.equal(again.token, check.token);
  assert.equal(again.question, check.question);
  assert.equal(again.answer, posted[robotFields.answer]);
  assert.deepEqual(await robots.check(posted, { form: "a" }), []);
});

test("one address sends so often in ten minutes, another still may", async () => {
  const { robots, wait } = world({ mostPerAddress: 2 });
  const send = async (address: string) => {
    const posted = await solvedFields(await robots.fields("a", "fr"));
    wait(3_000);
    return codes(await robots.check(posted, { form: "a", address }));
  };
  assert.deepEqual([await send("192.0.2.1"), await send("192.0.2.1"), await send("192.0.2.1"), await send("192.0.2.2")], [[], [], ["robots.too-many"], []]);
  // A subscriber has 2^64 addresses of IPv6.
  assert.deepEqual([await send("2001:db8::1"), await send("2001:0db8:0:0:ffff::2"), await send("2001:db8:0:0:1:2:3:4"), await send("2001:db8:0:1::1"), await send("::1"), await send("::ffff:192.0.2.9")], [[], [], ["robots.too-many"], [], [], []]);
  wait(600_000);
  assert.deepEqual(await send("192.0.2.1"), []);
});

test("what is rendered holds no answer, and its trap is out of reach of keys and screen readers", async () => {
  const { robots, wait } = world();
  const check = await robots.fields("a", "fr");
  const html = render(RobotFields({ check, language: "fr", issues: [] }));
  assert.match(html, /aria-hidden="true" inert/);
  assert.match(html, /tabindex="-1" autocomplete="off"/);
  wait(3_000);
  assert.deepEqual(await robots.check(await solvedFieldsOf(html), { form: "a" }), []);
});

test("questions are many, and their answers are read with goodwill", () => {
  assert.ok(new Set(Array.from({ length: 500 }, () => drawQuestion("fr").text)).size > 350);
  assert.deepEqual(["Dix-sept", "dix sept", "17", "seventeen", " 17. ", "Le RENARD !", "fenetre", "the fox", "C’est le mot renard", ""].map(plainAnswer), ["17", "17", "17", "17", "17", "renard", "fenetre", "fox", "renard", ""]);
});
