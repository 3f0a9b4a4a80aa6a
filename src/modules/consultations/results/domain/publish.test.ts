import assert from "node:assert/strict";
import { test } from "node:test";
import type { Form, Question } from "../../domain/form.ts";
import { withoutSmallGroups } from "../../ballots/domain/mixing.ts";
import { createAuditor } from "../disclosure/audit.ts";
import { smallCells, suppress } from "../disclosure/suppress.ts";
import { attack } from "../testing/attacker.ts";
import { matrix, multiple, number, oneAxis, ranking, scale, single } from "../testing/forms.ts";
import { drawer, madeUpAnswers, talliesOf } from "../testing/made-up.ts";
import { axisSystem } from "./axis-system.ts";
import { mergeSmall } from "./merge-groups.ts";
import { publish, shownWith } from "./publish.ts";
import { shownAxis, type ShownAxis } from "./published.ts";

const axis = "axis-1";

function answersTo(form: Form, count: number, draw: () => number, silence = 0.1): ReturnType<typeof talliesOf> {
  const concentration = 1 + draw();
  return talliesOf(form, axis, Array.from({ length: count }, () => madeUpAnswers(form, axis, { silence, concentration, draw })));
}

/** Every number that a release shows of an axis. */
function numbersOf(shown: ShownAxis): readonly number[] {
  return [shown.contributions, ...shown.groups.flatMap(({ categories }) => categories.map(({ contributions }) => contributions)), ...shown.questions.flatMap(({ parts }) => parts.flatMap(({ cells, crossings }) => [...cells.map(({ count }) => count), ...crossings.flatMap(({ rows }) => rows.flat())]))].filter((count) => count !== null);
}

function randomForm(draw: () => number): Form {
  const upTo = (most: number, least = 2): number => least + Math.floor(draw() * (most - least + 1));
  const kinds: readonly ((code: string) => Question)[] = [
    (code) => scale(code, { noOpinion: draw() < 0.5, high: upTo(5, 3) }), (code) => single(code, upTo(4)), (code) => multiple(code, upTo(4), draw() < 0.4 ? { atMost: 2 } : {}), (code) => ranking(code, upTo(3)),
    (code) => matrix(code, 2, upTo(3)), (code) => number(code, [0, 5, 10], 20),
  ];
  const questions = Array.from({ length: upTo(2, 1) }, (_, at) => (kinds[Math.floor(draw() * kinds.length)] ?? ((code: string) => scale(code)))(`q${at}`));
  const parent = questions[0];
  const child = parent?.kind === "single" && draw() < 0.7 ? [scale("child", { when: { question: parent.code, oneOf: [parent.options[0]?.code ?? ""] } })] : [];
  return oneAxis(Array.from({ length: upTo(2, 1) }, (_, at) => single(`g${at}`, upTo(4))), [...questions, ...child]);
}

test("an axis with fewer contributions than the threshold shows nothing but that, at the threshold it is shown", () => {
  const form = oneAxis([single("g", 2)], [single("q", 2)]);
  assert.deepEqual(publish(new Map([[axis, answersTo(form, 9, drawer(1))]]), form, 10), { rule: { version: 1, threshold: 10 }, axes: [{ axis, shown: false }] });
  assert.deepEqual(publish(new Map(), form, 10).axes, [{ axis, shown: false }]);
  const ten = shownAxis(publish(new Map([[axis, answersTo(form, 10, drawer(1))]]), form, 10), axis);
  assert.equal(ten?.contributions, 10);
  assert.deepEqual(ten?.groups, []);
});

test("everybody gave the same answer: the 100 % is hidden with the zeros that would tell it", () => {
  const form = oneAxis([single("g", 2)], [single("q", 2)]);
  const same = Array.from({ length: 40 }, (_, at) => ({ g: at < 20 ? "g-1" : "g-2", q: "q-1" }));
  const shown = shownAxis(publish(new Map([[axis, talliesOf(form, axis, same)]]), form, 10), axis);
  const part = shown?.questions[0]?.parts[0];
  assert.deepEqual(part?.cells, [{ value: "q-1", count: null }, { value: "q-2", count: null }, { value: "no-answer", count: 0 }]);
  assert.deepEqual(part?.crossings[0]?.rows, [[null, null], [null, null]]);
});

test("by hand: one of two groups all of one mind is not told, the whole is", () => {
  const form = oneAxis([single("g", 2)], [single("q", 2)]);
  // 40 of the first group: 25 and 15; 40 of the second: 40 and 0. In all 65 and 15: with the first row shown, subtraction gives the 0.
  const contributions = Array.from({ length: 80 }, (_, at) => ({ g: at < 40 ? "g-1" : "g-2", q: at < 15 ? "q-2" : "q-1" }));
  const part = shownAxis(publish(new Map([[axis, talliesOf(form, axis, contributions)]]), form, 10), axis)?.questions[0]?.parts[0];
  assert.deepEqual(part?.crossings[0]?.rows, [[null, null], [null, null]]);
  assert.deepEqual(part?.cells.map(({ count }) => count), [65, 15, 0]);
});

test("small values of a group are put together until they are enough; one category left is no group", () => {
  const value = (code: string, count: number) => ({ values: [code], count });
  assert.deepEqual(mergeSmall([value("a", 30), value("b", 4), value("c", 12), value("d", 0), value("no-answer", 2)], 10), [{ values: ["a"], count: 30 }, { values: ["b", "c", "d", "no-answer"], count: 18 }]);
  assert.deepEqual(mergeSmall([value("a", 30), value("b", 20), value("no-answer", 0)], 10), [{ values: ["a"], count: 30 }, { values: ["b"], count: 20 }]);
  assert.deepEqual(mergeSmall([value("a", 30), value("b", 3), value("no-answer", 0)], 10), []);
});

test("how many were asked does not give back how few gave the answer that it waits for", () => {
  const form = oneAxis([], [single("q", 3), scale("child", { noOpinion: false, when: { question: "q", oneOf: ["q-1"] } })]);
  const contributions = Array.from({ length: 60 }, (_, at) => (at < 4 ? { q: "q-1", child: 1 + (at % 5) } : { q: at < 40 ? "q-2" : "q-3" }));
  const shown = shownAxis(publish(new Map([[axis, talliesOf(form, axis, contributions)]]), form, 10), axis);
  assert.ok(shown !== null);
  const cell = (question: string, value: string) => shown.questions.find((one) => one.question === question)?.parts[0]?.cells.find((one) => one.value === value)?.count;
  assert.equal(cell("q", "q-1"), null);
  // 56 not asked would be 60 - 4.
  assert.equal(cell("child", "not-asked"), null);
});

test("rows that the counters leave out are what the others leave of the whole: they hide as any other", () => {
  const form = oneAxis([single("g", 3)], [single("q", 2)]);
  // 30, 12 and 4: the last two are put together, and the counters keep no row of theirs. Of these 16, two said q-2.
  const contributions = Array.from({ length: 46 }, (_, at) => ({ g: at < 30 ? "g-1" : at < 42 ? "g-2" : "g-3", q: at < 12 || at >= 44 ? "q-2" : "q-1" }));
  const tallies = talliesOf(form, axis, contributions);
  const kept = withoutSmallGroups(tallies.filter(({ group }) => group !== ""), new Map([["g", new Map([["g-1", 30], ["g-2", 12], ["g-3", 4]])]]), 10);
  assert.deepEqual(new Set(kept.map(({ groupValue }) => groupValue)), new Set(["g-1"]));
  const asKept = publish(new Map([[axis, [...tallies.filter(({ group }) => group === ""), ...kept]]]), form, 10);
  assert.deepEqual(asKept, publish(new Map([[axis, tallies]]), form, 10));
  const part = shownAxis(asKept, axis)?.questions[0]?.parts[0];
  assert.deepEqual(part?.cells.map(({ count }) => count), [32, 14, 0]);
  // 14 less 12 would be the two.
  assert.deepEqual(part?.crossings[0]?.rows, [[null, null], [null, null]]);
});

test("equal numbers: the counters and the release leave out the same value of a group", () => {
  const values = ["b", "a", "c"].map((code) => ({ values: [code], count: code === "c" ? 4 : 12 }));
  const rows = withoutSmallGroups(values.map(({ values: [groupValue = ""], count }) => ({ question: "q", part: "", value: "x", group: "g", groupValue, count })), new Map([["g", new Map(values.map(({ values: [code = ""], count }) => [code, count]))]]), 10);
  assert.deepEqual(rows.map(({ groupValue }) => groupValue), ["b"]);
  assert.deepEqual(mergeSmall(values, 10), [{ values: ["b"], count: 12 }, { values: ["a", "c"], count: 16 }]);
});

test("two questions asked of the same people: how many of the one gives how many of the other", () => {
  const when = { any: [{ question: "m", oneOf: ["m-1"] }, { question: "s", oneOf: ["s-1"] }] } as const;
  const form = oneAxis([], [multiple("m", 3), single("s", 3), single("child", 2, { when }), single("other", 2, { when: { any: [...when.any].toReversed() } })]);
  // 30 asked. Of `child` 27 and 3: 30 not asked would give the 3. Of `other` 15 and 15.
  const contributions = Array.from({ length: 60 }, (_, at) => (at < 30 ? { m: ["m-1"], s: at < 15 ? "s-2" : "s-3", child: at < 27 ? "child-1" : "child-2", other: at % 2 === 0 ? "other-1" : "other-2" } : { m: at < 45 ? ["m-2"] : ["m-3"], s: at % 2 === 0 ? "s-2" : "s-3" }));
  const shown = shownAxis(publish(new Map([[axis, talliesOf(form, axis, contributions)]]), form, 10), axis);
  const cellsOf = (question: string) => Object.fromEntries(shown?.questions.find((one) => one.question === question)?.parts[0]?.cells.map(({ value, count }) => [value, count]) ?? []);
  const child = cellsOf("child");
  assert.equal(child["child-2"], null);
  if (child["child-1"] !== null) assert.deepEqual([child["not-asked"], cellsOf("other")["not-asked"]], [null, null]);
});

test("a question asked because of a group and of an answer is a crossing of the two: the other crossing is not shown", () => {
  const form = oneAxis([single("g", 2)], [single("q", 2), single("free", 2), single("child", 2, { when: { all: [{ question: "g", oneOf: ["g-1"] }, { question: "q", oneOf: ["q-1"] }] } })]);
  const contributions = Array.from({ length: 80 }, (_, at) => ({ g: at < 40 ? "g-1" : "g-2", q: at % 2 === 0 ? "q-1" : "q-2", free: "free-1", ...(at < 40 && at % 2 === 0 ? { child: "child-1" } : {}) }));
  const shown = shownAxis(publish(new Map([[axis, talliesOf(form, axis, contributions)]]), form, 10), axis);
  assert.deepEqual(shown?.questions.map(({ question, parts }) => [question, parts[0]?.crossings.length]), [["q", 0], ["free", 1], ["child", 0]]);
});

test("an option that stands alone is what those who were asked further leave", () => {
  const form = oneAxis([], [multiple("m", 3, { alone: ["m-1"] }), single("child", 2, { when: { question: "m", oneOf: ["m-2", "m-3"] } })]);
  // All answer; 8 stand alone, so 52 are asked.
  const contributions = Array.from({ length: 60 }, (_, at) => (at < 8 ? { m: ["m-1"] } : { m: at % 2 === 0 ? ["m-2"] : ["m-2", "m-3"], child: at % 2 === 0 ? "child-1" : "child-2" }));
  const shown = shownAxis(publish(new Map([[axis, talliesOf(form, axis, contributions)]]), form, 10), axis);
  const child = shown?.questions[1]?.parts[0]?.cells ?? [];
  assert.equal(shown?.questions[0]?.parts[0]?.cells[0]?.count, null);
  assert.ok(child.filter(({ count }) => count === null).length >= 2, JSON.stringify(child));
});

test("the audit of every release passes; a thousand questionnaires, and an attacker who learns nothing of small counts", () => {
  const threshold = 5;
  let hiddenInAll = 0;
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const draw = drawer(seed);
    const form = randomForm(draw);
    const tallies = answersTo(form, 10 + Math.floor(draw() * 70), draw);
    const shown = shownAxis(publish(new Map([[axis, tallies]]), form, threshold), axis);
    if (shown === null) continue;
    assert.ok(numbersOf(shown).every((count) => count === 0 || count >= threshold), `seed ${seed}: a small count is shown`);
    for (const { name, least, most } of attack(form, shown)) {
      hiddenInAll += 1;
      assert.ok(most - least >= threshold - 1, `seed ${seed}: ${name} is known to be ${least} to ${most}`);
    }
  }
  assert.ok(hiddenInAll > 10_000, `${hiddenInAll} hidden counts attacked`);
});

test("positive control: with small counts alone hidden, the same attacker recovers them", () => {
  const threshold = 5;
  let broken = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const draw = drawer(seed);
    const form = randomForm(draw);
    const tallies = answersTo(form, 20 + Math.floor(draw() * 60), draw);
    const [formAxis] = form.axes;
    assert.ok(formAxis !== undefined);
    const made = axisSystem(form, formAxis, tallies, threshold);
    const known = attack(form, shownWith(axis, made, smallCells(made.system, threshold)));
    if (known.some(({ least, most }) => least === most)) broken += 1;
  }
  assert.ok(broken > 30, `${broken} of 60 give a hidden count away`);
});

test("a hidden count is in doubt also where questions hang together in rankings, options and conditions: audited exactly", () => {
  const form = oneAxis([single("g", 3), single("h", 2)], [ranking("r", 4, { atMost: 2 }), multiple("m", 4, { alone: ["m-4"], atMost: 2 }), single("s", 3), scale("child", { when: { any: [{ question: "s", oneOf: ["s-1"] }, { question: "m", oneOf: ["m-1"] }] } }), scale("other", { when: { question: "g", oneOf: ["g-3"] } })]);
  for (const count of [12, 40, 150]) {
    const tallies = answersTo(form, count, drawer(count));
    const [formAxis] = form.axes;
    assert.ok(formAxis !== undefined);
    const { system } = axisSystem(form, formAxis, tallies, 10);
    const { hidden } = suppress(system, 10);
    const { failing, doubts } = createAuditor(system, 10)(hidden);
    assert.deepEqual(failing, [], `${count} contributions`);
    for (const [cell, { least, most }] of doubts) if ((system.cells[cell]?.count ?? 0) < 10) assert.ok(least === 0 && most >= 10);
  }
});

test("the same tallies in any order give the same release", () => {
  const form = oneAxis([single("g", 3)], [scale("a"), multiple("b", 4)]);
  const tallies = answersTo(form, 90, drawer(5));
  assert.deepEqual(publish(new Map([[axis, tallies]]), form, 10), publish(new Map([[axis, tallies.toReversed()]]), form, 10));
});
