import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { array, assert as hold, constantFrom, dictionary, double, integer, jsonValue, property, string } from "fast-check";
import type { Answers } from "../answers.ts";
import type { Condition, Form, Question } from "../form.ts";
import { selfEvaluation } from "../../forms/shipped/index.ts";
import { hashOfForm } from "./hash.ts";
import { answersFrom, askedQuestions, axisOf, bandLabel, canonicalForm, cellsOf, checkAnswers, checkForm, fieldsFrom, holds, keepAsked, partsOf, questionsOf, sayCondition, stepsOf, tallied, textsOf, valueLabel } from "./index.ts";
import { aForm, group, oneOfEach, someAnswers } from "./testing.ts";

const form = aForm();
const axis = axisOf(form, "axis");
const drawn = array(double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 200, maxLength: 200 });
const drawing = (draws: readonly number[]) => { let at = 0; return () => draws[at++ % draws.length] ?? 0; };
const codes = (answers: unknown, of: Form = form) => checkAnswers(of, "axis", answers as Answers).map(({ code, field }) => `${field}: ${code.replace("consultations.", "")}`);

test("right answers of every kind pass", () => {
  const answers: Answers = { "kind-of-work": "science", mood: "no-opinion", "yes-no": "yes", tools: ["b", "a"], order: ["z", "x"], grid: { r1: "bad" }, hours: 7.5, since: "2020-01", words: "Deux\nlignes" };
  assert.deepEqual(codes(answers), []);
});

test("each wrong answer is told for what it is, all at once", () => {
  assert.deepEqual(codes({ mood: 6, "yes-no": "perhaps", order: ["x", "x"], grid: { r3: "good" }, hours: 61, since: "2020-13", nothing: 1 }), [
    "mood: out-of-range", "yes-no: not-offered", "order: given-twice", "grid: not-offered", "hours: out-of-range", "since: bad-date", "nothing: unknown-question",
  ]);
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ["mood", 2.5, "out-of-range"], ["mood", "3", "wrong-type"], ["mood", Number.NaN, "out-of-range"], ["mood", null, "wrong-type"],
    ["yes-no", ["yes"], "wrong-type"], ["yes-no", "", "not-offered"], ["yes-no", "constructor", "not-offered"],
    ["order", [], "empty-answer"], ["order", ["x", "y", "z"], "too-many-choices"], ["order", ["x", 1], "wrong-type"], ["order", Array.from({ length: 100_000 }, () => "x"), "given-twice"], ["order", "x", "wrong-type"],
    ["grid", {}, "empty-answer"], ["grid", ["r1"], "wrong-type"], ["grid", { r1: 3 }, "wrong-type"], ["grid", { r1: "toString" }, "not-offered"],
    ["hours", "5", "wrong-type"], ["hours", 1.25, "too-many-decimals"], ["hours", Infinity, "wrong-type"], ["hours", -0.1, "out-of-range"],
    ["since", "2019-10", "bad-date"], ["since", "2020", "bad-date"], ["since", 2020, "wrong-type"],
  ];
  for (const [question, answer, code] of wrong) assert.deepEqual(codes({ [question]: answer }), [`${question}: ${code}`], `${question} ${JSON.stringify(answer)?.slice(0, 50)}`);
});

test("several choices: at most so many, and some stand alone", () => {
  assert.deepEqual(codes({ "yes-no": "yes", tools: ["a", "b", "c"] }), ["tools: too-many-choices"]);
  assert.deepEqual(codes({ "yes-no": "yes", tools: ["a", "none"] }), ["tools: not-alone"]);
  assert.deepEqual(codes({ "yes-no": "yes", tools: ["none"] }), []);
});

test("free text: its length, signs that are no writing, and markup is only text", () => {
  assert.deepEqual(codes({ mood: 1, words: "x".repeat(51) }), ["words: text-too-long"]);
  assert.deepEqual(codes({ mood: 1, words: "x".repeat(1_000_000) }), ["words: text-too-long"]);
  assert.deepEqual(codes({ mood: 1, words: "a\u0000b" }), ["words: unwritable-text"]);
  assert.deepEqual(codes({ mood: 1, words: "a\ud800b" }), ["words: unwritable-text"]);
  assert.deepEqual(codes({ mood: 1, words: " \n" }), ["words: empty-answer"]);
  assert.deepEqual(codes({ mood: 1, words: "<script>alert(1)</script>" }), []);
});

test("answers to what was not asked, to nothing, or hidden in a prototype are refused", () => {
  assert.deepEqual(codes({ "yes-no": "no", tools: ["a"] }), ["tools: not-asked"]);
  assert.deepEqual(codes({ mood: 4, words: "texte" }), ["words: not-asked"]);
  assert.deepEqual(codes({}), ["answers: nothing-answered"]);
  assert.deepEqual(codes({ "kind-of-work": "science" }), ["answers: nothing-answered"]);
  assert.deepEqual(codes(JSON.parse(`{"__proto__": {"mood": 3}}`)), ["__proto__: unknown-question", ]);
  assert.deepEqual(codes(Object.create({ mood: 3 })), ["answers: bad-answers"]);
  assert.deepEqual(codes([]), ["answers: bad-answers"]);
  assert.deepEqual(checkAnswers(form, "other", {}).map(({ code }) => code), ["consultations.unknown-axis"]);
  assert.equal(codes(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`q${index}`, 1]))).length, 100);
});

test("what is needed behind an open link is asked for, only where it is asked", () => {
  const needing = aForm(oneOfEach.map((question): Question => question.code === "tools" || question.code === "mood" ? { ...question, required: true } : question));
  assert.deepEqual(codes({ "yes-no": "no" }, needing), ["mood: answer-required"]);
  assert.deepEqual(codes({ "yes-no": "yes", mood: 3 }, needing), ["tools: answer-required"]);
});

test("conditions hold as they say; without answer only `not` holds", () => {
  const answers: Answers = { mood: 3, "yes-no": "yes", tools: ["a", "b"], grid: { r1: "bad" }, none: "no-opinion" };
  const held: readonly (readonly [Condition, boolean])[] = [
    [{ question: "mood", answered: true }, true], [{ question: "hours", answered: true }, false],
    [{ question: "mood", from: 3, to: 3 }, true], [{ question: "mood", from: 4 }, false], [{ question: "mood", to: 2 }, false], [{ question: "none", from: 0 }, false],
    [{ question: "yes-no", oneOf: ["no", "yes"] }, true], [{ question: "tools", oneOf: ["b", "z"] }, true], [{ question: "tools", oneOf: ["z"] }, false],
    [{ question: "grid", oneOf: ["r1:bad"] }, true], [{ question: "grid", oneOf: ["r1:good", "bad"] }, false],
    [{ all: [] }, true], [{ any: [] }, false], [{ not: { question: "hours", answered: true } }, true], [{ question: "toString", answered: true }, false],
    [{ all: [{ question: "mood", from: 3 }, { any: [{ question: "hours", from: 0 }, { question: "tools", oneOf: ["a"] }] }] }, true],
  ];
  for (const [condition, expected] of held) assert.equal(holds(condition, answers), expected, JSON.stringify(condition));
});

test("a question that was not asked counts as not answered for those after it", () => {
  const chain: readonly Question[] = [
    { ...oneOfEach[1], code: "one" } as Question,
    { ...oneOfEach[1], code: "two", when: { question: "one", oneOf: ["yes"] } } as Question,
    { ...oneOfEach[1], code: "three", when: { question: "two", oneOf: ["yes"] } } as Question,
  ];
  const chained = axisOf(aForm(chain), "axis");
  const asked = (answers: Answers) => askedQuestions(chained, [], answers).map(({ code }) => code);
  assert.deepEqual(asked({ one: "yes", two: "yes" }), ["one", "two", "three"]);
  assert.deepEqual(asked({ one: "no", two: "yes" }), ["one"]);
  assert.deepEqual(keepAsked(chained, [], { one: "no", two: "yes", three: "no" }), { one: "no" });
});

test("while an answer is wrong, those that hang on it are not to be taken away", () => {
  const chain = aForm([{ ...oneOfEach[5], code: "hours" } as Question, { ...oneOfEach[1], code: "next", when: { question: "hours", answered: true } } as Question]);
  assert.deepEqual(codes({ hours: "beaucoup", next: "yes" }, chain), ["hours: wrong-type"]);
  assert.deepEqual(codes({ next: "yes" }, chain), ["next: not-asked"]);
});

test("signs that nobody sees are no writing", () => {
  assert.deepEqual(codes({ mood: 1, words: "\u200b \u2063" }), ["words: empty-answer"]);
  assert.deepEqual(codes({ mood: 1, words: "🙂" }), []);
  const faults = (title: string) => checkForm(aForm(oneOfEach, { title: { fr: title, en: "x" } })).map(({ code }) => code.replace("consultations.", ""));
  assert.deepEqual(["\u200b", "a\u0000", "a\ufffd", "a\u202eb", "1\u202f000\u00a0€"].map(faults), [["translation-missing"], ["unwritable-text"], ["unwritable-text"], ["unwritable-text"], []]);
});

test("bounds and bands as fine as the answers, and steps no draft can make endless", () => {
  const number = (change: object) => checkForm(aForm([{ ...oneOfEach[5], ...change } as Question])).map(({ code }) => code.replace("consultations.", ""));
  assert.deepEqual(number({ decimals: 0, bands: [0, 0.5, 5] }), ["bounds-too-fine"]);
  assert.deepEqual(number({ decimals: 1, bands: [0, 0.5, 5] }), []);
  assert.deepEqual(number({ decimals: 0, least: -0, bands: [0, 5] }), []);
  assert.equal(stepsOf({ low: 0, high: Number.MAX_SAFE_INTEGER }).length, 11);
});

test("the parts of every question add up to the contributions, in all and in each group", () => {
  hold(property(drawn, integer({ min: 1, max: 12 }), (draws, people) => {
    const draw = drawing(draws);
    const counts = new Map<string, number>();
    const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (let person = 0; person < people; person += 1) {
      const answers = keepAsked(axis, form.groups, someAnswers(questionsOf(axis, form.groups), draw));
      for (const one of tallied(form, "axis", answers)) {
        add(JSON.stringify([one.group, one.groupValue, one.question, one.part]));
        add(JSON.stringify(["sum", one.group, one.question, one.part]));
        if (one.group === "" && one.question === group.code) add(JSON.stringify(["group", one.value]));
      }
    }
    for (const question of questionsOf(axis, form.groups)) for (const { part } of partsOf(question)) {
      assert.equal(counts.get(JSON.stringify(["sum", "", question.code, part])), people);
      if (question.code === group.code) continue;
      assert.equal(counts.get(JSON.stringify(["sum", group.code, question.code, part])), people);
      for (const value of ["science", "support", "no-answer"]) assert.equal(counts.get(JSON.stringify([group.code, value, question.code, part])), counts.get(JSON.stringify(["group", value])));
    }
  }), { numRuns: 60 });
});

test("cells of one contribution, by hand", () => {
  const cells = cellsOf(form, "axis", { "kind-of-work": "science", mood: 2, "yes-no": "no", order: ["z", "x"], grid: { r1: "bad" }, hours: 9.9, since: "2019-12", words: "texte" });
  assert.deepEqual(cells.map(({ question, part, value }) => `${question}/${part}=${value}`), [
    "kind-of-work/=science", "mood/=2", "yes-no/=no", "tools/a=not-asked", "tools/b=not-asked", "tools/c=not-asked", "tools/none=not-asked",
    "order/x=2", "order/y=unranked", "order/z=1", "grid/r1=bad", "grid/r2=no-answer", "hours/=5", "since/=2019-12", "words/=given",
  ]);
  const tallies = tallied(form, "axis", { mood: 2, tools: [] });
  assert.equal(tallies.length, 15 + 14);
  assert.ok(tallies.filter(({ group: of }) => of !== "").every(({ group: of, groupValue, question }) => of === group.code && groupValue === "no-answer" && question !== group.code));
});

test("every contribution fills the same cells, each with a value its question knows", () => {
  hold(property(drawn, constantFrom(form, selfEvaluation), (draws, of) => {
    for (const { code } of of.axes) {
      const inAxis = axisOf(of, code);
      const questions = questionsOf(inAxis, of.groups);
      const answers = keepAsked(inAxis, of.groups, someAnswers(questions, drawing(draws)));
      const issues = checkAnswers(of, code, answers).filter((issue) => issue.code !== "consultations.nothing-answered");
      assert.deepEqual(issues, []);
      const cells = cellsOf(of, code, answers);
      const shape = questions.flatMap((question) => partsOf(question).map(({ part, values }) => ({ key: `${question.code}/${part}`, values })));
      assert.deepEqual(cells.map(({ question, part }) => `${question}/${part}`), shape.map(({ key }) => key));
      for (const [index, { value }] of cells.entries()) assert.ok(shape[index]?.values.includes(value), `${value} in ${shape[index]?.key}`);
      const texts = textsOf(of, code, answers);
      assert.equal(texts.length, cells.filter(({ value }) => value === "given").length);
      const crossed = tallied(of, code, answers);
      assert.equal(crossed.length, cells.length + of.groups.length * (cells.length - of.groups.length));
    }
  }), { numRuns: 60 });
});

test("what a page sends gives back the answers it was filled with", () => {
  hold(property(drawn, (draws) => {
    for (const { code } of selfEvaluation.axes) {
      const inAxis = axisOf(selfEvaluation, code);
      const answers = someAnswers(questionsOf(inAxis, selfEvaluation.groups), drawing(draws));
      assert.deepEqual(answersFrom(inAxis, selfEvaluation.groups, fieldsFrom(inAxis, selfEvaluation.groups, answers)), { answers, issues: [] });
    }
    const answers = someAnswers(oneOfEach, drawing(draws));
    assert.deepEqual(answersFrom(axis, form.groups, fieldsFrom(axis, form.groups, answers)), { answers, issues: [] });
  }), { numRuns: 60 });
});

test("numbers as people write them, equal ranks, half a date", () => {
  const read = (fields: Readonly<Record<string, string>>) => answersFrom(axis, form.groups, fields);
  assert.deepEqual(read({ "q.hours": " 7,5 " }).answers, { hours: 7.5 });
  assert.deepEqual(read({ "q.hours": "sept", "q.other": "1", "q.mood": "" }).answers, { hours: "sept" });
  assert.deepEqual(codes({ hours: "sept" }), ["hours: wrong-type"]);
  assert.deepEqual(read({ "q.order.x": "1", "q.order.y": "1" }).issues.map(({ code }) => code), ["consultations.same-rank"]);
  assert.deepEqual(read({ "q.order.x": "3", "q.order.y": "1" }).answers, { order: ["y", "x"] });
  assert.deepEqual(read({ "q.since.month": "3" }).issues.map(({ code }) => code), ["consultations.half-date"]);
  assert.deepEqual(read({ "q.since.month": "3", "q.since.year": "2020" }).answers, { since: "2020-03" });
  assert.deepEqual(read({ "q.words": "a\r\nb\u0000 " }).answers, { words: "a\nb" });
});

test("whatever comes in, checking answers gives faults and never fails", () => {
  hold(property(dictionary(constantFrom("mood", "yes-no", "tools", "order", "grid", "hours", "since", "words", "kind-of-work", "__proto__", "constructor"), jsonValue({ maxDepth: 3 })), (given) => {
    const issues = checkAnswers(form, "axis", given as Answers);
    if (issues.length === 0) assert.equal(cellsOf(form, "axis", given as Answers).length, 15);
    for (const { text } of issues) assert.ok(text.fr.length > 5 && text.en.length > 5);
  }), { numRuns: 500 });
});

test("a condition on random answers holds where its negation does not", () => {
  hold(property(drawn, integer({ min: -1, max: 7 }), string(), (draws, bound, word) => {
    const answers = someAnswers(oneOfEach, drawing(draws));
    const conditions: readonly Condition[] = [{ question: "mood", from: bound }, { question: "tools", oneOf: [word, "a"] }, { question: "grid", oneOf: ["r1:good"] }];
    for (const condition of conditions) assert.equal(holds({ not: condition }, answers), !holds(condition, answers));
    assert.equal(holds({ not: { all: conditions } }, answers), holds({ any: conditions.map((condition) => ({ not: condition })) }, answers));
  }));
});

test("one hash for one form, whatever the order of its keys", () => {
  const turned = Object.fromEntries(Object.entries(form).toReversed()) as unknown as Form;
  assert.equal(hashOfForm(turned), hashOfForm(form));
  assert.notEqual(hashOfForm({ ...form, version: 2 }), hashOfForm(form));
  assert.equal(hashOfForm(form), createHash("sha256").update(canonicalForm(form)).digest("hex"));
  assert.match(canonicalForm(form), /^\{"axes":\[\{"code":"axis"/);
});

test("conditions and values in words", () => {
  const say = (condition: Condition, language: "fr" | "en" = "en") => sayCondition(condition, axis, form.groups)[language];
  assert.equal(say({ question: "yes-no", oneOf: ["yes"] }), "If you answered “yes en” to question 3");
  assert.equal(say({ question: "yes-no", oneOf: ["yes", "no"] }, "fr"), "Si vous avez répondu «\u202fyes fr\u202f» ou «\u202fno fr\u202f» à la question 3");
  assert.equal(say({ all: [{ question: "mood", to: 2 }, { not: { question: "hours", answered: true } }] }), "If you answered 2 or less to question 2, and if you did not answer question 7");
  assert.equal(say({ not: { any: [{ question: "mood", from: 3 }, { question: "hours", from: 1, to: 4 }] } }), "If you did not answer 3 or more to question 2, and if you did not answer 1 to 4 to question 7");
  assert.equal(say({ all: [{ question: "mood", to: 2 }, { not: { all: [{ question: "hours", answered: true }, { question: "since", answered: true }] } }] }), "If you answered 2 or less to question 2, and if (you did not answer question 7, or if you did not answer question 8)");
  assert.equal(say({ question: "grid", oneOf: ["r1:bad"] }), "If you answered “r1 en: bad en” to question 6");
  const number = oneOfEach[5];
  if (number?.kind !== "number") throw new Error("not the number");
  assert.deepEqual([0, 5, 10].map((lower) => bandLabel(number, lower).en), ["0 to under 5 hours", "5 to under 10 hours", "10 to 60 hours"]);
  assert.deepEqual([0, 5, 10].map((lower) => bandLabel({ ...number, decimals: 0 }, lower).fr), ["0 à 4 heures", "5 à 9 heures", "10 à 60 heures"]);
  for (const question of oneOfEach) for (const { values } of partsOf(question)) for (const value of values) assert.ok(valueLabel(question, value).fr !== "", value);
});
