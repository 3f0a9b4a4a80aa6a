import assert from "node:assert/strict";
import { test } from "node:test";
import { baselineOf, indicatorOf, partOf, priorityOf, referenceOf, registerOf, tableOf } from "../check/testing.ts";
import type { Register } from "../register.ts";
import { difference } from "./difference.ts";

const before: Register = registerOf({
  priorities: [priorityOf([["1", "Peser le sel"], ["2", "Compter les oiseaux"]])],
  indicators: [
    indicatorOf("1", "Sel", [partOf("1", "tonnes de sel", { baseline: baselineOf(2), target: { value: 10 } })]),
    indicatorOf("2", "Oiseaux", [partOf("2", "espèces vues")]),
  ],
  resourceTables: [tableOf([["Actions", [1000, 2000, 3000], 6000], ["Total", [1000, 2000, 3000], 6000, "total"]])],
  employmentPlan: tableOf([["Total", [10, 11, 12.5], 2.5, "total"]], { unit: "full-time-equivalent", code: "emplois" }),
  references: [referenceOf("1", "1", [5])],
});

function brief(after: Register): unknown[] {
  return difference(before, after).map((one) => [one.kind, one.code, one.path]);
}

test("equal registers, and registers that differ only in lines, have no difference", () => {
  assert.deepEqual(difference(before, before), []);
  const elsewhere = registerOf({ ...before, references: [referenceOf("1", "1", [99])], priorities: [priorityOf([["1", "Peser le sel", 7], ["2", "Compter les oiseaux", 8]])] });
  assert.deepEqual(difference(before, elsewhere), []);
});

test("actions added, removed, renamed", () => {
  const after = registerOf({ ...before, priorities: [priorityOf([["1", "Peser tout le sel"], ["3", "Sonder le fond"]])] });
  assert.deepEqual(brief(after), [
    ["changed", "action.title", "priority 1 / objective 1 / action 1"],
    ["added", "action", "priority 1 / objective 1 / action 3"],
    ["removed", "action", "priority 1 / objective 1 / action 2"],
  ]);
  const [renamed, added, removed] = difference(before, after);
  assert.equal(renamed?.message.fr, "Action 1\u202F: «\u202FPeser le sel\u202F» devient «\u202FPeser tout le sel\u202F».");
  assert.match(added?.message.fr ?? "", /^Action 3 ajoutée/u);
  assert.match(removed?.message.en ?? "", /^Action 2 removed: “Compter les oiseaux”/u);
});

test("an action that moves to another objective is one move, not a removal and an addition", () => {
  const after = registerOf({
    ...before,
    priorities: [priorityOf([["1", "Peser le sel"]]), priorityOf([["2", "Compter les oiseaux"]], { priority: "2", objective: "2" })],
  });
  assert.deepEqual(brief(after), [
    ["added", "priority", "priority 2"],
    ["added", "objective", "priority 2 / objective 2"],
    ["changed", "action.moved", "priority 2 / objective 2 / action 2"],
  ]);
});

test("targets and baselines say the old and the new in words", () => {
  const after = registerOf({
    ...before,
    indicators: [
      indicatorOf("1", "Sel", [partOf("1", "tonnes de sel", { baseline: baselineOf(3), target: { value: 12, comparator: "more-than" } })]),
      indicatorOf("2", "Oiseaux", [partOf("2", "espèces vues", { target: { calledTarget: false } })]),
    ],
  });
  assert.deepEqual(brief(after), [
    ["changed", "baseline", "indicator 1 / part 1 / measure 1"],
    ["changed", "target", "indicator 1 / part 1 / target 1"],
    ["changed", "target.standing", "indicator 2 / part 2 / target 2"],
  ]);
  const target = difference(before, after)[1];
  assert.equal(target?.message.fr, "Cible de 1\u202F: «\u202Fau moins 10 en 2025\u202F» devient «\u202Fplus de 12 en 2025\u202F».");
  assert.equal(target?.message.en, "Target of 1: “at least 10 in 2025” becomes “more than 12 in 2025”.");
});

test("indicators and parts that come and go bring their targets with them", () => {
  const after = registerOf({ ...before, indicators: [indicatorOf("1", "Sel", before.indicators[0]?.parts ?? []), indicatorOf("3", "Marées", [partOf("3", "marées")])] });
  assert.deepEqual(brief(after), [
    ["added", "indicator", "indicator 3"],
    ["added", "target", "indicator 3 / target 3"],
    ["removed", "indicator", "indicator 2"],
  ]);
});

test("amounts, posts and references", () => {
  const after = registerOf({
    ...before,
    resourceTables: [tableOf([["Actions", [1000, 2500, 3000], 6500], ["Réserve", [1, null, null], 1], ["Total", [1000, 2000, 3000], 6000, "total"]])],
    employmentPlan: tableOf([["Total", [10, 11, 13], 3, "total"]], { unit: "full-time-equivalent", code: "emplois" }),
    references: [referenceOf("2", "1")],
  });
  assert.deepEqual(brief(after), [
    ["added", "reference", "action 2 / 1"],
    ["removed", "reference", "action 1 / 1"],
    ["changed", "amount", "table ressources-1 / Actions"],
    ["added", "amount", "table ressources-1 / Réserve"],
    ["changed", "posts", "table emplois / Total"],
  ]);
  const amounts = difference(before, after)[2];
  assert.match(amounts?.message.fr ?? "", /2022, 2\u202F000\u202F€ devient 2\u202F500\u202F€\u202F; sur la durée, 6\u202F000\u202F€ devient 6\u202F500\u202F€/u);
  assert.match(difference(before, after)[4]?.message.en ?? "", /2023, 12\.5 full-time equivalents becomes 13/u);
});

test("the contract itself: title, years, signature", () => {
  const after = registerOf({ ...before, toYear: 2026, title: { fr: "Contrat prolongé", en: "Contract extended" } });
  assert.deepEqual(brief(after), [["changed", "contract.title", "contract"], ["changed", "contract.years", "contract"]]);
});

test("a title that is only translated, or set with other apostrophes and spaces, has not changed", () => {
  const title = { fr: "L’essai de l’eau", en: "The test of the water" };
  const french = registerOf({ ...before, title: { fr: "L'essai  de l'eau", en: "L'essai  de l'eau" } });
  assert.deepEqual(difference(registerOf({ ...before, title }), french), []);
  assert.equal(difference(registerOf({ ...before, title }), registerOf({ ...before, title: { ...title, en: "Testing the water" } })).length, 1);
});
