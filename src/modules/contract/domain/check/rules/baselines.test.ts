import assert from "node:assert/strict";
import { test } from "node:test";
import type { Part, Unit } from "../../../../indicators/index.ts";
import { untranslated } from "../../register.ts";
import { checkContract } from "../check-contract.ts";
import type { Contradiction } from "../contradiction.ts";
import { baselineOf, documentOf, indicatorOf, partOf, registerOf } from "../testing.ts";

function check(part: Part, ...lines: readonly string[]): readonly Contradiction[] {
  return checkContract(registerOf({ indicators: [indicatorOf("1", "Essai", [part])] }), lines.length === 0 ? null : documentOf(...lines));
}

const share: Unit = { kind: "share" };

test("a floor under its baseline and a ceiling over it are remarks with both lines", () => {
  const floor = check(partOf("1", "part", { unit: share, baseline: baselineOf(0.385, [3], 2019), target: { comparator: "more-than", value: 0.3, lines: [5] } }));
  assert.deepEqual(floor.map((one) => [one.code, one.severity, one.lines]), [["target-behind-baseline", "remark", [3, 5]]]);
  assert.match(floor[0]?.message.fr ?? "", /30\u202F%.*38,5\u202F% en 2019.*plancher/u);
  const ceiling = check(partOf("1", "taux", { unit: share, baseline: baselineOf(0.14), target: { comparator: "less-than", value: 0.16 } }));
  assert.match(ceiling[0]?.message.en ?? "", /ceiling/u);
});

test("a strict target equal to its baseline is a remark; one that is not strict is not", () => {
  const index: Unit = { kind: "index" };
  const strict = check(partOf("1", "impact", { unit: index, baseline: baselineOf(1.66), target: { comparator: "more-than", value: 1.66 } }));
  assert.deepEqual(strict.map((one) => one.code), ["target-equals-baseline"]);
  assert.deepEqual(check(partOf("1", "impact", { unit: index, baseline: baselineOf(1.66), target: { comparator: "keep-at-or-above", value: 1.66 } })), []);
});

test("censored baselines, totals of a previous period and sums over the contract have no wrong side", () => {
  const censored = { kind: "censored", bound: "more-than", value: 3, year: 2020, note: null, lines: [] } as const;
  assert.deepEqual(check(partOf("1", "délai", { unit: { kind: "year" }, baseline: censored, target: { comparator: "less-than", value: 2 } })), []);
  const previous = { kind: "previous-period", value: 30, fromYear: 2016, toYear: 2020, note: null, lines: [] } as const;
  assert.deepEqual(check(partOf("1", "nombre", { baseline: previous, target: { value: 20 } })), []);
  assert.deepEqual(check(partOf("1", "nombre", { baseline: baselineOf(30), target: { value: 20, scope: { kind: "cumulated", fromYear: 2021, toYear: 2025 } } })), []);
});

test("another programme and another thing counted than in the baseline are remarks", () => {
  const programme = partOf("1", "part du cluster", { unit: share, baseline: baselineOf(0.02, [1]), target: { value: 0.03, lines: [2] } });
  assert.deepEqual(check(programme, "**Valeur 2020 :** 2 % du volet Mer de H2020", "**Valeur cible 2025 :** 3 % du volet Mer d’Horizon Europe").map((one) => one.code), ["perimeter-differs-from-baseline"]);
  assert.deepEqual(check(programme, "**Valeur 2020 :** 2 % d’Horizon Europe", "**Valeur cible 2025 :** 3 % d’Horizon Europe"), []);
  const audience = partOf("1", "audience", { unit: { kind: "count" }, baseline: baselineOf(500, [1]), target: { value: 2000, lines: [2] } });
  assert.deepEqual(check(audience, "Valeur 2020 : 500 vues", "Valeur cible 2025 : 2 000 spectateurs cumulés").map((one) => one.code), ["unit-differs-from-baseline"]);
  assert.deepEqual(check(audience, "Valeur 2020 : 500 vues annuelles", "Valeur cible 2025 : 2 000 vues"), []);
});

test("“valeur” where others are called “valeur cible”, one finding for each part", () => {
  const parts = [partOf("1.a", "a", { target: { lines: [2] } }), partOf("1.b", "b", { target: { calledTarget: false, lines: [4] } })];
  const found = checkContract(registerOf({ indicators: [indicatorOf("1", "Essai", parts)] }), null);
  assert.deepEqual(found.map((one) => [one.code, one.items, one.lines]), [["not-called-target", ["1.b"], [2, 4]]]);
  const none = parts.map((part) => ({ ...part, targets: part.targets.map((target) => ({ ...target, calledTarget: false })) }));
  assert.deepEqual(checkContract(registerOf({ indicators: [indicatorOf("1", "Essai", none)] }), null), []);
});

test("due years: a mixture is a remark that tells of the lag, a year outside the contract is a contradiction", () => {
  const indicators = [
    indicatorOf("1", "Articles", [partOf("1", "articles", { target: { dueYear: 2024, lines: [2] } })], { lagYears: 1, lines: [1] }),
    indicatorOf("2", "Navires", [partOf("2.a", "navires", { target: { lines: [5] } }), partOf("2.b", "marins", { target: { lines: [7] } })]),
    indicatorOf("3", "Ports", [partOf("3", "ports", { unit: { kind: "count", noun: untranslated("ports") }, target: { dueYear: 2028, lines: [9] } })]),
  ];
  const found = checkContract(registerOf({ indicators }), null);
  assert.deepEqual(found.map((one) => [one.code, one.severity, one.lines]), [
    ["due-year-outside-contract", "contradiction", [9]],
    ["mixed-due-years", "remark", [1, 2, 5]],
  ]);
  assert.match(found[1]?.message.en ?? "", /value of 2024 is read in 2025/u);
});
